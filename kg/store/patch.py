"""An RDF patch from one dataset to another: the lines that are deleted and added, graph by graph.

The format is RDF Patch (https://afs.github.io/rdf-delta/rdf-patch.html): ``D`` and ``A`` lines of N-Quads terms in one
transaction, ``TX .`` to ``TC .``.
"""

from collections.abc import Iterator

import pyoxigraph as ox

from kg.store.dataset import Dataset
from kg.store.document import document_graph


def patch(before: Dataset, after: Dataset) -> Iterator[str]:
    """Yield the lines of the patch, each ending in a newline: deletions and additions by graph, sorted."""
    yield "TX .\n"
    for graph in sorted({*graphs(before), *graphs(after)}):
        if not same(before, after, graph):
            old, new = triples(before, graph), triples(after, graph)
            yield from (f"D {line} <{graph}> .\n" for line in sorted(old - new))
            yield from (f"A {line} <{graph}> .\n" for line in sorted(new - old))
    yield "TC .\n"


def graphs(dataset: Dataset) -> Iterator[str]:
    """Yield the names of a dataset's graphs."""
    dataset.index()
    yield from (str(graph.value) for graph in dataset.store.named_graphs())


def same(before: Dataset, after: Dataset, graph: str) -> bool:
    """Tell whether a document's graph is byte for byte the same in both: most are, and need no second look."""
    slug = graph.removeprefix(document_graph("").value)
    if slug == graph or any(slug not in each.manifest.documents for each in (before, after)):
        return False
    return before.nquads(slug) == after.nquads(slug)


def triples(dataset: Dataset, graph: str) -> set[str]:
    """Return the triples of a graph as N-Triples without the dot."""
    return {str(quad.triple) for quad in dataset.store.quads_for_pattern(None, None, None, ox.NamedNode(graph))}
