"""One article's gold and graph side by side: which entity stands for which, which claim for which."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from kg.evaluate.found import FoundClaim, FoundDocument, FoundMention
from kg.evaluate.gold import AUTHOR, SOURCE, Gold, GoldClaim, Place
from kg.vocab import TOPIC_MARK

HALF = 0.5
"""Two contents are the same claim if they share at least so much: intersection over union of letters."""

NUDGE = 1e-6
"""What the right speaker adds to an overlap: enough to choose between two equal ones, and for nothing else."""

PRONOUNS = frozenset(
    {"a", "an", "the", "this", "that", "these", "those", "some", "both", "who"}
    | {"i", "he", "she", "they", "it", "we", "my", "our", "his", "her", "their", "its"}
)
"""A span that begins with one of these may name something only by its later words."""

A = TypeVar("A", bound=Hashable)
B = TypeVar("B", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Match:
    """The claims of one voice: those of the graph, those of the gold, and the pairs that are the same claim."""

    found: tuple[FoundClaim, ...]
    gold: tuple[GoldClaim, ...]
    pairs: tuple[tuple[FoundClaim, GoldClaim], ...]

    @property
    def extra(self) -> tuple[FoundClaim, ...]:
        """The claims of the graph that the gold does not hold."""
        known = {found.id for found, _ in self.pairs}
        return tuple(claim for claim in self.found if claim.id not in known)

    @property
    def missing(self) -> tuple[GoldClaim, ...]:
        """The claims of the gold that the graph does not hold."""
        known = {id(gold) for _, gold in self.pairs}
        return tuple(claim for claim in self.gold if id(claim) not in known)


@dataclass(frozen=True, slots=True)
class Case:
    """One article: what it should say, what the graph says, and what corresponds to what.

    ``mentions`` are those of the graph that are names; ``names`` maps entities of the graph to those of the gold.
    """

    gold: Gold
    found: FoundDocument
    mentions: tuple[FoundMention, ...]
    names: Mapping[str, str]
    claims: Match
    authored: Match

    def name(self, entity: str) -> str:
        """Return an entity of the graph, or a topic, as the gold calls it; ``?`` and its id where that knows none."""
        return entity if entity.startswith(TOPIC_MARK) else known_as(entity, self.names)

    def speakers(self, claim: FoundClaim) -> frozenset[str]:
        """Return the speakers of a claim of the graph as the gold calls them."""
        return frozenset(known_as(speaker, self.names) for speaker in claim.speakers)


def case(gold: Gold, found: FoundDocument) -> Case:
    """Return one article's gold and graph, matched."""
    names = aligned(gold, found)
    own = [claim for claim in found.claims if claim.own_voice]
    others = [claim for claim in found.claims if not claim.own_voice]
    return Case(
        gold=gold,
        found=found,
        mentions=tuple(m for m in found.mentions if is_name(gold.text[m.start : m.end])),
        names=names,
        claims=matched(gold.text, others, gold.claims, names),
        authored=matched(gold.text, own, gold.author_claims, names),
    )


def is_name(words: str) -> bool:
    """Tell whether a span is a name, not a pronoun or a description: some word of it has a capital or a digit."""
    parts = words.split()
    named = parts[1:] if parts and parts[0].lower() in PRONOUNS else parts
    return any(part[0].isupper() or part[0].isdigit() for part in named)


def aligned(gold: Gold, found: FoundDocument) -> dict[str, str]:
    """Return the entities of the graph with those of the gold that they stand for, by the mentions that they share."""
    kinds = {entity.id: entity.kind for entity in gold.entities}
    shared = Counter(
        (mine.entity, other.entity)
        for mine in found.mentions
        for other in gold.mentions
        if mine.start < other.end and other.start < mine.end and mine.kind == kinds[other.entity]
    )
    return one_to_one(shared)


def matched(text: str, found: Iterable[FoundClaim], gold: tuple[GoldClaim, ...], names: Mapping[str, str]) -> Match:
    """Return which claims are the same by the overlap of their contents; of equal overlaps the right speaker's wins."""
    mine = {claim.id: claim for claim in found}
    letters = {key: covered(text, claim.content) for key, claim in mine.items()}
    wanted = [covered(text, claim.content) for claim in gold]
    overlaps = {
        (key, i): len(a & b) / len(a | b)
        for key, a in letters.items()
        for i, b in enumerate(wanted)
        if not a.isdisjoint(b)
    }
    chosen = one_to_one(
        {(key, i): o + NUDGE * same_speaker(mine[key], gold[i], names) for (key, i), o in overlaps.items()}
    )
    pairs = tuple((mine[key], gold[i]) for key, i in sorted(chosen.items()) if overlaps[key, i] >= HALF)
    return Match(tuple(mine.values()), gold, pairs)


def same_speaker(found: FoundClaim, gold: GoldClaim, names: Mapping[str, str]) -> bool:
    """Tell whether a claim of the graph and one of the gold have a speaker in common."""
    return any(known_as(speaker, names) in gold.speakers for speaker in found.speakers)


def known_as(speaker: str, names: Mapping[str, str]) -> str:
    """Return an entity of the graph as the gold calls it, ``?`` and its id where that knows none.

    ``source`` and ``author`` are the same on both sides.
    """
    return speaker if speaker in (SOURCE, AUTHOR) else names.get(speaker, f"?{speaker}")


def covered(text: str, places: Iterable[Place]) -> frozenset[int]:
    """Return the offsets of the characters within some places, white space left out."""
    return frozenset(i for start, end in places for i in range(start, end) if not text[i].isspace())


def one_to_one(scores: Mapping[tuple[A, B], float]) -> dict[A, B]:
    """Return a one-to-one choice of pairs, the highest score first, equal ones by the pair's text."""
    chosen: dict[A, B] = {}
    taken: set[B] = set()
    for (left, right), _ in sorted(scores.items(), key=lambda item: (-item[1], str(item[0]))):
        if left not in chosen and right not in taken:
            chosen[left] = right
            taken.add(right)
    return chosen
