"""How long the measures of a network take: python benchmarks/measure.py [10000] [100000] [1000000] [--stored 800 1600]

Invented networks of so many statements, of the shape that a dataset has: a tenth as many names, a few of them with many
statements, which speak of forty concerns or of one another. Seconds of processor time a measure; beside it networkx's
own on the same network where that ends in a minute or so, how many times as long it takes, and the greatest difference
between the two results. With ``--stored``, instead, datasets of so many invented articles are put on disk, and what is
timed is reading from them: what ``kg measure`` needs, and what ``kg draw`` and ``kg report`` do.
"""

import argparse
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
from query import built

from kg.network import debate, measure, outline
from kg.network.betweenness import betweenness
from kg.network.measures import communities, left_out, voices
from kg.network.numbered import Numbered, numbered
from kg.network.outlines import outlined
from kg.network.projection import Graph, leading
from kg.network.ranking import EXACT_BELOW, PIVOTS, surfed
from kg.resources import concerns
from kg.vocab import CONCERN, ID

SIZES = (10_000, 100_000)
NETWORKX = 100_000
"""Up to so many statements networkx measures betweenness too."""
FEW = 20
"""From how many nodes the two estimate betweenness, side by side."""


def invented(size: int, seed: int = 7) -> Graph:
    """Return a network of *size* statements; seeded."""
    draw, graph, names, known = random.Random(seed), nx.MultiDiGraph(), size // 10, sorted(concerns())
    for number in range(size):
        source = f"{ID}person_{int(draw.random() ** 3 * names)}"
        to_concern = draw.random() < 0.5
        target = CONCERN + draw.choice(known) if to_concern else f"{ID}org_{int(draw.random() ** 2 * names)}"
        predicate, statement = ("raises" if to_concern else "affiliatedWith"), f"{ID}s{number}"
        said = {"statement": statement, "predicate": predicate, "document": f"d{number // 60}", "quote": "words"}
        graph.add_edge(source, target, key=statement, **said)
    return graph


def timed(work: Callable[[], object]) -> tuple[float, Any]:
    """Return the seconds of processor time that some work takes, and its result."""
    begun = time.process_time()
    found = work()
    return time.process_time() - begun, found


def line(name: str, ours: float, theirs: float | None = None, apart: float | None = None) -> None:
    """Print one line of the table."""
    beside = f"{theirs:9.2f} {theirs / max(ours, 1e-9):7.0f} x" if theirs is not None else f"{'-':>9} {'-':>9}"
    print(f"{name:34} {ours:8.2f} {beside} {f'{apart:.0e}' if apart is not None else '-':>10}", flush=True)


def between(network: Numbered, size: int) -> None:
    """Print how long betweenness takes, from a few nodes and as it is measured."""
    simple, pivots = network.simple(), None if len(network.nodes) <= EXACT_BELOW else PIVOTS
    known = f"from {pivots} nodes" if pivots else "exact"
    if size <= NETWORKX and pivots:
        ours = timed(lambda: betweenness(simple, FEW))[0]
        theirs = timed(lambda: nx.betweenness_centrality(simple.networkx(), k=FEW, seed=7))[0]
        line(f"betweenness from {FEW} nodes", ours, theirs)
    line(f"betweenness {known}", timed(lambda: betweenness(simple, pivots))[0])


def exact(graph: Graph) -> None:
    """Print how exact betweenness compares on the part of the nodes with most statements."""
    part = numbered(leading(graph, EXACT_BELOW)).simple()
    ours, found = timed(lambda: betweenness(part))
    theirs, other = timed(lambda: nx.betweenness_centrality(part.networkx()))
    line(f"betweenness exact, {part.size:,} nodes", ours, theirs, max(abs(v - other[i]) for i, v in enumerate(found)))


def measured(size: int) -> None:
    """Print the table of one network."""
    graph = invented(size)
    print(
        f"\n{size:,} statements, {len(graph):,} nodes\n{'':34} {'seconds':>8} {'networkx':>9} {'':9} {'difference':>10}"
    )
    seconds, network = timed(lambda: numbered(graph, left_out(outlined(graph))))
    line("nodes and edges as numbers", seconds)
    line("PageRank", timed(lambda: surfed(network))[0])
    exact(graph)
    between(network, size)
    line("communities (networkx, Louvain)", timed(lambda: communities(graph.nodes, network))[0])
    line("who raises what", timed(lambda: voices(outlined(graph)))[0])


def stored(articles: int) -> None:
    """Print how long it takes to read from a dataset of so many articles."""
    with tempfile.TemporaryDirectory() as folder:
        dataset = built(Path(folder) / "stored", articles)
        seconds, found = timed(lambda: outline(dataset))
        edges = len(found.edges)
        print(f"\n{articles:,} articles, {edges:,} edges\n{'':34} {'seconds':>8} {'a million edges':>16}")
        told = ("what measuring needs", seconds), ("measuring it", timed(lambda: measure(found))[0])
        more = ("all that is shown", timed(lambda: debate(dataset, dataset.text))[0])
        for name, taken in (*told, more):
            print(f"{name:34} {taken:8.2f} {taken / edges * 1_000_000:16.0f}", flush=True)


def main() -> None:
    """Measure each size."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("sizes", type=int, nargs="*")
    parser.add_argument("--stored", type=int, nargs="+", default=[], metavar="ARTICLES")
    given = parser.parse_args()
    for articles in given.stored:
        stored(articles)
    for size in given.sizes or ([] if given.stored else SIZES):
        measured(size)


if __name__ == "__main__":
    main()
