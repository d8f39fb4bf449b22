"""JSON Lines: one article a line, ``{"id", "text", "title", "url", "date", "author", "publisher"}``.

Only ``text`` is required. The file is streamed, so that it may be larger than the memory.
"""

import logging
from collections.abc import Iterator
from typing import Any, BinaryIO

from kg.errors import InputError
from kg.model import Document
from kg.read.decode import check, decode, mark_length, stem
from kg.read.files import File
from kg.read.metadata import KEYS, metadata, words, writable
from kg.read.sidecar import json_fields, json_object

log = logging.getLogger(__name__)

MAX_LINE = 64 * 1024 * 1024
"""The longest line that is read, in bytes."""


def read_jsonl(path: File) -> Iterator[Document | InputError]:
    """Yield an article a line, or the error of that line."""
    try:
        with path.open("rb") as file:
            yield from records(file, path)
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from error


def records(file: BinaryIO, path: File) -> Iterator[Document | InputError]:
    """Yield the same of an open file; empty lines are skipped. Unknown keys are warned of once."""
    warned = {"id", "text", *KEYS}
    for number, line in enumerate(lines(file), start=1):
        if line.strip():
            yield attempt(line, path, number, warned)


def lines(file: BinaryIO) -> Iterator[bytes]:
    """Yield the lines of a file, parted by line feeds alone; of one that is too long, only the first bytes."""
    while line := file.readline(MAX_LINE + 1):
        yield line
        rest = line
        while len(rest) > MAX_LINE and not rest.endswith(b"\n"):
            rest = file.readline(MAX_LINE + 1)


def attempt(line: bytes, path: File, number: int, warned: set[str]) -> Document | InputError:
    """Return the article of one line, or the reason why there is none."""
    origin = f"{path}:{number}"
    try:
        record = json_object(decode(bounded(line, origin), origin), origin)
        warn_unknown(record, origin, warned)
        return document(record, f"{stem(path)}-{number}", origin)
    except InputError as error:
        return error


def bounded(line: bytes, origin: str) -> bytes:
    """Return *line*, or raise ``InputError`` if it is too long to be read."""
    if len(line.rstrip(b"\n")) > MAX_LINE:
        raise InputError(f"{origin}: a line of more than {MAX_LINE:,} bytes: one article a line, please")
    return line


def warn_unknown(record: dict[str, Any], origin: str, warned: set[str]) -> None:
    """Warn of the keys that nobody reads, of each once a file."""
    if unknown := sorted(record.keys() - warned):
        log.warning("%s: unknown keys %s; known are id, text, %s", origin, ", ".join(unknown), ", ".join(KEYS))
        warned.update(unknown)


def document(record: dict[str, Any], number_name: str, origin: str) -> Document:
    """Return one record as a document; without an id it is named after the file and the line."""
    text = check(article_text(record, origin), origin)
    name = identifier(record.get("id"), origin) or number_name
    return Document(name, text, metadata(json_fields(record, origin), text, name, origin), mark_length(text), origin)


def article_text(record: dict[str, Any], origin: str) -> str:
    """Return a record's text; raises ``InputError`` if it is missing, no text, or no Unicode text."""
    text = record.get("text")
    if not isinstance(text, str):
        raise InputError(f'{origin}: "text" must hold the article as a text; found {sorted(record)}')
    if not writable(text):
        raise InputError(
            f'{origin}: "text" holds half of a surrogate pair (\\ud800 to \\udfff alone): not Unicode text'
        )
    return text


def identifier(value: object, origin: str) -> str | None:
    """Return an id, a text or a number, as text; ``None`` for an empty one. Raises ``InputError`` for anything else."""
    if isinstance(value, bool) or not isinstance(value, str | int | float | None):
        raise InputError(f'{origin}: "id" must be a text or a number, found {type(value).__name__}')
    return None if value is None else words(str(value).strip())
