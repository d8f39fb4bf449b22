"""How each kind of node and statement looks. Colours stand in ``templates/css/colours.css``, light and dark."""

import re
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Look:
    """A kind of thing on the page: its name for one and for many, and the shape it is drawn as."""

    name: str
    plural: str
    shape: str


@dataclass(frozen=True, slots=True)
class Family:
    """A kind of line: its words in the legend, and how its end looks, so that it is told apart without colour too."""

    words: str
    arrow: str


@dataclass(frozen=True, slots=True)
class Manner:
    """How a statement is put, in words, and the dashes and gaps of its line in pixels (none: drawn through)."""

    words: str
    dashes: tuple[int, ...]


NODES = {
    "Person": Look("person", "people", "dot"),
    "Org": Look("organisation", "organisations", "square"),
    "Model": Look("AI model", "AI models", "hexagon"),
    "UnnamedSource": Look("unnamed source", "unnamed sources", "dot"),
    "Claim": Look("claim", "claims", "triangleDown"),
    "Document": Look("article", "articles", "box"),
    "Concern": Look("concern", "concerns", "triangle"),
    "Topic": Look("practice", "practices", "diamond"),
    "Group": Look("group", "groups", "dot"),
}
OTHER = Look("other", "others", "star")

FAMILIES = {
    "raises": Family("raises a concern", "triangle"),
    "dismisses": Family("dismisses a concern", "bar"),
    "mitigates": Family("answers a concern", "circle"),
    "favours": Family("is for", "vee"),
    "opposes": Family("is against", "box"),
    "about": Family("speaks of", "arrow"),
    "says": Family("says", "arrow"),
    "relation": Family("is reported to be or do", "arrow"),
    "between": Family("statements between them", ""),
}
"""Kinds of line, by the name of their colour."""

MANNERS = {
    "negated": Manner("put as false", (2, 5)),
    "former": Manner("no longer so", (12, 4, 2, 4)),
    "candidate": Manner("not accepted, awaits a check", (3, 3)),
    "hedged": Manner("hedged", (7, 5)),
    "plain": Manner("stated", ()),
}
"""How a statement is put, the gravest first."""

VERBS = {
    "mitigates": "answers",
    "about": "speaks of",
    "addresses": "speaks of",
    "favours": "is for",
    "opposes": "is against",
    "speaksIn": "speaks in",
    "raisesIn": "has a claim that raises",
    "dismissesIn": "has a claim that dismisses",
    "mitigatesIn": "has a claim that answers",
    "favoursIn": "has a claim for",
    "opposesIn": "has a claim against",
    "aboutIn": "has a claim on",
    "addressesIn": "has a claim on",
    "between": "and",
}
"""Predicates that need other words than their own name."""

FAMILY_OF = {"addresses": "about", "speaksIn": "says"}


def look(kind: str) -> Look:
    """Return the look of a node type."""
    return NODES.get(kind, OTHER)


def family(predicate: str) -> str:
    """Return the kind of line of a predicate."""
    plain = predicate.removesuffix("In") if predicate in VERBS else predicate
    name = FAMILY_OF.get(predicate) or FAMILY_OF.get(plain, plain)
    return name if name in FAMILIES else "relation"


def verb(predicate: str) -> str:
    """Return a predicate in words: ``affiliatedWith`` is "affiliated with"."""
    return VERBS.get(predicate) or spaced(predicate)


def spaced(code: str) -> str:
    """Return a code in words: ``DirectQuote`` is "direct quote"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", code).lower()


def tables(predicates: set[str]) -> dict[str, Any]:
    """Return what the page's script needs to know of looks: kinds, families, manners, and the predicates in use."""
    return {
        "kinds": {name: asdict(look) for name, look in [*NODES.items(), ("", OTHER)]},
        "families": {name: asdict(family) for name, family in FAMILIES.items()},
        "manners": {name: asdict(manner) for name, manner in MANNERS.items()},
        "predicates": {name: {"verb": verb(name), "family": family(name)} for name in sorted(predicates)},
    }
