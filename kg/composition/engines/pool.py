"""Documents read by several processes at once.

Each worker loads the language model once, extracts, and sends records back; no document is lost with a worker that
dies (killed by the system for want of memory, say): what it had in hand is read again, apart from the rest, so that one
document that kills its reader is found out and told.
"""

import logging
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from typing import Generic, TypeVar

log = logging.getLogger(__name__)

Item = TypeVar("Item")
Result = TypeVar("Result")

THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
"""The threads of a worker's linear algebra would only fight those of the other workers."""

AHEAD = 2
"""How many chunks a worker has waiting, so that it never idles and memory stays small."""


def cores() -> int:
    """Return how many processors this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1


class Pool(Generic[Item, Result]):
    """Processes that do *work* on chunks of items. *lost* is what becomes of an item that kills its process."""

    def __init__(
        self, work: Callable[[list[Item]], list[Result]], lost: Callable[[Item], Result], workers: int
    ) -> None:
        """Keep what is to be done; processes start with the first chunk."""
        self.work, self.lost, self.workers = work, lost, workers
        self.executor: ProcessPoolExecutor | None = None

    def results(self, chunks: Iterable[list[Item]]) -> Iterator[Result]:
        """Yield the result of every item, in their order, however often a process dies."""
        waiting: deque[tuple[list[Item], Future[list[Result]]]] = deque()
        try:
            for chunk in chunks:
                waiting.append((chunk, self.submit(chunk)))
                if len(waiting) > self.workers * AHEAD:
                    yield from self.settled(*waiting.popleft())
            while waiting:
                yield from self.settled(*waiting.popleft())
        finally:
            self.stop()

    def submit(self, chunk: list[Item]) -> Future[list[Result]]:
        """Give a chunk to the processes, new ones if those that were there have broken."""
        try:
            self.executor = self.executor or executor(self.workers)
            with one_thread():  # a process starts when there is something to do for it
                return self.executor.submit(self.work, chunk)
        except BrokenProcessPool:
            self.stop()
            return self.submit(chunk)

    def settled(self, chunk: list[Item], future: "Future[list[Result]]") -> list[Result]:
        """Return the results of a chunk; where a process died, of a second reading."""
        try:
            return future.result()
        except BrokenProcessPool:
            log.warning("a worker process died: %d documents are read again", len(chunk))
            return self.alone(chunk)

    def alone(self, chunk: list[Item]) -> list[Result]:
        """Return the results of a chunk that has a process to itself, or, if that dies, of its items one by one."""
        with executor(1) as single, one_thread(), suppress(BrokenProcessPool):
            return single.submit(self.work, chunk).result()
        if len(chunk) == 1:
            return [self.lost(chunk[0])]
        return [result for item in chunk for result in self.alone([item])]

    def stop(self) -> None:
        """End the processes; what they have not begun is dropped."""
        if self.executor is not None:
            self.executor.shutdown(wait=True, cancel_futures=True)
            self.executor = None


def executor(workers: int) -> ProcessPoolExecutor:
    """Return processes of their own memory: forked ones would share locks of libraries that are in use."""
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"), initializer=begin)


def begin() -> None:
    """Set a worker up: the first process alone hears Ctrl-C, and none outlives it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=end_with_parent, daemon=True).start()


def end_with_parent() -> None:
    """End this process when the one that started it is gone."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@contextmanager
def one_thread() -> Iterator[None]:
    """Let processes that start in the block use one thread each for linear algebra, unless the user says otherwise."""
    added = [name for name in THREADS if name not in os.environ]
    os.environ.update(dict.fromkeys(added, "1"))
    try:
        yield
    finally:
        for name in added:
            os.environ.pop(name, None)
