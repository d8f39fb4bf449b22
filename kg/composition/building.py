"""A dataset built from sources: what is new or changed is extracted, what is known stays as it is."""

from pathlib import Path

from kg import own
from kg import settings as of_settings
from kg.composition.changes import Changes, Sources, check_loss, compared, corpus_of, held, tell_replaced
from kg.composition.engines import Corpus
from kg.composition.extraction import Job
from kg.composition.filling import Reading, fill, note, told_unused
from kg.composition.fingerprint import label_and_fingerprint
from kg.graph import Graph
from kg.settings import Settings
from kg.store.dataset import Dataset


def built(sources: Sources, out: str | Path | None, reading: Reading, *, force: bool) -> Graph:
    """Return the graph of *sources*, in memory, or as a dataset in *out*."""
    corpus = corpus_of(sources)
    with own.using(reading.job.settings.own):
        if out is None:
            made = Dataset.memory(pipeline=reading.job.label, fingerprint=reading.job.fingerprint)
            return whole(made, corpus, reading)
        return on_disk(corpus, Path(out), reading, force=force)


def job_of(model: str, settings: Settings, *, shown: bool = False) -> Job:
    """Return how documents are to be read."""
    label, fingerprint = label_and_fingerprint(model, settings)
    return Job(model, settings, label, fingerprint, shown)


def chosen_settings(given: Settings | str | Path | None, out: str | Path | None) -> Settings:
    """Return the settings given, or those of the file given, or else those that the dataset in *out* keeps."""
    if given is None:
        return of_settings.kept(out)
    return given if isinstance(given, Settings) else of_settings.read(given)


def on_disk(corpus: Corpus, out: Path, reading: Reading, *, force: bool) -> Graph:
    """Return the graph of a corpus as a dataset in *out*; what is known is taken from the one that is there."""
    before = held(out)
    if before is None:
        return whole(created(out, reading.job, force=force), corpus, reading)
    changes = compared(before, corpus.documents, reading.job, fresh=reading.fresh)
    check_loss(out, changes, force=force)
    tell_replaced(changes)
    if changes.none(before):
        return told_unused(before, reading.job)
    if changes.few:
        return edited(Dataset.edit(out), corpus, reading, changes)
    made = created(out, reading.job, force=True)
    for slug in sorted(changes.kept):
        made.take(before, slug)
    return whole(made, corpus, reading)


def created(out: Path, job: Job, *, force: bool) -> Dataset:
    """Return a new dataset for *out*."""
    return Dataset.create(out, pipeline=job.label, fingerprint=job.fingerprint, force=force)


def whole(made: Dataset, corpus: Corpus, reading: Reading) -> Graph:
    """Return the graph of a new dataset, filled with the documents of a corpus but for those that it holds."""
    with made as dataset:
        dataset.keep(reading.job.settings)
        note(dataset, fill(dataset, corpus, reading))
    return told_unused(dataset, reading.job)


def edited(dataset: Dataset, corpus: Corpus, reading: Reading, changes: Changes) -> Graph:
    """Return the graph of a dataset from which what is gone has been taken, and to which what is new has been added."""
    with dataset:
        dataset.manifest.failures.clear()
        for each in changes.gone:
            dataset.retract(each.slug)
        note(dataset, fill(dataset, corpus, reading))
    return told_unused(dataset, reading.job)
