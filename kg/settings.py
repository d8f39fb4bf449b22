"""What a build takes into account besides its sources: files of the user's own, and where they are written down.

A ``kg.toml`` names them, by paths relative to it::

    registry = ["names.csv"]
    lexicon = ["cues.csv"]
    concerns = ["concerns.ttl"]
    corrections = ["corrections.toml"]

A dataset keeps copies in its folder ``own/`` and a ``kg.toml`` beside it, so that building it again takes them again.
"""

import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path

from kg.errors import UsageError
from kg.own import Own, OwnFile

FILE = "kg.toml"
FOLDER = "own"
HEADER = f"# Files of your own that this dataset was built with: copies, in the folder {FOLDER}.\n"


@dataclass(frozen=True, slots=True)
class Settings:
    """The files of the user's own by what they hold, in the order given."""

    registry: tuple[OwnFile, ...] = ()
    lexicon: tuple[OwnFile, ...] = ()
    concerns: tuple[OwnFile, ...] = ()
    corrections: tuple[OwnFile, ...] = ()

    @property
    def own(self) -> Own:
        """The files that reading and linking take into account; corrections come after them."""
        return Own(self.registry, self.lexicon, self.concerns)

    def over(self, others: "Settings") -> "Settings":
        """Return these settings, and of *others* what these leave out."""
        return replace(others, **{key: files for key in KEYS if (files := getattr(self, key))})

    def files(self) -> dict[str, bytes]:
        """Return what a dataset keeps: path in its folder -> content; nothing where there is nothing to keep."""
        if self == Settings():
            return {}
        copies = dict(self.copies())
        table = {key: [copies[file] for file in getattr(self, key)] for key in KEYS}
        lines = (f"{key} = {json.dumps(paths, ensure_ascii=False)}\n" for key, paths in table.items() if paths)
        return {FILE: (HEADER + "".join(lines)).encode("utf-8"), **{p: f.content for f, p in copies.items()}}

    def copies(self) -> Iterator[tuple[OwnFile, str]]:
        """Yield each file once with the path of its copy; of equal names all but the first are numbered."""
        taken: set[str] = set()
        for file in dict.fromkeys(file for key in KEYS for file in getattr(self, key)):
            name = free(re.sub(r"[^\w.-]+|^\.+", "-", file.name), taken)
            taken.add(name.casefold())
            yield file, f"{FOLDER}/{name}"


KEYS = tuple(each.name for each in fields(Settings))
"""What a ``kg.toml`` may tell, and which options a build has."""


def free(name: str, taken: set[str]) -> str:
    """Return *name*, numbered where it is taken; file systems may not tell capitals apart."""
    stem, dot, ending = name.rpartition(".")
    numbered = (f"{stem or ending}-{n}{dot if stem else ''}{ending if stem else ''}" for n in range(2, len(taken) + 3))
    return next(each for each in (name, *numbered) if each.casefold() not in taken)


def given(paths: Mapping[str, Iterable[str | Path]]) -> Settings:
    """Return the settings that hold the files at *paths*, by key; UsageError where one cannot be read."""
    check_keys(paths, "the settings")
    return Settings(**{key: tuple(own_file(Path(path)) for path in several) for key, several in paths.items()})


def own_file(path: Path) -> OwnFile:
    """Return a file's name and content; UsageError where it cannot be read."""
    try:
        return OwnFile(path.name, path.read_bytes())
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror or error}") from error


def read(path: str | Path) -> Settings:
    """Return the settings of a ``kg.toml``, with the files that it names.

    Raises UsageError where it, or one of the files, cannot be read, or it holds an unknown key.
    """
    file = Path(path)
    try:
        content = tomllib.loads(own_file(file).content.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError(f"{file}: {error}") from error
    check_keys(content, str(file))
    return given({key: [file.parent / each for each in names(file, key, value)] for key, value in content.items()})


def check_keys(keys: Iterable[str], where: str) -> None:
    """Refuse a key that is none."""
    for key in keys:
        if key not in KEYS:
            raise UsageError(f"{where}: unknown key {key!r}; known are {', '.join(KEYS)}")


def names(file: Path, key: str, value: object) -> list[str]:
    """Return the file names of a key: a string, or a list of them."""
    found = [value] if isinstance(value, str) else value
    if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
        raise UsageError(f'{file}: {key} is to be a list of file names, such as {key} = ["mine.csv"]')
    return found


def kept(folder: str | Path | None) -> Settings:
    """Return the settings that the dataset in *folder* keeps; none where there is no dataset, or it keeps none."""
    file = Path(folder) / FILE if folder is not None else None
    return read(file) if file is not None and file.is_file() else Settings()
