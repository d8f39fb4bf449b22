import logging

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.read.metadata import iso_date, metadata, web_address, words

DATES = {
    "2024-07-23": "2024-07-23",
    "2024-07-23T09:30:00Z": "2024-07-23",
    "2024-07-23 09:30": "2024-07-23",
    "2024-02-30": None,
    "2024-7-3": None,
    "23 July 2024": None,
    "2024": None,
    "20240723": None,
    "2024-07-23x": None,
    "\u0662\u0660\u0662\u0664-07-23": None,
}


@pytest.mark.parametrize(("text", "expected"), DATES.items())
def test_dates_are_days_in_iso_form(text: str, expected: str | None) -> None:
    """A day, or a day and time cut to the day, is a date; nothing else is guessed at."""
    assert iso_date(text) == expected


@given(st.dates())
def test_every_day_is_a_date(day: object) -> None:
    """What ISO 8601 writes comes back as it is."""
    assert iso_date(str(day)) == str(day)


ADDRESSES = {
    "https://x.org/a?b=c#d": True,
    "http://x.org:8080/%20": True,
    "https://caf\u00e9.fr/\u4e2d": True,
    "HTTPS://x.org": True,
    "x.org": False,
    "ftp://x.org": False,
    "javascript:alert(1)": False,
    "https://": False,
    "https:///path": False,
    "https://x.org/a b": False,
    "https://x.org/<b>": False,
    'https://x.org/"': False,
    "https://x.org/%zz": False,
    "https://x.org:port/": False,
    "https://x.org:999999/": False,
    "https://[bad/": False,
    "https://x.org/\u202e": False,
    "https://x.org/[1]": False,
    "https://x.org/#a#b": False,
    "https://a@b@c/": False,
    "https://x.org/\U000e0100": False,
}


@pytest.mark.parametrize(("text", "fit"), ADDRESSES.items())
def test_only_web_addresses_are_kept(text: str, fit: bool) -> None:
    """An http or https address with a host stays as it is, anything else is refused."""
    assert web_address(text) == (text if fit else None)


def test_address_loses_user_and_password() -> None:
    """What an address holds to sign in with is not published with the graph."""
    assert web_address("https://me:secret@x.org:80/a@b") == "https://x.org:80/a@b"


@given(
    st.text(st.characters(exclude_categories=[])),
    st.sampled_from(["http://x.org/", "https://", "http://x.org?", "http://a:"]),
)
def test_every_kept_address_is_a_valid_iri(rest: str, start: str) -> None:
    """Whatever address is let through may stand as an IRI in the graph."""
    kept = web_address(start + rest)
    assert kept is None or ox.NamedNode(kept).value == kept


def test_bad_field_is_left_out_with_a_warning(caplog: pytest.LogCaptureFixture) -> None:
    """A bad date or address does not cost the article; the warning names file and value."""
    with caplog.at_level(logging.WARNING):
        found = metadata({"title": "T", "date": "yesterday", "url": "x.org"}, "Body", "a", "a.txt")
    assert (found.title, found.date, found.url) == ("T", None, None)
    assert "a.txt: date 'yesterday' is not a date such as 2024-07-23, left out" in caplog.text
    assert "a.txt: url 'x.org' is not an http or https address, left out" in caplog.text


def test_empty_field_is_nothing(caplog: pytest.LogCaptureFixture) -> None:
    """White space alone is no value and no cause for a warning."""
    found = metadata({"title": " ", "date": "", "author": "\n"}, "Body", "a", "a.txt")
    assert (found.title, found.title_derived, found.date, found.author) == ("Body", True, None, None)
    assert not caplog.records


def test_white_space_in_a_field_is_made_single() -> None:
    """A title that was wrapped over lines is one line."""
    assert metadata({"title": " A\n  title "}, "Body", "a", "a.txt").title == "A title"


def test_article_without_any_line_of_words_is_titled_by_its_name() -> None:
    """Where the body offers no title the name serves."""
    assert metadata({}, "***\n!!!", "my-article", "a.txt").title == "my-article"


def test_half_a_surrogate_pair_is_no_text() -> None:
    """What cannot be written as UTF-8 cannot stand in the graph."""
    assert words("a\ud800") is None


def test_control_characters_are_left_out() -> None:
    """A title cannot steer the terminal that it is shown in."""
    given = {"title": "\x1b]0;owned\x07Red \u202etitle"}
    assert metadata(given, "Body", "a", "a.txt").title == "]0;ownedRed title"
