"""Requests that are tried again, and those that are not."""

import logging
from dataclasses import replace

import pytest
from requests.auth import HTTPBasicAuth, HTTPDigestAuth

from kg.errors import RemoteError
from kg.store.remote.web import Web, again, warned


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_busy_store_is_asked_again(told, reply, at_once, status) -> None:
    """The same request is sent again until it is answered."""
    told.replies = [reply(status, headers={"Retry-After": "0"}), reply(status), reply(204)]
    assert Web(patience=at_once).send("PUT", told.address, b"x").status_code == 204
    assert [(method, body) for method, _, _, body in told.requests] == [("PUT", "x")] * 3


def test_not_for_ever(told, reply, at_once) -> None:
    """A store that stays busy is an error with what it says, after so many tries."""
    told.replies = [reply(503, b"come back tomorrow\x1b[31m")]
    with pytest.raises(RemoteError, match="503 Service Unavailable: come back tomorrow") as caught:
        Web(patience=at_once).send("POST", told.address)
    assert len(told.requests) == at_once.tries + 1
    assert "\x1b" not in str(caught.value)


def test_a_wait_that_the_store_asks_for_is_bounded(at_once) -> None:
    """Retry-After is kept to, but not for an hour; nor do the pauses grow for ever."""
    retry = again(replace(at_once, longest=60))
    assert retry.parse_retry_after("7") == 7
    assert retry.parse_retry_after("3600") == 60
    assert again(replace(at_once, pause=30, longest=60)).backoff_max == 60


@pytest.mark.parametrize(
    ("status", "advice"),
    [(400, ""), (401, "--auth digest"), (403, "may not"), (404, "--product"), (405, "--update-url")],
)
def test_a_refusal_is_told_with_the_way_out(told, reply, at_once, status, advice) -> None:
    """An answer that will not change is not asked for again."""
    told.replies = [reply(status, b"<html>no</html>", {"Content-Type": "text/html"})]
    with pytest.raises(RemoteError, match=str(status)) as caught:
        Web(patience=at_once).send("POST", told.address + "/x?access-token=hush")
    assert advice in str(caught.value) and "html" not in str(caught.value) and "hush" not in str(caught.value)
    assert len(told.requests) == 1


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_redirects_are_not_followed(told, reply, at_once, status) -> None:
    """A store that sends elsewhere gets no second request, and nobody else the password."""
    told.replies = [reply(status, headers={"Location": "http://ada:hush@localhost:9/x?hush"})]
    with pytest.raises(RemoteError, match="sends elsewhere, to http://localhost:9/x") as caught:
        Web(HTTPBasicAuth("ada", "hush"), at_once).send("POST", told.address)
    assert len(told.requests) == 1 and "hush" not in str(caught.value)


def test_a_slow_answer_is_not_asked_for_again(told, reply, at_once) -> None:
    """What took too long once would take as long again."""
    told.replies = [lambda _: told.over.wait() and reply()]
    with pytest.raises(RemoteError, match=r"within 0.2 seconds.*--timeout"):
        Web(patience=replace(at_once, read=0.2)).send("GET", told.address)
    assert len(told.requests) == 1


def test_nobody_there(told, at_once) -> None:
    """A host that does not answer is told, with how often it was tried, and without the address's query."""
    told.server_close()
    with pytest.raises(RemoteError, match=r"cannot be reached, after 4 tries: .*refused") as caught:
        Web(patience=at_once).send("GET", told.address + "/?hush")
    assert "hush" not in str(caught.value)


def test_digest(told, reply, at_once) -> None:
    """A store that wants it is answered a digest, never the password."""
    challenge = {"WWW-Authenticate": 'Digest realm="SPARQL", nonce="n0nce", qop="auth", algorithm=MD5'}
    told.replies = [reply(401, headers=challenge), reply(200)]
    Web(HTTPDigestAuth("ada", "hush"), at_once).send("PUT", told.address, b"x")
    first, second = (headers.get("Authorization", "") for _, _, headers, _ in told.requests)
    assert first == "" and second.startswith('Digest username="ada"') and "hush" not in second


def test_an_open_password_is_warned_of(told, at_once, caplog, monkeypatch) -> None:
    """A password to another host without encryption is worth a warning, once; to this one it is not."""
    monkeypatch.setattr("kg.store.remote.web.warned", set(warned))
    monkeypatch.setattr("kg.store.remote.web.OWN", frozenset())
    web = Web(HTTPBasicAuth("ada", "hush"), at_once)
    with caplog.at_level(logging.DEBUG):
        for _ in range(2):
            web.send("GET", told.address)
        Web(patience=at_once).send("GET", told.address)
    assert sum("not encrypted" in line for line in caplog.messages) == 1
    assert "hush" not in caplog.text
