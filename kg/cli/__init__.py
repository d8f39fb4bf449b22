"""The command line: the verbs parse, call and print; what they do lies in the library.

Data goes to standard output, words to standard error. Exit codes: 0 fine, 1 the answer is no, 2 wrong usage or bad
input, 70 a fault in claimgraph itself.
"""

import logging
import os
import sys
from typing import Any

import click

from kg import __version__
from kg.cli import asking, building, changing, evaluating, finding, options, pushing, sharding, showing
from kg.cli.exits import FAULT, GONE, STOPPED, USAGE
from kg.errors import KgError

VERBS = (
    building.build,
    sharding.extract,
    sharding.load,
    changing.add,
    changing.retract,
    changing.merge,
    changing.diff,
    building.check,
    finding.list_,
    finding.find,
    finding.explain,
    asking.ask,
    asking.query,
    showing.measure,
    showing.draw,
    showing.report,
    building.export,
    pushing.push,
    evaluating.eval_,
)
"""The verbs in the order in which one needs them."""


class Verbs(click.Group):
    """The verbs, listed as they are given, each with ``--debug``, and silent where nobody reads their output."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in their order; click would sort them."""
        return list(self.commands)

    def add_command(self, cmd: click.Command, name: str | None = None) -> None:
        """Add a verb that takes ``--debug`` as well: people write it at the end."""
        cmd.params.append(click.Option(["--debug"], is_flag=True, expose_value=False, hidden=True))
        super().add_command(cmd, name)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a verb. Where the reader of our output has gone, as in ``kg ... | head``, end as programs then do."""
        try:
            found = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            # Nothing may be written to it when Python ends either.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(GONE)
        return found


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="kg")
@click.option("--debug", is_flag=True, expose_value=False, help="Show the traceback of an error.")
def kg() -> None:
    """Turn articles on artificial intelligence into a graph of who claims what, and ask it.

    \b
    Start with:
      kg build ARTICLES... -o DIR
      kg draw DIR -o page.html
      kg ask DIR
    """
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Plain("kg: %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
    logging.getLogger("urllib3").setLevel(logging.ERROR)  # what it retries is told in plain words


class Plain(logging.Formatter):
    """What is logged, without what would steer a terminal: names of files and titles of articles are others' words."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - logging's own name
        """Return the line of a record."""
        return options.harmless(super().formatMessage(record))


for verb in VERBS:
    kg.add_command(verb)


def main() -> None:
    """Run the command line: a one-line message for an error, a traceback with ``--debug``."""
    try:
        code = kg.main(standalone_mode=False)
    except KgError as error:
        fail(str(error))
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(STOPPED)
    except Exception:
        logging.getLogger("kg").exception("a fault in claimgraph itself; please report it with what follows")
        sys.exit(FAULT)
    sys.exit(code if isinstance(code, int) else 0)


def fail(message: str) -> None:
    """End with an error: one line on standard error, exit code 2; the traceback before it with ``--debug``."""
    if "--debug" in sys.argv:
        logging.getLogger("kg").exception("traceback")
    click.echo(options.harmless(f"kg: {message}"), err=True)
    sys.exit(USAGE)
