"""Requests over HTTP that are tried again where that may help, and never follow to another host."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from requests.auth import AuthBase
from urllib3.exceptions import ReadTimeoutError
from urllib3.util.retry import Retry

from kg import __version__
from kg.errors import RemoteError
from kg.store.context import plain
from kg.store.remote.access import Nobody

log = logging.getLogger(__name__)

BUSY = frozenset({429, 502, 503, 504})
FAULTY = BUSY | {500}
LONGEST_REASON = 300


@dataclass(frozen=True, slots=True)
class Patience:
    """How often and how long: tries after the first, seconds between them (doubled each time), and for an answer.

    ``longest`` bounds what a server may ask for by Retry-After.
    """

    tries: int = 4
    pause: float = 0.5
    longest: float = 60
    connect: float = 10
    read: float = 300
    statuses: frozenset[int] = FAULTY


class Again(Retry):
    """When to try again: after a lost connection or a busy server, never after an answer that took too long."""

    def increment(self, *request: Any, **outcome: Any) -> Any:
        """Return what is left to try, or raise the error."""
        if isinstance(outcome.get("error"), ReadTimeoutError):
            raise outcome["error"]
        if not self.history:
            log.warning("the store cannot be reached, or is busy: trying again, %d times at most", self.total)
        return super().increment(*request, **outcome)


def again(patience: Patience) -> Again:
    """Return when to try again. All that is sent here may be sent twice: graphs are sets, and dropping is silent."""
    return Again(
        total=patience.tries,
        backoff_factor=patience.pause,
        backoff_max=patience.longest,
        retry_after_max=int(patience.longest),
        status_forcelist=patience.statuses,
        allowed_methods=None,
        raise_on_status=False,
        redirect=False,
    )


class Web:
    """A session with one store."""

    def __init__(self, auth: AuthBase | None = None, patience: Patience | None = None) -> None:
        """Open it; nothing is sent yet."""
        self.patience = patience or Patience()
        self.session = requests.Session()
        self.session.auth = auth or Nobody()
        self.session.headers["User-Agent"] = f"claimgraph/{__version__}"
        for scheme in ("http://", "https://"):
            self.session.mount(scheme, HTTPAdapter(max_retries=again(self.patience)))

    def send(  # noqa: PLR0913 - what a request has
        self,
        method: str,
        url: str,
        data: Any = None,
        *,
        params: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        missing: bool = False,
        stream: bool = False,
    ) -> requests.Response:
        """Return a good answer, read whole unless it is to *stream*; with *missing*, 404 is a good one.

        Raises RemoteError for any other answer, and where there is none.
        """
        told(url, self.session.auth)
        try:
            response = self.session.request(
                method,
                url,
                data=data,
                params=params,
                headers=dict(headers or {}),
                timeout=(self.patience.connect, self.patience.read),
                allow_redirects=False,
                stream=True,
            )
            check(url, response, missing=missing)
            if not stream:
                response.content  # noqa: B018 - reading it frees the connection for the next request
        except requests.RequestException as error:
            raise RemoteError(unanswered(url, error, self.patience)) from error
        return response


def check(url: str, response: requests.Response, *, missing: bool) -> None:
    """Raise RemoteError for an answer that is not good."""
    if (response.ok and not response.is_redirect) or (missing and response.status_code == 404):
        return
    try:
        raise RemoteError(refused(url, response))
    finally:
        response.close()


def told(url: str, auth: object) -> None:
    """Warn where a password or token goes over the net for all to read."""
    parts = urlsplit(url)
    if parts.scheme == "http" and not isinstance(auth, Nobody) and parts.hostname not in OWN and url not in warned:
        warned.add(url)
        log.warning("%s is not encrypted: whoever is on the way reads user and password; use https", parts.hostname)


OWN = frozenset({"localhost", "127.0.0.1", "::1"})
warned: set[str] = set()


def unanswered(url: str, error: requests.RequestException, patience: Patience) -> str:
    """Return, in words, why there is no answer."""
    host = urlsplit(url).netloc
    if isinstance(error, requests.ReadTimeout):
        return f"{host} gave no answer within {patience.read:g} seconds: narrow the query, or give it more (--timeout)"
    if isinstance(error, requests.exceptions.SSLError):
        return f"{host} is not who it says it is, or its certificate is not known here: {innermost(error)}"
    return f"{host} cannot be reached, after {patience.tries + 1} tries: {innermost(error)}"


def innermost(error: BaseException) -> str:
    """Return the reason at the bottom of an error, on one line."""
    reason = getattr(error.args[0], "reason", None) if error.args else None
    return plain(str(reason or error)).rpartition(": ")[2][:LONGEST_REASON]


ADVICE = {
    401: "log in: --user NAME, and the password in the variable CLAIMGRAPH_PASSWORD; some stores want --auth digest",
    403: "this user may not do that",
    404: "there is nothing at this address: is it the right one, and the right --product?",
    405: "this address takes no such request: is it the right --product? --query-url, --update-url and "
    "--graph-store-url name the addresses one by one",
    413: "that was too much at once: --batch takes a smaller number of triples",
}


def refused(url: str, response: requests.Response) -> str:
    """Return, in words, what the server answered instead."""
    place = urlsplit(url)._replace(query="", fragment="").geturl()
    if response.is_redirect:
        return f"{place} sends elsewhere, to {target(response)}: give that address if you trust it"
    said = f"{place} answered {response.status_code} {plain(response.reason or '')}".rstrip()
    reason = plain(start(response))
    advice = ADVICE.get(response.status_code, "")
    return "; ".join(part for part in (f"{said}: {reason}" if reason else said, advice) if part)


def target(response: requests.Response) -> str:
    """Return where an answer sends, without user, password and query."""
    parts = urlsplit(response.headers.get("Location", ""))
    host = parts.netloc.rpartition("@")[2]
    return plain(parts._replace(netloc=host, query="", fragment="").geturl())


def start(response: requests.Response) -> str:
    """Return the start of an answer's body, as far as it can be read; a page for people says nothing here."""
    if "html" in response.headers.get("Content-Type", ""):
        return ""
    try:
        return next(response.iter_content(LONGEST_REASON), b"").decode("utf-8", "replace")
    except requests.RequestException:
        return ""
