"""The views as pyvis draws them: nodes at given places, one line for what says the same between the same two."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from pyvis.network import Network

from kg.debate import Line, View
from kg.render.looks import look

SMALLEST, LARGEST = 6, 22
"""Radius in pixels of a node with one statement, and of the largest."""


class Net(Network):  # type: ignore[misc] # pyvis carries no types
    """A network of pyvis that looks a node up at once; its own list takes minutes for thousands of lines."""

    def get_nodes(self) -> Mapping[int, dict[str, Any]]:
        """Return the nodes by id."""
        known: Mapping[int, dict[str, Any]] = self.node_map
        return known


def drawn(view: View, number: Mapping[str, int], kinds: Mapping[str, str], told: Mapping[str, int]) -> dict[str, Any]:
    """Return one view as pyvis hands it to vis-network: ``nodes`` in the order of their weight, ``edges``.

    *number* gives the page's number of each node, *kinds* its type, *told* the number of each statement. Labels and
    titles are left to the page: vis-network may read strings in them as HTML.
    """
    net, weight = Net(directed=True), weights(view.lines)
    for node, (x, y) in view.places.items():
        kind = kinds.get(node, "")
        net.add_node(number[node], label=" ", shape=look(kind).shape, group=kind, size=size(weight[node]), x=x, y=y)
    for i, (line, bend) in enumerate(zip(view.lines, bends(view.lines), strict=True)):
        net.add_edge(number[line.source], number[line.target], id=i, **drawing(line, bend, told))
    nodes, edges, *_ = net.get_network_data()
    for node in nodes:
        del node["label"]
    return {"columns": view.columns, "nodes": nodes, "edges": edges}


def weights(lines: Iterable[Line]) -> Counter[str]:
    """Return how many statements there are at each node."""
    found = Counter[str]()
    for line in lines:
        found[line.source] += len(line.statements)
        found[line.target] += len(line.statements)
    return found


def size(weight: int) -> int:
    """Return a node's radius: its area grows with the number of statements."""
    return min(LARGEST, round(SMALLEST * math.sqrt(max(weight, 1))))


def bends(lines: Iterable[Line]) -> list[int]:
    """Return what tells lines between the same two apart: 0 is straight, the others curve more and more."""
    between: dict[tuple[str, ...], int] = defaultdict(int)
    found = []
    for line in lines:
        pair = tuple(sorted((line.source, line.target)))
        found.append(between[pair])
        between[pair] += 1
    return found


def drawing(line: Line, bend: int, told: Mapping[str, int]) -> dict[str, Any]:
    """Return a line's own options: thicker where more statements say so, bent where others run beside it."""
    return {
        "predicate": line.predicate,
        "manner": line.manner,
        "width": round(min(1.2 + 0.8 * (len(line.statements) - 1), 6), 1),
        "smooth": {"enabled": True, "type": "curvedCW", "roundness": round(0.12 * bend, 2)} if bend else False,
        "statements": [told[statement] for statement in line.statements],
    }
