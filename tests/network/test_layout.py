import networkx as nx
import pytest

from kg.network import positions, project


def grown(count):
    """A network with a few hubs, labels as long as real ones, and a part of its own."""
    graph = nx.MultiDiGraph()
    for i in range(count):
        graph.add_node(f"n{i:03}", label="Some organisation of note"[: 6 + i % 20], type="Org")
        graph.add_edge(f"n{i:03}", f"n{i % 9:03}", key=str(i))
    graph.add_edge("alone", "too")
    return graph


def test_same_places_every_time(debate):
    """The same graph is drawn at the same pixels, in whatever order its nodes were added."""
    graph = project(debate)
    shuffled = nx.MultiDiGraph()
    shuffled.add_nodes_from(reversed(list(graph.nodes(data=True))))
    shuffled.add_edges_from(reversed(list(graph.edges(keys=True))))
    assert positions(graph) == positions(shuffled)


def test_known_places():
    """Pixels are the same on any machine: these were written down once."""
    graph = nx.MultiDiGraph([("a", "b"), ("b", "c"), ("d", "e")])
    assert positions(graph) == {"a": (121, -34), "b": (-28, 62), "c": (-121, -4), "d": (97, 67), "e": (8, -67)}


def test_another_seed_is_another_picture(debate):
    """The seed chooses among the pictures."""
    assert positions(project(debate), seed=1) != positions(project(debate), seed=2)


def test_every_node_has_whole_pixels_round_the_middle(debate):
    """Every node has a place in whole pixels, and the middle of the picture is (0, 0)."""
    graph = project(debate)
    places = positions(graph)
    assert set(places) == set(graph)
    for axis in (0, 1):
        values = [place[axis] for place in places.values()]
        assert all(isinstance(value, int) for value in values) and abs(max(values) + min(values)) <= 1


@pytest.mark.parametrize("count", [12, 60, 120])
def test_labels_do_not_lie_on_each_other(count):
    """The boxes of nodes and labels hardly ever overlap, up to the size of a full page."""
    graph = grown(count)
    places = sorted(positions(graph).items())
    clashes = [
        (a, b)
        for i, (a, (ax, ay)) in enumerate(places)
        for b, (bx, by) in places[i + 1 :]
        if abs(ax - bx) < 50 and abs(ay - by) < 50
    ]
    assert clashes == []


def test_parts_that_nothing_joins_stay_in_sight():
    """A part of its own does not fly off: the picture is not much larger than its nodes need."""
    places = positions(grown(60))
    assert max(abs(x) for x, _ in places.values()) < 2500


@pytest.mark.parametrize(("nodes", "places"), [([], {}), (["a"], {"a": (0, 0)})])
def test_smallest_graphs(nodes, places):
    """No node has no place; one stands in the middle."""
    graph = nx.MultiDiGraph()
    graph.add_nodes_from(nodes)
    assert positions(graph) == places
