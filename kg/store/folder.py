"""The folder a dataset lives in, and how a new one, or a change to it, takes its place.

A new dataset is renamed to its place. A change is made beside the dataset, with an index of its own, and renamed into
it as ``.change``: from then on it holds, and whoever opens the dataset next finishes it, were it broken off.
"""

import json
import logging
import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from kg import settings
from kg.errors import DatasetError, UsageError
from kg.store import manifest

log = logging.getLogger(__name__)

DOCUMENTS, TEXTS, STORE = "documents", "texts", "store"
REGISTER = "register.sqlite"
CHANGE, GONE = ".change", "gone.json"
ENDINGS = {DOCUMENTS: ".nq", TEXTS: ".txt"}


def check_free(path: Path, *, force: bool) -> None:
    """Raise UsageError unless a dataset may be written at *path*.

    A path that is not there, or an empty folder, is free. With *force* a dataset may be replaced, and nothing else:
    a folder of anything else is never deleted.
    """
    if not path.exists() or (path.is_dir() and not any(path.iterdir())):
        return
    try:
        manifest.content_of(path)
    except DatasetError as error:
        raise UsageError(f"{path} is there and is not a claimgraph dataset: choose another place") from error
    if not force:
        raise UsageError(f"{path} is there already: --force replaces it")


def beside(path: Path, name: str = "") -> Path:
    """Make and return a hidden folder beside *path*: a new one, or that of the *name* given, with what is in it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        folder = path.parent / f".{path.name}.new-{name}"
        if not name:
            folder = Path(tempfile.mkdtemp(prefix=f".{path.name}.new-", dir=path.parent))
            folder.chmod(0o755)
        for inner in (DOCUMENTS, TEXTS):
            (folder / inner).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"cannot write beside {path}: {error}") from error
    return folder


def link_store(path: Path, folder: Path) -> None:
    """Give *folder* a store of its own with the content of that of the dataset at *path*.

    The store never changes a file of data (.sst) once it is written, so that a second name for it does; where the file
    system has no such names, and for the rest, which is small, it is copied.
    """
    (folder / STORE).mkdir()
    for file in sorted((path / STORE).iterdir()):
        link_or_copy(file, folder / STORE / file.name, linked=file.suffix == ".sst")


def link_or_copy(source: Path, target: Path, *, linked: bool = True) -> None:
    """Give a file a second name, or copy it."""
    try:
        if linked:
            return target.hardlink_to(source)
    except OSError as error:
        log.debug("%s cannot be linked (%s): copied", source, error)
    shutil.copyfile(source, target)
    return None


def keep(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the user's own files into a dataset's folder, in place of those that are there."""
    shutil.rmtree(folder / settings.FOLDER, ignore_errors=True)
    (folder / settings.FILE).unlink(missing_ok=True)
    for path, content in files.items():
        (folder / path).parent.mkdir(exist_ok=True)
        write(folder / path, content)


# --- taking the place -------------------------------------------------------------------------------------------


def put_in_place(folder: Path, path: Path, *, force: bool) -> None:
    """Rename *folder* to *path*; what was there stays whole until then, and is removed after.

    Whether the path is free is asked again: much may have happened to it while the dataset was made.
    """
    check_free(path, force=force)
    old = Path(tempfile.mkdtemp(prefix=f".{path.name}.old-", dir=path.parent)) / "dataset"
    if path.exists():
        path.replace(old)
    try:
        folder.replace(path)
    except OSError:
        if old.exists():
            old.replace(path)
        raise
    shutil.rmtree(old.parent)
    log.debug("dataset written: %s", path)


def change_in_place(folder: Path, path: Path, gone: Iterable[str]) -> None:
    """Let the change in *folder* (new documents, texts, store and manifest) hold for the dataset at *path*.

    *gone* are the slugs of documents that leave. Raises DatasetError where the disk refuses.
    """
    write(folder / GONE, json.dumps(sorted(gone)).encode("utf-8"))
    try:
        folder.replace(path / CHANGE)
    except OSError as error:
        raise DatasetError(f"cannot change {path}: {error}") from error
    finish(path)


def finish(path: Path) -> None:
    """Finish what was broken off at *path*: a change that holds, or an old dataset that was moved aside.

    Every step may be done twice. Raises DatasetError where the disk refuses.
    """
    try:
        if not path.exists():
            for old in sorted(path.parent.glob(f".{path.name}.old-*/dataset")):
                old.replace(path)
                old.parent.rmdir()
                break
        if (path / CHANGE / GONE).exists():
            merge_in(path / CHANGE, path)
    except OSError as error:
        raise DatasetError(f"{path}: a change that was broken off cannot be finished: {error}") from error


def merge_in(change: Path, path: Path) -> None:
    """Move the files of a change to their places in the dataset; the list of what goes is the last to go."""
    for slug in json.loads((change / GONE).read_bytes()):
        for name, ending in ENDINGS.items():
            (path / name / f"{slug}{ending}").unlink(missing_ok=True)
    for name in ENDINGS:
        for file in sorted((change / name).iterdir()):
            file.replace(path / name / file.name)
    if (change / STORE).exists():
        shutil.rmtree(path / STORE, ignore_errors=True)
        (change / STORE).replace(path / STORE)
    if (change / REGISTER).exists():
        (path / f"{REGISTER}-journal").unlink(missing_ok=True)  # of the old one: it must not be undone into the new
        (change / REGISTER).replace(path / REGISTER)
    if (change / manifest.FILE).exists():
        (change / manifest.FILE).replace(path / manifest.FILE)
    (change / GONE).unlink()
    shutil.rmtree(change)


# --- files ------------------------------------------------------------------------------------------------------


def put(path: Path, content: bytes) -> None:
    """Write a file of a draft, which nobody reads yet. Raises DatasetError where the disk refuses."""
    try:
        path.write_bytes(content)
    except OSError as error:
        raise DatasetError(f"cannot write {path}: {error}") from error


def write(path: Path, content: bytes | Iterable[bytes]) -> None:
    """Write *content*, whole or in pieces, to *path* in one step: a reader sees the old file or the new one, no half.

    Raises DatasetError where the disk is full or the folder is gone.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:48]}.", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.writelines([content] if isinstance(content, bytes) else content)
        draft = Path(name)
        draft.chmod(0o644)
        draft.replace(path)
    except OSError as error:
        raise DatasetError(f"cannot write {path}: {error}") from error


def text(path: Path) -> str:
    """Return the text of a file of the dataset; DatasetError where it is damaged or leads out of the folder."""
    return content(path).decode("utf-8")


def content(path: Path) -> bytes:
    """Return the bytes of a UTF-8 file of the dataset, as ``text`` does."""
    try:
        if path.is_symlink():
            raise DatasetError(f"{path} is a link to another place: build the dataset again")
        found = path.read_bytes()
        found.decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DatasetError(f"{path} cannot be read ({error}): build the dataset again") from error
    return found
