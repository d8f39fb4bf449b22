"""Words as a sentence of their own: without quotation marks, with a capital at the head and a stop at the end."""

import re

MARKS = re.compile(r"[\"“”„«»]|``|''")
SINGLE = re.compile(r"‘([^‘’]*)’(?!\w)")
"""Words in single marks; a closing mark without an opening one may be an apostrophe, and stays."""

LOOSE = " ,;:–—-…."
"""What no sentence ends in, a full stop aside, which is put there anew."""

HEAD = " ,;:…"
"""What no sentence begins with."""


def unquoted(text: str) -> str:
    """Return a text without marks of quotation, each stretch of white space one blank."""
    return " ".join(MARKS.sub("", SINGLE.sub(r"\1", text)).split())


def capital(text: str) -> str:
    """Return a text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def stopped(text: str) -> str:
    """Return a text with one full stop at its end, unless it asks or cries out."""
    return text if text.endswith(("?", "!")) else f"{text.rstrip(LOOSE)}."


def sentence(text: str) -> str:
    """Return words as a sentence of their own; the words stay as they are."""
    return stopped(capital(unquoted(text).lstrip(HEAD)))
