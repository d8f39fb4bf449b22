"""Two invented articles and what they say, put together by hand: the fixture of the rdf and store tests.

They hold a case of each kind: claims quoted, reported, split by the cue, in the author's voice, without a source;
a fact, a former one, a denied one, a candidate; a symmetric relation; one that implies a wider one.
"""

from kg.model import (
    Attribution,
    Certainty,
    Claim,
    Document,
    DocumentStatements,
    Entity,
    Force,
    Kind,
    Mention,
    Metadata,
    Modality,
    RelationMention,
    Span,
    Status,
)
from kg.vocab import slug

PIPELINE = "made by hand 1.0"

SPRING = """Acme opens Gamma 2

Acme Labs released Gamma 2 in July. "Open models make everyone safer," said Ada Reyes, who leads Acme Labs.
Critics warned that criminals could fine-tune away its safeguards.
Bo Lind, once of Orbit AI and now at the Civic Institute, said the licence means Gamma 2 is not really open source.
"The weights," Reyes added, "help defenders most." Gamma 2 competes with Delta 4, which Orbit AI develops.
Some fear a race to the bottom.
"""

AUTUMN = """Gamma 3 follows Gamma 2, and the row goes on.

Acme has released Gamma 3, the successor to Gamma 2.
Ada Reyes, its chief executive, dismissed fears that open weights help criminals.
Orbit AI said release of weights may help rival states.
Bo Lind said Acme Labs does not build Delta 4. She leads Acme Labs well.
Open weights are good for research. If Acme bought Orbit AI, prices would fall, Lind said.
"""


class Article:
    """One article under the pen: finds words in the text, and keeps what is said in order."""

    def __init__(self, name: str, text: str, metadata: Metadata) -> None:
        """Start with nothing said."""
        self.document = Document(name, text, metadata)
        self.slug = self.document.slug

    def span(self, words: str, nth: int = 0) -> Span:
        """Return the span of the *nth* place where *words* stand."""
        start = -1
        for _ in range(nth + 1):
            start = self.document.text.index(words, start + 1)
        return Span(start, start + len(words), words)

    def mention(self, words: str, entity: str, rule: str = "registry", nth: int = 0, named: bool = True) -> Mention:
        """Return a mention of *entity*."""
        return Mention(self.span(words, nth), entity, rule, named)

    def claim(self, n: int, speaker: str, content: tuple[Span, ...], how: Attribution, **more: object) -> Claim:
        """Return a claim; the rule is the fixture's own."""
        return Claim(f"claim_{self.slug}_{n}", (speaker,), content, how, "by-hand", **more)  # type: ignore[arg-type]

    def relation(self, n: int, triple: str, words: str, **more: object) -> RelationMention:
        """Return a relation mention; *triple* is ``subject predicate object``."""
        subject, predicate, object_ = triple.split()
        evidence = self.span(words)
        ident = f"mention_{self.slug}_{n}"
        return RelationMention(ident, subject, predicate, object_, evidence, "by-hand", **more)  # type: ignore[arg-type]


def entity(kind: Kind, name: str, *forms: str, **more: str) -> Entity:
    """Return a named thing, its forms sorted."""
    return Entity(f"{kind.lower()}_{slug(name)}", kind, name, tuple(sorted(forms or (name,))), "registry", **more)


def spring() -> DocumentStatements:
    """Return what the first article says."""
    a = Article(
        "spring",
        SPRING,
        Metadata("Acme opens Gamma 2", date="2023-07-20", url="https://example.org/spring", publisher="The Wire"),
    )
    critics, nobody = f"source_{a.slug}_critics", f"source_{a.slug}_unattributed"
    said = {"cue": "say", "cue_class": "Says", "cue_force": Force.PLAIN}
    entities = (
        entity(Kind.ORG, "Acme Labs"),
        entity(Kind.ORG, "Civic Institute"),
        entity(Kind.ORG, "Orbit AI"),
        entity(Kind.PERSON, "Ada Reyes", "Ada Reyes", "Reyes"),
        entity(Kind.PERSON, "Bo Lind"),
        entity(Kind.MODEL, "Gamma 2"),
        entity(Kind.MODEL, "Delta 4"),
        Entity(critics, Kind.UNNAMED, "critics", ("Critics",), "unnamed"),
        Entity(nobody, Kind.UNNAMED, "some", (), "unattributed"),
    )
    mentions = (
        a.mention("Acme Labs", "org_acme-labs"),
        a.mention("Acme Labs", "org_acme-labs", nth=1),
        a.mention("Gamma 2", "model_gamma-2", "pattern"),
        a.mention("Gamma 2", "model_gamma-2", "pattern", 1),
        a.mention("Ada Reyes", "person_ada-reyes"),
        a.mention("Reyes", "person_ada-reyes", "surname", 1),
        a.mention("Bo Lind", "person_bo-lind"),
        a.mention("Orbit AI", "org_orbit-ai"),
        a.mention("Civic Institute", "org_civic-institute"),
        a.mention("Delta 4", "model_delta-4", "pattern"),
        a.mention("its", "model_gamma-2", "pronoun", named=False),
    )
    claims = (
        a.claim(
            1,
            "person_ada-reyes",
            (a.span("Open models make everyone safer,"),),
            Attribution.DIRECT,
            **said,
            cue_span=a.span("said"),
            source_span=a.span("Ada Reyes"),
            favours=("topic:open-source-ai",),
            mitigates=("misuse",),
        ),
        a.claim(
            2,
            critics,
            (a.span("criminals could fine-tune away its safeguards"),),
            Attribution.REPORTED,
            cue="warn",
            cue_class="Warns",
            cue_force=Force.STRONG,
            cue_span=a.span("warned"),
            source_span=a.span("Critics"),
            certainty=Certainty.POSSIBLE,
            hedges=("could",),
            about=("model_gamma-2",),
            raises=("cybercrime", "safeguard-removal"),
        ),
        a.claim(
            3,
            "person_bo-lind",
            (a.span("the licence means Gamma 2 is not really open source"),),
            Attribution.REPORTED,
            **said,
            cue_span=a.span("said", 1),
            source_span=a.span("Bo Lind"),
            opposes=("model_gamma-2",),
            raises=("open-washing",),
        ),
        a.claim(
            4,
            "person_ada-reyes",
            (a.span("The weights,"), a.span("help defenders most.")),
            Attribution.DIRECT,
            cue="add",
            cue_class="Says",
            cue_force=Force.PLAIN,
            cue_span=a.span("added"),
            source_span=a.span("Reyes", 1),
        ),
        a.claim(
            5,
            nobody,
            (a.span("a race to the bottom"),),
            Attribution.REPORTED,
            cue="fear",
            cue_class="Fears",
            cue_force=Force.PLAIN,
            cue_span=a.span("fear"),
        ),
    )
    relations = (
        a.relation(1, "org_acme-labs releases model_gamma-2", "Acme Labs released Gamma 2"),
        a.relation(2, "person_ada-reyes leads org_acme-labs", "Ada Reyes, who leads Acme Labs"),
        a.relation(3, "person_bo-lind affiliatedWith org_orbit-ai", "Bo Lind, once of Orbit AI", former=True),
        a.relation(4, "person_bo-lind affiliatedWith org_civic-institute", "now at the Civic Institute"),
        a.relation(5, "model_delta-4 competesWith model_gamma-2", "Gamma 2 competes with Delta 4"),
        a.relation(6, "org_orbit-ai develops model_delta-4", "Delta 4, which Orbit AI develops"),
    )
    return sort(DocumentStatements(a.document, entities, mentions, claims, relations))


def autumn() -> DocumentStatements:
    """Return what the second article says."""
    a = Article(
        "autumn",
        AUTUMN,
        Metadata(
            "Gamma 3 follows Gamma 2, and the row goes on.", title_derived=True, date="2024-07-23", author="Cy Moss"
        ),
    )
    author, denial = f"source_{a.slug}_author", f"claim_{a.slug}_3"
    said = {"cue": "say", "cue_class": "Says", "cue_force": Force.PLAIN}
    entities = (
        entity(Kind.ORG, "Acme Labs", "Acme", "Acme Labs"),
        entity(Kind.ORG, "Orbit AI"),
        entity(Kind.PERSON, "Ada Reyes"),
        entity(Kind.PERSON, "Bo Lind", "Bo Lind", "Lind"),
        entity(Kind.MODEL, "Gamma 2"),
        entity(Kind.MODEL, "Gamma 3"),
        entity(Kind.MODEL, "Delta 4"),
        Entity(author, Kind.UNNAMED, "the author", (), "author"),
    )
    mentions = (
        a.mention("Acme", "org_acme-labs", "alias"),
        a.mention("Gamma 3", "model_gamma-3", "pattern", 1),
        a.mention("Gamma 2", "model_gamma-2", "pattern", 1),
        a.mention("Ada Reyes", "person_ada-reyes"),
        a.mention("Orbit AI", "org_orbit-ai"),
        a.mention("Bo Lind", "person_bo-lind"),
        a.mention("Acme Labs", "org_acme-labs"),
        a.mention("Delta 4", "model_delta-4", "pattern"),
        a.mention("Lind", "person_bo-lind", "surname", 1),
        a.mention("She", "person_ada-reyes", "pronoun", named=False),
    )
    claims = (
        a.claim(
            1,
            "person_ada-reyes",
            (a.span("open weights help criminals"),),
            Attribution.REPORTED,
            negated=True,
            cue="dismiss",
            cue_class="Denies",
            cue_force=Force.STRONG,
            cue_span=a.span("dismissed fears"),
            source_span=a.span("Ada Reyes"),
            favours=("topic:open-source-ai",),
            dismisses=("cybercrime",),
        ),
        a.claim(
            2,
            "org_orbit-ai",
            (a.span("release of weights may help rival states"),),
            Attribution.REPORTED,
            **said,
            cue_span=a.span("said"),
            source_span=a.span("Orbit AI"),
            certainty=Certainty.POSSIBLE,
            hedges=("may",),
            opposes=("topic:open-source-ai",),
            raises=("national-security",),
        ),
        a.claim(
            3,
            "person_bo-lind",
            (a.span("Acme Labs does not build Delta 4"),),
            Attribution.REPORTED,
            **said,
            cue_span=a.span("said", 1),
            source_span=a.span("Bo Lind"),
            about=("model_delta-4", "org_acme-labs"),
        ),
        a.claim(
            4,
            author,
            (a.span("Open weights are good for research"),),
            Attribution.AUTHOR,
            favours=("topic:open-source-ai",),
        ),
        a.claim(
            5,
            "person_bo-lind",
            (a.span("If Acme bought Orbit AI, prices would fall"),),
            Attribution.REPORTED,
            **said,
            cue_span=a.span("said", 2),
            source_span=a.span("Lind", 1),
            modality=Modality.CONDITIONAL,
        ),
    )
    relations = (
        a.relation(1, "org_acme-labs releases model_gamma-3", "Acme has released Gamma 3"),
        a.relation(2, "model_gamma-3 succeeds model_gamma-2", "Gamma 3, the successor to Gamma 2"),
        a.relation(
            3, "person_ada-reyes leads org_acme-labs", "Ada Reyes, its chief executive", role_title="chief executive"
        ),
        a.relation(
            4,
            "org_acme-labs develops model_delta-4",
            "Acme Labs does not build Delta 4",
            negated=True,
            status=Status.CANDIDATE,
            within_claim=denial,
        ),
        a.relation(5, "org_acme-labs investsIn org_orbit-ai", "Acme bought Orbit AI", status=Status.CANDIDATE),
    )
    return sort(DocumentStatements(a.document, entities, mentions, claims, relations))


def sort(s: DocumentStatements) -> DocumentStatements:
    """Return the statements with every tuple sorted, as the extraction hands them over."""
    claims = tuple(sorted(s.claims, key=lambda c: c.id))
    relations = tuple(sorted(s.relations, key=lambda r: r.id))
    return DocumentStatements(s.document, tuple(sorted(s.entities)), tuple(sorted(s.mentions)), claims, relations)
