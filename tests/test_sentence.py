"""Words as a sentence of their own: what goes, what stays, and that there is always something."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.sentence import sentence


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("the model is safe", "The model is safe."),
        ("The model is safe.", "The model is safe."),
        ("the model is safe,", "The model is safe."),
        ("is the model safe?", "Is the model safe?"),
        ("never!", "Never!"),
        ("the “biggest” model", "The biggest model."),
        ('"open" models', "Open models."),
        ("the ‘safe’ model of Acme’s and its users’ hopes", "The safe model of Acme’s and its users’ hopes."),
        ("the users' hopes, and Acme's", "The users' hopes, and Acme's."),
        ("a race\n to  the bottom", "A race to the bottom."),
        ("one thing … another", "One thing … another."),
        ("9 of 10", "9 of 10."),
        ("-5 degrees", "-5 degrees."),
        ("in the U.S.", "In the U.S."),
        ("so it goes …", "So it goes."),
        ("«»", "."),
    ],
)
def test_words_become_a_sentence(text: str, wanted: str) -> None:
    """Marks of quotation go, a capital and one stop come; apostrophes, numbers and questions stay."""
    assert sentence(text) == wanted


@given(st.text("ab “”\"'’‘.?!…,\n", max_size=20))
def test_a_sentence_stays_one(text: str) -> None:
    """Whatever the words, the sentence is not empty, ends in one of three marks, and is its own sentence."""
    found = sentence(text)
    assert found[-1] in ".?!"
    assert not set(found) & set('“”"\n')
    assert " ".join(found.split()) == found
