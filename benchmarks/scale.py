"""How fast articles are read, here and on a cluster, and what ten million of them come to.

    python benchmarks/scale.py [ARTICLES] [WORKERS]

One run builds the same generated articles with one process, with several, and with as many workers on a Ray cluster
that is started on this machine, and compares the bytes. It prints seconds, words a second, ratios, and how long an
engine takes before the first article is there; then the constants of docs/scale.md, and the plan that follows of them.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from articles import articles

import kg
from kg.composition.engines.pool import cores
from kg.composition.extraction import Outcome
from kg.store import shards
from kg.store.dataset import Dataset

GOAL = 10_000_000
"""The articles of the plan."""


@dataclass
class Run:
    """One build: when it began, when its first and its last article were there, when it was finished (seconds)."""

    name: str
    workers: int
    begun: float = field(default_factory=time.perf_counter)
    first: float = 0.0
    last: float = 0.0
    finished: float = 0.0
    words: int = 0
    counted: int = 0
    worked: float = 0.0
    ended: float = 0.0

    def watch(self, outcome: Outcome) -> None:
        """Note that an article is there."""
        self.last = time.perf_counter()
        if not self.first:
            self.first, self.worked = self.last, time.process_time()
            self.counted = getattr(outcome, "words", 0)
        self.words += getattr(outcome, "words", 0)
        self.ended = time.process_time()

    @property
    def rate(self) -> float:
        """Words that this process read in a second of its own time, whatever else the machine did: for one process."""
        return (self.words - self.counted) / (self.ended - self.worked)

    @property
    def seconds(self) -> float:
        """How long reading took, from the start to the last article."""
        return self.last - self.begun

    def line(self, base: "Run") -> str:
        """Return one line of the table."""
        rate, ratio = self.words / self.seconds, base.seconds / self.seconds
        early, index = self.first - self.begun, self.finished - self.last
        head = f"{self.name:<8} {self.workers:>7} {early:>8.1f} {self.seconds:>8.1f}"
        return f"{head} {rate:>9,.0f} {ratio:>6.2f} {index:>7.1f}"


def built(name: str, source: Path, out: Path, workers: int, engine: str = "local") -> Run:
    """Build a dataset and return how that went."""
    run = Run(name, workers)
    kg.build(source, out, workers=workers, engine=engine, watch=run.watch)
    run.finished = time.perf_counter()
    return run


def contents(folder: Path) -> dict[str, bytes]:
    """Return the files of a dataset but for its index."""
    files = (path for path in folder.rglob("*") if path.is_file() and "store" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def bytes_in(folder: Path) -> int:
    """Return how many bytes the files of a folder have."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def constants(out: Path, run: Run) -> dict[str, float]:
    """Return what an article comes to."""
    graph = kg.open(out)
    count = len(graph.documents)
    triples = sum(file.read_bytes().count(b"\n") for file in (out / "documents").iterdir())
    return {
        "words": run.words / count,
        "bytes of text": bytes_in(out / "texts") / count,
        "bytes of N-Quads": bytes_in(out / "documents") / count,
        "triples": triples / count,
        "claims": sum(each.claims for each in graph.documents) / count,
        "bytes of manifest": (out / "manifest.json").stat().st_size / count,
        "bytes of store": bytes_in(out / "store") / count,
        "seconds of index, entities, links": (run.finished - run.last) / count,
        "bytes of shards": sharded(graph.dataset) / count,
        "words a second and core": run.rate,
    }


def sharded(dataset: Dataset) -> int:
    """Return how many bytes the documents of a dataset are as a shard."""
    rows = [shards.Row(each, dataset.nquads(each.slug), dataset.text(each.slug)) for each in dataset.documents()]
    with tempfile.TemporaryDirectory() as place:
        shards.write(Path(place), rows)
        return bytes_in(Path(place))


UNITS: dict[str, Callable[[dict[str, float]], str]] = {
    "core hours": lambda one: f"{GOAL * one['words'] / one['words a second and core'] / 3600:,.0f}",
    "hours on 64 cores": lambda one: f"{GOAL * one['words'] / one['words a second and core'] / 3600 / 64:,.1f}",
    "GB of text": lambda one: f"{GOAL * one['bytes of text'] / 1e9:,.0f}",
    "GB of N-Quads": lambda one: f"{GOAL * one['bytes of N-Quads'] / 1e9:,.0f}",
    "GB of shards": lambda one: f"{GOAL * one['bytes of shards'] / 1e9:,.0f}",
    "GB of store": lambda one: f"{GOAL * one['bytes of store'] / 1e9:,.0f}",
    "GB of manifest": lambda one: f"{GOAL * one['bytes of manifest'] / 1e9:,.1f}",
    "billion triples": lambda one: f"{GOAL * one['triples'] / 1e9:,.1f}",
}


def main() -> None:
    """Measure, compare and plan."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    workers = int(sys.argv[2]) if len(sys.argv) > 2 else cores()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "in").mkdir()
        for each in articles(count):
            (folder / "in" / f"{each.name}.md").write_text(each.text, encoding="utf-8")
        made = [("one", 1, "local"), ("local", workers, "local"), ("ray", workers, "ray")]
        runs = [built(name, folder / "in", folder / name, many, engine) for name, many, engine in made]
        same = contents(folder / "one") == contents(folder / "local") == contents(folder / "ray")
        print(f"{count} articles, {runs[0].words:,} words")
        print("engine   workers  first(s)  read(s)   words/s  ratio  rest(s)")
        print("\n".join(run.line(runs[0]) for run in runs))
        print(f"ray against local: {runs[1].seconds / runs[2].seconds:.2f}; same bytes: {same}")
        one = constants(folder / "one", runs[0])
    print("\nan article has\n" + "\n".join(f"  {value:>12,.4g} {name}" for name, value in one.items()))
    print(f"\n{GOAL:,} articles are\n" + "\n".join(f"  {told(one):>12} {name}" for name, told in UNITS.items()))


if __name__ == "__main__":
    main()
