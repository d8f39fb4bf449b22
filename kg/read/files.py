"""What a reader needs of a file, be it on this machine or in an object store."""

from io import BufferedReader
from pathlib import Path
from typing import Literal, Protocol


class File(Protocol):
    """A file to read, as far as readers ask; ``pathlib.Path`` is one, ``remote.RemoteFile`` another."""

    @property
    def stem(self) -> str:
        """Its name without ending."""
        ...

    @property
    def suffix(self) -> str:
        """Its ending, with the dot."""
        ...

    def open(self, mode: Literal["rb"], /) -> BufferedReader:
        """Return it opened."""
        ...

    def with_suffix(self, suffix: str, /) -> "File":
        """Return the file beside it with another ending."""
        ...

    def is_file(self) -> bool:
        """Tell whether it is there."""
        ...

    def as_posix(self) -> str:
        """Return its name as it is sorted by and told to people."""
        ...


def bytes_of(file: File) -> int:
    """Return how many bytes a file has."""
    if isinstance(file, Path):
        return file.stat().st_size
    with file.open("rb") as opened:
        return opened.seek(0, 2)
