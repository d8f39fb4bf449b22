"""Run the blocks of README.md and write what they print into it: python docs/readme.py

A ``console`` block holds ``$ `` commands (a line set in by four spaces goes on with one), a ``pycon`` block holds
``>>> `` statements. They run in their order in one new folder that holds the sample articles as ``seeds``, so a later
block may use what an earlier one made. How long a build took is not written down, for it differs each time.
"""

import contextlib
import io
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from doctest import DocTestParser
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"

BLOCK = re.compile(r"(?<=^```)(console|pycon)\n(.*?)(?=^```$)", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ .*(?:\n {4}.*)*", re.MULTILINE)
SECONDS = re.compile(r"\b\d+\.\d s \([\d,]+ words/s\)")
COLUMNS = "100"
"""How wide the tables are."""


def written(text: str, folder: Path) -> str:
    """Return the README *text* with the true output of its blocks, run in *folder*, which is filled.

    Raises ``RuntimeError`` for a command that fails, and whatever a Python statement raises. Exit code 1 is no
    failure: it is how a command says that the answer is no.
    """
    (folder / "seeds").symlink_to(ROOT / "seeds")
    names: dict[str, Any] = {"__name__": "__main__"}
    runners: dict[str, Callable[[str], str]] = {
        "console": lambda block: console(block, folder),
        "pycon": lambda block: session(block, folder, names),
    }
    return BLOCK.sub(lambda match: f"{match[1]}\n{runners[match[1]](match[2])}", text)


def console(block: str, folder: Path) -> str:
    """Return a block of commands, each followed by what it prints."""
    shown = []
    for command in COMMAND.findall(block):
        plain = command.removeprefix("$ ")
        shown.append(f"{command}\n{printed(plain, folder)}")
    return "".join(shown)


def printed(command: str, folder: Path) -> str:
    """Return what a shell command prints, standard error with it."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environment |= {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}", "COLUMNS": COLUMNS}
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    if done.returncode not in {0, 1}:
        raise RuntimeError(f"{command}: exit code {done.returncode}\n{done.stdout}")
    return SECONDS.sub("… s (… words/s)", done.stdout)


def session(block: str, folder: Path, names: dict[str, Any]) -> str:
    """Return a block of Python statements, each followed by what it prints or is worth."""
    shown = []
    with contextlib.chdir(folder):
        for example in DocTestParser().get_examples(block):
            output = io.StringIO()
            with contextlib.redirect_stdout(output):
                exec(compile(example.source, "README.md", "single"), names)
            first, *more = example.source.splitlines()
            shown += [f">>> {first}\n", *(f"... {line}\n" for line in more), output.getvalue()]
    return "".join(shown)


def main() -> None:
    """Write README.md anew."""
    text = README.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        true = written(text, Path(folder))
    README.write_text(true, encoding="utf-8")
    sys.stdout.write(f"{README.name}: {'nothing has changed' if true == text else 'written anew'}\n")


if __name__ == "__main__":
    main()
