from collections.abc import Callable

import pytest

from kg.statements.reader import Reader
from kg.statements.reference import referred

Parsed = Callable[..., Reader]

NAMES = {"Acme": "Org", "Orbit": "Org", "Gamma": "Model", "Reyes": "Person"}
WON = "{}/NNP/nsubj/1 won/VBD/ROOT/1/win ././punct/1 "
ITS = "{}/NNP/nsubj/1 sold/VBD/ROOT/1/sell its/PRP$/poss/3 shop/NN/dobj/1"
THE = "The/DT/det/4 {0}/NN/nsubj/5/{0} slept/VBD/ROOT/5/sleep"

CASES = [
    (ITS.format("Acme"), "its", "Acme"),
    (ITS.format("Gamma"), "its", "Gamma"),
    (ITS.format("Reyes"), "its", None),
    ("The/DT/det/1 table/NN/nsubj/2 lost/VBD/ROOT/2/lose its/PRP$/poss/4 leg/NN/dobj/2", "its", None),
    (WON.format("Acme") + "It/PRP/nsubj/4 slept/VBD/ROOT/4/sleep", "It", "Acme"),
    (WON.format("Reyes") + "It/PRP/nsubj/4 slept/VBD/ROOT/4/sleep", "It", None),
    ("It/PRP/nsubj/1 slept/VBD/ROOT/1/sleep", "It", None),
    (WON.format("Acme") + THE.format("company"), "company", "Acme"),
    (WON.format("Gamma") + THE.format("model"), "model", "Gamma"),
    (WON.format("Gamma") + THE.format("company"), "company", None),
    (WON.format("Acme") + THE.format("table"), "table", None),
    (WON.format("Acme") + "A/DT/det/4 company/NN/nsubj/5 slept/VBD/ROOT/5/sleep", "company", None),
    (WON.format("Acme") + "The/DT/det/5 rival/JJ/amod/5 company/NN/nsubj/6 slept/VBD/ROOT/6/sleep", "company", None),
    (THE.format("company").replace("/4", "/1").replace("/5", "/2"), "company", None),
]
"""Parse, a pronoun or noun in it, and the name that it refers to."""


@pytest.mark.parametrize(("rows", "word", "name"), CASES)
def test_plain_reference_is_resolved_and_no_other(parsed: Parsed, rows: str, word: str, name: str | None) -> None:
    """ "It", "its", "the company" and "the model" mean a thing named before; what says more, or could mean a person, is left open."""
    reader = parsed(rows, NAMES)
    meant = referred(reader, next(token for token in reader.doc if token.text == word))
    assert (meant.text if meant is not None else None) == name
