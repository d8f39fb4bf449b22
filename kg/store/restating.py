"""Claims in nearly the same words, and what such claims have in common, so that not every pair must be looked at."""

import math
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from kg.resources import wording
from kg.store.stances import Stating

ALIKE = 0.8
"""The share of words that two claims have in common (Jaccard's index), and the share that stands in one order."""
LONG = 4
"""A word of at least so many letters carries meaning; of two wordings only one may have such words to itself."""

Words = frozenset[str]


def restate(one: Stating, other: Stating) -> bool:
    """Tell whether two claims of two documents are in nearly the same words, and not of opposite effect."""
    if not alike(one.word_set, other.word_set) or one.document == other.document:
        return False  # so are nearly all, and here they cost least
    return bool(one.words) and same_words(one, other) and not opposed(one, other)


def opposed(one: Stating, other: Stating) -> bool:
    """Tell whether two claims do different things with one concern, or take different sides on one target."""
    return differ(one.signs, other.signs) or differ(one.sides, other.sides)


def differ(one: dict[str, str], other: dict[str, str]) -> bool:
    """Tell whether two claims deal with a shared thing in two ways."""
    return any(one[thing] != other[thing] for thing in one.keys() & other.keys())


def same_words(one: Stating, other: Stating) -> bool:
    """Tell whether the words of two claims are alike, and differ in nothing that turns the meaning."""
    if one.words == other.words:
        return one.negated == other.negated
    if not alike(one.word_set, other.word_set) or fixed(one) != fixed(other):
        return False
    return SequenceMatcher(None, one.words, other.words, autojunk=False).ratio() >= ALIKE


def alike(one: Words, other: Words) -> bool:
    """Tell whether two sets of words are alike, and only one has words to itself that carry meaning."""
    a, b = len(one), len(other)
    if a < ALIKE * b or b < ALIKE * a:  # most are told apart by their length, which costs nothing
        return False
    shared = len(one & other)
    if shared < ALIKE * (a + b - shared):
        return False
    return not (heavy(one - other) and heavy(other - one))


def heavy(words: Iterable[str]) -> list[str]:
    """Return those of some words that carry meaning, sorted."""
    return sorted(word for word in words if len(word) >= LONG)


def fixed(stating: Stating) -> tuple[str, ...]:
    """Return what may not differ at all: whether it is put forward as false, the words that deny, the numbers."""
    denying = wording("denying")
    no = sum(word in denying or word.endswith("n't") for word in stating.words)
    return str(stating.negated), str(no), *sorted(word for word in stating.word_set if any(map(str.isdigit, word)))


# --- what claims in nearly the same words have in common ----------------------------------------------------------


def traits(stating: Stating) -> Iterator[tuple[str, ...]]:
    """Yield what a claim in nearly the same words has in common with this one: all words of weight, or a head."""
    if stating.words:
        kept = fixed(stating)
        yield "all", *kept, "of", *heavy(stating.word_set)
        yield from (("head", *kept, "of", word) for word in heads(stating.word_set))


def heads(words: Words) -> list[str]:
    """Return so many words of a set, the longest first, that a set which is alike must have one of them, too.

    Two sets of which 80 % is shared have one of the first fifth of either in common, whichever order the words are put
    in, as long as it is one for all (prefix filtering: Chaudhuri, Ganti and Kaushik, "A Primitive Operator for
    Similarity Joins in Data Cleaning", 2006). Rare words first would bring the fewest together; but which are rare
    depends on all documents. Long words are rare in any text (Zipf's law of abbreviation).
    """
    ranked = sorted(words, key=lambda word: (-len(word), word))
    return ranked[: len(ranked) - math.ceil(ALIKE * len(ranked)) + 1]
