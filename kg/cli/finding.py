"""Verbs that find, explain and list what is in a dataset. None of them loads spaCy, pandas or networkx."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from kg.cli import options

STATEMENTS = 50
"""How many statements ``kg explain`` shows under a heading unless it is told otherwise."""


@click.command()
@options.dataset
@click.argument("text")
@click.option("--kind", multiple=True, help="Only Person, Org, Model, Concern, Topic ... (may be given again).")
@options.choice
def find(directory: Path, text: str, kind: tuple[str, ...], fmt: str) -> int:
    """Find things by name, part of a name, or alias.

    People, organisations, models, sources, concerns, topics, articles and relations. Exit code 1 where there is none.
    """
    from kg.store.dataset import Dataset
    from kg.store.find import checked, ranked, suggestions
    from kg.store.formats import columned
    from kg.store.names import names
    from kg.vocab import short

    known = list(names(Dataset.open(directory), checked(kind or None)))
    found = ranked(text, known, known)
    if fmt == "json":
        click.echo(json.dumps([asdict(each) for each in found], ensure_ascii=False, indent=2))
    elif found:
        rows = [[f.label, f.kind, short(f.iri), f.matched if f.matched != f.label else ""] for f in found]
        click.echo(columned(("name", "kind", "id", "found by"), rows, options.width()), nl=False)
    if not found:
        others = suggestions(known, text)
        click.echo(options.harmless(f"0 found: nothing here is called {text!r}. {others}"), err=True)
    return 0 if found else 1


@click.command()
@options.dataset
@click.argument("name")
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=STATEMENTS,
    show_default=True,
    help="At most so many statements under a heading, and articles that hold a name; 0 shows all.",
)
def explain(directory: Path, name: str, limit: int) -> None:
    """Show the words behind a name, a claim or a relation.

    NAME is the name or alias of a person, organisation, model, concern, topic or article, or the id or IRI of
    anything, such as a claim.
    """
    from kg.store.dataset import Dataset
    from kg.store.explain import explain as run

    found = run(Dataset.open(directory), name, limit or None)
    click.echo(options.folded(str(found).rstrip()))
    if any(section.cut for section in found.sections):
        click.echo("kg: not all is shown: --limit 0 shows all, --limit N so many under a heading", err=True)


@click.command(name="list")
@options.dataset
@options.choice
def list_(directory: Path, fmt: str) -> None:
    """List the articles of a dataset, and what could not be read."""
    from kg.store.dataset import Dataset
    from kg.store.formats import columned

    dataset = Dataset.open(directory)
    documents = dataset.documents()
    if fmt == "json":
        click.echo(json.dumps([asdict(d) for d in documents], ensure_ascii=False, indent=2))
    else:
        rows = [[d.title, d.date or "", str(d.claims), str(d.relations), d.name] for d in documents]
        click.echo(columned(("title", "date", "claims", "relations", "article"), rows, options.width()), nl=False)
    for failure in dataset.failures():
        click.echo(options.harmless(f"not read: {failure.reason}"), err=True)
