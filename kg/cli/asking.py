"""Verbs that ask a dataset. None of them loads spaCy, pandas or networkx."""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli import limits, options
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.store.ask import Parameter
    from kg.store.dataset import Dataset
    from kg.store.results import Result


@click.command()
@options.dataset
@click.argument("sparql", metavar="SPARQL")
@options.formats
@click.option("--limit", type=click.IntRange(min=1), help="At most so many rows.")
@limits.timeout
def query(directory: Path, sparql: str, fmt: str, limit: int | None, timeout: float) -> int:
    """Ask in SPARQL: a query, a file, or - for standard input.

    The graph asked is the union of all articles; GRAPH ?g { ... } tells them apart. The prefixes kg, con, top, id,
    graph, oa, prov, dcterms, schema, skos, owl, rdf, rdfs and xsd are declared. Exit code 1 where ASK says no.
    """
    from kg.store.dataset import Dataset
    from kg.store.query import query as run

    text, dataset = sparql_of(sparql), Dataset.open(directory)
    with limits.within(timeout):
        result = run(dataset, text, limit=limit or limits.ROWS)
    code = shown(result, fmt, limit)
    for hint in hints(dataset, text, result):
        click.echo(f"kg: {hint}", err=True)
    return code


def shown(result: "Result", fmt: str, limit: int | None) -> int:
    """Print an answer, and whether it was cut; return the exit code."""
    from kg.store.formats import render

    click.echo(render(result, fmt, width=options.width()), nl=False)
    if not isinstance(result, bool):
        limits.told_cut(result.cut, limit)
    return 1 if result is False else 0


def hints(dataset: "Dataset", text: str, result: "Result") -> list[str]:
    """Return, of a query that found nothing, the names in it that are none."""
    from kg.store.unknown import unknown

    empty = result is False or (not isinstance(result, bool) and len(result) == 0)
    return list(unknown(dataset, text)) if empty else []


def sparql_of(argument: str) -> str:
    """Return the query that an argument gives: standard input, a file's text, or itself."""
    if argument == "-":
        return decoded("standard input", sys.stdin.buffer.read())
    if "{" not in argument and Path(argument).is_file():
        return decoded(argument, Path(argument).read_bytes())
    if argument.endswith((".rq", ".sparql")):
        raise UsageError(f"there is no file {argument}")
    return argument


def decoded(place: str, content: bytes) -> str:
    """Return a query's bytes as text; UsageError where they are not UTF-8."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UsageError(f"{place}: byte {error.start} is not UTF-8, as a query must be") from error


@click.command(context_settings={"ignore_unknown_options": True, "allow_extra_args": True})
@options.dataset
@click.argument("question", required=False)
@click.argument("names", nargs=-1, type=click.UNPROCESSED)
@options.formats
@click.option("--sparql", "only_sparql", is_flag=True, help="Print the query instead of its answer.")
def ask(directory: Path, question: str | None, names: tuple[str, ...], fmt: str, only_sparql: bool) -> None:
    """Ask a shipped question; without one, list them.

    A question's parameters are options that take a name, an alias or an id:

    \b
      kg ask DIR claims-about-model --model "Llama 3.1"
    """
    from kg.store.ask import ask as run
    from kg.store.dataset import Dataset
    from kg.store.formats import render

    dataset = Dataset.open(directory)
    if question is None:
        click.echo(f"Ask one of these:  kg ask {directory} QUESTION, with a name for each --parameter it has", err=True)
        click.echo(listed(), nl=False)
        return
    answer = run(dataset, question, pairs(names))
    if only_sparql:
        click.echo(answer.sparql, nl=False)
        return
    click.echo(f"{answer.question.question}", err=True)
    plain = fmt in {"", "table"}
    click.echo(
        answer.note + "\n" if answer.note and plain else render(answer.table, fmt, width=options.width()), nl=False
    )
    if answer.note and not plain:
        click.echo(answer.note, err=True)


def listed() -> str:
    """Return the shipped questions: the name and parameters of each, and below it what it asks."""
    from kg.store.ask import questions

    return "".join(
        f"{' '.join([each.name, *map(option, each.parameters)])}\n    {each.question}\n"
        for each in questions().values()
    )


def option(parameter: "Parameter") -> str:
    """Return a question's parameter as it is given, in brackets where it may be left out."""
    given = f'--{parameter.name} "{parameter.example}"'
    return given if parameter.required else f"[{given}]"


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
@options.choice
def find(directory: Path, text: str, kind: tuple[str, ...], fmt: str) -> int:
    """Find things by name, part of a name, or alias.

    People, organisations, models, sources, concerns, topics, articles and relations. Exit code 1 where there is none.
    """
    from kg.store.dataset import Dataset
    from kg.store.find import find as run
    from kg.store.formats import columned
    from kg.vocab import short

    found = run(Dataset.open(directory), text, kind or None)
    if fmt == "json":
        click.echo(json.dumps([asdict(each) for each in found], ensure_ascii=False, indent=2))
    elif found:
        rows = [[f.label, f.kind, short(f.iri), f.matched if f.matched != f.label else ""] for f in found]
        click.echo(columned(("name", "kind", "id", "found by"), rows, options.width()), nl=False)
    if not found:
        click.echo(f"0 found: nothing here is called {text!r}", err=True)
    return 0 if found else 1


@click.command()
@options.dataset
@click.argument("name")
def explain(directory: Path, name: str) -> None:
    """Show the words behind a name, a claim or a relation.

    NAME is the name or alias of a person, organisation, model, concern, topic or article, or the id or IRI of
    anything, such as a claim.
    """
    from kg.store.dataset import Dataset
    from kg.store.explain import explain as run

    click.echo(options.folded(str(run(Dataset.open(directory), name)).rstrip()))


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
