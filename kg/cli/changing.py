"""Verbs that change a dataset article by article, put datasets together, and tell them apart."""

from pathlib import Path
from typing import Any

import click

from kg.cli import options, remote
from kg.cli.building import pushed, told_failures
from kg.cli.progress import Progress, counted
from kg.errors import UsageError


@click.command()
@options.dataset
@click.argument("sources", nargs=-1, required=True)
@click.option("--replace", is_flag=True, help="An article takes the place of those of its name with another text.")
@options.workers
@remote.endpoint
@remote.places
@remote.union
def add(directory: Path, sources: tuple[str, ...], *, replace: bool, workers: int | None, **asked: Any) -> int:
    """Add articles to a dataset.

    They are read as the others were: same language model, same files of your own. An article that is there already
    stays as it is. With --endpoint, what changed is put to a store of your own as well.
    """
    from kg.composition.amending import add as run

    remote.check(asked)
    with Progress(sources) as progress:
        graph = run(directory, sources, replace=replace, workers=progress.workers(workers), watch=progress.step)
    for line in progress.summary(graph.documents, len(graph.dataset.failed)):
        click.echo(line, err=True)
    code = told_failures(graph.dataset.failed, directory)
    pushed(graph, asked)
    return code


@click.command()
@options.dataset
@click.argument("documents", metavar="DOC...", nargs=-1, required=True)
@remote.endpoint
@remote.places
@remote.union
def retract(directory: Path, documents: tuple[str, ...], **asked: Any) -> None:
    """Take articles out of a dataset.

    DOC is an article's name, slug or IRI (kg list shows them). What is left is what the other articles say. With
    --endpoint they leave a store of your own as well.
    """
    from kg.composition.amending import retract as run

    remote.check(asked)
    graph = run(directory, documents)
    left = graph.documents
    click.echo(f"{options.counted(len(left), 'article')} left: {counted(left)}", err=True)
    pushed(graph, asked)


@click.command()
@click.argument("directories", metavar="DIR DIR...", nargs=-1, required=True, type=click.Path(path_type=Path))
@options.folder
@options.workers
@options.force
def merge(directories: tuple[Path, ...], out: Path, workers: int | None, force: bool) -> int:
    """Put the articles of several datasets into a new one."""
    from kg.composition.amending import merge as run
    from kg.composition.engines.pool import cores

    if len(directories) < 2:
        raise UsageError("name two datasets to merge, or more")
    graph = run(directories, out, force=force, workers=workers or cores())
    click.echo(f"{options.counted(len(graph.documents), 'article')}: {counted(graph.documents)}", err=True)
    return told_failures(graph.dataset.failed, out)


@click.command()
@click.argument("one", metavar="DIR_A", type=click.Path(path_type=Path))
@click.argument("other", metavar="DIR_B", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "fmt",
    type=click.Choice(["text", "json", "patch"]),
    default="text",
    show_default=True,
    help="For people, for programs, or as an RDF patch that turns the graphs of the first into those of the second.",
)
def diff(one: Path, other: Path, fmt: str) -> int:
    """Tell what the second dataset has more or less than the first.

    Articles, claims, relations and entities gained (+) and lost (-). Exit code 1 where the two differ.
    """
    from kg.store.dataset import Dataset
    from kg.store.diff import WRITERS, difference
    from kg.store.patch import patch

    before, after = Dataset.open(one), Dataset.open(other)
    if fmt == "patch":
        lines = list(patch(before, after))
        click.echo("".join(lines), nl=False)
        return 1 if len(lines) > 2 else 0
    found = difference(before, after)
    click.echo(WRITERS[fmt](found), nl=False)
    return 1 if found else 0
