"""The network as pyvis draws it: nodes at given places, one line for what says the same between the same two."""

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import networkx as nx
from pyvis.network import Network

from kg.render.looks import MANNERS, family, look, manner

Graph: TypeAlias = "nx.MultiDiGraph[str]"
Place = tuple[int, int]

SMALLEST, LARGEST = 8, 26
"""Radius in pixels of a node with one statement, and of the largest."""


@dataclass(frozen=True, slots=True)
class Line:
    """All statements that put the same predicate between the same two nodes in the same manner.

    ``bend`` tells lines between the same two apart: 0 is straight, the others curve more and more.
    """

    source: str
    target: str
    predicate: str
    manner: str
    statements: tuple[str, ...]
    bend: int


def lines(graph: Graph) -> list[Line]:
    """Return the lines to draw, sorted."""
    groups: dict[tuple[str, str, str, str], set[str]] = defaultdict(set)
    for source, target, data in graph.edges(data=True):
        groups[source, target, data["predicate"], manner(data)].add(data["statement"])
    between: dict[tuple[str, ...], int] = defaultdict(int)
    found = []
    for key, statements in sorted(groups.items()):
        pair = tuple(sorted(key[:2]))
        found.append(Line(*key, tuple(sorted(statements)), between[pair]))
        between[pair] += 1
    return found


def network(graph: Graph, places: Mapping[str, Place], drawn: list[Line]) -> dict[str, Any]:
    """Return ``nodes``, ``edges`` as pyvis hands them to vis-network; ids are numbers in the order of *graph*."""
    net = Network(directed=True)
    number = {node: i for i, node in enumerate(graph)}
    for node, data in graph.nodes(data=True):
        x, y = places[node]
        kind = str(data.get("type", ""))
        net.add_node(number[node], label=" ", shape=look(kind).shape, group=kind, size=size(graph, node), x=x, y=y)
    for i, line in enumerate(drawn):
        net.add_edge(number[line.source], number[line.target], id=i, **drawing(line))
    nodes, edges, *_ = net.get_network_data()
    return {"nodes": nodes, "edges": edges}


def size(graph: Graph, node: str) -> int:
    """Return a node's radius: its area grows with the number of statements."""
    return min(LARGEST, round(SMALLEST * math.sqrt(max(graph.degree(node), 1))))


def drawing(line: Line) -> dict[str, Any]:
    """Return a line's own options: thicker where more statements say so, bent where others run beside it."""
    smooth = {"enabled": True, "type": "curvedCW", "roundness": round(0.12 * line.bend, 2)} if line.bend else False
    return {
        "width": round(min(1.2 + 0.8 * (len(line.statements) - 1), 6), 1),
        "smooth": smooth,
        "family": family(line.predicate),
        "dashes": list(MANNERS[line.manner].dashes) or False,
        "arrows": {"to": {"enabled": True, "type": "bar" if line.manner == "negated" else "arrow"}},
    }
