from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from kg.annotate.headings import LONGEST, heading, headings, is_heading

HEADINGS = [
    "The open road",
    "  Why Meta gave Llama away\n",
    "Is Open Source Dead?",
    "1. What It Means",
    "Ada Reyes: the interview",
    " ".join(["word"] * LONGEST),
]
PROSE = [
    "",
    "  \n",
    "***",
    "It ended.",
    "It ended!",
    "Did it really end there?",
    "“It ended,” she said, “and well”",
    "By Ada Reyes",
    "Written by Ada Reyes",
    "Author: Ada Reyes",
    "as follows;",
    " ".join(["word"] * (LONGEST + 1)),
]


@pytest.mark.parametrize("text", HEADINGS)
def test_short_line_without_full_stop_is_a_heading(text: str) -> None:
    """A heading is short and ends in no mark; a question is one where it is capitalised as a title."""
    assert heading(text)


@pytest.mark.parametrize("text", PROSE)
def test_sentence_byline_and_emptiness_are_no_headings(text: str) -> None:
    """Prose ends in a mark or is long; a byline and a line without a word are no headings either."""
    assert not heading(text)


def test_names_in_a_heading_are_told_from_names_in_prose(tokens: Callable[[str], Doc]) -> None:
    """A span lies in a heading where its first token does."""
    doc = tokens("The open road\n\nMeta opened it.\n\nWhat comes next\n")
    assert [h.text.strip() for h in headings(doc)] == ["The open road", "What comes next"]
    assert {token.text for token in doc if is_heading(doc[token.i : token.i + 1]) and token.is_alpha} == {
        *("The", "open", "road"),
        *("What", "comes", "next"),
    }
