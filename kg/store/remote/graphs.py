"""The graphs of a dataset as they are pushed: lines of N-Triples, and their digest."""

import hashlib
from collections.abc import Sequence

import pyoxigraph as ox

from kg.store.dataset import Dataset
from kg.store.document import document_graph

DOCUMENT = document_graph("").value


def graphs(dataset: Dataset) -> list[str]:
    """Return the names of a dataset's graphs, sorted: layers, documents, entities and links."""
    dataset.index()
    return sorted(str(graph.value) for graph in dataset.store.named_graphs())


def lines(dataset: Dataset, graph: str) -> Sequence[str]:
    """Return the triples of a graph as lines of N-Triples, each once, in an order that depends on nothing else."""
    if graph.startswith(DOCUMENT):
        end = f" <{graph}> ."
        quads = dataset.nquads(graph.removeprefix(DOCUMENT)).decode("utf-8").split("\n")
        return [f"{quad.removesuffix(end)} ." for quad in quads if quad]
    found = dataset.store.quads_for_pattern(None, None, None, ox.NamedNode(graph))
    return sorted(f"{quad.triple} ." for quad in found)


def digest(lines: Sequence[str]) -> str:
    """Return the digest of a graph."""
    made = hashlib.sha256()
    for line in lines:
        made.update(line.encode("utf-8") + b"\n")
    return made.hexdigest()


def is_document(graph: str) -> bool:
    """Tell whether a graph holds what one article says."""
    return graph.startswith(DOCUMENT)
