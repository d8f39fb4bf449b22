"""Fixtures: remote stores, one that is real, and one that does as it is told."""

import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from kg.store.remote.opening import Place
from kg.store.remote.protocol import Remote
from kg.store.remote.web import Patience

AT_ONCE = Patience(tries=3, pause=0)
"""Tries again without waiting."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What the told store answers: status, headers, body; it stays silent after the body where it is *stuck*, and goes on
    with a blank now and then where it is *dripping*.
    """

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    stuck: bool = False
    dripping: bool = False


class Told(ThreadingHTTPServer):
    """A web server that gives the replies it was told, the last one again and again, and keeps the requests."""

    daemon_threads = True

    def __init__(self) -> None:
        """Listen on a free port of this host."""
        super().__init__(("127.0.0.1", 0), Handler)
        self.replies: list[Reply | Callable[[str], Reply]] = [Reply()]
        self.requests: list[tuple[str, str, dict[str, str], str]] = []
        self.over = threading.Event()
        self.address = f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    """One request."""

    server: Told

    def answer(self) -> None:
        """Give the next reply."""
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        self.server.requests.append((self.command, self.path, dict(self.headers), body))
        made = self.server.replies.pop(0) if len(self.server.replies) > 1 else self.server.replies[0]
        reply = made if isinstance(made, Reply) else made(body)
        self.send_response(reply.status)
        for name, value in ({"Content-Length": str(len(reply.body))} | reply.headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(reply.body)
        self.wfile.flush()
        if reply.stuck:
            self.server.over.wait()
        with suppress(OSError):
            while reply.dripping and not self.server.over.wait(0.01):
                self.wfile.write(b" ")

    do_GET = do_POST = do_PUT = do_DELETE = answer  # noqa: N815 - http.server's own names

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture
def told() -> Iterator[Told]:
    """A web server that does as it is told."""
    with Told() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.over.set()
        server.shutdown()
        thread.join()


@pytest.fixture
def reply() -> type[Reply]:
    """What the told server answers."""
    return Reply


@pytest.fixture
def remote(server: str) -> Remote:
    """An empty Oxigraph server."""
    return Place(server, "oxigraph").opened(AT_ONCE)


@pytest.fixture
def at_once() -> Patience:
    """Tries again without waiting."""
    return AT_ONCE
