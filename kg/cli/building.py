"""Verbs that make, check and hand out a dataset."""

from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli import options, remote
from kg.cli.progress import Progress
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.evaluate.extraction import Examined
    from kg.graph import Graph
    from kg.model import DocumentStatements
    from kg.settings import Settings
    from kg.store.manifest import Failure


SHOWN = 20
"""How many of the sources that could not be read a build tells of; the dataset lists them all."""


@click.command()
@click.argument("sources", nargs=-1, required=True)
@options.folder
@options.model
@options.own
@options.report
@options.workers
@options.engine
@options.ray_address
@click.option("--fresh", is_flag=True, help="Extract all articles anew, even those that are known.")
@options.force
@remote.endpoint
@remote.places
@remote.union
def build(
    sources: tuple[str, ...],
    out: Path,
    *,
    model: str,
    report: Path | None,
    workers: int | None,
    engine: str,
    address: str | None,
    fresh: bool,
    force: bool,
    **others: Any,
) -> int:
    """Read articles and write what they say as a dataset.

    SOURCES are files (.txt, .md, .jsonl, .parquet), folders, patterns, URLs of an object store (s3://...), or - for
    standard input. A source that cannot be read is told, and keeps no other out; the exit code is then 2.

    A dataset that is in DIR is brought up to date: only new and changed articles are extracted, and none is lost
    without --force. A build that was killed goes on where it stopped when it is run again.

    Files of your own (names, cue words, concerns, corrections) are kept with the dataset, and taken again when it is
    built again; docs/own-data.md shows them.

    With --endpoint, what changed is put to a store of your own as well, as kg push does.
    """
    import kg

    remote.check(others)
    passed = Report(report, force=force)
    with Progress(sources) as progress:
        graph = kg.build(
            sources,
            out,
            model=model,
            force=force,
            fresh=fresh,
            seen=passed.seen,
            settings=settings(out, **{name: others[name] for name in ("config", "no_config", *options.OWN)}),
            workers=progress.workers(workers, engine),
            watch=progress.step,
            skipped=progress.skip,
            engine=engine,
            address=address,
        )
    passed.write()
    for line in [*corrected(graph), *progress.summary(graph.documents, len(graph.failures))]:
        click.echo(line, err=True)
    code = told_failures(graph.failures, out)
    pushed(graph, others)
    return code


def pushed(graph: "Graph", asked: dict[str, Any]) -> None:
    """Push a graph to the store elsewhere that was named, if one was."""
    if remote.wanted(asked):
        remote.push(graph.dataset, asked)


def told_failures(failures: "Collection[Failure]", out: Path) -> int:
    """Tell where the dataset is and which sources could not be read; return the exit code."""
    tell(failures)
    if failures:
        click.echo(f"the sources that could not be read are listed by: kg list {out}", err=True)
    click.echo(f"wrote {out}; draw it: kg draw {out} -o graph.html, or ask it: kg ask {out}", err=True)
    return 2 if failures else 0


def tell(failures: "Collection[Failure]") -> None:
    """Tell why sources could not be read, the first few of many."""
    for failure in sorted(failures)[:SHOWN]:
        click.echo(options.harmless(f"kg: {failure.reason}"), err=True)
    if len(failures) > SHOWN:
        click.echo(f"kg: and {len(failures) - SHOWN:,} more", err=True)


class Report:
    """The extraction report, gathered article by article, and written at the end; none where it goes nowhere."""

    def __init__(self, out: Path | None, *, force: bool) -> None:
        """Note where it goes. Raises UsageError at once, not after all the work, where that cannot be."""
        if out and out != options.STDOUT and (out.is_dir() or (out.exists() and not force)):
            raise UsageError(f"{out} is there already; --force overwrites a file")
        self.out, self.force = out, force
        self.articles: list[Examined] = []

    @property
    def seen(self) -> "Callable[[DocumentStatements], None] | None":
        """What is to be done with each article: its examination, if a report is wanted."""
        return None if self.out is None else self.examine

    def examine(self, statements: "DocumentStatements") -> None:
        """Note what one article said, and what was not kept."""
        from kg.evaluate.extraction import examined

        self.articles.append(examined(statements))

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
@click.option("--document", metavar="DOC", help="Only what one article says: its name, slug or IRI.")
@click.option(
    "--format",
    "fmt",
    metavar="FORMAT",
    default="",
    help="nq, trig, ttl or csv (the claims); else by the file's ending.",
)
def export(directory: Path, out: Path, force: bool, document: str | None, fmt: str) -> None:
    """Write a dataset, or one article, as one file, or its claims.

    FILE ends in .nq (N-Quads), .trig, .ttl (Turtle, the graphs as one), or .csv (the claims, for a spreadsheet).
    """
    from kg.graph import open

    chosen = fmt or out.suffix.removeprefix(".")
    if not chosen:
        raise UsageError(f"which format? end {out} in .nq, .trig, .ttl or .csv, or give --format")
    options.write(out, open(directory).export(chosen, document=document), force=force)
