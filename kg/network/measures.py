"""What the network tells: who stands where, which groups there are, and who raises what."""

from collections import defaultdict
from dataclasses import dataclass

import networkx as nx

from kg.errors import UsageError
from kg.network.projection import CLAIM, UNNAMED, Graph, part
from kg.network.ranking import EXACT_BELOW, SEED, betweenness, numbered, pagerank
from kg.network.statements import ANSWERS, SAYS

PLACES = 6
"""Decimal places of every measure: enough to order by, few enough to be the same on every machine."""


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


def measure(graph: Graph, *, unnamed: bool = False, top: int | None = None) -> Measures:
    """Return the measures of *graph*; ties are ordered by IRI, floats are rounded to six places.

    Sources that the text does not name are taken out first unless *unnamed*, for "critics" in two articles are not
    one voice. *top* cuts each table; the numbers are those of the whole network.

    Raises UsageError if *top* is below 1.
    """
    if top is not None and top < 1:
        raise UsageError(f"top must be 1 or more, not {top}: leave it out for everything")
    seen = graph if unnamed else named(graph)
    groups, modularity = communities(seen)
    return Measures(
        nodes=len(seen),
        edges=seen.number_of_edges(),
        exact=len(seen) <= EXACT_BELOW,
        modularity=modularity,
        ranking=ranking(seen)[:top],
        communities=groups[:top],
        voices=voices(seen)[:top],
    )


def named(graph: Graph) -> Graph:
    """Return *graph* without the sources that the text does not name, and without what only they were joined to."""
    kept = part(graph, {node for node, data in graph.nodes(data=True) if data.get("type") != UNNAMED})
    return part(kept, {node for node in kept if kept.degree(node) or not graph.degree(node)})


def ranking(graph: Graph) -> tuple[Rank, ...]:
    """Return every node's measures, the highest PageRank first."""
    ranks, bridges = pagerank(graph), betweenness(graph)
    found = (
        Rank(
            node=node,
            label=str(data.get("label", node)),
            type=str(data.get("type", "")),
            statements_in=graph.in_degree(node),
            statements_out=graph.out_degree(node),
            neighbours=len({*graph.predecessors(node), *graph.successors(node)} - {node}),
            pagerank=round(ranks[node], PLACES),
            betweenness=round(bridges[node], PLACES),
            documents=int(data.get("documents", 0)),
        )
        for node, data in graph.nodes(data=True)
    )
    return tuple(sorted(found, key=lambda rank: (-rank.pagerank, rank.node)))


def communities(graph: Graph) -> tuple[tuple[Community, ...], float]:
    """Return the communities, the largest first, and their modularity.

    Louvain (Blondel, Guillaume, Lambiotte and Lefebvre 2008, "Fast unfolding of communities in large networks") over
    the numbers of the sorted nodes with a fixed seed; edges weigh as many as there are statements.
    """
    nodes, simple = numbered(graph)
    if not simple.number_of_edges():
        return tuple(community(graph, i, [node]) for i, node in enumerate(nodes, 1)), 0.0
    groups = nx.community.louvain_communities(simple, weight="weight", seed=SEED)
    ordered = sorted((sorted(nodes[i] for i in group) for group in groups), key=lambda group: (-len(group), group))
    modularity = nx.community.modularity(simple, groups, weight="weight")
    return tuple(community(graph, i, group) for i, group in enumerate(ordered, 1)), round(modularity, PLACES)


def community(graph: Graph, number: int, nodes: list[str]) -> Community:
    """Return one community as a record."""
    weightiest = sorted(nodes, key=lambda node: (-graph.degree(node), node))[:5]
    labels = tuple(str(graph.nodes[node].get("label", node)) for node in weightiest)
    return Community(number=number, size=len(nodes), leading=labels, nodes=tuple(nodes))


def voices(graph: Graph) -> tuple[Voice, ...]:
    """Return who raises, dismisses or mitigates which concern, the most often said first."""
    said: dict[tuple[str, str, str], dict[str, dict[str, object]]] = defaultdict(dict)
    for source, concern, data in graph.edges(data=True):
        if data["predicate"] in ANSWERS:
            for speaker in speakers(graph, source):
                said[speaker, data["predicate"], concern][data["statement"]] = data
    found = (voice(graph, key, claims) for key, claims in said.items())
    return tuple(sorted(found, key=lambda voice: (-voice.claims, voice.speaker, voice.how, voice.concern)))


def speakers(graph: Graph, source: str) -> list[str]:
    """Return who speaks at the near end of an edge: the node itself, or those who say the claim that it is."""
    if graph.nodes[source].get("type") != CLAIM:
        return [source]
    return sorted({s for s, _, data in graph.in_edges(source, data=True) if data["predicate"] == SAYS})


def voice(graph: Graph, key: tuple[str, str, str], claims: dict[str, dict[str, object]]) -> Voice:
    """Return one line of who raises what, with the first quote by IRI of the claim."""
    speaker, how, concern = key
    example = claims[min(claims)]
    return Voice(
        speaker=speaker,
        speaker_label=str(graph.nodes[speaker].get("label", speaker)),
        how=how,
        concern=concern,
        concern_label=str(graph.nodes[concern].get("label", concern)),
        claims=len(claims),
        documents=len({data.get("document") for data in claims.values()}),
        quote=str(example.get("quote", "")),
        title=str(example.get("title", "")),
    )
