"""SPARQL over the union of a dataset's graphs, with the known prefixes declared, and nothing but reading allowed."""

import re

import pyoxigraph as ox

from kg.errors import QueryError, UsageError
from kg.store.dataset import Dataset
from kg.store.results import Result, table, triples
from kg.vocab import PREFIXES

NOT_WORDS = re.compile(
    r"""<[^<>"{}|^`\\\s]*> | \"{3}.*?\"{3} | '{3}.*?'{3} | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*' | \#[^\n]*""",
    re.VERBOSE | re.DOTALL,
)
"""What may hold any word without meaning it: IRIs, strings, comments."""

WORD = re.compile(r"(?<![\w?$:.-])[A-Za-z]+(?![\w:-])")
UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "WITH"})
HIDDEN = re.compile(r"service|\\u", re.IGNORECASE)
"""Whatever could be a SERVICE, wherever it stands: no cleverness here, the parsed query decides."""

ESCAPE = re.compile(r"\\u", re.IGNORECASE)
"""An escape that the second parser reads everywhere and the store in strings and IRIs only, so that they may differ."""

RETURN = re.compile(r"\r\n?")
"""What ends a line for the store and not for the second parser, which must read the same query."""

PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)


def query(dataset: Dataset, text: str, *, limit: int | None = None) -> Result:
    """Return the answer to a SPARQL query: a Table, Triples or a bool.

    The default graph is the union of all named graphs (or what FROM says), and the project's prefixes need no
    declaration. Rows come sorted unless the query orders them; *limit* keeps the first so many.
    Raises QueryError for what cannot be parsed, with the line shown, and for what is refused: updates, SERVICE and a
    FROM that names no graph of the dataset; UsageError for a limit below nought.
    """
    if limit is not None and limit < 0:
        raise UsageError(f"a limit is a number of rows, not {limit}")
    text = RETURN.sub("\n", text)
    words = keywords(text)
    check(text, words, dataset)
    try:
        return collected(answer(dataset, text), limit, ordered="ORDER" in words)
    except SyntaxError as error:
        raise QueryError(explained(str(error), text)) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"the query failed: {error}") from error


def keywords(text: str) -> list[str]:
    """Return the bare words of a query in upper case, in their order: those outside IRIs, strings and comments."""
    return [word.upper() for word in WORD.findall(NOT_WORDS.sub(" ", text))]


def check(text: str, words: list[str], dataset: Dataset | None) -> None:
    """Raise QueryError for a query that is empty, would change the data or reach outside it.

    Whether a FROM names a graph is asked of the *dataset*, if there is one.
    """
    if not text.strip():
        raise QueryError("the query is empty")
    first = next((word for word in words if word not in {"PREFIX", "BASE"}), "")
    if first in UPDATES:
        raise QueryError(f"{first} is refused: a query only reads; kg build makes a dataset")
    if "SERVICE" in text.upper() and ESCAPE.search(text):
        raise QueryError("a query that holds the word SERVICE may hold no \\u escape: write the character itself")
    if "FROM" in words or HIDDEN.search(text):
        # rdflib takes longer to import than most queries take, and few queries need this second look.
        from kg.store.guard import check_parsed  # noqa: PLC0415

        check_parsed(text, None if dataset is None else graphs(dataset))


def graphs(dataset: Dataset) -> frozenset[str]:
    """Return the names of a dataset's graphs."""
    return frozenset(str(graph.value) for graph in dataset.store.named_graphs())


def answer(dataset: Dataset, text: str) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    """Return the store's own answer."""
    dataset.index()
    return dataset.store.query(text, prefixes=PREFIXES)


def collected(found: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples, limit: int | None, ordered: bool) -> Result:
    """Return the store's answer as a record, sorted unless *ordered*, cut at *limit*."""
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    if isinstance(found, ox.QueryTriples):
        return triples(found, limit)
    columns = tuple(variable.value for variable in found.variables)
    return table(columns, (tuple(row) for row in found), limit, ordered)


def explained(message: str, text: str) -> str:
    """Return a parser's message with the line it means and a mark below the place."""
    found = PLACE.match(message)
    if not found:
        return f"cannot parse the query: {message}"
    line, column = int(found[1]), int(found[2])
    lines = text.splitlines() or [""]
    shown = lines[min(line, len(lines)) - 1]
    return (
        f"cannot parse the query, line {line}, column {column}: {reason(found[3])}\n  {shown}\n  {' ' * (column - 1)}^"
    )


def reason(expected: str) -> str:
    """Return why the parser stopped; what it would have taken instead is a list of characters, and no help."""
    if "Prefix not found" in expected:
        known = ", ".join(f"{prefix}:" for prefix in sorted(PREFIXES))
        return f"a prefix that is not declared; known without declaring: {known}"
    return "the query cannot go on like this from here"
