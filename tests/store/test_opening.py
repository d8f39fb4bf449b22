"""The files that a store keeps open while it is written."""

import re
from contextlib import ExitStack
from pathlib import Path

import pytest

from kg.store.opening import writable

resource = pytest.importorskip("resource", reason="Windows has no limit of open files")


def kept_open(store: Path) -> int:
    """Return how many files a store was told to keep open at most."""
    (options,) = store.glob("OPTIONS-*")
    (found,) = re.findall(r"max_open_files=(-?\d+)", options.read_text(encoding="utf-8"))
    return int(found)


@pytest.fixture
def limit() -> int:
    """As many files as this process may open."""
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return int(soft)


def test_a_store_keeps_few_files_open_and_the_process_may_open_as_many_as_before(tmp_path: Path, limit: int) -> None:
    """Each costs memory, and a large store has thousands."""
    writable(tmp_path / "store")
    assert 48 <= kept_open(tmp_path / "store") <= 200
    assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] == limit


def test_a_store_opens_in_a_process_that_has_many_files_open(tmp_path: Path) -> None:
    """The limit goes by what is open already."""
    with ExitStack() as files:
        for n in range(150):
            files.enter_context((tmp_path / str(n)).open("w"))
        writable(tmp_path / "store")


def test_a_lower_limit_of_the_process_stays(tmp_path: Path) -> None:
    """Who allows fewer files than that has a reason."""
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (97, before[1]))
    try:
        writable(tmp_path / "store")
        assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] == 97
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)
    assert kept_open(tmp_path / "store") == 97 - 48
