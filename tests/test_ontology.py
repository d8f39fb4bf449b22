"""The ontology's own files: complete, readable and at one with themselves. What its examples give is tested with the extraction."""

from collections import defaultdict
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import resources
from kg.model import Kind
from kg.resources import Concept, Relation
from kg.statements.phrases import concern_phrases
from kg.vocab import BASE, CONCERN, KG, PREFIXES, TOPIC

SKOS = PREFIXES["skos"]
TURTLE = sorted(path.name for path in resources.ontology_dir().glob("*.ttl"))
SCHEMES = {f"{BASE}concern": CONCERN, f"{BASE}topic": TOPIC}
GENDERED = {"chairman", "chairwoman", "spokesman", "spokeswoman"}

RELATIONS = {
    "affiliatedWith": (Kind.PERSON, Kind.ORG),
    "leads": (Kind.PERSON, Kind.ORG),
    "founded": (Kind.PERSON, Kind.ORG),
    "develops": (Kind.ORG, Kind.MODEL),
    "releases": (Kind.ORG, Kind.MODEL),
    "distributes": (Kind.ORG, Kind.MODEL),
    "uses": (Kind.ORG, Kind.MODEL),
    "variantOf": (Kind.MODEL, Kind.MODEL),
    "succeeds": (Kind.MODEL, Kind.MODEL),
    "derivedFrom": (Kind.MODEL, Kind.MODEL),
    "competesWith": (None, None),
    "partnersWith": (Kind.ORG, Kind.ORG),
    "investsIn": (Kind.ORG, Kind.ORG),
    "partOf": (Kind.ORG, Kind.ORG),
}
"""The relations, from what to what."""


def quads(name: str) -> list[ox.Quad]:
    """Return the triples of one Turtle file of the ontology."""
    return list(ox.parse(path=str(resources.ontology_file(name)), format=ox.RdfFormat.TURTLE))


def concepts() -> list[Concept]:
    """Return the concerns and the topics."""
    return [*resources.concerns().values(), *resources.topics().values()]


def labels(concept: Concept) -> list[str]:
    """Return what a concept is called and what remedies it, in lower case."""
    return [label.casefold() for label in (concept.label, *concept.alt_labels, *concept.remedies)]


def cues(relation: Relation) -> tuple[str, ...]:
    """Return all cue words of a relation."""
    return (*relation.verbs, *relation.passives, *relation.nouns, *relation.roles)


def shared(found: list[Concept]) -> dict[str, list[str]]:
    """Return the labels that more than one of the concepts bears."""
    owners = defaultdict(list)
    for concept in found:
        for label in labels(concept):
            owners[label].append(concept.id)
    return {label: ids for label, ids in owners.items() if len(ids) > 1}


@pytest.mark.parametrize("name", TURTLE)
def test_files_parse(name: str) -> None:
    """Every Turtle file is well-formed and says something."""
    assert quads(name)


@pytest.mark.parametrize("name", TURTLE)
def test_own_terms_stay_under_the_base(name: str) -> None:
    """What a file describes as ours has an IRI under the project's base; other subjects are only declared as classes or properties."""
    foreign = {
        q.subject.value
        for q in quads(name)
        if isinstance(q.subject, ox.NamedNode) and not q.subject.value.startswith(BASE)
    }
    said = {
        q.predicate.value for q in quads(name) if isinstance(q.subject, ox.NamedNode) and q.subject.value in foreign
    }
    assert said <= {f"{PREFIXES['rdf']}type"}


def test_the_relations() -> None:
    """The relations are the fourteen of the design, each from the right kind of thing to the right kind."""
    assert {r.name: (r.domain, r.range) for r in resources.relations().values()} == RELATIONS


@pytest.mark.parametrize("relation", resources.relations().values(), ids=lambda r: r.name)
def test_relation_is_complete(relation: Relation) -> None:
    """A relation has a label, a definition, cue words, three examples and two counter-examples."""
    properties = resources.triples("ontology.ttl")[KG + relation.name]
    assert properties[f"{PREFIXES['rdfs']}label"]
    assert properties[f"{SKOS}definition"]
    assert cues(relation)
    assert len(relation.examples) >= 3
    assert len(relation.counter_examples) >= 2


@pytest.mark.parametrize("relation", resources.relations().values(), ids=lambda r: r.name)
def test_cue_words_are_lemmas(relation: Relation) -> None:
    """A cue word is written plainly, and a role is in the singular, as the lemmatizer will give it."""
    words = cues(relation)
    assert [word for word in words if word != " ".join(word.split())] == []
    plural = {word for word in relation.roles if f"{word}s" in relation.roles or word.endswith("men")}
    assert plural - GENDERED == set()


@pytest.mark.parametrize("relation", resources.relations().values(), ids=lambda r: r.name)
def test_passives_hold_a_preposition(relation: Relation) -> None:
    """A passive cue names the preposition that brings the object."""
    assert [cue for cue in relation.passives if " " not in cue] == []


@pytest.mark.parametrize("concern", resources.concerns().values(), ids=lambda c: c.id)
def test_concern_is_complete(concern: Concept) -> None:
    """A concern has a label, a definition, words that evoke it, two examples and a counter-example."""
    assert concern.label
    assert concern.definition
    assert len(concern.alt_labels) >= 5
    assert len(concern.examples) >= 2
    assert concern.counter_examples


@pytest.mark.parametrize("topic", resources.topics().values(), ids=lambda t: t.id)
def test_topic_is_complete(topic: Concept) -> None:
    """A topic has a label, a definition, words that name it, two examples and a counter-example."""
    assert topic.label
    assert topic.definition
    assert len(topic.alt_labels) >= 5
    assert len(topic.examples) >= 2
    assert topic.counter_examples


def test_concern_labels_are_not_shared() -> None:
    """No word or phrase evokes two concerns: it would not tell them apart."""
    assert shared(list(resources.concerns().values())) == {}


def test_concern_phrases_are_not_shared() -> None:
    """As the extraction matches them, plurals or not, no phrase evokes two concerns, or one as both harm and remedy."""
    roles = defaultdict(set)
    for phrase in (phrase for found in concern_phrases().values() for phrase in found):
        roles[phrase.stems].add((phrase.concept, phrase.remedy))
    assert {stems: evoked for stems, evoked in roles.items() if len(evoked) > 1} == {}


@pytest.mark.parametrize("concern", resources.concerns().values(), ids=lambda c: c.id)
def test_concern_has_remedies(concern: Concept) -> None:
    """Every concern has words for its opposite or its remedy, too."""
    assert len(concern.remedies) >= 5


def test_topic_labels_are_not_shared() -> None:
    """No phrase names two topics."""
    assert shared(list(resources.topics().values())) == {}


@pytest.mark.parametrize("concept", concepts(), ids=lambda c: c.id)
def test_labels_are_tidy(concept: Concept) -> None:
    """Labels have no stray spaces, no full stop at the end, and no doubles that differ in case only."""
    assert [label for label in labels(concept) if label != " ".join(label.split())] == []
    assert len(set(labels(concept))) == len(labels(concept))


@pytest.mark.parametrize("concern", resources.concerns().values(), ids=lambda c: c.id)
def test_examples_hold_a_label(concern: Concept) -> None:
    """Each example of a concern uses a word or phrase that evokes it."""
    assert [text for text in concern.examples if not any(label in text.casefold() for label in labels(concern))] == []


@pytest.mark.parametrize("concern", resources.concerns().values(), ids=lambda c: c.id)
def test_counter_examples_hold_no_label(concern: Concept) -> None:
    """A counter-example of a concern comes near its words and holds none of them."""
    words = [f" {label} " for label in labels(concern)]
    texts = [f" {text.casefold().replace(',', ' ').replace('.', ' ')} " for text in concern.counter_examples]
    assert [text for text in texts if any(word in text for word in words)] == []


def test_examples_are_sentences_of_their_own() -> None:
    """No example stands twice: not for two relations or concerns, nor as example and counter-example."""
    texts = [text for r in resources.relations().values() for text in (*r.examples, *r.counter_examples)]
    texts += [text for c in concepts() for text in (*c.examples, *c.counter_examples)]
    assert len(set(texts)) == len(texts)
    assert [text for text in texts if text[-1] not in '.!?”"'] == []


def test_examples_are_not_taken_from_the_samples(seeds: Path) -> None:
    """No example stands in the sample articles."""
    read = " ".join(path.read_text(encoding="utf-8") for path in sorted(seeds.glob("*.txt")))
    texts = [text for r in resources.relations().values() for text in r.examples] + [
        t for c in concepts() for t in c.examples
    ]
    assert [text for text in texts if text in read] == []


def test_concerns_form_a_tree() -> None:
    """There are 41 concerns, 7 of them groups at the top; every other one has its group above it."""
    found = resources.concerns()
    tops = {concern.id for concern in found.values() if concern.broader is None}
    assert (len(found), len(tops)) == (41, 7)
    assert {concern.broader for concern in found.values() if concern.broader} <= tops


@pytest.mark.parametrize(("file", "scheme"), [("concerns.ttl", f"{BASE}concern"), ("topics.ttl", f"{BASE}topic")])
def test_concepts_belong_to_their_scheme(file: str, scheme: str) -> None:
    """Every concept of a file is in the file's scheme, and its labels and examples are marked as English."""
    found = {resources.node(q.subject) for q in quads(file) if resources.node(q.subject).startswith(SCHEMES[scheme])}
    inside = {resources.node(q.subject) for q in quads(file) if q.predicate.value == f"{SKOS}inScheme"}
    assert found == inside
    assert {resources.one(p, f"{SKOS}inScheme") for s, p in resources.triples(file).items() if s in found} == {scheme}
    worded = {f"{SKOS}{local}" for local in ("prefLabel", "altLabel", "definition", "example")}
    worded |= {f"{KG}{local}" for local in ("remedyLabel", "counterExample")}
    words = [q.object for q in quads(file) if q.predicate.value in worded]
    assert {word.language for word in words if isinstance(word, ox.Literal)} == {"en"}
