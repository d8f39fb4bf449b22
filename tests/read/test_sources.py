import os
from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.read import read


def write(folder: Path, *names: str) -> None:
    """Make files, each holding its own name as text."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Text of {name}", encoding="utf-8")


def names(*sources: str | Path) -> list[str]:
    """Return the names of the documents that are read from *sources*."""
    return [document.name for document in read(sources)]


def test_folder_is_read_through_in_the_order_of_paths(tmp_path: Path) -> None:
    """A folder gives the readable files in it and below it, sorted by path."""
    write(tmp_path, "b.txt", "a/z.txt", "a/deep/c.md", "picture.png", "UPPER.TXT")
    assert names(tmp_path) == ["UPPER", "c", "z", "b"]


def test_hidden_and_metadata_files_are_left_out(tmp_path: Path) -> None:
    """Hidden files, hidden folders and metadata files are not articles."""
    write(tmp_path, "a.txt", ".b.txt", ".git/c.txt", "d.meta.json")
    assert names(tmp_path) == ["a"]


def test_order_of_arguments_does_not_matter(tmp_path: Path) -> None:
    """The same sources in another order give the same documents in the same order."""
    write(tmp_path, "b.txt", "a.txt", "c/d.txt")
    sources = [tmp_path / "b.txt", tmp_path / "a.txt", tmp_path / "c"]
    assert names(*sources) == names(*reversed(sources)) == ["a", "b", "d"]


def test_file_named_twice_is_read_once(tmp_path: Path) -> None:
    """A file that is given by name, by folder and by pattern is one document."""
    write(tmp_path, "a.txt")
    assert names(tmp_path / "a.txt", str(tmp_path), f"{tmp_path}/*.txt", tmp_path / "." / "a.txt") == ["a"]


def test_link_to_a_file_is_the_same_file(tmp_path: Path) -> None:
    """A symbolic link beside its target adds no second document."""
    write(tmp_path, "a.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    assert names(tmp_path) == ["a"]


def test_loop_of_links_ends(tmp_path: Path) -> None:
    """A folder that links to itself is read once."""
    write(tmp_path, "a/b.txt")
    (tmp_path / "a" / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert names(tmp_path) == ["b"]


def test_pattern_finds_files_and_folders(tmp_path: Path) -> None:
    """A pattern gives the readable files it matches, and those in the folders it matches."""
    write(tmp_path, "x1.txt", "x2/y.txt", "x3.png", "z.txt")
    assert names(f"{tmp_path}/x*") == ["x1", "y"]


def test_two_stars_go_down_through_folders(tmp_path: Path) -> None:
    """The pattern ``**/*.md`` finds files at any depth."""
    write(tmp_path, "a/b/c.md", "d.md", "e.txt")
    assert names(f"{tmp_path}/**/*.md") == ["c", "d"]


def test_file_whose_name_looks_like_a_pattern_is_read(tmp_path: Path) -> None:
    """A file that exists under the very name is meant, not the pattern."""
    write(tmp_path, "[1].txt", "1.txt")
    assert names(f"{tmp_path}/[1].txt") == ["[1]"]


def test_one_source_needs_no_list(tmp_path: Path) -> None:
    """A single string or path is one source, not a list of letters."""
    write(tmp_path, "a.txt")
    assert [d.name for d in read(str(tmp_path))] == [d.name for d in read(tmp_path)] == ["a"]


@pytest.mark.parametrize("name", ["a.pdf", "a", "a.json"])
def test_unknown_ending_lists_the_known_ones(tmp_path: Path, name: str) -> None:
    """A file that is named and cannot be read is an error that lists the endings."""
    write(tmp_path, name)
    with pytest.raises(UsageError, match=r"\.jsonl, \.markdown, \.md, \.ndjson, \.parquet, \.txt"):
        read([tmp_path / name])


def test_misspelt_name_gets_a_suggestion(tmp_path: Path) -> None:
    """A name that does not exist is an error that offers the nearest one."""
    write(tmp_path, "article.txt")
    with pytest.raises(UsageError, match=r"no such file or folder; did you mean .*article\.txt\?"):
        read([tmp_path / "artcle.txt"])


def test_strange_name_gets_no_suggestion(tmp_path: Path) -> None:
    """Where no name is near, none is offered."""
    write(tmp_path, "article.txt")
    with pytest.raises(UsageError, match=r"zzz: no such file or folder$"):
        read([tmp_path / "zzz"])


def test_missing_folder_is_named(tmp_path: Path) -> None:
    """A file in a folder that does not exist is an error about the folder."""
    with pytest.raises(UsageError, match=r"there is no folder .*nowhere"):
        read([tmp_path / "nowhere" / "a.txt"])


@pytest.mark.parametrize("source", ["", "/*.txt", "/**/*"])
def test_source_without_a_readable_file_is_an_error(tmp_path: Path, source: str) -> None:
    """An empty folder, or a pattern that matches nothing, is an error and not an empty answer."""
    write(tmp_path, "a.png", ".hidden.txt")
    with pytest.raises(UsageError, match="no file to read there"):
        read([f"{tmp_path}{source}"])


def test_no_sources_at_all_is_an_error() -> None:
    """An empty list of sources is an error that says what to give."""
    with pytest.raises(UsageError, match="no sources given"):
        read([])


def test_pipe_is_neither_file_nor_folder(tmp_path: Path) -> None:
    """A named pipe is refused rather than waited on."""
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(UsageError, match="neither a file nor a folder"):
        read([tmp_path / "pipe.txt"])


def test_folder_that_cannot_be_listed_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that may not be looked into is named, not passed over."""

    def walk(folder: Path, onerror: object) -> list[object]:
        assert callable(onerror)
        onerror(PermissionError(13, "Permission denied", str(folder)))
        return []

    monkeypatch.setattr(os, "walk", walk)
    with pytest.raises(UsageError, match="cannot look into this folder: Permission denied"):
        read([tmp_path])
