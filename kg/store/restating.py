"""Claims in nearly the same words: found by their rarest words, so that not every pair must be looked at."""

import logging
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from kg import resources
from kg.store.stances import Stating
from kg.store.words import words

log = logging.getLogger(__name__)

ALIKE = 0.8
"""The share of words that two claims have in common (Jaccard's index), and the share that stands in one order."""
SHORTEST = 5
"""Claims of fewer words say the same by chance."""
CROWDED = 200
"""Wordings that share one of their rarest words: of more only the first are compared with those that follow."""
LONG = 4
"""A word of at least so many letters carries meaning; of two wordings only one may have such words to itself."""


@dataclass(frozen=True)
class Wording:
    """The words of a claim, folded, in their order; whether they are put forward as false."""

    words: tuple[str, ...]
    negated: bool

    @cached_property
    def set(self) -> frozenset[str]:
        """The words, each once."""
        return frozenset(self.words)

    @cached_property
    def fixed(self) -> tuple[object, ...]:
        """What may not differ at all: the words that deny, and the numbers."""
        denying = resources.wording("denying")
        no = sum(word in denying or word.endswith("n't") for word in self.words)
        return self.negated, no, frozenset(word for word in self.words if any(map(str.isdigit, word)))


def restated(found: list[Stating], window: int) -> Iterator[tuple[Stating, Stating]]:
    """Yield the pairs of claims of two documents in nearly the same words, each with *window* later ones."""
    told: dict[Wording, list[Stating]] = defaultdict(list)
    for stating in found:
        wording = Wording(words(stating.text), stating.negated)
        if len(wording.words) >= SHORTEST:
            told[wording].append(stating)
    place = {stating.iri: i for i, stating in enumerate(found)}
    groups = [*told.values(), *(told[a] + told[b] for a, b in alike(list(told)))]
    yield from {pair for group in groups for pair in pairs(sorted(group, key=lambda s: place[s.iri]), window)}


def pairs(group: list[Stating], window: int) -> Iterator[tuple[Stating, Stating]]:
    """Yield the pairs of one wording, in two documents and not of opposite effect."""
    for i, one in enumerate(group):
        for other in group[i + 1 : i + 1 + window]:
            if one.document != other.document and not opposed(one, other):
                yield one, other


def opposed(one: Stating, other: Stating) -> bool:
    """Tell whether two claims do different things with one concern, or take different sides on one target."""
    return differ(one.signs, other.signs) or differ(one.sides, other.sides)


def differ(one: dict[str, str], other: dict[str, str]) -> bool:
    """Tell whether two claims deal with a shared thing in two ways."""
    return any(one[thing] != other[thing] for thing in one.keys() & other.keys())


# --- wordings that are alike --------------------------------------------------------------------------------------


def alike(wordings: list[Wording]) -> Iterator[tuple[Wording, Wording]]:
    """Yield the pairs of different wordings that are alike.

    Two sets of words that share 80 % share one of the rarest words of either (prefix filtering: Chaudhuri, Ganti and
    Kaushik, "A Primitive Operator for Similarity Joins in Data Cleaning", 2006); only wordings that do are compared.
    """
    counts = Counter(word for wording in wordings for word in wording.set)
    seen: dict[str, list[Wording]] = defaultdict(list)
    for wording in wordings:
        heads = rarest(wording, counts)
        for other in dict.fromkeys(other for head in heads for other in seen[head]):
            if same_words(other, wording):
                yield other, wording
        for head in heads:
            enter(seen[head], wording, head)


def enter(known: list[Wording], wording: Wording, head: str) -> None:
    """Add a wording to those that share a word, unless there are too many already."""
    if len(known) < CROWDED:
        known.append(wording)
    elif len(known) == CROWDED:
        log.info("more than %d wordings share %r: those that follow are compared with the first only", CROWDED, head)


def rarest(wording: Wording, counts: Counter[str]) -> list[str]:
    """Return the rarest words of a wording: so many that a wording that is alike must have one of them."""
    ranked = sorted(wording.set, key=lambda word: (counts[word], word))
    return ranked[: len(ranked) - math.ceil(ALIKE * len(ranked)) + 1]


def same_words(one: Wording, other: Wording) -> bool:
    """Tell whether two wordings are alike, and differ in nothing that turns the meaning."""
    shared, every = len(one.set & other.set), len(one.set | other.set)
    if shared < ALIKE * every or one.fixed != other.fixed:
        return False
    if heavy(one.set - other.set) and heavy(other.set - one.set):
        return False
    return SequenceMatcher(None, one.words, other.words, autojunk=False).ratio() >= ALIKE


def heavy(words: Iterable[str]) -> bool:
    """Tell whether there is a word among some that carries meaning."""
    return any(len(word) >= LONG for word in words)
