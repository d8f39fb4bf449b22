import networkx as nx
import pytest

from kg.errors import UsageError
from kg.network import leading, project
from kg.vocab import CONCERN, ID, TOPIC

MIRA, NORVANE, TESSERA = f"{ID}person_mira-okafor", f"{ID}org_norvane", f"{ID}org_tessera-ai"
QUILL, LANTERN = f"{ID}model_quill-2", f"{ID}model_lantern-1"
CRITICS, JONAS = f"{ID}source_harbour-000000000001_critics", f"{ID}person_jonas-feld"
FRAUD, TOPIC_OPEN = f"{CONCERN}fraud", f"{TOPIC}open-source-ai"


def triples(graph):
    """The graph as (source, predicate, target), shortened to local names."""
    short = {node: node.rpartition("/")[2] for node in graph}
    return {(short[s], data["predicate"], short[t]) for s, t, data in graph.edges(data=True)}


def test_relations_that_hold_are_edges(debate):
    """Accepted, un-negated, current relation mentions become edges between their subject and object."""
    relations = {t for t in triples(project(debate)) if t[1] in {"releases", "leads", "develops", "affiliatedWith"}}
    assert relations == {
        ("org_norvane", "releases", "model_quill-2"),
        ("person_mira-okafor", "leads", "org_norvane"),
        ("org_tessera-ai", "develops", "model_lantern-1"),
    }


def test_a_denied_relation_is_no_edge(debate):
    """ "Norvane does not build Lantern 1" gives no develops edge, unless every mention is asked for."""
    assert not project(debate).has_edge(NORVANE, LANTERN)
    edge = next(iter(project(debate, status="all")[NORVANE][LANTERN].values()))
    assert edge["negated"] is True and edge["predicate"] == "develops"


def test_candidates_on_request(debate):
    """A candidate mention is a second edge between the same two only when candidates are asked for."""
    assert project(debate).number_of_edges(MIRA, NORVANE) == 1
    assert project(debate, status="candidate").number_of_edges(MIRA, NORVANE) == 2


def test_unknown_status_lists_the_choices(debate):
    """An unknown status says which ones there are."""
    with pytest.raises(UsageError, match="accepted, all, candidate"):
        project(debate, status="sure")


def test_claims_join_speakers_to_concerns_and_targets(debate):
    """A claim joins its speaker to each concern and each target, under what it does to it."""
    stances = {t for t in triples(project(debate)) if t[0] in {"person_mira-okafor", "org_tessera-ai"}}
    assert stances >= {
        ("person_mira-okafor", "favours", "open-source-ai"),
        ("person_mira-okafor", "mitigates", "fraud"),
        ("person_mira-okafor", "dismisses", "fraud"),
        ("org_tessera-ai", "opposes", "open-source-ai"),
        ("org_tessera-ai", "raises", "fraud"),
    }


def test_general_stances_stand_only_alone(debate):
    """``about`` and ``addresses`` give no edge where the claim says more, and give one where it does not."""
    found = triples(project(debate))
    assert ("person_jonas-feld", "about", "org_norvane") in found
    assert not {t for t in found if t[1] == "addresses"}
    assert ("org_tessera-ai", "about", "open-source-ai") not in found


def test_key_is_the_statement(debate):
    """An edge's key is its statement's IRI; what one claim does twice to one target keeps both edges."""
    graph = project(debate)
    claim = f"{ID}claim_lantern-000000000002_3"
    keys = {key for key, data in graph[MIRA][FRAUD].items() if data["statement"] == claim}
    assert keys == {claim, f"{claim}#mitigates"}
    assert f"{ID}mention_harbour-000000000001_1" in graph[NORVANE][QUILL]


def test_evidence_counts_in_code_points(debate):
    """Start and end cut the quote out of the text, an emoji before it counting as one."""
    edge = project(debate)[NORVANE][QUILL][f"{ID}mention_harbour-000000000001_1"]
    assert (edge["start"], edge["end"], edge["quote"]) == (2, 26, "Norvane released Quill 2")
    assert (edge["title"], edge["date"], edge["url"]) == (
        "Norvane opens Quill 2",
        "2024-03-04",
        "https://example.org/harbour",
    )


def test_content_split_by_its_cue(debate):
    """A claim in two pieces keeps both stretches and joins their words by an ellipsis."""
    edge = project(debate)[MIRA][FRAUD][f"{ID}claim_lantern-000000000002_3"]
    pieces = [tuple(int(n) for n in piece.split("-")) for piece in edge["spans"].split(",")]
    assert edge["quote"] == "fraud existed before … and it can be fought"
    assert len(pieces) == 2 and (edge["start"], edge["end"]) == (pieces[0][0], pieces[1][1])


def test_hedged_and_negated_are_told(debate):
    """The edge says when a claim is hedged and when the speaker puts it forward as false."""
    graph = project(debate)
    warned = graph[CRITICS][FRAUD][f"{ID}claim_harbour-000000000001_2"]
    denied = graph[MIRA][FRAUD][f"{ID}claim_lantern-000000000002_2"]
    assert (warned["hedged"], warned["hedges"], warned["negated"]) == (True, "might", False)
    assert (denied["hedged"], denied["negated"]) == (False, True)


def test_nodes_say_what_they_are(debate):
    """A node has type, label, aliases and the number of documents that name it or claim something of it."""
    graph = project(debate)
    assert graph.nodes[TESSERA] == {"type": "Org", "label": "Tessera AI", "aliases": "Tessera", "documents": 2}
    assert graph.nodes[FRAUD] == {"type": "Concern", "label": "Fraud and scams", "aliases": "", "documents": 2}
    assert graph.nodes[QUILL]["documents"] == 1


def test_only_what_a_statement_joins_is_a_node(debate):
    """A concern that nobody speaks of is no node."""
    assert f"{CONCERN}never-said" not in project(debate)


def test_without_unnamed_sources(debate):
    """Unnamed sources go when asked, and with them what only they spoke of."""
    graph = project(debate, unnamed=False)
    assert CRITICS in project(debate) and CRITICS not in graph
    assert f"{CONCERN}safeguard-removal" not in graph


def test_claims_as_nodes(debate):
    """With claims as nodes, the speaker says the claim, and the claim deals with concern and target."""
    graph = project(debate, claims_as_nodes=True)
    claim = f"{ID}claim_lantern-000000000002_1"
    assert graph.nodes[claim]["type"] == "Claim" and graph.nodes[claim]["label"] == "open weights help fraudsters"
    assert {d["predicate"] for d in graph[TESSERA][claim].values()} == {"says"}
    assert {t: d["predicate"] for _, t, d in graph.out_edges(claim, data=True)} == {
        FRAUD: "raises",
        TOPIC_OPEN: "opposes",
    }
    assert not graph.has_edge(TESSERA, FRAUD)


def test_nodes_and_edges_are_in_sorted_order(debate):
    """Insertion order is sorted, so that what is written from the graph is the same every time."""
    graph = project(debate)
    assert list(graph) == sorted(graph)
    assert list(graph.edges(keys=True)) == sorted(graph.edges(keys=True))


def test_written_as_graphml(debate, tmp_path):
    """Every attribute is plain, so GraphML holds the whole graph."""
    graph = project(debate, claims_as_nodes=True)
    nx.write_graphml(graph, tmp_path / "graph.graphml")
    back = nx.read_graphml(tmp_path / "graph.graphml", force_multigraph=True)
    assert dict(back.nodes(data=True)) == dict(graph.nodes(data=True))
    assert dict(back.adj) == dict(graph.adj)


def test_empty_dataset(nothing):
    """An empty dataset gives an empty graph."""
    assert len(project(nothing)) == 0


def test_leading_keeps_the_weightiest(debate):
    """The leading part has at most so many nodes, those with most statements, in the order of the whole."""
    graph = project(debate)
    few = leading(graph, 3)
    assert list(few) == [node for node in graph if node in few]
    assert set(few) == {MIRA, FRAUD, NORVANE}
    assert leading(graph, len(graph)) is graph


def test_leading_leaves_nothing_alone():
    """A node that loses all its neighbours goes with them."""
    graph = nx.MultiDiGraph()
    graph.add_edges_from([("a", "b", "1"), ("a", "b", "2"), ("c", "d", "3"), ("c", "e", "4")])
    assert list(leading(graph, 3)) == ["a", "b"]
