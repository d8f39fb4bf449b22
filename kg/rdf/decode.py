"""N-Quads of one document's graph, read back into the records that they were written from."""

from collections import defaultdict
from enum import StrEnum
from typing import TypeVar

import pyoxigraph as ox

from kg.errors import DatasetError
from kg.model import (
    Attribution,
    Certainty,
    Claim,
    Document,
    DocumentStatements,
    Entity,
    Force,
    Kind,
    Mention,
    Metadata,
    Modality,
    RelationMention,
    Span,
    Status,
)
from kg.resources import node
from kg.vocab import CONCERN, ID, KG, TOPIC, TOPIC_MARK

Code = TypeVar("Code", bound=StrEnum)


def decode(nquads: bytes, *, text: str) -> DocumentStatements:
    """Return the statements that ``encode`` wrote as *nquads*; *text* is the document's, which the graph leaves out.

    ``decode(encode(s)) == s`` for statements in their normal form: every tuple sorted, ``about`` without what is
    favoured or opposed, ``addresses`` without what is raised, dismissed or mitigated. ``dropped`` and the document's
    ``origin`` are not in the graph and come back empty. Raises DatasetError where the graph does not hold together.
    """
    try:
        graph = Graph(nquads)
        return statements(graph, text)
    except (SyntaxError, ValueError, LookupError) as error:
        raise DatasetError(f"not the graph of one document: {error}") from error


class Graph:
    """The triples of one document's graph, by subject and predicate, as plain strings with the namespaces off."""

    def __init__(self, nquads: bytes) -> None:
        """Read the N-Quads; SyntaxError where they are none."""
        self._values: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for quad in ox.parse(nquads, ox.RdfFormat.N_QUADS):
            self._values[node(quad.subject)][local(quad.predicate.value)].add(node(quad.object))

    def typed(self, name: str) -> list[str]:
        """Return the subjects of a class of the ontology, sorted."""
        return sorted(s for s, found in self._values.items() if KG + name in found["type"])

    def many(self, subject: str, name: str, namespace: str = "") -> tuple[str, ...]:
        """Return all values of a predicate without their namespace, sorted."""
        return tuple(sorted(value.removeprefix(namespace) for value in self._values[subject][name]))

    def maybe(self, subject: str, name: str, namespace: str = "") -> str | None:
        """Return the only value of a predicate, or ``None``; LookupError where there are several."""
        found = self.many(subject, name, namespace)
        if len(found) > 1:
            raise LookupError(f"{subject} has {len(found)} values of {name}")
        return found[0] if found else None

    def one(self, subject: str, name: str, namespace: str = "") -> str:
        """Return the only value of a predicate; LookupError where there is none."""
        found = self.maybe(subject, name, namespace)
        if found is None:
            raise LookupError(f"{subject} has no {name}")
        return found

    def yes(self, subject: str, name: str) -> bool:
        """Return a boolean."""
        return self.one(subject, name) == "true"

    def code(self, codes: type[Code], subject: str, name: str) -> Code:
        """Return a code of the ontology as a member of *codes*."""
        return codes(self.one(subject, name, KG))

    def maybe_code(self, codes: type[Code], subject: str, name: str) -> Code | None:
        """Return a code of the ontology as a member of *codes*, or ``None`` where there is none."""
        found = self.maybe(subject, name, KG)
        return codes(found) if found else None


def local(iri: str) -> str:
    """Return the last part of a predicate's IRI: those of one graph differ in it."""
    return iri.rsplit("#" if "#" in iri else "/", 1)[-1]


def statements(graph: Graph, text: str) -> DocumentStatements:
    """Return the whole record of one document."""
    (subject,) = graph.typed("Document")
    spans = {iri: span(graph, iri) for iri in graph.typed("Span")}
    return DocumentStatements(
        document=document(graph, subject, text),
        entities=tuple(sorted(entity(graph, iri, kind) for kind in Kind for iri in graph.typed(kind))),
        mentions=tuple(sorted(mention(graph, iri, spans) for iri in spans if graph.many(iri, "refersTo"))),
        claims=tuple(claim(graph, iri, spans) for iri in graph.typed("Claim")),
        relations=tuple(relation(graph, iri, spans) for iri in graph.typed("RelationMention")),
        corrections=tuple(sorted(text for iri in graph.typed("Extraction") for text in graph.many(iri, "correction"))),
    )


def document(graph: Graph, iri: str, text: str) -> Document:
    """Return the document; DatasetError where *text* is not the one it was made from."""
    metadata = Metadata(
        title=graph.one(iri, "title"),
        title_derived=graph.yes(iri, "titleDerived"),
        date=graph.maybe(iri, "issued"),
        url=graph.maybe(iri, "url"),
        author=graph.maybe(iri, "creator"),
        publisher=graph.maybe(iri, "publisher"),
    )
    found = Document(graph.one(iri, "identifier"), text, metadata, int(graph.maybe(iri, "bodyStart") or 0))
    if found.sha256 != graph.one(iri, "textSha256"):
        raise DatasetError(f"{iri}: the text given is not the text that the graph was made from")
    return found


def span(graph: Graph, iri: str) -> Span:
    """Return a span with its offsets and words."""
    return Span(int(graph.one(iri, "start")), int(graph.one(iri, "end")), graph.one(iri, "exact"))


def entity(graph: Graph, iri: str, kind: Kind) -> Entity:
    """Return an entity as this document knows it."""
    return Entity(
        id=iri.removeprefix(ID),
        kind=kind,
        name=graph.one(iri, "knownAs"),
        forms=graph.many(iri, "formUsed"),
        rule=graph.one(iri, "rule"),
        speaks_for=graph.maybe(iri, "speaksFor", ID),
    )


def mention(graph: Graph, iri: str, spans: dict[str, Span]) -> Mention:
    """Return a mention of an entity."""
    return Mention(spans[iri], graph.one(iri, "refersTo", ID), graph.one(iri, "rule"), graph.yes(iri, "named"))


def claim(graph: Graph, iri: str, spans: dict[str, Span]) -> Claim:
    """Return a claim in its normal form."""
    cue, source = graph.maybe(iri, "cueSpan"), graph.maybe(iri, "sourceSpan")
    favours, opposes = targets(graph, iri, "favours"), targets(graph, iri, "opposes")
    how = {name: graph.many(iri, name, CONCERN) for name in ("raises", "dismisses", "mitigates")}
    return Claim(
        id=iri.removeprefix(ID),
        speakers=graph.many(iri, "speaker", ID),
        content=tuple(sorted(spans[part] for part in graph.many(iri, "contentSpan"))),
        attribution=graph.code(Attribution, iri, "attribution"),
        rule=graph.one(iri, "rule"),
        cue=graph.maybe(iri, "cue"),
        cue_class=graph.maybe(iri, "cueClass", KG),
        cue_force=graph.maybe_code(Force, iri, "cueForce"),
        cue_span=spans[cue] if cue else None,
        source_span=spans[source] if source else None,
        modality=graph.code(Modality, iri, "modality"),
        certainty=graph.code(Certainty, iri, "certainty"),
        negated=graph.yes(iri, "negated"),
        hedges=graph.many(iri, "hedge"),
        about=without(targets(graph, iri, "about"), favours, opposes),
        favours=favours,
        opposes=opposes,
        addresses=without(graph.many(iri, "addresses", CONCERN), *how.values()),
        norm_text=graph.one(iri, "normText"),
        **how,
    )


def targets(graph: Graph, iri: str, name: str) -> tuple[str, ...]:
    """Return what a claim is about as records name it: entity ids and topics, sorted."""
    found = graph.many(iri, name)
    marked = (TOPIC_MARK + t.removeprefix(TOPIC) if t.startswith(TOPIC) else t.removeprefix(ID) for t in found)
    return tuple(sorted(marked))


def without(everything: tuple[str, ...], *parts: tuple[str, ...]) -> tuple[str, ...]:
    """Return what is in none of *parts*, in order."""
    return tuple(name for name in everything if not any(name in part for part in parts))


def relation(graph: Graph, iri: str, spans: dict[str, Span]) -> RelationMention:
    """Return a relation mention."""
    return RelationMention(
        id=iri.removeprefix(ID),
        subject=graph.one(iri, "subject", ID),
        predicate=graph.one(iri, "predicate", KG),
        object=graph.one(iri, "object", ID),
        evidence=spans[graph.one(iri, "evidence")],
        rule=graph.one(iri, "rule"),
        negated=graph.yes(iri, "negated"),
        former=graph.yes(iri, "former"),
        status=graph.code(Status, iri, "status"),
        role_title=graph.maybe(iri, "roleTitle"),
        within_claim=graph.maybe(iri, "withinClaim", ID),
    )
