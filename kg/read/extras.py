"""Libraries that only some need, and how to install them."""

import importlib
from typing import Any

from kg.errors import KgError, UsageError


def pyarrow(module: str, purpose: str, missing: type[KgError] = UsageError) -> Any:
    """Return a module of pyarrow. Raises *missing*, with the way to it, where it is not installed."""
    try:
        return importlib.import_module(f"pyarrow.{module}")
    except ImportError as error:
        raise missing(f"{purpose}: pyarrow is needed: pip install 'claimgraph[parquet]'") from error
