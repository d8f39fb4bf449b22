"""The verb that measures a dataset against annotated articles."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli import options

if TYPE_CHECKING:
    from kg.evaluate import Evaluation, Score, Told

HEADERS = ("measure", "P", "R", "F1", "95 % of F1", "right", "extra", "missing")
ALIGNED = ("left", *["right"] * 7)
UNLISTED = "{}, unlisted names"


@click.command(name="eval")
@options.dataset
@click.argument("gold", metavar="GOLD...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--texts",
    multiple=True,
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Where the texts lie that GOLD annotates.",
)
@click.option("--show", is_flag=True, help="List every miss, extra and wrong speaker with its sentence.")
@click.option("--format", "fmt", type=click.Choice(["table", "json"]), default="table", show_default=True)
def eval_(directory: Path, gold: tuple[Path, ...], texts: tuple[Path, ...], show: bool, fmt: str) -> None:
    """Measure a dataset against annotated articles.

    GOLD are files, or folders of files, in the format of docs/gold.md. An article is found in the dataset by its text,
    which lies beside the gold file, one folder up, or where --texts says; one that the dataset does not hold
    counts as all missing.
    """
    from kg.evaluate import evaluate, read
    from kg.own import using
    from kg.store.dataset import Dataset

    dataset = Dataset.open(directory)
    with using(dataset.settings.own):  # the gold may tell of concerns of the user's own
        evaluation = evaluate(dataset, read(gold, texts))
    for name in evaluation.absent:
        click.echo(f"kg: the text of {name} is not in {directory}: all that it says counts as missing", err=True)
    click.echo(as_json(evaluation, show) if fmt == "json" else as_table(evaluation, show), nl=False)


def as_table(evaluation: "Evaluation", show: bool) -> str:
    """Return an evaluation as tables, the faults below where they are wanted."""
    from tabulate import tabulate

    rows = [row(score, score.name) for score in evaluation.scores]
    rows += [row(score, UNLISTED.format(score.name)) for score in evaluation.unlisted]
    table = tabulate(rows, HEADERS, floatfmt=".1f", colalign=ALIGNED, disable_numparse=True)
    lines = [counted(len(evaluation.articles)), "", table, "", accuracy_line(evaluation)]
    return "\n".join([*lines, *(fault_lines(evaluation.faults()) if show else [])]) + "\n"


def counted(articles: int) -> str:
    """Return how many articles there are, in words."""
    return f"{articles} article{'' if articles == 1 else 's'}"


def row(score: "Score", name: str) -> tuple[str | int, ...]:
    """Return one measure as a row of the table."""
    ends = "{:.1f} to {:.1f}".format(*score.interval) if score.interval else ""
    rates = (f"{rate:.1f}" for rate in (score.precision, score.recall, score.f1))
    return name, *rates, ends, score.tally.right, score.tally.extra, score.tally.missing


def accuracy_line(evaluation: "Evaluation") -> str:
    """Return how often negation, modality and attribution are right."""
    counts = {name: (tally.right, tally.right + tally.extra) for name, tally in evaluation.accuracy.items()}
    told = (f"{name} {100 * right / of:.1f} % ({right} of {of})" for name, (right, of) in counts.items() if of)
    return "right of the claims that are the same: " + (", ".join(told) or "there are none")


def fault_lines(faults: Iterable["Told"]) -> Iterator[str]:
    """Yield the faults, by article and measure, each with its line and sentence."""
    for (document, measure), group in groupby(faults, key=lambda fault: (fault.document, fault.measure)):
        yield f"\n{document}: {measure}"
        for fault in group:
            yield f"  {fault.what:7}  {fault.words}"
            yield f"           line {fault.line}: {fault.sentence}"


def as_json(evaluation: "Evaluation", show: bool) -> str:
    """Return an evaluation as JSON, the faults with it where they are wanted."""
    content: dict[str, Any] = {
        "articles": [article.gold.name for article in evaluation.articles],
        "absent": evaluation.absent,
        "measures": {score.name: numbers(score) for score in evaluation.scores},
        "unlisted": {score.name: numbers(score) for score in evaluation.unlisted},
        "accuracy": {n: {"right": t.right, "of": t.right + t.extra} for n, t in evaluation.accuracy.items()},
    }
    if show:
        content["faults"] = [asdict(fault) for fault in evaluation.faults()]
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def numbers(score: "Score") -> dict[str, Any]:
    """Return one measure's numbers: rates in per cent, counts."""
    rates = {"P": score.precision, "R": score.recall, "F1": score.f1, "interval": score.interval}
    return {**rates, **asdict(score.tally)}
