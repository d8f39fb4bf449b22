"""The learned weights: tables that fit the ontology, made of the sentences that stand beside them."""

import csv
import hashlib
import re
from pathlib import Path

import pytest

from kg import resources
from kg.resources.weights import Weights, cells, pairs

ROOT = Path(__file__).parents[1]
NAMES = ("concerns", "deeds", "sides", "stands", "voices")
LABEL = re.compile(r"[RDM]:([a-z-]+)")


@pytest.mark.parametrize("name", NAMES)
def test_features_speak_for_labels_of_the_table(name: str) -> None:
    """Every feature has weights, whole numbers, for labels that the first line names."""
    table = resources.weights(name)
    assert len(table.features) > 100
    assert {label for row in table.features.values() for label, _ in pairs(row)} <= set(table.biases)


def test_labels_are_those_of_the_ontology() -> None:
    """Concerns are the taxonomy's, topics the ontology's, deeds the three ways to deal with a concern."""
    assert set(resources.weights("concerns").biases) == set(resources.concerns())
    assert set(resources.weights("deeds").biases) == {"raises", "dismisses", "mitigates"}
    assert set(resources.weights("sides").biases) == {"+", "-", "thing", *resources.topics()}


def test_scores_add_up_from_the_bias() -> None:
    """A score is the label's bias and the weights of the features that are known; unknown ones count nothing."""
    table = Weights({"privacy": -100, "bias": 0}, {"camera": cells([("privacy", 150)]), "not": "privacy=-20\tbias=7"})
    assert table.scores(["camera", "not", "zebra"]) == {"privacy": 30, "bias": 7}


def test_weights_are_made_of_the_sentences_that_stand_there() -> None:
    """The weights were trained on the very files in ``training``: whoever changes one trains anew."""
    with resources.data_file("weights/en/made_from.csv").open(encoding="utf-8", newline="") as rows:
        made_from = {row["file"]: row["sha256"] for row in csv.DictReader(rows)}
    folder = ROOT / "training"
    there = {
        p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.glob("*/*.txt")
    }
    assert made_from == there


def test_training_lines_are_well_formed() -> None:
    """Each line has four cells, three concerns of the taxonomy at most, and sides that begin with their sign."""
    texts = [
        t for p in (ROOT / "training/claims").glob("*.txt") for t in p.read_text("utf-8").splitlines() if t.strip()
    ]
    rows = [[cell.strip() for cell in text.split("|")] for text in texts]
    assert [row for row in rows if len(row) != 4 or not row[1]] == []
    assert [row for row in rows if len(LABEL.sub("", row[2]).split()) or len(row[2].split()) > 3] == []
    assert {found for row in rows for found in LABEL.findall(row[2])} == set(resources.concerns())
    assert [row for row in rows if row[3] and row[3][0] not in "+-"] == []
