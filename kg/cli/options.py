"""Options that several verbs share, and how their output is written."""

import os
import shutil
import sys
import textwrap
from pathlib import Path

import click

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

report = click.option(
    "--report",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Tell what was seen and not kept, and why: as text, as JSON (.json), or - for standard output.",
)

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
