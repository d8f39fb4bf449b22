"""What a query gives back, as frozen records that keep the RDF terms."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

import pyoxigraph as ox

from kg.resources import node

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a SELECT: one term, or ``None``, a column. ``rows`` gives them as plain strings.

    ``cut`` tells that there were more rows than were wanted.
    """

    columns: tuple[str, ...]
    terms: tuple[tuple[Term | None, ...], ...]
    cut: bool = False

    @property
    def rows(self) -> tuple[tuple[str | None, ...], ...]:
        """The rows as plain strings: an IRI in full, a literal's value."""
        return tuple(tuple(None if term is None else node(term) for term in row) for row in self.terms)

    def __len__(self) -> int:
        """The number of rows."""
        return len(self.terms)


@dataclass(frozen=True, slots=True)
class Triples:
    """The triples of a CONSTRUCT or DESCRIBE, sorted. ``cut`` tells that there were more than were wanted."""

    triples: tuple[ox.Triple, ...]
    cut: bool = False

    def __len__(self) -> int:
        """The number of triples."""
        return len(self.triples)


Result = Table | Triples | bool


def sort_key(row: Iterable[Term | None]) -> tuple[tuple[int, float, str], ...]:
    """Return a key that sorts rows: missing values first, then numbers by value, then everything by its text."""
    return tuple((0, 0.0, "") if term is None else (1, number(term), str(term)) for term in row)


NUMBERS = frozenset(f"http://www.w3.org/2001/XMLSchema#{name}" for name in ("integer", "decimal", "double", "float"))


def number(term: Term) -> float:
    """Return the value of a number, and infinity for whatever is none, so that numbers come first."""
    value = value_of(term)
    return float("inf") if value is None else value


def is_number(term: Term) -> bool:
    """Tell whether a term is a number."""
    return value_of(term) is not None


def value_of(term: Term) -> float | None:
    """Return the value of a number."""
    if isinstance(term, ox.Literal) and term.datatype.value in NUMBERS:
        with suppress(ValueError):  # a literal may call itself a number and be none
            return float(term.value)
    return None


# --- so many of them ------------------------------------------------------------------------------------------


def table(columns: tuple[str, ...], rows: Iterable[tuple[Term | None, ...]], most: int | None, ordered: bool) -> Table:
    """Return rows as a table of at most *most*, sorted unless they come *ordered*."""
    kept, cut = taken(iter(rows), most) if ordered else smallest(rows, most, sort_key)
    return Table(columns, tuple(kept), cut)


def triples(found: Iterable[ox.Triple], most: int | None) -> Triples:
    """Return triples, each once, sorted, at most *most*."""
    kept, cut = smallest(found, most, str, once=True)
    return Triples(tuple(kept), cut)


def taken(rows: Iterator[Row], most: int | None) -> tuple[list[Row], bool]:
    """Return the first *most* rows as they come, all for ``None``, and whether there were more."""
    kept = list(islice(rows, most))
    return kept, next(rows, None) is not None


def smallest(
    rows: Iterable[Row], most: int | None, key: Callable[[Row], Any], *, once: bool = False
) -> tuple[list[Row], bool]:
    """Return the first *most* rows in sorted order, all for ``None``, and whether there were more.

    Half as many again are held in memory at most. With *once*, each is kept once.
    """
    kept: list[Row] = []
    cut = False
    for row in rows:
        kept.append(row)
        if most is not None and len(kept) > most + most // 2 + ROOM:
            kept = ordered(kept, key, once)
            cut = cut or len(kept) > most
            del kept[most:]
    kept = ordered(kept, key, once)
    return kept[:most], cut or (most is not None and len(kept) > most)


ROOM = 1000
"""Rows held beyond those that are wanted, so that a small limit does not sort all the time."""


def ordered(rows: list[Row], key: Callable[[Row], Any], once: bool) -> list[Row]:
    """Return rows sorted; with *once*, each once."""
    return sorted(set(rows) if once else rows, key=key)
