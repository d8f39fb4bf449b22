from dataclasses import replace

import pytest

from kg.evaluate.found import FoundDocument, FoundRelation
from kg.evaluate.gold import Gold, GoldRelation
from kg.evaluate.matching import Case, case
from kg.evaluate.measures import MEASURES, Fault, traits
from kg.evaluate.tally import Tally

BY_HAND = {
    "mentions": Tally(8, 1, 1),
    "entities": Tally(3, 2, 1),
    "relations": Tally(1, 1, 1),
    "claims": Tally(3, 1, 1),
    "said_by": Tally(2, 2, 2),
    "authored": Tally(0, 0, 1),
    "concerns": Tally(2, 1, 0),
    "concerns_by": Tally(1, 2, 1),
    "stance": Tally(1, 1, 1),
}
"""Counted with a pencil from the article in conftest.py."""


@pytest.mark.parametrize("name", MEASURES)
def test_counts_by_hand(both: Case, name: str) -> None:
    """Each measure counts what a person counts."""
    assert MEASURES[name](both).tally == BY_HAND[name]


@pytest.mark.parametrize("name", MEASURES)
def test_a_graph_that_says_nothing_misses_everything(gold_article: Gold, name: str) -> None:
    """Without anything found nothing is right or extra; a stance counts only in claims that are the same."""
    tally = MEASURES[name](case(gold_article, FoundDocument())).tally
    wanted = 0 if name == "stance" else BY_HAND[name].right + BY_HAND[name].missing
    assert tally == Tally(missing=wanted)


def told(both: Case, name: str) -> list[tuple[str, str]]:
    """Return the faults of a measure as what they are and their words."""
    return [(fault.what, fault.words) for fault in MEASURES[name](both).faults]


def test_a_wrong_type_is_told_from_both_sides(both: Case) -> None:
    """A name with the wrong type is one extra and one missing mention."""
    at = both.gold.text.index("Bram Olde")
    expected = [("extra", f"Bram Olde (Org) at {at}"), ("missing", f"Bram Olde (Person) at {at}")]
    assert told(both, "mentions") == expected


def test_a_split_entity_is_told(both: Case) -> None:
    """The second node for one person is an extra entity."""
    expected = [("extra", "?org_bram-olde"), ("extra", "?person_quist"), ("missing", "person:bram-olde")]
    assert told(both, "entities") == expected


def test_denied_former_and_rejected_relations_do_not_count(both: Case) -> None:
    """Only what the graph holds to be stated is compared; what the gold denies must not be found."""
    assert told(both, "relations") == [
        ("extra", "org:tessera develops model:lumen-2"),
        ("missing", "org:tessera releases model:lumen-2"),
    ]


def test_rivals_are_rivals_either_way_round(gold_article: Gold) -> None:
    """The ends of a symmetric relation may be changed; those of another may not."""
    gold = replace(gold_article, relations=())
    for predicate, right in (("competesWith", 1), ("investsIn", 0)):
        want = GoldRelation("org:tessera", predicate, "model:lumen-2", negated=False, quote=None)
        got = FoundRelation("model_lumen-2", predicate, "org_tessera", (0, 5))
        both = case(replace(gold, relations=(want,)), FoundDocument(relations=(got,)))
        both = replace(both, names={"org_tessera": "org:tessera", "model_lumen-2": "model:lumen-2"})
        assert MEASURES["relations"](both).tally == Tally(right, 1 - right, 1 - right)


def test_a_wrong_speaker_is_told_with_the_right_one(both: Case) -> None:
    """Of said_by only claims that are the same are told: the others stand under claims already."""
    assert told(both, "said_by") == [("wrong", "?person_quist should be person:orla-quist: Lumen 2 is unsafe")]


def test_of_concerns_by_speaker_only_the_speaker_is_told(both: Case) -> None:
    """A concern that is wrong altogether is told once, under concerns."""
    assert told(both, "concerns") == [("extra", "raises fraud")]
    assert told(both, "concerns_by") == [
        ("extra", "?person_quist dismisses safety"),
        ("missing", "person:orla-quist dismisses safety"),
    ]


def test_stance_is_compared_claim_by_claim(both: Case) -> None:
    """What a claim favours and opposes is compared with the claim of the gold that it is."""
    assert sorted(told(both, "stance")) == [
        ("extra", "opposes model:lumen-2"),
        ("missing", "favours topic:open-source-ai"),
    ]


def test_faults_stand_where_the_words_are(both: Case) -> None:
    """A fault points at the words of the text that it is about."""
    at = both.gold.text.index("Tessera released Lumen 2")
    fault = next(fault for fault in MEASURES["claims"](both).faults if fault.what == "extra")
    assert fault == Fault((at, at + 24), "extra", "source: Tessera released Lumen 2")


def test_traits_count_where_they_are_annotated(both: Case) -> None:
    """Three claims are the same; the fourth has nobody to compare its negation with."""
    found = [(name, right) for name, right, _ in traits(both)]
    assert sorted(found) == sorted(
        [("negated", True)] * 3 + [("modality", True)] * 2 + [("modality", False)] + [("attribution", True)] * 3
    )


def test_a_wrong_trait_is_told(both: Case) -> None:
    """What the graph says, and what it should say."""
    wrong = [fault.words for _, right, fault in traits(both) if not right]
    assert wrong == ["modality asserted should be predicted: Lumen 2 may help criminals"]
