"""The sentence or line around a stretch of text, cut so that a reader sees the words where they stand."""

import re
from collections.abc import Sequence

REACH = 200
"""Characters of context on each side, at most."""

Piece = tuple[str, bool]
"""Some text, and whether it is part of the evidence."""

SENTENCE = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[\"'“‘«(\[]?\w)")
"""The end of a sentence, with the white space that follows it."""


def context(text: str, spans: Sequence[tuple[int, int]]) -> tuple[Piece, ...]:
    """Return the text around *spans* as pieces, those of the spans marked.

    *spans* are (start, end) in code points. The context stays in the lines where the spans begin and end, and holds
    whole sentences where they fit in ``REACH`` characters on each side; else it is cut at a word, with an ellipsis.
    """
    ordered = sorted(spans)
    left, right = before(text, ordered[0][0]), after(text, max(end for _, end in ordered))
    pieces, position = [(left, False)], ordered[0][0]
    for start, end in ordered:
        pieces += [(text[position:start], False), (text[max(start, position) : end], True)]
        position = max(position, end)
    return tuple(piece for piece in [*pieces, (right, False)] if piece[0])


def before(text: str, start: int) -> str:
    """Return what to show before *start*."""
    line = text.rfind("\n", 0, start) + 1
    if start - line <= REACH:
        return text[line:start].lstrip()
    window = text[start - REACH : start]
    first = SENTENCE.search(window)
    return window[first.end() :] if first else "… " + window.partition(" ")[2]


def after(text: str, end: int) -> str:
    """Return what to show after *end*."""
    stop = text.find("\n", end)
    line = text[end : stop if stop >= 0 else len(text)]
    if len(line) <= REACH:
        return line.rstrip()
    window = line[: REACH + 1]
    ends = [match.end() for match in SENTENCE.finditer(window)]
    return window[: ends[-1]].rstrip() if ends else window.rpartition(" ")[0] + " …"
