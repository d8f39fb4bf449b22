"""The forms of relations that need no cue word of the ontology: "Orbit's Gamma", "X of Y", "better than", "sold on"."""

import re
from functools import cache

from kg.statements.fixed_models import makers, offers, rivals, tuned, users
from kg.statements.forms import LIST, QUALIFIER, SEVERAL, STEP, E, Forms, W, of


@cache
def compiled() -> dict[str, tuple[re.Pattern[str], str]]:
    """Return the fixed forms, compiled, with the names of their relations."""
    forms = people() | workplaces() | makers() | tuned() | offers() | users() | rivals() | money() | parts()
    return {rule: (re.compile(rf"(?<!\S){form}(?!\S)"), name) for rule, (form, name) in forms.items()}


def people() -> Forms:
    """Return the forms for people beside the name of an organisation."""
    return {
        "name of organisation": (
            rf"(?P<s>{E}) (?:of|at|from|, (?:of|from|at)|,[^,.]*? now (?:at|with)) (?:the )?(?P<t>{E})",
            "affiliatedWith",
        ),
        "name (organisation)": (rf"(?P<s>{E}) \( (?P<t>{E}) \)", "affiliatedWith"),
        "organisation's name": (rf"(?P<t>{E}) 's {QUALIFIER}{{0,4}}(?P<s>{LIST})", "affiliatedWith"),
        "colleagues at": (
            rf"(?P<s>{E}) (?:, )?(?:and|with) (?:his|her|their) {W}{{0,3}}(?:at|of|from) (?:the )?(?P<t>{E})",
            "affiliatedWith",
        ),
        "somebody at": (
            rf"(?P<s>{E}) , (?:who is |now |currently )?(?:a|an|the|one of) {W}{{1,7}}?"
            rf"(?:at|with) (?:the )?(?P<t>{LIST})(?= [,.;)]| and| who|$)",
            "affiliatedWith",
        ),
        "byline": (
            rf"^(?:by|contact|media contact|press contact|press enquiries|press inquiries) (?:: )?(?P<s>{E}) "
            rf"(?:, |\| )(?:the )?(?P<t>{E})$",
            "affiliatedWith",
        ),
    }


def workplaces() -> Forms:
    """Return the forms for what people do at an organisation."""
    cofounding = of("cofounding")
    founding = of("founding")
    working, unit, board = of("working"), of("part_of_one"), of("board", "part_of_one")
    return {
        "unit of an organisation": (
            rf"(?P<s>{E}) (?:, )?(?:who )?{working} {W}{{1,5}}?{unit} (?:at|of|for) (?:the )?(?P<t>{E})",
            "affiliatedWith",
        ),
        "work at": (
            rf"(?P<s>{E}) (?:, )?(?:who )?{working} {W}{{0,6}}?(?:at|for|with) (?:the )?(?P<t>{E})",
            "affiliatedWith",
        ),
        "team led by": (
            rf"{board} (?:at|from|of) (?:the )?(?P<t>{E}) (?:, )?(?:(?:that|which) (?:is|was) )?"
            rf"(?:led|headed|directed|run) by {W}{{0,3}}?(?P<s>{LIST})",
            "affiliatedWith",
        ),
        "makers of a firm": (
            rf"(?P<t>{E}) {STEP}*?(?:{founding}) {STEP}{{0,6}}?by {W}{{0,4}}?(?P<s>{SEVERAL})",
            "founded",
        ),
        "founder of": (rf"(?P<s>{E}) (?:, )?(?:who |and )?(?:has |had )?{cofounding} (?P<t>{E})", "founded"),
        "founded with": (
            rf"{founding} (?P<t>{E}) {STEP}{{0,4}}?(?:together |along )?with (?P<s>{SEVERAL})",
            "founded",
        ),
    }


def money() -> Forms:
    """Return the forms for who puts money into whom."""
    money = of("money")
    taking_part = of("taking_part")
    raised, funds = of("raised"), of("funds")
    sum_of = rf"(?:{money}|[€$£¥]|\S*\d\S*)"
    got = rf"(?P<t>{E}) {STEP}*?{raised} {STEP}*?{sum_of} "
    return {
        "backed": (rf"(?P<s>{E}) - (?:backed|funded) {W}{{0,3}}(?P<t>{E})", "investsIn"),
        "round led by": (rf"{got}{STEP}*?(?:led by|from|by) (?:the )?{W}{{0,3}}?(?P<s>{SEVERAL})", "investsIn"),
        "taking part": (
            rf"(?P<t>{E}) {STEP}*?{raised} (?:(?!\. )\S+ )*?with (?:{W}{{0,5}}from )?{W}{{0,4}}?"
            rf"(?P<s>{SEVERAL}) (?:also |all )?"
            rf"{taking_part}",
            "investsIn",
        ),
        "with money from": (
            rf"(?<!by )(?<!from )(?P<t>{E}) {STEP}*?{funds} (?:from|of) (?:the )?(?P<s>{LIST})",
            "investsIn",
        ),
    }


def parts() -> Forms:
    """Return the forms for a part of an organisation."""
    unit = of("part_of_one")
    return {
        "organisation at": (rf"(?P<s>{E}) at (?:the )?(?P<t>{E})", "partOf"),
        "owned": (rf"(?P<t>{E}) - (?:owned|controlled) {W}{{0,3}}(?P<s>{E})", "partOf"),
        "majority owned by": (
            rf"(?P<s>{E}) (?:, )?(?:(?:which|is|was|are|now) )*{W}{{1,2}}- owned by {W}{{0,4}}?(?P<t>{E})",
            "partOf",
        ),
        "possessive unit": (rf"(?P<t>{E}) 's (?:own )?(?P<s>{E})(?= {unit}| [^'])", "partOf"),
    }
