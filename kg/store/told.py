"""What one document tells the layers that are computed over all: the names that it uses, and its claims.

It is read from the document's canonical N-Quads, of which most lines are of no concern here and are never parsed.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.resources import node
from kg.store.document import parse
from kg.store.stances import ISSUED, KNOWN_AS, READ, Stating, Values, statings
from kg.vocab import ID, KG, PREFIXES

FORM_USED = f"{KG}formUsed"
TYPED = f"<{PREFIXES['rdf']}type>".encode()
KNOWN, FORM, KIND = range(3)
"""What a name is to an entity: what it is known as, another form that is used, or the class that it is of."""

PARSED = frozenset(f"<{predicate}>".encode() for predicate in (*READ, FORM_USED))

DIGITS = re.compile(r"\d")
Name = tuple[str, int, str]
"""An entity, what the name is to it, the name."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a document tells: ``number`` stands for it, ``day`` is its date as a number of eight digits, or 0."""

    number: int
    day: int
    names: frozenset[Name]
    claims: tuple[Stating, ...]


def told(slug: str, nquads: bytes) -> Told:
    """Return what a document tells, from the canonical N-Quads of its graph."""
    lines = [line.split(b" ", 2) for line in nquads.splitlines(keepends=True)]
    values = values_of(b" ".join(line) for line in lines if line[1] in PARSED)
    classes = ((line[0][1:-1].decode(), line[2]) for line in lines if line[1] == TYPED)
    dates = values[ISSUED].get(f"{ID}doc_{slug}", [])
    return Told(numbered(slug), day(dates), frozenset(names(values, classes)), statings(slug, values))


def values_of(lines: Iterable[bytes]) -> Values:
    """Return the values that lines of N-Quads tell, by predicate and subject, sorted."""
    found: Values = defaultdict(lambda: defaultdict(list))
    for quad in parse(b"".join(lines)):
        found[quad.predicate.value][node(quad.subject)].append(node(quad.object))
    for subjects in found.values():
        for each in subjects.values():
            each.sort()
    return found


def names(values: Values, classes: Iterable[tuple[str, bytes]]) -> Iterator[Name]:
    """Yield the names and classes of the entities that the document knows by a name."""
    known = values[KNOWN_AS]
    for kind, predicate in ((KNOWN, KNOWN_AS), (FORM, FORM_USED)):
        yield from ((iri, kind, name) for iri, given in values[predicate].items() if iri in known for name in given)
    for iri, class_ in classes:
        if iri in known:
            yield iri, KIND, class_[1 : class_.index(b">")].decode()


def day(dates: list[str]) -> int:
    """Return a date as a number that sorts as dates do; 0 where there is none, so that these come first."""
    return int("".join(DIGITS.findall(dates[0]))[:8].ljust(8, "0")) if dates else 0


def numbered(*words: str) -> int:
    """Return a number of 64 bits for some words, the same everywhere.

    Two of a million documents share one with a chance of one to thirty-seven million.
    """
    digest = hashlib.blake2b("\0".join(words).encode("utf-8"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
