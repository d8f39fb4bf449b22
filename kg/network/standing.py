"""Each node's measures for the page, over relations and stances together."""

import networkx as nx

from kg.debate import Debate, Group, Standing
from kg.network.measures import PLACES, communities
from kg.network.numbered import numbered
from kg.network.projection import Graph
from kg.network.ranking import EXACT_BELOW, betweenness, pagerank


def standings(debate: Debate) -> tuple[dict[str, Standing], tuple[Group, ...]]:
    """Return the measures of each thing that some statement joins, and the groups they fall into."""
    graph = joined(debate)
    found, _ = communities(graph.nodes, numbered(graph))
    groups = tuple(Group(each.number, by_weight(graph, each.nodes)) for each in found)
    home = {member: group.number for group in groups for member in group.members}
    ranks = pagerank(graph)
    bridges = betweenness(graph) if len(graph) <= EXACT_BELOW else {}
    return {node: standing(graph, node, ranks, bridges, home) for node in graph}, groups


def joined(debate: Debate) -> Graph:
    """Return the network of all statements: an edge from each speaker or subject to each target."""
    graph: Graph = nx.MultiDiGraph()
    ends = [
        (speaker, target, statement.iri)
        for statement in debate.statements
        for speaker in statement.speakers
        for target in sorted({target for _, target in statement.aims})
    ]
    graph.add_nodes_from(sorted({end for source, target, _ in ends for end in (source, target)}))
    for source, target, statement in sorted(ends):
        graph.add_edge(source, target, key=statement)
    return graph


def by_weight(graph: Graph, nodes: tuple[str, ...]) -> tuple[str, ...]:
    """Return nodes, those with most statements first."""
    return tuple(sorted(nodes, key=lambda node: (-graph.degree(node), node)))


def standing(
    graph: Graph, node: str, ranks: dict[str, float], bridges: dict[str, float], home: dict[str, int]
) -> Standing:
    """Return one node's measures."""
    return Standing(
        incoming=graph.in_degree(node),
        outgoing=graph.out_degree(node),
        neighbours=len({*graph.predecessors(node), *graph.successors(node)} - {node}),
        pagerank=round(ranks[node], PLACES),
        betweenness=round(bridges[node], PLACES) if bridges else None,
        group=home[node],
    )
