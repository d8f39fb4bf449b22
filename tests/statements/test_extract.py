"""What a whole text says: invariants that hold for any text, for the sample articles and the annotated ones."""

import dataclasses
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.annotate import Pipeline, annotate
from kg.model import Attribution, Document, DocumentStatements, Kind, Metadata, Span, Status
from kg.read import read
from kg.statements import statements

Stated = Callable[[str], DocumentStatements]

ROOT = Path(__file__).parents[2]

BITS = [
    "Ada Reyes said that Gamma 2.1 could help scammers.", "“Open it,” said Reyes.", "She denied it.", "Critics warned of fraud.",
    "Orbit Labs, which develops Gamma 2.1, is led by Ada Reyes.", "According to Orbit Labs, open weights are safe.", "It must end!",
    "Gamma 2.1 competes with Llama 3.1 405B.", "The open road", "Reyes: Yes.", "Lind Okafor:", "“Never", "”", "'s", "(OL)", "said", "that",
    "not", "AI", "\n", "\n\n", "\r\n\r\n", "\f", "é", "🙂", "\u2028", "…",
]  # fmt: skip
SPACES = st.sampled_from([" ", "\n", "\r\n", "\t", "\u00a0"])
TEXTS = st.lists(
    st.tuples(st.one_of(st.sampled_from(BITS), st.text(max_size=12)), SPACES).map("".join), max_size=9
).map("".join)
"""Texts of parts that claim something and parts that make no sense."""


def spans(said: DocumentStatements) -> Iterator[Span]:
    """Yield every stretch of text that some statement gives as its evidence."""
    for claim in said.claims:
        yield from claim.content
        yield from (span for span in (claim.cue_span, claim.source_span) if span is not None)
    yield from (mention.span for mention in said.mentions)
    yield from (relation.evidence for relation in said.relations)
    yield from (dropped.span for dropped in said.dropped)


def check(said: DocumentStatements) -> None:
    """Assert what holds of the statements of any document."""
    text, known = said.document.text, {entity.id: entity for entity in said.entities}
    assert [s for s in spans(said) if s.text != text[s.start : s.end]] == []
    assert all(said.document.body_start <= s.start < s.end <= len(text) for s in spans(said))
    for record in (said.claims, said.relations, said.entities):
        ids = [one.id for one in record]
        assert ids == sorted(set(ids))
    assert list(said.mentions) == sorted(set(said.mentions))
    assert list(said.dropped) == sorted(set(said.dropped)) and all(d.what and d.reason for d in said.dropped)
    assert {speaker for claim in said.claims for speaker in claim.speakers} <= known.keys()
    assert all(claim.speakers and claim.content and claim.rule for claim in said.claims)
    assert {end for relation in said.relations for end in (relation.subject, relation.object)} <= known.keys()
    named = {mention.entity for mention in said.mentions}
    assert named <= known.keys()
    assert {id_ for id_, entity in known.items() if entity.kind is not Kind.UNNAMED} <= named


def check_claims(said: DocumentStatements) -> None:
    """Assert what holds between the claims and the relations of any document."""
    claims = {claim.id: claim for claim in said.claims}
    for relation in said.relations:
        assert (relation.within_claim is None) or relation.within_claim in claims
        assert not (relation.within_claim and relation.status is Status.ACCEPTED)
    for claim in said.claims:
        assert not set(claim.favours) & set(claim.opposes)
        assert not set(claim.raises) & {*claim.dismisses, *claim.mitigates} and not set(claim.dismisses) & set(
            claim.mitigates
        )
        assert (claim.cue is None) == (claim.attribution is Attribution.AUTHOR) == (claim.cue_span is None)


@settings(max_examples=60)
@given(text=TEXTS, data=st.data())
def test_statements_of_any_text_are_grounded(pipeline: Pipeline, text: str, data: st.DataObject) -> None:
    """Each span's words are the document's own at its offsets, wherever the body begins; ids are unique and sorted."""
    start = data.draw(st.integers(0, len(text)))
    document = Document("text", text, Metadata(""), start)
    [(_, doc)] = annotate([document], pipeline)
    said = statements(document, doc)
    check(said)
    check_claims(said)


@pytest.fixture(scope="module")
def articles(pipeline: Pipeline, seeds: Path) -> list[DocumentStatements]:
    """What the sample articles and the annotated ones of this folder say."""
    documents = chain(read(seeds), read(str(ROOT / "tests/gold/dev/*.txt")))
    return [statements(document, doc) for document, doc in annotate(documents, pipeline)]


def test_statements_of_articles_are_grounded(articles: list[DocumentStatements]) -> None:
    """Real articles: evidence to the letter, known speakers, no entity without a mention but unnamed sources."""
    assert len(articles) >= 10
    for said in articles:
        check(said)
        assert said.claims and said.mentions


def test_nothing_that_is_only_said_is_accepted(articles: list[DocumentStatements]) -> None:
    """Real articles: no relation inside somebody's claim counts as a fact, no claim takes both sides."""
    for said in articles:
        check_claims(said)
    assert any(r.within_claim for said in articles for r in said.relations)


def test_articles_say_the_same_each_time(articles: list[DocumentStatements], pipeline: Pipeline) -> None:
    """A second reading, of the documents in the other order, gives equal records."""
    again = {
        d.slug: statements(d, doc) for d, doc in annotate([said.document for said in reversed(articles)], pipeline)
    }
    for said in articles:
        assert again[said.document.slug] == said


def test_front_matter_shifts_every_offset(pipeline: Pipeline) -> None:
    """A body says the same behind front matter; only its offsets are greater."""
    body = "Ada Reyes of Orbit Labs said that Gamma 2.1 is safe. Orbit Labs develops Gamma 2.1."
    found = []
    for front in ("", "---\ntitle: x\n---\n"):
        document = Document("text", front + body, Metadata(""), len(front))
        [(_, doc)] = annotate([document], pipeline)
        found.append([(s.start - len(front), s.end - len(front), s.text) for s in spans(statements(document, doc))])
    assert found[0] == found[1] and found[0]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "The open road", "…"])
def test_text_without_a_sentence_says_nothing(stated: Stated, text: str) -> None:
    """White space, a heading and a mark are read without fault, and say nothing."""
    said = stated(text)
    assert not (said.claims or said.relations or said.entities or said.mentions)


def test_ids_come_from_name_text_and_place(pipeline: Pipeline) -> None:
    """The same text under another name, or another text, has other ids; a claim's id tells its place."""
    text = "Ada Reyes said that Gamma 2.1 is safe."
    documents = [Document(name, text, Metadata("")) for name in ("a", "b")]
    first, second = (statements(d, doc).claims[0] for d, doc in annotate(documents, pipeline))
    assert first.id == f"claim_{documents[0].slug}_20-37_10"
    assert dataclasses.replace(first, id=second.id) == second and first.id != second.id


def test_dropped_candidates_say_why(stated: Stated) -> None:
    """What was seen and not kept is noted with its words and a reason."""
    said = stated("Ada Reyes did not say that Gamma 2.1 is safe. The table said that it wobbles. They wrote “so”.")
    noted = {(d.span.text, d.what): d.reason for d in said.dropped}
    assert noted["say", "cue"] == "the cue is denied"
    assert all(reason for reason in noted.values())


def test_endless_sentence_attributes_nothing(stated: Stated) -> None:
    """A sentence that nobody would write makes no claim, and takes no time that grows with the square of its length."""
    said = stated("Reyes said that it is safe, " * 300 + "and it is.")
    assert {d.reason for d in said.dropped if d.what == "cue"} >= {"in a sentence of more than 400 words"}


def test_byline_gives_the_author(stated: Stated) -> None:
    """The author's own claims are the byline's person's, else the unnamed author's; the byline itself claims nothing."""
    body = "Open models must stay free. Closed models are a terrible mistake, and we should not repeat it. I think that they fail."
    for head, author in (("By Ada Reyes\n\n", "person_ada-reyes"), ("", "source_{}_author")):
        said = stated(head + body)
        own = [claim for claim in said.claims if claim.attribution is Attribution.AUTHOR]
        assert {speaker for claim in own for speaker in claim.speakers} == {author.format(said.document.slug)}


@pytest.mark.parametrize(
    ("head", "writer"),
    [("By the time it was out, Ada Reyes said, rivals had copied it.\n\n", None), ("By Ada Reyes\n\n", "Bo Lind")],
    ids=["a sentence", "another in the metadata"],
)
def test_what_is_no_byline_gives_no_author(pipeline: Pipeline, head: str, writer: str | None) -> None:
    """A paragraph that begins with "By" may be prose, and the metadata know better: the author's claims are unnamed."""
    text = head + "Closed models are a terrible mistake, and we should not repeat it."
    said = statements(*next(annotate([Document("text", text, Metadata("", author=writer))], pipeline)))
    own = [claim for claim in said.claims if claim.attribution is Attribution.AUTHOR]
    assert own and {s for claim in own for s in claim.speakers} == {f"source_{said.document.slug}_author"}


def test_name_that_shows_a_variant_is_no_part_of_a_later_claim(stated: Stated) -> None:
    """ "Gamma 2" says by itself that it is a Gamma; a denial of something else about Gamma does not touch that."""
    said = stated("Acme Labs built Gamma 2. Acme denied that Gamma is unsafe.")
    [variant] = [r for r in said.relations if r.predicate == "variantOf"]
    assert variant.evidence.text == "Gamma 2" and not variant.negated and variant.within_claim is None


def test_denial_of_a_denial_is_no_denial(stated: Stated) -> None:
    """Who denies that Orbit does not develop Gamma holds that it does."""
    said = stated("Peter Lind denied that Orbit Labs does not develop Gamma 2.1.")
    assert [(r.status, r.negated) for r in said.relations] == [(Status.CANDIDATE, False)]
