"""What a dataset tells, wherever it is: documents, texts, graphs, rows."""

from collections.abc import Iterator
from pathlib import Path
from typing import Self, cast

import pyoxigraph as ox

from kg.errors import IndexLostError, UsageError
from kg.resources import node
from kg.settings import Settings, kept
from kg.store import folder as places
from kg.store import manifest as manifests
from kg.store import union
from kg.store.document import document_graph
from kg.store.draft import Draft
from kg.store.entities import ENTITIES
from kg.store.layers import Layers
from kg.store.manifest import DocumentInfo, Failure, Manifest
from kg.vocab import GRAPH, PREFIXES


class Readable:
    """Named graphs and the texts that they quote, to be read. ``Dataset`` adds how they are made and changed."""

    def __init__(self, store: ox.Store, manifest: Manifest, place: Path | None = None) -> None:
        """Wrap an open store; *place* is where the dataset belongs, if on disk."""
        self.store = store
        self.manifest = manifest
        self.place = place
        self.failed = set[Failure]()
        """Those of the failures that were noted since it was opened."""
        self._settings: Settings | None = None
        self._draft: Draft | None = None
        self._layers: Layers | None = None
        self._force = False
        self._base: dict[str, DocumentInfo] | None = None
        self._texts: dict[str, str] = {}
        self._pending: dict[str, bytes | None] = {}

    @classmethod
    def open(cls, path: str | Path) -> Self:
        """Return the dataset at *path*, for reading. Raises DatasetError if it is none, or of another format.

        IndexLostError is one of these: its documents can be had by ``unindexed``.
        """
        bare = cls.unindexed(path)
        store = Path(path, places.STORE)
        try:
            bare.store = ox.Store.read_only(str(store))
        except OSError as error:
            why = f"{store} cannot be opened ({error}): kg build, or kg add, makes it again from the documents"
            raise IndexLostError(why) from error
        return bare

    @classmethod
    def unindexed(cls, path: str | Path) -> Self:
        """Return the dataset at *path* without its store: what is asked of that finds nothing. Raises as ``open``."""
        place = Path(path)
        places.finish(place)
        return cls(ox.Store(), manifests.read(place), place)

    @property
    def finished(self) -> bool:
        """Whether it lies on disk and nobody here is changing it."""
        return self.place is not None and self._draft is None

    def documents(self) -> tuple[DocumentInfo, ...]:
        """Return what is known of each document, sorted by slug."""
        return tuple(self.manifest.documents[slug] for slug in sorted(self.manifest.documents))

    def document(self, slug: str) -> DocumentInfo:
        """Return what is known of one document; an unknown slug raises UsageError that lists the choices."""
        try:
            return self.manifest.documents[slug]
        except KeyError:
            choices = ", ".join(sorted(self.manifest.documents)[:20]) or "none"
            raise UsageError(f"no document {slug!r} in the dataset; it holds: {choices}") from None

    def failures(self) -> tuple[Failure, ...]:
        """Return the sources that gave nothing, sorted."""
        return tuple(sorted(self.manifest.failures))

    @property
    def settings(self) -> Settings:
        """The user's own files that the dataset was built with."""
        if self._settings is None:
            self._settings = kept(self.place)
        return self._settings

    def text(self, slug: str) -> str:
        """Return the text that the offsets of one document count in, exactly as it was kept."""
        self.document(slug)
        if self.place is None:
            return self._texts[slug]
        return places.text(self._path(places.TEXTS, slug))

    def nquads(self, slug: str) -> bytes:
        """Return the graph of one document as canonical N-Quads."""
        known = self.document(slug)
        if self.place is None:
            graph = self.store.quads_for_pattern(None, None, None, ox.NamedNode(known.graph))
            return self._pending.get(slug) or b"".join(sorted(f"{quad} .\n".encode() for quad in graph))
        return places.content(self._path(places.DOCUMENTS, slug))

    def _path(self, name: str, slug: str) -> Path:
        """Return where a file of a document is: in the draft if it is new, else in the dataset."""
        file = f"{slug}{places.ENDINGS[name]}"
        drafted = self._draft.folder / name / file if self._draft else None
        return drafted if drafted and drafted.exists() else cast(Path, self.place) / name / file

    def whole(self, slug: str) -> bool:
        """Tell whether the files of a document are there."""
        return self.place is None or all(self._path(name, slug).is_file() for name in places.ENDINGS)

    def quads(self) -> Iterator[ox.Quad]:
        """Yield every quad of every named graph, in no order."""
        self.index()
        return union.named(self.store)

    def named(self) -> Iterator[ox.Quad]:
        """Yield the quads of the graphs that name what articles speak of: ontology, concerns, topics and entities."""
        self.index()
        for graph in (*(ox.NamedNode(GRAPH + name) for name in union.LAYERS), ENTITIES):
            yield from self.store.quads_for_pattern(None, None, None, graph)

    def select(self, sparql: str) -> Iterator[tuple[str | None, ...]]:
        """Yield the rows of a SELECT over the union of all graphs as plain strings.

        For this project's own queries, with the known prefixes declared; ``kg.store.query`` is for users'.
        """
        self.index()
        solutions = self.store.query(sparql, prefixes=PREFIXES)
        for row in cast(ox.QuerySolutions, solutions):
            yield tuple([None if value is None else node(value) for value in row])

    def index(self) -> None:
        """Index what was put in since the last time, in one bulk (a bulk each leaves a file each). Reading does it."""
        if not self._pending:
            return
        for slug in self._pending:
            union.drop(self.store, document_graph(slug))
        pending = self._pending.items()
        union.load(self.store, ((self.document(slug).graph, held or self.nquads(slug)) for slug, held in pending))
        self._pending.clear()
