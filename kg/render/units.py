"""Offsets and sentences as a browser counts them: JavaScript's strings are UTF-16, the dataset counts code points."""

import re
from bisect import bisect_right
from collections.abc import Callable

ASTRAL = re.compile("[\U00010000-\U0010ffff]")
"""Characters that take two units of UTF-16."""

SENTENCE = re.compile(r"[.!?…][\"'”’»)\]]*[^\S\n]+(?=[\"'“‘«(\[]?\w)|\n+|(?<=[a-z]{3})[.!?][”’]?(?=[A-Z“‘][a-z]*\s)")
"""The end of a sentence, with the white space that follows it, if any does; a line's end is one, too."""


def counter(text: str) -> Callable[[int], int]:
    """Return the function from an offset in code points to the same place in units of UTF-16."""
    astral = [match.start() for match in ASTRAL.finditer(text)]
    return lambda offset: offset + bisect_right(astral, offset - 1)


def sentences(text: str) -> list[int]:
    """Return where each sentence of *text* begins, in code points; the first begins at 0."""
    return [0, *(match.end() for match in SENTENCE.finditer(text) if 0 < match.end() < len(text))]
