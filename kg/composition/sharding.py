"""Very many documents: read into shards, from which a dataset is loaded in a second step; each may be repeated."""

from pathlib import Path

from kg import own
from kg.composition.building import created
from kg.composition.changes import Sources, corpus_of, tell_twice
from kg.composition.engines import Finished, Task, engine
from kg.composition.extraction import Extracted, Failed, Job
from kg.composition.filling import Reading, named, told_unused
from kg.errors import KgError
from kg.graph import Graph
from kg.store import shards
from kg.store.manifest import Failure
from kg.store.shards import Maker, Row

SHARD_DOCUMENTS, SHARD_BYTES = 1_000, 64_000_000
"""How much a shard holds."""


def extract(sources: Sources, out: str | Path, reading: Reading) -> list[Failure]:
    """Read *sources* into the shards of the folder *out*; return what could not be read.

    What the shards there hold already is not read again. Raises UsageError where they are of another version, language
    model or set of own files.
    """
    folder, job, failed = Path(out), reading.job, Failures()
    shards.begin(folder, Maker(job.label, job.fingerprint, job.settings))
    done = frozenset(() if reading.fresh else shards.keys(folder))
    task = Task(job, failed.unread, reading.skipped or ignored, done, reading.workers, reading.address)
    writer = Writer(folder)
    with own.using(job.settings.own):
        for outcome in engine(reading.engine)(corpus_of(sources), task):
            failed.unstated(outcome) if isinstance(outcome, Failed) else writer.put(outcome)
            if reading.watch is not None:
                reading.watch(outcome)
    writer.flush()
    shards.put_failures(folder, failed.found)
    return sorted(set(failed.found))


def ignored(_: Finished) -> None:
    """Do nothing: nobody wants to be told."""


class Failures:
    """What could not be read, gathered."""

    def __init__(self) -> None:
        """Begin with none."""
        self.found: list[Failure] = []

    def unread(self, error: KgError) -> None:
        """Note a source that could not be read."""
        self.found.append(Failure(*named(error)))

    def unstated(self, outcome: Failed) -> None:
        """Note a document that nothing could be made of."""
        self.found.append(Failure(outcome.document.origin or outcome.document.name, outcome.reason))


class Writer:
    """Writes a shard whenever enough has come together."""

    def __init__(self, folder: Path) -> None:
        """Begin with an empty shard."""
        self.folder = folder
        self.rows: list[Row] = []
        self.size = 0

    def put(self, outcome: Extracted) -> None:
        """Take one document."""
        self.rows.append(Row(outcome.known, outcome.nquads, outcome.document.text))
        self.size += len(outcome.nquads) + len(outcome.document.text)
        if len(self.rows) >= SHARD_DOCUMENTS or self.size >= SHARD_BYTES:
            self.flush()

    def flush(self) -> None:
        """Write what there is."""
        if self.rows:
            shards.write(self.folder, self.rows)
        self.rows, self.size = [], 0


def load(place: str | Path, out: str | Path, *, force: bool = False) -> Graph:
    """Return the graph of a new dataset in *out* with all that the shards at *place* hold.

    It is the one that ``build`` makes of the same sources; an article whose text has changed since it was read first is
    in the shards, and in the dataset, with both texts, which is told. One that was killed goes on where it stopped.
    Raises DatasetError where there are no finished shards, UsageError where a dataset is there and not to be replaced
    by *force*.
    """
    folder = Path(place)
    maker, failures = shards.made_by(folder), shards.failures(folder)
    job = Job(settings=maker.settings, label=maker.pipeline, fingerprint=maker.fingerprint)
    with own.using(maker.settings.own), created(Path(out), job, force=force) as made:
        made.keep(maker.settings)
        made.manifest.failures.update(failures)
        for row in shards.rows(folder):
            if not made.resume(row.known.slug, row.known.key):
                made.replace(row.known.slug, row.nquads, row.text, known=row.known)
        tell_twice(made)
    return told_unused(made, job)
