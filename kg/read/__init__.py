"""Sources in, documents out: files, folders, patterns and standard input, each text kept exactly.

To add a format, write one module with a function ``Path -> Iterator[Document | InputError]`` and give it a line in
``READERS``.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path

from kg.errors import InputError, KgError
from kg.model import Document
from kg.read.jsonl import read_jsonl
from kg.read.markdown import read_markdown
from kg.read.plain import read_stdin, read_text
from kg.read.sources import STDIN, expand

__all__ = ["READERS", "Reader", "read", "size"]

log = logging.getLogger(__name__)

Reader = Callable[[Path], Iterator[Document | InputError]]
"""Reads one file. An error that spoils one document is yielded in its place; one that spoils the file is raised."""

READERS: dict[str, Reader] = {
    ".jsonl": read_jsonl,
    ".markdown": read_markdown,
    ".md": read_markdown,
    ".ndjson": read_jsonl,
    ".txt": read_text,
}
"""File ending (lower case) -> reader."""


def read(
    sources: str | Path | Iterable[str | Path], *, on_error: Callable[[KgError], object] | None = None
) -> Iterator[Document]:
    """Return the documents of *sources*, lazily, sorted by path; standard input (``"-"``) comes last.

    A source is a file, a folder (searched through for files with a known ending; hidden files are left out), a glob
    pattern as a string, or ``"-"``. A file that is given twice is read once, and an article that comes twice (same
    name, same text) is yielded once, with a warning.

    Raises ``UsageError`` at once for a source that does not exist, has an unknown ending or holds nothing to read.
    A document that cannot be read is an ``InputError``: given to *on_error*, after which reading goes on, or raised
    where there is no *on_error*.
    """
    given = [sources] if isinstance(sources, str | Path) else sources
    paths = expand(given, sorted(READERS))
    return distinct(kept(chain.from_iterable(map(outcomes, paths)), on_error or fail))


def size(sources: str | Path | Iterable[str | Path]) -> int:
    """Return how many bytes the files of *sources* have, standard input left out. Raises as ``read`` does."""
    given = [sources] if isinstance(sources, str | Path) else sources
    return sum(path.stat().st_size for path in expand(given, sorted(READERS)) if path != STDIN)


def outcomes(path: Path) -> Iterator[Document | InputError]:
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
    """Yield each article once: two with one slug have the same name and the same text.

    The same text under another name is an article of its own, for a newspaper may print what another did; it is told.
    """
    slugs, texts = dict[str, str](), dict[str, str]()
    for document in documents:
        if document.slug in slugs:
            log.warning("%s: the same article as %s, read once", document.origin, slugs[document.slug])
            continue
        slugs[document.slug] = document.origin
        first = texts.setdefault(document.sha256, document.origin)
        if first != document.origin:
            log.warning("%s: the same text as %s; what it says counts twice", document.origin, first)
        yield document
