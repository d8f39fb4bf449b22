"""The engine of one machine: documents read in this process, or in several."""

from collections.abc import Iterable, Iterator
from functools import partial

from kg.composition.engines.limit import watched
from kg.composition.engines.pool import Pool
from kg.composition.engines.task import Corpus, Task, finished
from kg.composition.extraction import Failed, Job, Outcome, chunks, here
from kg.model import Document


def local(corpus: Corpus, task: Task) -> Iterator[Outcome]:
    """Yield what each document says, in their order, read by so many processes; one is this one."""
    return read_by(task.workers or 1, unfinished(corpus.documents(task.on_error), task), task.job)


def unfinished(documents: Iterable[Document], task: Task) -> Iterator[Document]:
    """Yield the documents that are to be read, and tell of the others."""
    for document in documents:
        if document.key in task.done:
            task.finished(finished(document))
        else:
            yield document


def read_by(workers: int, documents: Iterable[Document], job: Job) -> Iterator[Outcome]:
    """Yield what each document says, in their order."""
    if workers == 1:
        return here(documents, job)
    pool: Pool[Document, Outcome] = Pool(partial(watched, job=job), killer, workers)
    return pool.results(chunks(documents))


def killer(document: Document) -> Failed:
    """Return the failure of a document that kills, time and again, the process that reads it."""
    where = document.origin or document.name
    reason = "the process that reads it dies, or comes to no end: too long for the memory there is? split it"
    return Failed(document, f"{where}: {reason}")
