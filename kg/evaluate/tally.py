"""Counts of right, extra and missing, what they come to, and how far chance could move it."""

import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

RESAMPLINGS = 1000
SEED = 20240723
MIDDLE = 0.95
"""How much of the resampled scores an interval holds."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many items are right, how many the graph has too many, and how many it misses."""

    right: int = 0
    extra: int = 0
    missing: int = 0

    @property
    def precision(self) -> float:
        """The share of the graph's items that are right, from 0 to 1; 0 where it has none."""
        return share(self.right, self.right + self.extra)

    @property
    def recall(self) -> float:
        """The share of the gold's items that the graph has, from 0 to 1; 0 where the gold has none."""
        return share(self.right, self.right + self.missing)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, from 0 to 1."""
        return share(2 * self.precision * self.recall, self.precision + self.recall)


def share(part: float, whole: float) -> float:
    """Return *part* of *whole*, 0 where there is nothing."""
    return part / whole if whole else 0.0


def total(tallies: Iterable[Tally]) -> Tally:
    """Return all tallies together."""
    every = list(tallies)
    return Tally(sum(t.right for t in every), sum(t.extra for t in every), sum(t.missing for t in every))


def interval(tallies: Sequence[Tally]) -> tuple[float, float] | None:
    """Return the 95 % interval of F1 from the tallies of several articles, or ``None`` where nothing was counted.

    A bootstrap: articles are drawn with replacement, as many as there are, a thousand times with a fixed seed. They are
    the unit because the items of one article stand or fall together; those that hold nothing to count are left out.
    Of a single article its items are drawn instead, as if they were independent: that interval is too narrow, but tells
    more than none.
    """
    counted = [tally for tally in tallies if tally != Tally()]
    if not counted:
        return None
    draw = of_articles(counted) if len(counted) > 1 else of_items(counted[0])
    scores = sorted(draw(random.Random(f"{SEED} {i}")).f1 for i in range(RESAMPLINGS))
    cut = round(RESAMPLINGS * (1 - MIDDLE) / 2)
    return scores[cut], scores[-cut - 1]


def of_articles(tallies: Sequence[Tally]) -> Callable[[random.Random], Tally]:
    """Return how to draw articles."""
    return lambda rng: total(rng.choices(tallies, k=len(tallies)))


def of_items(whole: Tally) -> Callable[[random.Random], Tally]:
    """Return how to draw the items of one article."""
    counts = (whole.right, whole.extra, whole.missing)

    def draw(rng: random.Random) -> Tally:
        drawn = Counter(rng.choices(range(3), counts, k=sum(counts)))
        return Tally(drawn[0], drawn[1], drawn[2])

    return draw
