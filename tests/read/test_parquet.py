import datetime
import logging
import sys
from pathlib import Path
from typing import Any

import pyarrow
import pytest
from pyarrow import parquet

from kg.errors import KgError
from kg.model import Document
from kg.read import read, size


def written(path: Path, **columns: list[Any]) -> Path:
    """Write a table."""
    parquet.write_table(pyarrow.table(columns), path)
    return path


def both(source: object) -> tuple[list[Document], list[str]]:
    """Return what can be read, and what is said of the rest."""
    errors: list[KgError] = []
    return list(read(str(source), on_error=errors.append)), list(map(str, errors))


def test_row_is_the_article_that_the_same_line_of_json_is(tmp_path: Path) -> None:
    """The same fields make the same document, key and all, but for where it was read."""
    (tmp_path / "a.jsonl").write_text('{"id": 7, "text": "Hello.", "title": "T", "date": "2024-01-02", "author": null}')
    written(tmp_path / "b.parquet", id=[7], text=["Hello."], title=["T"], date=[datetime.date(2024, 1, 2)])
    (line,), _ = both(tmp_path / "a.jsonl")
    (row,), _ = both(tmp_path / "b.parquet")
    assert (row.key, row.slug) == (line.key, line.slug)
    assert row.origin == f"{tmp_path / 'b.parquet'}:1"


def test_bad_row_loses_no_other(tmp_path: Path) -> None:
    """A row without text is told with its number; a row without id is named after file and row."""
    found, errors = both(written(tmp_path / "a.parquet", text=["one", None, "", "four"]))
    assert [each.name for each in found] == ["a-1", "a-4"]
    assert "a.parquet:2" in errors[0] and "a.parquet:3" in errors[1]


def test_file_that_is_none_is_told(tmp_path: Path) -> None:
    """Other bytes, and a table without texts, are told with what is wrong with them."""
    (tmp_path / "a.parquet").write_text("no table")
    written(tmp_path / "b.parquet", body=["text"])
    found, errors = both(tmp_path)
    assert not found and "a.parquet: not a Parquet file" in errors[0]
    assert 'b.parquet: no column "text"; found body' in errors[1]


def test_unknown_columns_are_warned_of(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """As unknown keys of JSON Lines are."""
    with caplog.at_level(logging.WARNING):
        both(written(tmp_path / "a.parquet", text=["one"], colour=["red"]))
    assert "unknown keys colour" in caplog.text


def test_size_is_that_of_the_texts(tmp_path: Path) -> None:
    """However well the file is compressed, the texts are as long as they are; a broken file counts for nothing."""
    written(tmp_path / "a.parquet", text=[f"{n} " * 10_000 for n in range(9)], url=["x" * 100_000] * 9)
    (tmp_path / "b.parquet").write_text("no table")
    assert 180_000 <= size(tmp_path) < 190_000


def test_without_pyarrow_the_way_to_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is told as one that cannot be read, with what to install; others are read."""
    written(tmp_path / "a.parquet", text=["one"])
    (tmp_path / "b.txt").write_text("two")
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    found, errors = both(tmp_path)
    assert [each.name for each in found] == ["b"] and "pip install 'claimgraph[parquet]'" in errors[0]
