"""How long it takes to push a dataset to a SPARQL store on this host, and how the ways of doing so compare.

    python benchmarks/push.py DIR [COPIES]

DIR is a dataset; its articles are pushed COPIES times (20) under other names, to an empty Oxigraph server each time.
"""

import runpy
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from kg.store.dataset import Dataset
from kg.store.remote.opening import Place
from kg.store.remote.protocol import Remote
from kg.store.remote.push import Pushed, Wanted, push

SERVING = runpy.run_path(str(Path(__file__).parents[1] / "tests" / "conftest.py"))["serving"]

WAYS: dict[str, tuple[dict[str, str], Wanted]] = {
    "graph store protocol": ({}, Wanted()),
    "updates only": ({"graphs": ""}, Wanted()),
    "graph store protocol, with the union": ({}, Wanted(union=True)),
}


def copied(place: Path, copies: int) -> Dataset:
    """Return a dataset in memory with so many copies of each article."""
    source, made = Dataset.open(place), Dataset.memory()
    for known in source.documents():
        for number in range(copies):
            slug = f"{known.slug}-{number}"
            nquads = source.nquads(known.slug).replace(f"doc_{known.slug}".encode(), f"doc_{slug}".encode())
            made.replace(slug, nquads, source.text(known.slug), known=replace(known, slug=slug))
    made.refresh_entities()
    return made


def timed(run: Callable[[], Pushed]) -> tuple[float, Pushed]:
    """Return seconds and what was done."""
    start = time.perf_counter()
    done = run()
    return time.perf_counter() - start, done


def main(place: Path, copies: int) -> None:
    """Measure, and print a line a way."""
    dataset = copied(place, copies)
    for name, (endpoint, wanted) in WAYS.items():
        with SERVING() as address:
            opened = Place(address, "oxigraph").opened()
            remote = Remote(replace(opened.endpoint, **endpoint), opened.web)
            first, done = timed(lambda: push(dataset, remote, wanted))  # noqa: B023 - run at once
            again, _ = timed(lambda: push(dataset, remote, wanted))  # noqa: B023 - run at once
        print(
            f"{name}: {done.sent} graphs, {done.triples:,} triples in {first:.1f} s "
            f"({done.triples / first:,.0f} triples/s); again, nothing changed: {again / first:.0%} of that"
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 20)
