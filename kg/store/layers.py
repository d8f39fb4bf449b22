"""The layers computed over all documents, ``graph:entities`` and ``graph:links``, kept true to what comes and goes."""

import logging
import sqlite3
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox

from kg.errors import DatasetError
from kg.store import neighbours, union
from kg.store.entities import ENTITIES, entity_quads, renew
from kg.store.links import LINKS
from kg.store.register import Register
from kg.store.told import Told, numbered, told

log = logging.getLogger(__name__)

Graphs = Callable[[str], bytes]
"""What gives the N-Quads of a document by its slug."""


class Layers:
    """The layers of a dataset that is being changed, and its register, which a change of a few documents needs.

    ``counted`` are the slugs of the documents that the layers are true to.
    """

    def __init__(self, path: Path | None = None, register: Register | None = None, held: Collection[str] = ()) -> None:
        """Begin with the register of the documents *held*, or with nothing; *path* is where a new one is written."""
        self.path, self.register = path, register
        self.counted = set(held) if register else set[str]()
        self.touched = set[str]()
        if held and not register:
            log.info("no register of what is in the dataset, or not of this one: it is made again")

    def leave(self, store: ox.Store, slug: str, graphs: Graphs) -> None:
        """Take a document out that is about to go or to be replaced; nothing happens if it is not in."""
        if slug in self.counted and self.register:
            with self._mended(self.register) as register:
                gone = self._touch(told(slug, graphs(slug)))
                register.count(gone, -1)
                neighbours.leave(store, register, gone)
                self.counted.discard(slug)

    def refresh(self, store: ox.Store, slugs: Collection[str], graphs: Graphs) -> None:
        """Make the layers true to the documents of *slugs*: by what has come, or, where that is most of it, anew."""
        if self.register and 2 * len(self.counted) >= len(slugs):
            with self._mended(self.register) as register:
                for slug in sorted(set(slugs) - self.counted):
                    self._enter(store, register, slug, graphs(slug))
                renew(store, register, sorted(self.touched))
                self.touched.clear()
        if not self.register or self.counted != set(slugs):
            self._make(store, slugs, graphs)

    def finish(self, manifest: str) -> None:
        """Let the register's changes hold, for the manifest of that digest; one that cannot is made again next time."""
        try:
            if self.register:
                self.register.finish(manifest)
        except (sqlite3.Error, OSError) as error:
            log.warning("the register of the dataset cannot be written (%s): it will be made again", error)
            self.close()

    def close(self) -> None:
        """Take back what was changed in the register."""
        if self.register:
            self.register.close()

    @property
    def drafted(self) -> bool:
        """Whether the register is a new one, not that of the dataset in its place."""
        return self.register is not None and self.register.path == self.path

    def _enter(self, store: ox.Store, register: Register, slug: str, nquads: bytes) -> None:
        """Put a document in."""
        come = self._touch(told(slug, nquads))
        register.count(come, 1)
        neighbours.enter(store, register, come)
        self.counted.add(slug)

    def _touch(self, document: Told) -> Told:
        """Return a document, and note the entities that it names."""
        self.touched.update(entity for entity, _, _ in document.names)
        return document

    def _make(self, store: ox.Store, slugs: Collection[str], graphs: Graphs) -> None:
        """Make register and layers anew. Raises DatasetError where the disk refuses."""
        self.close()
        ordered = sorted(slugs, key=lambda slug: (numbered(slug), slug))  # as the register keeps them
        try:
            self.register = Register.new(self.path)
            self.register.fill(told(slug, graphs(slug)) for slug in ordered)
            for graph, quads in ((ENTITIES, entity_quads), (LINKS, neighbours.link_quads)):
                union.drop(store, graph)
                union.load(store, union.pieces(quads(self.register), graph))
        except sqlite3.Error as error:
            raise DatasetError(f"cannot write {self.path or 'the register'}: {error}") from error
        self.counted = set(slugs)
        self.touched.clear()

    @contextmanager
    def _mended(self, register: Register) -> Iterator[Register]:
        """Give the register to work with; one that proves to be damaged is given up."""
        try:
            yield register
        except sqlite3.DatabaseError as error:
            log.warning("the register of the dataset is damaged (%s): it is made again", error)
            self.close()
            self.register = None
            self.counted.clear()
