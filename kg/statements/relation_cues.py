"""The cue words of the relations, ready for matching: each phrase with its relation and the preposition it wants."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from kg import resources
from kg.resources import Relation

PREPOSITIONS = frozenset(
    [
        "of",
        "to",
        "with",
        "for",
        "at",
        "in",
        "from",
        "by",
        "on",
        "upon",
        "against",
        "over",
        "into",
        "behind",
        "through",
        "via",
        "across",
    ]
)
USUAL = {"noun": ("of",), "role": ("of", "at", "for", "from", "by", "in")}


@dataclass(frozen=True, slots=True)
class RelationCue:
    """One cue phrase of a relation, without its preposition; ``swapped`` where it speaks of the object."""

    relation: Relation
    words: tuple[str, ...]
    prepositions: tuple[str, ...]
    swapped: bool = False


Cues = dict[str, list[RelationCue]]


@cache
def verb_cues() -> Cues:
    """Return the verbs of the relations by their first word; no preposition means a direct object."""
    plain = [(r, cue, (), False) for r in relations() for cue in r.verbs]
    swapped = [(r, cue, (), True) for r in relations() for cue in r.object_verbs]
    return by_word((*plain, *swapped))


@cache
def passive_cues() -> Cues:
    """Return the passives of the relations by their first word."""
    plain = [(r, cue, (), False) for r in relations() for cue in r.passives]
    swapped = [(r, cue, (), True) for r in relations() for cue in r.object_passives]
    return by_word((*plain, *swapped))


@cache
def noun_cues() -> Cues:
    """Return the nouns of deeds by their first word."""
    return by_word((r, cue, USUAL["noun"], False) for r in relations() for cue in r.nouns)


@cache
def role_cues() -> Cues:
    """Return the nouns for a relation's subject, and, swapped, for its object, by their first word."""
    plain = [(r, cue, USUAL["role"], False) for r in relations() for cue in r.roles]
    swapped = [(r, cue, USUAL["role"], True) for r in relations() for cue in r.object_roles]
    return by_word((*plain, *swapped))


def relations() -> tuple[Relation, ...]:
    """Return the relations of the ontology."""
    return tuple(resources.relations().values())


def by_word(entries: Iterable[tuple[Relation, str, tuple[str, ...], bool]]) -> Cues:
    """Return cue phrases by their first word, the longer first; a preposition at their end is taken off."""
    found: Cues = defaultdict(list)
    for relation, phrase, usual, swapped in entries:
        words = tuple((phrase if usual == () else phrase.replace("-", " - ")).lower().split())
        own = words[-1] in PREPOSITIONS and len(words) > 1
        kept = words[:-1] if own else words
        found[kept[0]].append(RelationCue(relation, kept, words[-1:] if own else usual, swapped))
    return {word: sorted(cues, key=lambda c: (-len(c.words), c.words, c.relation.name)) for word, cues in found.items()}
