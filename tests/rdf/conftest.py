"""Fixtures: the two invented articles of the store's tests, and a store that holds them with the ontology."""

import runpy
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pyoxigraph as ox
import pytest

from kg.rdf.encode import encode
from kg.store.dataset import Dataset
from kg.vocab import PREFIXES

ACME = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "store" / "acme.py")))


@pytest.fixture(scope="session")
def acme() -> SimpleNamespace:
    """The module of the invented articles."""
    return ACME


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    """Both articles in memory; nobody changes it."""
    made = Dataset.memory(pipeline=ACME.PIPELINE)
    for statements in (ACME.spring(), ACME.autumn()):
        document = statements.document
        made.replace(document.slug, encode(statements, pipeline=ACME.PIPELINE), document.text)
    made.refresh_layers()
    return made


@pytest.fixture(scope="session")
def broken(dataset: Dataset) -> Callable[[str], ox.Store]:
    """A function that gives a copy of the dataset's store after a SPARQL update in both articles' names.

    ``{spring}`` and ``{autumn}`` stand for the articles' slugs; the union follows the named graphs.
    """
    slugs = {d.name: d.slug for d in dataset.documents()}

    def apply(*updates: str) -> ox.Store:
        store = ox.Store()
        store.bulk_extend(dataset.quads())
        for update in updates:
            for name, slug in slugs.items():
                update = update.replace(f"{{{name}}}", slug)  # noqa: PLW2901
            store.update(update, prefixes=PREFIXES)
        store.update("INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }")
        return store

    return apply
