"""What a query may not do: change the data, reach out to another host, or read a graph that is not there.

The store would fetch for SERVICE, and would not mind a FROM that names nothing. Both are looked for in the query as
parsed, not in its text, so that a claim that contains the word "service" can be searched for.
"""

from collections.abc import Iterator
from typing import Any

from pyparsing.exceptions import ParseException
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue

from kg.errors import QueryError
from kg.vocab import PREFIXES, short


def check_parsed(text: str, graphs: frozenset[str] | None) -> None:
    """Raise QueryError if the query *text* has a SERVICE, or a FROM that is none of *graphs*, where these are known."""
    found = list(parts(parsed(text)))
    declared = {str(part["prefix"]): str(part["iri"]) for part in found if part.name == "PrefixDecl"}
    for part in found:
        if part.name == "ServiceGraphPattern":
            raise QueryError("SERVICE is refused: a query asks this dataset and no other host")
        if part.name == "DatasetClause" and graphs is not None:
            check_source(part, {**PREFIXES, **declared}, graphs)


def parsed(text: str) -> Any:
    """Return the query's tree. One that this second parser cannot read cannot be checked, and is refused."""
    declared = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
    try:
        return parseQuery(declared + text)
    except ParseException as error:
        raise QueryError(f"a query with SERVICE or FROM must be plain SPARQL 1.1: {error.msg}") from error


def check_source(clause: CompValue, prefixes: dict[str, str], graphs: frozenset[str]) -> None:
    """Raise QueryError where a FROM or FROM NAMED names a graph that the dataset does not hold."""
    for named in clause.values():
        if iri(named, prefixes) not in graphs:
            choices = ", ".join(sorted(map(short, graphs))[:10])
            raise QueryError(f"FROM {iri(named, prefixes)}: no such graph here; some that are: {choices}")


def iri(term: Any, prefixes: dict[str, str]) -> str:
    """Return the IRI of a parsed name, written in full or with a prefix."""
    if isinstance(term, CompValue):
        return prefixes.get(str(term["prefix"]), "") + str(term["localname"])
    return str(term)


def parts(tree: Any) -> Iterator[CompValue]:
    """Yield every named part of a parse tree, from the top down."""
    if isinstance(tree, CompValue):
        yield tree
        for value in tree.values():
            yield from parts(value)
    elif isinstance(tree, str):
        return
    elif hasattr(tree, "__iter__"):
        for value in tree:
            yield from parts(value)
