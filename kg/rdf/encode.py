"""What one article says, as canonical N-Quads of one named graph: a pure function, same records, same bytes."""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg import __version__
from kg.errors import DatasetError
from kg.model import Document, DocumentStatements, Entity, Kind, Mention, Span
from kg.rdf.claims import claim_triples
from kg.rdf.relations import relation_triples
from kg.rdf.terms import (
    Pair,
    boolean,
    canonical,
    entity,
    facts,
    graph,
    integer,
    kg,
    node,
    run,
    span_node,
    term,
    text_or_none,
)

AGENTS = frozenset({Kind.PERSON, Kind.ORG, Kind.UNNAMED})


def encode(statements: DocumentStatements, *, pipeline: str, own: Iterable[str] = ()) -> bytes:
    """Return all that *statements* say as canonical N-Quads (sorted lines, UTF-8) of the graph ``graph:doc_<slug>``.

    *pipeline* names the language model and its version, *own* the user's files that had a part in it. ``dropped`` is
    not written: what was not kept is no data. Raises DatasetError where the records contradict themselves (words that
    are not at their offsets, two entities for one span, a relation that the ontology does not know), InputError where
    a URL is not an IRI.
    """
    name = graph(statements.document.id)
    return canonical(ox.Quad(t.subject, t.predicate, t.object, name) for t in triples(statements, pipeline, own))


def triples(statements: DocumentStatements, pipeline: str, own: Iterable[str]) -> Iterator[ox.Triple]:
    """Yield the triples of one document, in no order, some more than once."""
    document = statements.document
    yield from document_triples(document)
    yield from run_triples(statements, pipeline, own)
    yield from span_triples(statements)
    for thing in statements.entities:
        yield from entity_triples(thing)
    for claim in statements.claims:
        yield from claim_triples(claim, document)
    for mention in statements.relations:
        yield from relation_triples(mention, document)


# --- document and run -----------------------------------------------------------------------------------------


def document_triples(document: Document) -> Iterator[ox.Triple]:
    """Yield what is known of the article: metadata, digest and length (in code points) of its text."""
    known = document.metadata
    return facts(
        entity(document.id),
        [
            (term("rdf:type"), kg("Document")),
            (term("dcterms:identifier"), ox.Literal(document.name)),
            (term("dcterms:title"), ox.Literal(known.title)),
            (kg("titleDerived"), boolean(known.title_derived)),
            (term("dcterms:issued"), ox.Literal(known.date, datatype=term("xsd:date")) if known.date else None),
            (term("schema:url"), node(known.url) if known.url else None),
            (term("dcterms:creator"), text_or_none(known.author)),
            (term("schema:publisher"), text_or_none(known.publisher)),
            (kg("textSha256"), ox.Literal(document.sha256)),
            (kg("textLength"), integer(len(document.text))),
            (kg("bodyStart"), integer(document.body_start) if document.body_start else None),
        ],
    )


def run_triples(statements: DocumentStatements, pipeline: str, own: Iterable[str]) -> Iterator[ox.Triple]:
    """Yield the run that made the graph: what it read, with which versions and own files, and what was corrected."""
    return facts(
        run(statements.document),
        [
            (term("rdf:type"), kg("Extraction")),
            (term("prov:used"), entity(statements.document.id)),
            (term("schema:softwareVersion"), ox.Literal(__version__)),
            (kg("pipeline"), ox.Literal(pipeline)),
            *((kg("ownData"), ox.Literal(label)) for label in own),
            *((kg("correction"), ox.Literal(text)) for text in statements.corrections),
        ],
    )


# --- spans and entities ---------------------------------------------------------------------------------------


def span_triples(statements: DocumentStatements) -> Iterator[ox.Triple]:
    """Yield every span once with its words, and for each mention what it refers to and by which rule."""
    document = statements.document
    for span in {*spans(statements)}:
        yield from facts(span_node(document, checked(span, document)), span_pairs(span, document))
    for mention in one_a_span(statements):
        yield from facts(span_node(document, mention.span), mention_pairs(mention))


def spans(statements: DocumentStatements) -> Iterator[Span]:
    """Yield all spans that the statements rest on, some more than once."""
    yield from (mention.span for mention in statements.mentions)
    yield from (mention.evidence for mention in statements.relations)
    for claim in statements.claims:
        yield from claim.content
        yield from (span for span in (claim.cue_span, claim.source_span) if span)


def checked(span: Span, document: Document) -> Span:
    """Return *span* if its words stand at its offsets, else raise DatasetError: evidence is never approximate."""
    if not 0 <= span.start < span.end <= len(document.text) or document.text[span.start : span.end] != span.text:
        raise DatasetError(f"{document.id}: {span.text!r} does not stand at {span.start}-{span.end}")
    return span


def one_a_span(statements: DocumentStatements) -> Iterable[Mention]:
    """Return the mentions, if no span has two: choosing between two entities here would hide a fault."""
    found: dict[Span, Mention] = {}
    for mention in statements.mentions:
        other = found.setdefault(mention.span, mention)
        if other != mention:
            raise DatasetError(f"{statements.document.id}: two mentions on one span: {other} and {mention}")
    return found.values()


def span_pairs(span: Span, document: Document) -> list[Pair]:
    """Return where a span stands and its words, in the terms of the Web Annotation vocabulary."""
    return [
        (term("rdf:type"), kg("Span")),
        (kg("inDocument"), entity(document.id)),
        (term("oa:start"), integer(span.start)),
        (term("oa:end"), integer(span.end)),
        (term("oa:exact"), ox.Literal(span.text)),
    ]


def mention_pairs(mention: Mention) -> list[Pair]:
    """Return what a mention adds to its span."""
    return [
        (kg("refersTo"), entity(mention.entity)),
        (kg("rule"), ox.Literal(mention.rule)),
        (kg("named"), boolean(mention.named)),
    ]


def entity_triples(thing: Entity) -> Iterator[ox.Triple]:
    """Yield one entity as this document knows it. Its label is chosen later, over all documents."""
    return facts(
        entity(thing.id),
        [
            (term("rdf:type"), kg(thing.kind)),
            (term("rdf:type"), kg("Agent") if thing.kind in AGENTS else None),
            (kg("knownAs"), ox.Literal(thing.name)),
            *((kg("formUsed"), ox.Literal(form)) for form in thing.forms),
            (kg("rule"), ox.Literal(thing.rule)),
            (kg("speaksFor"), entity(thing.speaks_for) if thing.speaks_for else None),
        ],
    )
