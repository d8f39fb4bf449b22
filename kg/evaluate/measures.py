"""What is counted: each measure compares one article's gold with what the graph says, by one definition."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg import resources
from kg.evaluate.found import FoundClaim
from kg.evaluate.gold import HOWS, SIDES, GoldClaim, Place
from kg.evaluate.matching import Case, Match
from kg.evaluate.tally import Tally, total

START: Place = (0, 0)
"""Where something is told that no words of the text were quoted for."""

Key = tuple[str, ...]
Items = Mapping[Key, Place]
"""What is compared: the item -> where the text says it."""

EXTRA, MISSING, WRONG = "extra", "missing", "wrong"


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One disagreement: something extra, missing or wrong, in words, and where in the text."""

    place: Place
    what: str
    words: str


@dataclass(frozen=True, slots=True)
class Compared:
    """What a measure found in one article."""

    tally: Tally
    faults: tuple[Fault, ...] = ()


def compared(got: Items, want: Items, tell: Callable[[Key], bool] = lambda key: True) -> Compared:
    """Return what two sets of items share, and each item of only one of them; *tell* picks those to be told."""
    extra, missing = sorted({*got} - {*want}), sorted({*want} - {*got})
    tally = Tally(len(got) - len(extra), len(extra), len(missing))
    faults = [Fault(got[key], EXTRA, " ".join(key)) for key in extra if tell(key)]
    faults += [Fault(want[key], MISSING, " ".join(key)) for key in missing if tell(key)]
    return Compared(tally, tuple(faults))


# --- names --------------------------------------------------------------------------------------------------------


def mentions(case: Case) -> Compared:
    """Compare the names in the text: place and type, exactly."""
    return compared(mentioned(case), mentions_wanted(case))


def mentioned(case: Case) -> dict[Key, Place]:
    """Return the named mentions of the graph."""
    return {mention_key(case, m.start, m.end, m.kind): (m.start, m.end) for m in case.mentions}


def mentions_wanted(case: Case) -> dict[Key, Place]:
    """Return the mentions of the gold."""
    kinds = {entity.id: entity.kind for entity in case.gold.entities}
    return {mention_key(case, m.start, m.end, kinds[m.entity]): (m.start, m.end) for m in case.gold.mentions}


def mention_key(case: Case, start: int, end: int, kind: str) -> Key:
    """Return a mention as an item: its words, its type, and where it stands."""
    return case.gold.text[start:end], f"({kind})", f"at {start}"


def entities(case: Case) -> Compared:
    """Compare the things named, one to one: two nodes for one thing, or one for two, cost."""
    return compared(entities_found(case), entities_wanted(case))


def entities_found(case: Case) -> dict[Key, Place]:
    """Return the named entities of the graph, each at its first mention."""
    return {(case.name(m.entity),): (m.start, m.end) for m in reversed(case.mentions)}


def entities_wanted(case: Case) -> dict[Key, Place]:
    """Return the entities of the gold, each at its first mention."""
    first = {m.entity: (m.start, m.end) for m in reversed(case.gold.mentions)}
    return {(entity.id,): first.get(entity.id, START) for entity in case.gold.entities}


# --- relations ----------------------------------------------------------------------------------------------------


def relations(case: Case) -> Compared:
    """Compare the relations that hold by what the article says: subject, predicate and object."""
    got = {undirected(case.name(r.subject), r.predicate, case.name(r.object)): r.place for r in case.found.relations}
    stated = [r for r in case.gold.relations if not r.negated]
    return compared(got, {undirected(r.subject, r.predicate, r.object): r.quote or START for r in stated})


def undirected(subject: str, predicate: str, object_: str) -> Key:
    """Return a relation as an item, the ends of a symmetric one in the order of their names."""
    ends = (subject, object_)
    first, last = sorted(ends) if resources.relations()[predicate].symmetric else ends
    return first, predicate, last


# --- claims -------------------------------------------------------------------------------------------------------


def claims(case: Case) -> Compared:
    """Compare the attributed claims: the same claim if the contents share at least half of their letters."""
    return contents(case, case.claims)


def authored(case: Case) -> Compared:
    """Compare the claims in the article's own voice, likewise."""
    return contents(case, case.authored)


def contents(case: Case, match: Match) -> Compared:
    """Return how many claims of one voice are the same."""
    tally = Tally(len(match.pairs), len(match.extra), len(match.missing))
    faults = [Fault(place_of(c), EXTRA, f"{several(case.speakers(c))}: {quoted(case, c)}") for c in match.extra]
    faults += [Fault(place_of(c), MISSING, f"{several(c.speakers)}: {quoted(case, c)}") for c in match.missing]
    return Compared(tally, tuple(faults))


def said_by(case: Case) -> Compared:
    """Compare the attributed claims with their speakers: right only where a speaker is right too."""
    match = case.claims
    wrong = [(f, g) for f, g in match.pairs if case.speakers(f).isdisjoint(g.speakers)]
    right = len(match.pairs) - len(wrong)
    told = ((f, f"{several(case.speakers(f))} should be {several(g.speakers)}: {quoted(case, g)}") for f, g in wrong)
    return Compared(
        Tally(right, len(match.found) - right, len(match.gold) - right),
        tuple(Fault(place_of(claim), WRONG, words) for claim, words in told),
    )


def concerns(case: Case) -> Compared:
    """Compare the concerns that the article's claims raise, dismiss or mitigate, each once an article."""
    return compared(raised(case), raised_wanted(case))


def raised(case: Case) -> dict[Key, Place]:
    """Return what the claims of the graph do with concerns."""
    return {pair: place_of(claim) for claim in case.found.claims for pair in claim.pairs(HOWS)}


def raised_wanted(case: Case) -> dict[Key, Place]:
    """Return what the claims of the gold do with concerns."""
    return {pair: place_of(claim) for claim in gold_claims(case) for pair in claim.concerns}


def concerns_by(case: Case) -> Compared:
    """Compare the same with who does it. Told are only those whose concern is right."""
    got: dict[Key, Place] = {
        (s, *pair): place_of(c) for c in case.found.claims for pair in c.pairs(HOWS) for s in case.speakers(c)
    }
    want: dict[Key, Place] = {
        (s, *pair): place_of(c) for c in gold_claims(case) for pair in c.concerns for s in c.speakers
    }
    agreed = {*raised(case)} & {*raised_wanted(case)}
    return compared(got, want, tell=lambda key: key[1:] in agreed)


def stance(case: Case) -> Compared:
    """Compare what claims that are the same are for and against."""
    found = [sided(case, f, g) for f, g in (*case.claims.pairs, *case.authored.pairs)]
    return Compared(total(c.tally for c in found), tuple(fault for c in found for fault in c.faults))


def sided(case: Case, found: FoundClaim, gold: GoldClaim) -> Compared:
    """Compare the stance of one claim."""
    where = place_of(found)
    got: dict[Key, Place] = {(side, case.name(target)): where for side, target in found.pairs(SIDES)}
    return compared(got, dict.fromkeys(gold.sides, where))


MEASURES: dict[str, Callable[[Case], Compared]] = {
    "mentions": mentions,
    "entities": entities,
    "relations": relations,
    "claims": claims,
    "said_by": said_by,
    "authored": authored,
    "concerns": concerns,
    "concerns_by": concerns_by,
    "stance": stance,
}
"""Each measure by its name, in the order they are told."""


# --- traits of claims that are the same ---------------------------------------------------------------------------

TRAITS = ("negated", "modality", "attribution")


def traits(case: Case) -> Iterator[tuple[str, bool, Fault]]:
    """Yield every trait of the claims that are the same: its name, whether it is right, and what is wrong if not."""
    for found, gold in (*case.claims.pairs, *case.authored.pairs):
        for name, want in gold.traits:
            for got in found.values[name]:
                words = f"{name} {got.lower()} should be {want}: {quoted(case, gold)}"
                yield name, got.lower() == want, Fault(place_of(found), WRONG, words)


# --- words and places ---------------------------------------------------------------------------------------------


def gold_claims(case: Case) -> Iterable[GoldClaim]:
    """Return the claims of the gold, of both voices."""
    return (*case.gold.claims, *case.gold.author_claims)


def place_of(claim: FoundClaim | GoldClaim) -> Place:
    """Return where a claim stands, from its first word to its last."""
    places = claim.content or (START,)
    return places[0][0], places[-1][1]


def quoted(case: Case, claim: FoundClaim | GoldClaim) -> str:
    """Return the words of a claim."""
    return " … ".join(case.gold.text[start:end] for start, end in claim.content)


def several(names: Iterable[str]) -> str:
    """Return names in a row."""
    return ", ".join(sorted(names))
