"""How far a build is: a bar with rate and time left on a terminal, and a summary at the end."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kg.cli import options
from kg.composition.engines import LOCAL

if TYPE_CHECKING:
    from kg.composition.engines import Finished
    from kg.composition.extraction import Outcome
    from kg.store.manifest import DocumentInfo

EACH = 300_000
"""Bytes of text for which it is worth starting another process, which takes seconds to load the language model."""

BAR = "{percentage:3.0f} % |{bar}| {elapsed}, {remaining} left{postfix}"


class Progress:
    """A bar of the bytes read, and what was counted: documents and words that were read, and failures."""

    def __init__(self, sources: Iterable[str]) -> None:
        """Make the bar; it shows nothing where standard error is no terminal. Raises UsageError for a wrong source."""
        from tqdm import tqdm

        from kg.read import size

        self.total = size(sources)
        self.documents = self.words = 0
        self.begun = time.monotonic()
        self.bar = tqdm(total=self.total, bar_format=BAR, disable=not sys.stderr.isatty(), leave=False)

    def workers(self, wanted: int | None, engine: str = LOCAL) -> int | None:
        """Return how many are to read: so many as *wanted*, else as many as there are cores and work for.

        A cluster knows by itself how many it has.
        """
        if engine != LOCAL:
            return wanted
        from kg.composition.engines.pool import cores

        return wanted or max(1, min(cores(), self.total // EACH))

    def skip(self, document: "Finished") -> None:
        """Make the way shorter by a document that an earlier build has read: the time left is for the others."""
        self.total = max(0, self.total - document.size)
        self.bar.total = max(self.bar.n, self.total)

    def step(self, outcome: "Outcome") -> None:
        """Count one document and move on."""
        self.documents += 1
        self.words += getattr(outcome, "words", 0)
        self.bar.set_postfix_str(f"{self.documents:,} articles, {self.rate:,.0f} words/s", refresh=False)
        self.bar.update(len(outcome.document.text.encode("utf-8", "replace")))

    @property
    def rate(self) -> float:
        """Words read in a second."""
        return self.words / max(time.monotonic() - self.begun, 1e-9)

    def summary(self, documents: tuple["DocumentInfo", ...], failures: int) -> list[str]:
        """Return what was done, and what there is, in words."""
        known = len(documents)
        held = f"; {options.counted(known, 'article')} in all" if known != self.documents else ""
        return [self.told(failures) + held, counted(documents)]

    def told(self, failures: int) -> str:
        """Return what was read, how fast, and how many sources could not be, in words."""
        if not self.documents and not failures:
            return "nothing new to read"
        seconds = time.monotonic() - self.begun
        read = f"{options.counted(self.documents, 'article')}, {options.counted(self.words, 'word')}"
        unread = f", {options.counted(failures, 'source')} could not be read" if failures else ""
        return f"{read} in {seconds:.1f} s ({self.rate:,.0f} words/s){unread}"

    def __enter__(self) -> "Progress":
        """Return the bar itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Take the bar away."""
        self.bar.close()


@contextmanager
def steps() -> Iterator[Callable[[str], object]]:
    """Return what shows one step of a long work after the other on a terminal, with the time; elsewhere nothing."""
    from tqdm import tqdm

    with tqdm(bar_format="{elapsed} {desc} ...", disable=not sys.stderr.isatty(), leave=False) as bar:
        yield bar.set_description_str


def counted(documents: tuple["DocumentInfo", ...]) -> str:
    """Return what a dataset holds, in words."""
    nouns = {"mentions": "mention", "claims": "claim", "relations": "relation mention"}
    return ", ".join(options.counted(sum(getattr(d, name) for d in documents), noun) for name, noun in nouns.items())
