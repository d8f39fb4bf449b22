"""How the store grows: python benchmarks/store.py [--whole | --alone] [ARTICLES ...]; by default 1000 and 20000.

Real extraction of so many articles takes long, and is no matter of the store: two hundred are extracted, and what they
say is said again, in words a little different, by as many articles as are wanted. These are put into a dataset; then it
is built again with nothing changed, one article is added (by the command's own function, the language model loaded
before), and retracted. With ``--whole`` all are extracted, by as many processes as there are processors, with
``--alone`` by one. Each step runs in a process of its own. Seconds are of the clock, "cpu" of the processor, memory is
the peak of the process, and of all its workers where it has some; what matters are the ratios in the last lines.
"""

import argparse
import json
import logging
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from articles import articles

import kg
from kg.composition import amending
from kg.composition.building import job_of
from kg.composition.engines.pool import cores
from kg.composition.extraction import DEFAULT_MODEL, Extracted, Job, here
from kg.model import Document
from kg.read import read
from kg.settings import Settings
from kg.store.dataset import Dataset
from kg.store.document import quads_of
from kg.store.manifest import describe

SIZES = (1_000, 20_000)
BASE = 200
"""How many articles are extracted."""
SAID = re.compile(rb'(?<=/ont#text> ").*(?=" <)')
LONG = re.compile(rb"\b[a-z]{6,}\b")
VARIED = 0.6
"""The share of longer words that others take the place of: the beginning of one and the end of another, for a text that
grows goes on to have new words."""
ISSUED, DATE = b"/terms/issued>", re.compile(rb'"[^"]*"\^\^<[^>]*#date>')
FACTS, SOURCES, DATASET = "facts.jsonl", "sources", "dataset"


def job() -> Job:
    """Return how articles are read."""
    return job_of(DEFAULT_MODEL, Settings())


def extract(folder: Path) -> dict[str, float]:
    """Extract the first articles, and keep what they say."""
    paths = [folder / f"base-{n}.md" for n in range(BASE)]
    for path, each in zip(paths, articles(BASE), strict=True):
        path.write_text(each.text, encoding="utf-8")
    found = list(read(paths))
    list(here(found[:1], job()))  # the language model is loaded
    begun = time.process_time()
    outcomes = [each for each in here(found, job()) if isinstance(each, Extracted)]
    seconds = (time.process_time() - begun) / len(outcomes)
    lines = [json.dumps({"slug": each.known.slug, "nquads": each.nquads.decode()}) for each in outcomes]
    (folder / FACTS).write_text("\n".join(lines), encoding="utf-8")
    return {"seconds": seconds}


def written(folder: Path, count: int) -> None:
    """Write the source files."""
    (folder / SOURCES).mkdir()
    for each in articles(count + 1):
        (folder / SOURCES / f"{each.name}.md").write_text(each.text, encoding="utf-8")
    (folder / SOURCES / f"{each.name}.md").rename(folder / "another.md")


def said_again(folder: Path, documents: Iterator[Document]) -> Iterator[tuple[Document, bytes]]:
    """Yield documents with what one of the extracted said, in words a little different."""
    facts = [json.loads(line) for line in (folder / FACTS).read_text(encoding="utf-8").splitlines()]
    pool = [w for each in facts for said in SAID.findall(each["nquads"].encode()) for w in LONG.findall(said)]
    for number, document in enumerate(documents):
        fact, draw = facts[number % len(facts)], random.Random(number)
        nquads = fact["nquads"].replace(fact["slug"], document.slug).encode()

        def other(match: re.Match[bytes], draw: random.Random = draw) -> bytes:
            return draw.choice(pool)[:4] + draw.choice(pool)[4:] if draw.random() < VARIED else match[0]

        lines = SAID.sub(lambda said: LONG.sub(other, said[0]), nquads).splitlines(keepends=True)
        issued = f'"{document.metadata.date}"^^<http://www.w3.org/2001/XMLSchema#date>'.encode()
        dated = (DATE.sub(issued, line) if ISSUED in line else line for line in lines)
        yield document, b"".join(sorted(dated))


# --- steps ------------------------------------------------------------------------------------------------------


def load(folder: Path) -> dict[str, float]:
    """Put all into a new dataset; only what the store does is measured."""
    how = job()
    made = Dataset.create(folder / DATASET, pipeline=how.label, fingerprint=how.fingerprint)
    spent = dict.fromkeys(("seconds", "cpu", "layers", "layers cpu"), 0.0)
    claims = 0
    for document, nquads in said_again(folder, read([folder / SOURCES])):
        known = replace(describe(document.slug, quads_of(document.slug, nquads)), key=document.key, name=document.name)
        claims += known.claims
        with clocked(spent):
            made.replace(document.slug, nquads, document.text, known=known)
    with clocked(spent):
        made.index()
    with clocked(spent), clocked(spent, "layers", "layers cpu"):
        made.refresh_layers()
    with clocked(spent):
        made.commit()
    return {**spent, "claims": claims}


def build(folder: Path, workers: int) -> dict[str, float]:
    """Extract all, and put it into a new dataset."""
    spent = timed(lambda: kg.build(folder / SOURCES, folder / DATASET, workers=workers))
    ours, theirs = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    own, cpu = (sum(each.ru_utime + each.ru_stime for each in some) for some in ((ours,), (ours, theirs)))
    claims = sum(each.claims for each in Dataset.open(folder / DATASET).documents())
    return {**spent, "own cpu": own, "cpu": cpu, "claims": claims, "workers": workers * theirs.ru_maxrss / 1024}


@contextmanager
def clocked(spent: dict[str, float], seconds: str = "seconds", cpu: str = "cpu") -> Iterator[None]:
    """Add the seconds, of the clock and of the processor, that something takes."""
    begun, used = time.perf_counter(), time.process_time()
    yield
    spent[seconds] += time.perf_counter() - begun
    spent[cpu] += time.process_time() - used


def timed(step: Callable[[], object]) -> dict[str, float]:
    """Return the seconds of a step."""
    begun = time.perf_counter()
    step()
    return {"seconds": time.perf_counter() - begun}


def unchanged(folder: Path) -> dict[str, float]:
    """Build again with nothing changed."""
    return timed(lambda: kg.build(folder / SOURCES, folder / DATASET))


def add(folder: Path) -> dict[str, float]:
    """Add one article."""
    list(here(read([folder / "another.md"]), job()))  # the language model is loaded
    return timed(lambda: amending.add(folder / DATASET, folder / "another.md"))


def retract(folder: Path) -> dict[str, float]:
    """Take one article out."""
    return timed(lambda: amending.retract(folder / DATASET, ["another"]))


STEPS: dict[str, Callable[[Path], dict[str, float]]] = {
    "extract": extract,
    "load": load,
    "build": lambda folder: build(folder, cores()),
    "alone": lambda folder: build(folder, 1),
    "unchanged": unchanged,
    "add": add,
    "retract": retract,
}
AFTER = ("unchanged", "add", "retract")
"""The steps that follow the making of a dataset."""


def apart(step: str, folder: Path) -> dict[str, Any]:
    """Run a step in a process of its own, and return what it measured."""
    command = [sys.executable, __file__, "--step", step, str(folder)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE)
    return dict(json.loads(done.stdout))


def measured(size: int, making: str, folder: Path) -> dict[str, dict[str, Any]]:
    """Return what each step took for so many articles, the making of the dataset the first, and print it."""
    written(folder, size)
    found = {}
    for step in (making, *AFTER):
        found[step] = apart(step, folder)
        told = "  ".join(f"{key} {value:,.2f}" for key, value in found[step].items())
        print(f"{size:>7,} {step:<10} {told}", flush=True)
    return {"made": found.pop(making), **found}


@contextmanager
def placed(size: int, facts: Path, kept: Path | None) -> Iterator[Path]:
    """Give a folder for so many articles; it stays, with all that is made in it, where somebody says where."""
    with tempfile.TemporaryDirectory() as name:
        folder = kept / str(size) if kept else Path(name)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / FACTS).symlink_to(facts)
        yield folder


def compare(sizes: list[int], found: list[dict[str, dict[str, Any]]], article: float) -> None:
    """Print the ratios; *article* is what extracting one took, where that is not in the measured time."""
    wholes = [article * size + each["made"]["cpu"] for size, each in zip(sizes, found, strict=True)]
    for size, steps, whole in zip(sizes, found, wholes, strict=True):
        print(f"{size:,} articles, {steps['made']['claims']:,} claims, a full build {whole:,.0f} s of one core:")
        print(f"  a rebuild with nothing changed costs {100 * steps['unchanged']['seconds'] / whole:.2f} % of it")
        if layers := steps["made"].get("layers cpu"):
            print(f"  the layers cost {100 * layers / (article * size):.1f} % of extraction")
    small, large = found[0]["made"], found[-1]["made"]
    print(f"{sizes[-1] / sizes[0]:.1f}x the articles: {wholes[-1] / wholes[0]:.2f}x the time,")
    print(f"  {memory(large) / memory(small):.2f}x the memory,")
    more = {key: large[key] / small[key] for key in ("cpu", "layers cpu") if key in large and article}
    print("".join(f"  {ratio:.1f}x the {key} of the store\n" for key, ratio in more.items()))


def memory(made: dict[str, float]) -> float:
    """Return the peak memory of a process and its workers, in MB."""
    return made["peak"] + made.get("workers", 0.0)


def main() -> None:
    """Measure each size, or, in a process of its own, do one step."""
    logging.basicConfig(level=logging.WARNING)
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="*", default=SIZES, help="how many articles", metavar="ARTICLES")
    parser.add_argument("--whole", dest="making", action="store_const", const="build", help="extract all of them")
    parser.add_argument("--alone", dest="making", action="store_const", const="alone", help="so, in one process")
    parser.add_argument("--folder", type=Path, help="keep the articles and datasets there")
    parser.add_argument("--step", nargs=2, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.step:
        took = STEPS[given.step[0]](Path(given.step[1]))
        print(json.dumps({**took, "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
        return
    with tempfile.TemporaryDirectory() as name:
        article, facts = 0.0, Path(name) / FACTS
        if not given.making:
            article = apart("extract", Path(name))["seconds"]
            print(f"extraction: {1000 * article:.0f} ms an article")
        found = []
        for size in given.sizes:
            with placed(size, facts, given.folder) as folder:
                found.append(measured(size, given.making or "load", folder))
        compare(given.sizes, found, article)


if __name__ == "__main__":
    main()
