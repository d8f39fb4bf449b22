"""The forms of relations in noun phrases: regular expressions over lines of symbols (see phrasing)."""

import re

from kg import resources

Forms = dict[str, tuple[str, str]]
"""Rule -> a regular expression over a line of symbols, and the name of the relation that it states."""

E, R, N = r"E\d+", r"R\d+s?", r"N\d+s?"
"""A name, a role and a deed; a noun in the plural ends in s."""


W = r"(?:[a-z][\w.-]* |- |' )"


QUALIFIER = (
    r"(?:(?!(?:of|on|in|for|with|about|and|or|to|by|at|from|over|against|that|is|are|was|as)\b)[a-z][\w.-]* |- )"
)
"""A word between an owner and what is owned; no preposition: "Acme's review of Gamma" owns no Gamma."""


NAME = rf"{E}(?! 's)"


STEP = rf"(?:(?!{E}|\. |; )\S+ )"
"""Any symbol on the way from one name to the next, inside a sentence."""


LIST = rf"{NAME}(?:(?: , (?:the )?{NAME})* (?:, )?(?:and|or|&) (?:the )?{NAME})?"
"""One name, or several joined by a word."""


SEVERAL = rf"{NAME}(?:(?: , (?:and )?| and | & ){W}{{0,4}}?{NAME})*"
"""Names in a list that may tell what some of them are: "Orbit and existing backer Gamma"."""


EITHER = rf"(?:{E} 's {W}{{0,3}}?)?{NAME}"


RIVALS = rf"{EITHER}(?:(?: , {EITHER})* (?:, )?(?:and|or|&) {EITHER})?"
"""Names in a list, each perhaps with its owner: "Orbit's Gamma and Acme's Delta"."""


ROLES = rf"{R}(?: (?:and|&|/) {W}?{R})*"


OWNER = rf"(?P<t>{E}) 's "


BY = r"(?:of|at|for|from|by|to|with|in|on|behind)"


IS = r"(?:, (?:aged )?\d+ )?(?:, (?:who )?(?:is|was) |, |\( |- |is |was |are |were |as |became |becomes |remains )"


APPOINTED = r"(?:named|appointed|elected|made|hired|promoted|chosen|confirmed|installed)"


ELECTED = (
    rf"(?:(?:has been|have been|was|is|had been) (?:recently |also )?{APPOINTED} (?:as |to |to be )?|"
    r"(?:becomes|became|has become|takes over as|took over as|returns as|returned as|is) )"
)


INCLUDE = r"(?:include|includes|are|is)"


ROLE_FORMS = {
    "named to a post": rf"(?P<s>{E}) (?:, [^.;]{{1,60}}? , )?{ELECTED}{W}{{0,3}}?(?P<r>{ROLES}) {W}{{0,4}}?"
    rf"(?P<p>{BY}) (?:{W}{{1,2}}'s )?(?:the )?(?P<t>{E})",
    "second post": rf"(?P<s>{E}) {IS}{STEP}*?{R} {STEP}*?{BY} (?:the )?{E} (?:, )?and (?:(?:a|an|the|also) )*"
    rf"{W}{{0,4}}(?P<r>{R}) {W}{{0,4}}?(?P<p>{BY}) (?:the )?(?P<t>{E})",
    "second apposition": rf"(?P<s>{E}) , (?:a|an|the) {W}{{1,6}}?and (?:a|an|the|now|also) {W}{{0,3}}?(?P<r>{R}) "
    rf"(?P<p>{BY}) (?:the )?{W}{{0,3}}?(?P<t>{E})",
    "its own ahead": rf"^{W}{{1,2}}its {W}{{0,3}}?(?P<r>{ROLES}) , (?P<s>{E}) , (?:the )?(?P<t>{E})",
    "ahead of its own": rf"^{W}{{1,2}}(?P<s>{E}) , its {W}{{0,3}}?(?P<r>{ROLES}) {STEP}{{0,3}}?, (?:the )?(?P<t>{E})",
    "of which": rf"(?P<t>{E}) , (?:of|at|for) which (?P<s>{E}) (?:is|remains) {W}{{0,3}}?(?P<r>{R})",
    "counted among": rf"(?P<t>{E}) {STEP}*?(?:counts|count|counted|lists|names) (?P<s>{LIST}) "
    rf"(?:among|as one of) (?:its |their |the |{E} 's )?{W}{{0,3}}?(?P<r>{R})",
    "whose": rf"(?P<t>{E}) , whose {W}{{0,4}}?(?P<r>{R}) {INCLUDE} {W}{{0,4}}?(?P<s>{LIST})",
    "whose holder": rf"(?P<t>{E}) , whose {W}{{0,4}}?(?P<r>{ROLES}) , {W}{{0,2}}?(?P<s>{E})",
    "include": rf"{OWNER}{W}{{0,4}}?(?P<r>{R}) (?:, )?(?:{INCLUDE}|including|such as|like) {W}{{0,4}}?(?P<s>{LIST})",
    "among": rf"among {OWNER}{W}{{0,4}}?(?P<r>{R}) {INCLUDE} {W}{{0,4}}?(?P<s>{LIST})",
    "several": rf"{OWNER}{W}{{0,4}}?(?P<r>R\d+s) (?:, )?{W}{{0,4}}?(?P<s>{LIST})",
    "possessive title": rf"{OWNER}{W}{{0,4}}(?P<r>{ROLES}) {W}{{0,4}}?(?:, )?(?P<s>{E})",
    "its title": rf"(?P<t>{E}) (?:, |and )its {W}{{0,4}}(?P<r>{ROLES}) (?:, )?(?P<s>{E})",
    "title before a name": rf"(?P<t>{E}) {QUALIFIER}{{0,2}}(?P<r>{ROLES}) (?:, )?(?P<s>{E})",
    "apposition": rf"(?P<s>{LIST}) {IS}(?:(?:the|a|an|its|one|now|currently) )*{W}{{0,4}}"
    rf"(?P<r>{ROLES}) (?:and {W}{{1,3}})?{W}{{0,4}}?(?P<p>{BY}) (?:the )?{W}{{0,3}}?(?P<t>{LIST})",
    "possessive apposition": rf"(?P<s>{E}) {IS}{OWNER}{W}{{0,4}}(?P<r>{ROLES})",
    "title and organisation before a name": rf"(?P<r>{R}) (?P<p>{BY}) (?:the )?(?P<t>{E}) , (?P<s>{E})",
    "member with a title": rf"(?P<t>{E}) 's {W}{{1,3}}(?:, )?(?:including|like|such as) (?:its )?(?P<r>{R}) (?P<s>{E})",
    "named as": rf"(?P<t>{E}) (?:has |have )?(?:named|appointed|hired|elected|chose|picked|tapped|promoted) "
    rf"(?:(?:former|one-time) )?(?:{E} )?{W}{{0,4}}?(?P<s>{E}) "
    rf"(?:as |to be )?(?:its |the |a |an )?{W}{{0,3}}?(?P<r>{R})",
    "titles in a row": rf"(?P<s>{E}) , (?:{W}{{0,3}}{R} , )+{W}{{0,3}}(?P<r>{R}) (?P<p>{BY}) (?:the )?(?P<t>{E})",
    "its own": rf"(?P<t>{E}) (?:(?!{E}|\. )\S+ )+?(?P<s>{E}) , its {W}{{0,3}}(?P<r>{R})",
    "its thing": rf"(?P<t>{E}) (?:(?!{E}|\. )\S+ )*?its {W}{{0,3}}(?P<r>{R}) (?:, )?(?P<s>{E})",
    "like": rf"(?P<s>{E}) (?:(?!{E}|\. )\S+ )*?(?P<r>{R}) (?:, )?(?:like|such as|including) (?P<t>{LIST})",
}


NOUN_FORMS = {
    "deed of its own": rf"its {W}{{0,3}}?(?P<r>{N}) (?P<p>{BY}) {W}{{0,4}}?(?P<t>{LIST}) , (?:the )?(?P<s>{E})",
    "possessive deed": rf"(?P<s>{E}) 's {W}{{0,4}}(?P<r>{N}) (?P<p>{BY}) {W}{{0,4}}?(?P<t>{LIST})",
    "deed by": rf"(?P<r>{N}) (?P<p>{BY}) {W}{{0,4}}?(?P<t>{LIST}) by (?:the )?(?P<s>{E})",
    "deed with": rf"(?P<s>{LIST}) {W}{{1,6}}?(?P<r>{N}) (?P<p>with|in|to) (?:the )?(?P<t>{LIST})",
    "deed between": rf"(?P<r>{N}) between (?P<s>{E}) and (?P<t>{E})",
    "announced deed": rf"(?P<s>{E}) (?:today |has |have |also )*(?:announced|unveiled|confirmed|completed) "
    rf"{W}{{0,4}}?(?P<r>{N}) (?P<p>of) {W}{{0,5}}?(?P<t>{LIST})",
    "joint deed": rf"(?P<s>{E}) and (?P<t>{E}) (?:have |has )?(?:announced|formed|signed|struck|entered|launched) "
    rf"{W}{{0,5}}?(?P<r>{N})(?! (?:with|in|to|from|by) )",
    "deed behind its object": rf"(?P<s>{E}) 's {W}{{0,2}}(?P<t>{E}) (?P<r>{N})",
    "decision": rf"(?P<s>{E}) 's {W}{{0,3}}decision to (?P<r>{N}) {W}{{0,6}}(?:, )?(?P<t>{E})",
}


COMPILED = {form: re.compile(rf"(?<!\S)(?={form}(?!\S))") for form in (*ROLE_FORMS.values(), *NOUN_FORMS.values())}


ROW = re.compile(rf"(?<!\S)(?P<p>{E}) ,.*?(?<!\S)(?:of|at) (?:the )?(?P<s>{E}) , (?P<t>{E})(?= [,.;)]|$)")


UNREAL = re.compile(
    r"(?<!\S)(?:not|n't|n’t|never|no|nor|would|could|might|may|will|if|whether|plans|hopes|wants)(?!\S)"
)
"""Words that make of a form's match a denial, a plan or a mere possibility."""


def of(*names: str) -> str:
    """Return the words of some parts of the lexicon of modifiers as one alternative."""
    words = {word for name in names for word in resources.modifiers(name)}
    return rf"(?:{'|'.join(map(re.escape, sorted(words)))})"
