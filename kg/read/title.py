"""A title for an article that has none: its first line, without marks, not too long."""

import re
import textwrap

from kg.read.decode import BYTE_ORDER_MARK

WIDTH = 80
"""A derived title has at most this many characters."""

LINE = re.compile(r"[^\r\n]+")
LONGEST_LOOK = 1_000
"""Of a line, no more than this is looked at: a text may be one line of millions of characters."""

MARKS = re.compile(r"^(?:[-*+•>\u2013\u2014]\s+|#{1,6}\s+|\d{1,3}[.)]\s+)+")
AROUND = " *_#`"
"""Marks that may stand on both sides of a title."""


def derive(body: str) -> str:
    """Return the first line of *body* that has a letter or digit, without bullets and marks; ``""`` if none has.

    A line longer than 80 characters is cut at a word and ends in ``…``.
    """
    lines = (plain(line[0][:LONGEST_LOOK]) for line in LINE.finditer(body))
    return next((cut(line) for line in lines if any(map(str.isalnum, line))), "")


def plain(line: str) -> str:
    """Return a line with single spaces and without the list, quote, heading and emphasis marks around it."""
    words = " ".join(line.removeprefix(BYTE_ORDER_MARK).split())
    return MARKS.sub("", words, count=1).strip(AROUND)


def cut(line: str) -> str:
    """Return *line* in at most 80 characters, cut at a word; a word longer than that is cut itself."""
    short = textwrap.shorten(line, WIDTH, placeholder="…", break_on_hyphens=False)
    return short if short != "…" else line[: WIDTH - 1] + "…"
