"""How each kind of node and statement looks. Colours stand in ``templates/page.css``, light and dark."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """A kind of thing on the page: its name for one and for many, and the shape it is drawn as."""

    name: str
    plural: str
    shape: str


@dataclass(frozen=True, slots=True)
class Manner:
    """How a statement is put, in words, and the dashes and gaps of its line in pixels (none: drawn through)."""

    words: str
    dashes: tuple[int, ...]


NODES = {
    "Person": Look("person", "people", "dot"),
    "Org": Look("organisation", "organisations", "square"),
    "Model": Look("AI model", "AI models", "hexagon"),
    "Claim": Look("claim", "claims", "triangleDown"),
    "Concern": Look("concern", "concerns", "triangle"),
    "Topic": Look("topic", "topics", "diamond"),
    "UnnamedSource": Look("unnamed source", "unnamed sources", "dot"),
}
OTHER = Look("other", "others", "star")

FAMILIES = {
    "raises": "raises a concern",
    "dismisses": "dismisses a concern",
    "mitigates": "answers a concern",
    "favours": "favours",
    "opposes": "opposes",
    "says": "says",
    "about": "speaks of",
    "relation": "reported relation",
}
"""Kinds of line, by the name of their colour, with the words of the legend."""

FAMILY_OF = {"addresses": "about"} | {name: name for name in FAMILIES}

VERBS = {"mitigates": "answers", "about": "speaks of", "addresses": "speaks of"}
"""Predicates that need other words than their own name."""

MANNERS = {
    "negated": Manner("put as false", (2, 5)),
    "former": Manner("no longer so", (12, 4, 2, 4)),
    "candidate": Manner("awaits a check", (3, 3)),
    "hedged": Manner("hedged", (7, 5)),
    "plain": Manner("", ()),
}
"""How a statement is put, the first that applies."""


def look(kind: str) -> Look:
    """Return the look of a node type."""
    return NODES.get(kind, OTHER)


def family(predicate: str) -> str:
    """Return the kind of line of a predicate."""
    return FAMILY_OF.get(predicate, "relation")


def verb(predicate: str) -> str:
    """Return a predicate in words: ``affiliatedWith`` is "affiliated with"."""
    return VERBS.get(predicate) or re.sub(r"(?<=[a-z])(?=[A-Z])", " ", predicate).lower()


def manner(statement: dict[str, object]) -> str:
    """Return how an edge's statement is put: a key of ``MANNERS``."""
    flags = statement | {"candidate": statement.get("status", "Accepted") not in {"Accepted", ""}, "plain": True}
    return next(name for name in MANNERS if flags.get(name))
