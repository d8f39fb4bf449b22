"""Claims and relation mentions of a dataset as lines of text, each with the words that it rests on."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.resources import node
from kg.store.context import context
from kg.store.dataset import Dataset
from kg.store.explanation import Evidence
from kg.store.union import UNION
from kg.vocab import ID, KG, PREFIXES, short

Properties = dict[str, list[str]]

LABELS = (f"{PREFIXES['rdfs']}label", f"{PREFIXES['skos']}prefLabel", f"{PREFIXES['dcterms']}title")
STANCES = {
    "favours": "for",
    "opposes": "against",
    "raises": "raises",
    "dismisses": "dismisses",
    "mitigates": "answers",
}
"""What a claim does, as people say it."""


def properties(dataset: Dataset, iri: str) -> Properties:
    """Return what the dataset says of *iri*: local name of the predicate -> sorted values as plain strings."""
    found: Properties = defaultdict(list)
    for quad in dataset.store.quads_for_pattern(ox.NamedNode(iri), None, None, UNION):
        found[quad.predicate.value.rsplit("#" if "#" in quad.predicate.value else "/", 1)[-1]].append(node(quad.object))
    return defaultdict(list, {name: sorted(values) for name, values in found.items()})


def subjects(dataset: Dataset, predicate: str, value: str) -> list[str]:
    """Return what points at *value* by a predicate of the ontology, sorted."""
    quads = dataset.store.quads_for_pattern(None, ox.NamedNode(KG + predicate), ox.NamedNode(value), UNION)
    return sorted(node(quad.subject) for quad in quads)


def label(dataset: Dataset, iri: str) -> str:
    """Return the label or title of *iri*, else its CURIE."""
    for predicate in LABELS:
        quads = dataset.store.quads_for_pattern(ox.NamedNode(iri), ox.NamedNode(predicate), None, UNION)
        for name in sorted(node(quad.object) for quad in quads):
            return name
    return short(iri)


def labels(dataset: Dataset, iris: Iterable[str]) -> tuple[str, ...]:
    """Return the labels of several things, sorted."""
    return tuple(sorted(label(dataset, iri) for iri in iris))


# --- claims ---------------------------------------------------------------------------------------------------


def claim_evidence(dataset: Dataset, iri: str) -> Evidence:
    """Return a claim as one line, with its words; where the cue splits them, the cue between them too."""
    claim = properties(dataset, iri)
    who = ", ".join(labels(dataset, claim["speaker"]))
    said = [*stances(dataset, claim), *qualifiers(dataset, claim)]
    cue = f" ({claim['cue'][0]})" if claim["cue"] else ""
    return evidence(dataset, iri, who + cue + (f": {'; '.join(said)}" if said else ""), claim["contentSpan"])


def stances(dataset: Dataset, claim: Properties) -> Iterator[str]:
    """Yield what a claim is for and against, and what it does with concerns."""
    for name, words in STANCES.items():
        for target in labels(dataset, claim[name]):
            yield f"{words} {target}"


def qualifiers(dataset: Dataset, claim: Properties) -> Iterator[str]:
    """Yield whatever keeps a claim from being a plain, certain assertion."""
    if claim["negated"] == ["true"]:
        yield "put forward as false"
    if claim["modality"] != [f"{KG}Asserted"]:
        yield from labels(dataset, claim["modality"])
    if claim["certainty"] != [f"{KG}Certain"]:
        yield " ".join([*labels(dataset, claim["certainty"]), *(f'"{hedge}"' for hedge in claim["hedge"])])


# --- relations ------------------------------------------------------------------------------------------------


def relation_evidence(dataset: Dataset, iri: str) -> Evidence:
    """Return a relation mention as one line, with its words."""
    mention = properties(dataset, iri)
    terms = (label(dataset, mention[name][0]) for name in ("subject", "predicate", "object"))
    return evidence(dataset, iri, f"{' '.join(terms)} ({standing(dataset, mention)})", mention["evidence"])


def standing(dataset: Dataset, mention: Properties) -> str:
    """Return how far a relation mention may be taken for a fact."""
    found = list(labels(dataset, mention["status"]))
    if mention["negated"] == ["true"]:
        found.append("denied")
    if mention["former"] == ["true"]:
        found.append("former")
    speakers = (labels(dataset, properties(dataset, claim)["speaker"]) for claim in mention["withinClaim"])
    said = [f"only said, by {', '.join(names)}" for names in speakers]
    return ", ".join([*found, *said, *mention["roleTitle"]])


# --- words ----------------------------------------------------------------------------------------------------


def evidence(dataset: Dataset, iri: str, statement: str, spans: Iterable[str]) -> Evidence:
    """Return a statement with its words in their surroundings, from the first of its spans to the last."""
    document, start, end = stretch(dataset, spans)
    known = dataset.document(document.removeprefix(f"{ID}doc_"))
    rule = properties(dataset, iri)["rule"]
    around = context(dataset.text(known.slug), start, end)
    return Evidence(iri, statement, around, known.slug, known.title, known.date, start, end, ", ".join(rule))


def stretch(dataset: Dataset, spans: Iterable[str]) -> tuple[str, int, int]:
    """Return the document of some spans, their first start and their last end."""
    found = [properties(dataset, span) for span in spans]
    starts = [int(offset) for span in found for offset in span["start"]]
    ends = [int(offset) for span in found for offset in span["end"]]
    return found[0]["inDocument"][0], min(starts), max(ends)
