"""Encoding: what becomes of records, what is projected and what never is, and what is refused."""

from dataclasses import replace
from types import SimpleNamespace

import pyoxigraph as ox
import pytest

from kg.errors import DatasetError, InputError
from kg.model import DocumentStatements, RelationMention, Span, Status
from kg.rdf.encode import encode
from kg.resources import node
from kg.vocab import GRAPH, ID, KG, PREFIXES


def triples(statements: DocumentStatements) -> set[tuple[str, str, str]]:
    """Return the encoded triples with prefixes cut off."""
    quads = ox.parse(encode(statements, pipeline="x"), ox.RdfFormat.N_QUADS)
    found = ((node(q.subject), q.predicate.value, node(q.object)) for q in quads)
    return {(s.removeprefix(ID), p.rsplit("#", 1)[-1], o.removeprefix(ID).removeprefix(KG)) for s, p, o in found}


def only(acme: SimpleNamespace, relation: RelationMention) -> DocumentStatements:
    """Return the first article with one relation alone."""
    return replace(acme.spring(), relations=(relation,))


def facts(acme: SimpleNamespace, triple: str, **more: object) -> set[tuple[str, str, str]]:
    """Return the direct triples that one relation mention projects."""
    a = acme.Article("spring", acme.SPRING, acme.spring().document.metadata)
    statements = only(acme, a.relation(1, triple, "Acme Labs released Gamma 2", **more))
    named = {entity.id for entity in statements.entities}
    return {(s, p, o) for s, p, o in triples(statements) if s in named and o in named}


def test_lines_are_canonical(acme: SimpleNamespace) -> None:
    """The bytes are sorted, distinct lines of one named graph, ending in a newline."""
    content = encode(acme.spring(), pipeline="x")
    lines = content.decode("utf-8").splitlines(keepends=True)
    assert lines == sorted(set(lines))
    assert {quad.graph_name.value for quad in ox.parse(content, ox.RdfFormat.N_QUADS)} == {
        f"{GRAPH}{acme.spring().document.id}"
    }
    assert b"^^<http://www.w3.org/2001/XMLSchema#string>" not in content
    assert b"_:" not in content


def test_order_of_records_changes_nothing(acme: SimpleNamespace) -> None:
    """Records in another order give the same bytes."""
    s = acme.spring()
    turned = DocumentStatements(s.document, s.entities[::-1], s.mentions[::-1], s.claims[::-1], s.relations[::-1])
    assert encode(turned, pipeline="x") == encode(s, pipeline="x")


def test_stored_literals_stay_as_written(acme: SimpleNamespace) -> None:
    """The store gives back every quad as it was encoded: no literal is rewritten on the way."""
    content = encode(acme.autumn(), pipeline="x")
    store = ox.Store()
    store.load(content, format=ox.RdfFormat.N_QUADS)
    assert "".join(sorted(f"{quad} .\n" for quad in store)).encode() == content


@pytest.mark.parametrize(
    ("triple", "expected"),
    [
        ("org_acme-labs releases model_gamma-2", {("org_acme-labs", "releases", "model_gamma-2")}),
        (
            "person_bo-lind leads org_acme-labs",
            {("person_bo-lind", "leads", "org_acme-labs"), ("person_bo-lind", "affiliatedWith", "org_acme-labs")},
        ),
        (
            "model_gamma-2 competesWith model_delta-4",
            {("model_gamma-2", "competesWith", "model_delta-4"), ("model_delta-4", "competesWith", "model_gamma-2")},
        ),
    ],
)
def test_accepted_mention_is_projected(acme: SimpleNamespace, triple: str, expected: set[tuple[str, str, str]]) -> None:
    """An accepted mention gives its direct triple, the wider relation, and the other way of a symmetric one."""
    assert facts(acme, triple) == expected


@pytest.mark.parametrize(
    "more", [{"negated": True}, {"former": True}, {"status": Status.CANDIDATE}, {"status": Status.REJECTED}]
)
def test_what_is_not_so_is_never_projected(acme: SimpleNamespace, more: dict[str, object]) -> None:
    """A denied, a former, a candidate and a rejected mention is kept and gives no direct triple."""
    assert facts(acme, "org_acme-labs releases model_gamma-2", **more) == set()


def test_superproperties_are_written_out(acme: SimpleNamespace) -> None:
    """What a claim favours it is about, what it raises it addresses, and each of its spans is evidence."""
    found = triples(acme.spring())
    slug = acme.spring().document.slug
    first, third = f"claim_{slug}_1", f"claim_{slug}_3"
    topic, washing = (
        "https://w3id.org/claimgraph/topic/open-source-ai",
        "https://w3id.org/claimgraph/concern/open-washing",
    )
    assert {(first, "favours", topic), (first, "about", topic)} <= found
    assert {(third, "raises", washing), (third, "addresses", washing)} <= found
    assert {("person_bo-lind", "hasRaised", washing)} <= found
    assert len([1 for s, p, _ in found if s == f"claim_{slug}_4" and p == "evidence"]) == 4


def test_agents_are_typed_as_such(acme: SimpleNamespace) -> None:
    """People, organisations and unnamed sources are agents; models are not."""
    agents = {s.split("_")[0] for s, p, o in triples(acme.spring()) if p.endswith("type") and o == "Agent"}
    assert agents == {"person", "org", "source"}


def test_metadata_that_is_unknown_is_not_written(acme: SimpleNamespace) -> None:
    """An article without date, address and publisher has none in the graph."""
    document = replace(acme.spring().document, metadata=acme.Metadata("T"))
    predicates = {p.rsplit("/", 1)[-1] for _, p, _ in triples(DocumentStatements(document))}
    assert not predicates & {"issued", "url", "publisher", "creator", "bodyStart"}


def test_two_entities_on_one_span_are_refused(acme: SimpleNamespace) -> None:
    """A span with two mentions is a fault, and not chosen between."""
    s = acme.spring()
    doubled = replace(s, mentions=(*s.mentions, replace(s.mentions[0], entity="org_orbit-ai")))
    with pytest.raises(DatasetError, match="two mentions on one span"):
        encode(doubled, pipeline="x")


@pytest.mark.parametrize("span", [Span(0, 4, "Acne"), Span(0, 0, ""), Span(-4, 4, "x"), Span(440, 9999, "x")])
def test_words_that_are_not_there_are_refused(acme: SimpleNamespace, span: Span) -> None:
    """A span whose words do not stand at its offsets is never written."""
    s = acme.spring()
    with pytest.raises(DatasetError, match="does not stand at"):
        encode(replace(s, mentions=(replace(s.mentions[0], span=span),)), pipeline="x")


def test_unknown_relation_lists_the_choices(acme: SimpleNamespace) -> None:
    """A relation that the ontology does not know is refused with those that it knows."""
    s = acme.spring()
    with pytest.raises(DatasetError, match="affiliatedWith, competesWith"):
        encode(only(acme, replace(s.relations[0], predicate="likes")), pipeline="x")


def test_address_that_is_no_iri_is_refused(acme: SimpleNamespace) -> None:
    """A URL that is no IRI is an InputError that shows it."""
    document = replace(acme.spring().document, metadata=acme.Metadata("T", url="not an address"))
    with pytest.raises(InputError, match="not an address"):
        encode(DocumentStatements(document), pipeline="x")


def test_dates_and_numbers_are_typed(acme: SimpleNamespace) -> None:
    """Dates are xsd:date, offsets xsd:integer, titles plain strings."""
    content = encode(acme.spring(), pipeline="x").decode()
    assert f'"2023-07-20"^^<{PREFIXES["xsd"]}date>' in content
    assert f'#start> "20"^^<{PREFIXES["xsd"]}integer>' in content
    assert 'title> "Acme opens Gamma 2" <' in content
