"""Verbs for very many articles: read into shards, and loaded as a dataset from there."""

from pathlib import Path
from typing import Any

import click

from kg.cli import options
from kg.cli.building import settings, tell, told_failures
from kg.cli.progress import Progress, counted


@click.command()
@click.argument("sources", nargs=-1, required=True)
@options.folder
@options.model
@options.own
@options.workers
@options.engine
@options.ray_address
def extract(
    sources: tuple[str, ...],
    out: Path,
    *,
    model: str,
    workers: int | None,
    engine: str,
    address: str | None,
    **own: Any,
) -> int:
    """Read very many articles into Parquet files, called shards.

    A shard holds a thousand articles. SOURCES are as for kg build. What the shards hold already is not read again, so
    that it goes on where it stopped. kg load makes a dataset of them. A source that cannot be read is told in
    DIR/failures.json; the exit code is then 2.
    """
    from kg.composition.building import job_of
    from kg.composition.filling import Reading
    from kg.composition.sharding import extract as run

    job = job_of(model, settings(out, **own))
    with Progress(sources) as progress:
        many = progress.workers(workers, engine)
        watch, skipped = progress.step, progress.skip
        failures = run(sources, out, Reading(job, many, watch=watch, engine=engine, address=address, skipped=skipped))
    click.echo(progress.told(len(failures)), err=True)
    tell(failures)
    if failures:
        click.echo(f"the sources that could not be read are listed in {out / 'failures.json'}", err=True)
    click.echo(f"wrote {out}; make a dataset of it: kg load {out} -o DIR", err=True)
    return 2 if failures else 0


@click.command()
@click.argument("shards", metavar="SHARDS", type=click.Path(path_type=Path))
@options.folder
@options.force
def load(shards: Path, out: Path, force: bool) -> int:
    """Make a dataset of the shards that kg extract has written.

    It is the one that kg build makes of the same articles. Shards keep what they have: an article that has changed
    since an earlier kg extract is there with both texts.
    """
    from kg.composition.sharding import load as run

    graph = run(shards, out, force=force)
    click.echo(f"{options.counted(len(graph.documents), 'article')}: {counted(graph.documents)}", err=True)
    return told_failures(graph.failures, out)
