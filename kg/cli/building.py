"""Verbs that make, check and hand out a dataset."""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli import options
from kg.composition import DEFAULT_MODEL
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.evaluate.extraction import Examined
    from kg.graph import Graph
    from kg.model import DocumentStatements
    from kg.settings import Settings


@click.command()
@click.argument("sources", nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    "out",
    metavar="DIR",
    required=True,
    type=click.Path(path_type=Path),
    help="Where the dataset goes.",
)
@click.option("--model", default=DEFAULT_MODEL, show_default=True, help="An installed spaCy pipeline.")
@options.own
@options.report
@options.force
def build(sources: tuple[str, ...], out: Path, model: str, report: Path | None, force: bool, **own: Any) -> int:
    """Read articles and write what they say as a dataset.

    SOURCES are files (.txt, .md, .jsonl), folders, patterns, or - for standard input. A source that cannot be read is
    told, and keeps no other out; the exit code is then 2.

    Files of your own (names, cue words, concerns, corrections) are kept with the dataset, and taken again when it is
    built again; docs/own-data.md shows them.
    """
    from kg import composition

    begun = time.monotonic()
    passed = Report(report, force=force)
    with Progress() as progress:
        seen = passed.watch(progress.step)
        graph = composition.build(sources, out, model=model, force=force, seen=seen, settings=settings(out, **own))
    passed.write()
    for failure in graph.failures:
        click.echo(f"kg: {failure.reason}", err=True)
    for line in corrected(graph):
        click.echo(line, err=True)
    for line in summary(graph.documents, progress.words, time.monotonic() - begun, len(graph.failures)):
        click.echo(line, err=True)
    click.echo(f"wrote {out}; draw it: kg draw {out} -o graph.html, or ask it: kg ask {out}", err=True)
    return 2 if graph.failures else 0


class Progress:
    """A progress bar on a terminal, and the number of words read."""

    def __init__(self) -> None:
        """Make the bar; it shows nothing where standard error is no terminal."""
        from tqdm import tqdm

        self.words = 0
        self.bar = tqdm(unit=" articles", disable=not sys.stderr.isatty(), leave=False)

    def step(self, statements: object) -> None:
        """Count one document's words and move on."""
        self.words += len(statements.document.text.split())  # type: ignore[attr-defined]
        self.bar.update()

    def __enter__(self) -> "Progress":
        """Return the bar itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Take the bar away."""
        self.bar.close()


class Report:
    """The extraction report, gathered article by article, and written at the end; none where it goes nowhere."""

    def __init__(self, out: Path | None, *, force: bool) -> None:
        """Note where it goes. Raises UsageError at once, not after all the work, where that cannot be."""
        if out and out != options.STDOUT and (out.is_dir() or (out.exists() and not force)):
            raise UsageError(f"{out} is there already; --force overwrites a file")
        self.out, self.force = out, force
        self.articles: list[Examined] = []

    def watch(self, step: Callable[["DocumentStatements"], None]) -> Callable[["DocumentStatements"], None]:
        """Return what is to be done with each article: *step*, and the examination if a report is wanted."""
        if self.out is None:
            return step

        def both(statements: "DocumentStatements") -> None:
            from kg.evaluate.extraction import examined

            step(statements)
            self.articles.append(examined(statements))

        return both

    def write(self) -> None:
        """Write the report, as JSON where the file's name ends so."""
        from kg.evaluate.extraction_report import rendered

        if self.out is None:
            return
        fmt = "json" if self.out.suffix == ".json" else "txt"
        options.write(self.out, rendered(self.articles, fmt), force=self.force)


def settings(out: Path, config: Path | None, no_config: bool, **files: tuple[Path, ...]) -> "Settings":
    """Return the files of the user's own: those given, else those that the config, or the dataset in DIR, names."""
    from kg.settings import Settings, given, kept, read

    if config and no_config:
        raise UsageError("--config and --no-config: give one of them")
    others = read(config) if config else Settings() if no_config else kept(out)
    return given(files).over(others)


def corrected(graph: "Graph") -> list[str]:
    """Return the corrections that were made, in words."""
    rows = graph.dataset.select("SELECT DISTINCT ?text { ?run kg:correction ?text } ORDER BY ?text")
    return [f"corrected: {text}" for (text,) in rows]


def summary(documents: tuple[object, ...], words: int, seconds: float, failures: int) -> list[str]:
    """Return what a build did, in words."""
    read = f"{options.counted(len(documents), 'article')}, {options.counted(words, 'word')} in {seconds:.1f} s"
    unread = f", {options.counted(failures, 'source')} could not be read" if failures else ""
    nouns = {"mentions": "mention", "claims": "claim", "relations": "relation mention"}
    found = (options.counted(sum(getattr(d, name) for d in documents), noun) for name, noun in nouns.items())
    return [read + unread, ", ".join(found)]


@click.command()
@options.dataset
def check(directory: Path) -> int:
    """Check a dataset: shapes, rules, and every quotation.

    SHACL shapes, rules in SPARQL, and every quotation against the kept text of its article. Exit code 1 where there
    is an error; warnings are printed and counted.
    """
    from kg.graph import open

    report = open(directory).check()
    click.echo(str(report))
    return 0 if report.ok else 1


@click.command()
@options.dataset
@options.output
@options.force
@click.option(
    "--format",
    "fmt",
    metavar="FORMAT",
    default="",
    help="nq, trig, ttl or csv (the claims); else by the file's ending.",
)
def export(directory: Path, out: Path, force: bool, fmt: str) -> None:
    """Write a dataset as one file, or its claims as a table.

    FILE ends in .nq (N-Quads), .trig, .ttl (Turtle, the graphs as one), or .csv (the claims, for a spreadsheet).
    """
    from kg.graph import open

    chosen = fmt or out.suffix.removeprefix(".")
    if not chosen:
        raise UsageError(f"which format? end {out} in .nq, .trig, .ttl or .csv, or give --format")
    options.write(out, open(directory).export(chosen), force=force)
