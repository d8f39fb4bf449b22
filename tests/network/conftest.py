"""Two invented articles, what they say as N-Quads, and a store of it that answers SELECTs as a dataset does."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pyoxigraph as ox
import pytest

from kg.vocab import CONCERN, GRAPH, ID, KG, PREFIXES, TOPIC

HARBOUR = (
    "🙂 Norvane released Quill 2 on Monday. “Anyone can check open weights,” said Mira Okafor, who leads Norvane. "
    "Critics warned that fraudsters might strip its safeguards. Quill 2 competes with Lantern 1, "
    "which Tessera AI develops."
)
LANTERN = (
    "Tessera AI said open weights help fraudsters. Mira Okafor, the head of Norvane, dismissed the fear of fraud, "
    "and said, “fraud existed before”, she added, “and it can be fought”. Jonas Feld said Norvane does not "
    "build Lantern 1. Jonas Feld, formerly of Tessera AI, now advises ministers."
)
TEXTS = {"harbour-000000000001": HARBOUR, "lantern-000000000002": LANTERN}

A, LABEL = f"{PREFIXES['rdf']}type", f"{PREFIXES['rdfs']}label"
OA, SKOS = PREFIXES["oa"], PREFIXES["skos"]


def literal(value: object) -> ox.Literal:
    """A literal with the type that its Python value has."""
    return ox.Literal(value)  # type: ignore[arg-type]


@dataclass
class Article:
    """Writes the quads of one article's graph; spans are found by their words."""

    slug: str
    text: str
    quads: list[ox.Quad] = field(default_factory=list)

    def add(self, subject: str, /, **values: object) -> str:
        """Add kg: properties; IRIs are given as strings, literals as ``ox.Literal``, several as a list."""
        for name, value in values.items():
            for one in value if isinstance(value, list) else [value]:
                self.put(subject, KG + name, one)
        return subject

    def put(self, subject: str, predicate: str, value: object) -> None:
        term = ox.NamedNode(value) if isinstance(value, str) else value
        graph = ox.NamedNode(f"{GRAPH}doc_{self.slug}")
        self.quads.append(ox.Quad(ox.NamedNode(subject), ox.NamedNode(predicate), term, graph))

    @property
    def iri(self) -> str:
        return f"{ID}doc_{self.slug}"

    def head(self, title: str, date: str, url: str | None = None) -> None:
        self.put(self.iri, A, f"{KG}Document")
        self.put(self.iri, f"{PREFIXES['dcterms']}title", literal(title))
        self.put(self.iri, f"{PREFIXES['dcterms']}issued", literal(date))
        if url:
            self.put(self.iri, f"{PREFIXES['schema']}url", url)

    def span(self, words: str, entity: str | None = None) -> str:
        start = self.text.index(words)
        iri = f"{self.iri}#offset_{start}_{start + len(words)}"
        self.put(iri, A, f"{KG}Span")
        for name, value in (("start", start), ("end", start + len(words)), ("exact", words)):
            self.put(iri, OA + name, literal(value))
        return self.add(iri, inDocument=self.iri, **({"refersTo": ID + entity} if entity else {}))

    def claim(self, number: int, speaker: str, words: list[str], *, hedge: str | None = None, **more: object) -> str:
        iri = f"{ID}claim_{self.slug}_{number}"
        self.put(iri, A, f"{KG}Claim")
        if hedge:
            self.add(iri, hedge=literal(hedge), certainty=f"{KG}Possible")
        self.add(iri, speaker=ID + speaker, inDocument=self.iri, text=literal(" … ".join(words)), rule=literal("verb"))
        return self.add(iri, contentSpan=[self.span(piece) for piece in words], **({"negated": literal(False)} | more))

    def relation(self, number: int, triple: tuple[str, str, str], words: str, **more: object) -> str:
        iri, (subject, predicate, object_) = f"{ID}mention_{self.slug}_{number}", triple
        self.put(iri, A, f"{KG}RelationMention")
        self.add(iri, subject=ID + subject, predicate=KG + predicate, object=ID + object_, inDocument=self.iri)
        given = {"status": f"{KG}Accepted", "negated": literal(False), "rule": literal("verb")} | more
        return self.add(iri, evidence=self.span(words), **given)


NAMES = {
    "org_norvane": ("Org", "Norvane"),
    "org_tessera-ai": ("Org", "Tessera AI"),
    "person_mira-okafor": ("Person", "Mira Okafor"),
    "person_jonas-feld": ("Person", "Jonas Feld"),
    "model_quill-2": ("Model", "Quill 2"),
    "model_lantern-1": ("Model", "Lantern 1"),
    "source_harbour-000000000001_critics": ("UnnamedSource", "critics"),
}


def shared() -> Iterator[ox.Quad]:
    """The graphs that hold for all documents: labels, one concern with its label, one topic."""
    for local, (kind, label) in NAMES.items():
        yield from described("entities", ID + local, kind, LABEL, label)
    yield ox.Quad(
        ox.NamedNode(f"{ID}org_tessera-ai"),
        ox.NamedNode(f"{SKOS}altLabel"),
        literal("Tessera"),
        ox.NamedNode(f"{GRAPH}e"),
    )
    yield from described("concerns", f"{CONCERN}fraud", "Concern", f"{SKOS}prefLabel", "Fraud and scams")
    yield from described("concerns", f"{CONCERN}safeguard-removal", "Concern", f"{SKOS}prefLabel", "Loss of safeguards")
    yield from described("concerns", f"{CONCERN}never-said", "Concern", f"{SKOS}prefLabel", "Never said")
    yield from described("topics", f"{TOPIC}open-source-ai", "Topic", f"{SKOS}prefLabel", "open-source AI")


def described(graph: str, iri: str, kind: str, predicate: str, label: str) -> Iterator[ox.Quad]:
    """Type and label of one thing."""
    where, subject = ox.NamedNode(GRAPH + graph), ox.NamedNode(iri)
    yield ox.Quad(subject, ox.NamedNode(A), ox.NamedNode(KG + kind), where)
    yield ox.Quad(subject, ox.NamedNode(predicate), ox.Literal(label, language="en"), where)


def harbour() -> list[ox.Quad]:
    """What the first article says."""
    article = Article("harbour-000000000001", HARBOUR)
    article.head("Norvane opens Quill 2", "2024-03-04", "https://example.org/harbour")
    for words, entity in (("Norvane", "org_norvane"), ("Tessera AI", "org_tessera-ai"), ("Quill 2", "model_quill-2")):
        article.span(words, entity)
    topic, fraud, removal = f"{TOPIC}open-source-ai", f"{CONCERN}fraud", f"{CONCERN}safeguard-removal"
    article.claim(
        1,
        "person_mira-okafor",
        ["Anyone can check open weights"],
        favours=[topic],
        about=[topic],
        mitigates=[fraud],
        addresses=[fraud],
    )
    article.claim(
        2,
        "source_harbour-000000000001_critics",
        ["fraudsters might strip its safeguards"],
        hedge="might",
        raises=[removal, fraud],
        addresses=[removal, fraud],
        about=[f"{ID}model_quill-2"],
    )
    article.relation(1, ("org_norvane", "releases", "model_quill-2"), "Norvane released Quill 2")
    article.relation(2, ("person_mira-okafor", "leads", "org_norvane"), "Mira Okafor, who leads Norvane")
    article.relation(3, ("model_quill-2", "competesWith", "model_lantern-1"), "Quill 2 competes with Lantern 1")
    article.relation(4, ("org_tessera-ai", "develops", "model_lantern-1"), "Lantern 1, which Tessera AI develops")
    return article.quads


def lantern() -> list[ox.Quad]:
    """What the second article says."""
    article = Article("lantern-000000000002", LANTERN)
    article.head("Tessera AI answers", "2024-05-06")
    article.span("Norvane", "org_norvane")
    topic, fraud = f"{TOPIC}open-source-ai", f"{CONCERN}fraud"
    article.claim(
        1,
        "org_tessera-ai",
        ["open weights help fraudsters"],
        opposes=[topic],
        about=[topic],
        raises=[fraud],
        addresses=[fraud],
    )
    article.claim(
        2, "person_mira-okafor", ["the fear of fraud"], negated=literal(True), dismisses=[fraud], addresses=[fraud]
    )
    article.claim(
        3,
        "person_mira-okafor",
        ["fraud existed before", "and it can be fought"],
        dismisses=[fraud],
        mitigates=[fraud],
        addresses=[fraud],
    )
    article.claim(4, "person_jonas-feld", ["Norvane does not build Lantern 1"], about=[f"{ID}org_norvane"])
    denied, former = (
        ("org_norvane", "develops", "model_lantern-1"),
        ("person_jonas-feld", "affiliatedWith", "org_tessera-ai"),
    )
    article.relation(1, denied, "Norvane does not build Lantern 1", negated=literal(True))
    article.relation(2, former, "Jonas Feld, formerly of Tessera AI", former=literal(True))
    article.relation(
        3, ("person_mira-okafor", "leads", "org_norvane"), "Mira Okafor, the head of Norvane", status=f"{KG}Candidate"
    )
    return article.quads


class Memory:
    """A store in memory that answers as a dataset does: plain values over the union of its graphs."""

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self.store = ox.Store()
        self.store.extend(quads)

    def select(self, sparql: str) -> Iterator[tuple[str | None, ...]]:
        solutions = self.store.query(sparql, use_default_graph_as_union=True)
        assert isinstance(solutions, ox.QuerySolutions)
        for solution in solutions:
            yield tuple(None if term is None else term.value for term in solution)


@pytest.fixture
def debate() -> Memory:
    """The dataset of the two articles."""
    return Memory([*shared(), *harbour(), *lantern()])


@pytest.fixture
def nothing() -> Memory:
    """A dataset without a single quad."""
    return Memory([])
