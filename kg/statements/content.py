"""What is said: the words that a cue attributes, as token ranges, by the frame in which they stand."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg import resources
from kg.statements.cues import Cued
from kg.statements.reader import Reader

QUESTION_WORDS = ("whether", "if", "how", "why", "what", "who", "when", "where")
CARRYING = ("as", "through", "of", "for", "to", "by", "with", "between")
"""Prepositions whose phrase carries a noun's sense on; one of time or place does not."""
NO_PREPOSITION = frozenset({"as", "obj", "inf", "that"})
Ranges = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Content:
    """The attributed words: token ranges in order, the token that heads them, and the frame that gave them."""

    ranges: tuple[tuple[int, int], ...]
    head: Token
    frame: str


def content(reader: Reader, found: Cued) -> Content | None:
    """Return what a cue attributes, by the first frame of its lexicon entry that fits; ``None`` where none does."""
    for frame, rule in FRAMES.items():
        if (head := rule(found)) is None:
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
    carried = (
        said_in(found) if carrier is None else (c for c in carrier.children if c.dep_ == "ccomp" and complementised(c))
    )
    return next((c for c in (*own, *carried) if fits(found, c)), None)


def said_in(found: Cued) -> Iterator[Token]:
    """Yield the clause that the parse hung on where it was said: "said in a statement that"."""
    nouns = (n for c in found.head.rights if c.dep_ == "prep" for n in c.rights if n.dep_ == "pobj")
    return (c for noun in nouns for c in noun.rights if c.dep_ in ("acl", "relcl") and complementised(c))


def is_clause(child: Token) -> bool:
    """Tell whether a dependent is a clause that can be what is held: a complement, or one with "that" on a noun."""
    return child.dep_ == "ccomp" or (child.dep_ in ("acl", "relcl") and complementised(child))


def cut_off(found: Cued, child: Token) -> bool:
    """Tell whether a clause before the cue is not its complement: the cue is passive, or a semicolon lies between."""
    if child.i > found.head.i:
        return False
    passive = any(c.dep_ == "auxpass" for c in found.head.children)
    return passive or any(t.text in (";", ":") for t in found.head.doc[child.right_edge.i : found.head.i])


def complementised(verb: Token) -> bool:
    """Tell whether "that" stands at the head of a clause as a mark, not as its subject or object."""
    return any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.lefts)


def fits(found: Cued, verb: Token) -> bool:
    """Tell whether the lexicon lets the cue govern this clause: a question, an infinitive, or a statement."""
    frames = found.cue.frames
    opener = verb.left_edge.lower_
    if opener in QUESTION_WORDS or any(c.tag_ in ("WRB", "WP") and c.dep_ != "nsubj" for c in verb.lefts):
        return bool(frames & {"whether", "how", "why", "what", opener})
    if verb.tag_ == "VB" and not complementised(verb) and not any(c.dep_ == "aux" for c in verb.lefts):
        return False
    if is_infinitive(verb):
        return "inf" in frames
    return "that" in frames or "quote" in frames


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
    return next((c for c in object_.subtree if c.dep_ in ("acl", "ccomp", "relcl") and complementised(c)), object_)


def held(noun: Token) -> bool:
    """Tell whether a noun names something that can be held to be true, not a thing that can be thrown out."""
    if noun.pos_ in ("PRON", "DET") or noun.lower_ in ("this", "that", "it", "them", "these", "those"):
        return True
    nominal = (noun.lemma_.lower(), "NOUN") in resources.cues() or noun.lemma_.lower() in resources.modifiers(
        "abstract"
    )
    return nominal or any(c.is_quote for c in noun.subtree)


def seen_as(found: Cued) -> Token | None:
    """Return the object of a cue that goes with "as": "views AI as controllable"."""
    if "as" not in found.cue.frames:
        return None
    as_ = next((c for c in found.head.rights if c.dep_ == "prep" and c.lower_ == "as"), None)
    object_ = next((c for c in found.head.rights if c.dep_ == "dobj"), None)
    if object_ is None:
        return None
    nested = any(c.lower_ == "as" and c.dep_ == "prep" for c in object_.rights)
    return object_ if as_ is not None or nested else None


def small_clause(found: Cued) -> Token | None:
    """Return the predicate of a clause without a verb that the cue governs: "called the draft overdue"."""
    if "call" not in found.cue.frames:
        return None
    predicate = next(
        (c for c in found.head.rights if c.dep_ in ("oprd", "ccomp", "xcomp") and c.pos_ not in ("VERB", "AUX")), None
    )
    if predicate is not None:
        return predicate if predicate.pos_ != "PROPN" else None
    object_ = next((c for c in found.head.rights if c.dep_ == "dobj"), None)
    quoted = object_ is not None and any(t.is_quote for t in object_.subtree)
    return object_ if quoted else None


def object_clause(found: Cued) -> Token | None:
    """Return the infinitive with a subject of its own that the cue governs: "wants companies to disclose"."""
    if "small" not in found.cue.frames:
        return None
    object_ = any(c.dep_ == "dobj" for c in found.head.rights)
    clauses = (c for c in found.head.rights if c.dep_ in ("ccomp", "xcomp") and has_to(c))
    return next((c for c in clauses if object_ or any(d.dep_ == "nsubj" for d in c.lefts)), None)


def has_to(verb: Token) -> bool:
    """Tell whether a verb is an infinitive with "to"."""
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.lefts)


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


def complement(found: Cued, head: Token) -> Ranges:
    """Return the words of a complement: its subtree, less what opens it, more what the parse cut off behind it."""
    start, end = head.left_edge.i, head.right_edge.i + 1
    doc = head.doc
    object_ = next((c for c in found.head.rights if c.dep_ == "dobj" and c.i < head.i), None)
    if object_ is not None and is_predicate(found, head):
        start = object_.left_edge.i
    while start < head.i and opens_clause(doc[start]):
        start += 1
    nominal = found.cue.pos == "NOUN" and found.head.i < start
    first, last = (found.head.i,) * 2 if nominal else (min(t.i for t in found.tokens), max(t.i for t in found.tokens))
    if end <= first or start > last:
        return [(start, extended(found, end) if start > last else end)]
    subject = next((c for c in found.verb.lefts if c.dep_ == "nsubj"), None)
    left = antecedent(head, start, min(first, subject.left_edge.i) if subject is not None else first)
    return [r for r in (left, (last + 1, end)) if r[1] > r[0]]


def opens_clause(token: Token) -> bool:
    """Tell whether a token only opens a clause: the mark "that", a comma; not a quote mark."""
    return (token.lower_ == "that" and token.dep_ == "mark") or (token.is_punct and not opens_quote(token))


def is_predicate(found: Cued, head: Token) -> bool:
    """Tell whether a complement is said of the cue's object: "called it overdue", "wants them to wait"."""
    infinitive_ = "small" in found.cue.frames and has_to(head)
    return infinitive_ or ("call" in found.cue.frames and head.pos_ not in ("VERB", "AUX"))


def antecedent(head: Token, start: int, end: int) -> tuple[int, int]:
    """Return a piece before the cue; a lone relative pronoun gives way to the noun that it stands for."""
    if end - start != 1 or head.doc[start].tag_ not in ("WDT", "WP"):
        return start, end
    above = next((a for a in head.doc[start - 1 : start] if a.pos_ in ("NOUN", "PROPN")), None)
    above = above or next((a for a in head.ancestors if a.pos_ in ("NOUN", "PROPN")), None)
    if above is None:
        return start, start
    before = [t.left_edge.i for t in above.lefts if t.dep_ in ("compound", "nmod", "det", "amod", "nummod")]
    return min([above.i, *before]), above.i + 1


def opens_quote(token: Token) -> bool:
    """Tell whether a mark opens a quotation."""
    return token.text in ("“", "‘", '"', "``", "«")


def extended(found: Cued, end: int) -> int:
    """Return where a complement really ends: a joined noun that the parse hung on the cue belongs to it."""
    doc = found.head.doc
    while end + 1 < len(doc) and (more := run_on(found, end)) is not None:
        end = more.right_edge.i + 1
    return end


def run_on(found: Cued, end: int) -> Token | None:
    """Return the word hung on the cue, or above it, that carries a nominal complement on behind token *end*."""
    doc = found.head.doc
    if found.cue.pos == "VERB" and not found.cue.frames & {"obj", "as", "call", "on"} and doc[end].dep_ != "cc":
        return None
    above = {t.i for t in (found.head, *found.tokens, *found.head.ancestors)}
    if doc[end].dep_ == "cc" and doc[end].head.i == found.head.i:
        joined = (c for c in found.head.children if c.dep_ == "conj" and c.i > end and c.pos_ in ("NOUN", "PROPN"))
        return next((c for c in joined if c.left_edge.i == end + 1), None)
    carries = doc[end].dep_ == "prep" and doc[end].lower_ in CARRYING and doc[end].head.i in above
    judged = doc[end].lower_ == "as" or (
        found.cue.cue_class in ("Supports", "Criticises") and doc[end].lower_ in ("for", "of")
    )
    deed = any(c.dep_ == "pcomp" for c in doc[end].rights) and not judged
    if carries and not deed:
        return doc[end]
    follows = doc[end].lower_ == "to" and doc[end].dep_ == "aux" and doc[end].head.head.i == found.head.i
    return doc[end].head if follows and found.cue.cue_class == "Demands" else None


def trimmed(reader: Reader, ranges: Ranges) -> Ranges:
    """Return ranges without white space and stray marks at their edges, inside the paragraph and the sentence."""
    return [r for r in (tight(reader, *r) for r in ranges) if r[1] > r[0]]


def tight(reader: Reader, start: int, end: int) -> tuple[int, int]:
    """Return one range less commas, dashes, full stops and lone quote marks at its edges."""
    while end > start and loose(reader, end - 1, start, end):
        end -= 1
    while start < end and loose(reader, start, start, end):
        start += 1
    return start, end


def loose(reader: Reader, i: int, start: int, end: int) -> bool:
    """Tell whether the token at an edge does not belong to the content."""
    token = reader.doc[i]
    if token.is_space or token.text in (",", ".", ";", ":", "–", "—", "-", "--"):
        return True
    quote = reader.quoted.get(i)
    lone = quote is not None and not (quote.start >= start and quote.end <= end)
    return (token.is_quote and (quote is None or lone)) or (i == start and token.dep_ == "cc")


def sentence_rest(found: Cued) -> Iterator[tuple[int, int]]:
    """Yield the parts of the sentence on both sides of a parenthetical cue: "The model, he added, is safe"."""
    sentence = found.head.sent
    first, last = aside(found)
    if first > sentence.start:
        yield sentence.start, first
    if last + 1 < sentence.end:
        yield last + 1, sentence.end


def aside(found: Cued) -> tuple[int, int]:
    """Return the first and last token of a parenthetical cue with its subject and adverbs."""
    verb = found.head
    own = [c for c in verb.children if c.dep_ in ("nsubj", "aux", "advmod", "npadvmod", "mark", "prep", "prt")]
    edges = [e.i for c in own for e in (c.left_edge, c.right_edge)]
    return min([verb.i, *edges]), max([verb.i, *edges])
