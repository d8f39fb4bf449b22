from collections.abc import Callable

import pytest
from spacy.tokens import Doc, Span

from kg.annotate import forms
from kg.annotate.names import RULES, agreed, longest, names

Tokens = Callable[[str], Doc]
Read = tuple[str, str, str]


def candidate(doc: Doc, text: str, kind: str, rule: str, name: str = "") -> Span:
    """Return the first place of some words as a candidate."""
    start = doc.text.index(text)
    span = doc.char_span(start, start + len(text))
    assert span is not None
    return Span(doc, span.start, span.end, label=kind, kb_id=name, span_id=rule)


def told(spans: list[Span]) -> list[Read]:
    """Return words, kind and rule of each span."""
    return [(span.text, span.label_, span.id_) for span in spans]


def stand(doc: Doc, *candidates: Span) -> list[Read]:
    """Return the names that stand among some candidates."""
    doc.spans["candidates"] = list(candidates)
    return told(list(names(doc).spans["names"]))


def test_name_that_stands_once_stands_wherever_it_is_written(tokens: Tokens) -> None:
    """The same words elsewhere are the same name; other words, longer ones or other letters are not."""
    doc = tokens("Acme met ACME, Acmeville and Acme again.")
    assert stand(doc, candidate(doc, "Acme", "Org", "ner")) == [("Acme", "Org", "ner"), ("Acme", "Org", "again")]


def test_longer_candidate_hides_the_shorter(tokens: Tokens) -> None:
    """Names do not overlap: the longer stands, whatever the rules."""
    doc = tokens("Gamma 2 Max is out.")
    found = stand(doc, candidate(doc, "Gamma", "Org", "registry"), candidate(doc, "Gamma 2 Max", "Model", "form"))
    assert found == [("Gamma 2 Max", "Model", "form")]


@pytest.mark.parametrize("turned", [False, True])
def test_surer_rule_reads_equal_words(tokens: Tokens, turned: bool) -> None:
    """Of two readings of the same words the surer one stands, in whatever order they come."""
    doc = tokens("Mercury is out.")
    both = [candidate(doc, "Mercury", "Org", "ner"), candidate(doc, "Mercury", "Model", "registry", "Mercury")]
    assert told(longest(reversed(both) if turned else both)) == [("Mercury", "Model", "registry")]


def test_one_reading_a_form(tokens: Tokens) -> None:
    """A form that is read in two ways has the reading that most of its places give it, canonical name and all."""
    doc = tokens("Zeta came. Zeta saw. Zeta won.")
    spans = [
        Span(doc, 0, 1, label="Org", span_id="ner"),
        Span(doc, 3, 4, label="Model", kb_id="Zeta", span_id="called"),
        Span(doc, 6, 7, label="Org", span_id="ner"),
    ]
    assert {(span.label_, span.kb_id_) for span in agreed(spans)} == {("Model", "Zeta")}


def test_sure_reading_outweighs_a_guess(tokens: Tokens) -> None:
    """A place read by a sure rule counts for two that the language model alone reads."""
    doc = tokens("Zeta came. Zeta saw. Zeta won. Zeta left.")
    guessed = [Span(doc, i, i + 1, label="Org", span_id="ner") for i in (0, 3, 6)]
    sure = Span(doc, 9, 10, label="Model", kb_id="Zeta", span_id="called")
    assert {span.label_ for span in agreed([*guessed, sure])} == {"Org"}
    assert {span.label_ for span in agreed([*guessed[:1], sure])} == {"Model"}


def test_lone_surname_is_left_to_linking(tokens: Tokens) -> None:
    """A surname that the language model takes for an organisation is no name of its own beside its bearer's."""
    doc = tokens("Ada Reyes spoke. Reyes left.")
    whole = candidate(doc, "Ada Reyes", "Person", "given name")
    lone = Span(doc, 4, 5, label="Org", span_id="ner")
    assert lone.text == "Reyes"
    assert told(agreed([whole, lone])) == [("Ada Reyes", "Person", "given name")]


def test_no_candidates_no_names(tokens: Tokens) -> None:
    """A document without candidates, or without a word, has no names."""
    assert stand(tokens("Nothing here.")) == stand(tokens("")) == []


def test_rules_before_and_after_parsing_agree() -> None:
    """What is found before parsing is surer than what needs a parse, and each rule has one rank."""
    assert RULES[: len(forms.RULES)] == forms.RULES
    assert len(set(RULES)) == len(RULES)
