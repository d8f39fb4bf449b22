"""The README says what is so: its blocks run, and print what stands in it."""

import difflib
import re
import struct
from pathlib import Path
from runpy import run_path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
written = run_path(str(ROOT / "docs" / "readme.py"))["written"]

PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])


@pytest.fixture(scope="module")
def true(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The README as it is when its blocks have run; a command that fails is an error."""
    text: str = written(README, tmp_path_factory.mktemp("readme"))
    return text


@pytest.mark.slow
def test_readme_shows_true_output(true: str) -> None:
    """What the README shows under a command is what the command prints: `make readme` writes it anew."""
    changed = difflib.unified_diff(README.splitlines(), true.splitlines(), "README.md", "as it runs", lineterm="", n=0)
    assert not list(changed)


def test_readme_tries_both_languages() -> None:
    """There are commands and Python statements to run."""
    assert len(re.findall(r"^\$ kg ", README, re.MULTILINE)) >= 6
    assert len(re.findall(r"^>>> ", README, re.MULTILINE)) >= 5


def test_output_is_written_under_its_command(tmp_path: Path) -> None:
    """Old output is replaced, continued lines stay with their command, and everything else is left as it is."""
    text = "a\n```console\n$ echo 1 &&\n    echo 2\nold\n```\nb\n```pycon\n>>> for n in (1, 2):\n...     n\nold\n```\n```sh\n$ x\n```\n"
    expected = "a\n```console\n$ echo 1 &&\n    echo 2\n1\n2\n```\nb\n```pycon\n>>> for n in (1, 2):\n...     n\n1\n2\n```\n```sh\n$ x\n```\n"
    assert written(text, tmp_path) == expected


def test_command_that_fails_is_told(tmp_path: Path) -> None:
    """A block that ends in an error is not written down as if it were an answer."""
    with pytest.raises(RuntimeError, match="exit code 2"):
        written("```console\n$ kg list nowhere\n```\n", tmp_path)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    """Every file that a page links to is there."""
    links = re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8"))
    assert not [link for link in links if "://" not in link and not (page.parent / link).exists()]


@pytest.mark.parametrize("path", sorted((ROOT / "docs").glob("*.png")), ids=lambda path: path.stem)
def test_picture_is_small_and_as_large_as_told(path: Path) -> None:
    """A picture loads at once, is of a size that can be read, and is shown."""
    picture = path.read_bytes()
    assert f"docs/{path.name}" in README
    assert picture.startswith(b"\x89PNG")
    assert struct.unpack(">II", picture[16:24]) == (1400, 900)
    assert len(picture) < 300_000
