"""The one layer computed over all documents: a label, types and aliases for each entity."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

import pyoxigraph as ox

from kg.resources import node
from kg.store.union import UNION
from kg.vocab import GRAPH, KG, PREFIXES

ENTITIES = ox.NamedNode(f"{GRAPH}entities")
TYPE = ox.NamedNode(f"{PREFIXES['rdf']}type")
LABEL = ox.NamedNode(f"{PREFIXES['rdfs']}label")
ALIAS = ox.NamedNode(f"{PREFIXES['skos']}altLabel")
KNOWN_AS = ox.NamedNode(f"{KG}knownAs")
FORM_USED = ox.NamedNode(f"{KG}formUsed")


@dataclass(slots=True)
class Names:
    """The names of one entity: how many documents know it by each, and the other forms that they use."""

    known: Counter[str] = field(default_factory=Counter)
    forms: set[str] = field(default_factory=set)
    types: set[str] = field(default_factory=set)

    @property
    def label(self) -> str:
        """The name that most documents know the entity by; of equals, the first in code-point order."""
        return min(self.known, key=lambda name: (-self.known[name], name))


def entity_quads(store: ox.Store) -> Iterator[ox.Quad]:
    """Yield the quads of ``graph:entities`` from all documents in *store*: one label, types, aliases an entity."""
    for iri, entity in sorted(names(store).items()):
        for predicate, value in described(entity):
            yield ox.Quad(ox.NamedNode(iri), predicate, value, ENTITIES)


def described(entity: Names) -> Iterator[tuple[ox.NamedNode, ox.NamedNode | ox.Literal]]:
    """Yield label, aliases and types of one entity."""
    yield LABEL, ox.Literal(entity.label, language="en")
    for alias in sorted({*entity.known, *entity.forms} - {entity.label}):
        yield ALIAS, ox.Literal(alias, language="en")
    for type_ in sorted(entity.types):
        yield TYPE, ox.NamedNode(type_)


def names(store: ox.Store) -> dict[str, Names]:
    """Return the names and types that the document graphs give to each entity, by IRI."""
    found: dict[str, Names] = defaultdict(Names)
    for iri, name in values(store, KNOWN_AS):
        found[iri].known[name] += 1
    for iri, form in values(store, FORM_USED):
        if iri in found:
            found[iri].forms.add(form)
    for iri, type_ in values(store, TYPE):
        if iri in found:
            found[iri].types.add(type_)
    return found


def values(store: ox.Store, predicate: ox.NamedNode) -> Iterator[tuple[str, str]]:
    """Yield subject and object of every quad of *predicate* in the documents' graphs, as plain strings."""
    for quad in store.quads_for_pattern(None, predicate, None, None):
        if quad.graph_name not in (ENTITIES, UNION):
            yield node(quad.subject), node(quad.object)
