"""A query in a process of its own, which is ended when it takes too long: the store has no way to stop one.

The process is this module, run with the question on its standard input and the answer on its standard output, pickled;
both ends are this program. A dataset on disk is opened there again; another is handed over whole.
"""

import os
import pickle
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.errors import KgError, QueryError
from kg.store.dataset import Dataset
from kg.store.manifest import Manifest
from kg.store.query import query
from kg.store.results import Result


@dataclass(frozen=True, slots=True)
class Asked:
    """What the other process is asked: of the dataset in a folder, or of the quads that come along."""

    place: Path | None
    quads: bytes
    text: str
    limit: int | None


def query_within(seconds: float, dataset: Dataset, text: str, *, limit: int | None = None) -> Result:
    """Return what ``query`` returns; QueryError where that takes longer than so many *seconds*.

    Starting the process takes a quarter of a second, which is part of them.
    """
    command = [sys.executable, "-m", __name__]
    path = os.pathsep.join([str(Path(__file__).parents[2]), *sys.path])
    asked = pickle.dumps(asked_of(dataset, text, limit))
    try:
        done = subprocess.run(
            command,
            input=asked,
            capture_output=True,
            timeout=seconds,
            env=os.environ | {"PYTHONPATH": path},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise QueryError(too_long(seconds)) from None
    if done.returncode != 0:
        reason = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
        raise QueryError(f"the process of the query ended ({reason or done.returncode}): too little memory for it?")
    return result_of(done.stdout)


def asked_of(dataset: Dataset, text: str, limit: int | None) -> Asked:
    """Return what the other process needs; only what is finished on disk can be opened there."""
    if dataset.finished:
        return Asked(dataset.place, b"", text, limit)
    dataset.index()
    return Asked(None, dataset.store.dump(format=ox.RdfFormat.N_QUADS) or b"", text, limit)


def result_of(answer: bytes) -> Result:
    """Return the other process's result, or raise its error."""
    found = pickle.loads(answer)
    if isinstance(found, KgError):
        raise found
    result: Result = found
    return result


def too_long(seconds: float) -> str:
    """Return what is wrong with a query that takes too long, and what to do."""
    return (
        f"the query took longer than {seconds:g} seconds, and was stopped: "
        "narrow its patterns (do they all share a variable?), ask for less (LIMIT in the query itself), "
        "or give it more time (timeout)"
    )


# --- in the other process -------------------------------------------------------------------------------------


def answer(asked: Asked) -> Result | KgError:
    """Return the result, or the error that was raised."""
    try:
        return query(dataset_of(asked), asked.text, limit=asked.limit)
    except KgError as error:
        return error


def dataset_of(asked: Asked) -> Dataset:
    """Return the dataset that is asked."""
    if asked.place is not None:
        return Dataset.open(asked.place)
    store = ox.Store()
    store.bulk_load(asked.quads, ox.RdfFormat.N_QUADS)
    return Dataset(store, Manifest())


if __name__ == "__main__":
    sys.stdout.buffer.write(pickle.dumps(answer(pickle.load(sys.stdin.buffer))))
