"""The command line: the verbs parse, call and print; what they do lies in the library.

Data goes to standard output, words to standard error. Exit codes: 0 fine, 1 the answer is no, 2 wrong usage or bad
input.
"""

import logging
import os
import sys

import click

from kg import __version__
from kg.cli import asking, building, evaluating, showing
from kg.errors import KgError

VERBS = (
    building.build,
    building.check,
    building.export,
    asking.query,
    asking.ask,
    asking.find,
    asking.explain,
    asking.list_,
    showing.measure,
    showing.draw,
    evaluating.eval_,
)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="kg")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
@click.pass_context
def kg(context: click.Context, debug: bool) -> None:
    """Turn articles on artificial intelligence into a graph of who claims what, and ask it.

    Start with:  kg build ARTICLES... -o DIR   then   kg draw DIR -o page.html   or   kg ask DIR
    """
    context.obj = debug
    logging.basicConfig(level=logging.WARNING, format="kg: %(message)s", stream=sys.stderr)


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
        sys.exit(130)
    except BrokenPipeError:
        # The reader of our output has gone; nothing may be written to it when Python ends either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)
    sys.exit(code if isinstance(code, int) else 0)


def fail(message: str) -> None:
    """End with an error: one line on standard error, exit code 2; the traceback before it with ``--debug``."""
    if "--debug" in sys.argv:
        logging.getLogger("kg").exception("traceback")
    click.echo(f"kg: {message}", err=True)
    sys.exit(2)
