"""Verbs that measure and draw."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from kg.cli import options
from kg.graph import DRAWN, VIEWS

COLUMNS = {
    "ranking": {
        "name": "label",
        "type": "type",
        "in": "statements_in",
        "out": "statements_out",
        "pagerank": "pagerank",
        "between": "betweenness",
        "articles": "documents",
    },
    "communities": {"number": "number", "size": "size", "leading": "leading"},
    "voices": {
        "speaker": "speaker_label",
        "how": "how",
        "concern": "concern_label",
        "claims": "claims",
        "articles": "documents",
        "in words": "quote",
    },
}
"""Table of measures -> its columns, each with the field of the record that fills it."""

HEADINGS = {
    "ranking": "Who and what is central, by PageRank (in, out: statements; between: betweenness)",
    "communities": "Groups with more statements among them than to the rest",
    "voices": "Who raises, dismisses or answers which concern",
}


@click.command()
@options.dataset
@click.option("--top", type=click.IntRange(min=1), default=15, show_default=True, help="At most so many lines a table.")
@click.option("--unnamed", is_flag=True, help="Count sources that the texts do not name, too.")
@options.choice
def measure(directory: Path, top: int, unnamed: bool, fmt: str) -> None:
    """Measure the network: who is central, who raises what.

    Degree, PageRank, betweenness, communities (Louvain), and who raises, dismisses or answers which concern.
    """
    from kg.cli.progress import steps
    from kg.graph import open

    with steps() as progress:
        measures = open(directory).measure(unnamed=unnamed, top=top, progress=progress)
    if fmt == "json":
        click.echo(json.dumps(asdict(measures), ensure_ascii=False, indent=2))
        return
    sizes = f"{options.counted(measures.nodes, 'node')}, {options.counted(measures.edges, 'edge')}"
    exact = "exact" if measures.exact else "sampled"
    click.echo(f"{sizes}; betweenness {exact}; modularity {measures.modularity:.3f}")
    for name, rows in measures.tables.items():
        click.echo(f"\n{HEADINGS[name]}\n{tabled(rows, COLUMNS[name])}", nl=False)


def tabled(rows: Iterable[Any], columns: dict[str, str]) -> str:
    """Return records as a table of the chosen fields, as wide as the terminal, else as a page."""
    from kg.store.formats import columned

    cells = [[told(getattr(row, field)) for field in columns.values()] for row in rows]
    return columned(tuple(columns), cells, options.width() or options.PAGE)


def told(value: object) -> str:
    """Return a value for people's eyes: a list by its members, a measure with three places."""
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return f"{value:.3f}" if isinstance(value, float) else WORDS.get(str(value), str(value))


WORDS = {"mitigates": "answers"}
"""What a claim does with a concern, as people say it where the ontology has another word."""


@click.command()
@options.dataset
@options.output
@options.force
@click.option("--title", help="The page's heading; else the article's title, or how many articles there are.")
@click.option("--view", type=click.Choice(VIEWS), default=VIEWS[0], show_default=True, help="What it opens with.")
@click.option(
    "--top", type=click.IntRange(min=1), default=DRAWN, show_default=True, help="Show so many nodes at first."
)
def draw(directory: Path, out: Path, *, force: bool, title: str | None, view: str, top: int) -> None:
    """Draw the graph as one HTML page.

    It works offline, asks nothing of any other host, and shows the words behind every line. Views: who raises,
    dismisses or answers which concern (positions), who is for or against what (sides), who is what to whom (relations),
    each claim between who says it and what it is about (claims), which article holds what (documents).
    """
    from kg.graph import PAGES, open, promised

    promised(out, PAGES, "html")
    page = open(directory).draw(title=title, view=view, top=top)
    options.write(out, str(page).encode("utf-8"), force=force)


@click.command()
@options.dataset
@options.output
@options.force
@click.option("--title", help="The report's heading; else the article's title, or how many articles there are.")
@click.option("--format", "fmt", type=click.Choice(["md", "html"]), help="Else by FILE's ending; Markdown on - .")
def report(directory: Path, out: Path, *, force: bool, title: str | None, fmt: str | None) -> None:
    """Report on the debate: one page to read from top to bottom.

    Who takes part, which concerns there are, who raises, dismisses or answers what (a matrix), where they differ, each
    line with its evidence; HTML has charts, too.
    """
    from kg.graph import PAGES, TEXTS, open, promised

    chosen = fmt or promised(out, TEXTS | PAGES, "md")
    told = open(directory).report(title=title, fmt=chosen)
    options.write(out, told.encode("utf-8"), force=force)
