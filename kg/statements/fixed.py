"""The forms of relations that need no cue word of the ontology: "Orbit's Gamma", "X of Y", "better than", "sold on"."""

import re
from functools import cache

from kg import resources
from kg.statements.forms import EITHER, LIST, QUALIFIER, RIVALS, SEVERAL, STEP, E, W

Forms = dict[str, tuple[str, str]]
"""Rule -> a regular expression over a line of symbols, and the name of the relation that it states."""


@cache
def compiled() -> dict[str, tuple[re.Pattern[str], str]]:
    """Return the fixed forms, compiled, with the names of their relations."""
    forms = people() | workplaces() | makers() | tuned() | offers() | users() | rivals() | money() | parts()
    return {rule: (re.compile(rf"(?<!\S){form}(?!\S)"), name) for rule, (form, name) in forms.items()}


def of(*names: str) -> str:
    """Return the words of some parts of the lexicon of modifiers as one alternative."""
    words = {word for name in names for word in resources.modifiers(name)}
    return rf"(?:{'|'.join(map(re.escape, sorted(words)))})"


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


def makers() -> Forms:
    """Return the forms for who makes a model or brings it out."""
    board = of("board")
    licensing = of("licensing")
    bringing_out, serving = of("bringing_out"), of("serving")
    latest = of("newer", "original")
    built, brought_out = of("built"), of("brought_out")
    thing = rf"(?P<t>{E}) , (?:the|a|an|its|one of the) {W}{{0,7}}?(?P<s>{E}) (?:of {W}{{1,2}}?)?(?:has |had )?"
    joint = rf"(?P<t>{E}) , {STEP}{{1,8}}?(?:it|they|we|{E}) (?:has |have )?{built} {STEP}{{0,4}}?with {STEP}{{0,5}}?"
    return {
        "possessive": (rf"(?P<s>{E}) 's {QUALIFIER}{{0,4}}(?P<t>{LIST})", "develops"),
        "its latest": (rf"(?P<s>{E}) 's {latest} , (?P<t>{E})", "develops"),
        "a thing made by": (thing + built, "develops"),
        "a thing brought out by": (thing + brought_out, "releases"),
        "served by its release": (rf"^{bringing_out} (?P<t>{E}) {serving} (?P<s>{E})", "releases"),
        "made together with": (rf"{joint}(?P<s>{E})", "develops"),
        "a thing built on": (
            rf"(?P<s>{E}) , {STEP}*?(?:that|which) {E} {STEP}{{0,4}}?{built} "
            rf"(?:on top of|on|from|out of) (?:the )?(?P<t>{EITHER})",
            "derivedFrom",
        ),
        "made jointly": (
            rf"{E} , {STEP}{{1,8}}?(?P<s>{E}) (?:has |have )?{built} {STEP}{{0,4}}?with {STEP}{{0,5}}?(?P<t>{E})",
            "partnersWith",
        ),
        "team of a model": (rf"(?P<t>{E}) {board} (?:at|of) (?P<s>{E})", "develops"),
        "licensed from": (
            rf"(?P<t>{E}) , {STEP}*?(?:that|which) {E} {licensing} from {W}{{0,5}}?(?P<s>{E})",
            "develops",
        ),
    }


def tuned() -> Forms:
    """Return the forms for a model that is made from another one."""
    tuning = of("tuning")
    into = (
        rf"(?P<{{0}}>{E}) (?:has |have |had |also )*{tuning} (?P<{{1}}>{E}) into "
        rf"(?:the |a |its )?{W}{{{{0,3}}}}?(?P<{{2}}>{E})"
    )
    return {
        "tuned into": (into.format("x", "t", "s"), "derivedFrom"),
        "tuned into, its maker": (into.format("s", "x", "t"), "develops"),
        "tuned into, its user": (into.format("s", "t", "x"), "uses"),
        "tuned from": (
            rf"(?P<s>{E}) {STEP}*?(?:(?:{E}|we|it|they) {STEP}{{0,4}}?)?{tuning} "
            rf"(?:from|on top of|out of) (?:the )?{W}{{0,3}}?(?P<t>{EITHER})",
            "derivedFrom",
        ),
    }


def offers() -> Forms:
    """Return the forms for where a model is to be had."""
    again = rf"(?:(?:on|via|through|from|at|in) )?(?:the |{E} 's )?(?:{W}){{0,2}}?"
    more = rf"(?:(?: ,)? (?:and|or) (?:, [^,]{{1,30}} , )?{again}{E})?"
    return {
        "available through": (
            rf"(?P<t>{E}) {STEP}*?available {W}{{0,4}}?(?:through|on|via|from|at|in) (?:the )?"
            rf"(?P<s>(?:{E} 's|{LIST}){more})",
            "distributes",
        ),
    }


def users() -> Forms:
    """Return the forms for who puts a model to work."""
    moving, inserting = of("moving"), of("inserting")
    resting_on = of("resting_on")
    taken, dropping = of("choosing"), of("dropping")
    return {
        "runs on": (
            rf"(?P<s>{E}) 's {QUALIFIER}{{1,4}}(?:now |also )?{resting_on} {W}{{0,4}}?(?P<t>{EITHER})",
            "uses",
        ),
        "put into": (
            rf"(?P<s>{E}) (?:has |have |had |also )*{inserting} (?P<t>{EITHER}) in(?:to)? (?:its|their|the|all|every|{E})",
            "uses",
        ),
        "swapped for": (
            rf"(?P<s>{E}) (?:has |have |had |recently )*{dropping} {EITHER} "
            rf"(?:for|with|in favou?r of|to) (?P<t>{EITHER})",
            "uses",
        ),
        "switched to": (
            rf"(?P<s>{E}) (?:has |have |had |recently )*{moving} from {EITHER} to (?P<t>{EITHER})",
            "uses",
        ),
        "chosen over": (
            rf"(?P<s>{E}) (?:has |have |had |recently )*{taken} (?P<t>{EITHER}) (?:over|instead of|rather than) {E}",
            "uses",
        ),
    }


def rivals() -> Forms:
    """Return the forms that set one model or firm against another."""
    beating = of("beating")
    moving = of("moving")
    comparing, alike, taken, dropping = of("comparing"), of("alike"), of("choosing"), of("dropping")
    return {
        "comparison": (
            rf"(?P<s>{E}) {STEP}*?{comparing} {STEP}{{0,4}}?(?:than|of) (?:the |both )?(?P<t>{RIVALS})",
            "competesWith",
        ),
        "as much as": (
            rf"(?P<s>{E}) {STEP}*?as (?!well|soon|long|far|early|late|much|such){W}as (?:the )?(?P<t>{RIVALS})",
            "competesWith",
        ),
        "on a par": (rf"(?P<s>{E}) {STEP}*?{alike} (?:the )?(?P<t>{RIVALS})", "competesWith"),
        "beaten as well": (
            rf"(?P<s>{E}) {STEP}{{0,3}}?{beating} {EITHER} (?:on|in|at) {STEP}{{1,8}}?and (?P<t>{EITHER}) (?:on|in|at)",
            "competesWith",
        ),
        "set against": (
            rf"^(?:but |and |yet )?(?:{alike}|against|in contrast to|contrasted with) (?:its )?{W}{{0,2}}?"
            rf"(?P<t>{RIVALS}) , "
            rf"(?:the )?{W}{{0,4}}?(?P<s>{E})",
            "competesWith",
        ),
        "one for another": (
            rf"{dropping} (?P<s>{EITHER}) (?:for|with|in favou?r of|to) (?P<t>{EITHER})",
            "competesWith",
        ),
        "from one to another": (rf"{moving} from (?P<s>{EITHER}) to (?P<t>{EITHER})", "competesWith"),
        "one over another": (
            rf"{taken} (?P<s>{EITHER}) (?:over|instead of|rather than) (?P<t>{EITHER})",
            "competesWith",
        ),
        "in the place of": (
            rf"{taken} (?P<s>{EITHER}) (?:(?!\. )\S+ )*?, (?:replacing|displacing|dropping) {W}{{0,3}}?(?P<t>{EITHER})",
            "competesWith",
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
