"""The folder a dataset lives in, and how a new one takes its place in one step."""

import logging
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from kg import settings
from kg.errors import DatasetError, UsageError
from kg.store import manifest

log = logging.getLogger(__name__)

DOCUMENTS, TEXTS, STORE = "documents", "texts", "store"


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


def new_beside(path: Path) -> Path:
    """Make and return a hidden folder beside *path*, so that renaming it to *path* is one step."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=f".{path.name}.new-", dir=path.parent))
    except OSError as error:
        raise UsageError(f"cannot write beside {path}: {error}") from error
    folder.chmod(0o755)
    for name in (DOCUMENTS, TEXTS):
        (folder / name).mkdir()
    return folder


def copy_beside(path: Path) -> Path:
    """Return a hidden copy of the dataset at *path*, beside it."""
    folder = new_beside(path)
    shutil.copytree(path, folder, dirs_exist_ok=True)
    return folder


def keep(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the user's own files into a dataset's folder, in place of those that are there."""
    shutil.rmtree(folder / settings.FOLDER, ignore_errors=True)
    (folder / settings.FILE).unlink(missing_ok=True)
    for path, content in files.items():
        (folder / path).parent.mkdir(exist_ok=True)
        write(folder / path, content)


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


def write(path: Path, content: bytes) -> None:
    """Write *content* to *path* in one step: a reader sees the old file or the new one, never half of one.

    Raises DatasetError where the disk is full or the folder is gone.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:48]}.", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        draft = Path(name)
        draft.chmod(0o644)
        draft.replace(path)
    except OSError as error:
        raise DatasetError(f"cannot write {path}: {error}") from error


def text(path: Path) -> str:
    """Return the text of a file of the dataset; DatasetError where it is damaged or leads out of the folder."""
    try:
        if path.is_symlink():
            raise DatasetError(f"{path} is a link to another place: build the dataset again")
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DatasetError(f"{path} cannot be read ({error}): build the dataset again") from error
