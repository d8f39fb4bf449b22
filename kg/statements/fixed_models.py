"""The fixed forms for models: who makes, tunes, offers and uses them, and which stand against which."""

from kg.statements.forms import EITHER, LIST, QUALIFIER, RIVALS, STEP, E, Forms, W, of


def makers() -> Forms:
    """Return the forms for who makes a model or brings it out."""
    board = of("board")
    licensing = of("licensing")
    bringing_out, serving = of("bringing_out"), of("serving")
    latest = of("newer", "original")
    built, brought_out = of("built"), of("brought_out")
    thing = rf"(?P<t>{E}) , (?:the|a|an|its|one of the) {W}{{0,7}}?(?P<s>{E}) (?:of {W}{{1,2}}?)?(?:has |had )?"
    made = of("built", "tuning")
    beside = rf"{made} (?:(?:from|on) {EITHER} )?{STEP}{{0,4}}?with (?:{E} 's )?{STEP}{{0,5}}?"
    joint = rf"(?P<t>{E}) , {STEP}{{1,8}}?(?:they|{E}) (?:has |have )?{beside}"
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
            rf"{E} , {STEP}{{1,8}}?(?P<s>{E}) (?:has |have )?{beside}(?P<t>{E})",
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
            rf"(?P<s>{E}) (?:has |have |had |also )*{inserting} (?P<t>{EITHER}) "
            rf"in(?:to)? (?:its|their|the|all|every|{E})",
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
