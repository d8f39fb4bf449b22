"""The forms of relations in noun phrases: regular expressions over lines of symbols (see phrasing)."""

import re
from functools import cache

from kg import resources

E, R, N = r"E\d+", r"R\d+", r"N\d+"


W = r"(?:[a-z][\w.-]* |- |' )"


NAME = rf"{E}(?! 's)"


LIST = rf"{NAME}(?:(?: , {NAME})* (?:, )?(?:and|or|&) {NAME})?"
"""One name, or several joined by a word."""


ROLES = rf"{R}(?: (?:and|&|/) {W}?{R})*"


OWNER = rf"(?P<t>{E}) 's "


BY = r"(?:of|at|for|from|by|to|with|in|on|behind)"


IS = r"(?:, |\( |- |, who is |is |was |are |were |as |became |remains )"


ROLE_FORMS = {
    "possessive title": rf"{OWNER}{W}{{0,4}}(?P<r>{ROLES}) {W}{{0,4}}?(?:, )?(?P<s>{E})",
    "its title": rf"(?P<t>{E}) (?:, |and )its {W}{{0,4}}(?P<r>{ROLES}) (?:, )?(?P<s>{E})",
    "title before a name": rf"(?P<t>{E}) {W}{{0,2}}(?P<r>{ROLES}) (?:, )?(?P<s>{E})",
    "apposition": rf"(?P<s>{LIST}) {IS}(?:(?:the|a|an|its|one|now|currently) )*{W}{{0,4}}"
    rf"(?P<r>{ROLES}) (?:and {W}{{1,3}})?{W}{{0,4}}?(?P<p>{BY}) (?:the )?{W}{{0,3}}?(?P<t>{LIST})",
    "possessive apposition": rf"(?P<s>{E}) {IS}{OWNER}{W}{{0,4}}(?P<r>{ROLES})",
    "title and organisation before a name": rf"(?P<r>{R}) (?P<p>{BY}) (?:the )?(?P<t>{E}) , (?P<s>{E})",
    "member with a title": rf"(?P<t>{E}) 's {W}{{1,3}}(?:, )?(?:including|like|such as) (?:its )?(?P<r>{R}) (?P<s>{E})",
    "named as": rf"(?P<t>{E}) (?:has |have )?(?:named|appointed|hired|elected|chose|picked|tapped|promoted) (?P<s>{E}) "
    rf"(?:as |to be )?(?:its |the |a |an )?{W}{{0,3}}?(?P<r>{R})",
    "titles in a row": rf"(?P<s>{E}) , (?:{W}{{0,3}}{R} , )+{W}{{0,3}}(?P<r>{R}) (?P<p>{BY}) (?:the )?(?P<t>{E})",
    "its own": rf"(?P<t>{E}) (?:(?!{E}|\. )\S+ )+?(?P<s>{E}) , its {W}{{0,3}}(?P<r>{R})",
    "its thing": rf"(?P<t>{E}) (?:(?!{E}|\. )\S+ )*?its {W}{{0,3}}(?P<r>{R}) (?:, )?(?P<s>{E})",
    "like": rf"(?P<s>{E}) (?:(?!{E}|\. )\S+ )*?(?P<r>{R}) (?:, )?(?:like|such as|including) (?P<t>{LIST})",
}


NOUN_FORMS = {
    "possessive deed": rf"(?P<s>{E}) 's {W}{{0,4}}(?P<r>{N}) (?P<p>{BY}) {W}{{0,4}}?(?P<t>{LIST})",
    "deed by": rf"(?P<r>{N}) (?P<p>{BY}) {W}{{0,4}}?(?P<t>{LIST}) by (?:the )?(?P<s>{E})",
    "deed with": rf"(?P<s>{LIST}) {W}{{1,6}}?(?P<r>{N}) (?P<p>with|in|to) (?:the )?(?P<t>{LIST})",
    "deed between": rf"(?P<r>{N}) between (?P<s>{E}) and (?P<t>{E})",
    "announced deed": rf"(?P<s>{E}) (?:today |has |have |also )*(?:announced|unveiled|confirmed|completed) "
    rf"{W}{{0,4}}?(?P<r>{N}) (?P<p>of) {W}{{0,5}}?(?P<t>{LIST})",
    "joint deed": rf"(?P<s>{E}) and (?P<t>{E}) (?:have |has )?(?:announced|formed|signed|struck|entered|launched) "
    rf"{W}{{0,5}}?(?P<r>{N})",
    "deed behind its object": rf"(?P<s>{E}) 's {W}{{0,2}}(?P<t>{E}) (?P<r>{N})",
    "decision": rf"(?P<s>{E}) 's {W}{{0,3}}decision to (?P<r>{N}) {W}{{0,6}}(?:, )?(?P<t>{E})",
}


COMPILED = {form: re.compile(rf"(?<!\S){form}(?!\S)") for form in (*ROLE_FORMS.values(), *NOUN_FORMS.values())}


QUALIFIER = (
    r"(?:(?!(?:of|on|in|for|with|about|and|or|to|by|at|from|over|against|that|is|are|was|as)\b)[a-z][\w.-]* |- )"
)
"""A word between an owner and what is owned; no preposition: "Acme's review of Gamma" owns no Gamma."""


STEP = rf"(?:(?!{E}|\. |; )\S+ )"
"""Any symbol on the way from one name to the next, inside a sentence."""


ROW = re.compile(rf"(?<!\S)(?P<p>{E}) ,.*?(?<!\S)(?:of|at) (?:the )?(?P<s>{E}) , (?P<t>{E})(?= [,.;)]|$)")


TITLED = re.compile(
    r"(?:^|(?<=[,.\"“”] )|(?<=said )|(?<=by )|(?<=and )|(?<=its )|(?<=the )|(?<=under ))"
    rf"(?:its |the )?(?:new |current )?"
    rf"(?P<r>{R}) (?:, )?(?P<s>{E})"
)
"""A title before a name, where no organisation stands beside it."""


def fixed() -> dict[str, tuple[str, str]]:
    """Return the forms that need no cue word of the ontology, each with the relation that it states."""
    built, brought_out, working = of("built"), of("brought_out"), of("working")
    money, raised, funds, comparing, alike = of("money"), of("raised"), of("funds"), of("comparing"), of("alike")
    unit = of("part_of_one")
    thing = rf"(?P<t>{E}) , (?:the|a|an|its|one of the) {W}{{0,7}}?(?P<s>{E}) (?:of {W}{{1,2}}?)?(?:has |had )?"
    return {
        "possessive": (rf"(?P<s>{E}) 's {QUALIFIER}{{0,4}}(?P<t>{LIST})", "develops"),
        "name of organisation": (
            rf"(?P<s>{E}) (?:of|at|from|,[^,.]*? now (?:at|with)) (?:the )?(?P<t>{E})",
            "affiliatedWith",
        ),
        "name (organisation)": (rf"(?P<s>{E}) \( (?P<t>{E}) \)", "affiliatedWith"),
        "organisation's name": (rf"(?P<t>{E}) 's {QUALIFIER}{{0,4}}(?P<s>{LIST})", "affiliatedWith"),
        "unit of an organisation": (
            rf"(?P<s>{E}) (?:, )?(?:who )?{working} {W}{{1,5}}?{unit} (?:at|of|for) (?:the )?(?P<t>{E})",
            "affiliatedWith",
        ),
        "work at": (
            rf"(?P<s>{E}) (?:, )?(?:who )?{working} {W}{{0,6}}?(?:at|for|with) (?:the )?(?P<t>{E})",
            "affiliatedWith",
        ),
        "colleagues at": (
            rf"(?P<s>{E}) (?:, )?(?:and|with) (?:his|her|their) {W}{{0,3}}(?:at|of|from) (?:the )?(?P<t>{E})",
            "affiliatedWith",
        ),
        "somebody at": (
            rf"(?P<s>{E}) , (?:who is |now |currently )?(?:a|an|the|one of) {W}{{1,7}}?"
            rf"(?:at|with) (?:the )?(?P<t>{LIST})(?= [,.;)]|$)",
            "affiliatedWith",
        ),
        "byline": (
            rf"^(?:by|contact|media contact|press contact) (?:: )?(?P<s>{E}) (?:, |\| )(?:the )?(?P<t>{E})$",
            "affiliatedWith",
        ),
        "organisation at": (rf"(?P<s>{E}) at (?:the )?(?P<t>{E})", "partOf"),
        "owned": (rf"(?P<t>{E}) - (?:owned|controlled) {W}{{0,3}}(?P<s>{E})", "partOf"),
        "backed": (rf"(?P<s>{E}) - (?:backed|funded) {W}{{0,3}}(?P<t>{E})", "investsIn"),
        "round led by": (
            rf"(?P<t>{E}) {STEP}*?{raised} {STEP}*?{money} {STEP}*?(?:led by|from|by) (?:the )?(?P<s>{LIST})",
            "investsIn",
        ),
        "with money from": (rf"(?P<t>{E}) {STEP}*?{funds} (?:from|of) (?:the )?(?P<s>{LIST})", "investsIn"),
        "available through": (
            rf"(?P<t>{E}) {STEP}*?available {W}{{0,4}}?(?:through|on|via|from|at|in) (?:the )?(?P<s>{LIST})",
            "distributes",
        ),
        "a thing made by": (thing + built, "develops"),
        "a thing brought out by": (thing + brought_out, "releases"),
        "comparison": (
            rf"(?P<s>{E}) {STEP}*?{comparing} {STEP}{{0,4}}?(?:than|of) (?:the |both )?(?P<t>{LIST})",
            "competesWith",
        ),
        "on a par": (rf"(?P<s>{E}) {STEP}*?{alike} (?:the )?(?P<t>{LIST})", "competesWith"),
    }


def of(part: str) -> str:
    """Return the words of one part of the lexicon of modifiers as one alternative."""
    return rf"(?:{'|'.join(map(re.escape, sorted(resources.modifiers(part))))})"


@cache
def compiled() -> dict[str, tuple[re.Pattern[str], str]]:
    """Return the fixed forms, compiled, with the names of their relations."""
    return {rule: (re.compile(rf"(?<!\S){form}(?!\S)"), name) for rule, (form, name) in fixed().items()}


UNREAL = re.compile(
    r"(?<!\S)(?:not|n't|n’t|never|no|nor|would|could|might|may|will|if|whether|plans|hopes|wants)(?!\S)"
)
"""Words that make of a form's match a denial, a plan or a mere possibility."""
