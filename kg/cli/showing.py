"""Verbs that measure and draw."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from kg.cli import options


@click.command()
@options.dataset
@click.option("--top", type=click.IntRange(min=1), default=15, show_default=True, help="At most so many lines a table.")
@click.option("--unnamed", is_flag=True, help="Count sources that the texts do not name, too.")
@click.option("--format", "fmt", type=click.Choice(["table", "json"]), default="table", show_default=True)
def measure(directory: Path, top: int, unnamed: bool, fmt: str) -> None:
    """Measure the network: degree, PageRank, betweenness, communities, and who raises which concern."""
    from kg.graph import open

    measures = open(directory).measure(unnamed=unnamed, top=top)
    if fmt == "json":
        click.echo(json.dumps(asdict(measures), ensure_ascii=False, indent=2))
        return
    exact = "exact" if measures.exact else "sampled"
    click.echo(f"{measures.nodes} nodes, {measures.edges} edges; betweenness {exact}; modularity {measures.modularity:.3f}\n")
    for name, rows in measures.tables.items():
        click.echo(f"{name}\n{tabled([asdict(row) for row in rows])}\n")


def tabled(rows: list[dict[str, object]]) -> str:
    """Return records as a table of their plain fields, long lists told by their first names."""
    from tabulate import tabulate

    if not rows:
        return "(none)"
    cells = [{key: told(value) for key, value in row.items() if key not in ("node", "source", "target", "nodes")} for row in rows]
    return tabulate(cells, headers="keys", maxcolwidths=[None] * (len(cells[0]) - 1) + [60])


def told(value: object) -> object:
    """Return a list as its members in words, anything else as it is."""
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else value


@click.command()
@options.dataset
@options.output
@options.force
@click.option("--title", help="The page's heading; else the first article's.")
@click.option("--top", type=click.IntRange(min=1), default=150, show_default=True, help="Draw at most so many nodes.")
def draw(directory: Path, out: Path, force: bool, title: str | None, top: int) -> None:
    """Draw the graph as one HTML page that works offline and shows the words behind every line."""
    from kg.graph import open

    page = open(directory).draw(title=title, top=top)
    options.write(out, str(page).encode("utf-8"), force=force)
