from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kg.annotate import Pipeline
from kg.annotate.forms import RULES, Form
from kg.annotate.units import SHOWN, Paragraph, apart, merged

BITS = [
    "Meta", "META", "Llama 3.1", "Llama-3.1-8B", "NVDA.O", "GPT-4o", "Gamma 2", "Ada Reyes", "Orbit Labs", "NATO", "Qwen2.5",
    "University of Toronto", "'s", "’s", "-based", "pre-", " ", "\u00a0", "\n", "\r\n", "\t", "\f", ".", ",", "“", "”", "3", "s", "é", "e\u0301", "🙂",
]  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(BITS), st.text(max_size=8)), max_size=14).map("".join)

CASES = {
    "Meta's Llama 3.1 405B is out.": ["Meta", "'s", "Llama 3.1 405B", "is", "out", "."],
    "NVDA.O rose.": ["NVDA", ".", "O", "rose", "."],
    "Meta-owned": ["Meta", "-", "owned"],
    "a non-Meta lab": ["a", "non", "-", "Meta", "lab"],
    "GPT-4o-based tools": ["GPT-4o", "-", "based", "tools"],
    "Llama 3.1/Llama 2": ["Llama 3.1", "/", "Llama 2"],
    "Ada Reyes’s plan": ["Ada Reyes", "’s", "plan"],
    "the Center for AI Safety": ["the", "Center for AI Safety"],
    "Llama\u00a03.1": ["Llama\u00a03.1"],
    "no name at all": ["no", "name", "at", "all"],
    "": [],
}
"""Text -> its words, each name one of them."""


def spelt(words: Iterable[str], spaces: Iterable[bool]) -> str:
    """Return the text that words and the spaces behind them make up."""
    return "".join(word + " " * space for word, space in zip(words, spaces, strict=True))


def form(start: int, end: int, rule: str = "form", kind: str = "Model") -> Form:
    """Return a name at some characters; what it says does not matter."""
    return Form(start, end, "x" * (end - start), kind, "", rule)


def crowded(pipeline: Pipeline, text: str) -> bool:
    """Tell whether two names share a token of a text."""
    doc = pipeline.linker.make_doc(text)
    names = apart(pipeline.units.found(doc, text))
    return any(sum(n.start < t.idx + len(t) and t.idx < n.end for n in names) > 1 for t in doc)


@given(TEXTS)
def test_words_and_spaces_make_up_the_exact_text(pipeline: Pipeline, text: str) -> None:
    """No character of a paragraph is added, lost or changed, whatever it holds (but see the next test)."""
    assume(not crowded(pipeline, text))
    paragraph = pipeline.units.paragraph(text)
    assert spelt(paragraph.words, paragraph.spaces) == text


@pytest.mark.parametrize("text", ["GPT-4,Llama 3", "We ran Gamma 2.1;Delta 4 today.", "Llama 3.Llama 4 came."])
def test_two_names_that_share_a_token_lose_no_text(pipeline: Pipeline, text: str) -> None:
    """A missing space between two names changes nothing: no character is lost."""
    paragraph = pipeline.units.paragraph(text)
    assert spelt(paragraph.words, paragraph.spaces) == text


@given(TEXTS)
def test_shown_paragraph_has_a_common_name_for_each_unit(pipeline: Pipeline, text: str) -> None:
    """What the language model reads has as many tokens, the same but for the names, and a space where they had one."""
    paragraph = pipeline.units.paragraph(text)
    shown = paragraph.shown()
    stand_in = {unit.at: SHOWN[unit.kind] for unit in paragraph.units}
    assert [token.text for token in shown] == [stand_in.get(i, word) for i, word in enumerate(paragraph.words)]
    assert [bool(token.whitespace_) for token in shown] == paragraph.spaces


@given(TEXTS)
def test_units_are_words_of_their_own(pipeline: Pipeline, text: str) -> None:
    """Units come in the order of the text, one a token, by rules that are known."""
    units = pipeline.units.paragraph(text).units
    places = [unit.at for unit in units]
    assert places == sorted(set(places))
    assert all(unit.rule in RULES and unit.kind in SHOWN for unit in units)


@pytest.mark.parametrize(("text", "words"), CASES.items())
def test_name_is_one_token(pipeline: Pipeline, text: str, words: list[str]) -> None:
    """A name that can be told before parsing is one token; a token that a name begins or ends in is cut there."""
    assert pipeline.units.paragraph(text).words == words


def test_restored_paragraph_has_its_own_words_and_the_parse_of_the_shown(pipeline: Pipeline) -> None:
    """What the language model says of the stand-in holds for the name."""
    paragraph = pipeline.units.paragraph("Gamma 2.1 competes with Delta 4.5.")
    read = pipeline.reader(paragraph.shown())
    restored = paragraph.restored(read)
    assert restored.text == "Gamma 2.1 competes with Delta 4.5."
    assert [(t.tag_, t.dep_, t.head.i, t.pos_) for t in restored] == [(t.tag_, t.dep_, t.head.i, t.pos_) for t in read]
    assert restored[0].dep_ == "nsubj" and restored[1].tag_ == "VBZ"


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 10), st.sampled_from(RULES)), max_size=12))
def test_forms_apart_do_not_overlap(pieces: list[tuple[int, int, str]]) -> None:
    """Of names that overlap, some stand, in the order of the text; and whatever gave way overlaps one that is as long."""
    forms = [form(start, start + length, rule) for start, length, rule in pieces]
    kept = apart(forms)
    assert all(a.end <= b.start for a, b in pairwise(kept))
    for lost in set(forms) - set(kept):
        assert any(k.start < lost.end and lost.start < k.end and k.end - k.start >= lost.end - lost.start for k in kept)


def test_longer_form_stands_before_the_surer() -> None:
    """Of two readings the longer stands; of equal ones, the surer rule, in whatever order they come."""
    short, long = form(0, 5, "registry"), form(0, 9, "form")
    sure, unsure = form(20, 25, "registry"), form(20, 25, "head word", "Org")
    assert apart([short, unsure, long, sure]) == apart([sure, long, unsure, short]) == [long, sure]


def test_name_that_begins_and_ends_inside_tokens_cuts_them(pipeline: Pipeline) -> None:
    """Both tokens that a name shares are cut; the name holds its own part of each."""
    doc = pipeline.linker.make_doc("xOrbit Labsy z")
    found: Paragraph = merged(doc, [Form(1, 11, "Orbit Labs", "Org", "Orbit Labs", "registry")])
    assert found.words == ["x", "Orbit Labs", "y", "z"]
    assert found.spaces == [False, False, True, False]
    assert [(unit.at, unit.name) for unit in found.units] == [(1, "Orbit Labs")]
