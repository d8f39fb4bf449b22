"""Every name in a dataset: what things are called, and of which kind each thing is."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from kg.vocab import PREFIXES

KINDS = {
    "Person": ("Person",),
    "Org": ("Org",),
    "Model": ("Model",),
    "UnnamedSource": ("UnnamedSource",),
    "Concern": ("Concern",),
    "Topic": ("Topic",),
    "Document": ("Document",),
    "Relation": ("Relation",),
    "Agent": ("Person", "Org", "UnnamedSource"),
    "Entity": ("Person", "Org", "Model"),
    "Target": ("Topic", "Person", "Org", "Model"),
}
"""What may be asked for -> the kinds of things that fit."""

LABEL, ALIAS, FILE = 2, 1, 0

OTHER = "skos:altLabel"
PROPERTIES = {
    "Person": ("rdfs:label", OTHER),
    "Org": ("rdfs:label", OTHER),
    "Model": ("rdfs:label", OTHER),
    "UnnamedSource": ("rdfs:label", OTHER),
    "Concern": ("skos:prefLabel", OTHER),
    "Topic": ("skos:prefLabel", OTHER),
    "Document": ("dcterms:title", "dcterms:identifier"),
}
"""Kind of thing -> the property that gives the name it goes by, and the one that gives its other names."""

NAMES = 'SELECT ?iri ?name ?main { VALUES (?p ?main) { (%s "yes") (%s "") } ?iri a kg:%s ; ?p ?name }'
RELATIONS = 'SELECT ?iri ?name ?main { ?iri kg:projectable true ; rdfs:label ?name . BIND("yes" AS ?main) }'


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """One name of one thing.

    ``weight`` is LABEL for the name it goes by, FILE for the file of an article, ALIAS for any other.
    """

    iri: str
    kind: str
    name: str
    weight: int


class Selects(Protocol):
    """Whatever answers a SELECT with rows of plain strings, its prefixes declared: a dataset, a store elsewhere."""

    def select(self, sparql: str) -> Iterator[tuple[str | None, ...]]:
        """Return the rows."""
        ...


def names(dataset: Selects, kinds: tuple[str, ...]) -> Iterator[Name]:
    """Yield all names of things of these kinds; the local part of an IRI is a name too. In no order."""
    for kind in sorted({kind for name in kinds for kind in KINDS[name]}):
        for iri, name, main in dataset.select(asking(kind)):
            if iri and name:
                yield Name(iri, kind, name, LABEL if main else FILE if kind == "Document" else ALIAS)
                if main:
                    yield Name(iri, kind, re.split(r"[/#]", iri)[-1], ALIAS)


def asking(kind: str) -> str:
    """Return the query for the names of one kind of things: a large dataset has many of those that nobody asks for."""
    return RELATIONS if kind == "Relation" else NAMES % (*PROPERTIES[kind], kind)


def fold(text: str) -> str:
    """Return *text* as it is compared: without case, accents and punctuation, words parted by one space."""
    if text.isascii():  # most names are, and have nothing to take away
        return " ".join(re.findall(r"[a-z0-9]+", text.lower()))
    bare = unaccented(unaccented(text.casefold()).casefold())  # a mark alone may fold to a letter (U+0345)
    return " ".join(re.findall(r"[^\W_]+", bare))


def unaccented(text: str) -> str:
    """Return *text* in compatibility form (NFKD) without combining marks."""
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))


def expanded(name: str) -> str | None:
    """Return *name* as a full IRI if it is an IRI or a CURIE with a known prefix, else ``None``."""
    if re.match(r"https?://", name):
        return name
    prefix, colon, local = name.partition(":")
    if colon and local and prefix in PREFIXES and " " not in name:
        return PREFIXES[prefix] + local
    return None
