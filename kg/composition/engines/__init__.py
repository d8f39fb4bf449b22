"""Engines: who reads the documents. The same function does it in each, and the same bytes come out of it.

``local`` reads in this process or in several, ``ray`` on a cluster. To add one, write a function that is an ``Engine``,
and give it a line in ``ENGINES``.
"""

from importlib import import_module
from typing import cast

from kg.composition.engines.task import Corpus, Engine, Finished, OnError, Task, finished
from kg.errors import UsageError

__all__ = ["ENGINES", "LOCAL", "Corpus", "Engine", "Finished", "OnError", "Task", "engine", "finished"]

LOCAL = "local"
ENGINES = {LOCAL: "kg.composition.engines.local:local", "ray": "kg.composition.engines.cluster:cluster"}
"""Name -> module and function; imported when it is used, for not everybody has Ray."""


def engine(name: str) -> Engine:
    """Return an engine by its name; UsageError, with the choices, for a name that is none."""
    if name not in ENGINES:
        raise UsageError(f"no engine {name!r}; choose from {', '.join(ENGINES)}")
    module, _, function = ENGINES[name].partition(":")
    return cast(Engine, getattr(import_module(module), function))
