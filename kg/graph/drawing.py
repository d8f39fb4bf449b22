"""A page of the graph: what a notebook shows, and how a file is written."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.store.manifest import DocumentInfo


def heading(documents: tuple[DocumentInfo, ...]) -> str:
    """Return the heading of a page: the one article's title, or how many there are."""
    return documents[0].title if len(documents) == 1 else f"Who says what in {len(documents)} articles"


class Drawing:
    """A page that a notebook shows in a frame of its own; ``str`` gives the HTML."""

    def __init__(self, html: str) -> None:
        """Keep the page."""
        self.html = html

    def __str__(self) -> str:
        """The page as HTML."""
        return self.html

    def __repr__(self) -> str:
        """What this is, without the page."""
        return f"<page of {len(self.html):,} characters>"

    def _repr_html_(self) -> str:
        """The frame that Jupyter and VS Code show."""
        from kg.render import draw_inline

        return draw_inline(self.html)


PAGES = {".html": "html", ".htm": "html"}
TEXTS = {".md": "md", ".markdown": "md", ".txt": "md"}
"""Endings of files -> what is written into them."""


def promised(path: str | Path | None, endings: Mapping[str, str], otherwise: str) -> str:
    """Return the format that a file's ending promises, *otherwise* where there is none; UsageError for another's."""
    ending = Path(path or "").suffix.lower()
    if ending and ending not in endings:
        raise UsageError(f"{path}: what is written is no {ending}; end it in {' or '.join(endings)}")
    return endings.get(ending, otherwise)


OVERWRITE = "; --force (in Python force=True) overwrites it"


def save(path: str | Path, content: bytes, *, force: bool = False) -> None:
    """Write a file in one step. Raises UsageError where it is there already and *force* is not given, or cannot be."""
    place = Path(path)
    if place.is_dir() or (place.exists() and not force):
        raise UsageError(f"{place} is there already" + (" and is a folder" if place.is_dir() else OVERWRITE))
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{place.name}.", dir=place.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(0o644)
        Path(name).replace(place)
    except OSError as error:
        raise UsageError(f"cannot write {place}: {error.strerror or error}") from error
