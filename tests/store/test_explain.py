"""Explanations: for anything in the dataset, the statements and the words behind them."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import UsageError
from kg.rdf.encode import encode
from kg.store.context import REACH, context
from kg.store.dataset import Dataset
from kg.store.explain import explain
from kg.store.explanation import Evidence, Explanation


def evidence(found: Explanation) -> dict[str, tuple[Evidence, ...]]:
    """Return the evidence by heading."""
    return {section.heading: section.evidence for section in found.sections}


@pytest.mark.parametrize(
    ("name", "kind", "parts"),
    [
        ("Ada Reyes", "Person", ['"Reyes" x1 (surname)', "Claims by it (3)", "chief executive"]),
        ("Acme", "Org", ["also called: Acme", "releases Gamma 3 (accepted)", "denied, only said, by Bo Lind"]),
        ("Gamma 2", "Model", ['"its" x1 (pronoun)', "Claims about it (2)"]),
        ("critics", "UnnamedSource", ["Claims by it (1)"]),
        ("cybercrime", "Concern", ["Raised by (1)", "Dismissed by (1)", "part of: Misuse"]),
        ("misuse", "Concern", ["Answered by (1)", "narrower: "]),
        ("open-source AI", "Topic", ["For (3)", "Against (1)"]),
        ("spring", "Document", ["Claims (5)", "Relations (6)", "(accepted, former)", "publisher: The Wire"]),
    ],
)
def test_explanation_reads(dataset: Dataset, name: str, kind: str, parts: list[str]) -> None:
    """Each kind of thing is explained with what is stated of it."""
    found = explain(dataset, name)
    assert found.kind == kind
    assert [part for part in parts if part not in str(found)] == []


def test_first_statements_are_shown_and_the_rest_counted(dataset: Dataset) -> None:
    """Under a heading stand the first statements, by article and place, and how many are left out."""
    every, few = (evidence(explain(dataset, "Ada Reyes", limit)) for limit in (None, 2))
    assert few["Claims by it"] == every["Claims by it"][:2]
    shown = explain(dataset, "Ada Reyes", 2)
    assert "Claims by it (3)\n" in str(shown) and "\n  - and 1 more\n" in str(shown)
    assert dict(explain(dataset, "Ada Reyes", 1).fields)["in more articles"] == ("1",)
    assert {section.heading: section.cut for section in shown.sections}["Claims by it"]


def test_claim_is_shown_in_its_sentence(dataset: Dataset, spring: str) -> None:
    """A claim that its cue splits is shown with the cue between its pieces, in its sentence."""
    found = explain(dataset, f"id:claim_{spring}_4")
    (shown,) = evidence(found)["In the text"]
    assert str(shown.context) == '"[The weights," Reyes added, "help defenders most.]"'
    assert dataset.text(spring)[shown.start : shown.end] == shown.context.words
    assert dict(found.fields)["who"] == ("Ada Reyes",)
    assert dict(found.fields)["date"] == ("2023-07-20",)


def test_qualified_claims_say_so(dataset: Dataset, spring: str, autumn: str) -> None:
    """A denied, a conditional and a hedged claim are told from plain ones."""
    assert "put forward as false" in str(explain(dataset, f"claim_{autumn}_1"))
    assert "conditional" in str(explain(dataset, f"claim_{autumn}_5"))
    assert 'possible "could"' in str(explain(dataset, f"claim_{spring}_2"))


def test_force_is_shown_where_it_is_not_plain(dataset: Dataset, spring: str) -> None:
    """A cue that warns is told as strong; of one that only says, nothing is told."""
    assert dict(explain(dataset, f"claim_{spring}_2").fields)["cue force"] == ("strong",)
    assert "force" not in str(explain(dataset, f"claim_{spring}_1"))


def test_sentence_is_shown_where_words_were_replaced(acme: SimpleNamespace) -> None:
    """A claim whose pronouns were resolved is told in full; one with other marks and case only is not told twice."""
    said = acme.spring()
    full = replace(said.claims[1], norm_text="Criminals could fine-tune away Gamma 2’s safeguards.")
    made = Dataset.memory(pipeline="x")
    content = encode(replace(said, claims=(said.claims[0], full)), pipeline="x")
    made.replace(said.document.slug, content, said.document.text)
    assert dict(explain(made, full.id).fields)["in full"] == (full.norm_text,)
    assert dict(explain(made, said.claims[0].id).fields)["in full"] == ()


def test_relation_mention_tells_its_standing(dataset: Dataset, spring: str) -> None:
    """A relation mention is explained with its terms and whether it still holds."""
    found = explain(dataset, f"id:mention_{spring}_3")
    assert dict(found.fields)["standing"] == ("accepted, former",)
    assert "[Bo Lind, once of Orbit AI]" in str(found)


def test_what_has_no_words_behind_it_is_refused(dataset: Dataset) -> None:
    """A class of the ontology has no evidence; the error lists what has."""
    with pytest.raises(UsageError, match="Claim, RelationMention, Person"):
        explain(dataset, "kg:Claim")
    with pytest.raises(UsageError, match="nothing here is called"):
        explain(dataset, "nobody at all")


@given(st.text(alphabet='ab. \n"!', max_size=900), st.data())
def test_context_is_cut_from_the_text(text: str, data: st.DataObject) -> None:
    """Whatever the text, the three parts stand in it one after another, and reach no further than allowed."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = context(text, start, end)
    assert text[start - len(found.before) : start] == found.before
    assert text[start:end] == found.words
    assert text[end : end + len(found.after)] == found.after
    assert max(len(found.before), len(found.after)) <= REACH


def test_context_is_a_sentence() -> None:
    """The context stops at the ends of the sentence and of the line, not at a version's dot."""
    text = "A heading\nFirst one. Then Llama 3.1 came out, he said. Last one."
    start = text.index("came")
    found = context(text, start, start + 4)
    assert (found.before, found.words, found.after) == ("Then Llama 3.1 ", "came", " out, he said.")
