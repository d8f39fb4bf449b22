"""What the network needs of a dataset, and the queries it asks."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Protocol

from kg.resources import data_file
from kg.vocab import KG

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


class Columns:
    """A dataset a property at a time, each in one pass: a join looks every statement up again, which takes longer.

    A property is given by its IRI, or by its name where it is one of ``kg:``.
    """

    def __init__(self, source: Source) -> None:
        """Read from *source*; nothing is read yet."""
        self.source = source
        self._values: dict[str, dict[str, str]] = {}
        self._lists: dict[str, dict[str, list[str]]] = {}
        self._instances: dict[str, frozenset[str]] = {}
        self._one: dict[str, str] = {}

    def pairs(self, name: str) -> Iterator[tuple[str, str]]:
        """Yield who has which value of a property, in no order; equal strings are one object."""
        one = self._one.setdefault
        predicate = name if ":" in name else KG + name
        for subject, value in self.source.select(query("property").replace("PROPERTY", predicate)):
            if subject and value:
                yield one(subject, subject), one(value, value)

    def values(self, name: str) -> dict[str, str]:
        """Return each subject's value of a property, the first one where there are several; kept for the next time."""
        if name not in self._values:
            found: dict[str, str] = {}
            for subject, value in self.pairs(name):
                if found.setdefault(subject, value) > value:
                    found[subject] = value
            self._values[name] = found
        return self._values[name]

    def lists(self, name: str) -> dict[str, list[str]]:
        """Return each subject's values of a property, sorted; kept for the next time."""
        if name not in self._lists:
            found: dict[str, set[str]] = defaultdict(set)
            for subject, value in self.pairs(name):
                found[subject].add(value)
            self._lists[name] = {subject: sorted(values) for subject, values in found.items()}
        return self._lists[name]

    def instances(self, kind: str) -> frozenset[str]:
        """Return what is of a type of ``kg:``; kept for the next time."""
        if kind not in self._instances:
            found = self.source.select(query("instances").replace("TYPE", KG + kind))
            self._instances[kind] = frozenset(self._one.setdefault(one, one) for (one,) in found if one)
        return self._instances[kind]
