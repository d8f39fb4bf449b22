"""The register of a dataset: the names that its documents use, its claims, and where each claim can meet others.

It is a file in the dataset's folder that holds nothing of its own: all of it is read from the documents. It is there so
that the layers computed over all documents need not look at all of them when one comes or goes. It says to which
manifest it belongs; one that is lost, damaged, or of another manifest is made again. Nothing but an edit opens it.
"""

import logging
import os
import sqlite3
from collections.abc import Iterable, Iterator
from functools import lru_cache, partial
from itertools import groupby
from pathlib import Path
from typing import NamedTuple, Self
from weakref import finalize

from kg.errors import UsageError
from kg.store.links import WINDOW, places
from kg.store.stances import Stating
from kg.store.told import Told

log = logging.getLogger(__name__)

FORMAT = f"2, links within {WINDOW}"
"""Version of the tables and of what is made from them. With any other, register and layers are made again."""
REMEMBERED = 1024
"""How many claims are kept in memory: about 3 KB each."""

TABLES = """
CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE names (entity TEXT, kind INTEGER, name TEXT, documents INTEGER NOT NULL, PRIMARY KEY (entity, kind, name))
  WITHOUT ROWID;
CREATE TABLE claims (document INTEGER, number INTEGER, claim TEXT NOT NULL, PRIMARY KEY (document, number))
  WITHOUT ROWID;
CREATE TABLE places (place INTEGER, day INTEGER, document INTEGER, number INTEGER,
  PRIMARY KEY (place, day, document, number)) WITHOUT ROWID;
"""
GATHERED = """
CREATE TEMP TABLE gathered_names (entity TEXT, kind INTEGER, name TEXT);
CREATE TEMP TABLE gathered_places (place INTEGER, day INTEGER, document INTEGER, number INTEGER);
"""
SETTLED = """
INSERT INTO names SELECT entity, kind, name, count(*) FROM gathered_names GROUP BY entity, kind, name;
INSERT INTO places SELECT place, day, document, number FROM gathered_places ORDER BY place, day, document, number;
DROP TABLE gathered_names;
DROP TABLE gathered_places;
"""
"""Rows that come in order go to the end of a table; rows that do not would go all over it."""

SETTINGS = ("trusted_schema = OFF", "cache_size = -8192", "temp_store = FILE")
BULK = ("journal_mode = OFF", "synchronous = OFF")
"""For a file that nobody knows yet: were its making broken off, it would be thrown away."""

COUNT = """INSERT INTO names VALUES (?, ?, ?, ?)
  ON CONFLICT DO UPDATE SET documents = documents + excluded.documents"""
FORGET = "DELETE FROM names WHERE entity = ? AND kind = ? AND name = ? AND documents = 0"
BEFORE = """SELECT day, document, number FROM places WHERE place = ? AND (day, document, number) < (?, ?, ?)
  ORDER BY day DESC, document DESC, number DESC LIMIT ?"""
AFTER = """SELECT day, document, number FROM places WHERE place = ? AND (day, document, number) > (?, ?, ?)
  ORDER BY day, document, number LIMIT ?"""
WITHIN = """SELECT count(*) FROM (SELECT 1 FROM places WHERE place = ? AND (day, document, number) > (?, ?, ?)
  AND (day, document, number) <= (?, ?, ?) LIMIT ?)"""


class Spot(NamedTuple):
    """A claim as the register knows it: the day and the number of its document, and its own number there.

    Spots sort as the claims do: by date, then in an order that depends on the documents alone.
    """

    day: int
    document: int
    number: int


class Register:
    """An open register, in a transaction that ``finish`` ends. Made by ``new`` and ``opened``."""

    def __init__(self, connection: sqlite3.Connection, path: Path | None) -> None:
        """Wrap an open file, or one in memory."""
        self.connection, self.path = connection, path
        self.claim = lru_cache(REMEMBERED)(partial(claim, connection))
        finalize(self, connection.close)

    @classmethod
    def new(cls, path: Path | None = None) -> Self:
        """Return an empty register, in a new file, or in memory."""
        if path:
            path.unlink(missing_ok=True)
        connection = sqlite3.connect(path or ":memory:", isolation_level=None)
        for setting in (*SETTINGS, *(BULK if path else ())):
            connection.execute(f"PRAGMA {setting}")
        connection.execute("BEGIN")
        made = cls(connection, path)
        made._run(TABLES)
        return made

    @classmethod
    def opened(cls, path: Path, manifest: str) -> Self | None:
        """Return the register at *path*, if it belongs to the manifest of that digest and is whole, else ``None``.

        Raises UsageError where another process is changing it.
        """
        if path.is_symlink() or not path.is_file():
            return None
        connection = sqlite3.connect(path, isolation_level=None, timeout=0)
        try:
            for setting in SETTINGS:
                connection.execute(f"PRAGMA {setting}")
            connection.execute("BEGIN IMMEDIATE")
            if dict(connection.execute("SELECT name, value FROM state")) == state(manifest):
                return cls(connection, path)
        except sqlite3.DatabaseError as error:
            if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY:
                raise UsageError(f"another process is changing {path.parent}: wait for it, or stop it") from error
            log.debug("%s cannot be used: %s", path, error)
        connection.close()
        return None

    def finish(self, manifest: str) -> None:
        """Write down to which manifest the register belongs, and close it: its changes hold."""
        self.connection.executemany("REPLACE INTO state VALUES (?, ?)", state(manifest).items())
        self.connection.execute("COMMIT")
        self.connection.close()
        if self.path:
            with self.path.open("rb+") as file:
                os.fsync(file)

    def close(self) -> None:
        """Close it; what was changed since it was opened is taken back."""
        self.connection.close()

    # --- all documents at once ------------------------------------------------------------------------------------

    def fill(self, documents: Iterable[Told]) -> None:
        """Put documents into an empty register."""
        self._run(GATHERED)
        for told in documents:
            self.connection.executemany("INSERT INTO gathered_names VALUES (?, ?, ?)", told.names)
            for spot, stating in spots(told):
                self._write(spot, stating)
                rows = ((place, *spot) for place in places(stating))
                self.connection.executemany("INSERT INTO gathered_places VALUES (?, ?, ?, ?)", rows)
        self._run(SETTLED)

    def crowds(self) -> Iterator[Iterator[Spot]]:
        """Yield, for each place, the claims there, in their order."""
        rows = self.connection.execute("SELECT * FROM places ORDER BY place, day, document, number")
        for _, crowd in groupby(rows, key=lambda row: row[0]):
            yield (Spot(*row[1:]) for row in crowd)

    # --- names ----------------------------------------------------------------------------------------------------

    def count(self, told: Told, by: int) -> None:
        """Count a document's names in (*by* 1) or out (-1)."""
        self.connection.executemany(COUNT, ((*name, by) for name in told.names))
        self.connection.executemany(FORGET, told.names)

    def names(self, entity: str | None = None) -> Iterator[tuple[str, int, str, int]]:
        """Yield entity, kind, name and number of documents, in order, of one entity or of all."""
        where, given = ("WHERE entity = ?", (entity,)) if entity else ("", ())
        yield from self.connection.execute(f"SELECT * FROM names {where} ORDER BY entity, kind, name", given)

    # --- claims ---------------------------------------------------------------------------------------------------

    def put(self, spot: Spot, stating: Stating) -> None:
        """Put a claim in its places."""
        self._write(spot, stating)
        rows = ((place, *spot) for place in places(stating))
        self.connection.executemany("INSERT INTO places VALUES (?, ?, ?, ?)", rows)

    def take(self, spot: Spot, stating: Stating) -> None:
        """Take a claim out of its places."""
        self.connection.execute("DELETE FROM claims WHERE document = ? AND number = ?", spot[1:])
        rows = ((place, *spot) for place in places(stating))
        self.connection.executemany(
            "DELETE FROM places WHERE place = ? AND day = ? AND document = ? AND number = ?", rows
        )

    def around(self, place: int, spot: Spot, window: int) -> tuple[list[Spot], list[Spot]]:
        """Return the claims before and after a spot at a place, the nearest first, so many of each."""
        before, after = (self.connection.execute(query, (place, *spot, window)) for query in (BEFORE, AFTER))
        return [Spot(*row) for row in before], [Spot(*row) for row in after]

    def within(self, place: int, one: Spot, other: Spot, window: int) -> bool:
        """Tell whether of two claims at a place the later is among so many that follow the earlier."""
        (found,) = self.connection.execute(WITHIN, (place, *min(one, other), *max(one, other), window + 1)).fetchone()
        return bool(found <= window)

    def _run(self, script: str) -> None:
        """Run the statements of a script within the transaction; ``executescript`` would end it."""
        for statement in script.split(";\n"):
            self.connection.execute(statement)

    def _write(self, spot: Spot, stating: Stating) -> None:
        """Write down a claim."""
        self.connection.execute("INSERT INTO claims VALUES (?, ?, ?)", (*spot[1:], stating.row()))


def claim(connection: sqlite3.Connection, document: int, number: int) -> Stating:
    """Return a claim by the numbers of its document and its own. Raises DatabaseError where it is damaged."""
    query = "SELECT claim FROM claims WHERE document = ? AND number = ?"
    row = connection.execute(query, (document, number)).fetchone()
    try:
        return Stating.of(row[0])
    except (TypeError, ValueError, AttributeError) as error:
        raise sqlite3.DatabaseError(f"claim {number} of document {document} is not readable") from error


def spots(told: Told) -> Iterator[tuple[Spot, Stating]]:
    """Yield the claims of a document, each with its spot."""
    for number, stating in enumerate(told.claims):
        yield Spot(told.day, told.number, number), stating


def state(manifest: str) -> dict[str, str]:
    """Return what a register says of itself."""
    return {"format": FORMAT, "manifest": manifest}
