"""Exports: the same bytes from quads in any order, readable by others, safe to open in a spreadsheet."""

import csv
import io
from dataclasses import replace
from types import SimpleNamespace

import pyoxigraph as ox
import pytest
import rdflib

from kg.errors import UsageError
from kg.rdf.encode import encode
from kg.rdf.export import FORMATS, export
from kg.rdf.spreadsheet import COLUMNS
from kg.store.dataset import Dataset


def read_csv(content: bytes) -> list[dict[str, str]]:
    """Return the rows of a CSV export."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


@pytest.mark.parametrize("fmt", sorted(FORMATS))
def test_order_of_quads_changes_nothing(dataset: Dataset, fmt: str) -> None:
    """Quads in another order, some twice, give the same bytes."""
    quads = sorted(dataset.quads(), key=str)
    assert export(quads[::-1] + quads[:9], fmt) == export(quads, fmt)


@pytest.mark.parametrize("fmt", ["nq", "trig"])
def test_datasets_read_back(dataset: Dataset, fmt: str) -> None:
    """N-Quads and TriG read back as the quads that were exported."""
    kind = {"nq": ox.RdfFormat.N_QUADS, "trig": ox.RdfFormat.TRIG}[fmt]
    assert set(ox.parse(export(dataset.quads(), fmt), kind)) == set(dataset.quads())


def test_turtle_is_the_union(dataset: Dataset) -> None:
    """Turtle holds the triples of all graphs, as another library reads them too."""
    triples = {quad.triple for quad in dataset.quads()}
    assert len(rdflib.Graph().parse(data=export(dataset.quads(), "ttl"), format="turtle")) == len(triples)


def test_nquads_are_sorted_lines(dataset: Dataset) -> None:
    """N-Quads are sorted lines that end in a newline, without blank nodes."""
    lines = export(dataset.quads(), "nq").decode().splitlines(keepends=True)
    assert lines == sorted(lines)
    assert not [line for line in lines if line.startswith("_:")]


def test_unknown_format_lists_the_choices(dataset: Dataset) -> None:
    """An export format that does not exist is refused with those that do."""
    with pytest.raises(UsageError, match="nq, trig, ttl, csv"):
        export(dataset.quads(), "xml")


def test_claims_have_a_row_each(dataset: Dataset) -> None:
    """The spreadsheet has a row for each claim, by article and place, with names rather than IRIs."""
    rows = read_csv(export(dataset.quads(), "csv"))
    assert list(rows[0]) == list(COLUMNS)
    assert [row["article"] for row in rows] == ["autumn"] * 5 + ["spring"] * 5
    assert [int(row["start"]) for row in rows[5:]] == sorted(int(row["start"]) for row in rows[5:])
    warned = next(row for row in rows if row["cue"] == "warn")
    assert (warned["who"], warned["raises"]) == ("critics", "Cybercrime and cyberattack; Removal of safeguards")
    assert (warned["about"], warned["certainty"], warned["date"]) == ("Gamma 2", "possible", "2023-07-20")
    split = next(row for row in rows if row["cue"] == "add")
    assert (int(split["start"]), int(split["end"])) == (312, 360)


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r"])
def test_formulas_are_disarmed(acme: SimpleNamespace, first: str) -> None:
    """A quotation that a spreadsheet would take for a formula is led by an apostrophe."""
    a = acme.Article("f", f"Acme said {first}cmd|x!A1 is fine.", acme.Metadata("=1+1"))
    claim = a.claim(1, "org_acme", (a.span(f"{first}cmd|x!A1"),), acme.Attribution.REPORTED)
    said = acme.DocumentStatements(a.document, (), (), (replace(claim, cue="say"),))
    quads = ox.parse(encode(said, pipeline="x"), ox.RdfFormat.N_QUADS)
    (row,) = read_csv(export(quads, "csv"))
    assert row["quote"] == f"'{first}cmd|x!A1"
    assert row["title"] == "'=1+1"


def test_no_claims_give_a_header(acme: SimpleNamespace) -> None:
    """A dataset without claims gives the header alone."""
    assert export([], "csv").decode() == ",".join(COLUMNS) + "\n"
