"""Answers as text: tables for people, JSON, CSV and TSV for programs, Turtle and N-Triples for graphs."""

import json
from collections.abc import Callable
from typing import Any

import pyoxigraph as ox
from tabulate import tabulate

from kg.cells import harmless, quoted
from kg.errors import UsageError
from kg.resources import node
from kg.store.context import plain
from kg.store.results import Result, Table, Term, Triples, is_number
from kg.vocab import PREFIXES, ordered, short


def render(result: Result, fmt: str = "", *, width: int | None = None) -> str:
    """Return an answer in one of FORMATS, ending in a newline; without *fmt*, a table, or Turtle for triples.

    *width* is the number of characters a line of a table may take; longer cells are wrapped, never cut.
    Raises UsageError for an unknown format and for one that cannot hold the answer, with the choices.
    """
    fmt = fmt or ("ttl" if isinstance(result, Triples) else "table")
    if fmt not in FORMATS:
        raise UsageError(f"no format {fmt!r}; choose from {', '.join(FORMATS)}")
    writer = FORMATS[fmt].get(type(result))
    if writer is None:
        fitting = ", ".join(name for name, writers in FORMATS.items() if type(result) in writers)
        raise UsageError(f"{fmt} cannot hold this answer; these can: {fitting}")
    return str(writer(result, width) if fmt == "table" else writer(result))


# --- tables ---------------------------------------------------------------------------------------------------


def shown(term: Term | None) -> str:
    """Return a term for people's eyes: an IRI with its prefix, a literal's value, nothing for nothing."""
    if term is None:
        return ""
    return short(term.value) if isinstance(term, ox.NamedNode) else node(term)


def table_text(table: Table, width: int | None) -> str:
    """Return a table in columns, or a line that says that there is nothing."""
    return columned(table.columns, [[shown(term) for term in row] for row in table.terms], width)


def triples_text(result: Triples, width: int | None) -> str:
    """Return triples as a table of three columns."""
    rows = [[shown(triple.subject), shown(triple.predicate), shown(triple.object)] for triple in result.triples]
    return columned(("subject", "predicate", "object"), rows, width)


def columned(columns: tuple[str, ...], rows: list[list[str]], width: int | None) -> str:
    """Return rows under their headers, each cell on one line and without what would steer a terminal.

    With a *width*, the widest columns are wrapped until the lines fit.
    """
    if not rows:
        return f"0 found ({', '.join(columns)})\n"
    rows = [[plain(cell) for cell in row] for row in rows]
    floors = [max(NARROWEST, len(name) + PADDING) for name in columns]
    widest = [max([len(name) + PADDING, *(len(row[i]) for row in rows)]) for i, name in enumerate(columns)]
    widths = widest if width is None else fitted(widest, floors, width)
    text: str = tabulate(rows, columns, disable_numparse=True, maxcolwidths=widths, break_long_words=True)
    return "\n".join(line.rstrip() for line in text.splitlines()) + "\n"


NARROWEST = 8
PADDING = 2
"""What tabulate adds to a heading's width."""
GAP = 2


def fitted(widths: list[int], floors: list[int], width: int) -> list[int]:
    """Return a width for each column so that all fit in *width*: the widest gives way, but none below its floor."""
    widths, room = [*widths], width - GAP * (len(widths) - 1)
    while sum(widths) > room and (loose := [i for i, floor in enumerate(floors) if widths[i] > floor]):
        widest = max(loose, key=widths.__getitem__)
        rest = max((widths[i] for i in loose if i != widest), default=0)
        over = sum(widths) - room
        widths[widest] = max(floors[widest], min(widths[widest] - 1, max(rest, widths[widest] - over)))
    return widths


# --- for programs ---------------------------------------------------------------------------------------------


def table_json(table: Table) -> str:
    """Return SPARQL 1.1 Query Results JSON (https://www.w3.org/TR/sparql11-results-json/)."""
    bindings = [
        {name: term_json(term) for name, term in zip(table.columns, row, strict=True) if term is not None}
        for row in table.terms
    ]
    return dumped({"head": {"vars": list(table.columns)}, "results": {"bindings": bindings}})


def term_json(term: Term) -> dict[str, str]:
    """Return one term as the results format wants it."""
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if not isinstance(term, ox.Literal):
        return {"type": "bnode", "value": node(term)}
    if term.language:
        return {"type": "literal", "value": term.value, "xml:lang": term.language}
    plain = {"type": "literal", "value": term.value}
    return plain if term.datatype.value == STRING else {**plain, "datatype": term.datatype.value}


STRING = f"{PREFIXES['xsd']}string"


def dumped(content: dict[str, Any]) -> str:
    """Return JSON with a newline at its end."""
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def table_csv(table: Table) -> str:
    """Return SPARQL 1.1 Query Results CSV: values without their types; lines end in ``\\n``.

    It departs from the standard in one thing: words that a spreadsheet would run as a formula get an apostrophe.
    """
    rows = [table.columns, *([cell_csv(term) for term in row] for row in table.terms)]
    return "".join(",".join(map(quoted, row)) + "\n" for row in rows)


def cell_csv(term: Term | None) -> str:
    """Return a term's value as a cell; a number may begin with its sign."""
    if term is None:
        return ""
    return node(term) if is_number(term) else harmless(node(term))


def table_tsv(table: Table) -> str:
    """Return SPARQL 1.1 Query Results TSV: terms written as in Turtle, so that nothing is lost."""
    lines = ["\t".join(f"?{name}" for name in table.columns)]
    lines += ["\t".join("" if term is None else str(term).replace("\t", "\\t") for term in row) for row in table.terms]
    return "\n".join(lines) + "\n"


def turtle(result: Triples) -> str:
    """Return Turtle with the known prefixes."""
    content = ox.serialize(result.triples, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES) or b""
    return ordered(content.decode("utf-8"))


def ntriples(result: Triples) -> str:
    """Return N-Triples, sorted."""
    return "".join(f"{triple} .\n" for triple in result.triples)


FORMATS: dict[str, dict[type, Callable[..., str]]] = {
    "table": {Table: table_text, Triples: triples_text, bool: lambda answer, _width: "yes\n" if answer else "no\n"},
    "json": {Table: table_json, bool: lambda answer: dumped({"head": {}, "boolean": answer})},
    "csv": {Table: table_csv, bool: lambda answer: f"{str(answer).lower()}\n"},
    "tsv": {Table: table_tsv},
    "ttl": {Triples: turtle},
    "nt": {Triples: ntriples},
}
"""Format -> kind of answer -> writer."""
