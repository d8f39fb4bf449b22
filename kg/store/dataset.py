"""A dataset: the union of its documents' graphs with ontology, concerns, topics, entities and links, on disk or not.

On disk it is a folder: ``manifest.json``, ``documents/<slug>.nq`` (all that one article says), ``texts/<slug>.txt``
(the text that offsets count in) and ``store/`` (the same quads, indexed by Oxigraph); and, where the user brought files
of their own, ``kg.toml`` and copies of them in ``own/``.
"""

import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self, cast

import pyoxigraph as ox

from kg.errors import DatasetError, UsageError
from kg.resources import node
from kg.settings import Settings, kept
from kg.store import folder as places
from kg.store import manifest as manifests
from kg.store import union
from kg.store.document import document_graph, encodable, parse, quads_of
from kg.store.entities import ENTITIES, entity_quads
from kg.store.links import LINKS, link_quads
from kg.store.manifest import DocumentInfo, Failure, Manifest
from kg.vocab import PREFIXES


class Dataset:
    """Named graphs and the texts that they quote. Made by ``create``, ``memory``, ``open`` and ``edit``.

    What ``create`` and ``edit`` give is written beside its place and put there by ``commit``, which leaving a ``with``
    block does; after an exception the old dataset is untouched. ``open`` gives a dataset that cannot be changed.
    """

    def __init__(self, store: ox.Store, manifest: Manifest, place: Path | None = None) -> None:
        """Wrap an open store; *place* is where the dataset belongs, if on disk."""
        self.store = store
        self.manifest = manifest
        self.place = place
        self._settings: Settings | None = None
        self._draft: Path | None = None
        self._force = False
        self._texts: dict[str, str] = {}
        self._pending: dict[str, bytes | None] = {}

    # --- making one -------------------------------------------------------------------------------------------

    @classmethod
    def create(cls, path: str | Path, *, pipeline: str = "", force: bool = False) -> Self:
        """Return a new dataset for *path*, with the ontology's layers in it.

        Raises UsageError if something is there: a dataset needs *force*, anything else is never replaced.
        """
        place = Path(path)
        places.check_free(place, force=force)
        draft = places.new_beside(place)
        made = cls(union.layered(ox.Store(draft / places.STORE)), Manifest(pipeline), place)
        made._draft, made._force = draft, force
        return made

    @classmethod
    def memory(cls, *, pipeline: str = "") -> Self:
        """Return a new dataset that lives in memory alone."""
        return cls(union.layered(ox.Store()), Manifest(pipeline))

    @classmethod
    def open(cls, path: str | Path) -> Self:
        """Return the dataset at *path*, for reading. Raises DatasetError if it is none, or of another format."""
        place = Path(path)
        manifest = manifests.read(place)
        try:
            store = ox.Store.read_only(str(place / places.STORE))
        except OSError as error:
            raise DatasetError(f"{place / places.STORE} cannot be opened ({error}): build it again") from error
        return cls(store, manifest, place)

    @classmethod
    def edit(cls, path: str | Path) -> Self:
        """Return a copy of the dataset at *path* that takes its place at ``commit``."""
        place = Path(path)
        manifest = manifests.read(place)
        draft = places.copy_beside(place)
        made = cls(ox.Store(draft / places.STORE), manifest, place)
        made._draft, made._force = draft, True
        return made

    # --- changing it ------------------------------------------------------------------------------------------

    def replace(self, slug: str, nquads: bytes, text: str) -> None:
        """Put one document's graph and text in, in place of what the dataset holds under *slug*.

        Raises DatasetError where *nquads* is not the graph ``graph:doc_<slug>`` or tells too little of the document.
        """
        self._writable()
        self.manifest.documents[slug] = manifests.describe(slug, quads_of(slug, nquads))
        if self._draft:
            places.write(self._draft / places.DOCUMENTS / f"{slug}.nq", nquads)
            places.write(self._draft / places.TEXTS / f"{slug}.txt", text.encode("utf-8"))
        else:
            self._texts[slug] = text
        self._pending[slug] = None if self._draft else nquads

    def retract(self, slug: str) -> None:
        """Take one document out; its claims and facts go with it. An unknown slug raises UsageError."""
        self._writable()
        known = self.document(slug)
        del self.manifest.documents[slug]
        self._pending.pop(slug, None)
        self._texts.pop(slug, None)
        union.drop(self.store, ox.NamedNode(known.graph))
        if self._draft:
            (self._draft / places.DOCUMENTS / f"{slug}.nq").unlink()
            (self._draft / places.TEXTS / f"{slug}.txt").unlink()

    def fail(self, name: str, reason: str) -> None:
        """Note in the manifest that the source *name* gave nothing, and why."""
        self._writable()
        self.manifest.failures.add(Failure(encodable(name), encodable(reason)))

    def keep(self, settings: Settings) -> None:
        """Keep the user's own files with the dataset, in place of those that it kept."""
        self._writable()
        self._settings = settings
        if self._draft:
            places.keep(self._draft, settings.files())

    def refresh_entities(self) -> None:
        """Compute ``graph:entities`` anew from all documents. ``commit`` does it too."""
        self._refresh(ENTITIES, entity_quads)

    def refresh_links(self) -> None:
        """Compute ``graph:links`` anew from all documents. ``commit`` does it too."""
        self._refresh(LINKS, link_quads)

    def commit(self) -> None:
        """Finish: entities, links, manifest, and the folder in its place. It stays open, for reading if on disk."""
        self.refresh_entities()
        self.refresh_links()
        if self._draft is None or self.place is None:
            return
        places.write(self._draft / manifests.FILE, manifests.to_json(self.manifest).encode("utf-8"))
        self.store.flush()
        self.store = ox.Store()  # the draft's store must be closed before its folder is renamed
        try:
            places.put_in_place(self._draft, self.place, force=self._force)
        except BaseException:
            self.discard()
            raise
        self._draft = None
        self.store = ox.Store.read_only(str(self.place / places.STORE))

    def discard(self) -> None:
        """Throw a draft away; the dataset that was there before stays as it is."""
        if self._draft is not None:
            self.store = ox.Store()
            shutil.rmtree(self._draft, ignore_errors=True)
            self._draft = None

    def __enter__(self) -> Self:
        """Return the dataset itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Commit a draft, or discard it where the block raised."""
        if error is not None:
            self.discard()
        elif self._draft is not None or self.place is None:
            self.commit()

    # --- reading it -------------------------------------------------------------------------------------------

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
        where = self._draft or self.place
        if where is None:
            return self._texts[slug]
        return places.text(where / places.TEXTS / f"{slug}.txt")

    def quads(self) -> Iterator[ox.Quad]:
        """Yield every quad of every named graph, in no order."""
        self.index()
        return union.named(self.store)

    def select(self, sparql: str) -> Iterator[tuple[str | None, ...]]:
        """Yield the rows of a SELECT over the union of all graphs as plain strings.

        For this project's own queries, with the known prefixes declared; ``kg.store.query`` is for users'.
        """
        self.index()
        solutions = self.store.query(sparql, prefixes=PREFIXES)
        for row in cast(ox.QuerySolutions, solutions):
            yield tuple(None if value is None else node(value) for value in row)

    def _writable(self) -> None:
        """Raise DatasetError on a dataset that was opened for reading."""
        if self.place is not None and self._draft is None:
            raise DatasetError(f"{self.place} is open for reading only")

    def _refresh(self, graph: ox.NamedNode, computed: Callable[[ox.Store], Iterable[ox.Quad]]) -> None:
        """Compute a graph anew from all documents."""
        self._writable()
        self.index()
        quads = list(computed(self.store))
        union.drop(self.store, graph)
        union.add(self.store, quads)

    def index(self) -> None:
        """Index what was put in since the last time, in one bulk (a bulk each leaves a file each). Reading does it."""
        if not self._pending:
            return
        for slug in self._pending:
            union.drop(self.store, document_graph(slug))
        union.add(self.store, (quad for slug in self._pending for quad in parse(self._nquads(slug))))
        self._pending.clear()

    def _nquads(self, slug: str) -> bytes:
        """Return the graph of a document that waits to be indexed."""
        kept = self._pending[slug]
        if kept is None and self._draft is not None:
            return (self._draft / places.DOCUMENTS / f"{slug}.nq").read_bytes()
        return kept or b""
