import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.read.title import WIDTH, derive

CASES = {
    "A plain line\nand more": "A plain line",
    "\n  \r\n First line of words": "First line of words",
    "- The release of Llama 2": "The release of Llama 2",
    "* Starred": "Starred",
    "\u2022 Bullet": "Bullet",
    "# Heading": "Heading",
    "### Heading ###": "Heading",
    "1. Numbered": "Numbered",
    "> - Quoted item": "Quoted item",
    "**Bold head**": "Bold head",
    "\ufeffAfter a mark": "After a mark",
    "---\nAfter a rule": "After a rule",
    "3.1 is a version": "3.1 is a version",
    "2024 was a year": "2024 was a year",
    "-hyphen stays": "-hyphen stays",
    "one\u00a0\t two": "one two",
    "!!!": "",
    "": "",
}


@pytest.mark.parametrize(("body", "title"), CASES.items())
def test_title_is_the_first_line_of_words_without_marks(body: str, title: str) -> None:
    """Bullets, heading marks and emphasis are stripped; a line without a letter or digit is none."""
    assert derive(body) == title


def test_long_line_is_cut_at_a_word() -> None:
    """A cut title ends in an ellipsis behind a whole word."""
    assert derive("word " * 40) == "word " * 15 + "word\u2026"


def test_long_word_is_cut_itself() -> None:
    """Without any space near, the cut is at the width."""
    assert derive("\u4e2d" * 200) == "\u4e2d" * (WIDTH - 1) + "\u2026"


@given(st.text())
def test_title_is_never_too_long_and_always_one_line(body: str) -> None:
    """Whatever the body, the title fits and has no line end in it."""
    title = derive(body)
    assert len(title) <= WIDTH
    assert title == " ".join(title.split())
