"""Answers as pandas DataFrames."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas

    from kg.store.results import Result, Table


def framed(result: Result) -> pandas.DataFrame | bool:
    """Return an answer as a DataFrame, or as the bool it is."""
    from kg.store.results import Triples

    if isinstance(result, bool):
        return result
    if isinstance(result, Triples):
        import pandas

        rows = [(value(t.subject), value(t.predicate), value(t.object)) for t in result.triples]
        return pandas.DataFrame(rows, columns=["subject", "predicate", "object"])
    return frame_of(result)


def frame_of(table: Table) -> pandas.DataFrame:
    """Return a table as a DataFrame, a column a variable."""
    import pandas

    return pandas.DataFrame([[value(term) for term in row] for row in table.terms], columns=list(table.columns))


READ: dict[str, Any] = {"integer": int, "decimal": float, "double": float, "float": float, "boolean": "true".__eq__}


def value(term: object) -> Any:
    """Return an RDF term as a Python value: numbers and truth values as such, all else as a string."""
    datatype = getattr(getattr(term, "datatype", None), "value", "")
    read = READ.get(datatype.rpartition("#")[2], str)
    return None if term is None else read(getattr(term, "value", str(term)))
