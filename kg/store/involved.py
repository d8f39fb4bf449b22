"""The claims and relation mentions that involve something, in groups, in the order in which they are explained."""

from collections.abc import Iterable, Iterator

from kg.store.dataset import Dataset
from kg.store.explanation import Evidence, Section
from kg.store.statements import claim_evidence, properties, relation_evidence, stretch, subjects
from kg.vocab import ID

Group = tuple[str, Iterable[str]]
"""A heading, and the IRIs of the claims and relation mentions that go under it, in no order."""


def section(dataset: Dataset, heading: str, iris: Iterable[str], limit: int | None = None) -> Section:
    """Return a group with the words of each statement, or of the first *limit* by article and place."""
    placed = sorted(iris, key=lambda iri: (*place(dataset, iri), iri))
    return Section(heading, tuple(shown(dataset, iri) for iri in placed[:limit]), len(placed))


def shown(dataset: Dataset, iri: str) -> Evidence:
    """Return a claim or a relation mention with its words."""
    return claim_evidence(dataset, iri) if is_claim(iri) else relation_evidence(dataset, iri)


def place(dataset: Dataset, iri: str) -> tuple[str, int, int]:
    """Return where a statement stands: the document, and the offsets of its words there."""
    found = properties(dataset, iri)
    return stretch(dataset, found["contentSpan"] or found["evidence"])


def is_claim(iri: str) -> bool:
    """Return whether an IRI is a claim's, by its form."""
    return iri.startswith(f"{ID}claim_")


def claims(dataset: Dataset, predicate: str, iri: str) -> list[str]:
    """Return the claims that point at *iri* by *predicate*."""
    return [claim for claim in subjects(dataset, predicate, iri) if is_claim(claim)]


def relations(dataset: Dataset, predicates: Iterable[str], iri: str) -> list[str]:
    """Return the relation mentions that point at *iri* by one of *predicates*."""
    found = {mention for name in predicates for mention in subjects(dataset, name, iri) if not is_claim(mention)}
    return [mention for mention in found if properties(dataset, mention)["predicate"]]


# --- by what it is --------------------------------------------------------------------------------------------


def entity_groups(dataset: Dataset, iri: str) -> Iterator[Group]:
    """Yield the relations of an entity, the claims by it and those about it."""
    yield "Relations", relations(dataset, ("subject", "object"), iri)
    yield "Claims by it", claims(dataset, "speaker", iri)
    yield "Claims about it", claims(dataset, "about", iri)


def concern_groups(dataset: Dataset, iri: str) -> Iterator[Group]:
    """Yield who raises, dismisses and answers a concern, and who only mentions it."""
    told: set[str] = set()
    for name, heading in (("raises", "Raised by"), ("dismisses", "Dismissed by"), ("mitigates", "Answered by")):
        found = claims(dataset, name, iri)
        told.update(found)
        yield heading, found
    yield "Addressed by", set(claims(dataset, "addresses", iri)) - told


def topic_groups(dataset: Dataset, iri: str) -> Iterator[Group]:
    """Yield who is for a topic, who is against it, and who only speaks of it."""
    favour, oppose = (claims(dataset, name, iri) for name in ("favours", "opposes"))
    yield "For", favour
    yield "Against", oppose
    yield "About", set(claims(dataset, "about", iri)).difference(favour, oppose)


def document_groups(dataset: Dataset, iri: str) -> Iterator[Group]:
    """Yield the claims and the relations of an article."""
    yield "Claims", claims(dataset, "inDocument", iri)
    yield "Relations", relations(dataset, ("inDocument",), iri)


def claim_groups(dataset: Dataset, iri: str) -> Iterator[Group]:
    """Yield a claim, and the claims of others that it is linked with."""
    yield "In the text", [iri]
    for name, heading in (("restates", "Restated"), ("supports", "Supported by"), ("disputes", "Disputed by")):
        yield heading, claims(dataset, name, iri)


def relation_groups(_: Dataset, iri: str) -> Iterator[Group]:
    """Yield a relation mention."""
    yield "In the text", [iri]
