"""From quoted words to the places where they stand in the text."""

import re
from collections.abc import Iterable, Iterator

from kg.evaluate.gold import Place


def place(text: str, words: str, nth: int = 1) -> Place:
    """Return the *nth* place (from 1) where *words* stand in *text*. Raises ValueError where there is none."""
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return start, start + len(words)


def named(text: str, names: Iterable[tuple[str, str]]) -> Iterator[tuple[Place, str]]:
    """Yield every place where a name stands, with its owner, from pairs of name and owner.

    A longer name goes first and keeps its letters ("Meta" is not found in "Meta AI"); a name stands between
    letters of its own only in the plural ("Llamas").
    """
    taken: set[int] = set()
    for name, owner in sorted(names, key=lambda pair: -len(pair[0])):
        for match in re.finditer(re.escape(name), text):
            letters = range(*match.span())
            if free_standing(text, match.start(), match.end()) and taken.isdisjoint(letters):
                taken.update(letters)
                yield match.span(), owner


def free_standing(text: str, start: int, end: int) -> bool:
    """Tell whether ``text[start:end]`` is no part of a longer word, but for a plural's "s"."""
    if start and text[start].isalnum() and text[start - 1].isalnum():
        return False
    behind = text[end : end + 2]
    return not (text[end - 1].isalnum() and behind[:1].isalnum()) or behind == "s "
