"""The views of a debate, with their weights and places."""

from collections import Counter

import pytest

from kg.debate import CLAIM, RELATION, Debate, Statement, Thing
from kg.network import viewed
from kg.network.places import around, in_columns, neighbours, scattered, spiral
from kg.network.views import strong


def claim(name, who, *aims, **more):
    """A claim in article a."""
    return Statement(name, CLAIM, "a", (who,), aims, (), "words", **more)


THINGS = (
    Thing("ann", "Person", "Ann"), Thing("bo", "Person", "Bo"), Thing("critics", "UnnamedSource", "critics"),
    Thing("acme", "Org", "Acme"), Thing("fear", "Concern", "Fear"), Thing("open", "Topic", "Openness"),
)  # fmt: skip
STATEMENTS = (
    claim("c1", "ann", ("raises", "fear"), ("opposes", "open")),
    claim("c2", "ann", ("raises", "fear")),
    claim("c3", "bo", ("dismisses", "fear"), negated=True),
    claim("c4", "critics", ("about", "acme")),
    Statement("r1", RELATION, "a", ("ann",), (("leads", "acme"),), (), "words"),
    Statement("r2", RELATION, "a", ("bo",), (("leads", "acme"),), (), "words", status="Candidate"),
)


@pytest.fixture
def views():
    """The views by name."""
    return {view.name: view for view in viewed(Debate((), THINGS, STATEMENTS)).views}


def said(view):
    """A view's lines in short."""
    return {(line.source, line.predicate, line.target, line.manner, line.statements) for line in view.lines}


def test_positions_are_of_speakers_on_concerns(views):
    """What is raised twice is one line; what is put as false is another manner."""
    assert said(views["positions"]) == {
        ("ann", "raises", "fear", "plain", ("c1", "c2")), ("bo", "dismisses", "fear", "negated", ("c3",)),
    }  # fmt: skip


def test_sides_are_of_speakers_on_practices(views):
    """For and against."""
    assert said(views["sides"]) == {("ann", "opposes", "open", "plain", ("c1",))}


def test_relations_hold_all_that_was_seen(views):
    """What is not accepted is there, and told apart."""
    assert {(line[0], line[3]) for line in said(views["relations"])} == {("ann", "plain"), ("bo", "candidate")}


def test_claims_stand_between_speaker_and_target(views):
    """Each claim is a node of its own, in the middle column."""
    view = views["claims"]
    assert ("ann", "says", "c1", "plain", ("c1",)) in said(view) and ("c1", "raises", "fear", "plain", ("c1",)) in said(view)  # fmt: skip
    columns = {node: x for node, (x, _) in view.places.items()}
    assert columns["ann"] < columns["c1"] < columns["fear"]


def test_documents_stand_between_speakers_and_concerns(views):
    """Who speaks in which article, and what is done there."""
    assert {("ann", "speaksIn", "a"), ("a", "raisesIn", "fear")} <= {line[:3] for line in said(views["documents"])}


def test_weightiest_come_first_and_names_before_the_nameless(views):
    """The order of the nodes is that of their weight."""
    assert list(views["positions"].places)[:2] == ["ann", "fear"]
    assert list(views["claims"].places)[-1] in {"c4", "critics", "acme"}


def test_measures_of_each_name():
    """Degrees, neighbours, PageRank, betweenness, group."""
    found = viewed(Debate((), THINGS, STATEMENTS))
    assert found.standings["ann"].outgoing == 4 and found.standings["fear"].incoming == 3
    assert found.standings["acme"].neighbours == 3 and found.standings["acme"].betweenness > 0
    assert sorted(member for group in found.groups for member in group.members) == sorted(found.standings)


def test_same_debate_same_places():
    """Whatever the order of things and statements, the views are the same."""
    turned = viewed(Debate((), THINGS[::-1], STATEMENTS[::-1]))
    assert turned.views == viewed(Debate((), THINGS, STATEMENTS)).views


def ladder(count):
    """Pairs that join each node to one before it."""
    return [(f"n{i:04}", f"n{i * 7 // 11:04}") for i in range(1, count)]


def test_later_nodes_take_places_of_their_own():
    """Five hundred nodes stand on as many places; the core's are those of the core alone."""
    order = [f"n{i:04}" for i in range(500)]
    places = scattered(order, ladder(500), {}, 40)
    assert len(set(places.values())) == 500
    assert {node: places[node] for node in order[:40]} == scattered(order[:40], ladder(40), {}, 40)


def test_later_nodes_stand_near_those_they_are_joined_to():
    """The first free place is taken, nearest first."""
    known = {"a": (0, 0), "b": (3000, 0)}
    places = around(known, ["x", "y"], neighbours([("x", "a"), ("y", "b")]))
    assert abs(places["x"][0]) < 400 and abs(places["y"][0] - 3000) < 400


def test_spiral_visits_every_cell_once():
    """Ring after ring, none left out."""
    steps = spiral((2, 3))
    found = Counter(next(steps) for _ in range(49))
    assert set(found) == {(2 + x, 3 + y) for x in range(-3, 4) for y in range(-3, 4)} and set(found.values()) == {1}


def test_columns_are_ordered_so_that_lines_do_not_cross():
    """Two combs that would cross are untangled."""
    pairs = [("a", "z"), ("b", "y"), ("c", "x")]
    column = dict.fromkeys("abc", 0) | dict.fromkeys("xyz", 1)
    places = in_columns(list("abcxyz"), pairs, column, 60)
    assert [places[node][1] for node in "abc"] == [places[node][1] for node in "zyx"]


def test_of_many_ties_the_strongest_stay():
    """Each keeps its three strongest."""
    between = {(f"g{i}", f"g{j}"): set(range(i * j + 1)) for i in range(6) for j in range(i + 1, 6)}
    kept = strong(between)
    assert ("g4", "g5") in kept and ("g1", "g2") not in kept and len(kept) < len(between)


def test_a_view_keeps_the_weightiest_and_counts_the_rest(monkeypatch):
    """A view that is too large loses its lightest nodes with their lines, tells how many, and moves no other."""
    whole = {view.name: view for view in viewed(Debate((), THINGS, STATEMENTS)).views}["claims"]
    monkeypatch.setattr("kg.network.views.MOST", 4)
    part = {view.name: view for view in viewed(Debate((), THINGS, STATEMENTS)).views}["claims"]
    assert whole.left == 0
    assert part.left == len(whole.places) - 4
    assert list(part.places) == list(whole.places)[:4]
    assert set(part.lines) == {x for x in whole.lines if {x.source, x.target} <= set(part.places)}
