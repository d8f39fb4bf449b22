"""Answers of a remote store, read as they come: one that is cut, late or something else is an error, never shorter."""

import io
import time
from collections.abc import Callable, Iterator
from typing import IO, cast
from urllib.parse import urlsplit

import pyoxigraph as ox
import requests
from urllib3.exceptions import HTTPError, ReadTimeoutError

from kg.errors import RemoteError
from kg.store.results import Result, Row, table, triples

JSON, NTRIPLES = "application/sparql-results+json", "application/n-triples"
ACCEPTED = {"SELECT": JSON, "ASK": JSON, "CONSTRUCT": NTRIPLES, "DESCRIBE": NTRIPLES}
"""What each kind of query is answered in. JSON tells by its brackets whether it is whole."""


PIECE = 65_536
"""Bytes read at a time. What has come is taken, however little: an answer that drips must not outlast its time."""


class LateError(OSError):
    """The time for an answer is over."""


class Body(io.RawIOBase):
    """The body of an answer, read until it ends or its time is over."""

    def __init__(self, response: requests.Response, seconds: float) -> None:
        """Take an answer whose body is unread."""
        self.raw = response.raw
        self.deadline = time.monotonic() + seconds

    def readable(self) -> bool:
        """It can be read."""
        return True

    def read(self, size: int = -1, /) -> bytes:
        """Return at most *size* bytes; OSError where it breaks off, LateError where its time is over."""
        if time.monotonic() > self.deadline:
            raise LateError
        try:
            return self.raw.read1(size if size > 0 else PIECE, decode_content=True) or b""
        except ReadTimeoutError as error:
            raise LateError from error
        except HTTPError as error:
            raise OSError(str(error)) from error


def result(response: requests.Response, form: str, limit: int | None, *, ordered: bool, seconds: float) -> Result:
    """Return an answer as a record, as ``kg.store.query`` does; RemoteError where it is not whole or not understood."""

    def read() -> Result:
        body = cast(IO[bytes], Body(response, seconds))
        if ACCEPTED[form] == NTRIPLES:
            return triples((quad.triple for quad in ox.parse(body, ox.RdfFormat.N_TRIPLES)), limit)
        found = ox.parse_query_results(body, ox.QueryResultsFormat.JSON)
        if isinstance(found, ox.QueryBoolean):
            return bool(found)
        columns = tuple(variable.value for variable in found.variables)
        return table(columns, (tuple(row) for row in found), limit, ordered)

    return understood(read, response, seconds)


def understood(read: Callable[[], Row], response: requests.Response, seconds: float) -> Row:
    """Return what *read* makes of an answer; what goes wrong becomes a RemoteError with the host's name."""
    host = urlsplit(response.url).netloc
    try:
        return read()
    except LateError as error:
        raise RemoteError(
            f"{host} did not finish its answer within {seconds:g} seconds: narrow the query, ask for less (LIMIT), "
            "or give it more time (--timeout SECONDS)"
        ) from error
    except (OSError, SyntaxError, ValueError) as error:
        kind = response.headers.get("Content-Type", "of no kind")
        raise RemoteError(
            f"the answer of {host} ({kind}) is cut short, or is no answer to a query ({error}): "
            "a store that stops a query for its time may break off like this"
        ) from error
    finally:
        response.close()


def statements(response: requests.Response, seconds: float) -> Iterator[ox.Triple]:
    """Return the triples of a graph that was asked for whole."""
    body = cast(IO[bytes], Body(response, seconds))
    return iter(understood(lambda: [q.triple for q in ox.parse(body, ox.RdfFormat.N_TRIPLES)], response, seconds))
