"""A network as arrays of numbers: nodes sorted and numbered, so that no result depends on the hash of a name."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TypeAlias

import networkx as nx
import numpy as np
import numpy.typing as npt

from kg.network.projection import Graph

Numbers: TypeAlias = npt.NDArray[np.int64]
Reals: TypeAlias = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Simple:
    """An undirected network without loops, two nodes joined once: the neighbours of one node after the other.

    Those of node ``i`` are ``ends[first[i]:first[i + 1]]``, sorted; ``weights`` says how many statements join the two.
    """

    first: Numbers
    ends: Numbers
    weights: Numbers

    @property
    def size(self) -> int:
        """How many nodes there are."""
        return len(self.first) - 1

    def links(self, nodes: Numbers) -> tuple[Numbers, Numbers]:
        """Return the links of some nodes, as two arrays: the node, its neighbour."""
        degree = self.first[nodes + 1] - self.first[nodes]
        last = np.cumsum(degree)
        places = np.arange(last[-1] if len(last) else 0) + np.repeat(self.first[nodes] - (last - degree), degree)
        return np.repeat(nodes, degree), self.ends[places]

    def networkx(self) -> "nx.Graph[int]":
        """Return the same as a networkx graph over the numbers, nodes and edges sorted."""
        near, far = self.links(np.arange(self.size))
        upward = near < far
        graph: nx.Graph[int] = nx.Graph()
        graph.add_nodes_from(range(self.size))
        columns = (near[upward], far[upward], self.weights[upward])
        graph.add_weighted_edges_from(zip(*(column.tolist() for column in columns), strict=True))
        return graph


@dataclass(frozen=True, slots=True)
class Numbered:
    """A directed network with parallel edges: its sorted nodes, and the numbers of both ends of each edge, sorted."""

    nodes: list[str]
    sources: Numbers
    targets: Numbers

    def degrees(self) -> Numbers:
        """Return how many edges each node has; a loop counts twice."""
        ends = (np.bincount(each, minlength=len(self.nodes)) for each in (self.sources, self.targets))
        return sum(ends, start=np.zeros(len(self.nodes), dtype=np.int64))

    def simple(self) -> Simple:
        """Return the network without directions, its parallel edges counted, its loops left out."""
        size = len(self.nodes)
        apart = self.sources != self.targets
        sources, targets = self.sources[apart], self.targets[apart]
        pairs = np.concatenate([sources * size + targets, targets * size + sources])
        joined, weights = np.unique(pairs, return_counts=True)
        near, far = np.divmod(joined, max(size, 1))
        return Simple(np.searchsorted(near, np.arange(size + 1)), far, weights)


def numbered(graph: Graph, without: Collection[str] = frozenset()) -> Numbered:
    """Return *graph* as numbers, some of its nodes left out with their edges."""
    return numbered_ends(graph, graph.edges(), without)


def numbered_ends(
    known: Iterable[str], edges: Iterable[tuple[str, str]], without: Collection[str] = frozenset()
) -> Numbered:
    """Return nodes and edges as numbers, some nodes left out with their edges."""
    nodes = sorted(node for node in known if node not in without)
    number, size = {node: i for i, node in enumerate(nodes)}, len(nodes)
    kept = (number[s] * size + number[t] for s, t in edges if s in number and t in number)
    sources, targets = np.divmod(np.sort(np.fromiter(kept, dtype=np.int64)), max(size, 1))
    return Numbered(nodes, sources, targets)
