"""The composition root: the one room that knows the order of the others.

``building`` makes datasets, ``amending`` changes and joins them; ``extraction`` is what is done with each document, the
same by whichever of the ``engines``; ``fingerprint`` tells what a document's graph
depends on besides it. The rooms below are imported when they are needed: ``import kg`` is to be light.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from kg.composition.engines import LOCAL, Finished
from kg.composition.extraction import DEFAULT_MODEL, Outcome, stated

if TYPE_CHECKING:
    from kg.graph import Graph
    from kg.model import DocumentStatements
    from kg.settings import Settings

__all__ = ["DEFAULT_MODEL", "build", "stated"]


def build(  # noqa: PLR0913 - a front door: all but the sources may be left out
    sources: str | Path | Iterable[str | Path],
    out: str | Path | None = None,
    *,
    model: str = DEFAULT_MODEL,
    force: bool = False,
    fresh: bool = False,
    seen: Callable[[DocumentStatements], object] | None = None,
    settings: Settings | str | Path | None = None,
    workers: int | None = None,
    watch: Callable[[Outcome], object] | None = None,
    skipped: Callable[[Finished], object] | None = None,
    engine: str = LOCAL,
    address: str | None = None,
) -> Graph:
    """Return the graph of *sources*: files, folders, patterns, or ``-`` for standard input.

    Without *out* it lives in memory; with it, it is a dataset in that folder. One that is there is brought up to date:
    only what is new or changed is extracted, unless another version, language model or own file made it, or *fresh*
    asks for all. Articles that are no longer among the sources leave it, by *force* alone. *seen* is called with what
    each document said, as it goes (all are read anew, then), *watch* with what came of each document that was read,
    *skipped* with each that need not be. *settings* are files of the user's own, or the path of a ``kg.toml`` that
    names them; without, those that the dataset in *out* keeps. A source that cannot be read is listed in
    ``graph.failures`` and does not keep the others out.

    With several *workers*, that many processes read; the *engine* ``ray`` reads on the cluster at *address*, or on one
    that it starts, with as many workers as there are processors unless told otherwise.

    Raises InputError where no source could be read, UsageError for a wrong argument or a wrong file of the user's,
    ResourceError for a language model that is missing or not the one expected.
    """
    from kg.composition.building import built, chosen_settings, job_of
    from kg.composition.filling import Reading

    job = job_of(model, chosen_settings(settings, out), shown=seen is not None)
    reading = Reading(job, workers, seen, watch, fresh or seen is not None, engine, address, skipped)
    return built(sources, out, reading, force=force)
