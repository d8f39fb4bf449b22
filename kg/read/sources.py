"""From what the user named to the files that are read, sorted and each once."""

import difflib
import glob
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from kg.errors import UsageError
from kg.read.files import File
from kg.read.remote import found, is_url

STDIN = Path("-")
"""Stands for standard input among the paths."""

SIDECAR = ".meta.json"
"""How a file's name ends that holds the metadata of the text beside it."""

MAGIC = frozenset("*?[")


def expand(sources: Iterable[str | Path], endings: Sequence[str]) -> list[File]:
    """Return the files that *sources* name, sorted by path, each once; ``-`` last.

    Raises ``UsageError`` where a source does not exist, has none of the *endings*, or holds no file that has.
    """
    unique: dict[object, File] = {}
    named = [path for source in sources for path in resolve(source, endings)]
    for path in sorted(named, key=lambda path: (path == STDIN, path.as_posix())):
        unique.setdefault(path.resolve() if isinstance(path, Path) and path != STDIN else path.as_posix(), path)
    if not unique:
        raise UsageError("no sources given: name a file, a folder, a pattern, or - for standard input")
    return list(unique.values())


def resolve(source: str | Path, endings: Sequence[str]) -> Sequence[File]:
    """Return the files that one source names."""
    if isinstance(source, str) and is_url(source):
        return found(source, endings, SIDECAR)
    path = Path(source)
    if path == STDIN:
        return [STDIN]
    if path.is_file():
        return [known(path, endings)]
    if path.is_dir():
        return some(source, walk(path, endings), endings)
    if isinstance(source, str) and MAGIC & set(source):
        return some(source, matching(source, endings), endings)
    raise UsageError(missing(path))


def some(source: str | Path, found: Iterable[Path], endings: Sequence[str]) -> list[Path]:
    """Return *found* as a list; to have found nothing is an error."""
    paths = list(found)
    if not paths:
        raise UsageError(f"{source}: no file to read there; files that can be read end in {', '.join(endings)}")
    return paths


def known(path: Path, endings: Sequence[str]) -> Path:
    """Return *path* if its ending is known, else raise ``UsageError`` with the choices."""
    if path.suffix.lower() in endings:
        return path
    ending = f"the ending {path.suffix!r}" if path.suffix else "a name without ending"
    raise UsageError(f"{path}: {ending} is not known; choose one of {', '.join(endings)}, or pipe text in with -")


def matching(pattern: str, endings: Sequence[str]) -> Iterator[Path]:
    """Yield what a glob pattern matches (``**`` goes down through folders), folders searched through."""
    for name in glob.iglob(pattern, recursive=True):
        path = Path(name)
        if path.is_dir():
            yield from walk(path, endings)
        elif readable(path, endings):
            yield path


def walk(folder: Path, endings: Sequence[str]) -> Iterator[Path]:
    """Yield the files below *folder* that have a known ending; links to folders and datasets are passed over."""
    for where, folders, files in os.walk(folder, onerror=unlisted):
        if "manifest.json" in files and "texts" in folders:  # a dataset: its texts are copies, not articles
            folders[:] = []
            continue
        folders[:] = [name for name in folders if not name.startswith(".")]
        paths = (Path(where, name) for name in files)
        yield from (path for path in paths if readable(path, endings))


def unlisted(error: OSError) -> None:
    """Raise ``UsageError`` for a folder that may not be looked into: to pass over it would lose articles unseen."""
    raise UsageError(f"{error.filename}: cannot look into this folder: {error.strerror}") from error


def readable(path: Path, endings: Sequence[str]) -> bool:
    """Return whether a file met on the way is to be read: known ending, not hidden, no metadata file."""
    hidden = path.name.startswith(".") or path.name.endswith(SIDECAR)
    return not hidden and path.suffix.lower() in endings and path.is_file()


def missing(path: Path) -> str:
    """Return the message for a path that is not there, or is neither file nor folder, with a near miss if there is."""
    if path.exists():
        return f"{path}: neither a file nor a folder; pipe text in with -"
    if not path.parent.is_dir():
        return f"{path}: no such file: there is no folder {path.parent}"
    near = difflib.get_close_matches(path.name, sorted(os.listdir(path.parent)), n=1)
    hint = f"; did you mean {path.parent / near[0]}?" if near else ""
    return f"{path}: no such file or folder{hint}"
