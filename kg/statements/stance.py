"""Sides: what a claim speaks for and against."""

from spacy.tokens import Token

from kg import resources
from kg.statements.concerns import is_denied
from kg.statements.meaning import Said, topics
from kg.statements.reader import Reader


def sides(
    reader: Reader, said: Said, targets: tuple[str, ...], touched: dict[str, tuple[str, ...]]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what a claim favours and what it opposes, of what it is about.

    The cue's class, the concerns and the words of judgment each speak for or against; where they do not outweigh one
    another, and where something is only asked, no side is taken.
    """
    if said.cue_class == "Asks" or not targets:
        return (), ()
    weight = leaning(said) + len(touched["mitigates"]) + len(touched["dismisses"]) - 2 * len(touched["raises"])
    chosen = main_targets(reader, said, targets)
    if weight > 0:
        return chosen, ()
    return ((), chosen) if weight < 0 else ((), ())


LEANING = {"Supports": 2, "Criticises": -2, "Warns": -2, "Fears": -2, "Hopes": 1, "Promises": 1}


def leaning(said: Said) -> int:
    """Return how far the cue and the judging words of a content speak for (positive) or against what it is about."""
    judged = sum(polarity(token) for token in said.tokens)
    own = max(-2, min(2, judged))
    return LEANING.get(said.cue_class or "", 0) + (-own if said.denied else own)


def polarity(token: Token) -> int:
    """Return the polarity of a judging word, turned round under a "not"."""
    value = (
        resources.positions("evaluation").get(token.lemma_.lower())
        or resources.positions("effect").get(token.lemma_.lower())
        or 0
    )
    return -value if value and is_denied([token, token.head]) else value


def main_targets(reader: Reader, said: Said, targets: tuple[str, ...]) -> tuple[str, ...]:
    """Return the targets that a claim takes a side on; none where that is open.

    What a cue of support or criticism has for its object; else what the content's subject names; else its one topic or
    model. What the subject is compared with, and what is only named on the way, is no target.
    """
    named = reader.named.get(said.head.i)
    if named is not None and named.kb_id_ in targets:
        return (named.kb_id_,)
    if said.cue_class in ("Supports", "Criticises") and said.head.pos_ not in ("VERB", "AUX"):
        first = next((reader.named[t.i].kb_id_ for t in said.tokens if t.i in reader.named), None)
        return (first,) if first in targets else tuple(t for t in targets if t.startswith("topic:"))[:1]
    subject = next((c for c in said.head.lefts if c.dep_ in ("nsubj", "nsubjpass", "csubj")), None)
    inside = tuple(subject.subtree) if subject is not None else ()
    acting = {*reader.entities_in(inside, ("Org", "Model")), *topics(inside)} & set(targets)
    others = [t for t in targets if not t.startswith("org_")]
    return tuple(sorted(acting)) or (tuple(others) if len(others) == 1 else ())
