"""A quotation in its surroundings: the sentence or line of the kept text around a span."""

import re
from dataclasses import dataclass

REACH = 200
"""How far, in characters on each side, the surroundings may go."""

BREAKS = re.compile(r"""\n|(?<=[.!?]["”’')\]]) |(?<=[.!?]) """)
"""A line's end, or the blank after a sentence's end."""


@dataclass(frozen=True, slots=True)
class Context:
    """The words before a span, its own, and those after, as they stand in the text."""

    before: str
    words: str
    after: str

    def __str__(self) -> str:
        """The words in their surroundings, marked off."""
        return plain(f"{self.before}[{self.words}]{self.after}")


CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def plain(text: str) -> str:
    """Return *text* on one line and without control characters: an article must not steer a reader's terminal."""
    return CONTROLS.sub("\N{REPLACEMENT CHARACTER}", " ".join(text.split()))


def context(text: str, start: int, end: int) -> Context:
    """Return the surroundings of ``text[start:end]``: to the sentence's or line's ends, within REACH characters."""
    left, right = max(0, start - REACH), min(len(text), end + REACH)
    before = [found.end() for found in BREAKS.finditer(text, left, start)]
    after = BREAKS.search(text, end, right)
    first = before[-1] if before else whole_word(text, left, start)
    last = after.start() if after else cut_word(text, end, right)
    return Context(text[first:start], text[start:end], text[end:last])


def whole_word(text: str, left: int, start: int) -> int:
    """Return where the first whole word after *left* starts, unless the text starts there."""
    blank = text.find(" ", left, start)
    return left if left == 0 or blank < 0 else blank + 1


def cut_word(text: str, end: int, right: int) -> int:
    """Return where the last whole word before *right* ends, unless the text ends there."""
    blank = text.rfind(" ", end, right)
    return right if right == len(text) or blank < 0 else blank
