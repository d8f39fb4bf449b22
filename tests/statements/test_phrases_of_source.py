from collections.abc import Callable

import pytest

from kg.statements.phrases_of_source import source_phrases
from kg.statements.reader import Reader

Parsed = Callable[..., Reader]

CASES = {
    "According/VBG/prep/4/accord to/IN/prep/0 Reyes/NNP/pobj/1 ,/,/punct/4 works/VBZ/ROOT/4/work": ("Says", "Reyes"),
    "It/PRP/nsubj/1 works/VBZ/ROOT/1/work per/IN/prep/1 the/DT/det/4 report/NN/pobj/2": ("Says", "report"),
    "In/IN/prep/6 the/DT/det/2 view/NN/pobj/0 of/IN/prep/2 Reyes/NNP/pobj/3 it/PRP/nsubj/6 works/VBZ/ROOT/6/work": (
        "Thinks",
        "Reyes",
    ),
    "In/IN/prep/6 Reyes/NNP/poss/3 's/POS/case/1 view/NN/pobj/0 ,/,/punct/6 it/PRP/nsubj/6 works/VBZ/ROOT/6/work": (
        "Thinks",
        "Reyes",
    ),
    "For/IN/prep/4 Reyes/NNP/pobj/0 ,/,/punct/4 it/PRP/nsubj/4 works/VBZ/ROOT/4/work": ("Thinks", "Reyes"),
    "As/IN/mark/2 Reyes/NNP/nsubj/2 put/VBD/advcl/6 it/PRP/dobj/2 ,/,/punct/6 all/DT/nsubj/6 works/VBZ/ROOT/6/work": (
        "Says",
        "Reyes",
    ),
}
"""Parse -> the class of the phrase's cue, and the head of its source."""

NONE = [
    "It/PRP/nsubj/1 works/VBZ/ROOT/1/work according/VBG/prep/1/accord",
    "In/IN/prep/4 the/DT/det/2 view/NN/pobj/0 it/PRP/nsubj/4 works/VBZ/ROOT/4/work",
    "It/PRP/nsubj/1 works/VBZ/ROOT/1/work for/IN/prep/1 Reyes/NNP/pobj/2",
    "For/IN/prep/3 Reyes/NNP/pobj/0 it/PRP/nsubj/3 works/VBZ/ROOT/3/work",
    "Reyes/NNP/nsubj/1 put/VBD/ROOT/1 it/PRP/dobj/1 down/RP/prt/1",
]
"""Parses in which the same words name no source."""


@pytest.mark.parametrize(("rows", "wanted"), CASES.items())
def test_phrase_names_a_source(parsed: Parsed, rows: str, wanted: tuple[str, str]) -> None:
    """ "According to X", "per X", "in X's view", "for X," and "as X put it" attribute without a verb of speech."""
    assert [(p.cue.cue_class, p.source.text) for p in source_phrases(parsed(rows))] == [wanted]


@pytest.mark.parametrize("rows", NONE)
def test_like_words_name_no_source(parsed: Parsed, rows: str) -> None:
    """Without a source, set off by no comma, or as a plain verb, the words attribute nothing."""
    assert list(source_phrases(parsed(rows))) == []


def test_heading_has_no_source(parsed: Parsed) -> None:
    """Nothing in a heading is said by anybody."""
    rows = "According/VBG/prep/3/accord to/IN/prep/0 Reyes/NNP/pobj/1 works/VBZ/ROOT/3/work"
    assert list(source_phrases(parsed(rows, heading=True))) == []
