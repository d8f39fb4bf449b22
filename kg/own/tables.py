"""Tables of the user's own: CSV as a spreadsheet writes it, checked to the line."""

import csv
import io

from kg.errors import UsageError
from kg.own import OwnFile

Row = dict[str, str]
WHERE = "where"
"""The field of a row that says where it stands: ``names.csv, line 3``."""


def rows(file: OwnFile, columns: tuple[str, ...], needed: tuple[str, ...]) -> list[Row]:
    """Return the rows of a table with every column of *columns*, those left out empty, and with ``where``.

    Raises UsageError, with file and line, where it is not UTF-8, a column is unknown or one of *needed* is missing or
    empty, or a row has too many cells.
    """
    reader = csv.DictReader(io.StringIO(decoded(file), newline=""), strict=True)
    try:
        check_columns(file, tuple(reader.fieldnames or ()), columns, needed)
        return [checked(row, f"{file.name}, line {reader.line_num}", columns, needed) for row in reader]
    except csv.Error as error:
        raise UsageError(f"{file.name}, line {reader.reader.line_num}: {error}") from error


def decoded(file: OwnFile) -> str:
    """Return a file's text; a byte-order mark, as spreadsheets write it, is no part of it."""
    try:
        return file.content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{file.name} is not UTF-8 (byte {error.start}): save it as UTF-8") from error


def check_columns(file: OwnFile, found: tuple[str, ...], columns: tuple[str, ...], needed: tuple[str, ...]) -> None:
    """Refuse a header with an unknown column or without a needed one."""
    unknown = [name for name in found if name not in columns]
    missing = [name for name in needed if name not in found]
    if unknown or missing:
        wrong = f"unknown column {unknown[0]!r}" if unknown else f"no column {missing[0]!r}"
        raise UsageError(f"{file.name}, line 1: {wrong}; the columns are {', '.join(columns)}, separated by commas")


def checked(row: dict[str, str], where: str, columns: tuple[str, ...], needed: tuple[str, ...]) -> Row:
    """Return one row, complete and without spaces around its cells."""
    if None in row:
        raise UsageError(f"{where}: more cells than columns; put a cell that holds a comma in double quotes")
    full = {name: (row.get(name) or "").strip() for name in columns}
    for name in needed:
        if not full[name]:
            raise UsageError(f"{where}: the cell {name!r} is empty")
    return {**full, WHERE: where}


def one_of(row: Row, column: str, choices: tuple[str, ...]) -> None:
    """Refuse a row whose cell, or a part of it, is none of *choices*."""
    for part in row[column].split("|"):
        just_one(row, column, part.strip(), choices)


def just_one(row: Row, column: str, value: str, choices: tuple[str, ...]) -> None:
    """Refuse a row whose cell holds *value*, which is none of *choices*; an empty one is never shown among them."""
    if value not in choices:
        raise UsageError(f"{row[WHERE]}: {column} {value!r} is none of {', '.join(filter(None, choices))}")
