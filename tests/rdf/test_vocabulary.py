"""The ontology and the encoder are at one: what the one defines the other writes, and no more."""

from collections.abc import Iterator
from dataclasses import replace
from types import SimpleNamespace

import pyoxigraph as ox

from kg import resources
from kg.model import DocumentStatements, Kind, RelationMention
from kg.rdf.encode import encode
from kg.vocab import KG, PREFIXES, entity_id

ELSEWHERE = {
    "disputes": "a link between claims, computed over all articles (kg.store.links)",
    "restates": "a link between claims, computed over all articles (kg.store.links)",
    "supports": "a link between claims, computed over all articles (kg.store.links)",
}
"""Property of the data that the encoder does not write -> why."""

DATA = {f"{PREFIXES['owl']}{kind}Property" for kind in ("Object", "Datatype")}


def defined() -> set[str]:
    """Return the properties of the ontology that data may have; annotation properties describe the ontology itself."""
    found = resources.triples("ontology.ttl").items()
    return {s.removeprefix(KG) for s, p in found if s.startswith(KG) and DATA & {*p.get(f"{PREFIXES['rdf']}type", ())}}


def related(said: DocumentStatements) -> Iterator[RelationMention]:
    """Yield a mention of each relation that stands as a fact."""
    for n, relation in enumerate(resources.relations().values()):
        ends = entity_id(relation.domain or Kind.ORG, "x"), entity_id(relation.range or Kind.ORG, "y")
        yield RelationMention(f"mention_{n}", ends[0], relation.name, ends[1], said.mentions[0].span, "by-hand")


def full(acme: SimpleNamespace) -> Iterator[DocumentStatements]:
    """Yield the invented articles, and one of them with what neither has: front matter, a spokesman, an answer."""
    yield from (acme.spring(), acme.autumn())
    said = acme.spring()
    speaking = tuple(replace(e, speaks_for="org_orbit-ai") if e.kind is Kind.UNNAMED else e for e in said.entities)
    answering = (replace(said.claims[0], dismisses=("misuse",), mitigates=("privacy",)),)
    document, relations = replace(said.document, body_start=3), tuple(related(said))
    yield replace(
        said, document=document, entities=speaking, claims=answering, relations=relations, corrections=("reject x",)
    )


def written(acme: SimpleNamespace) -> set[str]:
    """Return the properties of the ontology that the encoder writes."""
    contents = (encode(said, pipeline="x", own=("registry x.csv",)) for said in full(acme))
    quads = (quad for content in contents for quad in ox.parse(content, ox.RdfFormat.N_QUADS))
    return {q.predicate.value.removeprefix(KG) for q in quads if q.predicate.value.startswith(KG)}


def test_every_property_is_written(acme: SimpleNamespace) -> None:
    """A property that nothing writes promises what no answer holds; those written elsewhere are told with the reason."""
    assert defined() - written(acme) == set(ELSEWHERE)


def test_every_property_written_is_defined(acme: SimpleNamespace) -> None:
    """What the encoder writes under the project's namespace is in the ontology."""
    assert written(acme) - defined() == set()
