"""The numbers against those of another program that counts by the same definitions."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.evaluate import Evaluation, evaluate, read
from kg.evaluate.evaluation import percent
from kg.graph import Graph

OWN = Path(__file__).parents[1] / "gold" / "dev"
Counts = dict[str, dict[str, float]]


@pytest.fixture(scope="module")
def referee(gold: Path) -> Path:
    """The other program; without it the test is skipped."""
    script = gold / "tools" / "score_kg.py"
    if not script.is_file():
        pytest.skip(f"there is no {script} to compare with")
    return script


@pytest.fixture(scope="module")
def sample(dataset: Path) -> Graph:
    """The graph of the sample articles."""
    return kg.open(dataset)


def other(script: Path, graph: Graph, texts: Path, golds: list[Path], folder: Path) -> dict[str, Any]:
    """Return what the other program counts."""
    export = folder / "export.nq"
    export.write_bytes(graph.export("nq"))
    command = [sys.executable, str(script), str(export), str(texts), *map(str, golds), "--json"]
    found = subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout
    result: dict[str, Any] = json.loads(found)
    return result


def ours(evaluation: Evaluation) -> dict[str, Any]:
    """Return what the project counts, in the form of the other program."""
    counts: dict[str, Any] = {
        score.name: {
            "P": score.precision,
            "R": score.recall,
            "F": score.f1,
            "tp": score.tally.right,
            "fp": score.tally.extra,
            "fn": score.tally.missing,
        }
        for score in evaluation.scores
    }
    counts["accuracy"] = {n: percent(t.precision) for n, t in evaluation.accuracy.items() if t.right + t.extra}
    return counts


def same(content: dict[str, Any]) -> None:
    """Leave the gold as it is."""


def thinned(content: dict[str, Any]) -> None:
    """Take every third thing away, so that there are extras of each kind."""
    for kind in ("relations", "claims", "author_claims"):
        content[kind] = [each for i, each in enumerate(content[kind]) if i % 3]


def mistaken(content: dict[str, Any]) -> None:
    """Give wrong types, speakers, traits and sides, and claims cut short or doubled."""
    for i, entity in enumerate(content["entities"]):
        entity["type"] = "Org" if i % 4 == 0 else entity["type"]
    for i, claim in enumerate(content["claims"]):
        claim["speaker"] = [None, "source:x", content["entities"][0]["id"], claim["speaker"]][i % 4]
        claim["negated"] = not claim["negated"]
        claim["favours"], claim["opposes"] = claim["opposes"], claim["favours"]
    for claim in content["claims"][::2]:
        words = claim["content"][0]
        claim["content"] = [words["text"][:-20] or words] if isinstance(words, dict) else [words[: len(words) // 2 + 1]]
    content["claims"] += content["claims"][::5]
    content["author_claims"] += [
        {k: v for k, v in c.items() if k not in ("speaker", "speaker_text", "cue")} for c in content["claims"][:6]
    ]


CHANGES: tuple[Callable[[dict[str, Any]], None], ...] = (same, thinned, mistaken)


@pytest.mark.parametrize("change", CHANGES)
def test_every_number_of_the_sample_articles_agrees(
    change: Callable[[dict[str, Any]], None], referee: Path, sample: Graph, gold: Path, tmp_path: Path
) -> None:
    """On their annotation as it is, and made wrong in many ways, both programs say the same to the last decimal."""
    golds = [changed(path, change, tmp_path) for path in sorted((gold / "gold" / "seeds").glob("*.json"))]
    assert len(golds) == 4
    evaluation = evaluate(sample.dataset, read(golds, [gold / "seeds"]))
    assert ours(evaluation) == other(referee, sample, gold / "seeds", golds, tmp_path)


@pytest.mark.parametrize("change", CHANGES)
def test_every_number_of_the_own_articles_agrees(
    change: Callable[[dict[str, Any]], None], referee: Path, tmp_path: Path
) -> None:
    """And so they do on articles that the rules have not seen, where there is more to disagree about."""
    graph = kg.build(sorted(OWN.glob("*.txt"))[:2])
    golds = [changed(path, change, tmp_path) for path in sorted(OWN.glob("*.json"))[:3]]
    evaluation = evaluate(graph.dataset, read(golds, [OWN]))
    assert evaluation.absent == (json.loads(golds[2].read_text(encoding="utf-8"))["doc"],)
    assert ours(evaluation) == other(referee, graph, OWN, golds, tmp_path)


def changed(path: Path, change: Callable[[dict[str, Any]], None], folder: Path) -> Path:
    """Return a gold file with a change made to it."""
    content = json.loads(path.read_text(encoding="utf-8"))
    change(content)
    copy = folder / path.name
    copy.write_text(json.dumps(content), encoding="utf-8")
    return copy
