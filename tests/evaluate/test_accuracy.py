"""The benchmark behind `make eval`."""

import runpy
from pathlib import Path

import pytest

SCRIPT = runpy.run_path(str(Path(__file__).parents[2] / "benchmarks" / "accuracy.py"))


def test_own_articles_are_measured(capsys: pytest.CaptureFixture[str]) -> None:
    """The table of the articles that were annotated for development."""
    SCRIPT["main"](["dev"])
    printed = capsys.readouterr().out
    assert printed.startswith("== dev\n") and "\nconcerns_by" in printed and "missing  " not in printed


def test_unknown_articles_are_refused() -> None:
    """The message lists what there is."""
    with pytest.raises(SystemExit, match="no articles called 'nowhere'; choose from dev, held, seeds, gum"):
        SCRIPT["main"](["nowhere"])
