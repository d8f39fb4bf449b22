"""The page on data of one's own: its files are valid, and its commands print what it shows."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

import kg
from kg.cli import kg as command
from kg.corrections.reading import KEYS as TABLES
from kg.own import lexicon, registry
from kg.settings import KEYS

PAGE = (Path(__file__).parents[1] / "docs" / "own-data.md").read_text(encoding="utf-8")
FILE = re.compile(r"\*\*`([\w.]+)`\*\*\n\n```\w+\n(.*?)```", re.DOTALL)
SESSION = re.compile(r"```console\n(.*?)```", re.DOTALL)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the page's files, where its commands are run."""
    for name, content in FILE.findall(PAGE):
        (tmp_path / name).write_text(content, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def sessions() -> list[tuple[str, list[str]]]:
    """Return the commands of the page, each with the lines that it shows, in their order."""
    lines = [line for session in SESSION.findall(PAGE) for line in session.splitlines()]
    commands: list[tuple[str, list[str]]] = []
    for line in lines:
        if line.startswith("$ "):
            commands.append((line.removeprefix("$ "), []))
        else:
            commands[-1][1].append(line)
    return commands


def test_commands_print_what_is_shown(folder: Path) -> None:
    """Run one after the other, every command ends well and prints each line that the page shows, in that order."""
    for line, shown in sessions():
        _, *args = shlex.split(line)
        result = CliRunner().invoke(command, args, standalone_mode=False)
        assert result.exception is None and result.return_value in (None, 0), (line, result.output)
        at = 0
        for wanted in shown:
            assert wanted in result.output[at:], (line, result.output)
            at += result.output[at:].index(wanted)


def test_program_does_what_the_page_says(folder: Path) -> None:
    """A build in a program takes the config file, or files by kind, as the page tells."""
    one = kg.build("zed.txt", settings="kg.toml")
    assert len(one.claims()) == 2
    assert kg.build("zed.txt", settings=kg.settings.given({"registry": ["names.csv"]})).dataset.settings.registry


@pytest.mark.parametrize(
    "name", sorted({*KEYS, *registry.COLUMNS, *lexicon.COLUMNS, *(f"{k}" for keys in TABLES.values() for k in keys)})
)
def test_every_field_is_explained(name: str) -> None:
    """No key of a config, column of a table or key of a correction is without a word on the page."""
    assert f"`{name}`" in PAGE or f"`{name} = " in PAGE


def test_every_option_is_explained() -> None:
    """Each option of the build for files of one's own is on the page."""
    assert [key for key in (*KEYS, "config", "no-config") if f"`--{key}" not in PAGE] == []
