"""PageRank and betweenness, with results that do not depend on the machine, the run or the node names' hashes.

Every sum is taken in the sorted order of the nodes, in plain Python floats, which are the same everywhere.
"""

from collections import Counter
from typing import TypeAlias

import networkx as nx

from kg.network.projection import Graph

Numbered: TypeAlias = "nx.Graph[int]"

EXACT_BELOW = 1_000
"""Up to so many nodes betweenness is exact; beyond, it is estimated."""
PIVOTS = 200
"""How many nodes an estimate starts from."""
SEED = 7


def numbered(graph: Graph) -> tuple[list[str], Numbered]:
    """Return the nodes sorted, and a simple undirected graph over their numbers in that order.

    An edge's ``weight`` is the number of statements between the two, in either direction; loops are left out.
    """
    nodes = sorted(graph)
    number = {node: i for i, node in enumerate(nodes)}
    pairs = Counter(tuple(sorted((number[s], number[t]))) for s, t in graph.edges() if s != t)
    simple: Numbered = nx.Graph()
    simple.add_nodes_from(range(len(nodes)))
    simple.add_weighted_edges_from((a, b, n) for (a, b), n in sorted(pairs.items()))
    return nodes, simple


def betweenness(graph: Graph) -> dict[str, float]:
    """Return the share of shortest paths that pass through each node: who joins parts that little else joins.

    Directions and the number of statements are left aside: claims run from speakers to concerns, so hardly a directed
    path passes through anything. Exact up to ``EXACT_BELOW`` nodes (Brandes 2001, "A faster algorithm for
    betweenness centrality"); beyond, estimated from ``PIVOTS`` nodes drawn with a fixed seed (Brandes and Pich 2007,
    "Centrality estimation in large networks").
    """
    nodes, simple = numbered(graph)
    pivots = None if len(nodes) <= EXACT_BELOW else PIVOTS
    scores = nx.betweenness_centrality(simple, k=pivots, seed=SEED)
    return {node: scores[i] for i, node in enumerate(nodes)}


def pagerank(graph: Graph, *, damping: float = 0.85, tolerance: float = 1e-10, rounds: int = 200) -> dict[str, float]:
    """Return each node's PageRank; the ranks sum to 1.

    The random surfer of Page, Brin, Motwani and Winograd (1999, "The PageRank citation ranking") follows statements
    from speaker to concern, from organisation to model, so a high rank means: much spoken of by those who are
    spoken of. Each statement counts once; a node that states nothing passes its rank to all. Stops when the
    ranks change by less than *tolerance* in all. (``networkx.pagerank`` needs SciPy, a large
    thing to install for these few lines.)
    """
    nodes, out, links = sorted(graph), dict(graph.out_degree()), sorted(Counter(graph.edges()).items())
    if not nodes:
        return {}
    ranks = dict.fromkeys(nodes, 1 / len(nodes))
    for _ in range(rounds):
        loose = sum(ranks[node] for node in nodes if not out[node])
        fresh = dict.fromkeys(nodes, (1 - damping + damping * loose) / len(nodes))
        for (source, target), n in links:
            fresh[target] += damping * ranks[source] * n / out[source]
        moved = sum(abs(fresh[node] - ranks[node]) for node in nodes)
        ranks = fresh
        if moved < tolerance:
            break
    return ranks
