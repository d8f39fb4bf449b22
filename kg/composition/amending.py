"""Datasets changed article by article, and put together."""

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg import own
from kg.composition.building import created, job_of
from kg.composition.changes import Sources, current, mended, tell_twice
from kg.composition.engines import Corpus
from kg.composition.extraction import DEFAULT_MODEL, Job
from kg.composition.filling import Reading, Watch, fill, note, told_unused
from kg.errors import UsageError
from kg.graph import Graph
from kg.model import Document
from kg.rdf.decode import decode_document
from kg.read import read
from kg.store.dataset import Dataset
from kg.store.named import document_named

log = logging.getLogger(__name__)


def add(
    place: str | Path,
    sources: Sources,
    *,
    replace: bool = False,
    workers: int | None = None,
    watch: Watch | None = None,
) -> Graph:
    """Return the graph of the dataset at *place*, with the articles of *sources* added to it.

    They are read as the others were: with the same language model and own files. If another version of the program
    made those, they are read again from their kept texts. An article whose name is there with another text is added
    beside it; with *replace* it takes its place. Raises what ``build`` raises, and DatasetError where there is none.
    """
    before = mended(Path(place))
    reading = Reading(job_again(before), workers, watch=watch)
    with own.using(reading.job.settings.own):
        renew(before, Path(place), reading)
        with Dataset.edit(place) as dataset:
            corpus = Corpus(lambda on_error: placed(dataset, read(sources, on_error=on_error), replace=replace))
            note(dataset, fill(dataset, corpus, reading))
    return told_unused(dataset, reading.job)


def job_again(dataset: Dataset) -> Job:
    """Return how the documents of a dataset were read: with its language model and its own files, by this version."""
    return job_of(dataset.manifest.pipeline.rpartition(" ")[0] or DEFAULT_MODEL, dataset.settings)


def renew(before: Dataset, place: Path, reading: Reading) -> None:
    """Make a dataset anew from its kept texts, unless it is as this version would make it."""
    if current(before, reading.job):
        return
    log.warning("%s was made by another version or language model: its articles are read again", place)
    with created(place, reading.job, force=True) as made:
        made.keep(reading.job.settings)
        made.manifest.failures.update(before.failures())
        fill(made, Corpus(lambda _: kept(before)), reading)


def kept(dataset: Dataset) -> Iterator[Document]:
    """Yield the documents of a dataset as they were read, in their order."""
    for known in dataset.documents():
        yield decode_document(dataset.nquads(known.slug), text=dataset.text(known.slug))


def placed(dataset: Dataset, documents: Iterable[Document], *, replace: bool) -> Iterator[Document]:
    """Yield the documents that a dataset does not hold yet; with *replace*, others of their names leave it."""
    names: dict[str, list[str]] = defaultdict(list)
    for known in dataset.documents():
        names[known.name].append(known.slug)
    for document in documents:
        there = dataset.manifest.documents.get(document.slug)
        new = there is None or there.key != document.key
        if new or replace:
            make_room(dataset, document, [slug for slug in names[document.name] if slug != document.slug], replace)
        if new:
            yield document


def make_room(dataset: Dataset, document: Document, others: list[str], replace: bool) -> None:
    """Take the documents out whose place another takes; without *replace*, tell of them."""
    for slug in others:
        if replace and slug in dataset.manifest.documents:
            dataset.retract(slug)
        elif not replace:
            log.warning(
                "%s is there with another text, too, as %s: --replace, or kg retract, takes that out",
                document.name,
                slug,
            )


def retract(place: str | Path, names: Iterable[str]) -> Graph:
    """Return the graph of the dataset at *place* without the documents *names*: names, slugs or IRIs.

    What is left is what the others say, as if these had never been there. Raises UsageError, with the choices, for a
    name that is none, or that several documents have.
    """
    before = mended(Path(place))
    slugs = sorted({document_named(before, name).slug for name in names})
    with own.using(before.settings.own), Dataset.edit(place) as dataset:
        for slug in slugs:
            dataset.retract(slug)
    return Graph(dataset)


def merge(places: Iterable[str | Path], out: str | Path, *, force: bool = False, workers: int | None = None) -> Graph:
    """Return the graph of a new dataset in *out* that holds the documents of all the datasets at *places*.

    Documents of another version of the program are read again from their kept texts. Raises UsageError where the
    datasets were built with different files of the user's own, or *out* is there and not to be replaced by *force*.
    """
    datasets = [Dataset.open(place) for place in places]
    check_same_settings(datasets)
    reading = Reading(job_again(datasets[0]), workers)
    with own.using(reading.job.settings.own), created(Path(out), reading.job, force=force) as made:
        made.keep(reading.job.settings)
        for each in datasets:
            made.manifest.failures.update(each.failures())
            join(made, each, reading)
        tell_twice(made)
    return Graph(made)


def check_same_settings(datasets: list[Dataset]) -> None:
    """Raise UsageError where datasets were built with different files of the user's own."""
    for other in datasets[1:]:
        if other.settings != datasets[0].settings:
            raise UsageError(
                f"{datasets[0].place} and {other.place} were built with different files of your own: "
                "build one of them again with those of the other (kg build --config)"
            )


def join(made: Dataset, other: Dataset, reading: Reading) -> None:
    """Put the documents of another dataset into one that is being made; one that is there already stays."""
    missing = [each.slug for each in other.documents() if each.slug not in made.manifest.documents]
    if current(other, reading.job):
        for slug in missing:
            made.take(other, slug)
    else:
        wanted = set(missing)
        fill(made, Corpus(lambda _: (each for each in kept(other) if each.slug in wanted)), reading)
