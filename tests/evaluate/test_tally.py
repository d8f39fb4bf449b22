import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.evaluate.tally import Tally, interval, total

COUNTS = st.integers(0, 5)
TALLIES = st.lists(st.builds(Tally, COUNTS, COUNTS, COUNTS), max_size=4)


def test_rates_by_hand() -> None:
    """Three right, one extra, two missing: three of four, three of five, and their harmonic mean."""
    tally = Tally(3, 1, 2)
    assert (tally.precision, tally.recall) == (0.75, 0.6)
    assert tally.f1 == pytest.approx(2 / 3)


@pytest.mark.parametrize("tally", [Tally(), Tally(extra=2), Tally(missing=2), Tally(extra=1, missing=1)])
def test_nothing_right_is_nought(tally: Tally) -> None:
    """Where nothing is right every rate is nought, and nothing is divided by nought."""
    assert (tally.precision, tally.recall, tally.f1) == (0, 0, 0)


def test_tallies_are_added_up() -> None:
    """Counts of several articles are pooled before any rate is computed."""
    assert total([Tally(1, 2, 3), Tally(10, 20, 30)]) == Tally(11, 22, 33)


@given(TALLIES)
def test_an_interval_is_the_same_each_time_and_ordered(tallies: list[Tally]) -> None:
    """The draws are seeded; the lower end is not above the upper, and both are rates."""
    ends = interval(tallies)
    assert ends == interval(tallies)
    assert ends is None or 0 <= ends[0] <= ends[1] <= 1


def test_equal_articles_leave_nothing_to_chance() -> None:
    """Articles are drawn whole: where all are alike, so are all draws."""
    assert interval([Tally(1, 1, 1)] * 5) == (0.5, 0.5)


def test_unequal_articles_span_an_interval() -> None:
    """Of one article all right and one all wrong, some draws hold only one of them."""
    assert interval([Tally(right=4), Tally(missing=4)]) == (0.0, 1.0)


def test_articles_without_anything_to_count_do_not_count() -> None:
    """An article that neither gold nor graph says anything of would pull no draw down."""
    assert interval([Tally(1, 1, 1), Tally(1, 1, 1), Tally(), Tally()]) == (0.5, 0.5)
    assert interval([Tally(), Tally()]) is None


def test_of_a_single_article_the_items_are_drawn() -> None:
    """One article still has an interval, around its own F1, narrower the more items it has."""
    few, many = interval([Tally(4, 1, 1)]), interval([Tally(400, 100, 100)])
    assert few is not None and many is not None
    assert few[0] < many[0] < 0.8 < many[1] < few[1]
