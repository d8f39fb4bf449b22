"""What an engine is asked to do, whichever it is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kg.composition.extraction import Job, Outcome
from kg.errors import KgError
from kg.model import Document
from kg.read import File

OnError = Callable[[KgError], object]


@dataclass(frozen=True, slots=True)
class Corpus:
    """The documents to read: *documents* yields them in this process, in their order.

    *files* are where other processes find the same ones; None where this one alone has them.
    """

    documents: Callable[[OnError], Iterator[Document]]
    files: tuple[File, ...] | None = None


@dataclass(frozen=True, slots=True)
class Finished:
    """A document that an earlier build has read; *size* is that of its text, in bytes of UTF-8."""

    slug: str
    key: str
    sha256: str
    origin: str
    size: int


@dataclass(frozen=True, slots=True)
class Task:
    """How documents are to be read, by so many *workers* (None: as the engine sees fit).

    Those whose key is in *done* need not be: *finished* is told of each. *on_error* is told of what cannot be read at
    all. *address* is that of the cluster, for an engine that works on one.
    """

    job: Job
    on_error: OnError
    finished: Callable[[Finished], object]
    done: frozenset[str] = frozenset()
    workers: int | None = None
    address: str | None = None


Engine = Callable[[Corpus, Task], Iterator[Outcome]]
"""Yields what each document of the corpus says, in their order, but for those that are done."""


def finished(document: Document) -> Finished:
    """Return a document that needs no reading."""
    size = len(document.text.encode("utf-8", "replace"))
    return Finished(document.slug, document.key, document.sha256, document.origin, size)
