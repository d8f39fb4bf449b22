import logging
from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet

from kg.errors import InputError, KgError
from kg.read import READERS, read


def test_one_bad_file_does_not_lose_the_others(tmp_path: Path) -> None:
    """With *on_error* the errors are reported in their order and all other documents come."""
    for name, data in {"a.txt": b"fine", "b.txt": b"\xff", "c.md": b"", "d.txt": b"fine too"}.items():
        (tmp_path / name).write_bytes(data)
    errors: list[KgError] = []
    assert [d.name for d in read([tmp_path], on_error=errors.append)] == ["a", "d"]
    assert ["b.txt" in str(errors[0]), "c.md" in str(errors[1])] == [True, True]
    assert all(isinstance(error, InputError) for error in errors)


def test_without_on_error_the_error_is_raised(tmp_path: Path) -> None:
    """Nobody asked to be told: the first error stops the reading."""
    (tmp_path / "a.txt").write_bytes(b"\xff")
    (tmp_path / "b.txt").write_bytes(b"fine")
    with pytest.raises(InputError):
        list(read([tmp_path]))


def test_reading_is_lazy(tmp_path: Path) -> None:
    """Documents are read one by one: an error further on does not keep the first from coming."""
    (tmp_path / "a.txt").write_bytes(b"fine")
    (tmp_path / "b.txt").write_bytes(b"\xff")
    assert next(read([tmp_path])).name == "a"


def test_same_article_twice_is_yielded_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Two files of the same name and text are one article; the warning names both."""
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text("the same")
    with caplog.at_level(logging.WARNING):
        (found,) = read([tmp_path])
    assert found.origin == str(tmp_path / "one" / "a.txt")
    assert str(tmp_path / "one" / "a.txt") in caplog.text
    assert str(tmp_path / "two" / "a.txt") in caplog.text


def test_same_text_under_another_name_is_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A text that two papers printed is two articles, but nobody counts its claims twice unawares."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("the same")
    with caplog.at_level(logging.WARNING):
        assert [d.name for d in read([tmp_path])] == ["a", "b"]
    assert f"b.txt: the same text as {tmp_path / 'a.txt'}" in caplog.text


def test_same_name_with_another_text_is_another_article(tmp_path: Path) -> None:
    """Equal stems do not collide: the slug carries the digest."""
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(f"text {folder}")
    assert len({d.slug for d in read([tmp_path])}) == 2


@pytest.mark.parametrize("ending", sorted(READERS))
def test_every_ending_has_a_working_reader(tmp_path: Path, ending: str) -> None:
    """Each format in the table reads a small article."""
    text = '{"text": "Hello there"}' if "json" in ending else "Hello there"
    (tmp_path / f"a{ending}").write_text(text)
    if ending == ".parquet":
        parquet.write_table(pyarrow.table({"text": ["Hello there"]}), tmp_path / "a.parquet")
    assert [d.text for d in read([tmp_path])] == ["Hello there"]
