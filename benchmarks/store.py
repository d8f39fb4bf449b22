"""How the store grows: python benchmarks/store.py [ARTICLES ...]; 1000 and 20000 unless told otherwise.

Real extraction of so many articles takes long, and is no matter of the store: two hundred are extracted, and what they
say is said again, in words a little different, by as many articles as are wanted. These are put into a dataset; then it
is built again with nothing changed, one article is added (by the command's own function, the language model loaded
before), and retracted. Each step runs in a process of its own. Seconds are of the clock, memory is the peak of
the process; what matters are the ratios in the last lines.
"""

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


def listed(folder: Path) -> dict[str, float]:
    """List the articles."""
    return timed(lambda: Dataset.open(folder / DATASET).documents())


STEPS: dict[str, Callable[[Path], dict[str, float]]] = {
    "extract": extract,
    "load": load,
    "unchanged": unchanged,
    "add": add,
    "retract": retract,
    "listed": listed,
}


def apart(step: str, folder: Path) -> dict[str, Any]:
    """Run a step in a process of its own, and return what it measured."""
    done = subprocess.run([sys.executable, __file__, f"--{step}", str(folder)], check=True, stdout=subprocess.PIPE)
    return dict(json.loads(done.stdout))


def measured(size: int, facts: Path) -> dict[str, dict[str, Any]]:
    """Return what each step took for so many articles, and print it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / FACTS).symlink_to(facts)
        written(folder, size)
        found = {}
        for step in list(STEPS)[1:]:
            found[step] = apart(step, folder)
            told = "  ".join(f"{key} {value:,.2f}" for key, value in found[step].items())
            print(f"{size:>7,} {step:<10} {told}", flush=True)
    return found


def compare(sizes: list[int], found: list[dict[str, dict[str, Any]]], article: float) -> None:
    """Print the ratios."""
    for size, steps in zip(sizes, found, strict=True):
        load, whole = steps["load"], article * size + steps["load"]["cpu"]
        print(f"{size:,} articles, {load['claims']:,} claims, a full build {whole:,.0f} s on one core:")
        print(f"  the layers cost {100 * load['layers cpu'] / (article * size):.1f} % of extraction")
        print(f"  a rebuild with nothing changed costs {100 * steps['unchanged']['seconds'] / whole:.2f} % of it")
    if len(sizes) > 1:
        (less, more), (small, large) = (sizes[0], sizes[-1]), (found[0]["load"], found[-1]["load"])
        print(f"{more / less:.1f}x the articles: {large['cpu'] / small['cpu']:.1f}x the time to load them,")
        print(f"  {large['peak'] / small['peak']:.2f}x the memory,")
        print(f"  {large['layers cpu'] / small['layers cpu']:.1f}x the time for the layers")


def main() -> None:
    """Measure each size, or, in a process of its own, do one step."""
    logging.basicConfig(level=logging.WARNING)
    if sys.argv[1:2] and sys.argv[1].startswith("--"):
        found = STEPS[sys.argv[1][2:]](Path(sys.argv[2]))
        print(json.dumps({**found, "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
        return
    sizes = [int(word) for word in sys.argv[1:]] or list(SIZES)
    with tempfile.TemporaryDirectory() as name:
        article, facts = apart("extract", Path(name))["seconds"], Path(name) / FACTS
        print(f"extraction: {1000 * article:.0f} ms an article")
        compare(sizes, [measured(size, facts) for size in sizes], article)


if __name__ == "__main__":
    main()
