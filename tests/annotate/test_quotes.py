from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from kg.annotate.quotes import quotes

Tokens = Callable[[str], Doc]

CASES = {
    "“One,” she said. “Two.”": ["“One,”", "“Two.”"],
    '"One," she said, "two."': ['"One,"', '"two."'],
    "''One,'' she said.": ["''One,''"],
    "‘One,’ she said.": ["‘One,’"],
    "'One,' she said.": ["'One,'"],
    "„Eins“ sagte sie.": ["„Eins“"],
    "«Un» dit-elle.": ["«Un»"],
    "(“One”)": ["“One”"],
    "—“One”—": ["“One”"],
    "“One” “Two”": ["“One”", "“Two”"],
    "“He said ‘no’ twice.”": ["“He said ‘no’ twice.”"],
    "‘He said “no” twice.’": ["‘He said “no” twice.’"],
    "“First.\n\n“Second.” End.": ["“First.\n\n“Second.”"],
    "“First.\n“Second.\n“Third.” End.": ["“First.\n“Second.\n“Third.”"],
    "“First.\n\nSecond.": ["“First."],
    "“First.\n\nSecond.” Third.": ["“First.\n\nSecond.”"],
    '"First.\n\nSecond." Third.': ['"First.\n\nSecond."'],
    "“First.\n\nSecond “third.” End.": ["“First.", "“third.”"],
    "“First.\n\n‘Second.’ Third.": ["“First.", "‘Second.’"],
    "End. “First.": ["“First."],
}
"""Text -> its quotations, marks included."""

NONE = [
    "",
    "No mark at all.",
    "Don't say it's the companies' fault.",
    "Don’t say it’s the labs’ plan.",
    'The 5" screen and the 6" one.',
    "He is 6'2\" tall.",
    '"',
    "One ” two.",
    "An open “ mark that stands alone.",
    '"A straight mark that nothing closes.',
    "‘A single mark that nothing closes.",
]
"""Texts without a quotation."""

SHORTENED = "the apostrophe of a shortened word or year is taken for a mark that opens"
POSSESSIVE = "the apostrophe of a plural's possessive is taken for a mark that closes"
GRAVE = "the tokenizer makes two tokens of a doubled grave accent, so it never opens"
MISSES: list[tuple[str, list[str], str]] = [
    ("Rock 'n' roll of the '90s.", [], SHORTENED),
    ("The '90s and the users' data.", [], SHORTENED),
    ("‘The users’ data is gone,’ she said.", ["‘The users’ data is gone,’"], POSSESSIVE),
    ("``One,'' she said.", ["``One,''"], GRAVE),
]
"""Text, its quotations, and why they are not found as they stand."""


def texts(doc: Doc) -> list[str]:
    """Return the quotations of a document."""
    return [span.text for span in quotes(doc).spans["quotes"]]


@pytest.mark.parametrize(("text", "found"), CASES.items())
def test_quotation_is_found_with_its_marks(tokens: Tokens, text: str, found: list[str]) -> None:
    """Curly, straight, doubled, single and foreign marks enclose a quotation, the outermost only."""
    assert texts(tokens(text)) == found


@pytest.mark.parametrize("text", NONE)
def test_no_quotation(tokens: Tokens, text: str) -> None:
    """Apostrophes, inches and marks that nothing closes are no quotations."""
    assert texts(tokens(text)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [pytest.param(text, found, marks=pytest.mark.xfail(strict=True, reason=why)) for text, found, why in MISSES],
)
def test_quotation_that_is_misread(tokens: Tokens, text: str, found: list[str]) -> None:
    """Known misses: apostrophes beside single marks, and marks as typesetters type them."""
    assert texts(tokens(text)) == found


@given(
    st.lists(st.sampled_from(["“", "”", '"', "'", "‘", "’", "''", " ", "\n\n", "word", "it's", ".", ","]), max_size=30)
)
def test_quotations_never_overlap(tokens: Tokens, pieces: list[str]) -> None:
    """Whatever the marks, quotations come in order, none is empty and none begins inside another."""
    doc = quotes(tokens("".join(pieces)))
    edges = [edge for span in doc.spans["quotes"] for edge in (span.start, span.end)]
    assert edges == sorted(edges) and all(span.end > span.start for span in doc.spans["quotes"])
