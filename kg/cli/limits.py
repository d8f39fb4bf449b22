"""Limits of a command: time, and what to say where rows are left out."""

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import click

from kg.cli.exits import USAGE

SECONDS = 60.0
"""How long a query may take unless it is told otherwise."""

ROWS = 200_000
"""How many rows an answer may have unless it is told otherwise: with three columns, some 400 MB of memory."""

timeout = click.option(
    "--timeout",
    "seconds",
    metavar="SECONDS",
    type=click.FloatRange(min=0),
    default=SECONDS,
    show_default=True,
    help="End a query that takes longer; 0 lets it run.",
)


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """End the program where the block takes longer than so many *seconds*; nought is no limit.

    The store cannot be asked to stop, and lets no signal through while it works: another thread ends it all, and
    Ctrl-C, too, ends it at once.
    """
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    timer = threading.Timer(seconds, stop, [seconds])
    timer.daemon = True
    if seconds:
        timer.start()
    try:
        yield
    finally:
        timer.cancel()
        signal.signal(signal.SIGINT, before)


def stop(seconds: float) -> None:
    """End the program, with the reason."""
    from kg.store.apart import too_long

    click.echo(f"kg: {too_long(seconds).replace('(timeout)', '(--timeout SECONDS)')}", err=True)
    sys.stderr.flush()
    os._exit(USAGE)


def told_cut(cut: bool, limit: int | None) -> None:
    """Tell that rows were left out because nobody said how many there may be."""
    if cut and limit is None:
        click.echo(f"kg: there are more: only the first {ROWS:,} are given; --limit N gives so many", err=True)
