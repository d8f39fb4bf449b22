"""Organisations by what they do and who works there: "Tarnbrook's chief executive", "owned by Tarnbrook"."""

from collections.abc import Callable

from spacy.tokens import Doc, Span

from kg import resources
from kg.annotate.runs import APOSTROPHES, is_place, noun_before, seems_given, seems_person


def owning(run: Span) -> str:
    """Read "Vantrell's chief executive", "Vantrell's Ada Reyes"."""
    doc, end = run.doc, run.end
    if end + 2 >= len(doc) or is_place(run) or seems_given(run):
        return ""
    if doc[end].text not in APOSTROPHES:
        return ""
    if doc[end + 1].i in named_people(doc):
        return "Org"
    words = [token.lower_ for token in doc[end + 1 : end + 5]]
    owned = resources.name_parts("firm_owned")
    first = next((k for k, word in enumerate(words) if word in owned), None)
    return "Org" if first is not None and all(token.is_alpha for token in doc[end + 1 : end + 1 + first]) else ""


def named_people(doc: Doc) -> set[int]:
    """Return the tokens that are people's names by what was found before parsing."""
    return {unit.start for unit in doc.spans["units"] if unit.label_ == "Person"}


def listed_on_exchange(run: Span) -> str:
    """Read "Vantrell (NASDAQ: VNTR)", "Vantrell (VNTR.ST)"."""
    inside = [token.text for token in run.doc[run.end : run.end + 5]]
    marked = len(inside) == 5 and inside[0] + inside[2] + inside[4] in ("(:)", "(.)")
    return "Org" if marked and inside[1].isupper() and inside[3].isupper() else ""


def staffed(run: Span) -> str:
    """Read "an engineer at Vantrell", "chief executive of Vantrell", "owned by Vantrell"."""
    doc, start = run.doc, run.start
    before = doc[start - 1].lower_ if start > 1 else ""
    sure = before in ("of", "by", "with") or (before == "at" and for_firm(doc, start - 2))
    place = listed_place(run) if sure else is_place(run)
    if before not in BEFORE or place or seems_given(run):
        return ""
    return "Org" if BEFORE[before](doc, start - 2) else ""


def listed_place(run: Span) -> bool:
    """Tell whether a word of a run is a place of the lexicon; what the language model takes for one may be a firm."""
    return any(token.text in resources.name_parts("place") for token in run)


def at_role(doc: Doc, i: int) -> bool:
    """Tell whether a word for somebody at work governs the preposition behind token *i*, or stands before it."""
    roles = resources.name_parts("firm_role")
    head = doc[i + 1].head
    return doc[i].lower_ in roles or head.lower_ in roles or head.lower_.rstrip("s") in roles


def of_firm(doc: Doc, i: int) -> bool:
    """Tell whether the word at *i* is of a firm: subsidiary, chief executive."""
    noun = noun_before(doc, i + 1).split("-")[-1]
    chief = i > 0 and doc[i - 1].lower_ == "chief" and noun in resources.name_parts("firm_role")
    return chief or noun in resources.name_parts("firm_of")


def by_firm(doc: Doc, i: int) -> bool:
    """Tell whether the verb at *i* is what firms do to things: owned, acquired, published."""
    return doc[i].lower_ in resources.name_parts("firm_agent")


def for_firm(doc: Doc, i: int) -> bool:
    """Tell whether the word at *i* is somebody who speaks or works for others: spokesman."""
    return doc[i].lower_ in resources.name_parts("firm_role")


BEFORE: dict[str, Callable[[Doc, int], bool]] = {
    "at": at_role,
    "of": of_firm,
    "by": by_firm,
    "for": for_firm,
    "with": for_firm,
}
"""A preposition before a name -> what must stand before that."""


def based(run: Span) -> str:
    """Read "Porto-based Vantrell": one word behind where it has its seat."""
    doc, start = run.doc, run.start
    seated = start > 2 and doc[start - 1].lower_ == "based" and doc[start - 2].text == "-"
    return "Org" if seated and len(run) == 1 else ""


def undergoing(run: Span) -> str:
    """Read "Vantrell was founded", "Vantrell is published by": what is done to firms."""
    root = run.root
    if run.doc[run.end : run.end + 2].text == ", which" and not is_place(run):
        return (
            "Org"
            if {t.lower_ for t in run.doc[run.end + 2 : run.end + 5]} & resources.name_parts("firm_passive")
            else ""
        )
    passive = root.dep_ == "nsubjpass" and root.head.lower_ in resources.name_parts("firm_passive")
    by_name = passive and (
        root.head.lower_ in ("headquartered", "incorporated") or any(c.dep_ == "agent" for c in root.head.children)
    )
    return "Org" if by_name and not seems_given(run) and not is_place(run) else ""


def acting(run: Span) -> str:
    """Read "Vantrell buys a rival": the subject of a verb of business, unless it reads as a person or a place."""
    root = run.root
    if (
        root.dep_ != "nsubj"
        or is_place(run)
        or seems_person(run)
        or not (root.pos_ == "PROPN" or root.ent_type_ == "ORG")
    ):
        return ""
    verb = root.head
    if verb.lemma_ in resources.name_parts("firm_verb"):
        return "Org"
    return "Org" if run[-1].text in resources.name_parts("firm_word") and len(run) > 1 else ""


def firm_in_list(run: Span) -> str:
    """Read "Orbit AI and, from June, Vantrell Foods": a firm's last word beside an organisation, or at a line's end."""
    if len(run) < 2 or run[-1].text not in resources.name_parts("firm_word") or seems_given(run) or is_place(run):
        return ""
    before = run.doc[run.start - 1].lower_ if run.start else ""
    return "Org" if before in (",", "and", "at", "by", "from", "with", "for") else ""


BUSINESS: tuple[Callable[[Span], str], ...] = (
    listed_on_exchange,
    owning,
    staffed,
    based,
    acting,
    undergoing,
    firm_in_list,
)
"""What is asked of the words beside a run, in this order; each answers "Org" or nothing."""
