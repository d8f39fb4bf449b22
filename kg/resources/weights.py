"""Learned weights: how strongly each feature of a claim speaks for each label, as whole numbers.

They are made by ``training/train.py`` from the project's own sentences. A file is a table of text: the first line names
the labels with their biases, each further line a feature with its weights. Whole numbers add up to the same sum on any
machine and in any order.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from kg.errors import ResourceError
from kg.resources.files import data_file

SCALE = 100
"""What a weight of 1.0 (in log odds) is written as."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A linear classifier: a bias for each label, and for each feature the labels that it speaks for or against."""

    biases: dict[str, int]
    features: dict[str, tuple[tuple[str, int], ...]]

    def scores(self, features: Iterable[str]) -> dict[str, int]:
        """Return the score of each label for a set of features; above 0 the label is the likelier answer."""
        found = Counter(self.biases)
        for feature in features:
            for label, weight in self.features.get(feature, ()):
                found[label] += weight
        return dict(found)


@cache
def weights(name: str) -> Weights:
    """Return the weights of one classifier: ``concerns``, ``deeds`` (what is done to a concern) or ``sides``."""
    path = data_file(f"weights/en/{name}.tsv")
    with path.open(encoding="utf-8") as lines:
        table = [line.rstrip("\n").split("\t") for line in lines]
    try:
        rows = {feature: tuple(weight(cell) for cell in cells) for feature, *cells in table}
        return Weights(dict(rows.pop("")), rows)
    except (KeyError, ValueError) as error:
        raise ResourceError(f"{path} is no table of weights ({error}): install claimgraph again") from error


def weight(cell: str) -> tuple[str, int]:
    """Return the label and the weight that a cell such as ``privacy=120`` holds."""
    label, _, value = cell.rpartition("=")
    return label, int(value)
