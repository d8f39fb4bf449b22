"""The union of all graphs, kept as the store's default graph, so that a triple that two articles state counts once.

Oxigraph can pass the named graphs off as one at query time, but then gives such a triple twice: every count would be
wrong. ``add`` and ``drop`` keep the union true; nothing else writes to a dataset's store.
"""

import io
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import IO, cast

import pyoxigraph as ox

from kg.resources import layer
from kg.vocab import GRAPH

UNION = ox.DefaultGraph()
BULK = 4_000_000
"""How many bytes of N-Quads are loaded at a time: the store takes ten times the memory, and makes files each time."""
PIECE = 10_000
"""How many quads are in memory at a time."""

LAYERS = ("ontology", "concerns", "topics")
"""Graphs that are the same in every dataset but for a user's own concerns, each from the ontology file of its name."""


def add(store: ox.Store, quads: Iterable[ox.Quad]) -> None:
    """Put *quads*, of named graphs, into *store* and their triples into the union, in one bulk."""
    store.bulk_extend(both(quads))


def extend(store: ox.Store, quads: Iterable[ox.Quad]) -> None:
    """Put a few *quads* in, as ``add`` does, without a file of their own."""
    store.extend(list(both(quads)))


def load(store: ox.Store, graphs: Iterable[tuple[str, bytes]]) -> None:
    """Put graphs, each an IRI and canonical N-Quads of it, into *store* and into the union, in bulk.

    Canonical lines end in the graph's name, so that the union's triples are the same lines without it; the store then
    reads all by itself. A graph may come in pieces.
    """
    rest = iter(graphs)
    while several := list(bulk(rest)):
        store.bulk_load(cast(IO[bytes], Stream(lines(several))), ox.RdfFormat.N_QUADS)


def bulk(graphs: Iterator[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    """Yield as many graphs as are loaded at a time."""
    size = 0
    for graph, nquads in graphs:
        yield graph, nquads
        size += len(nquads)
        if size >= BULK:
            return


def lines(graphs: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    """Yield the N-Quads of each graph, and again without its name."""
    for graph, nquads in graphs:
        yield nquads
        yield nquads.replace(f" <{graph}> .\n".encode(), b" .\n")


def pieces(quads: Iterable[ox.Quad], graph: ox.NamedNode) -> Iterator[tuple[str, bytes]]:
    """Yield the quads of a graph as ``load`` takes them, a piece at a time."""
    lines = (f"{quad} .\n" for quad in quads)
    while piece := "".join(islice(lines, PIECE)):
        yield graph.value, piece.encode("utf-8")


class Stream(io.RawIOBase):
    """Pieces of bytes as a file to read from, so that they need not be in memory together."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        """Take the pieces."""
        self.pieces = pieces
        self.rest = memoryview(b"")

    def read(self, size: int = -1, /) -> bytes:
        """Return at most *size* bytes; none at the end."""
        while not self.rest:
            piece = next(self.pieces, None)
            if piece is None:
                return b""
            self.rest = memoryview(piece)
        size = len(self.rest) if size < 0 else size
        found, self.rest = self.rest[:size], self.rest[size:]
        return bytes(found)


def both(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """Yield each quad, and its triple in the union."""
    for quad in quads:
        yield quad
        yield ox.Quad(quad.subject, quad.predicate, quad.object, UNION)


def drop(store: ox.Store, graph: ox.NamedNode) -> None:
    """Take a named graph out, and from the union what no other graph states."""
    quads = store.quads_for_pattern(None, None, None, graph)  # these are as they were when this was asked
    store.remove_graph(graph)
    for quad in quads:
        separate(store, quad)


def remove(store: ox.Store, quads: Iterable[ox.Quad]) -> None:
    """Take a few quads of named graphs out, and from the union what no graph states any more.

    A graph that is left empty goes too: the store would go on naming it, and a dataset made at once has none.
    """
    gone = list(quads)
    for quad in gone:
        store.remove(quad)
        separate(store, quad)
    for graph in {quad.graph_name for quad in gone}:
        if next(store.quads_for_pattern(None, None, None, graph), None) is None:
            store.remove_graph(cast(ox.NamedNode, graph))


def separate(store: ox.Store, quad: ox.Quad) -> None:
    """Take the triple of a quad that is gone out of the union, unless a graph states it."""
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
