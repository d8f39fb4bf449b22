"""The claims as CSV, for people with a spreadsheet: one row a claim, several values of one cell joined by ``; ``."""

from collections.abc import Iterable, Iterator
from typing import cast

import pyoxigraph as ox

from kg.cells import harmless, quoted
from kg.resources import node
from kg.vocab import PREFIXES, short

COLUMNS = {
    "claim": "",
    "who": "kg:speaker/rdfs:label",
    "cue": "kg:cue",
    "force": "kg:cueForce/skos:prefLabel",
    "quote": "kg:text",
    "sentence": "kg:normText",
    "attribution": "kg:attribution/skos:prefLabel",
    "negated": "kg:negated",
    "modality": "kg:modality/skos:prefLabel",
    "certainty": "kg:certainty/skos:prefLabel",
    "favours": "kg:favours/rdfs:label",
    "opposes": "kg:opposes/rdfs:label",
    "raises": "kg:raises/skos:prefLabel",
    "dismisses": "kg:dismisses/skos:prefLabel",
    "mitigates": "kg:mitigates/skos:prefLabel",
    "about": "kg:about/rdfs:label",
    "article": "kg:inDocument/dcterms:identifier",
    "title": "kg:inDocument/dcterms:title",
    "date": "kg:inDocument/dcterms:issued",
    "start": "kg:contentSpan/oa:start",
    "end": "kg:contentSpan/oa:end",
}
"""Column -> the property path that leads from a claim to its value."""

NUMBERED = {"start": min, "end": max}
"""Of a claim in several pieces, the row gives the first start and the last end."""


def claims_csv(quads: Iterable[ox.Quad]) -> bytes:
    """Return the claims of a dataset as CSV, sorted by article and place; UTF-8, lines end in ``\\n``.

    A cell that a spreadsheet would run as a formula gets a leading apostrophe.
    """
    store = ox.Store()
    store.bulk_extend(ox.Quad(q.subject, q.predicate, q.object) for q in quads)
    found = {column: values(store, path) for column, path in COLUMNS.items() if path}
    claims = [
        iri for iri, _ in rows(store, "SELECT DISTINCT ?claim ?type { VALUES ?type { kg:Claim } ?claim a ?type }")
    ]
    table = sorted(([cell(column, iri, found) for column in COLUMNS] for iri in claims), key=place)
    return "".join(",".join(map(quoted, row)) + "\n" for row in [list(COLUMNS), *table]).encode("utf-8")


def values(store: ox.Store, path: str) -> dict[str, list[str]]:
    """Return what *path* leads to from each claim, sorted."""
    found: dict[str, list[str]] = {}
    for claim, value in sorted(rows(store, f"SELECT DISTINCT ?claim ?value {{ ?claim a kg:Claim ; {path} ?value }}")):
        found.setdefault(claim, []).append(value)
    return found


def rows(store: ox.Store, sparql: str) -> Iterator[tuple[str, str]]:
    """Yield the rows of a query for two columns as plain strings."""
    solutions = store.query(sparql, prefixes=PREFIXES)
    for row in cast(ox.QuerySolutions, solutions):
        yield node(row[0]), node(row[1])


def cell(column: str, claim: str, found: dict[str, dict[str, list[str]]]) -> str:
    """Return one cell, safe for a spreadsheet."""
    if column == "claim":
        return short(claim)
    several = found[column].get(claim, [])
    if column in NUMBERED:
        return str(NUMBERED[column](map(int, several))) if several else ""
    return harmless("; ".join(several))


def place(row: list[str]) -> tuple[str, int, str]:
    """Return a sort key: article, start, claim."""
    names = list(COLUMNS)
    return row[names.index("article")], int(row[names.index("start")] or 0), row[0]
