import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.render.context import REACH, context


def shown(pieces):
    """The pieces as one string, the marked ones in brackets."""
    return "".join(f"[{text}]" if marked else text for text, marked in pieces)


def around(text, *quotes):
    """The context of some words of a text."""
    return shown(context(text, [(text.index(quote), text.index(quote) + len(quote)) for quote in quotes]))


LONG = "Nothing happened here at all today. " * 12

CASES = [
    ("One. Two words. Three.", ["Two"], "One. [Two] words. Three."),
    ("A line.\nIn the middle of it.\nAnother.", ["middle"], "In the [middle] of it."),
    ("He said “first”, then “second”.", ["first", "second"], "He said “[first]”, then “[second]”."),
    ("All of it", ["All of it"], "[All of it]"),
    ("😀😀 after", ["after"], "😀😀 [after]"),
]


@pytest.mark.parametrize(("text", "quotes", "expected"), CASES)
def test_words_stand_in_their_line(text, quotes, expected):
    """The words are marked inside the line that holds them."""
    assert around(text, *quotes) == expected


def test_long_lines_are_cut_at_sentences():
    """Of a long line only whole sentences near the words are shown."""
    found = around(LONG + "Here it is. " + LONG, "Here it is")
    assert found.startswith("Nothing happened") and found.endswith("today.")
    assert len(found) <= 2 * REACH + 20


def test_sentences_without_end_are_cut_at_words():
    """Where no sentence ends in reach, the context is cut between two words, and says so."""
    found = around("word " * 200 + "HERE " + "word " * 200, "HERE")
    assert found.startswith("… word word") and found.endswith("word word …")


TEXTS = st.text(alphabet=st.sampled_from("ab .!?\n“”😀é"), min_size=1, max_size=900)


@given(st.data(), TEXTS)
def test_marked_words_are_the_evidence(data, text):
    """What is marked is exactly the evidence, and the rest stands beside it in the text."""
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=4)))
    spans = [(cuts[0], cuts[1]), (cuts[2], cuts[3])]
    pieces = context(text, spans)
    assert "".join(words for words, marked in pieces if marked) == "".join(text[a:b] for a, b in spans)
    assert "".join(words for words, _ in pieces).removeprefix("… ").removesuffix(" …") in text
