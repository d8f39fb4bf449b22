"""Queries in a process of their own, with a time limit."""

from pathlib import Path

import pytest

from kg.errors import QueryError
from kg.store.apart import query_within
from kg.store.dataset import Dataset
from kg.store.query import query

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
WHO = "SELECT ?who ?model { ?o kg:releases ?m . ?o rdfs:label ?who . ?m rdfs:label ?model }"


@pytest.mark.parametrize("text", [WHO, "ASK { ?s kg:releases ?o }", "CONSTRUCT WHERE { ?s kg:releases ?o }"])
def test_the_answer_is_the_same(dataset: Dataset, folder: Path, text: str) -> None:
    """A dataset in memory, one on disk and the query in this process give the same answer."""
    assert query_within(60, dataset, text) == query_within(60, Dataset.open(folder), text) == query(dataset, text)


def test_a_limit_goes_along(dataset: Dataset) -> None:
    """The limit holds there too."""
    assert len(query_within(60, dataset, WHO, limit=1)) == 1  # type: ignore[arg-type]


def test_what_takes_too_long_is_stopped(dataset: Dataset, folder: Path) -> None:
    """A query that would run for hours is an error that says how long it may take, and what to do."""
    for asked in (dataset, Dataset.open(folder)):
        with pytest.raises(QueryError, match=r"longer than 0.5 seconds.*LIMIT"):
            query_within(0.5, asked, ENDLESS)


def test_errors_come_back(dataset: Dataset) -> None:
    """What is wrong with a query is told as it is in this process."""
    with pytest.raises(QueryError, match="SERVICE is refused"):
        query_within(60, dataset, "SELECT * { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }")
