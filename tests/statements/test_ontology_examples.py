"""The examples and counter-examples of the ontology, read by the extraction itself."""

from functools import cache

import pytest

from kg import resources
from kg.composition import stated
from kg.model import Document, DocumentStatements, Metadata, Status

RELATIONS = resources.relations().values()
CONCERNS = resources.concerns().values()
CASES = [text for thing in (*RELATIONS, *CONCERNS) for text in (*thing.examples, *thing.counter_examples)]


@cache
def said() -> dict[str, DocumentStatements]:
    """What each sentence says, all read in one go."""
    documents = [Document(f"example-{i}", text, Metadata(text)) for i, text in enumerate(CASES)]
    return dict(zip(CASES, stated(documents), strict=True))


def touched(statements: DocumentStatements) -> set[str]:
    """The concerns that the claims of a sentence raise, dismiss or mitigate."""
    return {c for claim in statements.claims for c in (*claim.raises, *claim.dismisses, *claim.mitigates)}


@pytest.mark.parametrize(("name", "text"), [(r.name, text) for r in RELATIONS for text in r.examples])
def test_relation_example_holds_its_relation(name: str, text: str) -> None:
    """An example of a relation gives a mention of it that is neither denied, over nor rejected."""
    found = (m for m in said()[text].relations if m.predicate == name)
    assert any(not m.negated and not m.former and m.status is not Status.REJECTED for m in found)


@pytest.mark.parametrize(("name", "text"), [(r.name, text) for r in RELATIONS for text in r.counter_examples])
def test_relation_counter_example_asserts_nothing(name: str, text: str) -> None:
    """A counter-example of a relation gives no fact of it."""
    found = (m for m in said()[text].relations if m.predicate == name)
    assert not any(m.status is Status.ACCEPTED and not m.negated and not m.former for m in found)


@pytest.mark.parametrize(("concern", "text"), [(c.id, text) for c in CONCERNS for text in c.examples])
def test_concern_example_touches_its_concern(concern: str, text: str) -> None:
    """An example of a concern gives a claim that raises, dismisses or mitigates it."""
    assert concern in touched(said()[text])


@pytest.mark.parametrize(("concern", "text"), [(c.id, text) for c in CONCERNS for text in c.counter_examples])
def test_concern_counter_example_does_not_touch_it(concern: str, text: str) -> None:
    """A counter-example of a concern gives no claim that raises, dismisses or mitigates it."""
    assert concern not in touched(said()[text])
