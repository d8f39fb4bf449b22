"""The sentence around some words, on one line, and the number of the line they stand in."""

import re
from bisect import bisect_right
from functools import lru_cache

REACH = 300
"""How far, in characters on each side, the sentence is looked for."""

END = re.compile(r"""\n|[.!?…]["'”’»)\]]*\s+(?=["'“‘«(\[]?[A-Z0-9])""")
"""A line's end, or a sentence's: what follows begins anew."""

CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def passage(text: str, start: int, end: int) -> str:
    """Return the sentence or sentences that hold ``text[start:end]``, cut at REACH, without control characters."""
    left, right = max(0, start - REACH), min(len(text), end + REACH)
    ends = (match.end() for match in END.finditer(text, left, right))
    first = max((end_ for end_ in ends if end_ <= start), default=left)
    after = END.search(text, max(start, end - 1), right)
    return plain(text[first : after.end() if after else right])


def plain(text: str) -> str:
    """Return *text* on one line and without control characters: an article must not steer a reader's terminal."""
    return CONTROLS.sub("\N{REPLACEMENT CHARACTER}", " ".join(text.split()))


def line(text: str, offset: int) -> int:
    """Return the number, from 1, of the line that an offset lies in."""
    return bisect_right(line_ends(text), offset) + 1


@lru_cache(maxsize=2)
def line_ends(text: str) -> tuple[int, ...]:
    """Return where the lines end, their line feeds included: found once a text, however often it is asked."""
    return tuple(match.end() for match in re.finditer("\n", text))
