"""What users bring of their own: names, cue words and concerns, which go before the package's.

The readers of ``kg.resources`` look here. Which files count is held by a context variable that ``using`` sets, never by
a global that one build could leave behind for the next: a thread or a worker process that does not say ``using`` works
with the package's data alone. The files are held by content, so that what was read is what is kept with the dataset.
"""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, fields
from functools import lru_cache, wraps
from typing import TypeVar

__all__ = ["NOTHING", "Own", "OwnFile", "cached", "current", "using"]

Found = TypeVar("Found")

KEPT = 8
"""How many sets of own files a reader remembers at a time."""


@dataclass(frozen=True, slots=True)
class OwnFile:
    """A file of the user's: its name and its bytes. Two files of equal name and bytes are one."""

    name: str
    content: bytes

    @property
    def digest(self) -> str:
        """SHA-256 of the file, in hex."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Own:
    """The files that reading and linking take into account. ``key`` tells two sets of them apart."""

    registry: tuple[OwnFile, ...] = field(default=(), compare=False)
    lexicon: tuple[OwnFile, ...] = field(default=(), compare=False)
    concerns: tuple[OwnFile, ...] = field(default=(), compare=False)
    key: str = field(init=False)

    def __post_init__(self) -> None:
        """Compute the key: the readers ask for it at every word."""
        object.__setattr__(self, "key", "\n".join(f"{kind} {f.name} {f.digest}" for kind, f in self.files()))

    def files(self) -> Iterator[tuple[str, OwnFile]]:
        """Yield each file with its kind: registry, lexicon or concerns."""
        for each in fields(self):
            if each.name != "key":
                yield from ((each.name, file) for file in getattr(self, each.name))

    def labels(self) -> tuple[str, ...]:
        """Return each file as the graph records it: ``registry names.csv sha256:`` and twelve digits."""
        return tuple(f"{kind} {file.name} sha256:{file.digest[:12]}" for kind, file in self.files())


NOTHING = Own()
IN_USE: ContextVar[Own] = ContextVar("kg.own", default=NOTHING)


def current() -> Own:
    """Return the files in use."""
    return IN_USE.get()


@contextmanager
def using(own: Own) -> Iterator[None]:
    """Let *own* count inside the block. Not for use around a ``yield``: the caller would see it, too."""
    token = IN_USE.set(own)
    try:
        yield
    finally:
        IN_USE.reset(token)


def cached(read: Callable[[], Found]) -> Callable[[], Found]:
    """Return *read* with its answers remembered, one for each set of files in use."""

    @lru_cache(maxsize=KEPT)
    def of(key: str) -> Found:
        return read()

    @wraps(read)
    def remembered() -> Found:
        return of(IN_USE.get().key)

    return remembered
