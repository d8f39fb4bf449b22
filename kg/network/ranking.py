"""PageRank and betweenness, with results that do not depend on the machine, the run or the node names' hashes.

Every sum is taken in the sorted order of the nodes and edges, one number after the other, or correctly rounded
(``math.fsum``): the same everywhere.
"""

from math import fsum

import numpy as np

from kg.network.betweenness import betweenness as passing
from kg.network.numbered import Numbered, Reals, Simple, numbered
from kg.network.projection import Graph

EXACT_BELOW = 1_000
"""Up to so many nodes betweenness is exact; beyond, it is estimated."""
PIVOTS = 200
"""How many nodes an estimate starts from."""


def betweenness(graph: Graph) -> dict[str, float]:
    """Return the share of shortest paths that pass through each node: who joins parts that little else joins.

    Directions and the number of statements are left aside: claims run from speakers to concerns, so hardly a directed
    path passes through anything. Exact up to ``EXACT_BELOW`` nodes; beyond, estimated from ``PIVOTS`` nodes drawn with
    a fixed seed.
    """
    network = numbered(graph)
    return named(network, bridges(network.simple()))


def bridges(simple: Simple) -> Reals:
    """Return each node's betweenness, see ``betweenness``."""
    return passing(simple, None if simple.size <= EXACT_BELOW else PIVOTS)


def pagerank(graph: Graph, *, damping: float = 0.85, tolerance: float = 1e-10, rounds: int = 200) -> dict[str, float]:
    """Return each node's PageRank; the ranks sum to 1.

    The random surfer of Page, Brin, Motwani and Winograd (1999, "The PageRank citation ranking") follows statements
    from speaker to concern, from organisation to model, so a high rank means: much spoken of by those who are
    spoken of. Each statement counts once; a node that states nothing passes its rank to all. Stops when the
    ranks change by less than *tolerance* in all. (``networkx.pagerank`` needs SciPy, a large
    thing to install for these few lines.)
    """
    network = numbered(graph)
    return named(network, surfed(network, damping, tolerance, rounds))


def surfed(network: Numbered, damping: float = 0.85, tolerance: float = 1e-10, rounds: int = 200) -> Reals:
    """Return each node's PageRank, see ``pagerank``."""
    size = len(network.nodes)
    out = np.bincount(network.sources, minlength=size)
    loose, share = out == 0, damping / np.maximum(out, 1)
    ranks = np.full(size, 1 / max(size, 1))
    for _ in range(rounds if size else 0):
        passed = (ranks * share)[network.sources]
        jumped = (1 - damping + damping * fsum(ranks[loose])) / size
        fresh = jumped + np.bincount(network.targets, weights=passed, minlength=size)
        moved = fsum(np.abs(fresh - ranks))
        ranks = fresh
        if moved < tolerance:
            break
    return ranks


def named(network: Numbered, values: Reals) -> dict[str, float]:
    """Return a value a node by the node."""
    return dict(zip(network.nodes, values.tolist(), strict=True))
