"""What the ontology holds, as records: relations, concerns, topics."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from kg import own
from kg.errors import ResourceError
from kg.model import Kind
from kg.own import concerns as own_concerns
from kg.resources.files import ontology_file
from kg.vocab import CONCERN, KG, PREFIXES, TOPIC, TOPIC_MARK


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation of the ontology and how it shows in English. ``parents`` are the projectable relations above it."""

    name: str
    label: str
    domain: Kind | None
    range: Kind | None
    parents: tuple[str, ...]
    symmetric: bool
    verbs: tuple[str, ...]
    passives: tuple[str, ...]
    nouns: tuple[str, ...]
    roles: tuple[str, ...]
    object_roles: tuple[str, ...]
    object_verbs: tuple[str, ...]
    object_passives: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Concept:
    """A concern or a topic: its slug, its labels and its place in the tree.

    ``remedies`` are words that evoke a concern by its opposite or its remedy ("transparency").
    """

    id: str
    label: str
    alt_labels: tuple[str, ...]
    remedies: tuple[str, ...]
    broader: str | None
    definition: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


Properties = dict[str, list[str]]


@cache
def triples(name: str) -> dict[str, Properties]:
    """Return one Turtle file as subject -> predicate -> sorted values, all as plain strings."""
    return described(parsed(name))


def described(found: Iterable[ox.Triple]) -> dict[str, Properties]:
    """Return triples as subject -> predicate -> sorted values, all as plain strings."""
    things: dict[str, Properties] = defaultdict(lambda: defaultdict(list))
    for triple in found:
        things[node(triple.subject)][node(triple.predicate)].append(node(triple.object))
    return {s: {p: sorted(values) for p, values in ps.items()} for s, ps in things.items()}


def parsed(name: str) -> list[ox.Triple]:
    """Return the triples of one Turtle file of the package."""
    path = ontology_file(name)
    try:
        return [quad.triple for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)]
    except (SyntaxError, ValueError) as error:
        raise ResourceError(f"{path}: {error}") from error


def layer(name: str) -> list[ox.Triple]:
    """Return the triples of ``ontology``, ``concerns`` (the user's own among them) or ``topics``."""
    found = parsed(f"{name}.ttl")
    return own_concerns.over(found, own.current().concerns) if name == "concerns" else found


def node(term: object) -> str:
    """Return the text of an RDF term: an IRI, a literal's value or a blank node's label."""
    return str(getattr(term, "value", term))


def one(properties: Properties, predicate: str) -> str | None:
    """Return the only (or first) value of a predicate, or ``None``."""
    return next(iter(properties.get(predicate, [])), None)


def many(properties: Properties, predicate: str) -> tuple[str, ...]:
    """Return the values of a predicate, sorted."""
    return tuple(properties.get(predicate, ()))


@cache
def relations() -> dict[str, Relation]:
    """Return the projectable relations of the ontology by name, sorted."""
    everything = triples("ontology.ttl")
    chosen = {s: p for s, p in everything.items() if f"{KG}projectable" in p}
    return {r.name: r for r in sorted((relation(s, p, chosen) for s, p in chosen.items()), key=lambda r: r.name)}


def relation(iri: str, properties: Properties, projectable: dict[str, Properties]) -> Relation:
    """Return one relation of the ontology as a record."""
    rdfs, skos = PREFIXES["rdfs"], PREFIXES["skos"]
    return Relation(
        name=iri.removeprefix(KG),
        label=one(properties, f"{rdfs}label") or iri.removeprefix(KG),
        domain=kind(one(properties, f"{rdfs}domain")),
        range=kind(one(properties, f"{rdfs}range")),
        parents=tuple(p.removeprefix(KG) for p in many(properties, f"{rdfs}subPropertyOf") if p in projectable),
        symmetric=f"{PREFIXES['owl']}SymmetricProperty" in many(properties, f"{PREFIXES['rdf']}type"),
        verbs=many(properties, f"{KG}verbCue"),
        passives=many(properties, f"{KG}passiveCue"),
        nouns=many(properties, f"{KG}nounCue"),
        roles=many(properties, f"{KG}roleCue"),
        object_roles=many(properties, f"{KG}objectRoleCue"),
        object_verbs=many(properties, f"{KG}objectVerbCue"),
        object_passives=many(properties, f"{KG}objectPassiveCue"),
        examples=many(properties, f"{skos}example"),
        counter_examples=many(properties, f"{KG}counterExample"),
    )


def kind(iri: str | None) -> Kind | None:
    """Return the kind that a class of the ontology stands for, or ``None`` for any."""
    return Kind(iri.removeprefix(KG)) if iri else None


@own.cached
def concerns() -> dict[str, Concept]:
    """Return the concern taxonomy by slug, sorted; a concern in a user's own namespace has its whole IRI for a slug."""
    return concepts(described(layer("concerns")), "Concern", CONCERN)


@cache
def topics() -> dict[str, Concept]:
    """Return the topics by their target name (``topic:ai``), sorted."""
    return {TOPIC_MARK + slug_: topic for slug_, topic in concepts(triples("topics.ttl"), "Topic", TOPIC).items()}


def concepts(things: dict[str, Properties], kind: str, namespace: str) -> dict[str, Concept]:
    """Return the SKOS concepts of one kind by slug, sorted."""
    is_a = f"{PREFIXES['rdf']}type"
    found = (concept(s, p, namespace) for s, p in things.items() if KG + kind in p.get(is_a, []))
    return {c.id: c for c in sorted(found, key=lambda c: c.id)}


def concept(iri: str, properties: Properties, namespace: str) -> Concept:
    """Return one SKOS concept as a record; one without label or definition is an error."""
    skos = PREFIXES["skos"]
    label, definition = one(properties, f"{skos}prefLabel"), one(properties, f"{skos}definition")
    if label is None or definition is None:
        raise ResourceError(f"{iri} needs skos:prefLabel and skos:definition")
    above = one(properties, f"{skos}broader")
    return Concept(
        id=iri.removeprefix(namespace),
        label=label,
        alt_labels=many(properties, f"{skos}altLabel"),
        remedies=many(properties, f"{KG}remedyLabel"),
        broader=above.removeprefix(namespace) if above else None,
        definition=definition,
        examples=many(properties, f"{skos}example"),
        counter_examples=many(properties, f"{KG}counterExample"),
    )
