"""What tests of several rooms share."""

import os
import runpy
import socket
import subprocess
import sysconfig
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from hypothesis import settings

import kg

ROOT = Path(__file__).parents[1]

settings.register_profile("untimed", deadline=None)  # no test measures time
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the four sample articles."""
    return ROOT / "seeds"


@pytest.fixture(scope="session")
def dataset(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the dataset of the sample articles, built once for all tests: for reading only."""
    folder = tmp_path_factory.mktemp("seeds") / "graph"
    kg.build(seeds, folder)
    return folder


@contextmanager
def serving(*options: str) -> Iterator[str]:
    """Run an Oxigraph server on this host, empty and in memory; gives its address once it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = Path(sysconfig.get_path("scripts")) / "oxigraph"
    command = [str(program), "serve", "--bind", f"127.0.0.1:{port}", *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        said = server.stderr.readline()  # it speaks when it listens, or when it fails
        try:
            assert "Listening" in said, said
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


@pytest.fixture
def serve() -> Callable[..., AbstractContextManager[str]]:
    """Runs an Oxigraph server with options of one's own."""
    return serving


@pytest.fixture
def server() -> Iterator[str]:
    """The address of an Oxigraph server, empty."""
    with serving() as address:
        yield address


@pytest.fixture(autouse=True)
def nobody_logs_in(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No password of whoever runs the tests is used."""
    for name in ("CLAIMGRAPH_USER", "CLAIMGRAPH_PASSWORD", "CLAIMGRAPH_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NETRC", str(tmp_path / "no-netrc"))


@pytest.fixture(scope="session")
def gold() -> Path:
    """The folder of annotated articles that CLAIMGRAPH_GOLD names; without it the test is skipped."""
    folder = os.environ.get("CLAIMGRAPH_GOLD")
    if not folder:
        pytest.skip("CLAIMGRAPH_GOLD names no folder of annotated articles to measure against")
    return Path(folder)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium; `make test` sees to it that there is one, so without it the test fails."""
    script = runpy.run_path(str(ROOT / "tests" / "ensure_chromium.py"))
    path: str | None = script["find"]()
    return path or pytest.fail(script["HOW"])
