"""How fast a large dataset answers: python benchmarks/query.py [--articles 800] [--runs 3] [--folder DIR]

Invented articles of the shape of real ones, 1,000,000 quads by default, are put into a dataset on disk: into DIR, where
it stays and is used again, or into a temporary folder. Then every shipped question (``kg ask``) is asked, with nothing
given where that is allowed and with a popular and a rare name for each parameter; ``kg find``, ``kg explain`` and
``kg list`` are called as a user does, from the start of the process. Milliseconds of processor time, which other work
on the machine does not change, the median of the runs; the bars are 50 ms for the median question and 1,500 ms for the
slowest. An answer of so many rows that nobody reads it is told apart: what it takes goes with its rows.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from invented import articles, put

from kg.store.ask import ask, questions
from kg.store.dataset import Dataset
from kg.store.names import KINDS
from kg.vocab import short

MEDIAN, WORST = 50, 1_500
"""Milliseconds that the median and the slowest of the questions may take."""
CALLS = 1_000, 600, 300
"""Milliseconds that a call on the large dataset, a query on a small one, and the help may take."""
MANY = 100_000
"""Rows that an answer has where it is no answer any more."""
LONG = 5_000
"""Milliseconds after which nothing is run again."""
SMALL = 4
"""Articles of the small dataset."""

Case = tuple[str, str, dict[str, str]]
"""A question, what is given (nothing, popular, rare), and the parameters."""


def built(folder: Path, count: int) -> Dataset:
    """Return the dataset in *folder*, which is made of *count* articles where there is none."""
    if not folder.exists():
        with Dataset.create(folder, pipeline="invented") as dataset:
            for said in articles(count):
                put(dataset, said)
    return Dataset.open(folder)


# --- the questions ----------------------------------------------------------------------------------------------


def cases(dataset: Dataset) -> Iterator[Case]:
    """Yield each question with nothing given, where it may be, and with a popular and a rare name a parameter."""
    known = {kind: ends(dataset, kind) for kind in sorted(kinds())}
    for name, question in questions().items():
        needed = [each for each in question.parameters if each.required]
        if not needed:
            yield name, "", {}
        for i, how in enumerate(("popular", "rare")):
            given = {each.name: known[each.kind][i] for each in needed}
            if len(needed) > 1:  # two documents: each against the other
                given[needed[1].name] = known[needed[1].kind][1 - i]
            optional = [each for each in question.parameters if not each.required]
            yield from [(name, how, given)] if needed else []
            for each in optional:
                yield name, f"{how} {each.name}", {**given, each.name: known[each.kind][i]}


def kinds() -> set[str]:
    """Return the kinds of things that questions have parameters for."""
    return {each.kind for question in questions().values() for each in question.parameters}


def ends(dataset: Dataset, kind: str) -> tuple[str, str]:
    """Return the thing of a kind that most is stated of, and the one that least is; of equals, the first by IRI."""
    counted = Counter[str]()
    for pattern in PATTERNS:
        for iri, count in dataset.select(pattern.format(types=" ".join(f"kg:{each}" for each in KINDS[kind]))):
            counted[iri or ""] += int(count or 0)
    found = sorted((-count, iri) for iri, count in counted.items())
    return short(found[0][1]), short(found[-1][1])


PATTERNS = (
    "SELECT ?x (COUNT(?c) AS ?n) {{ VALUES ?t {{ {types} }} ?x a ?t . FILTER NOT EXISTS {{ ?x a kg:UnnamedSource }} "
    "VALUES ?p {{ kg:speaker kg:about kg:addresses kg:inDocument kg:subject kg:object }} ?c ?p ?x }} GROUP BY ?x",
    "SELECT ?x (COUNT(?c) AS ?n) {{ FILTER('{types}' = 'kg:Relation') ?c kg:predicate ?x }} GROUP BY ?x",
)
"""How often things of some types, or relations, are stated."""


def asked(dataset: Dataset, case: Case, runs: int) -> tuple[float, int]:
    """Return the milliseconds that one question takes, and its rows."""
    name, _, given = case
    return timed(lambda: len(ask(dataset, name, given).table), runs)


def timed(work: Callable[[], int], runs: int) -> tuple[float, int]:
    """Return the median of the milliseconds that some work and the processes it starts take, and what it gives."""
    taken: list[float] = []
    while len(taken) < runs and sum(taken) < LONG:
        begun = spent()
        found = work()
        taken.append(1_000 * (spent() - begun))
    return median(taken), found


def spent() -> float:
    """Return the seconds of processor time that this process and those it started have taken."""
    started = os.times()
    return time.process_time() + started.children_user + started.children_system


# --- the command line -------------------------------------------------------------------------------------------


def calls(dataset: Dataset, large: Path, small: Path) -> Iterator[tuple[tuple[str, ...], int]]:
    """Yield calls of the command line, and the milliseconds each may take."""
    folder, most = str(large), ends(dataset, "Person")[0]
    yield ("find", folder, "Person 1"), CALLS[0]
    yield ("find", folder, "nobody at all"), CALLS[0]
    yield ("explain", folder, most), CALLS[0]
    yield ("explain", folder, ends(dataset, "Concern")[0]), CALLS[0]
    yield ("list", folder), CALLS[0]
    yield ("query", str(small), "SELECT (COUNT(*) AS ?n) { ?c a kg:Claim }"), CALLS[1]
    yield ("--help",), CALLS[2]


def called(words: tuple[str, ...], runs: int) -> tuple[float, int]:
    """Return the milliseconds that a call takes from the start of its process, and the lines that it prints."""
    command = [sys.executable, "-m", "kg", *words]
    environment = os.environ | {"PYTHONWARNINGS": "ignore"}
    return timed(lambda: printed(command, environment).count(b"\n"), runs)


def printed(command: list[str], environment: dict[str, str]) -> bytes:
    """Return what a command prints; to find nothing is an answer too."""
    return subprocess.run(command, check=False, capture_output=True, env=environment).stdout


def report(dataset: Dataset, folder: Path, runs: int) -> None:
    """Print what each question and each call takes."""
    print(f"{len(dataset.documents()):,} articles, {sum(1 for _ in dataset.quads()):,} quads\n")
    print(f"{'question':28} {'given':18} {'ms':>8} {'rows':>8}")
    taken: list[tuple[float, int]] = []
    for case in cases(dataset):
        taken.append(asked(dataset, case, runs))
        print(f"{case[0]:28} {case[1]:18} {taken[-1][0]:8.1f} {taken[-1][1]:8,}", flush=True)
    middle, worst = median(each for each, _ in taken), max(taken)[0]
    read = max(milliseconds for milliseconds, rows in taken if rows <= MANY)
    print(f"\nmedian {middle:.0f} ms, {middle / MEDIAN:.0%} of {MEDIAN} ms")
    print(f"worst {worst:.0f} ms, {worst / WORST:.0%} of {WORST} ms")
    print(f"worst of answers of at most {MANY:,} rows {read:.0f} ms, {read / WORST:.0%} of {WORST} ms\n")
    print(f"{'call':45} {'ms':>8} {'lines':>8}")
    small = folder.with_name(folder.name + "-small")
    built(small, SMALL)
    for words, most in calls(dataset, folder, small):
        milliseconds, lines = called(words, runs)
        said = " ".join(("kg", *(word for word in words if not word.startswith("/"))))
        print(f"{said:45} {milliseconds:8.0f} {lines:8,}   {milliseconds / most:.0%} of {most} ms", flush=True)


def main() -> None:
    """Build, ask, and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--articles", type=int, default=800)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--folder", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = (given.folder or Path(temporary) / "large").resolve()
        begun = time.perf_counter()
        dataset = built(folder, given.articles)
        print(f"ready in {time.perf_counter() - begun:.0f} s", flush=True)
        report(dataset, folder, given.runs)


if __name__ == "__main__":
    main()
