"""Options that several verbs share, and how their output is written."""

import os
import re
import shutil
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from kg.composition import DEFAULT_MODEL
from kg.composition.engines import ENGINES, LOCAL

dataset = click.argument("directory", metavar="DIR", type=click.Path(path_type=Path))
"""The dataset's folder."""

force = click.option("--force", is_flag=True, help="Overwrite what is there.")

formats = click.option(
    "--format", "fmt", metavar="FORMAT", default="", help="table, json (SPARQL results), csv, tsv, ttl or nt."
)

choice = click.option(
    "--format",
    "fmt",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="For people, or for programs.",
)

output = click.option(
    "-o",
    "--output",
    "out",
    metavar="FILE",
    required=True,
    type=click.Path(path_type=Path),
    help="Where to; - for standard output.",
)

folder = click.option(
    "-o",
    "--output",
    "out",
    metavar="DIR",
    required=True,
    type=click.Path(path_type=Path),
    help="The folder that is written.",
)

model = click.option("--model", default=DEFAULT_MODEL, show_default=True, help="An installed spaCy pipeline.")

workers = click.option(
    "--workers",
    metavar="N",
    type=click.IntRange(min=1),
    help="So many processes read; else as many as there are cores and work for.",
)

engine = click.option(
    "--engine",
    type=click.Choice(list(ENGINES)),
    default=LOCAL,
    show_default=True,
    help="Who reads: this machine, or a Ray cluster (pip install 'claimgraph[ray]').",
)

ray_address = click.option(
    "--ray-address",
    "address",
    metavar="ADDRESS",
    help="The Ray cluster; else RAY_ADDRESS tells it, else one is started here for as long as it takes.",
)

report = click.option(
    "--report",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Tell what was seen and not kept, and why: as text, as JSON (.json), or - for standard output.",
)

OWN = {
    "registry": "Names of your own (CSV: name, kind, aliases, weak, distinct_from, maker).",
    "lexicon": "Cue words of your own (CSV: lemma, pos, class, frames, needs_source, irregular).",
    "concerns": "Concerns of your own (SKOS in Turtle).",
    "corrections": "What to reject, fix, merge and split (TOML).",
}
"""The files of the user's own that a build takes, as they are asked for; each may be given again."""


def own(command: Callable[..., Any]) -> Callable[..., Any]:
    """Return a verb with the options for files of the user's own."""
    path = click.Path(path_type=Path)
    config = "A kg.toml that names such files; without, the one that the dataset in DIR keeps."
    made = [
        click.option("--config", metavar="FILE", type=path, help=config),
        click.option("--no-config", is_flag=True, help="Take no file that the dataset in DIR keeps."),
        *(click.option(f"--{k}", multiple=True, metavar="FILE", type=path, help=words) for k, words in OWN.items()),
    ]
    for option in reversed(made):
        command = option(command)
    return command


STDOUT = Path("-")

PAGE = 100
"""Columns that tables for people take where no terminal says how many there are."""


def width() -> int | None:
    """Return how wide a line may be: as the terminal or COLUMNS says; without limit where the output goes elsewhere."""
    told = sys.stdout.isatty() or os.environ.get("COLUMNS")
    return shutil.get_terminal_size().columns if told else None


def folded(text: str) -> str:
    """Return *text* with lines that are too long for the terminal folded, never inside a word, an IRI or an id."""
    limit = width()
    if limit is None:
        return text
    return "\n".join(folded_line(line, limit) for line in text.splitlines())


def folded_line(line: str, limit: int) -> str:
    """Return one line folded; what follows stands under its first word."""
    words = line.lstrip(" -")
    lead = line[: len(line) - len(words)]
    fold = textwrap.TextWrapper(limit, lead, " " * len(lead), break_long_words=False, break_on_hyphens=False)
    return fold.fill(words) if words else line


CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
"""All that moves a terminal's cursor, or more, but for the end of a line."""


def harmless(words: str) -> str:
    """Return *words* without control characters: an article's title or a file's name must not steer a terminal."""
    return CONTROLS.sub("\N{REPLACEMENT CHARACTER}", words)


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: ``1 article``, ``2,346 words``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def write(out: Path, content: bytes, *, force: bool) -> None:
    """Write *content* to a file, told on standard error, or to standard output."""
    from kg.graph import save

    if out == STDOUT:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        save(out, content, force=force)
        click.echo(f"wrote {out} ({len(content):,} bytes)", err=True)
