"""Options for a store elsewhere, and what several verbs do with it."""

import sys
from collections.abc import Callable
from dataclasses import fields
from typing import TYPE_CHECKING, Any

import click

from kg.cli import options

if TYPE_CHECKING:
    from kg.store.dataset import Dataset
    from kg.store.remote.asking import Asking

endpoint = click.option("--endpoint", "url", metavar="URL", default="", help="The address of a store of your own.")

ADDRESSES = {
    "product": ("NAME", "", "oxigraph, fuseki, graphdb, qlever, virtuoso or neptune; else known by the address."),
    "query-url": ("URL", "", "Where it takes queries, if that is not made from its address."),
    "update-url": ("URL", "", "Where it takes updates."),
    "graph-store-url": ("URL", "", "Where it takes whole graphs (Graph Store Protocol)."),
    "user": ("NAME", "", "Who asks; the password stands in CLAIMGRAPH_PASSWORD or ~/.netrc."),
    "auth": ("basic|digest", "basic", "How the user logs in."),
}


def places(command: Callable[..., Any]) -> Callable[..., Any]:
    """Return a verb with the options that tell where a store is and who asks."""
    for name, (metavar, default, words) in reversed(ADDRESSES.items()):
        command = click.option(f"--{name}", metavar=metavar, default=default, help=words)(command)
    return command


union = click.option("--union", is_flag=True, help="Keep the union of all graphs in the default graph there.")
batch = click.option(
    "--batch",
    metavar="N",
    type=click.IntRange(min=1),
    default=10_000,
    show_default=True,
    help="So many triples in one request.",
)


def push(dataset: "Dataset", asked: dict[str, Any]) -> None:
    """Bring a store to what *dataset* holds, as the options *asked* say, and tell what was done."""
    from tqdm import tqdm

    from kg.store.remote.asking import Asking
    from kg.store.remote.opening import Place
    from kg.store.remote.push import Wanted
    from kg.store.remote.push import push as run

    remote = chosen(Place, asked).opened()
    with tqdm(unit=" graphs", disable=not sys.stderr.isatty(), leave=False) as bar:

        def watch(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        done = run(dataset, remote, chosen(Wanted, asked), watch)
    said = f"sent {options.counted(done.sent, 'graph')} ({done.triples:,} triples), dropped {done.dropped:,}"
    left = f", left {done.same:,} as they were"
    changed = done.sent or done.dropped
    click.echo(f"{remote.endpoint}: {said + left if changed else 'nothing has changed, nothing was sent'}", err=True)
    if done.sent:
        _ = Asking(remote).graphs  # what questions will miss there is told at once


def check(asked: dict[str, Any]) -> None:
    """Raise UsageError at once, not after all the work, for a store that cannot be addressed; nothing is sent."""
    from kg.store.remote.opening import Place

    if wanted(asked):
        chosen(Place, asked).opened()


def asking(asked: dict[str, Any], *, strict: bool = False) -> "Asking":
    """Return the store that the options *asked* name, to be asked."""
    from kg.store.remote.asking import Asking
    from kg.store.remote.opening import QUERIES, Place

    return Asking(chosen(Place, asked).opened(QUERIES), strict=strict)


def wanted(asked: dict[str, Any]) -> bool:
    """Tell whether a store elsewhere was named."""
    return any(asked.get(name) for name in ("url", "query_url", "update_url", "graph_store_url"))


def chosen(record: Any, asked: dict[str, Any]) -> Any:
    """Return a record made of those options that are its fields."""
    return record(**{field.name: asked[field.name] for field in fields(record) if field.name in asked})
