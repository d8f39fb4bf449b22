"""What the network tells: who stands where, which groups there are, and who raises what."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np
import numpy.typing as npt

from kg.errors import UsageError
from kg.network.betweenness import SEED
from kg.network.numbered import Numbered, numbered_ends
from kg.network.outlines import Outline, Words, outlined
from kg.network.projection import UNNAMED, Graph
from kg.network.ranking import EXACT_BELOW, bridges, surfed

PLACES = 6
"""Decimal places of every measure: enough to order by, few enough to be the same on every machine."""

Known = Mapping[str, Mapping[str, Any]]
"""Node -> its attributes."""


@dataclass(frozen=True, slots=True)
class Rank:
    """One node's measures. ``neighbours`` counts nodes, the two statement counts count edges."""

    node: str
    label: str
    type: str
    statements_in: int
    statements_out: int
    neighbours: int
    pagerank: float
    betweenness: float
    documents: int


@dataclass(frozen=True, slots=True)
class Community:
    """Nodes with more statements among them than to the rest; ``leading`` are the labels of the weightiest five."""

    number: int
    size: int
    leading: tuple[str, ...]
    nodes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """What one speaker makes of one concern: ``how`` is raises, dismisses or mitigates; the quote is the first one."""

    speaker: str
    speaker_label: str
    how: str
    concern: str
    concern_label: str
    claims: int
    documents: int
    quote: str
    title: str


@dataclass(frozen=True, slots=True)
class Measures:
    """All measures of one network. ``modularity`` is that of the communities (Newman and Girvan 2004)."""

    nodes: int
    edges: int
    exact: bool
    modularity: float
    ranking: tuple[Rank, ...]
    communities: tuple[Community, ...]
    voices: tuple[Voice, ...]

    @property
    def tables(self) -> dict[str, tuple[Rank, ...] | tuple[Community, ...] | tuple[Voice, ...]]:
        """The three tables by name, for printing."""
        return {"ranking": self.ranking, "communities": self.communities, "voices": self.voices}


def measure(
    network: "Graph | Outline",
    *,
    unnamed: bool = False,
    top: int | None = None,
    progress: Callable[[str], object] = str,
) -> Measures:
    """Return the measures of a graph or an outline; ties are ordered by IRI, floats are rounded to six places.

    Sources that the text does not name are taken out first unless *unnamed*, for "critics" in two articles are not
    one voice. *top* cuts each table; the numbers are those of the whole network. *progress* is told what comes next.

    Raises UsageError if *top* is below 1.
    """
    if top is not None and top < 1:
        raise UsageError(f"top must be 1 or more, not {top}: leave it out for everything")
    known = network if isinstance(network, Outline) else outlined(network)
    without = frozenset() if unnamed else left_out(known)
    numbers = numbered_ends(known.nodes, known.edges, without)
    progress("PageRank and betweenness")
    ranks = ranking(known.nodes, numbers)
    progress("communities")
    groups, modularity = communities(known.nodes, numbers)
    progress("who raises what")
    told = voices(known, without, top)
    return Measures(
        nodes=len(numbers.nodes),
        edges=len(numbers.sources),
        exact=len(numbers.nodes) <= EXACT_BELOW,
        modularity=modularity,
        ranking=ranks[:top],
        communities=groups[:top],
        voices=told,
    )


def left_out(known: Outline) -> frozenset[str]:
    """Return the sources that the text does not name, and what only they are joined to."""
    gone = {node for node, data in known.nodes.items() if data.get("type") == UNNAMED}
    joined = {end for ends in known.edges if gone.isdisjoint(ends) for end in ends}
    return frozenset(gone | {end for ends in known.edges for end in ends if end not in joined})


def ranking(known: Known, network: Numbered) -> tuple[Rank, ...]:
    """Return every node's measures, the highest PageRank first."""
    size, simple = len(network.nodes), network.simple()
    counts = (network.targets, network.sources, simple.links(np.arange(size))[0])
    columns: list[npt.NDArray[Any]] = [np.bincount(ends, minlength=size) for ends in counts]
    columns += [surfed(network), bridges(simple)]
    found = (
        Rank(
            node=node,
            label=str(known[node].get("label", node)),
            type=str(known[node].get("type", "")),
            statements_in=incoming,
            statements_out=outgoing,
            neighbours=neighbours,
            pagerank=round(rank, PLACES),
            betweenness=round(bridge, PLACES),
            documents=int(known[node].get("documents", 0)),
        )
        for node, incoming, outgoing, neighbours, rank, bridge in zip(
            network.nodes, *(column.tolist() for column in columns), strict=True
        )
    )
    return tuple(sorted(found, key=lambda rank: (-rank.pagerank, rank.node)))


def communities(known: Known, network: Numbered) -> tuple[tuple[Community, ...], float]:
    """Return the communities, the largest first, and their modularity.

    Louvain (Blondel, Guillaume, Lambiotte and Lefebvre 2008, "Fast unfolding of communities in large networks") over
    the numbers of the sorted nodes with a fixed seed; edges weigh as many as there are statements.
    """
    nodes, simple = network.nodes, network.simple().networkx()
    weight = dict(zip(nodes, network.degrees().tolist(), strict=True))
    if not simple.number_of_edges():
        return tuple(community(known, i, [node], weight) for i, node in enumerate(nodes, 1)), 0.0
    groups = nx.community.louvain_communities(simple, weight="weight", seed=SEED)
    ordered = sorted((sorted(nodes[i] for i in group) for group in groups), key=lambda group: (-len(group), group))
    modularity = nx.community.modularity(simple, groups, weight="weight")
    found = tuple(community(known, i, group, weight) for i, group in enumerate(ordered, 1))
    return found, round(modularity, PLACES)


def community(known: Known, number: int, nodes: list[str], weight: Mapping[str, int]) -> Community:
    """Return one community as a record; *weight* is each node's number of statements."""
    weightiest = sorted(nodes, key=lambda node: (-weight[node], node))[:5]
    labels = tuple(str(known[node].get("label", node)) for node in weightiest)
    return Community(number=number, size=len(nodes), leading=labels, nodes=tuple(nodes))


def voices(known: Outline, without: Collection[str] = frozenset(), top: int | None = None) -> tuple[Voice, ...]:
    """Return who raises, dismisses or mitigates which concern, the most often said first; the first *top* of them."""
    said: dict[tuple[str, str, str], dict[str, str]] = defaultdict(dict)
    for one in known.said:
        if one.speaker not in without and one.concern not in without:
            said[one.speaker, one.how, one.concern][one.statement] = one.document
    ordered = sorted(said.items(), key=lambda item: (-len(item[1]), item[0]))[:top]
    words = known.words({min(claims) for _, claims in ordered})
    return tuple(voice(known.nodes, key, claims, words) for key, claims in ordered)


def voice(known: Known, key: tuple[str, str, str], claims: Mapping[str, str], words: Words) -> Voice:
    """Return one line of who raises what, with the first quote by IRI of the claim."""
    speaker, how, concern = key
    quote, title = words.get(min(claims), ("", ""))
    return Voice(
        speaker=speaker,
        speaker_label=str(known[speaker].get("label", speaker)),
        how=how,
        concern=concern,
        concern_label=str(known[concern].get("label", concern)),
        claims=len(claims),
        documents=len(set(claims.values())),
        quote=quote,
        title=title,
    )
