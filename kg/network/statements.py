"""What the dataset states, as edges with plain attributes: one relation mention or one claim's stance an edge."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from kg.network.source import Columns, Source, rows
from kg.vocab import KG, PREFIXES

Attributes = dict[str, str | int | bool]

STANCES = ("favours", "opposes")
ANSWERS = ("raises", "dismisses", "mitigates")
GENERAL = {"about": STANCES, "addresses": ANSWERS}
"""The two superproperties, each with those that say more: where one of these holds, the general one adds no edge."""
AIMS = (*ANSWERS, "addresses", *STANCES, "about")
"""All that a claim may do to a concern, a topic or a thing."""
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


Piece = tuple[int, int, str]
"""Start, end and words of a stretch of text."""


def pieces(read: Columns, how: str) -> dict[str, set[Piece]]:
    """Return the stretches of text that a property (``contentSpan``, ``evidence``) joins to each statement."""
    starts, ends, words = (read.values(PREFIXES["oa"] + name) for name in ("start", "end", "exact"))
    found: dict[str, set[Piece]] = defaultdict(set)
    for statement, span in read.pairs(how):
        if span in starts and span in ends and span in words:
            found[statement].add((int(starts[span]), int(ends[span]), words[span]))
    return found


def evidence(found: set[Piece]) -> Attributes:
    """Return the attributes for the stretches of text that one statement rests on.

    ``quote``, ``start``, ``end``, and every stretch of it in ``spans`` (``3-9,15-20``).
    """
    ordered = sorted(found)
    return {
        "quote": joined(ordered),
        "start": ordered[0][0],
        "end": max(end for _, end, _ in ordered),
        "spans": ",".join(f"{start}-{end}" for start, end, _ in ordered),
    }


def joined(ordered: list[Piece]) -> str:
    """Return the words of some stretches as one quote."""
    return " … ".join(words for _, _, words in ordered)


RELATION = ("subject", "predicate", "object", "inDocument")
"""What a relation mention must have to be one."""


def mentioned(read: Columns) -> list[tuple[str, str, str, str, str]]:
    """Return each relation mention with its subject, predicate, object and document, sorted."""
    columns = [read.values(name) for name in RELATION]
    whole = read.instances("RelationMention").intersection(*columns)
    return [(iri, *(column[iri] for column in columns)) for iri in sorted(whole)]  # type: ignore[misc]


def relations(read: Columns) -> Iterator[Edge]:
    """Yield every relation mention as an edge, whatever its status."""
    documents, words = articles(read.source), pieces(read, "evidence")
    status, negated, former, rule, role, within = (
        read.values(name) for name in ("status", "negated", "former", "rule", "roleTitle", "withinClaim")
    )
    for statement, subject, predicate, object_, document in mentioned(read):
        attributes: Attributes = {
            **documents.get(document, {"document": document}),
            **(evidence(words[statement]) if statement in words else {}),
            "kind": "relation",
            "status": status.get(statement, "").removeprefix(KG),
            "negated": negated.get(statement) == "true",
            "former": former.get(statement) == "true",
            "hedged": False,
            "rule": rule.get(statement, ""),
            "role": role.get(statement, ""),
            "within": within.get(statement, ""),
        }
        yield Edge(subject, object_, statement, predicate.removeprefix(KG), attributes)


MANNER = ("text", "negated", "modality", "certainty", "attribution", "cue", "cueClass", "rule")
"""What is known of how a claim was put, besides its hedges."""


def claims(read: Columns) -> dict[str, Attributes]:
    """Return what is known of each claim, by its IRI, sorted."""
    documents, words, hedges = articles(read.source), pieces(read, "contentSpan"), read.lists("hedge")
    within, columns = read.values("inDocument"), [read.values(name) for name in MANNER]
    found: dict[str, Attributes] = {}
    for iri in sorted(read.instances("Claim").intersection(within)):
        row = tuple(column.get(iri, "") for column in columns)
        quoted = evidence(words[iri]) if iri in words else {"quote": row[0]}
        where = {**documents.get(within[iri], {"document": within[iri]}), **quoted}
        found[iri] = {**where, **manner(row, ", ".join(hedges.get(iri, ())))}
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


def targets(read: Columns) -> dict[str, list[tuple[str, str]]]:
    """Return, by claim, what it does to what: (``raises``, concern), (``opposes``, target) and so on, sorted.

    ``about`` stands only where the claim takes no side, ``addresses`` only where it does not say what it makes of
    the concern.
    """
    named: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for how in AIMS:
        for claim, target in read.pairs(how):
            named[claim].add((how, target))
    whole = read.instances("Claim")
    return {
        claim: sorted(pair for pair in pairs if not covered(pair, pairs))
        for claim, pairs in sorted(named.items())
        if claim in whole
    }


def covered(pair: tuple[str, str], named: set[tuple[str, str]]) -> bool:
    """Return whether a pair says no more than another one of the same claim."""
    how, target = pair
    return any((narrower, target) in named for narrower in GENERAL.get(how, ()))


def speakers(read: Columns) -> dict[str, list[str]]:
    """Return the speakers of each claim, both sorted."""
    whole = read.instances("Claim")
    return {claim: found for claim, found in sorted(read.lists("speaker").items()) if claim in whole}


def stances(read: Columns) -> Iterator[Edge]:
    """Yield an edge from each speaker to each concern, topic or thing that a claim of theirs deals with."""
    known, aims = claims(read), targets(read)
    for claim, names in speakers(read).items():
        for speaker in names:
            for how, target in aims.get(claim, ()):
                yield Edge(speaker, target, claim, how, known.get(claim, {}))


def sayings(read: Columns) -> Iterator[Edge]:
    """Yield an edge from each speaker to each of their claims, and from each claim to what it deals with."""
    known, aims = claims(read), targets(read)
    for claim, names in speakers(read).items():
        yield from (Edge(speaker, claim, claim, SAYS, known.get(claim, {})) for speaker in names)
        yield from (Edge(claim, target, claim, how, known.get(claim, {})) for how, target in aims.get(claim, ()))
