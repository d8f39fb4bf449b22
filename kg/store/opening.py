"""Opening a store to write in it, with memory that does not grow with what is in it.

Of each file that it has open the store keeps the index in memory, about 1 MB of 64, and it keeps open as many files as
the process may: Oxigraph has no setting of its own for RocksDB's ``max_open_files``, it takes the limit of the process
less 48 when it opens a store. So the limit is lowered for that moment.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox

try:
    import resource
except ImportError:  # there is no such limit on Windows
    resource = None  # type: ignore[assignment]

SPARE = 100
"""How many more files than are open may be opened: 48 that Oxigraph leaves to others, the rest for the store."""
DESCRIPTORS = Path("/dev/fd")


def writable(path: Path) -> ox.Store:
    """Return the store in the folder *path*, to write in; an OSError where it cannot be opened, or is being written."""
    with few_files():
        return ox.Store(path)


@contextmanager
def few_files() -> Iterator[None]:
    """Let the process open few more files than it has open, if it could open more and the system tells which."""
    if resource is None or not DESCRIPTORS.is_dir():
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    few = len(os.listdir(DESCRIPTORS)) + SPARE
    if resource.RLIM_INFINITY != soft < few:
        few = soft
    resource.setrlimit(resource.RLIMIT_NOFILE, (few, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
