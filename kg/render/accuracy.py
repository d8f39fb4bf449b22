"""How well the extraction does, as pages and reports tell it: the figures of ``docs/accuracy.md``."""

from dataclasses import dataclass
from functools import cache

from kg.resources import rows


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing that was measured, in per cent: how much of what was found is right, of what is there was found."""

    measure: str
    precision: float
    recall: float
    f1: float


@cache
def figures() -> tuple[Figure, ...]:
    """Return the figures on the articles that were kept back (``tests/gold/held``)."""
    return tuple(
        Figure(row["measure"], float(row["precision"]), float(row["recall"]), float(row["f1"]))
        for row in rows("accuracy.csv")
    )
