"""From the fields that somebody wrote to checked metadata.

A bad field is left out with a warning: it must not cost the article.
"""

import datetime
import logging
import re
from collections.abc import Callable

from kg.model import Metadata
from kg.read.title import derive

log = logging.getLogger(__name__)

Fields = dict[str, str]
"""Metadata as written: some of ``KEYS`` with their text."""

ISO_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}.*)?", re.ASCII | re.DOTALL)
WEB_ADDRESS = re.compile(
    r"""https?:// (?P<user>[^\[\]/?\#@]*@)? [^\[\]/?\#@:]+ (?::[0-9]{0,5})? (?:[/?][^\[\]\#]*)? (?:\#[^\[\]\#]*)?""",
    re.VERBOSE | re.IGNORECASE,
)
NOT_IN_IRI = re.compile(r"""[\s"<>\\^`{|}\ufff0-\uffff\U000e0000-\U000e0fff]|%(?![0-9A-Fa-f]{2})""")
"""What RFC 3987 does not allow in an IRI, together with what ``str.isprintable`` refuses."""


def metadata(fields: Fields, body: str, name: str, origin: str) -> Metadata:
    """Return the checked metadata of an article; without a title it is derived from the *body*, else the *name*."""
    checked = {key: value for key, text in fields.items() if (value := field(key, text, origin)) is not None}
    title = checked.get("title")
    return Metadata(
        title=title or derive(body) or name,
        title_derived=title is None,
        date=checked.get("date"),
        url=checked.get("url"),
        author=checked.get("author"),
        publisher=checked.get("publisher"),
    )


def field(key: str, text: str, origin: str) -> str | None:
    """Return one checked value; an empty one is ``None``, and so is a bad one, with a warning."""
    value = CHECKS[key](" ".join(text.split()))
    if value is None and text.strip():
        log.warning("%s: %s %a is not %s, left out", origin, key, text[:100], EXPECTED[key])
    return value


def iso_date(text: str) -> str | None:
    """Return the day of an ISO 8601 date or date and time (``2024-07-23T09:30:00Z`` -> ``2024-07-23``)."""
    found = ISO_DATE.fullmatch(text)
    try:
        return datetime.date.fromisoformat(found[1]).isoformat() if found else None
    except ValueError:
        return None


def web_address(text: str) -> str | None:
    """Return an http or https address with a named host that may stand as an IRI, else ``None``.

    A user's name and password in it are no part of where the article is, and are left out.
    """
    fit = WEB_ADDRESS.fullmatch(text) if text.isprintable() and not NOT_IN_IRI.search(text) else None
    return text.replace(fit["user"] or "", "", 1) if fit else None


def words(text: str) -> str | None:
    """Return a text that is not empty and can be written out, without control characters; else ``None``.

    Titles are shown in terminals, which control characters and marks of direction would steer.
    """
    return CONTROLS.sub("", text) or None if writable(text) else None


CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def writable(text: str) -> bool:
    """Return whether *text* can be written as UTF-8: half of a surrogate pair, which JSON lets through, cannot."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


CHECKS: dict[str, Callable[[str], str | None]] = {
    "title": words,
    "date": iso_date,
    "publisher": words,
    "url": web_address,
    "author": words,
}
EXPECTED = {
    "title": "Unicode text",
    "date": "a date such as 2024-07-23",
    "publisher": "Unicode text",
    "url": "an http or https address",
    "author": "Unicode text",
}
KEYS = tuple(CHECKS)
"""The metadata that a source may give."""
