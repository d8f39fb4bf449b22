"""What the nodes of a cluster do: open files, read chunks of documents, and answer in pickled records."""

from __future__ import annotations

import contextlib
import logging
import os
import pickle
import platform
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg import __version__
from kg.composition.engines.limit import watched
from kg.composition.engines.local import killer
from kg.composition.engines.task import Finished, finished
from kg.composition.extraction import Job, Outcome, chunks
from kg.composition.fingerprint import label_and_fingerprint
from kg.errors import InputError, KgError, ResourceError
from kg.model import Document
from kg.read import outcomes

if TYPE_CHECKING:
    from pyarrow import Table

MOST = 2
"""How often a single document may be begun: one whose reader died as often is not tried again."""


@dataclass(frozen=True, slots=True)
class Said:
    """A message that a worker logged, to be logged where the user sees it."""

    logger: str
    level: int
    message: str


class Overheard(logging.Handler):
    """Holds the warnings that are logged in this process until they are drained."""

    def __init__(self) -> None:
        """Begin to listen."""
        super().__init__(logging.WARNING)
        self.said: list[Said] = []
        logging.getLogger("kg").addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Hold one message, with its traceback if it has one."""
        self.said.append(Said(record.name, record.levelno, self.format(record)))

    def drained(self) -> list[Said]:
        """Return what was held, and hold nothing."""
        said, self.said = self.said, []
        return said


def rows(name: str, items: Iterable[object]) -> Table:
    """Return items, pickled, as rows of one column."""
    import pyarrow

    return pyarrow.table({name: pyarrow.array([pickle.dumps(item) for item in items], pyarrow.large_binary())})


def items(name: str, table: Table) -> Iterator[Any]:
    """Yield the items that ``rows`` has pickled."""
    return (pickle.loads(row) for row in table[name].to_pylist())


class PieceReader:
    """Reads pieces, which are files or documents, into chunks: documents, and errors in the places of others."""

    def __init__(self, done: frozenset[str], folder: str, most: int) -> None:
        """Keep which documents need no reading, and how many make a chunk; paths are told from the build's *folder*."""
        self.done, self.most = done, most
        self.overheard = Overheard()
        with contextlib.suppress(OSError):  # another machine may not have it: files are then told as not there
            os.chdir(folder)

    def __call__(self, batch: Table) -> Iterator[Table]:
        """Yield each chunk as a row."""
        for chunk in chunks(self.found(batch), self.most):
            yield rows("chunk", [[*chunk, *self.overheard.drained()]])

    def found(self, batch: Table) -> Iterator[Document | Finished | InputError]:
        """Yield the documents of pieces, in their order."""
        for piece in items("piece", batch):
            for each in [piece] if isinstance(piece, Document) else outcomes(piece):
                yield finished(each) if isinstance(each, Document) and each.key in self.done else each


class ChunkExtractor:
    """Reads the documents of chunks, with a language model that is loaded once."""

    def __init__(self, job: Job, attempts: Any) -> None:
        """Keep what is to be done, and who counts how often it was begun."""
        self.job, self.attempts = job, attempts
        self.overheard = Overheard()
        self.differs = difference(job)

    def __call__(self, batch: Table) -> Table:
        """Return the answers to each chunk as a row."""
        return rows("answers", map(self.answers, items("chunk", batch)))

    def answers(self, chunk: list[Any]) -> list[Any]:
        """Return a chunk with what its documents say in their places; or else the error that ends the job."""
        if self.differs:
            return [self.differs]
        try:
            found = iter(self.read([each for each in chunk if isinstance(each, Document)]))
        except KgError as error:
            return [error]
        answers = [next(found) if isinstance(each, Document) else each for each in chunk]
        return [*answers, *self.overheard.drained()]

    def read(self, documents: list[Document]) -> list[Outcome]:
        """Return what documents say; one by one where a process has died of them."""
        if not documents:
            return []
        with self.attempts.attempt(f"{len(documents)} from {documents[0].key}") as times:
            if times == 1:
                return watched(documents, self.job)
            return [outcome for each in documents for outcome in self.alone(each)]

    def alone(self, document: Document) -> list[Outcome]:
        """Return what one document says, or that it kills whoever reads it."""
        with self.attempts.attempt(document.key) as times:
            return [killer(document)] if times > MOST else watched([document], self.job)


def difference(job: Job) -> ResourceError | None:
    """Return the error where documents are not read here as they are where the job comes from."""
    try:
        label, fingerprint = label_and_fingerprint(job.model, job.settings)
    except KgError as error:
        return ResourceError(f"on {platform.node()}: {error}")
    if (label, fingerprint) == (job.label, job.fingerprint):
        return None
    return ResourceError(
        f"{platform.node()} would read differently: it has claimgraph {__version__} with {label}, and the build was "
        f"started with {job.label}: install the same claimgraph, spaCy and language model on every node"
    )


class Attempts:
    """Counts, in an actor of its own, what was begun and not ended: what kills its reader is begun again and again."""

    def __init__(self, actor: Any) -> None:
        """Wrap the actor that counts."""
        self.actor = actor

    @classmethod
    def started(cls) -> Attempts:
        """Return a new count, kept where the job was started."""
        import ray
        from ray.util.scheduling_strategies import NodeAffinitySchedulingStrategy

        here = NodeAffinitySchedulingStrategy(ray.get_runtime_context().get_node_id(), soft=True)
        lasting = {"max_restarts": -1, "max_task_retries": -1}  # it may go with its node, and begins with nothing then
        counter = ray.remote(Counted).options(num_cpus=0, scheduling_strategy=here, **lasting)
        return cls(counter.remote())

    @contextlib.contextmanager
    def attempt(self, what: str) -> Iterator[int]:
        """Give how often *what* was begun, this time counted; a process that dies in the block does not end it."""
        import ray

        yield ray.get(self.actor.begin.remote(what))
        ray.get(self.actor.end.remote(what))


class Counted:
    """What was begun and not ended, and how often."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.times: Counter[str] = Counter()

    def begin(self, what: str) -> int:
        """Count a beginning; return how many there were."""
        self.times[what] += 1
        return self.times[what]

    def end(self, what: str) -> None:
        """Forget what has come to its end."""
        del self.times[what]
