"""Documents put into a dataset, read by one engine or another."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kg.composition.engines import LOCAL, Corpus, Finished, Task, engine
from kg.composition.extraction import Extracted, Failed, Job, Outcome
from kg.errors import InputError, KgError
from kg.graph import Graph
from kg.model import DocumentStatements
from kg.store.dataset import Dataset

log = logging.getLogger(__name__)

SHOWN = 5
"""How many of many sources or articles a message names."""

Seen = Callable[[DocumentStatements], object]
Watch = Callable[[Outcome], object]
Skipped = Callable[[Finished], object]


@dataclass(frozen=True, slots=True)
class Reading:
    """How documents are read, by which engine and how many processes, and who is told of each.

    *skipped* is told of those that need no reading; *fresh* takes over nothing; *address* is that of a cluster.
    """

    job: Job
    workers: int | None = None
    seen: Seen | None = None
    watch: Watch | None = None
    fresh: bool = False
    engine: str = LOCAL
    address: str | None = None
    skipped: Skipped | None = None


def fill(dataset: Dataset, corpus: Corpus, reading: Reading) -> list[KgError]:
    """Put what the documents of a corpus say into *dataset*; return why others could not be read.

    Those that nothing could be made of are noted; what the dataset holds, and what a killed build made for it, is not
    read again.
    """
    failures: list[KgError] = []
    for outcome in engine(reading.engine)(corpus, task(dataset, reading, failures)):
        if isinstance(outcome, Failed):
            dataset.fail(outcome.document.origin or outcome.document.name, outcome.reason)
        else:
            put(dataset, outcome, reading)
        if reading.watch is not None:
            reading.watch(outcome)
    return failures


def task(dataset: Dataset, reading: Reading, failures: list[KgError]) -> Task:
    """Return what an engine is to do for a dataset."""
    held = {} if reading.fresh else {**dataset.left_over(), **dataset.manifest.documents}

    def finished(found: Finished) -> None:
        if found.slug not in dataset.manifest.documents:
            dataset.resume(found.slug, found.key)
        if reading.skipped is not None:
            reading.skipped(found)

    done = frozenset(known.key for known in held.values())
    return Task(reading.job, failures.append, finished, done, reading.workers, reading.address)


def put(dataset: Dataset, found: Extracted, reading: Reading) -> None:
    """Put what one document says into *dataset*, and show it to who wants to see it."""
    dataset.forgive(found.document.origin or found.document.name)
    dataset.replace(found.known.slug, found.nquads, found.document.text, known=found.known)
    if reading.seen is not None and found.statements is not None:
        reading.seen(found.statements)


def note(dataset: Dataset, failures: Iterable[KgError]) -> None:
    """Note the sources that could not be read; InputError where there is nothing but such."""
    for failure in failures:
        dataset.fail(*named(failure))
    if dataset.manifest.failures and not dataset.documents():
        raise unreadable(failure.reason for failure in dataset.failures())


def unreadable(reasons: Iterable[str]) -> InputError:
    """Return the error of sources that all failed: the first few reasons, a line each where there are several."""
    told = sorted(set(reasons))
    more = [f"and {len(told) - SHOWN:,} more"] if len(told) > SHOWN else []
    parted = " " if len(told) == 1 else "\n  "
    return InputError(parted.join(["no source could be read:", *told[:SHOWN], *more]))


def named(failure: KgError) -> tuple[str, str]:
    """Return the source that an error names, by the part before its first colon, and the whole message."""
    message = str(failure)
    return message.partition(":")[0], message


def told_unused(dataset: Dataset, job: Job) -> Graph:
    """Return the graph of a finished dataset; corrections that fit nothing in it are logged."""
    from kg.corrections import read

    if job.settings.corrections:
        rows = dataset.select("SELECT DISTINCT ?text { ?run kg:correction ?text }")
        for each in read(job.settings.corrections).unused({text for (text,) in rows if text}):
            log.warning("%s fits nothing that was read, or changes nothing: %s", each.where, each)
    return Graph(dataset)
