from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.read import read
from kg.read.markdown import plain_text

CASES = {
    "headings": ("# One\n\nTwo\n===\n\n## Three ##", "One\n\nTwo\n\nThree"),
    "soft break": ("one\ntwo", "one two"),
    "hard break": ("one  \ntwo", "one\ntwo"),
    "emphasis": ("a *b* **c** ***d***", "a b c d"),
    "link": ("see [the *paper*](http://x.org 'T') or <http://y.org>", "see the paper or http://y.org"),
    "reference": ("[a][1]\n\n[1]: http://x.org", "a"),
    "image": ("![a *llama*](l.png) runs", "a llama runs"),
    "inline code": ("call `f(x)` now", "call f(x) now"),
    "fence": ("before\n\n```py\nx = 1\n```\n\nafter", "before\n\nafter"),
    "indented code": ("before\n\n    x = 1\n\nafter", "before\n\nafter"),
    "html block": ("<div>\nhidden\n</div>\n\nshown", "shown"),
    "html inline": ("a <b>bold</b> word<br>", "a bold word"),
    "comment": ("<!-- hidden -->\n\nshown", "shown"),
    "tight list": ("- one\n- two\n  - three", "one\n\ntwo\n\nthree"),
    "loose list": ("1. one\n\n   more\n2. two", "one\n\nmore\n\ntwo"),
    "quote": ("> one\n> two\n\nthree", "one two\n\nthree"),
    "rule": ("one\n\n---\n\ntwo", "one\n\ntwo"),
    "entities": ("a &amp; b &lt;c&gt; \\*d\\*", "a & b <c> *d*"),
    "table": ("| a | b |\n|---|---|\n| 1 | *2* |\n| 3 |  |\n\nafter", "a | b\n1 | 2\n3\n\nafter"),
    "text, then table": ("before\n\n| a |\n|---|\n| 1 |", "before\n\na\n1"),
    "mark before": ("\ufeff# One", "One"),
    "carriage returns": ("one\r\n\r\ntwo\r\n", "one\n\ntwo"),
    "only code": ("```\nx\n```", ""),
}


@pytest.mark.parametrize(("source", "expected"), CASES.values(), ids=CASES)
def test_markdown_becomes_what_a_reader_sees(source: str, expected: str) -> None:
    """Blocks are parted by empty lines; marks, code blocks and HTML are gone."""
    assert plain_text(source) == expected


@given(st.lists(st.from_regex(r"[A-Za-z]{1,8}( [a-z]{1,8}){0,3}", fullmatch=True), min_size=1))
def test_plain_paragraphs_come_through_unchanged(paragraphs: list[str]) -> None:
    """Words without marks are the same before and after."""
    assert plain_text("\n\n".join(paragraphs)) == "\n\n".join(paragraphs)


def test_document_counts_in_the_plain_text(tmp_path: Path) -> None:
    """The text of the document is the plain one, without front matter, and all of it is prose."""
    (tmp_path / "a.md").write_text("---\ntitle: T\n---\n# Head\n\nWords *here*.\n")
    (found,) = read([tmp_path])
    assert (found.text, found.body_start, found.metadata.title) == ("Head\n\nWords here.", 0, "T")


def test_heading_is_the_title_where_none_is_given(tmp_path: Path) -> None:
    """The first block gives the title, marked as derived."""
    (tmp_path / "a.markdown").write_text("# The *head*\n\nWords.\n")
    (found,) = read([tmp_path])
    assert (found.metadata.title, found.metadata.title_derived) == ("The head", True)


def test_markdown_without_prose_is_nothing_to_read(tmp_path: Path) -> None:
    """A file of code alone is an error, not an empty article."""
    (tmp_path / "a.md").write_text("```\nx = 1\n```\n")
    with pytest.raises(InputError, match="nothing to read"):
        list(read([tmp_path]))
