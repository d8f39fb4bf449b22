"""What a query gives back, as frozen records that keep the RDF terms."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass

import pyoxigraph as ox

from kg.resources import node

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a SELECT: one term, or ``None``, a column. ``rows`` gives them as plain strings."""

    columns: tuple[str, ...]
    terms: tuple[tuple[Term | None, ...], ...]

    @property
    def rows(self) -> tuple[tuple[str | None, ...], ...]:
        """The rows as plain strings: an IRI in full, a literal's value."""
        return tuple(tuple(None if term is None else node(term) for term in row) for row in self.terms)

    def __len__(self) -> int:
        """The number of rows."""
        return len(self.terms)


@dataclass(frozen=True, slots=True)
class Triples:
    """The triples of a CONSTRUCT or DESCRIBE, sorted."""

    triples: tuple[ox.Triple, ...]

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
    if isinstance(term, ox.Literal) and term.datatype.value in NUMBERS:
        with suppress(ValueError):  # a literal may call itself a number and be none
            return float(term.value)
    return float("inf")
