"""Decoding: whatever can be encoded comes back as it was."""

from collections.abc import Iterable
from dataclasses import replace
from types import SimpleNamespace
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import DatasetError
from kg.model import (
    Attribution,
    Certainty,
    Claim,
    Document,
    DocumentStatements,
    Dropped,
    Entity,
    Force,
    Kind,
    Mention,
    Metadata,
    Modality,
    RelationMention,
    Span,
    Status,
)
from kg.rdf.decode import decode
from kg.rdf.encode import encode
from kg.resources import concerns, relations, topics

Item = TypeVar("Item")
PROSE = 'ab é\n\r\t"\\𝄞.\u2028<>{}'
WORDS = st.text(PROSE, min_size=1, max_size=12)
ENTITIES = ("org_meta", "person_ada-reyes", "model_llama-3.1", "source_x_critics")
TARGETS = st.sampled_from((*ENTITIES, *topics()))
CONCERNS = st.sampled_from(tuple(concerns()))


def some(items: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    """Return a strategy for a sorted tuple without doubles."""
    return st.lists(items, max_size=3, unique=True).map(lambda found: tuple(sorted(found)))


def parted(draw: st.DrawFn, items: Iterable[Item], names: tuple[str, ...]) -> dict[str, tuple[Item, ...]]:
    """Return each item under one of *names*, as a claim in its normal form has it."""
    where = [(draw(st.sampled_from(names)), item) for item in items]
    return {name: tuple(item for at, item in where if at == name) for name in names}


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    """Return a stretch of *text*."""
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    return Span(start, end, text[start:end])


@st.composite
def claims(draw: st.DrawFn, text: str, ident: str) -> Claim:
    """Return a claim in its normal form."""
    span, maybe_span, maybe = spans(text), st.none() | spans(text), st.none() | WORDS
    return Claim(
        id=ident,
        speakers=draw(some(st.sampled_from(ENTITIES))),
        content=tuple(sorted(draw(st.sets(span, min_size=1, max_size=3)))),
        attribution=draw(st.sampled_from(Attribution)),
        rule=draw(WORDS),
        cue=draw(maybe),
        cue_class=draw(st.none() | st.sampled_from(["Says", "Warns"])),
        cue_force=draw(st.none() | st.sampled_from(Force)),
        cue_span=draw(maybe_span),
        source_span=draw(maybe_span),
        modality=draw(st.sampled_from(Modality)),
        certainty=draw(st.sampled_from(Certainty)),
        negated=draw(st.booleans()),
        hedges=draw(some(WORDS)),
        **parted(draw, draw(some(TARGETS)), ("about", "favours", "opposes")),
        **parted(draw, draw(some(CONCERNS)), ("addresses", "raises", "dismisses", "mitigates")),
    )


@st.composite
def mentioned(draw: st.DrawFn, text: str, ident: str) -> RelationMention:
    """Return a relation mention."""
    return RelationMention(
        id=ident,
        subject=draw(st.sampled_from(ENTITIES)),
        predicate=draw(st.sampled_from(tuple(relations()))),
        object=draw(st.sampled_from(ENTITIES)),
        evidence=draw(spans(text)),
        rule=draw(WORDS),
        negated=draw(st.booleans()),
        former=draw(st.booleans()),
        status=draw(st.sampled_from(Status)),
        role_title=draw(st.none() | WORDS),
        within_claim=draw(st.none() | st.just("claim_0")),
    )


@st.composite
def things(draw: st.DrawFn) -> tuple[Entity, ...]:
    """Return entities, each once."""
    return tuple(
        sorted(
            Entity(
                i,
                draw(st.sampled_from(Kind)),
                draw(WORDS),
                draw(some(WORDS)),
                draw(WORDS),
                draw(st.none() | st.just("org_meta")),
            )
            for i in draw(some(st.sampled_from(ENTITIES)))
        )
    )


@st.composite
def statements(draw: st.DrawFn) -> DocumentStatements:
    """Return all that an invented article says."""
    text = draw(st.text(PROSE, min_size=1, max_size=40))
    maybe = st.none() | WORDS
    url = draw(st.none() | st.just("https://example.org/a?b=c&d=é"))
    metadata = Metadata(
        draw(WORDS), draw(st.booleans()), draw(st.none() | st.dates().map(str)), url, draw(maybe), draw(maybe)
    )
    document = Document(draw(WORDS), text, metadata, draw(st.integers(0, len(text))))
    where = sorted(draw(st.sets(spans(text), max_size=4)))
    return DocumentStatements(
        document=document,
        entities=draw(things()),
        mentions=tuple(Mention(s, draw(st.sampled_from(ENTITIES)), draw(WORDS), draw(st.booleans())) for s in where),
        claims=tuple(draw(claims(text, f"claim_{n}")) for n in range(draw(st.integers(0, 2)))),
        relations=tuple(draw(mentioned(text, f"mention_{n}")) for n in range(draw(st.integers(0, 2)))),
    )


@given(statements())
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_decoded_is_what_was_encoded(said: DocumentStatements) -> None:
    """Statements in their normal form survive the way through N-Quads, whatever characters they hold."""
    content = encode(said, pipeline="x")
    assert decode(content, text=said.document.text) == said
    assert encode(decode(content, text=said.document.text), pipeline="x") == content


def test_the_articles_come_back(acme: SimpleNamespace) -> None:
    """Both invented articles are read back as they were written by hand."""
    for said in (acme.spring(), acme.autumn()):
        assert decode(encode(said, pipeline="x"), text=said.document.text) == said


def test_what_is_dropped_stays_out(acme: SimpleNamespace) -> None:
    """Candidates that were not kept are not in the graph."""
    said = acme.spring()
    noted = replace(said, dropped=(Dropped(said.mentions[0].span, "claim", "no speaker"),))
    assert decode(encode(noted, pipeline="x"), text=said.document.text) == said


def test_other_text_is_refused(acme: SimpleNamespace) -> None:
    """A text that is not the document's raises DatasetError rather than giving wrong words."""
    with pytest.raises(DatasetError, match="not the text"):
        decode(encode(acme.spring(), pipeline="x"), text="another text")


@pytest.mark.parametrize("broken", ["", "nonsense", "drop", "double"])
def test_graph_that_does_not_hold_together_is_refused(acme: SimpleNamespace, broken: str) -> None:
    """No graph, no N-Quads, a missing value and a doubled one are DatasetErrors."""
    said = acme.spring()
    lines = encode(said, pipeline="x").decode().splitlines(keepends=True)
    changed = {
        "": "",
        "nonsense": "nonsense",
        "drop": "".join(line for line in lines if "#modality>" not in line),
        "double": "".join(lines + [line.replace('"say"', '"shout"') for line in lines if "#cue>" in line]),
    }[broken]
    with pytest.raises(DatasetError, match="not the graph of one document"):
        decode(changed.encode(), text=said.document.text)
