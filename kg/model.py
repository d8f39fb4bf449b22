"""The records that cross the borders between the rooms: frozen, slotted, free of any library's objects.

Offsets everywhere are Unicode code points in the document's text, start included, end excluded
(W3C Web Annotation, TextPositionSelector).
"""

import hashlib
from dataclasses import astuple, dataclass
from enum import StrEnum
from functools import lru_cache

from kg.sentence import sentence
from kg.vocab import slug


class Kind(StrEnum):
    """What a named or described thing is."""

    PERSON = "Person"
    ORG = "Org"
    MODEL = "Model"
    UNNAMED = "UnnamedSource"


class Attribution(StrEnum):
    """How the words of a claim are given to its speaker."""

    DIRECT = "DirectQuote"
    MIXED = "MixedQuote"
    REPORTED = "ReportedSpeech"
    AUTHOR = "AuthorVoice"


class Modality(StrEnum):
    """The force of what is claimed."""

    ASSERTED = "Asserted"
    PREDICTED = "Predicted"
    NORMATIVE = "Normative"
    CONDITIONAL = "Conditional"
    ASKED = "Asked"


class Certainty(StrEnum):
    """How sure the source sounds, by its hedging words."""

    CERTAIN = "Certain"
    PROBABLE = "Probable"
    POSSIBLE = "Possible"


class Force(StrEnum):
    """How strongly a cue commits its source to the words: "insist", "say", "suggest"."""

    STRONG = "Strong"
    PLAIN = "Plain"
    WEAK = "Weak"


class Status(StrEnum):
    """Whether a relation mention may stand as a direct triple: only an accepted one may."""

    ACCEPTED = "Accepted"
    CANDIDATE = "Candidate"
    REJECTED = "Rejected"


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article besides its text. ``date`` is ISO 8601 (``2024-07-23``)."""

    title: str
    title_derived: bool = False
    date: str | None = None
    url: str | None = None
    author: str | None = None
    publisher: str | None = None


@lru_cache(maxsize=16)
def digest(text: str) -> str:
    """Return the SHA-256 of a text; every IRI of a document has it, so it is kept for the last few."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


@dataclass(frozen=True, slots=True)
class Document:
    """One article: its text exactly as offsets count in it, and its metadata.

    ``name`` is the file's stem or the record's id; ``origin`` says where it was read, for messages only and never
    for output; text before ``body_start`` (front matter) belongs to the text but is not the article's prose.
    """

    name: str
    text: str
    metadata: Metadata
    body_start: int = 0
    origin: str = ""

    @property
    def sha256(self) -> str:
        """SHA-256 of the text's UTF-8 bytes, in hex: for a ``.txt`` file, the digest of the file itself."""
        return digest(self.text)

    @property
    def key(self) -> str:
        """SHA-256, in hex, of all that the document is but where it was read: what it says depends on nothing more."""
        told = (self.name, self.sha256, self.body_start, *astuple(self.metadata))
        return hashlib.sha256(repr(told).encode("utf-8", "backslashreplace")).hexdigest()

    @property
    def slug(self) -> str:
        """The document's local name: its name and twelve digits of its digest, so that neither alone need be unique."""
        return f"{slug(self.name)[:48].strip('-.')}-{self.sha256[:12]}"

    @property
    def id(self) -> str:
        """The document's id, ``doc_<slug>``; its named graph bears the same local name."""
        return f"doc_{self.slug}"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one document's text. ``text`` is exactly what stands between the offsets."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """One place where the text names an entity (``named``) or points at it by a pronoun or a description.

    ``rule`` says why it was linked: registry, pattern, ner, surname, acronym, alias, pronoun, role ...
    """

    span: Span
    entity: str
    rule: str
    named: bool = True


@dataclass(frozen=True, slots=True, order=True)
class Entity:
    """A thing as one document knows it. ``forms`` are the names the text uses, sorted; ``rule`` is how it was typed.

    ``speaks_for`` is the id of the organisation an unnamed source is said to speak for.
    """

    id: str
    kind: Kind
    name: str
    forms: tuple[str, ...]
    rule: str
    speaks_for: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One stating, by one or more sources at one place, of something held. Expressed, never asserted.

    ``speakers`` are entity ids; ``content`` is one span, or several where the cue splits it; ``about``, ``favours``
    and ``opposes`` hold entity ids or topics (``topic:ai``); the concern fields hold concern slugs. ``favours`` and
    ``opposes`` need not be repeated in ``about``, nor the three concern verbs in ``addresses``. ``cue_class`` and
    ``cue_force`` are the lexicon's. ``norm_text`` is the claim as a sentence of its own; where none is given, it is the
    text with its case and its marks tidied.
    """

    id: str
    speakers: tuple[str, ...]
    content: tuple[Span, ...]
    attribution: Attribution
    rule: str
    cue: str | None = None
    cue_class: str | None = None
    cue_force: Force | None = None
    cue_span: Span | None = None
    source_span: Span | None = None
    modality: Modality = Modality.ASSERTED
    certainty: Certainty = Certainty.CERTAIN
    negated: bool = False
    hedges: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    favours: tuple[str, ...] = ()
    opposes: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    raises: tuple[str, ...] = ()
    dismisses: tuple[str, ...] = ()
    mitigates: tuple[str, ...] = ()
    norm_text: str = ""

    def __post_init__(self) -> None:
        """Fill in the sentence that is not given."""
        if not self.norm_text:
            object.__setattr__(self, "norm_text", sentence(self.text))

    @property
    def text(self) -> str:
        """The claimed words; pieces that the cue splits are joined by an ellipsis."""
        return " … ".join(span.text for span in self.content)


@dataclass(frozen=True, slots=True)
class RelationMention:
    """One place where a text expresses a relation: the evidence for, or against, a direct triple."""

    id: str
    subject: str
    predicate: str
    object: str
    evidence: Span
    rule: str
    negated: bool = False
    former: bool = False
    status: Status = Status.ACCEPTED
    role_title: str | None = None
    within_claim: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Dropped:
    """A candidate that was seen and not kept, with the reason: nothing is dropped in silence."""

    span: Span
    what: str
    reason: str


@dataclass(frozen=True, slots=True)
class DocumentStatements:
    """All that one article says, each statement with its evidence. Every tuple is sorted.

    ``corrections`` tells each correction by the user that changed something here, in words.
    """

    document: Document
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    relations: tuple[RelationMention, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    corrections: tuple[str, ...] = ()
