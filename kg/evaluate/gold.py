"""An annotated article, as frozen records. ``docs/gold.md`` tells how one is written down."""

from dataclasses import dataclass

from kg.model import Kind

Place = tuple[int, int]
"""Where words stand in the text: start and end, in code points, end excluded."""

HOWS = ("raises", "dismisses", "mitigates")
"""What a claim can do with a concern."""

SIDES = ("favours", "opposes")
"""What a claim can do with a thing or a topic."""

SOURCE, AUTHOR = "source", "author"
"""Who speaks where it is nobody with a name, and where it is the article's own voice."""


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """A thing that the text names, with the forms it uses."""

    id: str
    kind: Kind
    name: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class GoldMention:
    """One place where the text names an entity."""

    start: int
    end: int
    entity: str


@dataclass(frozen=True, slots=True)
class GoldRelation:
    """A relation that the text states, or, where ``negated``, says is not so or no longer so."""

    subject: str
    predicate: str
    object: str
    negated: bool
    quote: Place | None


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """Something claimed, and by whom: entity ids, ``source`` for whoever has no name, ``author`` for the article.

    ``traits`` holds those of negated, modality and attribution that were annotated, in lower case. ``sides`` are pairs
    of favours or opposes and a target, ``concerns`` pairs of raises, dismisses or mitigates and a concern.
    """

    speakers: frozenset[str]
    content: tuple[Place, ...]
    cue: str
    traits: tuple[tuple[str, str], ...]
    sides: frozenset[tuple[str, str]]
    concerns: frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated article. ``name`` is its text's file; claims of others and of the author are kept apart."""

    name: str
    text: str
    sha256: str
    entities: tuple[GoldEntity, ...] = ()
    mentions: tuple[GoldMention, ...] = ()
    relations: tuple[GoldRelation, ...] = ()
    claims: tuple[GoldClaim, ...] = ()
    author_claims: tuple[GoldClaim, ...] = ()
