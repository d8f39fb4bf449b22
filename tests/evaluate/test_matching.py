import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.evaluate.matching import Case, covered, is_name, one_to_one

SCORES = st.dictionaries(st.tuples(st.integers(0, 4), st.integers(0, 4)), st.sampled_from([0.25, 0.5, 1.0]))


@given(SCORES)
def test_pairs_are_one_to_one_and_none_is_left_over(scores: dict[tuple[int, int], float]) -> None:
    """No side is used twice, and whatever pair is left out has a side that is taken."""
    chosen = one_to_one(scores)
    assert len(set(chosen.values())) == len(chosen)
    assert all(left in chosen or right in chosen.values() for left, right in scores)


def test_the_best_pair_goes_first() -> None:
    """A pair with a higher score is not broken for two lower ones."""
    assert one_to_one({("a", 1): 0.9, ("a", 2): 0.8, ("b", 1): 0.8}) == {"a": 1}


def test_equal_scores_are_decided_by_the_pair() -> None:
    """Equal pairs are taken in the order of their text, whatever the order they came in."""
    pairs = [("a", 2), ("a", 10), ("b", 2)]
    assert one_to_one(dict.fromkeys(pairs, 1.0)) == one_to_one(dict.fromkeys(reversed(pairs), 1.0)) == {"a": 10, "b": 2}


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Meta", True),
        ("the company", False),
        ("The company", False),
        ("The Verge", True),
        ("She", False),
        ("3M", True),
        ("its chief Ann", True),
        ("xAI", False),
        (" ", False),
    ],
)
def test_what_is_a_name(words: str, name: bool) -> None:
    """A capital or a digit makes a name; that of a leading article or pronoun does not count."""
    assert is_name(words) is name


def test_blanks_do_not_count() -> None:
    """Contents are compared by their letters, each once."""
    assert covered("a b c", [(0, 3), (2, 5)]) == {0, 2, 4}


def test_one_person_of_two_nodes_is_aligned_once(both: Case) -> None:
    """A thing that the graph splits is found once, by the node that shares most mentions; types must agree."""
    assert both.names == {
        "model_lumen-2": "model:lumen-2",
        "org_tessera": "org:tessera",
        "person_orla-quist": "person:orla-quist",
    }
    assert both.name("person_quist") == "?person_quist" and both.name("topic:ai") == "topic:ai"


def test_claims_are_the_same_by_half_of_their_letters(both: Case) -> None:
    """A leading "that" is no matter, another sentence is."""
    assert {gold.cue for _, gold in both.claims.pairs} == {"said", "denied", "warned"}
    assert [both.gold.text[a:b] for claim in both.claims.extra for a, b in claim.content] == [
        "Tessera released Lumen 2"
    ]
    assert [claim.cue for claim in both.claims.missing] == ["doubts"]
