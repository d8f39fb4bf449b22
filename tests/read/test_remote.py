import pickle
import sys
from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet

from kg.errors import KgError, UsageError
from kg.read import files, read, size


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a file of each kind, and some that are not to be read."""
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "in" / ".git").mkdir()
    (tmp_path / "in" / "a.txt").write_text("Hello.", encoding="utf-8")
    (tmp_path / "in" / "a.meta.json").write_text('{"title": "The title", "date": "2024-01-02"}', encoding="utf-8")
    (tmp_path / "in" / "deep" / "b.md").write_text("# Head\n\nWords.", encoding="utf-8")
    (tmp_path / "in" / "c.jsonl").write_text('{"text": "one"}\nnot json\n{"text": "three"}', encoding="utf-8")
    (tmp_path / "in" / ".git" / "hidden.txt").write_text("hidden")
    (tmp_path / "in" / "d.png").write_text("no text")
    parquet.write_table(pyarrow.table({"text": ["row"]}), tmp_path / "in" / "e.parquet")
    return tmp_path / "in"


def test_url_gives_the_same_documents_as_the_path(folder: Path) -> None:
    """The files of a URL are those of the folder, with what lies beside them; errors have their places."""
    errors: list[KgError] = []
    by_path = list(read(folder, on_error=errors.append))
    by_url = list(read(folder.as_uri(), on_error=errors.append))
    assert [each.key for each in by_url] == [each.key for each in by_path] and len(by_url) == 5
    assert by_url[0].metadata.title == "The title" and by_url[0].origin == f"{folder.as_uri()}/a.txt"
    assert str(errors[1]).startswith(f"{folder.as_uri()}/c.jsonl:2: not JSON")
    assert size(folder.as_uri()) == size(folder)


def test_one_file_by_its_url(folder: Path) -> None:
    """The URL of a file names that file; it can be sent to another process, and given twice it is read once."""
    url = (folder / "a.txt").as_uri()
    (file,) = files([url, url])
    assert pickle.loads(pickle.dumps(file)) == file
    assert [each.name for each in read([url, url])] == ["a"]


@pytest.mark.parametrize(
    ("url", "words"),
    [("{}/nowhere", "no file to read there"), ("nosuch://bucket/x", "nosuch://bucket/x: cannot be reached")],
)
def test_url_of_nothing_is_an_error(tmp_path: Path, url: str, words: str) -> None:
    """A place that is empty, and a kind of place that nobody knows, are told."""
    with pytest.raises(UsageError, match=words):
        read(url.format(tmp_path.as_uri()))


def test_without_pyarrow_the_way_to_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A URL cannot be read without."""
    monkeypatch.setitem(sys.modules, "pyarrow.fs", None)
    with pytest.raises(UsageError, match=r"s3://bucket/x: pyarrow is needed: pip install 'claimgraph\[parquet\]'"):
        read("s3://bucket/x")
