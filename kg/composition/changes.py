"""What sources change in a dataset that is there: found by reading the sources, before anything is extracted."""

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg import own
from kg.composition.engines import Corpus, OnError
from kg.composition.extraction import Job
from kg.composition.filling import SHOWN, named, unreadable
from kg.errors import DatasetError, IndexLostError, KgError, UsageError
from kg.model import Document
from kg.read import files, opened, read
from kg.store.dataset import Dataset
from kg.store.manifest import DocumentInfo, Failure

log = logging.getLogger(__name__)

Sources = str | Path | Iterable[str | Path]


@dataclass(frozen=True, slots=True)
class Changes:
    """What is *kept* (by slug), how much is *new*, and which documents are *gone*.

    Of these, *lost* are those that no document of the same name takes the place of. *failures* could not be read.
    *whole* tells whether all files of the dataset are there.
    """

    kept: frozenset[str]
    new: int
    gone: tuple[DocumentInfo, ...]
    lost: tuple[DocumentInfo, ...]
    failures: tuple[KgError, ...]
    whole: bool = True

    @property
    def few(self) -> bool:
        """Whether changing the dataset is less work than making it anew."""
        return self.whole and self.new + len(self.gone) <= len(self.kept)

    def none(self, before: Dataset) -> bool:
        """Tell whether the dataset is what it would become."""
        told = {Failure(*named(failure)) for failure in self.failures}
        return not self.new and not self.gone and told == set(before.failures())


def corpus_of(sources: Sources) -> Corpus:
    """Return *sources* to be read as often as wanted; standard input, which comes but once, is held in memory."""
    given = [sources] if isinstance(sources, str | Path) else list(sources)
    if not any(str(each) == "-" for each in given):
        found = tuple(files(given))
        return Corpus(lambda on_error: opened(found, on_error=on_error), found)
    failures: list[KgError] = []
    documents = list(read(given, on_error=failures.append))

    def again(on_error: OnError) -> Iterator[Document]:
        for failure in failures:
            on_error(failure)
        return iter(documents)

    return Corpus(again)


def held(place: Path) -> Dataset | None:
    """Return the dataset at *place*, if there is one that can be read."""
    try:
        return mended(place)
    except DatasetError:
        return None


def mended(place: Path) -> Dataset:
    """Return the dataset at *place*; one whose store is lost gets it again from its documents. Raises DatasetError."""
    try:
        return Dataset.open(place)
    except IndexLostError:
        log.warning("the store of %s cannot be opened: it is made again from the documents", place)
    bare = Dataset.unindexed(place)
    manifest = bare.manifest
    with (
        own.using(bare.settings.own),
        Dataset.create(place, pipeline=manifest.pipeline, fingerprint=manifest.fingerprint, force=True) as made,
    ):
        made.keep(bare.settings)
        made.manifest.failures.update(manifest.failures)
        for slug in sorted(manifest.documents):
            made.take(bare, slug)
    return made


def compared(before: Dataset, documents: Callable[[OnError], Iterator[Document]], job: Job, *, fresh: bool) -> Changes:
    """Return what *documents* change in the dataset *before*; InputError where none of them can be read."""
    failures: list[KgError] = []
    keys, names = dict[str, str](), set[str]()
    for document in documents(failures.append):
        keys[document.slug] = document.key
        names.add(document.name)
    if failures and not keys:
        raise unreadable(map(str, failures))
    known = before.manifest.documents
    same = not fresh and current(before, job)
    there = {slug for slug in known if before.whole(slug)}
    kept = frozenset(slug for slug, key in keys.items() if same and slug in there and known[slug].key == key)
    gone = tuple(each for each in before.documents() if each.slug not in keys)
    lost = tuple(each for each in gone if each.name not in names)
    return Changes(kept, len(keys) - len(kept), gone, lost, tuple(failures), len(there) == len(known))


def tell_replaced(changes: Changes) -> None:
    """Tell of the articles that another text of the same name takes the place of."""
    lost = set(changes.lost)
    if replaced := [each.name for each in changes.gone if each not in lost]:
        log.warning("another text takes the place of the one that was there: %s", listed(replaced))


def tell_twice(dataset: Dataset) -> None:
    """Tell of the names that several texts of a dataset have: often two versions of one article."""
    counts = Counter(each.name for each in dataset.documents())
    if several := sorted(name for name, count in counts.items() if count > 1):
        log.warning("there with more than one text: %s; kg retract takes one out", listed(several))


def listed(names: list[str]) -> str:
    """Return the first few of several names."""
    return ", ".join(names[:SHOWN]) + (f" and {len(names) - SHOWN:,} more" if len(names) > SHOWN else "")


def current(dataset: Dataset, job: Job) -> bool:
    """Tell whether what a dataset holds is what the job would make of its documents."""
    return bool(job.fingerprint) and dataset.manifest.fingerprint == job.fingerprint


def check_loss(place: Path, changes: Changes, *, force: bool) -> None:
    """Raise UsageError where articles would leave the dataset that no source takes the place of, but for *force*."""
    if not changes.lost or force:
        return
    names = listed([each.name for each in changes.lost])
    raise UsageError(
        f"{place} is there already, with {len(changes.lost)} that are not among the sources ({names}): "
        "--force drops them, kg add keeps them"
    )
