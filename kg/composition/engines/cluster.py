"""The engine of a cluster: documents are read where they are needed, by a Ray Data job.

Its first stage opens the files and parts them into chunks; its second, a pool of actors that have loaded the language
model once, does with each chunk what the local engine does (``cluster_work``). What comes back is in the order of the
files, so that it makes the same dataset. Ray starts anew what dies with a process or a node.
"""

from __future__ import annotations

import logging
import pickle
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.composition.engines.cluster_work import Attempts, ChunkExtractor, PieceReader, Said, items
from kg.composition.engines.connection import broken_off, connected
from kg.composition.engines.task import Corpus, Finished, Task
from kg.composition.extraction import CHUNK_CHARACTERS, CHUNK_DOCUMENTS, Failed, Outcome
from kg.errors import InputError, KgError
from kg.read import Distinct

if TYPE_CHECKING:
    from ray.data import Dataset

BLOCKS = 10_000
"""In how many parts the list of files is read at most: a part is what is read again when its reader dies."""

READERS = 8
"""So many extractors want one reader: to open files is a small part of the work."""

Answer = Outcome | Finished | KgError | Said
"""What workers send."""


def cluster(corpus: Corpus, task: Task) -> Iterator[Outcome]:
    """Yield what each document says, in their order, read on the cluster at the task's address, or on one made here.

    Raises UsageError where there is no Ray or no such cluster, ResourceError where a node has another version of the
    program or the language model, BrokenOffError where the cluster ends before the work does.
    """
    with (
        connected(task.workers, task.address) as workers,
        broken_off(),
        closing(answers(extraction(corpus, task, workers))) as found,  # the job ends before the cluster does
    ):
        yield from received(found, task)


def extraction(corpus: Corpus, task: Task, workers: int) -> Dataset:
    """Return the Ray Data job that reads a corpus: a row for each chunk, with pickled answers."""
    chunks = pieces(corpus, task).map_batches(
        PieceReader,
        fn_constructor_args=(task.done, str(Path.cwd()), CHUNK_DOCUMENTS),
        batch_size=CHUNK_DOCUMENTS,
        batch_format="pyarrow",
        compute=pool(-(-workers // READERS)),
        num_cpus=0,
    )
    return chunks.map_batches(
        ChunkExtractor,
        fn_constructor_args=(task.job, Attempts.started()),
        batch_size=1,
        batch_format="pyarrow",
        compute=pool(workers),
        num_cpus=1,
    )


def pool(size: int) -> Any:
    """Return what makes so many actors."""
    from ray.data import ActorPoolStrategy

    return ActorPoolStrategy(size=size)


def pieces(corpus: Corpus, task: Task) -> Dataset:
    """Return the files of a corpus as rows; documents that this process alone has go as they are."""
    from ray.data import from_items

    found: Iterable[object] = corpus.documents(task.on_error) if corpus.files is None else corpus.files
    rows = [{"piece": pickle.dumps(each)} for each in found]
    made = from_items(rows, override_num_blocks=max(1, min(BLOCKS, len(rows) // CHUNK_DOCUMENTS)))
    made.context.execution_options.preserve_order = True
    made.context.target_max_block_size = CHUNK_CHARACTERS  # so that a chunk goes on its way when it is made
    made.context.enable_progress_bars = False
    made.context.print_on_execution_start = False
    return made


def answers(rows: Dataset) -> Generator[Answer, None, None]:
    """Yield what workers answer; who closes this ends the job."""
    batches = iter(rows.iter_batches(batch_size=None, batch_format="pyarrow"))
    try:
        for batch in batches:
            for answer in items("answers", batch):
                yield from answer
    finally:
        close = getattr(batches, "close", None)
        if close is not None:
            close()


def received(found: Iterable[Answer], task: Task) -> Iterator[Outcome]:
    """Yield the outcomes; errors, what is finished and what was logged go where they belong. An article counts once."""
    articles = Distinct()
    for answer in found:
        if isinstance(answer, Said):
            logging.getLogger(answer.logger).log(answer.level, "%s", answer.message)
        elif isinstance(answer, InputError):
            task.on_error(answer)
        elif isinstance(answer, KgError):
            raise answer
        elif articles.new(*identity(answer)):
            if isinstance(answer, Finished):
                task.finished(answer)
            else:
                yield answer


def identity(answer: Outcome | Finished) -> tuple[str, str, str]:
    """Return the slug, the digest and the origin of the document that an answer is about."""
    if isinstance(answer, Finished):
        return answer.slug, answer.sha256, answer.origin
    known = answer.document if isinstance(answer, Failed) else answer.known
    return known.slug, known.sha256, answer.document.origin
