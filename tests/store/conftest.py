"""Fixtures: the two invented articles, and a dataset of them in memory and on disk."""

import runpy
from pathlib import Path
from types import SimpleNamespace

import pytest

from kg.rdf.encode import encode
from kg.store.dataset import Dataset

ACME = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("acme.py"))))


def fill(dataset: Dataset) -> Dataset:
    """Put both articles into a dataset."""
    for statements in (ACME.spring(), ACME.autumn()):
        document = statements.document
        dataset.replace(document.slug, encode(statements, pipeline=ACME.PIPELINE), document.text)
    dataset.refresh_layers()
    return dataset


@pytest.fixture(scope="session")
def acme() -> SimpleNamespace:
    """The module of the invented articles."""
    return ACME


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    """Both articles in memory; a test that changes it makes its own."""
    return fill(Dataset.memory(pipeline=ACME.PIPELINE))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a dataset of both articles."""
    path = tmp_path / "acme"
    with Dataset.create(path, pipeline=ACME.PIPELINE) as dataset:
        fill(dataset)
    return path


@pytest.fixture(scope="session")
def spring(acme: SimpleNamespace) -> str:
    """The slug of the first article."""
    return acme.spring().document.slug


@pytest.fixture(scope="session")
def autumn(acme: SimpleNamespace) -> str:
    """The slug of the second article."""
    return acme.autumn().document.slug
