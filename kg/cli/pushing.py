"""The verb that brings a dataset to a store elsewhere."""

from pathlib import Path
from typing import Any

import click

from kg.cli import options, remote


@click.command()
@options.dataset
@click.argument("url", metavar="[URL]", default="")
@remote.places
@remote.union
@click.option(
    "--loaded", is_flag=True, help="Its articles were loaded there by other means: only note that they are there."
)
@remote.batch
@click.option(
    "--timeout",
    "seconds",
    metavar="SECONDS",
    type=click.FloatRange(min=0),
    default=300,
    show_default=True,
    help="How long one request may take; 0 is no limit.",
)
@click.option("--force", is_flag=True, help="Drop articles there even if they are most of what is there.")
def push(directory: Path, **asked: Any) -> None:
    """Bring a store of your own to what a dataset holds.

    URL is the address of a SPARQL store (Oxigraph, Fuseki, GraphDB, QLever, Virtuoso, Neptune ...). Each article is a
    named graph there; only what changed is sent, what was retracted is dropped, and a push that was broken off goes on
    where it stopped. A token is taken from the variable CLAIMGRAPH_TOKEN. docs/stores.md tells more.
    """
    from kg.store.dataset import Dataset

    remote.push(Dataset.open(directory), asked)
