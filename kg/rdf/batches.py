"""A dataset in parts that fit in memory: some documents at a time, each part with all that its documents lean on."""

from collections import defaultdict
from collections.abc import Iterator

import pyoxigraph as ox

from kg.rdf.terms import graph

DOCUMENT = graph("doc_").value
ENTITIES = graph("entities")
LINKS = graph("links")
"""Rules look at links: they join claims of different parts."""
SIZE = 200
"""Documents a part: some 80,000 quads, for which pySHACL takes a tenth of a gigabyte."""


def batches(store: ox.Store, size: int = SIZE) -> Iterator[list[ox.Quad]]:
    """Yield the quads of *size* documents at a time with the ontology's layers and with the entities they speak of.

    Without documents there is one part, of the layers alone.
    """
    names = sorted((name for name in store.named_graphs() if isinstance(name, ox.NamedNode)), key=str)
    documents = [name for name in names if name.value.startswith(DOCUMENT)]
    layers = [quad for name in names if name not in {*documents, ENTITIES, LINKS} for quad in quads(store, name)]
    about = by_subject(store)
    for first in range(0, max(1, len(documents)), size):
        part = [quad for name in documents[first : first + size] for quad in quads(store, name)]
        spoken = {quad.subject for quad in part}
        yield [*layers, *part, *(quad for subject in spoken & set(about) for quad in about[subject])]


def quads(store: ox.Store, name: ox.NamedNode) -> Iterator[ox.Quad]:
    """Yield the quads of one graph."""
    return store.quads_for_pattern(None, None, None, name)


def by_subject(store: ox.Store) -> dict[object, list[ox.Quad]]:
    """Return the quads of the entities' graph by subject."""
    found: dict[object, list[ox.Quad]] = defaultdict(list)
    for quad in quads(store, ENTITIES):
        found[quad.subject].append(quad)
    return found
