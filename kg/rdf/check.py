"""The check of a dataset: shapes, rules, and every quotation against the text that was kept. Nothing is ignored."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import cast

import pyoxigraph as ox

from kg.errors import KgError
from kg.rdf.batches import batches
from kg.rdf.findings import Finding, Report, Severity
from kg.rdf.rules import broken_rules, rules
from kg.rdf.shapes import broken_shapes
from kg.rdf.terms import canonical
from kg.resources import node
from kg.vocab import GRAPH, ID, PREFIXES, short

DOCUMENTS = "SELECT ?d ?sha ?length { ?d a kg:Document ; kg:textSha256 ?sha ; kg:textLength ?length } ORDER BY ?d"
SPANS = "SELECT ?d ?s ?b ?e ?x { ?s a kg:Span ; kg:inDocument ?d ; oa:start ?b ; oa:end ?e ; oa:exact ?x }"

UNION = ox.DefaultGraph()

Row = tuple[str, ...]


def check(store: ox.Store, text: Callable[[str], str], nquads: Callable[[str], bytes] | None = None) -> Report:
    """Return all faults of the dataset in *store*; ``text(slug)`` gives the kept text of a document.

    The store's default graph is the union of its named graphs, as a dataset keeps it. Looked at are the SHACL shapes,
    the rules, and the texts, where each digest and each span's words must be exact; and, with ``nquads(slug)``, whether
    the file of each document holds what the store does.
    """
    shapes = (finding for part in batches(store) for finding in broken_shapes(part))
    found = {*shapes, *broken_rules(store), *broken_texts(store, text)}
    found |= set(broken_files(store, nquads)) if nquads else set()
    documents = sum(1 for _ in rows(store, DOCUMENTS))
    quads = sum(1 for quad in store if quad.graph_name != UNION)
    return Report(tuple(sorted(found)), quads, documents, len(rules()))


def broken_texts(store: ox.Store, text: Callable[[str], str]) -> Iterator[Finding]:
    """Yield a finding for every document whose text is not the one it was made from, and for every false quotation."""
    spans: dict[str, list[Row]] = defaultdict(list)
    for document, *span in rows(store, SPANS):
        spans[document].append(tuple(span))
    for document, digest, length in rows(store, DOCUMENTS):
        try:
            kept = text(document.removeprefix(f"{ID}doc_"))
        except KgError as error:
            yield fault("text-kept", document, f"the text is missing: {error}")
            continue
        yield from broken_document(document, kept, digest, length)
        yield from broken_spans(kept, spans[document])


def broken_files(store: ox.Store, nquads: Callable[[str], bytes]) -> Iterator[Finding]:
    """Yield a finding for every document whose file of N-Quads does not hold what the store does."""
    for document, _, _ in rows(store, DOCUMENTS):
        graph = ox.NamedNode(f"{GRAPH}{document.removeprefix(ID)}")
        try:
            kept = nquads(document.removeprefix(f"{ID}doc_"))
            if kept != canonical(store.quads_for_pattern(None, None, None, graph)):
                yield fault("file-indexed", document, "its N-Quads are not what the store holds: kg build --fresh")
        except KgError as error:
            yield fault("file-kept", document, f"its N-Quads are missing: {error}")


def broken_document(document: str, kept: str, digest: str, length: str) -> Iterator[Finding]:
    """Yield what is wrong with digest and length of a document's text."""
    if hashlib.sha256(kept.encode("utf-8")).hexdigest() != digest:
        yield fault("text-digest", document, "the kept text is not the one that the graph was made from")
    if str(len(kept)) != length:
        yield fault("text-length", document, f"the kept text has {len(kept)} characters, the graph says {length}")


def broken_spans(kept: str, spans: list[Row]) -> Iterator[Finding]:
    """Yield the spans whose words do not stand at their offsets."""
    for span, start, end, words in spans:
        if not (start.isdecimal() and end.isdecimal()):
            yield fault("span-words", span, f"offsets that are no numbers: {start}-{end}")
        elif kept[int(start) : int(end)] != words:
            yield fault("span-words", span, f"{words!r} does not stand at {start}-{end}")


def fault(rule: str, iri: str, message: str) -> Finding:
    """Return an error at a node."""
    return Finding(Severity.ERROR, rule, short(iri), message)


def rows(store: ox.Store, sparql: str) -> Iterator[Row]:
    """Yield the rows of a SELECT over the union of all graphs as plain strings."""
    solutions = store.query(sparql, prefixes=PREFIXES)
    for row in cast(ox.QuerySolutions, solutions):
        yield tuple(node(value) for value in row)
