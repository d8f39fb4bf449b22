"""What nodes do, without a cluster."""

import contextlib
import logging
import pickle
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kg.composition.building import job_of
from kg.composition.engines import ENGINES, Task, engine
from kg.composition.engines.cluster import received
from kg.composition.engines.cluster_work import ChunkExtractor, Counted, Overheard, PieceReader, Said, items, rows
from kg.composition.engines.connection import connected
from kg.composition.extraction import DEFAULT_MODEL, Extracted, Failed, Job
from kg.errors import InputError, ResourceError, UsageError
from kg.model import Document, Metadata
from kg.settings import Settings

TEXT = "Ada Reyes said that open models are risky."


def document(name: str) -> Document:
    """Return a small document."""
    return Document(name, TEXT, Metadata(name), origin=f"{name}.txt")


@pytest.fixture(scope="module")
def job() -> Job:
    """How documents are read here."""
    return job_of(DEFAULT_MODEL, Settings())


class Begun:
    """Attempts that have been made so often."""

    def __init__(self, **times: int) -> None:
        self.times = times

    @contextlib.contextmanager
    def attempt(self, what: str) -> Iterator[int]:
        yield self.times["chunk" if " from " in what else "document"]


def answers(extractor: ChunkExtractor, *chunk: object) -> list[Any]:
    """Return what an extractor answers to one chunk."""
    (answer,) = items("answers", extractor(rows("chunk", [list(chunk)])))
    return answer


def test_answers_stand_in_the_places_of_their_documents(job: Job) -> None:
    """An error between two documents stays between what they say."""
    error = InputError("b.txt: empty")
    one, between, other = answers(ChunkExtractor(job, Begun(chunk=1)), document("a"), error, document("c"))
    assert (one.document.name, str(between), other.document.name) == ("a", "b.txt: empty", "c")


@pytest.mark.parametrize(("times", "kind"), [(1, Extracted), (2, Extracted), (3, Failed)])
def test_document_that_kills_its_reader_is_given_up(job: Job, times: int, kind: type) -> None:
    """After a death the documents of a chunk are read one by one, and each no more than twice."""
    (answer,) = answers(ChunkExtractor(job, Begun(chunk=2, document=times)), document("a"))
    assert isinstance(answer, kind)


def test_what_was_begun_and_not_ended_is_counted() -> None:
    """An end forgets; without one, each beginning is one more."""
    count = Counted()
    assert [count.begin("a"), count.begin("a"), count.begin("b")] == [1, 2, 1]
    count.end("a")
    assert count.begin("a") == 1


def test_node_that_would_read_differently_is_refused(job: Job) -> None:
    """Another fingerprint, or a language model that is missing, ends the job with the node and the way out."""
    for other, words in (
        (replace(job, fingerprint="x"), "install the same"),
        (replace(job, model="xx_none"), "xx_none"),
    ):
        (error,) = answers(ChunkExtractor(other, Begun()), document("a"))
        assert isinstance(error, ResourceError) and words in str(error)
        with pytest.raises(ResourceError, match=words):
            list(received([error], Task(job, print, print)))


def test_pieces_become_chunks(tmp_path: Path) -> None:
    """Documents that need no reading, and errors, travel along; what was logged comes with them."""
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_bytes(b"\xff")
    (tmp_path / "c.jsonl").write_text('{"text": "one", "colour": "red"}')
    done = document("d")
    reader = PieceReader(frozenset([done.key]), str(tmp_path / "nowhere"), 3)
    pieces = [tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "c.jsonl", done]
    chunks = [chunk for table in reader(rows("piece", pieces)) for chunk in items("chunk", table)]
    kinds = [[type(each).__name__ for each in chunk] for chunk in chunks]
    assert kinds == [["Document", "InputError", "Document", "Said"], ["Finished"]]


def test_what_was_logged_elsewhere_is_logged_here(caplog: pytest.LogCaptureFixture) -> None:
    """With its logger, level and traceback; what was overheard once is not told again."""
    overheard = Overheard()
    try:
        raise ValueError("deep")
    except ValueError as error:
        logging.getLogger("kg.x").warning("oh %s", "no", exc_info=error)
    (said,) = pickle.loads(pickle.dumps(overheard.drained()))
    logging.getLogger("kg").removeHandler(overheard)
    assert not overheard.drained()
    caplog.clear()
    assert not list(received([said], Task(Job(), print, print)))
    assert isinstance(said, Said) and caplog.records[0].name == "kg.x" and "ValueError: deep" in caplog.text


def test_engines_are_chosen_by_name() -> None:
    """Each of the table is there; another name is told with the choices."""
    assert all(callable(engine(name)) for name in ENGINES)
    with pytest.raises(UsageError, match="no engine 'spark'; choose from local, ray"):
        engine("spark")


def test_without_ray_the_way_to_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it is not installed, an error says how to install it."""
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(UsageError, match=r"pip install 'claimgraph\[ray\]'"), connected(1, None):
        pass


def test_cluster_that_is_not_there_is_told() -> None:
    """Nobody listens at the address: an error at once, not after minutes."""
    with (
        pytest.raises(UsageError, match=r"the Ray cluster at 127\.0\.0\.1:1 cannot be used"),
        connected(1, "127.0.0.1:1"),
    ):
        pass
