"""Relation mentions as triples, and the direct triples that the accepted ones project."""

from collections.abc import Iterator

import pyoxigraph as ox

from kg.errors import DatasetError
from kg.model import Document, RelationMention, Status
from kg.rdf.terms import Pair, boolean, entity, facts, kg, run, span_node, term, text_or_none
from kg.resources import Relation, relations


def relation_triples(mention: RelationMention, document: Document) -> Iterator[ox.Triple]:
    """Yield one relation mention and, where it may stand as a fact, its direct triples."""
    yield from facts(entity(mention.id), relation_pairs(mention, document))
    if mention.status is Status.ACCEPTED and not mention.negated and not mention.former:
        yield from projected(mention, known(mention, document))


def relation_pairs(mention: RelationMention, document: Document) -> list[Pair]:
    """Return a relation mention's terms, its evidence and what qualifies it."""
    return [
        (term("rdf:type"), kg("RelationMention")),
        (kg("inDocument"), entity(document.id)),
        (term("prov:wasGeneratedBy"), run(document)),
        (kg("subject"), entity(mention.subject)),
        (kg("predicate"), kg(known(mention, document).name)),
        (kg("object"), entity(mention.object)),
        (kg("evidence"), span_node(document, mention.evidence)),
        (kg("negated"), boolean(mention.negated)),
        (kg("former"), boolean(mention.former)),
        (kg("status"), kg(mention.status)),
        (kg("roleTitle"), text_or_none(mention.role_title)),
        (kg("withinClaim"), entity(mention.within_claim) if mention.within_claim else None),
        (kg("rule"), ox.Literal(mention.rule)),
    ]


def known(mention: RelationMention, document: Document) -> Relation:
    """Return the ontology's relation of a mention; one it does not know raises DatasetError with the choices."""
    try:
        return relations()[mention.predicate]
    except KeyError:
        choices = ", ".join(relations())
        raise DatasetError(f"{document.id}: no relation {mention.predicate!r} in the ontology: {choices}") from None


def projected(mention: RelationMention, relation: Relation) -> Iterator[ox.Triple]:
    """Yield the direct triple, those of the wider relations, and the other direction of symmetric ones."""
    subject, object_ = entity(mention.subject), entity(mention.object)
    for wider in lineage(relation):
        yield ox.Triple(subject, kg(wider.name), object_)
        if wider.symmetric:
            yield ox.Triple(object_, kg(wider.name), subject)


def lineage(relation: Relation) -> Iterator[Relation]:
    """Yield a relation and every projectable relation above it."""
    yield relation
    for parent in relation.parents:
        yield from lineage(relations()[parent])
