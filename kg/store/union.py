"""The union of all graphs, kept as the store's default graph, so that a triple that two articles state counts once.

Oxigraph can pass the named graphs off as one at query time, but then gives such a triple twice: every count would be
wrong. ``add`` and ``drop`` keep the union true; nothing else writes to a dataset's store.
"""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.resources import layer
from kg.vocab import GRAPH

UNION = ox.DefaultGraph()

LAYERS = ("ontology", "concerns", "topics")
"""Graphs that are the same in every dataset but for a user's own concerns, each from the ontology file of its name."""


def add(store: ox.Store, quads: Iterable[ox.Quad]) -> None:
    """Put *quads*, of named graphs, into *store* and their triples into the union, in one bulk."""
    store.bulk_extend(both(quads))


def both(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """Yield each quad, and its triple in the union."""
    for quad in quads:
        yield quad
        yield ox.Quad(quad.subject, quad.predicate, quad.object, UNION)


def drop(store: ox.Store, graph: ox.NamedNode) -> None:
    """Take a named graph out, and from the union what no other graph states."""
    quads = list(store.quads_for_pattern(None, None, None, graph))
    store.remove_graph(graph)
    for quad in quads:
        rest = store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
        if all(other.graph_name == UNION for other in rest):
            store.remove(ox.Quad(quad.subject, quad.predicate, quad.object, UNION))


def named(store: ox.Store) -> Iterator[ox.Quad]:
    """Yield the quads of the named graphs: the dataset without the union."""
    return (quad for quad in store if quad.graph_name != UNION)


def layered(store: ox.Store) -> ox.Store:
    """Return *store* with the ontology, the concerns and the topics, each in its graph."""
    for name in LAYERS:
        graph = ox.NamedNode(GRAPH + name)
        add(store, (ox.Quad(t.subject, t.predicate, t.object, graph) for t in layer(name)))
    return store
