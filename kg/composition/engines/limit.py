"""A worker that hangs ends itself, so that whoever waits for it sees a death, and need know of no other trouble."""

import faulthandler
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from kg.composition.extraction import Job, Outcome, outcomes
from kg.model import Document

PATIENCE, SLOWEST = 300, 500
"""Seconds that any reading may take, the loading of the language model among them, and characters read in a second at
the very least: a hundredth of what is usual."""

STDERR = 2


def watched(documents: list[Document], job: Job) -> list[Outcome]:
    """Return what each document says; where that comes to no end, the process ends."""
    with limited(seconds(documents)):
        return outcomes(documents, job)


def seconds(documents: Sequence[Document]) -> float:
    """Return how long the reading of documents may take."""
    return PATIENCE + sum(len(document.text) for document in documents) / SLOWEST


@contextmanager
def limited(limit: float) -> Iterator[None]:
    """End this process where the block takes longer, with the place where it hung on standard error.

    A thread of the C library does it, which no loop in a library's own code can keep waiting.
    """
    faulthandler.dump_traceback_later(limit, exit=True, file=STDERR)
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()
