"""A cluster of two nodes, on this machine: the same bytes as here, whatever dies."""

import logging
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil
import pytest

import kg
import kg.settings
from kg.composition.building import job_of
from kg.composition.engines.connection import imported
from kg.composition.extraction import Outcome
from kg.composition.filling import Reading
from kg.composition.sharding import extract, load

pytestmark = [
    pytest.mark.slow,
    # Ray leaves files and sockets of its own to the garbage collector.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

TEXTS = {
    "a.txt": "Ada Reyes of Zorblatt Labs warned that open models could help criminals.",
    "twice/a.txt": "Ada Reyes of Zorblatt Labs warned that open models could help criminals.",
    "b.md": "# Head\n\nBo Lind said Acme Labs does not build models.",
    "c.jsonl": '{"text": "Cy Moss said that Zorblatt releases models.", "colour": "red"}\nno json\n',
}


@pytest.fixture
def kg_toml(tmp_path: Path) -> dict[str, list[Path]]:
    """Articles to read, one of them twice, and a registry of the user's own."""
    for name, text in TEXTS.items():
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_text(text, encoding="utf-8")
    (tmp_path / "names.csv").write_text("name,kind,aliases\nZorblatt,Org,Zorblatt Labs\n", encoding="utf-8")
    return {"registry": [tmp_path / "names.csv"]}


NODE = {"num_cpus": 1, "object_store_memory": 100_000_000, "node_ip_address": "127.0.0.1"}


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """A cluster of two nodes; this process has not joined it."""
    imported()
    from ray.cluster_utils import Cluster  # noqa: PLC0415 - after Ray was told to be quiet

    made = Cluster(initialize_head=True, head_node_args={**NODE, "include_dashboard": False})
    made.add_node(**NODE)
    yield made
    made.shutdown()


def actors(name: str = "ChunkExtractor") -> list[psutil.Process]:
    """Return the processes of the cluster with an actor: by default those that have the language model."""
    return [each for each in psutil.Process().children(recursive=True) if name in "".join(words(each))]


def words(process: psutil.Process) -> list[str]:
    """Return how a process was called; nothing of one that has ended meanwhile."""
    with suppress(psutil.NoSuchProcess):  # of these a zombie is one
        return process.cmdline()
    return []


def test_killed_actor_and_removed_node_change_nothing(articles, contents, tmp_path, cluster, monkeypatch) -> None:
    """An extractor is killed when the first article is there, who counts attempts at the fourth; a node goes after."""
    monkeypatch.setattr("kg.composition.engines.cluster.CHUNK_DOCUMENTS", 2)
    struck: list[int] = []
    seen: list[Outcome] = []

    def strike(outcome: Outcome) -> None:
        seen.append(outcome)
        if len(seen) == 1:
            (process, *_) = actors()
            process.kill()
            struck.append(process.pid)
        elif len(seen) == 4:
            (process,) = actors("Counted")
            process.kill()
        elif len(seen) == 8:
            struck.extend(each.pid for each in actors())
            cluster.remove_node(cluster.list_all_nodes()[1], allow_graceful=False)

    some = [*articles[:24], broken(articles[0].parent)]
    kg.build(some, tmp_path / "here", workers=2)
    graph = kg.build(some[::-1], tmp_path / "there", engine="ray", address=cluster.address, watch=strike)
    assert len(struck) >= 2 and len(seen) == 24 and len(graph.failures) == 1
    assert contents(tmp_path / "there") == contents(tmp_path / "here")


def broken(folder: Path) -> Path:
    """Return a file that cannot be read."""
    file = folder / "broken.txt"
    file.write_bytes(b"Fine so far \xff")
    return file


def test_own_files_travel_and_what_is_done_is_not_read_again(kg_toml, contents, tmp_path, cluster, caplog) -> None:
    """Files of the user's own count on every node; articles that come twice, and warnings, are told as they are here."""
    source = tmp_path / "in"
    settings = kg.settings.given(kg_toml)
    for engine in ("local", "ray"):
        caplog.clear()
        kg.build(source, tmp_path / engine, engine=engine, address=cluster.address, settings=settings)
        told = [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]
        assert any("read once" in each for each in told) and any("unknown keys colour" in each for each in told)
    assert contents(tmp_path / "ray") == contents(tmp_path / "local")
    assert b"Zorblatt" in b"".join(contents(tmp_path / "ray").values())
    reading = Reading(job_of(kg.DEFAULT_MODEL, settings), engine="ray", address=cluster.address)
    extract(source, tmp_path / "shards", reading)
    load(tmp_path / "shards", tmp_path / "loaded")
    assert contents(tmp_path / "loaded") == contents(tmp_path / "local")
    read, passed = [], []
    (source / "new.txt").write_text("Cy Moss said nothing.", encoding="utf-8")
    kg.build(source, tmp_path / "ray", engine="ray", address=cluster.address, watch=read.append, skipped=passed.append)
    assert [each.document.name for each in read] == ["new"] and len(passed) == 3


def test_build_that_was_killed_goes_on(articles, contents, tmp_path) -> None:
    """Killed without a chance to tidy up, and run again: only the rest is read, and the dataset is the same."""
    some, out = articles[:20], tmp_path / "out"
    code = f"import os, kg\nseen = []\nkg.build({[*map(str, some)]}, {str(out)!r}, engine='ray', workers=2, watch=kill)"
    kill = "def kill(found):\n    seen.append(found)\n    if len(seen) == 16: os.kill(os.getpid(), 9)\n"
    assert subprocess.run([sys.executable, "-c", kill + code], check=False, capture_output=True).returncode == -9
    assert not out.exists()
    command = [sys.executable, "-m", "kg", "build", *map(str, some), str(broken(tmp_path)), "-o", str(out)]
    again = subprocess.run([*command, "--engine", "ray"], check=False, capture_output=True, encoding="utf-8")
    assert again.returncode == 2 and "4 articles, " in again.stderr and "; 20 articles in all" in again.stderr
    assert f"the sources that could not be read are listed by: kg list {out}" in again.stderr
    assert not [line for line in again.stderr.splitlines() if "ray" in line.lower()]
    kg.build([*some, tmp_path / "broken.txt"], tmp_path / "whole")
    assert contents(out) == contents(tmp_path / "whole")
