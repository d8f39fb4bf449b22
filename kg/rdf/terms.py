"""RDF terms, made once: the short names under which the rest of this room writes nodes, literals and triples."""

from collections.abc import Iterable, Iterator
from functools import cache

import pyoxigraph as ox

from kg.errors import InputError
from kg.model import Document, Span
from kg.vocab import GRAPH, ID, KG, PREFIXES

Term = ox.NamedNode | ox.Literal
Pair = tuple[ox.NamedNode, Term | None]


def node(iri: str) -> ox.NamedNode:
    """Return *iri* as a node; a string that is no IRI raises InputError that shows it."""
    try:
        return ox.NamedNode(iri)
    except ValueError as error:
        raise InputError(f"not an IRI: {iri!r} ({error})") from error


@cache
def kg(name: str) -> ox.NamedNode:
    """Return a class, property or code of the ontology."""
    return node(KG + name)


@cache
def term(curie: str) -> ox.NamedNode:
    """Return the node of a CURIE with one of the known prefixes, such as ``rdf:type``."""
    prefix, _, local = curie.partition(":")
    return node(PREFIXES[prefix] + local)


def entity(local: str) -> ox.NamedNode:
    """Return the node of anything under ``id:``."""
    return node(ID + local)


def graph(local: str) -> ox.NamedNode:
    """Return the name of a graph, such as ``graph:doc_<slug>``."""
    return node(GRAPH + local)


def run(document: Document) -> ox.NamedNode:
    """Return the node of the extraction run over *document*."""
    return entity(f"run_{document.slug}")


def span_node(document: Document, span: Span) -> ox.NamedNode:
    """Return the node of a span: its document's IRI and its offsets."""
    return node(f"{entity(document.id).value}#offset_{span.start}_{span.end}")


def integer(value: int) -> ox.Literal:
    """Return an ``xsd:integer``, the one number type that the store keeps as written."""
    return ox.Literal(str(value), datatype=term("xsd:integer"))


def boolean(value: bool) -> ox.Literal:
    """Return an ``xsd:boolean``."""
    return ox.Literal(str(value).lower(), datatype=term("xsd:boolean"))


def facts(subject: ox.NamedNode, pairs: Iterable[Pair]) -> Iterator[ox.Triple]:
    """Yield one triple for each pair of predicate and object; a pair whose object is ``None`` says nothing."""
    for predicate, value in pairs:
        if value is not None:
            yield ox.Triple(subject, predicate, value)


def text_or_none(value: str | None) -> ox.Literal | None:
    """Return a plain string literal, or ``None`` where there is no value."""
    return None if value is None else ox.Literal(value)


def canonical(quads: Iterable[ox.Quad]) -> bytes:
    """Return canonical N-Quads: one line a quad, each once, sorted by code point, UTF-8.

    The data hold no blank nodes, so sorted canonical lines are the canonical form (RDF Dataset Canonicalization).
    """
    return "".join(sorted({f"{quad} .\n" for quad in quads})).encode("utf-8")
