"""Parquet: one article a row, in the columns ``id, text, title, url, date, author, publisher``.

Only ``text`` is required. The file is streamed, and only these columns of it are read.
"""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from kg.errors import InputError
from kg.model import Document
from kg.read.decode import stem
from kg.read.extras import pyarrow
from kg.read.files import File
from kg.read.jsonl import document, warn_unknown
from kg.read.metadata import KEYS

COLUMNS = ("id", "text", *KEYS)
ROWS = 64
"""How many articles are in memory at a time."""


def read_parquet(path: File) -> Iterator[Document | InputError]:
    """Yield an article a row, or the error of that row. Columns that nobody reads are warned of."""
    with opened(path) as table:
        warn_unknown(dict.fromkeys(table.schema_arrow.names), str(path), set(COLUMNS))
        for number, record in enumerate(records(table), start=1):
            yield attempt(record, path, number)


@contextmanager
def opened(path: File) -> Iterator[Any]:
    """Give the open file; InputError where it is not Parquet, has no text, or pyarrow is not there to read it."""
    parquet = pyarrow("parquet", str(path), InputError)
    try:
        with path.open("rb") as file:
            table = parquet.ParquetFile(file)
            if "text" not in table.schema_arrow.names:
                raise InputError(f'{path}: no column "text"; found {", ".join(table.schema_arrow.names)}')
            yield table
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: not a Parquet file that can be read: {error}") from error


def records(table: Any) -> Iterator[dict[str, Any]]:
    """Yield the rows with the columns that are read."""
    columns = [name for name in table.schema_arrow.names if name in COLUMNS]
    for batch in table.iter_batches(batch_size=ROWS, columns=columns):
        yield from batch.to_pylist()


def attempt(record: dict[str, Any], path: File, number: int) -> Document | InputError:
    """Return the article of one row, or the reason why there is none."""
    values = {key: plain(value) for key, value in record.items()}
    try:
        return document(values, f"{stem(path)}-{number}", f"{path}:{number}")
    except InputError as error:
        return error


def plain(value: object) -> object:
    """Return a date, or a date and time, as ISO 8601; anything else as it is."""
    return value.isoformat() if isinstance(value, datetime.date) else value


def size_of_text(path: File) -> int:
    """Return how many bytes the texts of a file have, as far as it tells; none where it cannot be read."""
    try:
        with opened(path) as table:
            told = table.metadata
            columns = [told.row_group(n).column(m) for n in range(told.num_row_groups) for m in range(told.num_columns)]
            return sum(each.total_uncompressed_size for each in columns if each.path_in_schema == "text")
    except InputError:
        return 0
