"""Sources in, documents out: files, folders, patterns and standard input, each text kept exactly.

To add a format, write one module with a function ``File -> Iterator[Document | InputError]`` and give it a line in
``READERS``.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path

from kg.errors import InputError, KgError
from kg.model import Document
from kg.read.files import File, bytes_of
from kg.read.jsonl import read_jsonl
from kg.read.markdown import read_markdown
from kg.read.parquet import read_parquet, size_of_text
from kg.read.plain import read_text
from kg.read.sources import STDIN, expand
from kg.read.stdin import read_stdin

__all__ = ["READERS", "STDIN", "Distinct", "File", "Reader", "files", "kept", "opened", "outcomes", "read", "size"]

log = logging.getLogger(__name__)

Reader = Callable[[File], Iterator[Document | InputError]]
"""Reads one file. An error that spoils one document is yielded in its place; one that spoils the file is raised."""

READERS: dict[str, Reader] = {
    ".jsonl": read_jsonl,
    ".markdown": read_markdown,
    ".md": read_markdown,
    ".ndjson": read_jsonl,
    ".parquet": read_parquet,
    ".txt": read_text,
}
"""File ending (lower case) -> reader."""

SIZES: dict[str, Callable[[File], int]] = {".parquet": size_of_text}
"""File ending -> how many bytes of text are in a file, where that is not its size."""


def read(
    sources: str | Path | Iterable[str | Path], *, on_error: Callable[[KgError], object] | None = None
) -> Iterator[Document]:
    """Return the documents of *sources*, lazily, sorted by path; standard input (``"-"``) comes last.

    A source is a file, a folder (searched through for files with a known ending; hidden files are left out), a glob
    pattern as a string, the URL of a file or folder in an object store (``s3://``, as pyarrow reads it), or ``"-"``. A
    file that is given twice is read once, and an article that comes twice (same name, same text) is yielded once, with
    a warning.

    Raises ``UsageError`` at once for a source that does not exist, has an unknown ending or holds nothing to read.
    A document that cannot be read is an ``InputError``: given to *on_error*, after which reading goes on, or raised
    where there is no *on_error*.
    """
    return opened(files(sources), on_error=on_error)


def opened(found: Iterable[File], *, on_error: Callable[[KgError], object] | None = None) -> Iterator[Document]:
    """Return the documents of files that ``files`` has found, as ``read`` does."""
    return distinct(kept(chain.from_iterable(map(outcomes, found)), on_error or fail))


def files(sources: str | Path | Iterable[str | Path]) -> list[File]:
    """Return the files of *sources* in the order in which they are read. Raises as ``read`` does."""
    given = [sources] if isinstance(sources, str | Path) else sources
    return expand(given, sorted(READERS))


def size(sources: str | Path | Iterable[str | Path]) -> int:
    """Return how many bytes the files of *sources* have, standard input left out. Raises as ``read`` does."""
    return sum(SIZES.get(file.suffix.lower(), bytes_of)(file) for file in files(sources) if file != STDIN)


def outcomes(path: File) -> Iterator[Document | InputError]:
    """Yield the documents of one source, and in their places the errors of those that cannot be read."""
    reader = read_stdin if path == STDIN else READERS[path.suffix.lower()]
    try:
        yield from reader(path)
    except InputError as error:
        yield error


def kept(found: Iterable[Document | InputError], report: Callable[[KgError], object]) -> Iterator[Document]:
    """Yield the documents and report the errors."""
    for outcome in found:
        if isinstance(outcome, InputError):
            report(outcome)
        else:
            yield outcome


def fail(error: KgError) -> None:
    """Raise *error*: what happens to it where nobody asked to be told."""
    raise error


def distinct(documents: Iterable[Document]) -> Iterator[Document]:
    """Yield each article once: two with one slug have the same name and the same text."""
    articles = Distinct()
    return (each for each in documents if articles.new(each.slug, each.sha256, each.origin))


class Distinct:
    """Tells which articles are new, and warns of the others.

    The same text under another name is an article of its own, for a newspaper may print what another did; it is told.
    """

    def __init__(self) -> None:
        """Begin with none."""
        self.slugs: dict[str, str] = {}
        self.texts: dict[str, str] = {}

    def new(self, slug: str, sha256: str, origin: str) -> bool:
        """Tell whether there was no article with this slug yet."""
        if slug in self.slugs:
            log.warning("%s: the same article as %s, read once", origin, self.slugs[slug])
            return False
        self.slugs[slug] = origin
        first = self.texts.setdefault(sha256, origin)
        if first != origin:
            log.warning("%s: the same text as %s; what it says counts twice", origin, first)
        return True
