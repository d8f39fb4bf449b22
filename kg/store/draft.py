"""A dataset that is being written: a hidden folder beside its place, which a killed build leaves to the next one.

``made.jsonl`` in it lists the documents that are finished, a line each, so that they need not be made again.
"""

import contextlib
import json
import shutil
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pyoxigraph as ox

from kg.errors import UsageError
from kg.store import folder as places
from kg.store.manifest import DocumentInfo, info

MADE = "made.jsonl"


class Draft:
    """The folder of a draft. ``made`` is what an earlier, killed build had finished, by slug."""

    def __init__(self, place: Path, fingerprint: str, *, changes: bool = False) -> None:
        """Make the folder, or take over the one that a build of the same *fingerprint* left.

        One that *changes* the dataset at *place* begins with a copy of its store. Raises UsageError where another
        build is writing there now.
        """
        kind = "change" if changes else "whole"
        name = f"{kind}-{fingerprint[:12]}" if fingerprint else ""
        sweep(place, keep=name)
        self.folder = places.beside(place, name)
        self.made = {known.slug: known for known in finished(self.folder)}
        shutil.rmtree(self.folder / places.STORE, ignore_errors=True)
        (self.folder / places.REGISTER).unlink(missing_ok=True)
        if changes:
            places.link_store(place, self.folder)

    def document(self, slug: str) -> Path:
        """Return where the N-Quads of a document are."""
        return self.folder / places.DOCUMENTS / f"{slug}.nq"

    def text(self, slug: str) -> Path:
        """Return where the text of a document is."""
        return self.folder / places.TEXTS / f"{slug}.txt"

    def put(self, known: DocumentInfo, nquads: bytes, text: bytes) -> None:
        """Write one document, and note that it is finished."""
        places.put(self.document(known.slug), nquads)
        places.put(self.text(known.slug), text)
        with (self.folder / MADE).open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(asdict(known), ensure_ascii=True) + "\n")

    def take(self, other: Path, known: DocumentInfo) -> None:
        """Take one document over from the dataset at *other*; its files are written once and never changed."""
        for target, name in ((self.document(known.slug), places.DOCUMENTS), (self.text(known.slug), places.TEXTS)):
            source = other / name / target.name
            places.content(source)  # damaged files and links to elsewhere are not taken over
            target.unlink(missing_ok=True)
            places.link_or_copy(source, target)

    def remove(self, slug: str) -> None:
        """Take one document's files out."""
        self.document(slug).unlink(missing_ok=True)
        self.text(slug).unlink(missing_ok=True)

    def close(self, slugs: set[str]) -> None:
        """Make the draft fit to take its place: only the files of *slugs* stay, and no list of what is finished."""
        (self.folder / MADE).unlink(missing_ok=True)
        for name, ending in places.ENDINGS.items():
            for file in (self.folder / name).iterdir():
                if file.name.removesuffix(ending) not in slugs:
                    file.unlink()

    def discard(self) -> None:
        """Throw the draft away."""
        shutil.rmtree(self.folder, ignore_errors=True)


def finished(folder: Path) -> Iterator[DocumentInfo]:
    """Yield the documents that a killed build had finished; a line that was broken off ends the list."""
    path = folder / MADE
    if not path.exists():
        return
    with contextlib.suppress(ValueError), path.open(encoding="utf-8") as lines:
        for line in lines:
            yield info(json.loads(line), str(path))


def sweep(place: Path, *, keep: str) -> None:
    """Remove what killed builds left beside *place*, but for the draft *keep*.

    Raises UsageError where another process is writing that one; other drafts in use stay.
    """
    for folder in sorted(place.parent.glob(f".{place.name}.new-*")):
        wanted = bool(keep) and folder.name == f".{place.name}.new-{keep}"
        if in_use(folder):
            if wanted:
                raise UsageError(f"another process is writing {place}: wait for it, or stop it")
        elif not wanted:
            shutil.rmtree(folder, ignore_errors=True)


def in_use(folder: Path) -> bool:
    """Tell whether a process holds the store of a draft; a draft without store is about to get one."""
    if not (folder / places.STORE).exists():
        return not (folder / MADE).exists()
    try:
        ox.Store(folder / places.STORE)
    except OSError:
        return True
    return False
