"""Fixtures: the two invented articles of the store's tests, and a way to write corrections down."""

import runpy
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from kg.corrections import Corrections, read
from kg.own import OwnFile

ACME = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "store" / "acme.py")))


@pytest.fixture(scope="session")
def acme() -> SimpleNamespace:
    """The module of the invented articles."""
    return ACME


@pytest.fixture(scope="session")
def written() -> Callable[[str], Corrections]:
    """A function that reads corrections from TOML; ``{spring}`` and ``{autumn}`` stand for the articles' slugs."""
    slugs = {"spring": ACME.spring().document.slug, "autumn": ACME.autumn().document.slug}

    def read_text(text: str) -> Corrections:
        for name, slug in slugs.items():
            text = text.replace(f"{{{name}}}", slug)
        return read([OwnFile("fix.toml", text.encode("utf-8"))])

    return read_text
