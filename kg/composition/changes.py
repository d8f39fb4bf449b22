"""What sources change in a dataset that is there: found by reading the sources, before anything is extracted."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.composition.engines import Corpus, OnError
from kg.composition.extraction import Job
from kg.composition.filling import SHOWN, named, unreadable
from kg.errors import DatasetError, KgError, UsageError
from kg.model import Document
from kg.read import files, read
from kg.store.dataset import Dataset
from kg.store.manifest import DocumentInfo, Failure

Sources = str | Path | Iterable[str | Path]


@dataclass(frozen=True, slots=True)
class Changes:
    """What is *kept* (by slug), how much is *new*, and which documents are *gone*.

    Of these, *lost* are those that no document of the same name takes the place of. *failures* could not be read.
    """

    kept: frozenset[str]
    new: int
    gone: tuple[DocumentInfo, ...]
    lost: tuple[DocumentInfo, ...]
    failures: tuple[KgError, ...]

    @property
    def few(self) -> bool:
        """Whether changing the dataset is less work than making it anew."""
        return self.new + len(self.gone) <= len(self.kept)

    def none(self, before: Dataset) -> bool:
        """Tell whether the dataset is what it would become."""
        told = {Failure(*named(failure)) for failure in self.failures}
        return not self.new and not self.gone and told == set(before.failures())


def corpus_of(sources: Sources) -> Corpus:
    """Return *sources* to be read as often as wanted; standard input, which comes but once, is held in memory."""
    given = [sources] if isinstance(sources, str | Path) else list(sources)
    if not any(str(each) == "-" for each in given):
        return Corpus(lambda on_error: read(given, on_error=on_error), tuple(files(given)))
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
        return Dataset.open(place)
    except DatasetError:
        return None


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
    kept = frozenset(slug for slug, key in keys.items() if same and slug in known and known[slug].key == key)
    gone = tuple(each for each in before.documents() if each.slug not in keys)
    lost = tuple(each for each in gone if each.name not in names)
    return Changes(kept, len(keys) - len(kept), gone, lost, tuple(failures))


def current(dataset: Dataset, job: Job) -> bool:
    """Tell whether what a dataset holds is what the job would make of its documents."""
    return bool(job.fingerprint) and dataset.manifest.fingerprint == job.fingerprint


def check_loss(place: Path, changes: Changes, *, force: bool) -> None:
    """Raise UsageError where articles would leave the dataset that no source takes the place of, but for *force*."""
    if not changes.lost or force:
        return
    names = ", ".join(each.name for each in changes.lost[:SHOWN]) + (", ..." if len(changes.lost) > SHOWN else "")
    raise UsageError(
        f"{place} is there already, with {len(changes.lost)} that are not among the sources ({names}): "
        "--force drops them, kg add keeps them"
    )
