"""The other layer computed over all documents: which claims restate, support or dispute one another.

Two claims of different speakers about a shared target support each other if both raise one concern, or both deny it;
they dispute each other if one raises and one dismisses it. Claims in nearly the same words in two articles restate
each other, whoever speaks. Every link goes both ways. Sooner no link than a false one: questions, conditions, sources
that nobody names, and pairs for which both could be said are left out.

Links are local. What two claims are to each other depends on these two alone; whether they are compared at all, on
what they have in common (``places``) and on the claims that stand between them there. So an article that comes or goes
changes nothing but the links of its neighbours, and the links depend on the documents, not on how they came together.
"""

from collections.abc import Iterator

import pyoxigraph as ox

from kg.store.restating import restate, traits
from kg.store.stances import Stating
from kg.store.told import numbered
from kg.vocab import GRAPH, KG

LINKS = ox.NamedNode(f"{GRAPH}links")
WINDOW = 10
"""With how many before and after it a claim is compared, by date, among those with which it has something in common."""

SUPPORTS, DISPUTES, RESTATES = "supports", "disputes", "restates"
MEETING = {
    frozenset({"raises"}): SUPPORTS,
    frozenset({"dismisses"}): SUPPORTS,
    frozenset({"dismisses", "mitigates"}): SUPPORTS,
    frozenset({"raises", "dismisses"}): DISPUTES,
}
"""What two claims are to each other by what they do with a concern. Two answers to one concern may be quite different
ones, and an answer does not deny what it answers."""


def places(stating: Stating) -> list[int]:
    """Return where a claim can meet others: a number for each concern and target, and for what wordings share."""
    opinions = (("on", concern, target) for concern in stating.signs for target in stating.subjects)
    return sorted({numbered(*place) for each in (opinions, traits(stating)) for place in each})


def link(one: Stating, other: Stating) -> str | None:
    """Return what two claims are to each other, or ``None`` where nothing sure is.

    What is restated is no second voice.
    """
    if one.iri == other.iri:
        return None
    if restate(one, other):
        return RESTATES
    names = set(opinions(one, other)) if one.subjects and other.subjects and not one.voices & other.voices else ()
    return names.pop() if len(names) == 1 else None


def opinions(one: Stating, other: Stating) -> Iterator[str]:
    """Yield whether two claims agree, or disagree, by shared concern and target.

    They meet only where they share a word, too, besides the target's name: a concern and a target may be so wide that
    claims of both have nothing to do with each other.
    """
    for target in one.subjects.keys() & other.subjects.keys():
        if one.subjects[target] & other.subjects[target]:
            same_side = one.sides.get(target) == other.sides.get(target)
            for concern in one.signs.keys() & other.signs.keys():
                name = MEETING.get(frozenset((one.signs[concern], other.signs[concern])))
                if name and (same_side or name != SUPPORTS):
                    yield name


def quads(one: str, name: str, other: str) -> tuple[ox.Quad, ox.Quad]:
    """Return the link between two claims, both ways."""
    a, b, predicate = ox.NamedNode(one), ox.NamedNode(other), ox.NamedNode(KG + name)
    return ox.Quad(a, predicate, b, LINKS), ox.Quad(b, predicate, a, LINKS)
