"""The way to a Ray cluster: one that is there, or one that is started on this machine and stopped afterwards."""

from __future__ import annotations

import logging
import os
import socket
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kg.composition.engines.pool import cores, one_thread
from kg.errors import BrokenOffError, UsageError

QUIET = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_BACKEND_LOG_LEVEL": "fatal", "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0"}
"""What Ray is told before it starts, unless the user has told it otherwise: to send nothing home, and to be quiet."""

LOOPBACK = "127.0.0.1"
STDERR = 2
KNOCK = 20
"""Seconds to wait for a cluster that does not answer."""


def imported() -> Any:
    """Return the module ray; UsageError, with the way to it, where it is not installed."""
    for name, value in QUIET.items():
        os.environ.setdefault(name, value)
    try:
        import ray
        import ray.data
    except ImportError as error:
        raise UsageError(f"the engine ray needs Ray ({error}): pip install 'claimgraph[ray]'") from error
    return ray


@contextmanager
def connected(workers: int | None, address: str | None) -> Iterator[int]:
    """Give how many workers are to read on the cluster at *address*, or RAY_ADDRESS, or on one that is started here.

    It has so many *workers*, or as many as it has processors. A connection that is there is used, and left as it is.
    """
    ray = imported()
    ours = not ray.is_initialized()
    if ours:
        connect(ray, workers, address or os.environ.get("RAY_ADDRESS"))
    try:
        with quiet():
            yield workers or max(1, int(ray.cluster_resources().get("CPU", 1)))
    finally:
        if ours:
            ray.shutdown()


@contextmanager
def quiet() -> Iterator[None]:
    """Let Ray Data neither log nor give advice on its own settings; what goes wrong it raises."""
    logger = logging.getLogger("ray.data")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", module=r"ray\.")
        try:
            yield
        finally:
            logger.setLevel(level)


def connect(ray: Any, workers: int | None, address: str | None) -> None:
    """Join the cluster at *address*, or start one on this machine that nobody else can reach."""
    told = {"log_to_driver": False, "logging_level": logging.ERROR}
    try:
        if address and address != "local":
            knock(address)
            with silent():
                ray.init(address, **told)
            return
        with one_thread(), silent():
            ray.init("local", num_cpus=workers or cores(), include_dashboard=False, _node_ip_address=LOOPBACK, **told)
    except (OSError, RuntimeError, ValueError) as error:
        where = f"the Ray cluster at {address}" if address else "a Ray cluster on this machine"
        raise UsageError(f"{where} cannot be used: {error}") from error


def knock(address: str) -> None:
    """Raise OSError where nobody listens at an address: Ray itself would go on asking for many minutes."""
    host, _, port = address.rpartition("://")[2].rpartition(":")
    if port.isdigit():
        socket.create_connection((host, int(port)), timeout=KNOCK).close()


@contextmanager
def silent() -> Iterator[None]:
    """Let nothing come to standard error: Ray's own library tells there how it was told to be quiet."""
    kept = os.dup(STDERR)
    with Path(os.devnull).open("wb") as nothing:
        os.dup2(nothing.fileno(), STDERR)
    try:
        yield
    finally:
        os.dup2(kept, STDERR)
        os.close(kept)


@contextmanager
def broken_off() -> Iterator[None]:
    """Turn what Ray complains of inside the block into a BrokenOffError with the way out."""
    from ray.exceptions import RayError

    try:
        yield
    except RayError as error:
        reason = str(error).strip().splitlines()[-1]
        raise BrokenOffError(
            f"the work on the Ray cluster has ended early: {reason} (run the same again: it goes on where this "
            "stopped; every node needs the same claimgraph and language model)"
        ) from error
