"""Documents put into a dataset, read in this process or in several."""

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from kg.composition.extraction import Extracted, Failed, Job, Outcome, chunks, here, outcomes
from kg.composition.pool import Pool
from kg.errors import InputError, KgError
from kg.graph import Graph
from kg.model import Document, DocumentStatements
from kg.store.dataset import Dataset

log = logging.getLogger(__name__)

SHOWN = 5
"""How many of many sources or articles a message names."""

Seen = Callable[[DocumentStatements], object]
Watch = Callable[[Outcome], object]


@dataclass(frozen=True, slots=True)
class Reading:
    """How documents are read, by how many processes, and who is told of each. *fresh* takes over nothing."""

    job: Job
    workers: int = 1
    seen: Seen | None = None
    watch: Watch | None = None
    fresh: bool = False


def fill(dataset: Dataset, documents: Iterable[Document], reading: Reading) -> None:
    """Put what *documents* say into *dataset*, and note those that nothing could be made of."""
    todo = (each for each in documents if reading.fresh or not dataset.resume(each.slug, each.key))
    for outcome in read_by(reading.workers, todo, reading.job):
        if isinstance(outcome, Failed):
            dataset.fail(outcome.document.origin or outcome.document.name, outcome.reason)
        else:
            put(dataset, outcome, reading)
        if reading.watch is not None:
            reading.watch(outcome)


def put(dataset: Dataset, found: Extracted, reading: Reading) -> None:
    """Put what one document says into *dataset*, and show it to who wants to see it."""
    dataset.replace(found.known.slug, found.nquads, found.document.text, known=found.known)
    if reading.seen is not None and found.statements is not None:
        reading.seen(found.statements)


def read_by(workers: int, documents: Iterable[Document], job: Job) -> Iterator[Outcome]:
    """Yield what each document says, in their order, read by so many processes; one is this one."""
    if workers <= 1:
        return here(documents, job)
    pool: Pool[Document, Outcome] = Pool(partial(outcomes, job=job), killer, workers)
    return pool.results(chunks(documents))


def killer(document: Document) -> Failed:
    """Return the failure of a document that twice killed the process that read it."""
    where = document.origin or document.name
    return Failed(document, f"{where}: the process that reads it dies: too long for the memory there is? split it")


def note(dataset: Dataset, failures: Iterable[KgError]) -> None:
    """Note the sources that could not be read; InputError where there is nothing but such."""
    found = list(failures)
    for failure in found:
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
