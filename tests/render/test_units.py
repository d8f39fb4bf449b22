from hypothesis import given
from hypothesis import strategies as st

from kg.render.units import counter, sentences

TEXTS = st.text(alphabet=st.sampled_from("ab .!?\n“”\U0001d54f😀é"), max_size=80)


def utf16(text):
    """How many units of UTF-16 a text takes: what JavaScript calls its length."""
    return len(text.encode("utf-16-le")) // 2


@given(TEXTS, st.data())
def test_offsets_in_units_are_those_of_javascript(text, data):
    """A place in code points is the length in UTF-16 of what stands before it."""
    place = data.draw(st.integers(0, len(text)))
    assert counter(text)(place) == utf16(text[:place])


@given(TEXTS)
def test_sentences_hold_the_whole_text(text):
    """Starts begin at 0, grow, and lie in the text."""
    starts = sentences(text)
    assert starts[0] == 0 and starts == sorted(set(starts)) and all(start <= len(text) for start in starts)


def test_sentences_end_where_a_reader_ends_them():
    """After a stop, a quotation mark, a line; also where the space after the stop was lost; not inside a number."""
    text = "One. “Two!” he said. It cost 3.5 million.\nA line\n\nnot beneficial.The next."
    starts = sentences(text)
    assert [text[a:b] for a, b in zip(starts, [*starts[1:], None], strict=True)] == [
        "One. ", "“Two!” ", "he said. ", "It cost 3.5 million.\n", "A line\n\n", "not beneficial.", "The next."
    ]  # fmt: skip
