"""One of the layers computed over all documents: a label, types and aliases for each entity."""

from collections.abc import Iterable, Iterator
from itertools import groupby

import pyoxigraph as ox

from kg.store import union
from kg.store.register import Register
from kg.store.told import FORM, KIND, KNOWN
from kg.vocab import GRAPH, PREFIXES

ENTITIES = ox.NamedNode(f"{GRAPH}entities")
TYPE = ox.NamedNode(f"{PREFIXES['rdf']}type")
LABEL = ox.NamedNode(f"{PREFIXES['rdfs']}label")
ALIAS = ox.NamedNode(f"{PREFIXES['skos']}altLabel")

Row = tuple[str, int, str, int]
"""An entity, what a name is to it, the name, and how many documents say so."""


def entity_quads(register: Register) -> Iterator[ox.Quad]:
    """Yield the quads of ``graph:entities``: one label, types, aliases an entity."""
    for entity, rows in groupby(register.names(), key=lambda row: row[0]):
        yield from described(entity, list(rows))


def renew(store: ox.Store, register: Register, entities: Iterable[str]) -> None:
    """Bring the quads of some entities up to date."""
    old, new = set[ox.Quad](), set[ox.Quad]()
    for entity in entities:
        old.update(store.quads_for_pattern(ox.NamedNode(entity), None, None, ENTITIES))
        new.update(described(entity, list(register.names(entity))))
    union.remove(store, old - new)
    union.extend(store, new - old)


def described(entity: str, rows: list[Row]) -> Iterator[ox.Quad]:
    """Yield label, aliases and types of one entity, of which *rows* tell in order; nothing if they tell nothing."""
    known = [(-documents, name) for _, kind, name, documents in rows if kind == KNOWN]
    if not known:
        return
    _, label = min(known)  # the name that most documents know it by; of equals, the first in code-point order
    subject = ox.NamedNode(entity)
    yield ox.Quad(subject, LABEL, ox.Literal(label, language="en"), ENTITIES)
    for alias in sorted({name for _, kind, name, _ in rows if kind in (KNOWN, FORM)} - {label}):
        yield ox.Quad(subject, ALIAS, ox.Literal(alias, language="en"), ENTITIES)
    for class_ in (name for _, kind, name, _ in rows if kind == KIND):
        yield ox.Quad(subject, TYPE, ox.NamedNode(class_), ENTITIES)
