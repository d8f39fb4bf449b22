"""Standard input: one text, or articles as JSON Lines where its first line is one."""

import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from kg.errors import InputError
from kg.model import Document
from kg.read.decode import bounded
from kg.read.files import File
from kg.read.jsonl import records
from kg.read.plain import document

NAME = "stdin"


def read_stdin(_: File) -> Iterator[Document | InputError]:
    """Yield standard input as one document named ``stdin``, or the articles of its lines."""
    data = bounded(sys.stdin.buffer, NAME)
    if is_record(data.lstrip().partition(b"\n")[0]):
        yield from records(io.BytesIO(data), Path(NAME))
    else:
        yield document(NAME, data, NAME, {})


def is_record(line: bytes) -> bool:
    """Tell whether a line is an article as JSON."""
    try:
        found = json.loads(line) if line.startswith(b"{") else None
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict) and "text" in found
