"""Learned weights: how strongly each feature of a claim speaks for each label, as whole numbers.

They are made by ``training/train.py`` from the project's own sentences. A file is a table of text: the first line names
the labels with their biases, each further line a feature with its weights. Whole numbers add up to the same sum on any
machine and in any order.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.errors import ResourceError
from kg.resources.files import data_file

SCALE = 100
"""What a weight of 1.0 (in log odds) is written as."""


Pairs = tuple[tuple[str, int], ...]
"""Labels with their weights."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A linear classifier: a bias for each label, and for each feature the labels that it speaks for or against.

    A feature's weights stand as they are written, ``privacy=120<tab>bias=-31``: few of them are ever looked up.
    """

    biases: dict[str, int]
    features: dict[str, str]

    def scores(self, features: Iterable[str]) -> dict[str, int]:
        """Return the score of each label for a set of features; above 0 the label is the likelier answer."""
        found = dict(self.biases)
        for cells in filter(None, map(self.features.get, features)):
            for label, weight in pairs(cells):
                found[label] += weight
        return found


@cache
def weights(name: str) -> Weights:
    """Return the weights of one classifier: ``concerns``, ``deeds``, ``sides``, ``stands`` or ``voices``."""
    path = data_file(f"weights/en/{name}.tsv")
    rows = dict(line.partition("\t")[::2] for line in path.read_text(encoding="utf-8").splitlines())
    try:
        return Weights(dict(pairs(rows.pop(""))), rows)
    except (KeyError, ValueError) as error:
        raise ResourceError(f"{path} is no table of weights ({error}): install claimgraph again") from error


@lru_cache(maxsize=10_000)
def pairs(cells: str) -> Pairs:
    """Return the labels and weights that the cells of a row hold: ``privacy=120`` is 1.2 for privacy."""
    return tuple((label, int(value)) for label, _, value in (cell.rpartition("=") for cell in cells.split("\t")))


def cells(found: Iterable[tuple[str, int]]) -> str:
    """Return labels and weights as the cells of a row."""
    return "\t".join(f"{label}={value}" for label, value in found)
