"""Verbs that query a dataset, or a store elsewhere. None of them loads spaCy, pandas or networkx."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli import limits, options, remote
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.store.ask import Answer, Parameter
    from kg.store.dataset import Dataset
    from kg.store.results import Result


@click.command()
@click.argument("words", metavar="[DIR] SPARQL", nargs=-1, required=True)
@options.formats
@click.option("--limit", type=click.IntRange(min=1), help="The first so many rows; LIMIT in the query stops sooner.")
@limits.timeout
@remote.endpoint
@remote.places
def query(words: tuple[str, ...], fmt: str, limit: int | None, seconds: float, **asked: Any) -> int:
    """Ask in SPARQL: a query, a file, or - for standard input.

    The graph asked is the union of all articles; GRAPH ?g { ... } tells them apart. The prefixes kg, con, top, id,
    graph, oa, prov, dcterms, schema, skos, owl, rdf, rdfs and xsd are declared. Exit code 1 where ASK says no.

    With --endpoint and without DIR, a store of your own is asked; docs/stores.md tells more.
    """
    elsewhere = remote.wanted(asked)
    if len(words) != 2 - elsewhere:
        raise UsageError("what is asked of what? kg query DIR SPARQL, or kg query --endpoint URL SPARQL")
    text = sparql_of(words[-1])
    if elsewhere:
        found = remote.asking(asked | {"seconds": seconds}).query(text, limit=limit or limits.ROWS)
        return shown(found, fmt, limit)
    return query_here(Path(words[0]), text, fmt, limit, seconds)


def query_here(directory: Path, text: str, fmt: str, limit: int | None, seconds: float) -> int:
    """Ask a dataset on disk and print its answer; return the exit code."""
    from kg.store.dataset import Dataset
    from kg.store.query import query as run

    dataset = Dataset.open(directory)
    with limits.within(seconds):
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
@click.argument("words", metavar="[DIR] [QUESTION] [--NAME VALUE]...", nargs=-1, type=click.UNPROCESSED)
@options.formats
@click.option("--sparql", "only_sparql", is_flag=True, help="Print the query instead of its answer.")
@limits.timeout
@remote.endpoint
@remote.places
def ask(words: tuple[str, ...], fmt: str, only_sparql: bool, seconds: float, **asked: Any) -> None:
    """Ask a shipped question; without one, list them.

    A question's parameters are options that take a name, an alias or an id:

    \b
      kg ask DIR claims-about-model --model "Llama 3.1"

    With --endpoint and without DIR, a store of your own is asked; docs/stores.md tells more.
    """
    elsewhere = remote.wanted(asked)
    if not words and not elsewhere:
        raise UsageError("which dataset? kg ask DIR, or kg ask --endpoint URL")
    question = words[1 - elsewhere :]
    if not question:
        place = f"--endpoint {asked['url']}" if elsewhere else words[0]
        known(place if elsewhere else Path(place))
        return
    names = pairs(question[1:])
    answer = (
        ask_there(asked | {"seconds": seconds}, question[0], names)
        if elsewhere
        else ask_here(Path(words[0]), question[0], names, seconds)
    )
    if only_sparql:
        click.echo(answer.sparql, nl=False)
        return
    told(answer, fmt)


def known(place: str | Path) -> None:
    """List the questions that may be asked of a place."""
    from kg.store.dataset import Dataset

    if isinstance(place, Path):
        Dataset.open(place)
    click.echo(f"Ask one of these:  kg ask {place} QUESTION, with a name for each --parameter it has", err=True)
    click.echo(listed(), nl=False)


def ask_here(directory: Path, question: str, names: dict[str, str], seconds: float) -> "Answer":
    """Ask a dataset on disk."""
    from kg.store.ask import ask as run
    from kg.store.dataset import Dataset

    dataset = Dataset.open(directory)
    with limits.within(seconds):
        return run(dataset, question, names)


def ask_there(asked: dict[str, Any], question: str, names: dict[str, str]) -> "Answer":
    """Ask a store elsewhere."""
    from kg.store.ask import answered, named

    named(question)  # a question that is none needs no store to be told
    asking = remote.asking(asked, strict=True)
    return answered(asking, asking.query, question, names)


def told(answer: "Answer", fmt: str) -> None:
    """Print the answer to a question; what an empty one means stands in its place, or beside it for programs."""
    from kg.store.formats import render

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
