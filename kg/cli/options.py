"""Options that several verbs share, and how their output is written."""

import shutil
import sys
from pathlib import Path

import click

dataset = click.argument("directory", metavar="DIR", type=click.Path(path_type=Path))
"""The dataset's folder."""

force = click.option("--force", is_flag=True, help="Overwrite what is there.")

formats = click.option(
    "--format", "fmt", metavar="FORMAT", default="", help="table, json (SPARQL results), csv, tsv, ttl or nt."
)

output = click.option(
    "-o", "--output", "out", metavar="FILE", required=True, type=click.Path(path_type=Path), help="Where to; - for standard output."
)

report = click.option(
    "--report",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Tell what was seen and not kept, and why: as text, as JSON (.json), or - for standard output.",
)

STDOUT = Path("-")


def width() -> int | None:
    """Return how wide a table may be: the terminal, or without limit where the output goes elsewhere."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def write(out: Path, content: bytes, *, force: bool) -> None:
    """Write *content* to a file, told on standard error, or to standard output."""
    from kg.graph import save

    if out == STDOUT:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        save(out, content, force=force)
        click.echo(f"wrote {out} ({len(content):,} bytes)", err=True)
