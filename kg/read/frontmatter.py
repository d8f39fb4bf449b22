"""Front matter: YAML between two ``---`` lines at the very top of a text.

Every value is read as the words that stand there: ``title: 1984`` or ``title: No`` is a title, not a number or a
truth value. Aliases are refused, for with them a few bytes stand for gigabytes.
"""

import logging
import re
from typing import Any

import yaml

from kg.errors import InputError
from kg.read.decode import BYTE_ORDER_MARK
from kg.read.metadata import KEYS, Fields

log = logging.getLogger(__name__)

MAX_CHARACTERS = 65_536
"""The longest front matter that is read."""

OPENING = re.compile(rf"{BYTE_ORDER_MARK}?---[ \t]*\r?\n")
CLOSING = re.compile(r"^---[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
KEY = re.compile(r"""^["']?[A-Za-z_][\w-]*["']?[ \t]*:(?:\s|\Z)""", re.MULTILINE)
"""What makes a block between two rules look like front matter rather than prose: a line that starts ``key:``."""

ADVICE = "correct it, or, if it is not front matter, put an empty line above the first ---"
REASONS = {
    "mapping values are not allowed here": 'a colon in a value wants quotation marks around it, title: "A: B"',
}
"""What YAML says -> what it means to who wrote the line."""

NULL = "tag:yaml.org,2002:null"


class WordsLoader(yaml.BaseLoader):
    """A YAML loader that leaves every scalar as text, but for null, and knows neither tags nor aliases."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Return the next node; an alias is an error."""
        if self.check_event(yaml.AliasEvent):
            raise yaml.composer.ComposerError(None, None, "aliases are refused", self.get_mark())
        return super().compose_node(parent, index)


WordsLoader.add_implicit_resolver(NULL, re.compile(r"(?:~|null|Null|NULL|)\Z"), ["~", "n", "N", ""])
WordsLoader.add_constructor(NULL, lambda loader, node: None)


def split(text: str, origin: str) -> tuple[Fields, int]:
    """Return the fields of the front matter and the offset at which the body begins: ``({}, 0)`` without any.

    A block that is no mapping is text. Raises ``InputError`` for one that looks like front matter and is broken, too
    long, or holds an alias.
    """
    block, body_start = find(text)
    if not KEY.search(block):
        return {}, 0
    loaded = parse(block, origin)
    return (fields(loaded, origin), body_start) if isinstance(loaded, dict) else ({}, 0)


def find(text: str) -> tuple[str, int]:
    """Return what stands between the two ``---`` lines, and the offset behind them: ``("", 0)`` where none are."""
    opening = OPENING.match(text)
    closing = CLOSING.search(text, opening.end()) if opening else None
    if opening is None or closing is None:
        return "", 0
    return text[opening.end() : closing.start()], closing.end()


def parse(block: str, origin: str) -> Any:
    """Return the YAML of a block as dicts, lists, strings and ``None``; raises ``InputError`` where it is broken."""
    if len(block) > MAX_CHARACTERS:
        raise InputError(f"{origin}: front matter of more than {MAX_CHARACTERS:,} characters; {ADVICE}")
    try:
        return yaml.load(block, Loader=WordsLoader)
    except (yaml.YAMLError, RecursionError) as error:
        # An error without a problem tells it in its first line; the others show the place once more.
        reason = str(getattr(error, "problem", None) or error).partition("\n")[0]
        reason = REASONS.get(reason, reason)
        raise InputError(f"{origin}{place(error)}: broken front matter: {reason}; {ADVICE}") from error


def place(error: Exception) -> str:
    """Return the line in the file (``:3``) that a YAML error complains of, or nothing."""
    mark = getattr(error, "problem_mark", None)
    return f":{mark.line + 2}" if mark else ""


def fields(loaded: dict[Any, Any], origin: str) -> Fields:
    """Return the known keys with their text; a list of names is joined, and a deeper value is left out with a warning.

    Other keys are passed over: front matter serves many programs.
    """
    found = {key: words(loaded[key]) for key in KEYS if loaded.get(key) is not None}
    for key in (key for key, value in found.items() if value is None):
        log.warning("%s: front matter: %s is not a text, left out", origin, key)
    return {key: value for key, value in found.items() if value is not None}


def words(value: Any) -> str | None:
    """Return a text, or a list of texts joined by commas; ``None`` for anything else."""
    items = value if isinstance(value, list) else [value]
    return ", ".join(items) if all(isinstance(item, str) for item in items) else None
