"""Files in an object store or on any file system that pyarrow knows, by URL: ``s3://``, ``gs://``, ``hdfs://``, ``file://``.

How one signs in is the store's own matter: keys, regions and endpoints are taken from the environment or the URL, as
https://arrow.apache.org/docs/python/filesystems.html says.
"""

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Literal

from kg.errors import UsageError
from kg.read.extras import pyarrow

if TYPE_CHECKING:
    from pyarrow.fs import FileInfo, FileSystem

URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
"""How a URL begins; a drive's letter, which stands alone, does not."""


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file by its *path* in a file system; *shown* is its URL. It travels to other machines as it is."""

    system: "FileSystem"
    path: str
    shown: str

    @property
    def stem(self) -> str:
        """Its name without ending."""
        return PurePosixPath(self.path).stem

    @property
    def suffix(self) -> str:
        """Its ending, with the dot."""
        return PurePosixPath(self.path).suffix

    def open(self, mode: Literal["rb"], /) -> io.BufferedReader:
        """Return it opened for reading bytes; what the store complains of is an OSError."""
        return io.BufferedReader(self.system.open_input_file(self.path))

    def with_suffix(self, suffix: str, /) -> "RemoteFile":
        """Return the file beside it with another ending."""
        cut = len(self.suffix)
        return replace(self, path=self.path[: len(self.path) - cut] + suffix, shown=self.shown[: -cut or None] + suffix)

    def is_file(self) -> bool:
        """Tell whether it is there."""
        return bool(self.system.get_file_info(self.path).is_file)

    def as_posix(self) -> str:
        """Return its URL."""
        return self.shown

    def __str__(self) -> str:
        """Return its URL."""
        return self.shown


def is_url(source: str | Path) -> bool:
    """Tell whether a source is a URL rather than a path."""
    return isinstance(source, str) and URL.match(source) is not None


def located(url: str) -> tuple["FileSystem", str]:
    """Return the file system of a URL, and the path in it; UsageError where there is none for it."""
    fs = pyarrow("fs", url)
    try:
        system, path = fs.FileSystem.from_uri(url)
    except (OSError, ValueError) as error:
        raise UsageError(f"{url}: cannot be reached: {error}") from error
    return system, path


def found(url: str, endings: Sequence[str], metadata: str) -> list[RemoteFile]:
    """Return the file that a URL names, or those below it with one of the *endings* but for hidden and *metadata* ones.

    Raises UsageError where there is nothing, or the store cannot be asked.
    """
    system, path = located(url)
    try:
        info = system.get_file_info(path)
        if info.is_file:
            return [RemoteFile(system, path, url)]
        files = [RemoteFile(system, each.path, shown(url, path, each.path)) for each in below(system, path)]
    except OSError as error:
        raise UsageError(f"{url}: cannot be read: {error}") from error
    kept = [file for file in files if readable(file, path, endings, metadata)]
    if not kept:
        raise UsageError(f"{url}: no file to read there; files that can be read end in {', '.join(endings)}")
    return kept


def below(system: "FileSystem", path: str) -> Iterator["FileInfo"]:
    """Yield the files below a path."""
    selector = pyarrow("fs", path).FileSelector(path, allow_not_found=True, recursive=True)
    every: Iterable[FileInfo] = system.get_file_info(selector)
    return (each for each in every if each.is_file)


def shown(url: str, root: str, path: str) -> str:
    """Return the URL of a path below that of *url*; what follows a question mark, such as a region, is left out."""
    return f"{url.partition('?')[0].rstrip('/')}/{path.removeprefix(root).lstrip('/')}"


def readable(file: RemoteFile, root: str, endings: Sequence[str], metadata: str) -> bool:
    """Tell whether a file below *root* is to be read."""
    inner = PurePosixPath(file.path.removeprefix(root)).parts
    hidden = any(part.startswith(".") for part in inner) or file.path.endswith(metadata)
    return not hidden and file.suffix.lower() in endings
