"""A dataset: the union of its documents' graphs with ontology, concerns, topics, entities and links, on disk or not.

On disk it is a folder: ``manifest.json``, ``documents/<slug>.nq`` (all that one article says), ``texts/<slug>.txt``
(the text that offsets count in) and ``store/`` (the same quads, indexed by Oxigraph); and, where the user brought files
of their own, ``kg.toml`` and copies of them in ``own/``.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self, cast

import pyoxigraph as ox

from kg.errors import BrokenOffError, DatasetError, UsageError
from kg.settings import Settings
from kg.store import folder as places
from kg.store import manifest as manifests
from kg.store import union
from kg.store.document import encodable, quads_of
from kg.store.draft import Draft
from kg.store.layers import Layers
from kg.store.manifest import DocumentInfo, Failure, Manifest
from kg.store.opening import writable
from kg.store.readable import Readable
from kg.store.register import Register

FEWEST = 64
"""How many documents are indexed at a time at the very least: some 10 MB. Fewer leave many small files."""


class Dataset(Readable):
    """Named graphs and the texts that they quote. Made by ``create``, ``memory``, ``open`` and ``edit``.

    What ``create`` and ``edit`` give is written beside its place and put there by ``commit``, which leaving a ``with``
    block does; after an exception the old dataset is untouched. ``open`` gives a dataset that cannot be changed.
    """

    # --- making one -------------------------------------------------------------------------------------------

    @classmethod
    def create(cls, path: str | Path, *, pipeline: str = "", fingerprint: str = "", force: bool = False) -> Self:
        """Return a new dataset for *path*, with the ontology's layers in it.

        With a *fingerprint* of all that makes documents what they are, it goes on where a killed build with the same
        one stopped. Raises UsageError if something is there: a dataset needs *force*, anything else is never replaced.
        """
        place = Path(path)
        places.finish(place)
        places.check_free(place, force=force)
        draft = Draft(place, fingerprint)
        store = union.layered(writable(draft.folder / places.STORE))
        made = cls(store, Manifest(pipeline, fingerprint=fingerprint), place)
        made._draft, made._force, made._layers = draft, force, Layers(draft.folder / places.REGISTER)
        return made

    @classmethod
    def memory(cls, *, pipeline: str = "", fingerprint: str = "") -> Self:
        """Return a new dataset that lives in memory alone."""
        made = cls(union.layered(ox.Store()), Manifest(pipeline, fingerprint=fingerprint))
        made._layers = Layers()
        return made

    @classmethod
    def edit(cls, path: str | Path) -> Self:
        """Return the dataset at *path* to be changed; the changes hold from ``commit`` on, all or none."""
        place = Path(path)
        places.finish(place)
        manifest = manifests.read(place)
        draft = Draft(place, manifest.fingerprint, changes=True)
        made = cls(writable(draft.folder / places.STORE), manifest, place)
        made._draft, made._base = draft, dict(manifest.documents)
        try:
            register = Register.opened(place / places.REGISTER, manifests.digest(place))
        except UsageError:
            made.discard()
            raise
        made._layers = Layers(draft.folder / places.REGISTER, register, manifest.documents)
        return made

    # --- changing it ------------------------------------------------------------------------------------------

    def replace(self, slug: str, nquads: bytes, text: str, *, key: str = "", known: DocumentInfo | None = None) -> None:
        """Put one document's graph and text in, in place of what the dataset holds under *slug*.

        *key* is the digest of all that the document was; *known* what the manifest is to tell, where the caller, who
        then vouches for the graph, has it. Raises DatasetError where *nquads* is not the graph ``graph:doc_<slug>`` or
        tells too little of the document.
        """
        self._writable()
        known = known or replace(manifests.describe(slug, quads_of(slug, nquads)), key=key)
        self._leave(slug)
        if self._draft:
            self._draft.put(known, nquads, text.encode("utf-8"))
        else:
            self._texts[slug] = text
        self.manifest.documents[slug] = known
        self._hold(slug, None if self._draft else nquads)

    def left_over(self) -> Mapping[str, DocumentInfo]:
        """Return what a killed build had made for this dataset, by slug: ``resume`` takes it."""
        return self._draft.made if self._draft else {}

    def resume(self, slug: str, key: str) -> bool:
        """Take what a killed build made of a document, and tell whether there was anything."""
        known = self._draft.made.get(slug) if self._draft else None
        if known is None or known.key != key:
            return False
        self._leave(slug)
        self.manifest.documents[slug] = known
        self._hold(slug)
        return True

    def take(self, other: "Dataset", slug: str) -> None:
        """Take a document over from another dataset on disk, with its graph and text as they are."""
        self._writable()
        if self._draft is None or other.place is None:
            raise DatasetError("documents go over between datasets on disk only: give them a folder")
        known = other.document(slug)
        self._leave(slug)
        self._draft.take(other.place, known)
        self.manifest.documents[slug] = known
        self._hold(slug)

    def retract(self, slug: str) -> None:
        """Take one document out; its claims and facts go with it. An unknown slug raises UsageError."""
        self._writable()
        known = self.document(slug)
        self._leave(slug)
        del self.manifest.documents[slug]
        self._pending.pop(slug, None)
        self._texts.pop(slug, None)
        union.drop(self.store, ox.NamedNode(known.graph))
        if self._draft:
            self._draft.remove(slug)

    def fail(self, name: str, reason: str) -> None:
        """Note in the manifest that the source *name* gave nothing, and why."""
        self._writable()
        failure = Failure(encodable(name), encodable(reason))
        self.manifest.failures.add(failure)
        self.failed.add(failure)

    def forgive(self, name: str) -> None:
        """Forget that the source *name* gave nothing: it was read."""
        self._writable()
        self.manifest.failures -= {each for each in self.manifest.failures if each.name == encodable(name)}

    def keep(self, settings: Settings) -> None:
        """Keep the user's own files with the dataset, in place of those that it kept."""
        self._writable()
        self._settings = settings
        if self._draft:
            places.keep(self._draft.folder, settings.files())

    def refresh_layers(self) -> None:
        """Bring ``graph:entities`` and ``graph:links`` up to date with the documents. ``commit`` does it too."""
        self._writable()
        self.index()
        if self._layers:
            self._layers.refresh(self.store, self.manifest.documents.keys(), self.nquads)

    def commit(self) -> None:
        """Finish: entities, links, manifest, and the folder in its place. It stays open, for reading if on disk."""
        self.refresh_layers()
        if self._draft is None or self.place is None:
            return
        told = (piece.encode("utf-8") for piece in manifests.to_json(self.manifest))
        places.write(self._draft.folder / manifests.FILE, told)
        if self._base is None:
            self.store.optimize()  # else the first of those who change the dataset would have to
        self.store.flush()
        self.store = ox.Store()  # the draft's store must be closed before its folder is renamed
        try:
            self._settle(self._draft, self.place)
        except BaseException:
            self.discard()
            raise
        self._draft = self._base = self._layers = None
        self.store = ox.Store.read_only(str(self.place / places.STORE))

    def _settle(self, draft: Draft, place: Path) -> None:
        """Put a draft, or the changes that it holds, in place; the register goes with it, or is changed after it."""
        draft.close(set(self.manifest.documents))
        layers, digest = cast(Layers, self._layers), manifests.digest(draft.folder)
        if layers.drafted:
            layers.finish(digest)
        if self._base is None:
            places.put_in_place(draft.folder, place, force=self._force)
        else:
            places.change_in_place(draft.folder, place, set(self._base) - set(self.manifest.documents))
        if not layers.drafted:
            layers.finish(digest)

    def discard(self) -> None:
        """Throw a draft away; the dataset that was there before stays as it is."""
        if self._draft is not None:
            draft = self._draft
            self.leave()
            draft.discard()

    def leave(self) -> None:
        """Stop here, and leave what is finished to the next build of the same place and fingerprint."""
        self.store = ox.Store()
        if self._layers:
            self._layers.close()
        self._draft = self._layers = None

    def __enter__(self) -> Self:
        """Return the dataset itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Commit a draft; discard it where the block raised, unless it was broken off by who will be back."""
        if isinstance(error, KeyboardInterrupt | BrokenOffError) and self.manifest.fingerprint:
            self.leave()
        elif error is not None:
            self.discard()
        elif self._draft is not None or self.place is None:
            self.commit()

    def _hold(self, slug: str, nquads: bytes | None = None) -> None:
        """Put a document among those to index, and index them while others are read, if they are as many as the rest.

        The store merges what comes with what is there: of a few at a time, each time much would be written again.
        """
        self._pending[slug] = nquads
        if len(self._pending) >= max(FEWEST, len(self.manifest.documents) - len(self._pending)):
            self.index()

    def _writable(self) -> None:
        """Raise DatasetError on a dataset that was opened for reading."""
        if self.place is not None and self._draft is None:
            raise DatasetError(f"{self.place} is open for reading only")

    def _leave(self, slug: str) -> None:
        """Take what a document says out of the layers, before it goes or is replaced."""
        if self._layers:
            self._layers.leave(self.store, slug, self.nquads)
