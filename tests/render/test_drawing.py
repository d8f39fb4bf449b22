import pytest

from kg.render.drawing import LARGEST, lines, network, size
from kg.render.looks import FAMILIES, MANNERS, NODES, family, look, manner, verb


def test_same_stance_twice_is_one_thicker_line(council):
    """Two statements of the same between the same two are one line, thicker than one of a single statement."""
    thin = lines(council)
    council.add_edge("a", "b", key="s9", **(council["a"]["b"]["s1#raises"] | {"statement": "s9"}))
    thick = lines(council)
    assert len(thin) == len(thick)
    assert next(line for line in thick if line.predicate == "raises").statements == ("s1", "s9")


def test_different_stances_between_the_same_two_do_not_cover_each_other(council):
    """The second line between two nodes is bent."""
    bends = {line.predicate: line.bend for line in lines(council) if line.target == "c"}
    assert sorted(bends.values()) == [0, 1]


def test_both_directions_do_not_cover_each_other(council):
    """A line back is bent too."""
    council.add_edge("b", "a", **(council["a"]["b"]["s1#raises"] | {"statement": "s9"}))
    assert sorted(line.bend for line in lines(council) if {line.source, line.target} == {"a", "b"}) == [0, 1]


def test_pyvis_keeps_every_node_and_line(council, places):
    """What pyvis hands out has every node at its place with the shape of its type, and every line with its dashes."""
    drawn = network(council, places, lines(council))
    first = drawn["nodes"][0]
    assert (first["id"], first["x"], first["y"], first["shape"], first["group"]) == (0, 0, 0, "dot", "Person")
    assert len(drawn["nodes"]) == 6 and [edge["id"] for edge in drawn["edges"]] == [0, 1, 2, 3, 4]
    hedged = next(edge for edge in drawn["edges"] if edge["family"] == "about")
    assert hedged["dashes"] == [7, 5]


def test_nothing_from_outside_is_a_label_or_a_title_of_pyvis(hostile):
    """vis-network reads strings in titles as it likes, so it is given none."""
    drawn = network(hostile, dict.fromkeys(hostile, (0, 0)), lines(hostile))
    assert {node["label"] for node in drawn["nodes"]} == {" "}
    assert not any("title" in one for one in drawn["nodes"] + drawn["edges"])


def test_nodes_grow_with_their_statements(council):
    """More statements, larger node, up to a bound."""
    assert size(council, "b") < size(council, "a") <= LARGEST


def test_types_differ_in_shape_or_outline():
    """Types are told apart without colour too: only unnamed sources share a shape, and they are hollow."""
    shapes = [look.shape for name, look in NODES.items() if name != "UnnamedSource"]
    assert len(set(shapes)) == len(shapes)
    assert look("Spaceship").name == "other"


@pytest.mark.parametrize(
    ("predicate", "words", "line"),
    [
        ("raises", "raises", "raises"),
        ("mitigates", "answers", "mitigates"),
        ("addresses", "speaks of", "about"),
        ("affiliatedWith", "affiliated with", "relation"),
        ("develops", "develops", "relation"),
    ],
)
def test_predicates_in_words(predicate, words, line):
    """Every predicate has words, and a kind of line that the legend knows."""
    assert (verb(predicate), family(predicate)) == (words, line)
    assert family(predicate) in FAMILIES


@pytest.mark.parametrize(
    ("edge", "expected"),
    [
        ({}, "plain"),
        ({"hedged": True}, "hedged"),
        ({"hedged": True, "negated": True}, "negated"),
        ({"former": True}, "former"),
        ({"status": "Candidate"}, "candidate"),
        ({"status": "Accepted"}, "plain"),
    ],
)
def test_the_gravest_manner_is_shown(edge, expected):
    """A statement that is both hedged and denied is shown as denied."""
    assert manner(edge) == expected and expected in MANNERS
