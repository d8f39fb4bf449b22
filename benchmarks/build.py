"""How fast a graph is built: python benchmarks/build.py [--articles 400] [--rounds 2]

On articles of ``benchmarks/articles.py``, against the bare language model on the same paragraphs in batches of the same
size: the components that ours keeps, as spaCy loads them, and nothing of ours. Three tables:

- words a second of processor time in this one process, each stage with those before it, as a share of the bare model;
- the whole ``kg build`` in processes of its own, start-up included, with one process and with two: in seconds by the
  clock and in processor seconds, which show how even the work is divided where the clock is disturbed;
- the same for a tenth of the articles, and for all where nothing has changed; with the peak memory of each.

All that is compared is measured in turns, round by round; what is printed are medians. The more articles, the less the
start-up of a process weighs.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from statistics import median

import spacy
from articles import articles
from spacy.language import Language

import kg
from kg.annotate import annotate, load
from kg.annotate.language import DEFAULT_MODEL, linear_algebra
from kg.annotate.reading import BATCH, texts, threads
from kg.composition import extraction
from kg.composition.engines.pool import cores
from kg.model import Document
from kg.read import read
from kg.statements import statements

Stages = dict[str, Callable[[Path], object]]
Measured = dict[str, float]


# --- in this process --------------------------------------------------------------------------------------------


def stages(places: Path) -> Stages:
    """Return what is measured here, by name, of a folder; each of ours does what the one before it does, and more."""
    bare, job = spacy.load(DEFAULT_MODEL), extraction.Job(label=load().label)
    with linear_algebra():
        other = spacy.load(DEFAULT_MODEL)
    return {
        "bare pipeline": lambda folder: through(bare, paragraphs(folder)),
        "bare pipeline, our algebra": lambda folder: one_thread(other, paragraphs(folder)),
        "annotate": lambda folder: drained(annotate(documents(folder), load())),
        "statements": lambda folder: drained(statements(*pair) for pair in annotate(documents(folder), load())),
        "rdf": lambda folder: drained(extraction.here(documents(folder), job)),
        "build": lambda folder: kg.build(folder, Path(tempfile.mkdtemp(dir=places)) / "graph"),
    }


@cache
def documents(folder: Path) -> list[Document]:
    """Return the articles in a folder."""
    return list(read(folder))


@cache
def paragraphs(folder: Path) -> list[str]:
    """Return the texts that a language model reads of them."""
    return [text for document in documents(folder) for text in texts(document)]


def through(model: Language, paragraphs: Iterable[str]) -> None:
    """Read paragraphs with a language model."""
    drained(model.pipe(paragraphs, batch_size=BATCH))


def one_thread(model: Language, paragraphs: Iterable[str]) -> None:
    """Read paragraphs with a language model that uses one thread for linear algebra, as ours does."""
    with threads().limit(limits=1, user_api="blas"):
        through(model, paragraphs)


def drained(items: Iterable[object]) -> None:
    """Take all items, and keep none."""
    for _ in items:
        pass


def spent(work: Callable[[Path], object], folder: Path) -> float:
    """Return the processor seconds that something takes."""
    begun = time.process_time()
    work(folder)
    return time.process_time() - begun


def in_one_process(folder: Path, tenth: Path, places: Path, rounds: int) -> str:
    """Return the table of the stages."""
    works, words = stages(places), sum(map(counted, documents(folder)))
    for work in works.values():  # what is loaded and compiled at the first use
        work(tenth)
    paragraphs(folder)
    times = [{name: spent(work, folder) for name, work in works.items()} for _ in range(rounds)]
    lines = [f"{'in one process':<28} words/s   of bare"]
    for name in works:
        share = median(each["bare pipeline"] / each[name] for each in times)
        lines.append(f"{name:<28} {words / median(each[name] for each in times):>7,.0f} {share:>9.2f}")
    return "\n".join(lines)


def counted(document: Document) -> int:
    """Return how many words a document's prose has."""
    return len(document.text[document.body_start :].split())


# --- in processes of their own ----------------------------------------------------------------------------------


def child(folder: Path, place: Path, workers: int = 1) -> Measured:
    """Return what a build in a process of its own takes."""
    command = [sys.executable, __file__, "--child", str(folder), str(place), str(workers)]
    begun = time.perf_counter()
    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    return {"seconds": time.perf_counter() - begun, **json.loads(done.stdout.splitlines()[-1])}


def built(folder: str, place: str, workers: str) -> None:
    """Build, and print processor seconds and peak memory (MB) of this process and of its workers."""
    kg.build(folder, place, workers=int(workers))
    ours, theirs = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    found = {"own": ours.ru_utime + ours.ru_stime, "workers": theirs.ru_utime + theirs.ru_stime}
    print(json.dumps({**found, "peak": ours.ru_maxrss / 1024, "worker": theirs.ru_maxrss / 1024}))


def in_processes(folder: Path, tenth: Path, places: Path, rounds: int) -> str:
    """Return the table of the builds in processes of their own, and how they compare."""
    found = [in_turns(folder, tenth, places / f"round-{number}") for number in range(rounds)]
    lines = ["kg build, with its start-up   seconds   processor: own  workers   peak MB: own  worker"]
    for name in found[0]:
        seconds, own, workers, peak, worker = (
            median(each[name][key] for each in found) for key in ("seconds", "own", "workers", "peak", "worker")
        )
        lines.append(f"{name:<28} {seconds:>8.1f} {own:>16.1f} {workers:>8.1f} {peak:>14.0f} {worker:>7.0f}")
    lines += ["", *(f"{name:<28} {median(map(compare, found)):>8.2f}" for name, compare in COMPARED.items())]
    return "\n".join(lines)


def in_turns(folder: Path, tenth: Path, places: Path) -> dict[str, Measured]:
    """Return what each kind of build takes, one after the other."""
    places.mkdir()
    return {
        "one process": child(folder, places / "one"),
        "two processes": child(folder, places / "two", workers=2),
        "a tenth of the articles": child(tenth, places / "tenth"),
        "again, nothing changed": child(folder, places / "one"),
    }


COMPARED: dict[str, Callable[[dict[str, Measured]], float]] = {
    "one process / two": lambda each: each["one process"]["seconds"] / each["two processes"]["seconds"],
    "all / a tenth, processor": lambda each: each["one process"]["own"] / each["a tenth of the articles"]["own"],
    "all / a tenth, memory": lambda each: each["one process"]["peak"] / each["a tenth of the articles"]["peak"],
    "again / one, processor": lambda each: each["again, nothing changed"]["own"] / each["one process"]["own"],
}


def written(folder: Path, count: int) -> Path:
    """Return a folder with so many articles."""
    folder.mkdir()
    for article in articles(count):
        (folder / f"{article.name}.md").write_text(article.text, encoding="utf-8")
    return folder


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=400, help="how many articles (some 400 words each)")
    parser.add_argument("--rounds", type=int, default=2, help="how often each is measured")
    parser.add_argument("--child", nargs=3, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        built(*given.child)
        return
    if given.articles < 10 or given.rounds < 1:
        parser.error("at least ten articles and one round are needed")
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        folder, tenth = (written(root / str(n), n) for n in (given.articles, given.articles // 10))
        words = sum(map(counted, documents(folder)))
        print(f"{given.articles} articles, {words:,} words, {cores()} processors\n", flush=True)
        print(in_processes(folder, tenth, root, given.rounds), "\n", sep="\n", flush=True)
        print(in_one_process(folder, tenth, root, given.rounds))


if __name__ == "__main__":
    main()
