import pytest

from kg.debate import Line, View
from kg.render.drawing import LARGEST, bends, drawn, size
from kg.render.looks import FAMILIES, MANNERS, NODES, family, look, verb

PLACES = {"a": (0, 0), "b": (100, 50), "c": (5, 5)}
LINES = (
    Line("a", "b", "opposes", "plain", ("s1", "s2")),
    Line("a", "b", "raises", "hedged", ("s1",)),
    Line("b", "a", "leads", "plain", ("s3",)),
)


@pytest.fixture
def view():
    """A view of three nodes and three lines as pyvis gives it."""
    found = View("relations", PLACES, LINES)
    return drawn(found, {"a": 0, "b": 1, "c": 2}, {"a": "Person", "b": "Org"}, {"s1": 0, "s2": 1, "s3": 2})


def test_pyvis_keeps_every_node_and_line(view):
    """Every node has its place, shape and size, every line its statements and how it is put."""
    first = view["nodes"][0]
    assert (first["id"], first["x"], first["y"], first["shape"], first["group"]) == (0, 0, 0, "dot", "Person")
    assert [(edge["from"], edge["to"], edge["statements"]) for edge in view["edges"]] == [(0, 1, [0, 1]), (0, 1, [0]), (1, 0, [2])]  # fmt: skip
    assert view["edges"][1]["manner"] == "hedged" and view["edges"][0]["width"] > view["edges"][1]["width"]


def test_no_text_is_a_label_or_a_title_of_pyvis(view):
    """vis-network reads strings in titles as it likes, so it is given none."""
    assert not any({"title", "label"} & set(one) for one in view["nodes"] + view["edges"])


def test_lines_between_the_same_two_do_not_cover_each_other():
    """The second and third line are bent, whichever way they point."""
    assert bends(LINES) == [0, 1, 2]


def test_nodes_grow_with_their_statements():
    """More statements, larger node, up to a bound."""
    assert size(1) < size(3) < size(1000) == LARGEST


def test_types_differ_in_shape_or_outline():
    """Types are told apart without colour too: only unnamed sources and groups share a shape, and those are hollow."""
    shapes = [look.shape for name, look in NODES.items() if name not in {"UnnamedSource", "Group"}]
    assert len(set(shapes)) == len(shapes)
    assert look("Spaceship").name == "other"


def test_stances_differ_in_the_end_of_their_line():
    """What is done to a concern or a practice is told apart without colour too."""
    ends = [FAMILIES[name].arrow for name in ("raises", "dismisses", "mitigates", "favours", "opposes", "about")]
    assert len(set(ends)) == len(ends)


def test_manners_differ_in_their_dashes():
    """So is how a statement is put."""
    assert len({manner.dashes for manner in MANNERS.values()}) == len(MANNERS)


@pytest.mark.parametrize(
    ("predicate", "words", "line"),
    [
        ("raises", "raises", "raises"),
        ("mitigates", "answers", "mitigates"),
        ("addresses", "speaks of", "about"),
        ("affiliatedWith", "affiliated with", "relation"),
        ("develops", "develops", "relation"),
        ("speaksIn", "speaks in", "says"),
        ("raisesIn", "has a claim that raises", "raises"),
        ("addressesIn", "has a claim on", "about"),
        ("investsIn", "invests in", "relation"),
    ],
)
def test_predicates_in_words(predicate, words, line):
    """Every predicate has words, and a kind of line that the legend knows."""
    assert (verb(predicate), family(predicate)) == (words, line)
    assert family(predicate) in FAMILIES
