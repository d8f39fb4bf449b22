"""Several processes: the same bytes as one, whatever dies."""

import importlib
import multiprocessing
import os
import signal
from pathlib import Path

import pytest

import kg
from kg.composition.engines.limit import seconds
from kg.composition.engines.local import killer
from kg.composition.engines.pool import THREADS, Pool, cores, one_thread
from kg.composition.extraction import Failed
from kg.model import Document, Metadata

HELPER = """
import os

from kg.composition.engines.limit import limited

LIMIT = 0.5

def doubled(items):
    if -1 in items:
        os._exit(9)
    with limited(LIMIT):
        while -2 in items:
            pass
    return [2 * item for item in items]

def broken(items):
    raise ValueError("of the work itself")
"""


@pytest.fixture
def helper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    """A module that workers can import, with work that kills its process where an item says so."""
    (tmp_path / "pool_helper.py").write_text(HELPER, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    return importlib.import_module("pool_helper")


def test_results_come_in_order(helper) -> None:
    """Every item has its result, in the order of the items."""
    pool: Pool[int, int] = Pool(helper.doubled, lambda item: 0, 2)
    assert list(pool.results([i, i + 1] for i in range(0, 20, 2))) == [2 * i for i in range(20)]


def test_item_that_kills_its_process_is_found_out(helper, caplog) -> None:
    """The one item that kills is told; all others, those of its own chunk too, have their results."""
    pool: Pool[int, int] = Pool(helper.doubled, lambda item: 99, 2)
    assert list(pool.results([[1, 2], [3, -1], [4, 5], [6, 7]])) == [2, 4, 6, 99, 8, 10, 12, 14]
    assert "a worker process died" in caplog.text


def test_item_that_comes_to_no_end_is_found_out(helper) -> None:
    """A process that hangs ends itself, and is as good as one that dies; the others have their results."""
    pool: Pool[int, int] = Pool(helper.doubled, lambda item: 99, 2)
    assert list(pool.results([[1, 2], [3, -2], [4, 5]])) == [2, 4, 6, 99, 8, 10]


def test_long_documents_have_more_time() -> None:
    """The limit is far beyond what any document takes: some minutes, and two seconds for each thousand characters."""
    short, long = Document("a", "x", Metadata("A")), Document("b", "x" * 1_000_000, Metadata("B"))
    assert 300 <= seconds([short]) < 301 and 2300 <= seconds([short, long]) < 2301


def test_error_of_the_work_is_raised(helper) -> None:
    """What the work itself raises is no death, and comes through."""
    pool: Pool[int, int] = Pool(helper.broken, lambda item: 0, 2)
    with pytest.raises(ValueError, match="of the work itself"):
        list(pool.results([[1]]))


def test_document_that_kills_is_a_failure_with_a_way_out() -> None:
    """Such a document is listed with its place."""
    failed = killer(Document("a", "text", Metadata("A"), origin="a.txt"))
    assert isinstance(failed, Failed) and failed.reason.startswith("a.txt: the process that reads it dies")


def test_threads_are_set_for_workers_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the user has set stays; what was not set is gone after."""
    monkeypatch.setenv(THREADS[0], "7")
    monkeypatch.delenv(THREADS[1], raising=False)
    with one_thread():
        assert (os.environ[THREADS[0]], os.environ[THREADS[1]]) == ("7", "1")
    assert THREADS[1] not in os.environ and cores() >= 1


@pytest.mark.slow
def test_same_bytes_for_any_number_of_workers_and_any_death(articles, contents, tmp_path: Path) -> None:
    """One, two and four processes, in two orders, one of them killed midway: the same dataset."""
    whole = kg.build(articles, tmp_path / "1").export("nq")

    def kill(outcome: object) -> None:
        if not killed and (children := multiprocessing.active_children()):
            killed.append(children[0].pid or 0)
            os.kill(killed[0], signal.SIGKILL)

    for workers, watch in ((2, kill), (4, None)):
        killed: list[int] = []
        graph = kg.build(articles[::-1], tmp_path / str(workers), workers=workers, watch=watch)
        assert bool(killed) is (watch is not None)
        assert not graph.failures and graph.export("nq") == whole
        assert contents(tmp_path / str(workers)) == contents(tmp_path / "1")
