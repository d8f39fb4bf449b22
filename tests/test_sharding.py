"""Articles read into shards, and a dataset loaded from there: the same as built at once."""

import sys
from pathlib import Path

import pytest

import kg
from kg.cli import main
from kg.composition.building import job_of
from kg.composition.extraction import DEFAULT_MODEL
from kg.composition.filling import Reading
from kg.composition.sharding import extract, load
from kg.errors import DatasetError, UsageError
from kg.settings import Settings, given

TEXTS = {
    "one": "Ada Reyes of Zorblatt Labs warned that open models could help criminals.",
    "two": "Bo Lind said Acme Labs does not build models.",
    "three": "Cy Moss said that Zorblatt releases models.",
}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A folder of three articles, and a file that cannot be read."""
    (tmp_path / "in").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "in" / f"{name}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "in" / "broken.txt").write_bytes(b"\xff")
    return tmp_path / "in"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A registry of the user's own."""
    (tmp_path / "names.csv").write_text("name,kind,aliases\nZorblatt,Org,Zorblatt Labs\n", encoding="utf-8")
    return given({"registry": [tmp_path / "names.csv"]})


def reading(settings: Settings, read: list[str]) -> Reading:
    """Return how to read, and note what is read."""
    watch = lambda outcome: read.append(outcome.document.name)  # noqa: E731
    return Reading(job_of(DEFAULT_MODEL, settings), watch=watch)


def contents(folder: Path) -> dict[str, bytes]:
    """Return the files of a dataset but for its index."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and "store" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_loaded_dataset_is_the_built_one(source, settings, tmp_path, monkeypatch) -> None:
    """In shards of two articles or of many, with own files and failures; loading may be repeated."""
    monkeypatch.setattr("kg.composition.sharding.SHARD_DOCUMENTS", 2)
    kg.build(source, tmp_path / "built", settings=settings)
    (failure,) = extract(source, tmp_path / "shards", reading(settings, []))
    assert failure.name.endswith("broken.txt") and len([*(tmp_path / "shards").glob("*.parquet")]) == 2
    for _ in range(2):
        load(tmp_path / "shards", tmp_path / "loaded", force=True)
        assert contents(tmp_path / "loaded") == contents(tmp_path / "built")


def test_what_the_shards_hold_is_not_read_again(source, settings, tmp_path) -> None:
    """A second run reads what is new, and leaves what was written as it is."""
    read: list[str] = []
    extract(source, tmp_path / "shards", reading(settings, read))
    before = contents(tmp_path / "shards")
    (source / "four.txt").write_text("Di Orr said nothing.", encoding="utf-8")
    extract(source, tmp_path / "shards", reading(settings, read))
    assert read == ["one", "three", "two", "four"]
    assert before.items() <= contents(tmp_path / "shards").items()
    assert len(load(tmp_path / "shards", tmp_path / "loaded").documents) == 4


def test_shards_of_another_making_are_not_mixed(source, settings, tmp_path) -> None:
    """Other files of the user's own, or a folder of something else, are refused before anything is read."""
    extract(source, tmp_path / "shards", reading(settings, []))
    with pytest.raises(UsageError, match="another version, language model or own files"):
        extract(source, tmp_path / "shards", reading(Settings(), []))
    with pytest.raises(UsageError, match="holds no shards"):
        extract(source, source, reading(settings, []))


def test_no_shards_and_damaged_ones_are_told(source, settings, tmp_path) -> None:
    """A folder without, and a file that was cut off, are errors that say what to do, and leave no dataset."""
    with pytest.raises(DatasetError, match="kg extract makes them"):
        load(source, tmp_path / "loaded")
    extract(source, tmp_path / "shards", reading(settings, []))
    (shard,) = (tmp_path / "shards").glob("*.parquet")
    shard.write_bytes(shard.read_bytes()[:100])
    with pytest.raises(DatasetError, match="remove it and extract again"):
        load(tmp_path / "shards", tmp_path / "loaded")
    assert not (tmp_path / "loaded").exists()


def test_without_pyarrow_the_way_to_it_is_told(source, settings, tmp_path, monkeypatch) -> None:
    """Shards are Parquet."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"pip install 'claimgraph\[parquet\]'"):
        extract(source, tmp_path / "shards", reading(settings, []))


def test_verbs_tell_what_they_did(source, tmp_path, monkeypatch, capsys) -> None:
    """`kg extract` and `kg load` say how much there is, where failures are listed, and what to do next."""
    shards, out = tmp_path / "shards", tmp_path / "graph"
    for verb, words in (
        (["extract", source, "-o", shards], ["3 articles, ", "1 source could not", f"listed in {shards}", "kg load"]),
        (["load", shards, "-o", out], ["3 articles: ", "broken.txt", f"kg list {out}"]),
    ):
        monkeypatch.setattr(sys, "argv", ["kg", *map(str, verb)])
        with pytest.raises(SystemExit) as ended:
            main()
        assert ended.value.code == 2
        told = capsys.readouterr().err
        assert all(each in told for each in words)
