"""Places for views of any size: the weightiest nodes as ``positions`` lays them out, the others round about them.

A view opens with its core alone, so the core gets the careful picture; what "show more" adds takes the free places
nearest to those it is joined to. In columns, nodes are ordered by the mean place of their neighbours (Sugiyama, Tagawa
and Toda 1981, "Methods for visual understanding of hierarchical system structures").
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count

import networkx as nx

from kg.network.layout import positions

Place = tuple[int, int]
Pair = tuple[str, str]
Neighbours = Mapping[str, Sequence[str]]

CELL = (150, 104)
"""Width and height in pixels of a place with room for a node and its label."""
COLUMN = 560
"""How far apart columns are, in pixels."""
SWEEPS = 8
ROW = 1000
"""What one row of a column counts in y: the rows that come in later stand between."""


def neighbours(pairs: Iterable[Pair]) -> dict[str, list[str]]:
    """Return what each node is joined to, sorted."""
    found: dict[str, set[str]] = defaultdict(set)
    for source, target in pairs:
        if source != target:
            found[source].add(target)
            found[target].add(source)
    return {node: sorted(others) for node, others in found.items()}


def scattered(order: Sequence[str], pairs: Sequence[Pair], labels: Mapping[str, str], core: int) -> dict[str, Place]:
    """Return node -> (x, y) in pixels for nodes in *order* of their weight, the first *core* laid out by forces."""
    first = set(order[:core])
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from((node, {"label": labels.get(node, "")}) for node in order[:core])
    graph.add_edges_from((s, t) for s, t in pairs if s in first and t in first)
    known = positions(graph)
    return {**{node: known[node] for node in order[:core]}, **around(known, order[core:], neighbours(pairs))}


def around(known: Mapping[str, Place], later: Sequence[str], joined: Neighbours) -> dict[str, Place]:
    """Return places for the *later* nodes, each in the free cell nearest to what it is joined to and is placed."""
    placed = dict(known)
    taken = {cell(place, 0, 0) for place in known.values()}
    cursors: dict[Place, Iterator[Place]] = {}
    for node in later:
        anchor = cell(middle([placed[other] for other in joined.get(node, ()) if other in placed]), 0, 0)
        free = next(each for each in cursors.setdefault(anchor, spiral(anchor)) if each not in taken)
        taken.add(free)
        placed[node] = (free[0] * CELL[0] + free[1] % 2 * CELL[0] // 2, free[1] * CELL[1])
    return {node: placed[node] for node in later}


def cell(place: Place, across: int, down: int) -> Place:
    """Return the cell that holds a place, moved."""
    return place[0] // CELL[0] + across, place[1] // CELL[1] + down


def middle(places: Sequence[Place]) -> Place:
    """Return the mean of some places; the middle of the picture where there is none."""
    size = len(places) or 1
    return sum(x for x, _ in places) // size, sum(y for _, y in places) // size


def spiral(start: Place) -> Iterator[Place]:
    """Yield the cells round *start*, ring after ring."""
    yield start
    for ring in count(1):
        for step in range(-ring, ring):
            yield start[0] + step, start[1] - ring
            yield start[0] + ring, start[1] + step
            yield start[0] - step, start[1] + ring
            yield start[0] - ring, start[1] - step


def in_columns(order: Sequence[str], pairs: Sequence[Pair], column: Mapping[str, int], core: int) -> dict[str, Place]:
    """Return node -> (x, y): x of its column, y in the order that makes few lines cross, above all in the core."""
    joined = neighbours(pairs)
    rows = swept(order[:core], joined, column)
    for node in order[core:]:
        near = [rows[other] for other in joined.get(node, ()) if other in rows]
        rows[node] = sum(near) / len(near) if near else float(len(rows))
    return {node: (column[node] * COLUMN, round(rows[node] * ROW)) for node in order}


def swept(nodes: Sequence[str], joined: Neighbours, column: Mapping[str, int]) -> dict[str, float]:
    """Return each node's row: in every column from the middle outwards, after some sweeps over the columns."""
    columns: dict[int, list[str]] = defaultdict(list)
    for node in nodes:
        columns[column[node]].append(node)
    rows = {node: row for members in columns.values() for node, row in zip(members, centred(len(members)), strict=True)}
    for _ in range(SWEEPS):
        for number in sorted(columns):
            columns[number].sort(key=lambda node: (mean_row(node, joined, rows), nodes.index(node)))
            rows |= zip(columns[number], centred(len(columns[number])), strict=True)
    return rows


def mean_row(node: str, joined: Neighbours, rows: Mapping[str, float]) -> float:
    """Return the mean row of a node's neighbours, its own where it has none."""
    near = [rows[other] for other in joined.get(node, ()) if other in rows]
    return sum(near) / len(near) if near else rows[node]


def centred(size: int) -> list[float]:
    """Return as many rows, one apart, round 0."""
    return [row - (size - 1) / 2 for row in range(size)]
