"""Clauses without a finite verb: what a cue calls, sees as or wants something to be."""

from spacy.tokens import Token

from kg.statements.cues import Cued
from kg.statements.extent import has_to


def seen_as(found: Cued) -> Token | None:
    """Return the object of a cue that goes with "as": "views AI as controllable"."""
    if "as" not in found.cue.frames:
        return None
    as_ = next((c for c in found.head.rights if c.dep_ == "prep" and c.lower_ == "as"), None)
    object_ = next((c for c in found.head.rights if c.dep_ == "dobj"), None)
    if object_ is None:
        relative = any(c.dep_ == "dobj" and c.tag_ in ("WP", "WDT") for c in found.head.lefts)
        return (
            next((c for c in as_.rights if c.dep_ in ("pobj", "pcomp")), None) if as_ is not None and relative else None
        )
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
        said_of = any(c.dep_ == "dobj" for c in found.head.children) or predicate.left_edge.i < predicate.i
        thing = any(c.dep_ in ("poss", "det") for c in predicate.lefts) and predicate.dep_ == "ccomp"
        return predicate if predicate.pos_ != "PROPN" and said_of and not thing else None
    if (words := called(found)) is not None:
        return words
    object_ = next((c for c in found.head.rights if c.dep_ == "dobj"), None)
    quoted = object_ is not None and any(t.is_quote for t in object_.subtree)
    return object_ if quoted else None


def called(found: Cued) -> Token | None:
    """Return the words in quote marks right behind the cue's object, a verb's form or not: "called it “teething”"."""
    doc, object_ = found.head.doc, next((c for c in found.head.rights if c.dep_ == "dobj"), None)
    if object_ is None:
        return None
    after = object_.right_edge.i + 1
    opened = after + 1 < len(doc) and doc[after].is_quote and not doc[after].whitespace_
    above = (c for c in found.head.rights if c.left_edge.i in (after, after + 1))
    return next(above, None) if opened else None


def object_clause(found: Cued) -> Token | None:
    """Return the infinitive with a subject of its own that the cue governs: "wants companies to disclose"."""
    if "small" not in found.cue.frames:
        return None
    object_ = next((c for c in found.head.rights if c.dep_ == "dobj"), None)
    clauses = (c for c in found.head.rights if c.dep_ in ("ccomp", "xcomp") and has_to(c))
    held_ = (c for c in clauses if object_ or any(d.dep_ in ("nsubj", "nsubjpass") for d in c.lefts))
    return next(held_, None) or undone(found, object_)


def undone(found: Cued, object_: Token | None) -> Token | None:
    """Return what a wish would have done: "wants the tool banned", "urged it kept out"."""
    if "done" not in found.cue.frames:
        return None
    done = (c for c in found.head.rights if c.dep_ in ("ccomp", "oprd", "xcomp") and c.tag_ == "VBN")
    bare = (c for c in done if not any(d.dep_ in ("aux", "auxpass", "mark") for d in c.lefts))
    hung = object_ is not None and any(c.dep_ == "acl" and c.tag_ == "VBN" for c in object_.rights)
    return next(bare, object_ if hung else None)
