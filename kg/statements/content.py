"""What is said: the words that a cue attributes, as token ranges, by the frame in which they stand."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg import resources
from kg.statements.cues import Cued
from kg.statements.extent import complement, trimmed
from kg.statements.reader import Reader
from kg.statements.small_clauses import object_clause, seen_as, small_clause

QUESTION_WORDS = ("whether", "if", "how", "why", "what", "who", "when", "where")


NO_PREPOSITION = frozenset({"as", "obj", "inf", "that"})


@dataclass(frozen=True, slots=True)
class Content:
    """The attributed words: token ranges in order, the token that heads them, and the frame that gave them."""

    ranges: tuple[tuple[int, int], ...]
    head: Token
    frame: str


def content(reader: Reader, found: Cued) -> Content | None:
    """Return what a cue attributes, by the first frame of its lexicon entry that fits; ``None`` where none does."""
    marked = behind_that(found)
    for frame, rule in FRAMES.items():
        if (marked is not None and frame in ("call", "small")) or (head := rule(found)) is None:
            continue
        ranges = trimmed(reader, complement(found, head))
        if ranges:
            return Content(tuple(ranges), head, frame)
    return None


def clause(found: Cued) -> Token | None:
    """Return the verb of a finite clause that the cue governs, "that" or none before it.

    Behind a noun cue it may hang on the verb that carries the noun ("his fear is that", "made the case that").
    """
    children = (*found.head.rights, *found.head.lefts)
    own = (c for c in children if is_clause(c) and not cut_off(found, c))
    carrier = found.governor
    if carrier is None and found.cue.pos == "NOUN" and found.head.dep_ == "nsubj" and found.head.head.lemma_ == "be":
        carrier = found.head.head
    if cleft(found):
        return next((c for c in found.head.head.rights if c.dep_ == "ccomp" and complementised(c)), None)
    carried = (
        said_in(found) if carrier is None else (c for c in carrier.children if c.dep_ == "ccomp" and complementised(c))
    )
    return next((c for c in (*own, *carried) if fits(found, c)), None) or behind_that(found)


def cleft(found: Cued) -> bool:
    """Tell whether a cue stands in the first half of a cleft sentence: "What X wants is that", "What worries X is"."""
    asks = any(c.tag_ == "WP" for c in found.head.lefts)
    return asks and found.head.dep_ == "csubj" and found.head.head.lemma_ == "be" and found.cue.pos == "VERB"


def behind_that(found: Cued) -> Token | None:
    """Return the head of what stands behind a cue and "that", where the parse did not see that it is a clause."""
    mark = found.head.i + 1
    if found.cue.pos != "VERB" or "that" not in found.cue.frames or mark >= len(found.head.doc):
        return None
    if found.head.doc[mark].lower_ != "that":
        return None
    held_ = (c for c in found.head.rights if c.right_edge.i > mark and c.dep_ not in ("punct", "prt", "advmod"))
    return next((c for c in held_ if any(t.pos_ in ("VERB", "AUX") for t in c.subtree)), None)


def said_in(found: Cued) -> Iterator[Token]:
    """Yield the clause that the parse hung on where it was said: "said in a statement that"."""
    nouns = (n for c in found.head.rights if c.dep_ == "prep" for n in c.rights if n.dep_ == "pobj")
    return (c for noun in nouns for c in noun.rights if c.dep_ in ("acl", "relcl") and complementised(c))


def is_clause(child: Token) -> bool:
    """Tell whether a dependent is a clause that can be what is held: a complement, or one with "that" on a noun."""
    return child.dep_ == "ccomp" or (child.dep_ in ("acl", "relcl") and complementised(child))


def cut_off(found: Cued, child: Token) -> bool:
    """Tell whether a clause before the cue is not its complement.

    The cue is passive, a semicolon lies between, or "and" joins what the cue belongs to: "they came and she said".
    """
    if child.i > found.head.i:
        return False
    subject = next((c for c in found.head.lefts if c.dep_ == "nsubj" and c.i > child.i), None)
    if subject is not None and subject.doc[max(subject.left_edge.i - 1, 0)].pos_ == "CCONJ":
        return True
    passive = any(c.dep_ == "auxpass" for c in found.head.children)
    return passive or any(t.text in (";", ":") for t in found.head.doc[child.right_edge.i : found.head.i])


def complementised(verb: Token) -> bool:
    """Tell whether "that" stands at the head of a clause as a mark, not as its subject or object."""
    subjects = sum(c.dep_ in ("nsubj", "nsubjpass") for c in verb.lefts)
    marks = ("mark", "nsubj", "nsubjpass") if subjects > 1 else ("mark",)
    return any(c.dep_ in marks and c.lower_ == "that" for c in verb.lefts)


def fits(found: Cued, verb: Token) -> bool:
    """Tell whether the lexicon lets the cue govern this clause: a question, an infinitive, or a statement."""
    frames = found.cue.frames
    opener = verb.left_edge.lower_
    if (opener in QUESTION_WORDS and not opens_subject(verb)) or any(
        c.tag_ in ("WRB", "WP") and c.dep_ != "nsubj" for c in verb.lefts
    ):
        return bool(frames & {"whether", "how", "why", "what", opener})
    if verb.tag_ == "VB" and not complementised(verb) and not any(c.dep_ == "aux" for c in verb.lefts):
        return False
    if is_infinitive(verb):
        return "inf" in frames
    if found.cue.needs_source and is_thing(verb):
        return False
    return "that" in frames or "quote" in frames


def is_thing(token: Token) -> bool:
    """Tell whether a noun that the parse took for a clause has nothing of one: "found | her keys"."""
    return token.pos_ in ("NOUN", "PROPN") and not any(c.dep_ in ("nsubj", "mark", "aux", "cop") for c in token.lefts)


def opens_subject(verb: Token) -> bool:
    """Tell whether a question word at the head of a clause belongs to its subject: "noted what is left is little"."""
    return any(c.dep_ in ("csubj", "csubjpass") for c in verb.lefts)


def is_infinitive(verb: Token) -> bool:
    """Tell whether a clause is an infinitive with "to" and no subject of its own."""
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.lefts) and not any(
        c.dep_ == "nsubj" for c in verb.lefts
    )


def infinitive(found: Cued) -> Token | None:
    """Return the infinitive that the cue governs: "promised to disclose", "a pledge to"."""
    if "inf" not in found.cue.frames:
        return None
    return next(
        (c for c in found.head.rights if c.dep_ in ("xcomp", "acl", "relcl", "advcl") and is_infinitive(c)), None
    )


def gerund(found: Cued) -> Token | None:
    """Return the gerund that the cue governs: "denied having"."""
    if "ing" not in found.cue.frames:
        return None
    return next((c for c in found.head.rights if c.dep_ in ("xcomp", "ccomp", "pcomp") and is_gerund(c)), None)


def is_gerund(verb: Token) -> bool:
    """Tell whether a clause is a gerund: "building", "having built"."""
    return verb.tag_ == "VBG" or any(c.tag_ == "VBG" and c.dep_ == "aux" for c in verb.lefts)


def prepositional(found: Cued) -> Token | None:
    """Return what stands behind a preposition of the cue's frames: "warn of misuse", "concerns about privacy"."""
    if found.cue.cue_class == "Demands" and any(c.dep_ == "dobj" for c in found.head.rights):
        return None
    carriers = [found.head] if found.governor is None else [found.head, found.governor]
    carriers += [t for t in found.tokens if t is not found.head and t not in carriers]
    for carrier in carriers:
        for prep in carrier.rights:
            if (
                prep.dep_ in ("prep", "agent")
                and prep.lower_ in found.cue.frames - NO_PREPOSITION
                and prep.i > found.head.i
            ):
                return next((c for c in prep.rights if c.dep_ in ("pobj", "pcomp")), None)
    return None


def direct_object(found: Cued) -> Token | None:
    """Return the object of a cue that can have what is held as its object: "rejects this possibility"."""
    if "obj" not in found.cue.frames:
        return None
    object_ = next((c for c in found.head.rights if c.dep_ == "dobj" and c.i > found.head.i), None)
    if object_ is None or (found.cue.cue_class == "Denies" and not held(object_)):
        return None
    if any(c.dep_ == "poss" for c in object_.lefts):
        return object_
    inside = (c for c in object_.subtree if c.dep_ in ("acl", "ccomp", "relcl") and complementised(c))
    return next(inside, None) or far_off(found, object_) or object_


def far_off(found: Cued, noun: Token) -> Token | None:
    """Return the clause of a noun that something parts from it: "rejected the suggestion, put to him, that"."""
    cue = resources.cues().get((noun.lemma_.lower(), "NOUN"))
    if cue is None or "that" not in cue.frames:
        return None
    behind = (t for t in found.head.subtree if t.i > noun.right_edge.i and complementised(t))
    return next(
        (t for t in behind if t.left_edge.lower_ == "that" and t.nbor(t.left_edge.i - 1 - t.i).text == ","), None
    )


def held(noun: Token) -> bool:
    """Tell whether a noun names something that can be held to be true, not a thing that can be thrown out."""
    if noun.pos_ in ("PRON", "DET") or noun.lower_ in ("this", "that", "it", "them", "these", "those"):
        return True
    nominal = (noun.lemma_.lower(), "NOUN") in resources.cues() or noun.lemma_.lower() in resources.modifiers(
        "abstract"
    )
    return nominal or any(c.is_quote for c in noun.subtree)


FRAMES: dict[str, Callable[[Cued], Token | None]] = {
    "call": small_clause,
    "small": object_clause,
    "that": clause,
    "inf": infinitive,
    "ing": gerund,
    "as": seen_as,
    "preposition": prepositional,
    "obj": direct_object,
}
