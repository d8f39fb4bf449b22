"""Claims as triples: who states what, how, on which words, about what; and what that makes of the speaker."""

from collections.abc import Iterable, Iterator
from itertools import chain

import pyoxigraph as ox

from kg.model import Claim, Document
from kg.rdf.terms import Pair, boolean, entity, facts, kg, node, run, span_node, term, text_or_none
from kg.vocab import concern_iri, target_iri

TARGETS = ("about", "favours", "opposes")
CONCERNS = ("addresses", "raises", "dismisses", "mitigates")
ABOVE = {
    "favours": "about",
    "opposes": "about",
    "raises": "addresses",
    "dismisses": "addresses",
    "mitigates": "addresses",
    "contentSpan": "evidence",
    "cueSpan": "evidence",
    "sourceSpan": "evidence",
}
"""Superproperties that are written out, so that a query for ``kg:about`` needs no reasoner."""

HELD = {"raises": "hasRaised", "dismisses": "hasDismissed", "mitigates": "hasAnswered"}
"""What a speaker's claim makes of the speaker: the direct triple from agent to concern."""


def claim_triples(claim: Claim, document: Document) -> Iterator[ox.Triple]:
    """Yield one claim, with the superproperties written out, and what it makes of its speakers."""
    pairs = chain(claim_pairs(claim, document), evidence_pairs(claim, document), target_pairs(claim))
    yield from facts(entity(claim.id), pairs)
    for how, held in HELD.items():
        for concern in getattr(claim, how):
            for speaker in claim.speakers:
                yield ox.Triple(entity(speaker), kg(held), node(concern_iri(concern)))


def claim_pairs(claim: Claim, document: Document) -> list[Pair]:
    """Return who states the claim, how and with what force."""
    return [
        (term("rdf:type"), kg("Claim")),
        (kg("inDocument"), entity(document.id)),
        (term("prov:wasGeneratedBy"), run(document)),
        *((kg("speaker"), entity(speaker)) for speaker in claim.speakers),
        (kg("text"), ox.Literal(claim.text)),
        (kg("normText"), ox.Literal(claim.norm_text)),
        (kg("attribution"), kg(claim.attribution)),
        (kg("modality"), kg(claim.modality)),
        (kg("certainty"), kg(claim.certainty)),
        (kg("negated"), boolean(claim.negated)),
        *((kg("hedge"), ox.Literal(hedge)) for hedge in claim.hedges),
        (kg("cue"), text_or_none(claim.cue)),
        (kg("cueClass"), kg(claim.cue_class) if claim.cue_class else None),
        (kg("cueForce"), kg(claim.cue_force) if claim.cue_force else None),
        (kg("rule"), ox.Literal(claim.rule)),
    ]


def evidence_pairs(claim: Claim, document: Document) -> Iterator[Pair]:
    """Yield the spans of a claim, each under its own property and under ``kg:evidence``."""
    yield from above(("contentSpan", span_node(document, span)) for span in claim.content)
    for name, span in (("cueSpan", claim.cue_span), ("sourceSpan", claim.source_span)):
        if span:
            yield from above([(name, span_node(document, span))])


def target_pairs(claim: Claim) -> Iterator[Pair]:
    """Yield what a claim is about and which concerns it addresses, and how."""
    for name in TARGETS:
        yield from above((name, node(target_iri(target))) for target in getattr(claim, name))
    for name in CONCERNS:
        yield from above((name, node(concern_iri(concern))) for concern in getattr(claim, name))


def above(pairs: Iterable[tuple[str, ox.NamedNode]]) -> Iterator[Pair]:
    """Yield each pair of property name and object, and again under the property's superproperty."""
    for name, value in pairs:
        yield kg(name), value
        if name in ABOVE:
            yield kg(ABOVE[name]), value
