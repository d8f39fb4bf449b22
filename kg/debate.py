"""What a page or a report shows of a dataset: frozen records that cross from the network to where it is drawn.

Offsets are Unicode code points in the article's text, end excluded, as everywhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass

Aim = tuple[str, str]
"""What a statement does to what: ``("raises", IRI)``."""

CLAIM, RELATION = "claim", "relation"


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """Words of a statement in their article: ``role`` is ``said``, ``cue`` or ``who``."""

    start: int
    end: int
    role: str


@dataclass(frozen=True, slots=True, order=True)
class Named:
    """A place where an article names or points at a thing."""

    start: int
    end: int
    thing: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article; ``text`` is ``None`` where it is not kept. ``date`` is ISO 8601, or empty."""

    iri: str
    title: str
    date: str = ""
    url: str = ""
    publisher: str = ""
    author: str = ""
    text: str | None = None
    mentions: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class Thing:
    """A person, an organisation, a model, an unnamed source, a concern or a topic; ``broader`` is the concern above."""

    iri: str
    kind: str
    label: str
    aliases: tuple[str, ...] = ()
    documents: int = 0
    definition: str = ""
    broader: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim, or one place where an article states a relation, with its words.

    ``speakers`` of a relation is its subject alone, and its one aim leads to the object.
    """

    iri: str
    kind: str
    article: str
    speakers: tuple[str, ...]
    aims: tuple[Aim, ...]
    marks: tuple[Mark, ...]
    quote: str
    attribution: str = ""
    cue: str = ""
    modality: str = "Asserted"
    certainty: str = "Certain"
    hedges: tuple[str, ...] = ()
    negated: bool = False
    former: bool = False
    status: str = "Accepted"
    rule: str = ""
    role: str = ""

    @property
    def manner(self) -> str:
        """How it is put, the gravest first: negated, former, candidate, hedged or plain."""
        flags = {"negated": self.negated, "former": self.former, "candidate": self.status != "Accepted"}
        hedged = bool(self.hedges) or self.certainty != "Certain"
        return next((name for name, holds in flags.items() if holds), "hedged" if hedged else "plain")


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """What one claim is to another: ``how`` is supports, disputes or restates."""

    one: str
    how: str
    other: str


@dataclass(frozen=True, slots=True)
class Standing:
    """A node's measures. ``betweenness`` is ``None`` where there are too many nodes to reckon it; ``group`` from 1."""

    incoming: int
    outgoing: int
    neighbours: int
    pagerank: float
    betweenness: float | None
    group: int


@dataclass(frozen=True, slots=True)
class Line:
    """All statements that put the same predicate between the same two nodes in the same manner."""

    source: str
    target: str
    predicate: str
    manner: str
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class View:
    """One way of looking at the debate: nodes in the order of their weight, each with its place, and lines.

    Of a view in ``columns`` a node's x is that of its column and its y orders it there; else both are pixels. ``left``
    counts the nodes that are too many to be drawn, and are not here.
    """

    name: str
    places: Mapping[str, tuple[int, int]]
    lines: tuple[Line, ...]
    columns: bool = False
    left: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """Things with more statements among them than to the rest, the weightiest first."""

    number: int
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Debate:
    """Everything: who takes part, what is said, where it is written, and how it can be looked at."""

    articles: tuple[Article, ...]
    things: tuple[Thing, ...]
    statements: tuple[Statement, ...]
    links: tuple[Link, ...] = ()
    standings: Mapping[str, Standing] | None = None
    groups: tuple[Group, ...] = ()
    views: tuple[View, ...] = ()
