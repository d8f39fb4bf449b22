from collections.abc import Callable

import pytest

from kg import resources
from kg.resources import Concept
from kg.statements.phrases import Phrases, concern_phrases, evoked, phrases, stem, topic_phrases
from kg.statements.reader import Reader

Parsed = Callable[..., Reader]

PLURALS = {
    "risk": "risks",
    "policy": "policies",
    "search": "searches",
    "crash": "crashes",
    "witness": "witnesses",
    "suffix": "suffixes",
    "virus": "virus",
    "Loss": "Loss",
}
MISSED = {"loss": "losses", "box": "boxes", "bias": "biases", "crisis": "crises"}


def concept(name: str, *labels: str, remedies: tuple[str, ...] = ()) -> tuple[str, Concept]:
    """Return a concept with some labels."""
    return name, Concept(name, labels[0], labels[1:], remedies, None, "", (), ())


WORDS: Phrases = phrases(
    [
        concept("risk", "job risk"),
        concept("job", "job"),
        concept("opacity", "not really open", remedies=("clear rules",)),
        concept("cheat", "cheat"),
    ]
)

CASES = {
    "The/DT/det/1 job/NN/nsubj/2 stays/VBZ/ROOT/2/stay": [("job", "job")],
    "job/NN/compound/1 risks/NNS/nsubj/2/risk grow/VBP/ROOT/2": [("risk", "risks")],
    "Job/NN/compound/1 RISKS/NNS/nsubj/2/risk grow/VBP/ROOT/2": [("risk", "RISKS")],
    "jobs/NNS/nsubj/1/job go/VBP/ROOT/1 and/CC/cc/1 jobs/NNS/conj/1/job": [("job", "jobs"), ("job", "jobs")],
    "job/NN/nmod/2 real/JJ/amod/2 risks/NNS/nsubj/3/risk grow/VBP/ROOT/3": [("risk", "risks")],
    "job/NN/nsubj/1 sees/VBZ/ROOT/1/see risks/NNS/dobj/1/risk": [("job", "job")],
    "It/PRP/nsubj/1 is/VBZ/ROOT/1/be not/RB/neg/1 really/RB/advmod/4 open/JJ/acomp/1": [("opacity", "not")],
    "clear/JJ/amod/1 rules/NNS/nsubj/2/rule help/VBP/ROOT/2": [("opacity", "rules")],
    "They/PRP/nsubj/1 cheated/VBD/ROOT/1/cheat": [("cheat", "cheated")],
    "the/DT/det/1 jobless/JJ/nsubj/2 wait/VBP/ROOT/2": [],
}
"""Parse -> what its words evoke, with the word that governs each phrase."""


@pytest.mark.parametrize(("one", "many"), PLURALS.items())
def test_plural_has_the_stem_of_its_singular(one: str, many: str) -> None:
    """A noun is found in a text whichever number the label and the text have it in."""
    assert stem(one) == stem(many)


@pytest.mark.xfail(strict=True, reason="short plurals in -sses and -xes and those of nouns in -s keep their e")
@pytest.mark.parametrize(("one", "many"), MISSED.items())
def test_short_plural_has_the_stem_of_its_singular(one: str, many: str) -> None:
    """A plural is found by its singular, short words too."""
    assert stem(one) == stem(many)


@pytest.mark.parametrize(("rows", "found"), CASES.items())
def test_longest_phrase_is_evoked(parsed: Parsed, rows: str, found: list[tuple[str, str]]) -> None:
    """Plurals and capitals do not matter, one qualifying word may stand inside, and the longest phrase wins."""
    doc = parsed(rows).doc
    assert [(e.concept, e.token.text) for e in evoked(list(doc), WORDS)] == found


def test_remedy_is_told_from_harm(parsed: Parsed) -> None:
    """A concern that is evoked by its remedy says so."""
    doc = parsed("clear/JJ/amod/1 rules/NNS/nsubj/2/rule help/VBP/ROOT/2 the/DT/det/4 job/NN/dobj/2").doc
    assert [(e.concept, e.remedy) for e in evoked(list(doc), WORDS)] == [("opacity", True), ("job", False)]


def test_phrase_holds_the_tokens_of_its_words(parsed: Parsed) -> None:
    """The "not" of a phrase belongs to it, and is told by its token."""
    doc = parsed("It/PRP/nsubj/1 is/VBZ/ROOT/1/be not/RB/neg/1 really/RB/advmod/4 open/JJ/acomp/1").doc
    assert [e.words for e in evoked(list(doc), WORDS)] == [frozenset({2, 3, 4})]


def test_names_evoke_nothing(parsed: Parsed) -> None:
    """Words that belong to a name evoke nothing, and no phrase runs through one."""
    doc = parsed("job/NN/compound/1 risks/NNS/nsubj/2/risk grow/VBP/ROOT/2").doc
    assert evoked(list(doc), WORDS, {0, 1}) == []
    assert [e.concept for e in evoked(list(doc), WORDS, {1})] == ["job"]


@pytest.mark.parametrize("made", [concern_phrases, topic_phrases])
def test_every_label_can_be_looked_up(made: Callable[[], Phrases]) -> None:
    """Phrases stand under their first stem, and every concept has one."""
    found = made()
    assert all(phrase.stems[0] == first for first, group in found.items() for phrase in group)
    wanted = resources.concerns() if made is concern_phrases else resources.topics()
    assert {phrase.concept for group in found.values() for phrase in group} == set(wanted)
