"""Where the paragraphs of a plain text lie: the pieces that the language model reads one at a time."""

import re
from collections.abc import Iterator
from itertools import pairwise

BLOCK = re.compile(r"[^\r\n].*?(?=\r?\n[^\S\n]*\r?\n|\Z)", re.DOTALL)
LINE = re.compile(r"[^\r\n]+")
WRAPPED = range(30, 121)
LONGEST = 10_000
"""A paragraph of more characters than this is cut at a space: the parser's memory grows with the piece it reads."""


def paragraphs(text: str, start: int = 0) -> list[tuple[int, int]]:
    """Return the paragraphs of ``text[start:]`` as ``(start, end)``; together they cover it without a gap.

    A line is a paragraph, unless its block of lines is hard-wrapped: then the block is one. Each paragraph takes
    the white space that follows it.
    """
    begins = [begin for block in BLOCK.finditer(text, start) for begin in line_starts(text, *block.span())]
    edges = [start, *begins[1:], len(text)]
    return [piece for a, b in pairwise(edges) if b > a for piece in cut(text, a, b)]


def line_starts(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where the paragraphs of one block of lines begin."""
    lines = [line.span() for line in LINE.finditer(text, start, end)]
    yield from (lines[0][0],) if hard_wrapped(lines) else (a for a, _ in lines)


def hard_wrapped(lines: list[tuple[int, int]]) -> bool:
    """Tell whether a block's lines look wrapped by a machine: all but the last nearly as long as the longest."""
    lengths = [end - start for start, end in lines]
    longest = max(lengths)
    return len(lines) > 2 and longest in WRAPPED and all(length > 0.7 * longest for length in lengths[:-1])


def cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield one paragraph, or, where it is longer than ``LONGEST``, its pieces cut at a space."""
    while end - start > LONGEST:
        space = text.rfind(" ", start + 1, start + LONGEST)
        edge = space + 1 if space > 0 else start + LONGEST
        yield start, edge
        start = edge
    yield start, end
