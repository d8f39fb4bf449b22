"""What the tests of the engines share."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

os.environ.setdefault("RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER", "0")  # else Ray takes no cluster on the loopback address

Contents = Callable[[Path], dict[str, bytes]]


@pytest.fixture
def contents() -> Contents:
    """Returns the files of a dataset but for its index."""
    return files


def files(folder: Path) -> dict[str, bytes]:
    """Return the files of a dataset but for its index."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and "store" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def articles(seeds: Path, tmp_path: Path) -> list[Path]:
    """Articles that are all different: the sample articles under new names and with another last line."""
    folder = tmp_path / "in"
    folder.mkdir()
    made = [folder / f"{n:02}-{path.name}" for n in range(12) for path in sorted(seeds.iterdir())]
    for path in made:
        text = (seeds / path.name[3:]).read_text(encoding="utf-8")
        path.write_text(f"{text}\nThat was number {path.name[:2]}.\n", encoding="utf-8")
    return made
