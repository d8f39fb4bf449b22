"""Where to draw each node: a force-directed layout that gives the same pixels on every machine.

Fruchterman and Reingold (1991, "Graph drawing by force-directed placement") with a pull to the middle, so that parts
that nothing joins stay in sight; then the boxes of nodes and labels are pushed apart.

``networkx.spring_layout`` is not used: it needs SciPy from 500 nodes on, and its orders of summation differ between
processors, which some hundred steps blow up into another picture. Here every step is one correctly rounded operation
an element (+ - * / sqrt), and sums run over the first axis, one row after the other.
"""

import math
import random
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from kg.network.projection import Graph

Vector: TypeAlias = npt.NDArray[np.float64]

LENGTH = 150.0
"""The length in pixels that an edge tends to."""
STEPS = 250
GRAVITY = 5.0
WIDE = 1.4
"""Screens are wide: how much wider than high the picture is."""
LETTER = 7.0
"""Width of a letter of a label, in pixels."""
LINE = 24
"""Letters in one line of a label, and how many lines there may be."""
LINES = 3
NUDGES = 300


def positions(graph: Graph, *, seed: int = 7) -> dict[str, tuple[int, int]]:
    """Return node -> (x, y) in pixels, the middle at (0, 0), spread so that labels do not lie on each other.

    Takes time and memory with the square of the number of nodes: 1,000 nodes take seconds. Draw ``leading`` ones.
    """
    nodes = sorted(graph)
    if not nodes:
        return {}
    x, y = apart(*settled(*scattered(len(nodes), seed), joined(graph, nodes)), *boxes(graph, nodes))
    x, y = x - (x.max() + x.min()) / 2, y - (y.max() + y.min()) / 2
    return {node: (round(float(x[i])), round(float(y[i]))) for i, node in enumerate(nodes)}


def scattered(count: int, seed: int) -> tuple[Vector, Vector]:
    """Return random places in a square that grows with the number of nodes."""
    draw, side = random.Random(seed), LENGTH * math.sqrt(count)
    places = np.array([(draw.random() - 0.5, draw.random() - 0.5) for _ in range(count)]) * side
    return places[:, 0].copy(), places[:, 1].copy()


def joined(graph: Graph, nodes: list[str]) -> Vector:
    """Return a symmetric matrix: 1 where two different nodes are joined, else 0."""
    number = {node: i for i, node in enumerate(nodes)}
    matrix = np.zeros((len(nodes), len(nodes)))
    for source, target in graph.edges():
        if source != target:
            matrix[number[source], number[target]] = matrix[number[target], number[source]] = 1.0
    return matrix


def settled(x: Vector, y: Vector, links: Vector) -> tuple[Vector, Vector]:
    """Return the places after the forces have acted, with steps that grow shorter and shorter."""
    weight = np.sqrt(1.0 + links.sum(axis=0))
    mass = weight[None, :] * weight[:, None]
    for step in range(STEPS):
        dx, dy = x[None, :] - x[:, None], y[None, :] - y[:, None]
        square = dx * dx + dy * dy + 1.0
        force = LENGTH * LENGTH * mass / square - links
        fx, fy = (dx * force).sum(axis=0) - GRAVITY * weight * x, (dy * force).sum(axis=0) - GRAVITY * weight * WIDE * y
        size = np.sqrt(fx * fx + fy * fy) + 1e-9
        reach = np.minimum(size, LENGTH * (1 - step / STEPS)) / size
        x, y = x + fx * reach, y + fy * reach
    return x, y


def boxes(graph: Graph, nodes: list[str]) -> tuple[Vector, Vector]:
    """Return the width and height in pixels of each node with its label below it."""
    letters = np.array([len(str(graph.nodes[node].get("label", node))) for node in nodes], dtype=np.float64)
    lines = np.minimum(np.ceil(letters / LINE), LINES)
    return np.maximum(np.minimum(letters, LINE) * LETTER, 40.0) + 14.0, 50.0 + 15.0 * lines


def apart(x: Vector, y: Vector, width: Vector, height: Vector) -> tuple[Vector, Vector]:
    """Return the places after boxes that overlap have been pushed apart, along the axis that needs less.

    Stops after ``NUDGES`` rounds: a crowded picture may keep a few overlaps.
    """
    need_x, need_y = (width[None, :] + width[:, None]) / 2, (height[None, :] + height[:, None]) / 2
    for _ in range(NUDGES):
        dx, dy = x[None, :] - x[:, None], y[None, :] - y[:, None]
        over_x, over_y = need_x - np.abs(dx), need_y - np.abs(dy)
        clash = (over_x > 0) & (over_y > 0) & ~np.eye(len(x), dtype=bool)
        if not clash.any():
            break
        sideways = over_x < over_y
        x = x + (np.where(clash & sideways, over_x, 0.0) * side(dx)).sum(axis=0) * 0.3
        y = y + (np.where(clash & ~sideways, over_y, 0.0) * side(dy)).sum(axis=0) * 0.3
    return x, y


def side(difference: Vector) -> Vector:
    """Return +1 or -1 for where the other one lies; two at the same place part by their order."""
    order = np.arange(len(difference))
    return np.where(difference == 0, np.sign(order[None, :] - order[:, None]), np.sign(difference)).astype(np.float64)
