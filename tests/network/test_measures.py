import math
import os
import subprocess
import sys
from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import UsageError
from kg.network import measure, project, ranking
from kg.network.betweenness import betweenness as passing
from kg.network.numbered import numbered
from kg.network.ranking import betweenness, pagerank
from kg.vocab import CONCERN, ID

FRAUD = f"{CONCERN}fraud"


def chain(*nodes, **attributes):
    """A graph with one edge from each node to the next."""
    graph = nx.MultiDiGraph()
    for node in nodes:
        graph.add_node(node, type="Org", label=node.upper(), documents=1, **attributes)
    for i, (a, b) in enumerate(pairwise(nodes)):
        graph.add_edge(a, b, key=str(i), predicate="partnersWith", statement=str(i))
    return graph


def test_degrees_count_statements_and_neighbours(debate):
    """Two claims of one speaker on one concern are two statements and one neighbour."""
    rank = {r.node: r for r in measure(project(debate)).ranking}[f"{ID}person_mira-okafor"]
    assert (rank.statements_out, rank.statements_in, rank.neighbours) == (6, 0, 3)
    assert (rank.label, rank.type, rank.documents) == ("Mira Okafor", "Person", 2)


def test_rankings_leave_unnamed_sources_out(debate):
    """Critics are in no table by default, and in all of them on request."""
    graph = project(debate)
    without, with_ = measure(graph), measure(graph, unnamed=True)
    assert "UnnamedSource" not in {rank.type for rank in without.ranking}
    assert "UnnamedSource" in {rank.type for rank in with_.ranking}
    assert with_.nodes > without.nodes


def test_who_raises_what(debate):
    """Each speaker's claims on a concern are counted by what they make of it, with an example in its words."""
    voices = {(v.speaker_label, v.how, v.concern_label): v for v in measure(project(debate)).voices}
    assert set(voices) == {
        ("Tessera AI", "raises", "Fraud and scams"),
        ("Mira Okafor", "dismisses", "Fraud and scams"),
        ("Mira Okafor", "mitigates", "Fraud and scams"),
    }
    dismissed = voices["Mira Okafor", "dismisses", "Fraud and scams"]
    assert (dismissed.claims, dismissed.documents, dismissed.quote) == (2, 1, "the fear of fraud")
    assert dismissed.title == "Tessera AI answers"


def test_who_raises_what_is_the_same_with_claims_as_nodes(debate):
    """The table does not depend on how claims are drawn."""
    assert measure(project(debate, claims_as_nodes=True)).voices == measure(project(debate)).voices


def test_pagerank_of_a_star():
    """Two nodes that point at a third: the middle has the rank that the equations give by hand."""
    graph = nx.MultiDiGraph([("a", "m"), ("b", "m")])
    ranks = pagerank(graph)
    outer = 1 / (2 * 1 + (1 + 2 * 0.85))
    assert ranks["a"] == pytest.approx(outer) and ranks["b"] == pytest.approx(outer)
    assert ranks["m"] == pytest.approx(outer * (1 + 2 * 0.85))


edges = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=20)


@given(edges)
def test_pagerank_solves_its_equation(pairs):
    """The ranks sum to 1 and are a fixed point: teleport, plus what loose ends and neighbours pass on."""
    graph = nx.MultiDiGraph([(str(a), str(b)) for a, b in pairs])
    ranks, n = pagerank(graph), max(len(graph), 1)
    loose = sum(ranks[node] for node in graph if not graph.out_degree(node))
    assert not graph or math.isclose(sum(ranks.values()), 1, abs_tol=1e-9)
    for node in graph:
        passed = sum(ranks[s] / graph.out_degree(s) for s, _ in graph.in_edges(node))
        assert math.isclose(ranks[node], 0.15 / n + 0.85 * (loose / n + passed), abs_tol=1e-8)


def test_betweenness_of_a_path():
    """The middle of a path of three lies on its one path; direction does not matter."""
    assert betweenness(chain("a", "b", "c")) == {"a": 0.0, "b": 1.0, "c": 0.0}
    assert betweenness(nx.MultiDiGraph([("a", "b"), ("c", "b")])) == {"a": 0.0, "b": 1.0, "c": 0.0}


@given(edges)
def test_betweenness_is_that_of_networkx(pairs):
    """Exact betweenness agrees with networkx's to nine places, loops and parallel edges left aside."""
    graph = nx.MultiDiGraph([(str(a), str(b)) for a, b in pairs])
    simple = nx.Graph((a, b) for a, b in graph.edges() if a != b)
    simple.add_nodes_from(graph)
    assert betweenness(graph) == pytest.approx(nx.betweenness_centrality(simple), abs=1e-9)


def test_an_estimate_from_every_node_is_exact():
    """The estimate is scaled so that it is exact once it starts from all, and near it from half of them."""
    simple = numbered(nx.MultiDiGraph(nx.barbell_graph(20, 5))).simple()
    exact = passing(simple)
    assert passing(simple, 45).tolist() == exact.tolist()
    assert abs(passing(simple, 22) - exact).max() < 0.1 < exact.max()


def test_neighbours_and_statements_are_those_of_networkx():
    """A node with a loop, parallel edges and edges both ways has the degrees that networkx counts."""
    graph = nx.MultiDiGraph([("a", "a"), ("a", "b"), ("a", "b"), ("b", "a"), ("c", "b")])
    nx.set_edge_attributes(graph, "p", "predicate")
    ranks = {rank.node: rank for rank in measure(graph).ranking}
    assert {node: (rank.statements_in, rank.statements_out) for node, rank in ranks.items()} == {
        node: (graph.in_degree(node), graph.out_degree(node)) for node in graph
    }
    assert {node: rank.neighbours for node, rank in ranks.items()} == {"a": 1, "b": 2, "c": 1}


def test_each_step_is_told(debate):
    """Whoever waits is told what comes next, and gets the same measures."""
    told = []
    assert measure(project(debate), progress=told.append) == measure(project(debate))
    assert told == ["PageRank and betweenness", "communities", "who raises what"]


def test_large_networks_are_estimated_and_say_so(monkeypatch):
    """Beyond the bound betweenness is estimated from a few nodes, and the measures say that it is not exact."""
    graph = chain(*"abcdefgh")
    assert measure(graph).exact
    monkeypatch.setattr(ranking, "EXACT_BELOW", 5)
    monkeypatch.setattr(ranking, "PIVOTS", 3)
    monkeypatch.setattr("kg.network.measures.EXACT_BELOW", 5)
    estimate = measure(graph)
    assert not estimate.exact and estimate == measure(graph)


def test_communities_of_two_groups():
    """Two triangles joined by one edge are two communities, named by number, with their labels."""
    graph = chain("a", "b", "c", "a")
    graph.add_edges_from(
        [("x", "y", "4"), ("y", "z", "5"), ("z", "x", "6"), ("c", "x", "7")], predicate="p", statement="s"
    )
    found = measure(graph)
    assert [c.nodes for c in found.communities] == [("a", "b", "c"), ("x", "y", "z")]
    assert [c.number for c in found.communities] == [1, 2]
    assert found.modularity == pytest.approx(5 / 14, abs=1e-5)


def test_ties_are_ordered_by_iri():
    """Nodes of equal rank come in the order of their IRIs, however they were added."""
    graph = nx.MultiDiGraph()
    graph.add_nodes_from(["c", "a", "b"])
    assert [rank.node for rank in measure(graph).ranking] == ["a", "b", "c"]


def test_top_cuts_every_table(debate):
    """``top`` cuts the tables and leaves the counts of the whole network."""
    graph = project(debate)
    cut = measure(graph, top=1)
    assert {name: len(table) for name, table in cut.tables.items()} == {"ranking": 1, "communities": 1, "voices": 1}
    assert cut.nodes == measure(graph).nodes


def test_top_below_one_is_refused(debate):
    """No line at all is not an answer."""
    with pytest.raises(UsageError, match="top must be 1 or more"):
        measure(project(debate), top=0)


@pytest.mark.parametrize("nodes", [[], ["a"], ["a", "b"]])
def test_networks_without_statements(nodes):
    """No node, one node, and nodes that nothing joins are measured like any other."""
    graph = nx.MultiDiGraph()
    graph.add_nodes_from(nodes)
    found = measure(graph)
    assert (found.nodes, found.edges, found.modularity) == (len(nodes), 0, 0.0)
    assert [c.nodes for c in found.communities] == [(node,) for node in nodes]


SCRIPT = """
import networkx as nx
from kg.network import leading, measure, positions
graph = nx.MultiDiGraph()
for i in range(60):
    graph.add_edge(f"n{i * 7 % 31}", f"n{i * 11 % 37}", key=f"e{i}", predicate="raises", statement=f"e{i}")
print(measure(graph), positions(leading(graph, 20)))
"""


def test_hash_seed_changes_nothing():
    """Measures, choice of nodes and places are the same in interpreters that hash strings differently."""

    def run(seed):
        environment = os.environ | {"PYTHONHASHSEED": seed}
        return subprocess.run([sys.executable, "-c", SCRIPT], env=environment, capture_output=True, check=True).stdout

    assert run("1") == run("2") != b""
