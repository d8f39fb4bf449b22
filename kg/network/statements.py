"""What the dataset states, as edges with plain attributes: one relation mention or one claim's stance an edge."""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.network.source import Source, grouped, rows
from kg.vocab import KG

Attributes = dict[str, str | int | bool]

STANCES = ("favours", "opposes")
ANSWERS = ("raises", "dismisses", "mitigates")
GENERAL = {"about": STANCES, "addresses": ANSWERS}
"""The two superproperties, each with those that say more: where one of these holds, the general one adds no edge."""
SAYS = "says"
"""The predicate from a speaker to a claim, where claims are nodes."""


@dataclass(frozen=True, slots=True)
class Edge:
    """One statement between two nodes. ``attributes`` say where it stands and how it was put."""

    source: str
    target: str
    statement: str
    predicate: str
    attributes: Attributes

    @property
    def order(self) -> tuple[str, str, str, str]:
        """What edges are sorted by."""
        return (self.source, self.target, self.statement, self.predicate)


def articles(source: Source) -> dict[str, Attributes]:
    """Return what is known of each document, by its IRI: ``document``, ``title``, ``date``, ``url``, ``publisher``."""
    names = ("document", "title", "date", "url", "publisher")
    found: dict[str, Attributes] = {}
    for row in rows(source, "articles"):
        found.setdefault(row[0], dict(zip(names, row, strict=True)))
    return found


def spans(source: Source) -> dict[str, Attributes]:
    """Return each statement's ``quote``, ``start``, ``end``, and every stretch of it in ``spans`` (``3-9,15-20``)."""
    return {statement: evidence(pieces) for statement, pieces in grouped(source, "spans").items()}


def evidence(pieces: list[tuple[str, ...]]) -> Attributes:
    """Return the attributes for the stretches of text (start, end, words) that one statement rests on."""
    found = sorted((int(start), int(end), quote) for start, end, quote in pieces)
    return {
        "quote": " … ".join(quote for _, _, quote in found),
        "start": found[0][0],
        "end": max(end for _, end, _ in found),
        "spans": ",".join(f"{start}-{end}" for start, end, _ in found),
    }


def relations(source: Source) -> Iterator[Edge]:
    """Yield every relation mention as an edge, whatever its status."""
    documents, words = articles(source), spans(source)
    for row in rows(source, "relations"):
        statement, subject, predicate, object_, document, status, negated, former, rule, role, within = row
        attributes: Attributes = {
            **documents.get(document, {"document": document}),
            **words.get(statement, {}),
            "kind": "relation",
            "status": status.removeprefix(KG),
            "negated": negated == "true",
            "former": former == "true",
            "hedged": False,
            "rule": rule,
            "role": role,
            "within": within,
        }
        yield Edge(subject, object_, statement, predicate.removeprefix(KG), attributes)


def claims(source: Source) -> dict[str, Attributes]:
    """Return what is known of each claim, by its IRI."""
    documents, words, hedges = articles(source), spans(source), grouped(source, "hedges")
    found: dict[str, Attributes] = {}
    for row in rows(source, "claims"):
        hedge = ", ".join(word for (word,) in hedges.get(row[0], ()))
        where = {**documents.get(row[1], {"document": row[1]}), **words.get(row[0], {"quote": row[2]})}
        found.setdefault(row[0], {**where, **manner(row[2:], hedge)})
    return found


def manner(row: tuple[str, ...], hedge: str) -> Attributes:
    """Return how a claim was put, from the columns of the query that follow statement and document."""
    text, negated, modality, certainty, attribution, cue, cue_class, rule = row
    return {
        "kind": "claim",
        "text": text,
        "negated": negated == "true",
        "hedged": bool(hedge) or certainty.removeprefix(KG) in {"Probable", "Possible"},
        "hedges": hedge,
        "modality": modality.removeprefix(KG),
        "certainty": certainty.removeprefix(KG),
        "attribution": attribution.removeprefix(KG),
        "cue": cue,
        "cue_class": cue_class.removeprefix(KG),
        "rule": rule,
    }


def targets(source: Source) -> dict[str, list[tuple[str, str]]]:
    """Return, by claim, what it does to what: (``raises``, concern), (``opposes``, target) and so on, sorted.

    ``about`` stands only where the claim takes no side, ``addresses`` only where it does not say what it makes of
    the concern.
    """
    found = {}
    for claim, pairs in grouped(source, "targets").items():
        named = {(how.removeprefix(KG), target) for how, target in pairs}
        found[claim] = sorted(pair for pair in named if not covered(pair, named))
    return found


def covered(pair: tuple[str, str], named: set[tuple[str, str]]) -> bool:
    """Return whether a pair says no more than another one of the same claim."""
    how, target = pair
    return any((narrower, target) in named for narrower in GENERAL.get(how, ()))


def speakers(source: Source) -> dict[str, list[str]]:
    """Return the speakers of each claim, sorted."""
    return {claim: [speaker for (speaker,) in found] for claim, found in grouped(source, "speakers").items()}


def stances(source: Source) -> Iterator[Edge]:
    """Yield an edge from each speaker to each concern, topic or thing that a claim of theirs deals with."""
    known, aims = claims(source), targets(source)
    for claim, names in speakers(source).items():
        for speaker in names:
            for how, target in aims.get(claim, ()):
                yield Edge(speaker, target, claim, how, known.get(claim, {}))


def sayings(source: Source) -> Iterator[Edge]:
    """Yield an edge from each speaker to each of their claims, and from each claim to what it deals with."""
    known, aims = claims(source), targets(source)
    for claim, names in speakers(source).items():
        yield from (Edge(speaker, claim, claim, SAYS, known.get(claim, {})) for speaker in names)
        yield from (Edge(claim, target, claim, how, known.get(claim, {})) for how, target in aims.get(claim, ()))
