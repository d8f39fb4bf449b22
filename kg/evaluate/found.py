"""What a dataset says of each article, as far as it is compared with gold."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Protocol

from kg.evaluate.gold import AUTHOR, HOWS, SIDES, SOURCE, Place
from kg.model import Attribution, Kind
from kg.resources import data_file
from kg.vocab import CONCERN, ID, KG, TOPIC, TOPIC_MARK

Row = tuple[str | None, ...]
Values = Mapping[str, frozenset[str]]

NAMESPACES = {ID: "", KG: "", CONCERN: "", TOPIC: TOPIC_MARK}
"""Where an IRI begins -> what its plain name begins with."""


class Source(Protocol):
    """Anything that answers a SELECT over the union of its graphs; an open dataset does."""

    def select(self, sparql: str) -> Iterable[Row]:
        """Yield the rows in the order of the selected variables: plain string values, ``None`` where unbound."""


@dataclass(frozen=True, slots=True, order=True)
class FoundMention:
    """A place that the graph links to a named entity: a name, a pronoun or a description."""

    start: int
    end: int
    entity: str
    kind: Kind


@dataclass(frozen=True, slots=True, order=True)
class FoundRelation:
    """A relation that the graph holds to be stated at a place."""

    subject: str
    predicate: str
    object: str
    place: Place


@dataclass(frozen=True, slots=True)
class FoundClaim:
    """A claim of the graph. ``values`` holds its traits, sides and concerns by property, ``speakers`` entity ids.

    Who has no name is ``source``; the article's own voice is ``author``.
    """

    id: str
    speakers: frozenset[str]
    content: tuple[Place, ...]
    values: Values

    @property
    def own_voice(self) -> bool:
        """Whether nobody but the article says so."""
        return self.values["attribution"] == {Attribution.AUTHOR}

    def pairs(self, fields: Iterable[str]) -> frozenset[tuple[str, str]]:
        """The values of some properties, each with its property."""
        return frozenset((name, value) for name in fields for value in self.values[name])


@dataclass(frozen=True, slots=True)
class FoundDocument:
    """All that is compared of one article."""

    mentions: tuple[FoundMention, ...] = ()
    relations: tuple[FoundRelation, ...] = ()
    claims: tuple[FoundClaim, ...] = ()


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of one document while the rows come in."""

    mentions: list[FoundMention] = field(default_factory=list)
    relations: list[FoundRelation] = field(default_factory=list)
    claims: list[FoundClaim] = field(default_factory=list)

    def whole(self) -> FoundDocument:
        """Return the document with everything in a fixed order."""
        claims = sorted(self.claims, key=lambda claim: claim.id)
        return FoundDocument(tuple(sorted(self.mentions)), tuple(sorted(self.relations)), tuple(claims))


def found(source: Source) -> dict[str, FoundDocument]:
    """Return what *source* says of each article, by the SHA-256 of the article's text."""
    kinds = {entity: Kind(kind) for entity, kind in rows(source, "kinds")}
    parts: dict[str, Parts] = defaultdict(Parts)
    for document, start, end, entity in rows(source, "mentions"):
        if entity in kinds:
            parts[document].mentions.append(FoundMention(int(start), int(end), entity, kinds[entity]))
    for document, subject, predicate, object_, start, end in rows(source, "relations"):
        parts[document].relations.append(FoundRelation(subject, predicate, object_, (int(start), int(end))))
    for document, claim in claims(source, kinds):
        parts[document].claims.append(claim)
    return {sha256: parts[document].whole() for document, sha256 in rows(source, "documents")}


def claims(source: Source, named: Mapping[str, Kind]) -> Iterator[tuple[str, FoundClaim]]:
    """Yield every claim with its document."""
    values: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    contents: dict[str, list[Place]] = defaultdict(list)
    for document, claim, property_, value in rows(source, "claims"):
        values[document, claim][property_].add(value)
    for claim, start, end in rows(source, "contents"):
        contents[claim].append((int(start), int(end)))
    for (document, claim), given in values.items():
        known = {name: frozenset(given[name]) for name in (*PROPERTIES, *SIDES, *HOWS)}
        yield document, FoundClaim(claim, speakers(known, named), tuple(sorted(contents[claim])), known)


PROPERTIES = ("speaker", "attribution", "negated", "modality")


def speakers(values: Values, named: Mapping[str, Kind]) -> frozenset[str]:
    """Return who speaks, by name where there is one."""
    if values["attribution"] == {Attribution.AUTHOR}:
        return frozenset({AUTHOR})
    return frozenset(s if s in named else SOURCE for s in values["speaker"]) or frozenset({SOURCE})


@cache
def query(name: str) -> str:
    """Return the text of one of the queries (``kg/data/evaluate``)."""
    return data_file(f"evaluate/{name}.rq").read_text(encoding="utf-8")


def rows(source: Source, name: str) -> list[tuple[str, ...]]:
    """Return the rows of a query, sorted, IRIs by their plain names."""
    return sorted({tuple(plain(value or "") for value in row) for row in source.select(query(name))})


def plain(value: str) -> str:
    """Return an IRI of the project by its local name (a topic as ``topic:ai``), anything else as it is."""
    for namespace, mark in NAMESPACES.items():
        if value.startswith(namespace):
            return mark + value.removeprefix(namespace)
    return value
