"""What the network needs of a dataset, and the queries it asks."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Protocol

from kg.resources import data_file

Row = tuple[str | None, ...]


class Source(Protocol):
    """Anything that answers a SELECT over the union of its graphs."""

    def select(self, sparql: str) -> Iterable[Row]:
        """Yield the rows in the order of the selected variables: plain string values, ``None`` where unbound."""


@cache
def query(name: str) -> str:
    """Return the text of one of the network's queries (``kg/data/network``)."""
    return data_file(f"network/{name}.rq").read_text(encoding="utf-8")


def rows(source: Source, name: str) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a query, sorted and without ``None`` (an unbound variable is the empty string)."""
    yield from sorted({tuple(value or "" for value in row) for row in source.select(query(name))})


def grouped(source: Source, name: str) -> dict[str, list[tuple[str, ...]]]:
    """Return the rows of a query by their first column, each without it, sorted."""
    groups: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for key, *rest in rows(source, name):
        groups[key].append(tuple(rest))
    return dict(groups)
