"""Answers of bounded size: the first rows in order, whatever order they come in."""

import random

import pyoxigraph as ox
import pytest

from kg.store.results import ROOM, smallest, sort_key, table, taken, triples

NUMBERS = list(range(5 * ROOM))


@pytest.mark.parametrize("most", [0, 1, ROOM, 3 * ROOM, 5 * ROOM, 6 * ROOM, None])
def test_the_first_rows_in_order(most: int | None) -> None:
    """However many are wanted, they are the first of all when sorted, and what is left out is told."""
    rows = random.sample(NUMBERS, len(NUMBERS))
    kept, cut = smallest(rows, most, key=int)
    assert kept == NUMBERS[:most]
    assert cut is (most is not None and most < len(NUMBERS))


def test_each_once() -> None:
    """With `once`, copies take nobody's place, and are not told as rows left out."""
    kept, cut = smallest(NUMBERS * 3, len(NUMBERS), key=int, once=True)
    assert kept == NUMBERS and cut is False


def test_rows_that_come_ordered_stay_so() -> None:
    """Rows in an order of their own are taken as they come; only as many are asked for as are wanted, and one."""
    rows = iter([3, 1, 2, 0])
    assert taken(rows, 2) == ([3, 1], True)
    assert list(rows) == [0]
    assert taken(iter([3]), 1) == ([3], False)


def test_a_table_tells_that_it_was_cut() -> None:
    """The answer itself knows whether there was more."""
    rows = [(ox.Literal(number),) for number in (2, 10, 1)]
    assert table(("n",), rows, 2, ordered=False).rows == (("1",), ("2",))
    assert table(("n",), rows, 2, ordered=False).cut and not table(("n",), rows, 3, ordered=False).cut
    node = ox.NamedNode("x:a")
    assert triples([ox.Triple(node, node, node)] * 2, 1).cut is False
    assert sorted(rows, key=sort_key)[-1] == rows[1]
