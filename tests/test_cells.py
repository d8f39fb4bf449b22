"""Cells of CSV files."""

import pytest

from kg.cells import harmless, quoted


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_formula_is_made_harmless(text: str) -> None:
    """What a spreadsheet would run gets an apostrophe; the words stay."""
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Meta", "1 = 1", "a-b", "https://example.org/=1"])
def test_other_words_stay(text: str) -> None:
    """Words that are no formula stay as they are."""
    assert harmless(text) == text


def test_quotes() -> None:
    """A cell is quoted only where it must be."""
    assert [quoted(text) for text in ("a", 'a "b"', "a\rb")] == ["a", '"a ""b"""', '"a\rb"']
