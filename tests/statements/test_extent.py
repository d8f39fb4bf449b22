from collections.abc import Callable

import pytest

from kg.statements.extent import tight
from kg.statements.reader import Reader

Parsed = Callable[..., Reader]

TRIMMED = {
    "“/``/punct/1 works/VBZ/ROOT/1/work ”/''/punct/1 ././punct/1": ((0, 3), (0, 3)),
    "“/``/punct/1 works/VBZ/ROOT/1/work now/RB/advmod/1 ”/''/punct/1": ((0, 3), (1, 3)),
    "works/VBZ/ROOT/0/work ,/,/punct/0 –/:/punct/0 ././punct/0": ((0, 4), (0, 1)),
    "and/CC/cc/1 works/VBZ/ROOT/1/work and/CC/cc/1 sleeps/VBZ/conj/1/sleep": ((0, 4), (1, 4)),
    ",/,/punct/0 ././punct/0": ((0, 2), (0, 0)),
}
"""Parse -> a token range, and what is left of it."""


@pytest.mark.parametrize(("rows", "ranges"), TRIMMED.items())
def test_edges_lose_stray_marks(parsed: Parsed, rows: str, ranges: tuple[tuple[int, int], tuple[int, int]]) -> None:
    """Commas, dashes, full stops, a joining word and lone quote marks do not belong to what is said; a pair does."""
    given, left = ranges
    assert tight(parsed(rows), *given) == left
