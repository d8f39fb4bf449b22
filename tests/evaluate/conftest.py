"""An invented article: what it says by gold, and what a graph made by hand says of it, with a fault of each kind."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.evaluate import Gold, read
from kg.evaluate.found import FoundDocument, found
from kg.evaluate.matching import Case, case
from kg.model import (
    Attribution,
    Claim,
    Document,
    DocumentStatements,
    Dropped,
    Entity,
    Kind,
    Mention,
    Metadata,
    Modality,
    RelationMention,
    Span,
    Status,
)
from kg.rdf.encode import encode
from kg.store.dataset import Dataset

TEXT = """Tessera and the open road

Orla Quist runs Tessera. Tessera released Lumen 2 on Monday.
“Open weights help everyone,” said Quist. She denied that Lumen 2 is unsafe.
Neighbours warned that Lumen 2 may help criminals. Bram Olde doubts it.
Open weights will win in the end.
"""

GOLD: dict[str, Any] = {
    "doc": "tessera.txt",
    "entities": [
        {"id": "org:tessera", "type": "Org", "name": "Tessera", "names": ["Tessera"]},
        {"id": "person:orla-quist", "type": "Person", "name": "Orla Quist", "names": ["Orla Quist", "Quist"]},
        {"id": "person:bram-olde", "type": "Person", "name": "Bram Olde", "names": ["Bram Olde"]},
        {"id": "model:lumen-2", "type": "Model", "name": "Lumen 2", "names": ["Lumen 2"]},
    ],
    "relations": [
        {
            "subject": "person:orla-quist",
            "predicate": "leads",
            "object": "org:tessera",
            "quote": "Orla Quist runs Tessera",
        },
        {"subject": "org:tessera", "predicate": "releases", "object": "model:lumen-2"},
        {"subject": "org:tessera", "predicate": "develops", "object": "model:lumen-2", "negated": True},
    ],
    "claims": [
        {
            "speaker": "person:orla-quist",
            "cue": "said",
            "content": ["Open weights help everyone"],
            "attribution": "DirectQuote",
            "negated": False,
            "modality": "Asserted",
            "favours": ["topic:open-source-ai"],
        },
        {
            "speaker": "person:orla-quist",
            "speaker_text": "She",
            "cue": "denied",
            "content": ["Lumen 2 is unsafe"],
            "attribution": "ReportedSpeech",
            "negated": True,
            "modality": "Asserted",
            "about": ["model:lumen-2"],
            "dismisses": ["safety"],
        },
        {
            "speaker": "source:neighbours",
            "cue": "warned",
            "content": ["Lumen 2 may help criminals"],
            "attribution": "ReportedSpeech",
            "negated": False,
            "modality": "Predicted",
            "hedges": ["may"],
            "opposes": ["model:lumen-2"],
            "raises": ["misuse"],
        },
        {"speaker": "person:bram-olde", "cue": "doubts", "content": [{"text": "it", "nth": 1}], "negated": True},
    ],
    "author_claims": [
        {"content": ["Open weights will win in the end"], "modality": "Predicted", "favours": ["topic:open-source-ai"]}
    ],
}

DOCUMENT = Document("tessera", TEXT, Metadata("Tessera and the open road", title_derived=True))
NEIGHBOURS = f"source_{DOCUMENT.slug}_neighbours"


def span(words: str, nth: int = 1) -> Span:
    """Return the *nth* place of some words of the article."""
    start = -1
    for _ in range(nth):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words), words)


def claim(words: str, speaker: str, cue: str, **more: Any) -> Claim:
    """Return a claim of the article."""
    content = span(words)
    more.setdefault("attribution", Attribution.REPORTED)
    name = f"claim_{DOCUMENT.slug}_{content.start}-{content.end}_{cue}"
    return Claim(name, (speaker,), (content,), rule="hand", cue=cue, cue_span=span(cue), **more)


def relation(subject: str, predicate: str, object_: str, words: str, **more: Any) -> RelationMention:
    """Return a relation mention of the article."""
    evidence = span(words)
    name = f"rel_{DOCUMENT.slug}_{predicate}_{evidence.start}_{object_}"
    return RelationMention(name, subject, predicate, object_, evidence, "hand", **more)


ENTITIES = (
    Entity("model_lumen-2", Kind.MODEL, "Lumen 2", ("Lumen 2",), "pattern"),
    Entity("org_bram-olde", Kind.ORG, "Bram Olde", ("Bram Olde",), "ner"),
    Entity("org_tessera", Kind.ORG, "Tessera", ("Tessera",), "pattern"),
    Entity("person_orla-quist", Kind.PERSON, "Orla Quist", ("Orla Quist",), "ner"),
    Entity("person_quist", Kind.PERSON, "Quist", ("Quist",), "ner"),
    Entity(NEIGHBOURS, Kind.UNNAMED, "neighbours", (), "description"),
)
MENTIONS = (
    *(Mention(span("Tessera", n), "org_tessera", "pattern") for n in (1, 2, 3)),
    *(Mention(span("Lumen 2", n), "model_lumen-2", "pattern") for n in (1, 2, 3)),
    Mention(span("Orla Quist"), "person_orla-quist", "ner"),
    Mention(span("Quist", 2), "person_quist", "ner"),
    Mention(span("She"), "person_quist", "pronoun", named=False),
    Mention(span("Bram Olde"), "org_bram-olde", "ner"),
    Mention(span("Neighbours"), NEIGHBOURS, "description", named=False),
)
CLAIMS = (
    claim("Open weights help everyone", "person_orla-quist", "said", attribution=Attribution.DIRECT),
    claim(
        "that Lumen 2 is unsafe",
        "person_quist",
        "denied",
        negated=True,
        opposes=("model_lumen-2",),
        dismisses=("safety",),
    ),
    claim(
        "Lumen 2 may help criminals",
        NEIGHBOURS,
        "warned",
        modality=Modality.ASSERTED,
        opposes=("model_lumen-2",),
        raises=("misuse", "fraud"),
    ),
    claim("Tessera released Lumen 2", NEIGHBOURS, "runs"),
)
RELATIONS = (
    relation("person_orla-quist", "leads", "org_tessera", "Orla Quist runs Tessera"),
    relation("org_tessera", "develops", "model_lumen-2", "Tessera released Lumen 2"),
    relation("org_tessera", "releases", "model_lumen-2", "Tessera released Lumen 2", status=Status.REJECTED),
    relation("person_quist", "leads", "org_tessera", "said Quist", negated=True),
    relation("person_quist", "founded", "org_tessera", "said Quist", former=True),
)


@pytest.fixture(scope="session")
def statements() -> DocumentStatements:
    """What the graph says of the article."""
    return DocumentStatements(
        DOCUMENT,
        tuple(sorted(ENTITIES)),
        tuple(sorted(MENTIONS)),
        tuple(sorted(CLAIMS, key=lambda c: c.id)),
        tuple(sorted(RELATIONS, key=lambda r: r.id)),
        (
            Dropped(span("doubts"), "cue", "nothing that it attributes"),
            Dropped(span("denied"), "cue", "nothing that it attributes"),
        ),
    )


@pytest.fixture(scope="session")
def graph(statements: DocumentStatements) -> Dataset:
    """A dataset of that article, in memory."""
    dataset = Dataset.memory(pipeline="made by hand 1.0")
    dataset.replace(DOCUMENT.slug, encode(statements, pipeline="made by hand 1.0"), TEXT)
    dataset.commit()
    return dataset


@pytest.fixture
def annotation() -> dict[str, Any]:
    """The gold of the article, to be changed at will."""
    return copy.deepcopy(GOLD)


@pytest.fixture
def write(tmp_path: Path) -> Callable[[Any], Path]:
    """Writes a gold file with the article beside it, and returns its path."""

    def written(content: Any) -> Path:
        (tmp_path / "tessera.txt").write_text(TEXT, encoding="utf-8", newline="")
        path = tmp_path / "tessera.json"
        path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        return path

    return written


@pytest.fixture
def gold_article(write: Callable[[Any], Path], annotation: dict[str, Any]) -> Gold:
    """The annotated article."""
    return read([write(annotation)])[0]


@pytest.fixture
def found_article(graph: Dataset) -> FoundDocument:
    """What the dataset says of the article."""
    return found(graph)[DOCUMENT.sha256]


@pytest.fixture
def both(gold_article: Gold, found_article: FoundDocument) -> Case:
    """Gold and graph side by side."""
    return case(gold_article, found_article)
