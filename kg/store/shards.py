"""Shards: what many documents say, a thousand or so a Parquet file, in one folder, to be loaded as a dataset later.

``job.json`` tells what made them, ``failures.json`` which sources the last run could not read, ``<digest>.parquet``
holds a document a row: ``slug``, ``key``, ``text``, ``nquads``, and what the manifest tells of it, ``info``, as JSON.
A shard is written in one step and never changed.
"""

import base64
import hashlib
import importlib
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kg.errors import DatasetError, UsageError
from kg.own import OwnFile
from kg.settings import KEYS, Settings
from kg.store import folder as places
from kg.store.manifest import DocumentInfo, Failure, info

JOB, FAILURES, ENDING = "job.json", "failures.json", ".parquet"


@dataclass(frozen=True, slots=True)
class Row:
    """What one document says, and its text."""

    known: DocumentInfo
    nquads: bytes
    text: str


@dataclass(frozen=True, slots=True)
class Maker:
    """What made the shards of a folder: language model, fingerprint, and the user's own files."""

    pipeline: str
    fingerprint: str
    settings: Settings


def begin(folder: Path, maker: Maker) -> None:
    """Make the folder, or go on in one that the same maker began. Raises UsageError where it holds anything else."""
    if (folder / JOB).exists():
        if made_by(folder) != maker:
            raise UsageError(
                f"{folder} holds shards of another version, language model or own files: choose another place"
            )
        return
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder} is there and holds no shards: choose another place")
    folder.mkdir(parents=True, exist_ok=True)
    own = {key: [[f.name, base64.b64encode(f.content).decode()] for f in getattr(maker.settings, key)] for key in KEYS}
    put_json(folder / JOB, {"pipeline": maker.pipeline, "fingerprint": maker.fingerprint, "own": own})


def made_by(folder: Path) -> Maker:
    """Return what made the shards of a folder; DatasetError where it holds none."""
    told = json_of(folder / JOB, folder)
    try:
        files = {key: tuple(OwnFile(name, base64.b64decode(text)) for name, text in told["own"][key]) for key in KEYS}
        return Maker(told["pipeline"], told["fingerprint"], Settings(**files))
    except (KeyError, TypeError, ValueError) as error:
        raise DatasetError(f"{folder / JOB} is damaged ({error}): extract again to another place") from error


def write(folder: Path, rows: Sequence[Row]) -> None:
    """Write rows as one shard."""
    arrow, parquet = libraries()
    columns = {
        "slug": [row.known.slug for row in rows],
        "key": [row.known.key for row in rows],
        "text": arrow.array([row.text for row in rows], arrow.large_string()),
        "nquads": arrow.array([row.nquads for row in rows], arrow.large_binary()),
        "info": [json.dumps(asdict(row.known), ensure_ascii=True, sort_keys=True) for row in rows],
    }
    content = io.BytesIO()
    parquet.write_table(arrow.table(columns), content, compression="zstd")
    name = hashlib.sha256("\n".join(row.known.key for row in rows).encode()).hexdigest()[:32]
    places.write(folder / f"{name}{ENDING}", content.getvalue())


def keys(folder: Path) -> Iterator[str]:
    """Yield the keys of the documents that are in the shards of a folder."""
    for table in tables(folder, ["key"]):
        yield from table["key"].to_pylist()


def rows(folder: Path) -> Iterator[Row]:
    """Yield what is in the shards of a folder, shard by shard."""
    for table in tables(folder, ["text", "nquads", "info"]):
        for row in table.to_pylist():
            yield Row(info(json.loads(row["info"]), str(folder)), row["nquads"], row["text"])


def tables(folder: Path, columns: list[str]) -> Iterator[Any]:
    """Yield some columns of the shards, a few documents at a time; DatasetError where a shard is damaged."""
    _, parquet = libraries()
    for path in sorted(folder.glob(f"*{ENDING}")):
        try:
            with parquet.ParquetFile(path) as file:
                yield from file.iter_batches(64, columns=columns)
        except (OSError, ValueError, KeyError) as error:
            raise DatasetError(f"{path} cannot be read ({error}): remove it and extract again") from error


def put_failures(folder: Path, failures: Sequence[Failure]) -> None:
    """Note which sources could not be read."""
    put_json(folder / FAILURES, [asdict(failure) for failure in sorted(set(failures))])


def failures(folder: Path) -> list[Failure]:
    """Return the sources that the last run could not read. Raises DatasetError where no run has come to its end."""
    return [Failure(**each) for each in json_of(folder / FAILURES, folder)]


def put_json(path: Path, content: object) -> None:
    """Write *content* as JSON."""
    places.write(path, json.dumps(content, ensure_ascii=True, indent=1, sort_keys=True).encode() + b"\n")


def json_of(path: Path, folder: Path) -> Any:
    """Return what a JSON file holds; DatasetError where it cannot be read."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DatasetError(f"{folder} holds no finished shards ({error}): kg extract makes them") from error


def libraries() -> tuple[Any, Any]:
    """Return pyarrow and its Parquet. Raises UsageError, with the way to them, where they are not installed."""
    try:
        return importlib.import_module("pyarrow"), importlib.import_module("pyarrow.parquet")
    except ImportError as error:
        raise UsageError("shards are Parquet files: pip install 'claimgraph[parquet]'") from error
