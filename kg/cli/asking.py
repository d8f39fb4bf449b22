"""Verbs that ask a dataset. None of them loads spaCy, pandas or networkx."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click

from kg.cli import options
from kg.errors import UsageError


@click.command()
@options.dataset
@click.argument("sparql", metavar="SPARQL")
@options.formats
@click.option("--limit", type=click.IntRange(min=1), help="At most so many rows.")
def query(directory: Path, sparql: str, fmt: str, limit: int | None) -> int:
    """Ask with SPARQL: a query, a file that holds one, or - for standard input.

    The graph is the union of all articles; the prefixes kg, con, top, id, oa, prov, dcterms, schema, skos and rdfs are
    declared. Exit code 1 where ASK says no.
    """
    from kg.store.dataset import Dataset
    from kg.store.formats import render
    from kg.store.query import query as run

    result = run(Dataset.open(directory), sparql_of(sparql), limit=limit)
    click.echo(render(result, fmt, width=options.width()), nl=False)
    return 1 if result is False else 0


def sparql_of(argument: str) -> str:
    """Return the query that an argument gives: standard input, a file's text, or itself."""
    if argument == "-":
        return sys.stdin.read()
    path = Path(argument)
    if len(argument) < 1000 and "\n" not in argument and path.is_file():
        return path.read_text(encoding="utf-8")
    if argument.endswith((".rq", ".sparql")):
        raise UsageError(f"there is no file {argument}")
    return argument


@click.command(context_settings={"ignore_unknown_options": True, "allow_extra_args": True})
@options.dataset
@click.argument("question", required=False)
@click.argument("names", nargs=-1, type=click.UNPROCESSED)
@options.formats
@click.option("--sparql", "only_sparql", is_flag=True, help="Print the query instead of its answer.")
def ask(directory: Path, question: str | None, names: tuple[str, ...], fmt: str, only_sparql: bool) -> None:
    """Ask a shipped question; without one, list them.

    A question's parameters are options that take a name: kg ask DIR claims-about-model --model "Llama 3.1".
    """
    from kg.store.ask import ask as run
    from kg.store.dataset import Dataset
    from kg.store.formats import render

    dataset = Dataset.open(directory)
    if question is None:
        click.echo(listed(), nl=False)
        return
    answer = run(dataset, question, pairs(names))
    if only_sparql:
        click.echo(answer.sparql, nl=False)
        return
    click.echo(f"{answer.question.question}", err=True)
    click.echo(render(answer.table, fmt, width=options.width()), nl=False)
    if answer.note:
        click.echo(answer.note, err=True)


def listed() -> str:
    """Return the shipped questions with their parameters, one a line."""
    from kg.store.ask import questions

    lines = []
    for question in questions().values():
        given = "".join(f" --{p.name} {p.example!r}" if p.required else f" [--{p.name} NAME]" for p in question.parameters)
        lines.append(f"{question.name}{given}\n    {question.question}\n")
    return "".join(lines)


def pairs(words: tuple[str, ...]) -> dict[str, str]:
    """Return ``--name value`` and ``--name=value`` arguments as a mapping."""
    found: dict[str, str] = {}
    rest = iter(words)
    for word in rest:
        name, equals, value = word.removeprefix("--").partition("=")
        if not word.startswith("--") or not name:
            raise UsageError(f"{word!r} is no option; a question's parameters are given as --model 'Llama 3.1'")
        if not equals:
            value = next(rest, "")
        if not value:
            raise UsageError(f"--{name} needs a name behind it")
        found[name] = value
    return found


@click.command()
@options.dataset
@click.argument("text")
@click.option("--kind", multiple=True, help="Only Person, Org, Model, Concern, Topic ... (may be given again).")
@click.option("--format", "fmt", type=click.Choice(["table", "json"]), default="table", show_default=True)
def find(directory: Path, text: str, kind: tuple[str, ...], fmt: str) -> int:
    """Find a person, organisation, model, concern or article by name, part of a name, or alias."""
    from tabulate import tabulate

    from kg.store.dataset import Dataset
    from kg.store.find import find as run
    from kg.vocab import short

    found = run(Dataset.open(directory), text, kind or None)
    if fmt == "json":
        click.echo(json.dumps([asdict(each) for each in found], ensure_ascii=False, indent=2))
    elif found:
        click.echo(tabulate([(short(f.iri), f.kind, f.label, f.matched) for f in found], ["id", "kind", "label", "found by"]))
    if not found:
        click.echo(f"nothing here is called {text!r}", err=True)
    return 0 if found else 1


@click.command()
@options.dataset
@click.argument("name")
def explain(directory: Path, name: str) -> None:
    """Tell why the graph says what it says of NAME (a name, an alias, an id or an IRI), with the words behind it."""
    from kg.store.dataset import Dataset
    from kg.store.explain import explain as run

    click.echo(str(run(Dataset.open(directory), name)).rstrip())


@click.command(name="list")
@options.dataset
@click.option("--format", "fmt", type=click.Choice(["table", "json"]), default="table", show_default=True)
def list_(directory: Path, fmt: str) -> None:
    """List the articles of a dataset."""
    from tabulate import tabulate

    from kg.store.dataset import Dataset

    documents = Dataset.open(directory).documents()
    if fmt == "json":
        click.echo(json.dumps([asdict(d) for d in documents], ensure_ascii=False, indent=2))
    else:
        rows = [(d.slug, d.date, d.title, d.claims, d.relations) for d in documents]
        click.echo(tabulate(rows, ["article", "date", "title", "claims", "relations"]))
