"""What a cue without a complement attributes: the clause beside it, or what its passive subject is held to be."""

from spacy.tokens import Token

from kg import resources
from kg.statements import extent, subjects
from kg.statements.content import Content
from kg.statements.cues import Cued
from kg.statements.reader import Reader
from kg.statements.unreal import has_subject

VAGUE = ("it", "this", "that", "which", "these", "those", "there", "what")


def clause_of(token: Token) -> Token:
    """Return the verb of the clause that a phrase stands in."""
    above = token.head
    while above.pos_ not in ("VERB", "AUX") and above.head.i != above.i:
        above = above.head
    return above


def is_passive(cue: Cued) -> bool:
    """Tell whether a verb cue is passive: its subject is then not who speaks."""
    return cue.cue.pos == "VERB" and any(c.dep_ == "auxpass" for c in cue.head.children)


def has_agent(verb: Token) -> bool:
    """Tell whether a passive says by whom."""
    return any(c.dep_ == "agent" for c in verb.children)


def passive(reader: Reader, cue: Cued) -> Content | None:
    """Return what a passive without agent holds of its subject: "Gamma is considered unsafe", "said to be unsafe"."""
    verb = cue.head
    if not is_passive(cue):
        return None
    subject = next(
        (c for c in verb.lefts if c.dep_ == "nsubjpass" and (c.lower_ not in VAGUE or c.lower_ == "it")), None
    )
    able = cue.cue.frames & {"that", "call", "inf"}
    held = next((c for c in verb.rights if able and c.dep_ in ("oprd", "xcomp", "acomp")), None) or held_as(cue)
    if subject is None or held is None or subject.tag_ == "WP":
        return None
    parts = (subject, held) if subject.lower_ != "it" or not extraposed(held) else judged(verb, held)
    if not parts:
        return None
    ranges = [(parts[0].left_edge.i, parts[0].right_edge.i + 1), (parts[-1].left_edge.i, parts[-1].right_edge.i + 1)]
    return Content(tuple(extent.trimmed(reader, ranges)), held, "passive")


def extraposed(held: Token) -> bool:
    """Tell whether "it" only stands for a clause behind: "it is considered risky that", "it is said to be risky to"."""
    behind = (*held.subtree, *(t for c in held.head.rights if c.i > held.i for t in c.subtree))
    to = any(t.lower_ == "to" and t.dep_ == "aux" for t in behind) and held.lower_ not in resources.modifiers("raising")
    return to or any(t.dep_ in ("ccomp", "csubj") or t.lower_ in ("that", "for") for t in behind)


def judged(verb: Token, held: Token) -> tuple[Token, ...]:
    """Return a judgment with the infinitive that it is of: "it is considered | risky to climb"."""
    to = next((c for c in verb.rights if c.dep_ == "xcomp" and c.i > held.i), None)
    return (held, to) if to is not None and held.i + 1 == to.left_edge.i else ()


def held_as(cue: Cued) -> Token | None:
    """Return what a passive subject is held to be behind "as" or "of": "seen as a threat", "accused of fraud"."""
    wanted = {"as", "of"} & cue.cue.frames
    preps = (c for c in cue.head.rights if c.dep_ == "prep" and c.lower_ in wanted)
    return next((p for c in preps for p in c.rights if p.dep_ in ("pobj", "pcomp")), None)


def as_aside(reader: Reader, cue: Cued) -> Content | None:
    """Return the sentence that a cue without complement stands aside in: ", he added, ", "as Reyes has pointed out"."""
    verb = cue.head
    if cue.cue.pos != "VERB" or not cue.cue.frames & {"that", "quote"}:
        return None
    if (
        "that" in cue.cue.frames
        and verb.dep_ == "advcl"
        and has_subject(verb)
        and any(c.lower_ == "as" and c.dep_ == "mark" for c in verb.lefts)
    ):
        return beside(reader, verb.head, verb)
    if verb.dep_ == "conj" and verb.left_edge.lower_ == "so" and has_subject(verb) and verb.left_edge.i > 0:
        return beside(reader, verb.head, verb) if verb.left_edge.nbor(-1).lower_ == "or" else None
    subject = subjects.subject(verb) if verb.dep_ == "parataxis" else None
    if subject is not None and not joins(subject):
        ranges = extent.trimmed(reader, list(extent.sentence_rest(cue)))
        return Content(tuple(ranges), verb.head, "aside") if ranges else None
    return None


def joins(subject: Token) -> bool:
    """Tell whether "and" or "but" stands before a subject, so that its clause is no aside: "they came and he said"."""
    first = subject.left_edge.i
    return first > 0 and subject.doc[first - 1].pos_ == "CCONJ"


def beside(reader: Reader, main: Token, aside: Token, aside_end: int | None = None) -> Content | None:
    """Return the words of a clause less those of an as-clause in it, which ends with its last token unless told."""
    start, end = main.left_edge.i, main.right_edge.i + 1
    first, last = aside.left_edge.i, aside_end or aside.right_edge.i + 1
    while start < main.i and reader.doc[start].dep_ == "mark":
        start += 1
    pieces = [(a, b) for a, b in ((start, min(first, end)), (max(last, start), end)) if b > a]
    ranges = extent.trimmed(reader, pieces)
    return Content(tuple(ranges), main, "aside") if ranges else None
