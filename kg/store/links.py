"""The other layer computed over all documents: which claims restate, support or dispute one another.

Two claims of different speakers about a shared target support each other if both raise one concern, or both deny it;
they dispute each other if one raises and one dismisses it. Claims in nearly the same words in two articles restate
each other, whoever speaks. Every link goes both ways. Sooner no link than a false one: questions, conditions, sources
that nobody names, and pairs for which both could be said are left out.
"""

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.store.restating import restated
from kg.store.stances import Stating, read, statings
from kg.store.words import stems
from kg.vocab import GRAPH, KG, PREFIXES, short

log = logging.getLogger(__name__)

LINKS = ox.NamedNode(f"{GRAPH}links")
WINDOW = 20
"""With how many later ones a claim is compared among those of one concern and target: the work stays linear."""

LABELS = (f"{PREFIXES['rdfs']}label", f"{PREFIXES['skos']}prefLabel")

Pair = tuple[Stating, Stating]
SUPPORTS, DISPUTES, RESTATES = "supports", "disputes", "restates"
MEETING = {
    frozenset({"raises"}): SUPPORTS,
    frozenset({"dismisses"}): SUPPORTS,
    frozenset({"dismisses", "mitigates"}): SUPPORTS,
    frozenset({"raises", "dismisses"}): DISPUTES,
}
"""What two claims are to each other by what they do with a concern. Two answers to one concern may be quite different
ones, and an answer does not deny what it answers."""


def link_quads(store: ox.Store) -> Iterator[ox.Quad]:
    """Yield the quads of ``graph:links`` from all claims in *store*, sorted."""
    found = statings(store)
    for name, (one, other) in sorted(
        links(found, names(store)), key=lambda link: (link[0], link[1][0].iri, link[1][1].iri)
    ):
        for a, b in ((one, other), (other, one)):
            yield ox.Quad(ox.NamedNode(a.iri), ox.NamedNode(KG + name), ox.NamedNode(b.iri), LINKS)


def names(store: ox.Store) -> dict[str, frozenset[str]]:
    """Return the stems of the names of everything, by IRI."""
    found = (read(store, predicate) for predicate in LABELS)
    return {iri: stems(" ".join(labels)) for several in found for iri, labels in several.items()}


def links(found: list[Stating], known: dict[str, frozenset[str]]) -> Iterator[tuple[str, Pair]]:
    """Yield each link once: its name and the pair, in the order of *found*. What is restated is no second voice."""
    same = set(restated(found, WINDOW))
    yield from ((RESTATES, pair) for pair in same)
    for pair, names in opinions(found, known).items():
        if len(names) == 1 and pair not in same:
            yield from ((name, pair) for name in names)


def opinions(found: Iterable[Stating], known: dict[str, frozenset[str]]) -> dict[Pair, set[str]]:
    """Return for each pair that meets somewhere whether it agrees there, disagrees, or (elsewhere) both.

    Two claims meet where they share a word, too, besides the target's name (*known*): a concern and a target may be so
    wide that claims of both have nothing to do with each other.
    """
    found_names: dict[Pair, set[str]] = defaultdict(set)
    for (concern, target), block in blocks(found).items():
        for pair in pairs(block, f"{short(concern)} about {short(target)}"):
            shared = pair[0].stems & pair[1].stems
            if shared - known.get(target, frozenset()) and (name := opinion(pair, concern, target)):
                found_names[pair].add(name)
    return found_names


def blocks(found: Iterable[Stating]) -> dict[tuple[str, str], list[Stating]]:
    """Return the claims that can be for or against something, by concern and target, in their order."""
    by_place: dict[tuple[str, str], list[Stating]] = defaultdict(list)
    for stating in found:
        if stating.plain and stating.voices:
            for concern in stating.signs:
                for target in stating.targets:
                    by_place[concern, target].append(stating)
    return by_place


def pairs(block: list[Stating], where: str) -> Iterator[Pair]:
    """Yield each claim with those that follow it, as far as WINDOW goes; how many were not compared is logged."""
    if len(block) > WINDOW + 1:
        log.info("%s: %d claims; each is compared with the %d that follow it only", where, len(block), WINDOW)
    for i, one in enumerate(block):
        yield from ((one, other) for other in block[i + 1 : i + 1 + WINDOW])


def opinion(pair: Pair, concern: str, target: str) -> str | None:
    """Return what two claims are to each other as to one concern and target, or ``None`` where nothing sure is."""
    one, other = pair
    if one.voices & other.voices:
        return None
    name = MEETING.get(frozenset((one.signs[concern], other.signs[concern])))
    return None if name == SUPPORTS and one.sides.get(target) != other.sides.get(target) else name
