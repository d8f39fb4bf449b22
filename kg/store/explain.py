"""Why the dataset says what it says: for anything in it, what is stated of it and the words behind each statement."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kg.errors import UsageError
from kg.store.dataset import Dataset
from kg.store.explanation import Explanation, Fields
from kg.store.find import resolve, stated
from kg.store.involved import (
    Group,
    claim_groups,
    concern_groups,
    document_groups,
    entity_groups,
    relation_groups,
    section,
    topic_groups,
)
from kg.store.names import expanded
from kg.store.reasons import reasons
from kg.store.statements import (
    STANCES,
    Properties,
    label,
    labels,
    properties,
    standing,
    subjects,
)
from kg.store.words import words
from kg.vocab import ID, KG, short


def explain(dataset: Dataset, name: str, limit: int | None = None) -> Explanation:
    """Return what the dataset knows of *name* (an IRI, a CURIE, a label, an alias) and the words behind it.

    Under each heading are the first *limit* statements, by article and place, and how many there are in all; so many
    are the articles, too, of which it tells which words were taken for the name. Raises UsageError where the name is
    nothing here, names several things, or is of a kind with nothing to explain.
    """
    dataset.index()
    iri = known(dataset, name)
    found = properties(dataset, iri)
    kinds = [short(type_).removeprefix("kg:") for type_ in found["type"]]
    for kind, (fields, sections) in EXPLAINERS.items():
        if kind in kinds:
            known_of = fields(Asked(dataset, iri, found, limit))
            shown = tuple(section(dataset, *each, limit) for each in sections(dataset, iri))
            return Explanation(iri, kind, label(dataset, iri), known_of, shown)
    raise UsageError(f"{short(iri)} is none of {', '.join(EXPLAINERS)}: there are no words behind it to show")


def known(dataset: Dataset, name: str) -> str:
    """Return the IRI of *name*; the id of a claim or a mention may stand without its prefix."""
    for iri in (expanded(name), ID + name):
        if iri and stated(dataset, iri):
            return iri
    return resolve(dataset, name)


PLAIN = f"{KG}Plain"
"""The force of a cue that only says; an explanation does not mention it."""

# --- what is known of it --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be explained: its IRI and properties in a dataset, and how much of what has no end is told."""

    dataset: Dataset
    iri: str
    found: Properties
    limit: int | None = None


def claim_fields(asked: Asked) -> Fields:
    """Return who states a claim, how, and what about."""
    dataset, found = asked.dataset, asked.found
    names = {"who": "speaker", "attribution": "attribution", "cue class": "cueClass", "modality": "modality"}
    names |= {"certainty": "certainty", "about": "about", **{field: name for name, field in STANCES.items()}}
    fields = [(field, labels(dataset, found[name])) for field, name in names.items()]
    plain = {"cue": "cue", "words": "text", "hedges": "hedge", "rule": "rule"}
    fields += [(field, tuple(found[name])) for field, name in plain.items()]
    force = labels(dataset, (code for code in found["cueForce"] if code != PLAIN))
    denied = ("put forward as false",) if found["negated"] == ["true"] else ()
    told = ("in full", tuple(each for each in found["normText"] if words_differ(each, found["text"][0])))
    return (*fields, told, ("cue force", force), ("but", denied), *article_fields(dataset, found))


def words_differ(one: str, other: str) -> bool:
    """Tell whether two texts differ in more than case and marks."""
    return words(one) != words(other)


def relation_fields(asked: Asked) -> Fields:
    """Return the terms of a relation mention and how far it may be taken for a fact."""
    dataset, found = asked.dataset, asked.found
    fields = [(name, labels(dataset, found[name])) for name in ("subject", "predicate", "object")]
    return (*fields, ("standing", (standing(dataset, found),)), *article_fields(dataset, found))


def article_fields(dataset: Dataset, found: Properties) -> Fields:
    """Return what is known of the article that holds a statement."""
    article = properties(dataset, found["inDocument"][0])
    return tuple((words, tuple(article[name])) for words, name in ARTICLE.items())


ARTICLE = {"article": "title", "date": "issued", "publisher": "publisher", "author": "creator", "url": "url"}


def entity_fields(asked: Asked) -> Fields:
    """Return the other names of an entity, and for each article by which words it was found, how often and why."""
    dataset, found = asked.dataset, asked.found
    spoken = ("speaks for", labels(dataset, found["speaksFor"]))
    counts = mentions(dataset, asked.iri)
    kind = next((short(type_).removeprefix("kg:") for type_ in found["type"] if type_ != f"{KG}Agent"), "")
    words = [pair for forms in counts.values() for pair in forms]
    why = ("because", tuple(reasons(dataset, kind, found["knownAs"], words)))
    return (("also called", tuple(found["altLabel"])), spoken, *mention_fields(dataset, counts, asked.limit), why)


def mentions(dataset: Dataset, iri: str) -> dict[str, Counter[tuple[str, str]]]:
    """Return by article how often which words refer to an entity by which rule."""
    counts: dict[str, Counter[tuple[str, str]]] = {}
    for span in subjects(dataset, "refersTo", iri):
        found = properties(dataset, span)
        words = (found["exact"][0], ", ".join(found["rule"]))
        counts.setdefault(found["inDocument"][0], Counter())[words] += 1
    return counts


def mention_fields(
    dataset: Dataset, counts: dict[str, Counter[tuple[str, str]]], limit: int | None
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield for each article, or the first few, the words that refer to an entity, most frequent first, and why."""
    for document, forms in sorted(counts.items())[:limit]:
        ranked = sorted(forms.items(), key=lambda item: (-item[1], item[0]))
        yield f"in {label(dataset, document)}", tuple(f'"{w}" x{n} ({rule})' for (w, rule), n in ranked)
    if limit and len(counts) > limit:
        yield "in more articles", (f"{len(counts) - limit:,}",)


def concept_fields(asked: Asked) -> Fields:
    """Return the definition of a concern or a topic and its place in the tree."""
    dataset, found = asked.dataset, asked.found
    narrower = dataset.select(f"SELECT ?narrower {{ ?narrower skos:broader <{asked.iri}> }}")
    return (
        ("definition", tuple(found["definition"])),
        ("also called", tuple(found["altLabel"])),
        ("part of", labels(dataset, found["broader"])),
        ("narrower", labels(dataset, (row[0] for row in narrower if row[0]))),
    )


def document_fields(asked: Asked) -> Fields:
    """Return what is known of an article."""
    more = {"name": "identifier", "characters": "textLength", "SHA-256": "textSha256"}
    return tuple((words, tuple(asked.found[name])) for words, name in {**ARTICLE, **more}.items())


# --- how each kind is explained -------------------------------------------------------------------------------

Explainer = tuple[Callable[[Asked], Fields], Callable[[Dataset, str], Iterator[Group]]]

EXPLAINERS: dict[str, Explainer] = {
    "Claim": (claim_fields, claim_groups),
    "RelationMention": (relation_fields, relation_groups),
    "Person": (entity_fields, entity_groups),
    "Org": (entity_fields, entity_groups),
    "Model": (entity_fields, entity_groups),
    "UnnamedSource": (entity_fields, entity_groups),
    "Concern": (concept_fields, concern_groups),
    "Topic": (concept_fields, topic_groups),
    "Document": (document_fields, document_groups),
}
"""Kind -> what is known of such a thing, and the statements that involve it."""
