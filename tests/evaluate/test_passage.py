import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.evaluate.passage import line, passage

TEXT = "First here. Then “the second.” A third\nand a line, e.g. this one. Last"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("here", "First here."),
        ("second", "Then “the second.”"),
        ("third", "A third"),
        ("line", "and a line, e.g. this one."),
        ("Last", "Last"),
        ("here. Then", "First here. Then “the second.”"),
    ],
)
def test_the_sentence_around_words(words: str, expected: str) -> None:
    """A passage is the sentence, or sentences, within the line that hold the words."""
    start = TEXT.index(words)
    assert passage(TEXT, start, start + len(words)) == expected


def test_long_lines_are_cut() -> None:
    """Where no sentence ends, the passage does."""
    assert len(passage("a" * 5000, 2000, 2010)) == 300 + 10 + 300


def test_control_characters_are_replaced() -> None:
    """An article cannot steer a terminal."""
    assert passage("red \x1b[31mtext", 0, 3) == "red �[31mtext"


@given(st.text(alphabet="ab\n", max_size=30))
def test_lines_are_counted_from_one(text: str) -> None:
    """The number of a place's line is the number of line feeds before it and one."""
    assert [line(text, i) for i in range(len(text))] == [text[:i].count("\n") + 1 for i in range(len(text))]
