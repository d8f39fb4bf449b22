"""A dataset as one file: canonical N-Quads, TriG, Turtle, or the claims as a spreadsheet."""

from collections.abc import Callable, Iterable

import pyoxigraph as ox

from kg.errors import UsageError
from kg.rdf.spreadsheet import claims_csv
from kg.rdf.terms import canonical
from kg.vocab import PREFIXES, ordered


def export(quads: Iterable[ox.Quad], fmt: str) -> bytes:
    """Return *quads* in one of FORMATS, UTF-8: the same quads give the same bytes in whatever order they come.

    Raises UsageError for an unknown format, with the choices.
    """
    if fmt not in FORMATS:
        raise UsageError(f"no export format {fmt!r}; choose from {', '.join(FORMATS)}")
    return FORMATS[fmt](quads)


def trig(quads: Iterable[ox.Quad]) -> bytes:
    """Return TriG: each named graph apart, graphs and triples sorted."""
    in_order = sorted(set(quads), key=lambda quad: (str(quad.graph_name), str(quad.triple)))
    return written(in_order, ox.RdfFormat.TRIG)


def turtle(quads: Iterable[ox.Quad]) -> bytes:
    """Return Turtle of the union of all graphs, sorted."""
    return written(sorted({quad.triple for quad in quads}, key=str), ox.RdfFormat.TURTLE)


def written(statements: list[ox.Quad] | list[ox.Triple], fmt: ox.RdfFormat) -> bytes:
    """Return statements in a format with prefixes."""
    content = ox.serialize(statements, format=fmt, prefixes=PREFIXES) or b""
    return ordered(content.decode("utf-8")).encode("utf-8")


FORMATS: dict[str, Callable[[Iterable[ox.Quad]], bytes]] = {
    "nq": canonical,
    "trig": trig,
    "ttl": turtle,
    "csv": claims_csv,
}
"""The formats by their file extension."""
