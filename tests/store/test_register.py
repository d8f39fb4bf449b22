"""The register: kept with the dataset, changed with it, and made again wherever it is not to be relied on."""

import logging
import sqlite3
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from kg.errors import UsageError
from kg.rdf.encode import encode
from kg.store import folder as places
from kg.store import manifest
from kg.store.dataset import Dataset
from kg.store.layers import Layers
from kg.store.register import Register

Damage = Callable[[Path], object]


def add_autumn(place: Path, acme: SimpleNamespace) -> None:
    """Add the second article to a dataset."""
    said = acme.autumn()
    with Dataset.edit(place) as dataset:
        dataset.replace(said.document.slug, encode(said, pipeline=acme.PIPELINE), said.document.text)


def quads(place: Path) -> set[str]:
    """Return what a dataset holds."""
    return set(map(str, Dataset.open(place).quads()))


def fits(place: Path) -> bool:
    """Tell whether the register of a dataset is whole and its own."""
    found = Register.opened(place / places.REGISTER, manifest.digest(place))
    if found:
        found.close()
    return found is not None


@pytest.fixture
def first(tmp_path: Path, acme: SimpleNamespace) -> Path:
    """The folder of a dataset of the first article alone."""
    said = acme.spring()
    with Dataset.create(tmp_path / "first", pipeline=acme.PIPELINE) as dataset:
        dataset.replace(said.document.slug, encode(said, pipeline=acme.PIPELINE), said.document.text)
    return tmp_path / "first"


def test_register_goes_with_the_dataset(first: Path, folder: Path, acme: SimpleNamespace, spring: str) -> None:
    """After a build and after every change the register is that of the manifest, and it alone was changed in place."""
    number = (first / places.REGISTER).stat().st_ino
    assert fits(first)
    add_autumn(first, acme)
    assert fits(first) and quads(first) == quads(folder)
    with Dataset.edit(first) as dataset:
        dataset.retract(spring)
    assert fits(first) and (first / places.REGISTER).stat().st_ino == number
    assert not list(first.glob("*journal"))


def garbage(path: Path) -> None:
    """Write something else over the register."""
    path.write_bytes(b"SQLite format 3\0 or not")


def cut(path: Path) -> None:
    """Leave the first part of the register."""
    path.write_bytes(path.read_bytes()[:5000])


def no_table(path: Path) -> None:
    """Lose a table of the register."""
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE names")
    connection.close()


def another(path: Path) -> None:
    """Let the register belong to another manifest."""
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE state SET value = 'x' WHERE name = 'manifest'")
    connection.close()


@pytest.mark.parametrize("damage", [Path.unlink, garbage, cut, no_table, another])
def test_register_that_is_lost_or_damaged_is_made_again(
    first: Path, folder: Path, acme: SimpleNamespace, damage: Damage, caplog: pytest.LogCaptureFixture
) -> None:
    """Whatever is wrong with the register, the dataset is read without it, and changed as if nothing were."""
    before = quads(first)
    damage(first / places.REGISTER)
    assert quads(first) == before
    with caplog.at_level(logging.INFO):
        add_autumn(first, acme)
    assert "made again" in caplog.text
    assert quads(first) == quads(folder) and fits(first)


def test_register_that_lies_elsewhere_is_not_touched(first: Path, acme: SimpleNamespace, tmp_path: Path) -> None:
    """A dataset from somebody else cannot make us write to another place through a link."""
    elsewhere = tmp_path / "elsewhere"
    (first / places.REGISTER).rename(elsewhere)
    (first / places.REGISTER).symlink_to(elsewhere)
    before = elsewhere.read_bytes()
    add_autumn(first, acme)
    assert elsewhere.read_bytes() == before and fits(first) and not (first / places.REGISTER).is_symlink()


def test_change_that_is_killed_before_the_register_holds(
    first: Path, folder: Path, acme: SimpleNamespace, spring: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed between the change of the dataset and that of its register, the register is made again by the next change."""
    with monkeypatch.context() as patched:
        patched.setattr(Layers, "finish", lambda self, digest: self.close())
        add_autumn(first, acme)
    assert quads(first) == quads(folder) and not fits(first)
    with Dataset.edit(first) as dataset:
        dataset.retract(spring)
    with Dataset.edit(folder) as dataset:
        dataset.retract(spring)
    assert quads(first) == quads(folder) and fits(first)


def test_register_that_cannot_be_written_loses_no_change(
    first: Path, folder: Path, acme: SimpleNamespace, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """When the disk refuses the register, the change holds all the same, and the log tells."""

    def refuse(self: Register, digest: str) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(Register, "finish", refuse)
    add_autumn(first, acme)
    assert quads(first) == quads(folder) and "it will be made again" in caplog.text


def test_failed_change_leaves_the_register(first: Path, acme: SimpleNamespace, spring: str) -> None:
    """A change that fails halfway leaves the register as it was."""

    def change() -> None:
        with Dataset.edit(first) as dataset:
            dataset.retract(spring)
            dataset.refresh_layers()
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        change()
    assert fits(first)
    add_autumn(first, acme)
    assert fits(first) and len(Dataset.open(first).documents()) == 2


def test_register_in_use_is_told(first: Path) -> None:
    """While another process changes the register, a change is refused, and nothing is left of it."""
    held = Register.opened(first / places.REGISTER, manifest.digest(first))
    with pytest.raises(UsageError, match="another process is changing"):
        Dataset.edit(first)
    assert held is not None
    held.close()
    assert [path.name for path in first.parent.iterdir()] == [first.name]


def test_same_documents_give_the_same_rows(first: Path, folder: Path, acme: SimpleNamespace) -> None:
    """The register, too, depends on the documents alone."""
    add_autumn(first, acme)
    dumps = []
    for place in (first, folder):
        connection = sqlite3.connect(place / places.REGISTER)
        dumps.append(sorted(connection.iterdump()))
        connection.close()
    assert dumps[0] == dumps[1]
