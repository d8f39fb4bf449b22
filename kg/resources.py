"""Where the data files live, and what is in them: the only module that knows either.

The ontology lies at the top of a checkout (and of an sdist), and inside the package in a wheel; the lexicons and the
registry always lie inside the package. Everything here is read once, checked, and handed out as frozen records.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kg.errors import ResourceError
from kg.model import Kind
from kg.vocab import CONCERN, KG, PREFIXES, TOPIC, TOPIC_MARK, slug

PACKAGE = Path(__file__).parent


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
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Concept:
    """A concern or a topic: its slug, its labels and its place in the tree."""

    id: str
    label: str
    alt_labels: tuple[str, ...]
    broader: str | None
    definition: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """A row of the registry: a canonical name, its aliases, and what it must never be merged with.

    ``weak`` forms are ordinary words or common names ("Gemini", "Phi"): they count only where the same document
    uses a strong form of the same thing, or names its maker.
    """

    kind: Kind
    name: str
    aliases: tuple[str, ...]
    weak: tuple[str, ...]
    distinct_from: tuple[str, ...]
    maker: str | None


def ontology_dir() -> Path:
    """Return the folder of ontology, shapes, rules and questions, in a wheel or in a checkout."""
    for folder in (PACKAGE / "ontology", PACKAGE.parent / "ontology"):
        if (folder / "ontology.ttl").is_file():
            return folder
    raise ResourceError(f"the ontology is missing beside {PACKAGE}: install claimgraph again")


def ontology_file(name: str) -> Path:
    """Return the path of one ontology file, such as ``concerns.ttl`` or ``rules``."""
    path = ontology_dir() / name
    if not path.exists():
        raise ResourceError(f"{path} is missing: install claimgraph again")
    return path


def data_file(name: str) -> Path:
    """Return the path of one data file in the package, such as ``registry/people.csv``."""
    path = PACKAGE / "data" / name
    if not path.is_file():
        raise ResourceError(f"{path} is missing: install claimgraph again")
    return path


def rows(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a CSV data file; a row that is too long or too short is an error that names its line."""
    path = data_file(name)
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines, strict=True)
        for row in reader:
            if None in row or None in row.values():
                raise ResourceError(f"{path}, line {reader.line_num}: expected the columns {reader.fieldnames}")
            yield row


def parts(cell: str) -> tuple[str, ...]:
    """Return the ``|``-separated parts of a cell, in their order, without empty ones."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())


# --- the ontology ---------------------------------------------------------------------------------------------


Properties = dict[str, list[str]]


@cache
def triples(name: str) -> dict[str, Properties]:
    """Return one Turtle file as subject -> predicate -> sorted values, all as plain strings."""
    found: dict[str, Properties] = defaultdict(lambda: defaultdict(list))
    path = ontology_file(name)
    try:
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            found[node(quad.subject)][node(quad.predicate)].append(node(quad.object))
    except (SyntaxError, ValueError) as error:
        raise ResourceError(f"{path}: {error}") from error
    return {s: {p: sorted(values) for p, values in ps.items()} for s, ps in found.items()}


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
        examples=many(properties, f"{skos}example"),
        counter_examples=many(properties, f"{KG}counterExample"),
    )


def kind(iri: str | None) -> Kind | None:
    """Return the kind that a class of the ontology stands for, or ``None`` for any."""
    return Kind(iri.removeprefix(KG)) if iri else None


@cache
def concerns() -> dict[str, Concept]:
    """Return the concern taxonomy by slug, sorted."""
    return concepts("concerns.ttl", CONCERN)


@cache
def topics() -> dict[str, Concept]:
    """Return the topics by their target name (``topic:ai``), sorted."""
    return {TOPIC_MARK + slug_: topic for slug_, topic in concepts("topics.ttl", TOPIC).items()}


def concepts(name: str, namespace: str) -> dict[str, Concept]:
    """Return the SKOS concepts of one file by slug, sorted."""
    found = (concept(s, p, namespace) for s, p in triples(name).items() if s.startswith(namespace))
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
        broader=above.removeprefix(namespace) if above else None,
        definition=definition,
        examples=many(properties, f"{skos}example"),
        counter_examples=many(properties, f"{KG}counterExample"),
    )


# --- the registry ---------------------------------------------------------------------------------------------

REGISTRY = {
    "registry/people.csv": Kind.PERSON,
    "registry/organisations.csv": Kind.ORG,
    "registry/models.csv": Kind.MODEL,
}


@cache
def registry() -> tuple[Name, ...]:
    """Return the names of the field, sorted by kind and name. Two rows may not share a strong form."""
    names = sorted(
        (name_row(row, kind_) for file, kind_ in REGISTRY.items() for row in rows(file)),
        key=lambda name: (name.kind, name.name),
    )
    check_forms(names)
    return tuple(names)


def name_row(row: dict[str, str], kind_: Kind) -> Name:
    """Return one row of the registry as a record."""
    return Name(
        kind=kind_,
        name=row["name"],
        aliases=parts(row["aliases"]),
        weak=parts(row["weak"]),
        distinct_from=parts(row["distinct_from"]),
        maker=row.get("maker") or None,
    )


def check_forms(names: list[Name]) -> None:
    """Refuse a registry in which one strong form stands for two things, or two names share an id."""
    owner: dict[str, Name] = {}
    for name in names:
        for form in {name.name, *name.aliases} - set(name.weak):
            other = owner.setdefault(form, name)
            if other is not name:
                raise ResourceError(f"registry: {form!r} stands for {other.name} and for {name.name}: make it weak")
    ids = [(name.kind, slug(name.name)) for name in names]
    if len(set(ids)) < len(ids):
        raise ResourceError(f"registry: two rows share a name: {sorted({i for i in ids if ids.count(i) > 1})}")
