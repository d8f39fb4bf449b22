from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.annotate.paragraphs import LONGEST, cut, paragraphs

BREAKS = st.sampled_from(["\n", "\r\n", "\n\n", "\r\n\r\n", "\n \t\n", "\f", "\u2028", "\u0085", "\v", " ", "\u00a0"])
LINES = st.one_of(st.text(max_size=40), BREAKS, st.text("ab ", min_size=40, max_size=130))
TEXTS = st.lists(LINES, max_size=12).map("".join)

WIDE = "This line is as long as a machine would make it"
WRAPPED = f"{WIDE},\n{WIDE},\n{WIDE},\nand ends here."

CASES = {
    "": [],
    "One.": ["One."],
    "One.\nTwo.": ["One.\n", "Two."],
    "One.\r\nTwo.": ["One.\r\n", "Two."],
    "One.\n\n\n\nTwo.\n": ["One.\n\n\n\n", "Two.\n"],
    "\n\n One.": ["\n\n One."],
    "One.\n  two.": ["One.\n", "  two."],
    "One\fstill one.": ["One\fstill one."],
    WRAPPED: [WRAPPED],
    f"{WRAPPED}\n\n{WRAPPED}": [f"{WRAPPED}\n\n", WRAPPED],
    WRAPPED.replace("\n", "\r\n"): [WRAPPED.replace("\n", "\r\n")],
    f"{WIDE}.\n{WIDE}.": [f"{WIDE}.\n", f"{WIDE}."],
    "A list:\nof short lines,\nnot wrapped at all,\nin no way": [
        "A list:\n",
        "of short lines,\n",
        "not wrapped at all,\n",
        "in no way",
    ],
}
"""Text -> its paragraphs."""


@pytest.mark.parametrize(("text", "pieces"), CASES.items())
def test_line_is_a_paragraph_unless_its_block_is_wrapped(text: str, pieces: list[str]) -> None:
    """A line is a paragraph, a block of lines cut at one width is one; white space belongs to what it follows."""
    assert [text[a:b] for a, b in paragraphs(text)] == pieces


@pytest.mark.parametrize("text", ["One.\n \nTwo.", "One.\n\n \t\n\nTwo.", "One.\r\n\u00a0\r\nTwo."])
@pytest.mark.xfail(strict=True, reason="a line of blanks is taken for a paragraph of its own")
def test_line_of_blanks_is_no_paragraph(text: str) -> None:
    """A line of nothing but white space belongs to the paragraph before it, as an empty line does."""
    assert len(paragraphs(text)) == 2


@given(text=TEXTS, data=st.data())
def test_paragraphs_cover_the_text_without_gap(text: str, data: st.DataObject) -> None:
    """Each paragraph begins where the one before ends, the first at the start and the last at the end of the text."""
    start = data.draw(st.integers(0, len(text)))
    found = paragraphs(text, start)
    edges = [start, *(end for _, end in found)]
    assert found == list(pairwise(edges))
    assert edges[-1] == len(text) and all(b > a for a, b in found)


@given(text=TEXTS)
def test_paragraphs_but_the_first_begin_with_a_character_of_a_line(text: str) -> None:
    """No paragraph begins in the white space that belongs to the one before it."""
    assert not any(text[a] in "\r\n" for a, _ in paragraphs(text)[1:])


def test_front_matter_is_no_paragraph() -> None:
    """Paragraphs begin where the body does."""
    assert paragraphs("skipped\nread\n", 8) == [(8, 13)]


@pytest.mark.parametrize("length", [LONGEST - 1, LONGEST, LONGEST + 1, 2 * LONGEST + 1])
@pytest.mark.parametrize("unit", ["word ", "x", "é "])
def test_long_paragraph_is_cut_at_a_space(length: int, unit: str) -> None:
    """A paragraph of more than LONGEST characters is cut at a space, or, where there is none, at LONGEST."""
    text = (unit * length)[:length]
    pieces = [text[a:b] for a, b in paragraphs(text)]
    assert "".join(pieces) == text
    assert all(len(piece) <= LONGEST for piece in pieces)
    assert (len(pieces) == 1) == (length <= LONGEST)
    assert all(piece.endswith(" ") for piece in pieces[:-1]) == (" " in unit or len(pieces) == 1)


@given(st.integers(0, 3), st.integers(0, 40_000))
def test_cut_covers_its_paragraph(start: int, length: int) -> None:
    """The pieces of a cut paragraph follow one another from its start to its end."""
    text = "ab cde " * 6_000
    pieces = list(cut(text, start, start + length))
    assert pieces[0][0] == start and pieces[-1][1] == start + length
    assert all(a[1] == b[0] for a, b in pairwise(pieces))
