"""Names in a query that nothing has."""

import pytest

from kg.store.dataset import Dataset
from kg.store.unknown import unknown


def test_a_misspelt_name_is_told_with_those_like_it(dataset: Dataset) -> None:
    """A property, a class or a concern that is nowhere is named, with what may have been meant."""
    told = list(unknown(dataset, "SELECT ?x { ?x kg:relases ?y ; a kg:Clam ; kg:raises con:misuze }"))
    assert [line.partition(" ")[0] for line in told] == ["kg:relases", "kg:Clam", "con:misuze"]
    assert "kg:releases" in told[0] and "kg:Claim" in told[1] and "con:misuse" in told[2]


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?x { ?x kg:releases ?y ; a kg:Claim . GRAPH graph:ontology { ?x ?y ?z } }",
        'SELECT ?x { ?x rdfs:label "kg:nothing" } # kg:nothing',
        "PREFIX kg: <http://example.org/> SELECT ?x { ?x kg:nothing ?y }",
        "SELECT ?x { ?x foo:nothing ?y ; <kg:nothing> ?z }",
    ],
)
def test_known_names_and_other_words_are_not_told(dataset: Dataset, text: str) -> None:
    """Names that stand somewhere, strings, comments, and prefixes of the query's own are no reason to speak."""
    assert list(unknown(dataset, text)) == []
