"""The page that tells users how to write gold of their own."""

import re
from pathlib import Path

import pytest

from kg.evaluate import Gold, read
from kg.evaluate.measures import MEASURES
from kg.evaluate.reading import AUTHOR_FIELDS, CLAIM_FIELDS, ENTITY_FIELDS, FILE_FIELDS, RELATION_FIELDS

PAGE = (Path(__file__).parents[2] / "docs" / "gold.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    """Return the first block of the page in some language."""
    found = re.search(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    assert found
    return found[1]


@pytest.fixture
def example(tmp_path: Path) -> Gold:
    """The page's example, read."""
    (tmp_path / "norvane.txt").write_text(block("text"), encoding="utf-8")
    (tmp_path / "norvane.json").write_text(block("json"), encoding="utf-8")
    return read([tmp_path])[0]


def test_the_example_is_valid(example: Gold) -> None:
    """Whoever copies it has a gold file without a fault."""
    assert (len(example.entities), len(example.mentions), len(example.relations)) == (3, 6, 2)
    assert [claim.cue for claim in example.claims] == ["said", "added", "warned"] and len(example.author_claims) == 1


@pytest.mark.parametrize(
    "field", sorted({*FILE_FIELDS, *ENTITY_FIELDS, *RELATION_FIELDS, *CLAIM_FIELDS, *AUTHOR_FIELDS})
)
def test_every_field_is_explained(field: str) -> None:
    """No field is allowed that the page does not tell of."""
    assert f"`{field}`" in PAGE


@pytest.mark.parametrize("measure", MEASURES)
def test_every_measure_is_explained(measure: str) -> None:
    """No number is printed that the page does not tell of."""
    assert re.search(rf"^\| {measure} \| \w", PAGE, re.MULTILINE)
