"""What tests of several rooms share."""

import os
import runpy
from pathlib import Path

import pytest

import kg

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the four sample articles."""
    return ROOT / "seeds"


@pytest.fixture(scope="session")
def dataset(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the dataset of the sample articles, built once for all tests: for reading only."""
    folder = tmp_path_factory.mktemp("seeds") / "graph"
    kg.build(seeds, folder)
    return folder


@pytest.fixture(scope="session")
def gold() -> Path:
    """The folder of annotated articles that CLAIMGRAPH_GOLD names; without it the test is skipped."""
    folder = os.environ.get("CLAIMGRAPH_GOLD")
    if not folder:
        pytest.skip("CLAIMGRAPH_GOLD names no folder of annotated articles to measure against")
    return Path(folder)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium; `make test` sees to it that there is one, so without it the test fails."""
    script = runpy.run_path(str(ROOT / "tests" / "ensure_chromium.py"))
    path: str | None = script["find"]()
    return path or pytest.fail(script["HOW"])
