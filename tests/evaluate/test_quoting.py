from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.evaluate.quoting import named, place

LETTERS = st.text(alphabet="ab ", max_size=30)
WORDS = st.text(alphabet="ab", min_size=1, max_size=3)


@given(LETTERS, WORDS, LETTERS)
def test_quoted_words_stand_where_they_are_placed(before: str, words: str, behind: str) -> None:
    """Whatever stands in a text is found at a place that holds it, and not later than its first."""
    text = before + words + behind
    start, end = place(text, words)
    assert text[start:end] == words and start <= len(before)


def test_places_are_counted_with_overlaps() -> None:
    """The next place is looked for one character further on, not behind the last."""
    assert place("aaa", "aa", 2) == (1, 3)


def test_words_that_stand_nowhere_are_refused() -> None:
    """There is no nearest place."""
    with pytest.raises(ValueError, match="substring"):
        place("abc", "abd")


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("Meta AI and Meta", ["Meta", "Meta AI"], ["Meta AI", "Meta"]),
        ("Metadata, xMeta, Meta's", ["Meta"], ["Meta"]),
        ("The Llamas came; Llamass did not", ["Llama"], ["Llama"]),
        ("Llamas", ["Llama"], []),
        ("C++ and C++20", ["C++"], ["C++", "C++"]),
        ("GPT-4 and GPT-4o", ["GPT-4", "GPT-4o"], ["GPT-4", "GPT-4o"]),
    ],
)
def test_names_stand_free(text: str, names: list[str], expected: list[str]) -> None:
    """A name is found outside longer words and longer names; a plural's "s" may follow if a blank does."""
    assert [text[a:b] for (a, b), _ in sorted(named(text, [(n, n) for n in names]))] == expected


@given(LETTERS, st.lists(WORDS, max_size=4))
def test_no_letter_belongs_to_two_names(text: str, names: list[str]) -> None:
    """Mentions do not overlap, and each holds a name that was asked for."""
    found = sorted(named(text, [(name, name) for name in names]))
    assert all(text[start:end] == owner for (start, end), owner in found)
    assert all(one[0][1] <= other[0][0] for one, other in pairwise(found))
