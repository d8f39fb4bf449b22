import pytest

from kg.statements.quotations import merged

RANGES: list[tuple[list[tuple[int, int]], tuple[tuple[int, int], ...]]] = [
    ([], ()),
    ([(3, 5), (0, 2)], ((0, 2), (3, 5))),
    ([(0, 2), (2, 4)], ((0, 4),)),
    ([(0, 9), (2, 4)], ((0, 9),)),
    ([(4, 6), (0, 5), (8, 9)], ((0, 6), (8, 9))),
]
"""Ranges as they come, and what they make together."""


@pytest.mark.parametrize(("ranges", "wanted"), RANGES)
def test_ranges_that_touch_are_one(ranges: list[tuple[int, int]], wanted: tuple[tuple[int, int], ...]) -> None:
    """Pieces of a content are sorted, and made one where they overlap or touch."""
    assert merged(ranges) == wanted
