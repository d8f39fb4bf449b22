"""The graph of one document, as it comes in: N-Quads of ``graph:doc_<slug>`` and of no other."""

import re
from collections.abc import Iterator

import pyoxigraph as ox

from kg.errors import DatasetError
from kg.vocab import GRAPH

SLUG = re.compile(r"[\w.-]+")


def encodable(words: str) -> str:
    """Return words that UTF-8 can hold: the bytes of a file's name that are no text become question marks."""
    return words.encode("utf-8", "replace").decode("utf-8")


def check_slug(slug: str) -> None:
    """Raise DatasetError for a slug that is unfit for a file's name; it might lead out of the dataset's folder."""
    if not SLUG.fullmatch(slug) or slug.startswith("."):
        raise DatasetError(f"{slug!r} is not a document's slug: letters, digits, '-', '_' and '.' only")


def document_graph(slug: str) -> ox.NamedNode:
    """Return the name of the graph that holds all that a document says."""
    return ox.NamedNode(f"{GRAPH}doc_{slug}")


def parse(nquads: bytes) -> Iterator[ox.Quad]:
    """Yield the quads of *nquads*."""
    return ox.parse(nquads, ox.RdfFormat.N_QUADS)


def quads_of(slug: str, nquads: bytes) -> list[ox.Quad]:
    """Return the quads of one document's graph; any other graph, or a slug unfit for a file, is a DatasetError."""
    check_slug(slug)
    try:
        quads = list(parse(nquads))
    except (SyntaxError, ValueError) as error:
        raise DatasetError(f"the graph of {slug} is not N-Quads: {error}") from error
    others = {quad.graph_name for quad in quads} - {document_graph(slug)}
    if others:
        raise DatasetError(f"the graph of {slug} also holds {sorted(map(str, others))}")
    return quads
