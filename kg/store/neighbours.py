"""The links of all claims, or of those that come and go: each is compared with its neighbours."""

import logging
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from itertools import chain, islice

import pyoxigraph as ox

from kg.store import links, union
from kg.store.links import LINKS
from kg.store.register import Register, Spot, spots
from kg.store.stances import Stating
from kg.store.told import Told

log = logging.getLogger(__name__)

Pair = tuple[Spot, Spot]


def link_quads(register: Register) -> Iterator[ox.Quad]:
    """Yield the quads of ``graph:links`` from all claims, some more than once, in no order."""
    wide = 0
    for crowd in register.crowds():
        met = list(islice(crowd, 2))
        if len(met) == 2:
            wide += yield from pairs_linked(register.claim(*spot[1:]) for spot in chain(met, crowd))
    if wide:
        log.info("in %d places are so many claims that each is compared with the %d next to it", wide, links.WINDOW)


def pairs_linked(crowd: Iterable[Stating]) -> Generator[ox.Quad, None, bool]:
    """Yield the links between claims of one place that are near each other; return whether some were too far apart."""
    last: deque[Stating] = deque(maxlen=links.WINDOW)
    link, cut = links.link, False
    for claim in crowd:
        for other in last:
            if name := link(other, claim):
                yield from links.quads(other.iri, name, claim.iri)
        cut = cut or len(last) == links.WINDOW
        last.append(claim)
    return cut


def linked(register: Register, pairs: Iterable[Pair]) -> Iterator[ox.Quad]:
    """Yield the links between the claims of pairs."""
    for one, other in pairs:
        a, b = register.claim(*one[1:]), register.claim(*other[1:])
        if name := links.link(a, b):
            yield from links.quads(a.iri, name, b.iri)


def enter(store: ox.Store, register: Register, told: Told) -> None:
    """Link the claims of a document that comes, and unlink those between which it puts too many others."""
    for spot, stating in spots(told):
        register.put(spot, stating)
        near, across = around(register, spot, stating)
        union.remove(store, set(linked(register, (pair for pair in across if not meet(register, *pair)))))
        union.extend(store, set(linked(register, ((spot, other) for other in near))))


def leave(store: ox.Store, register: Register, told: Told) -> None:
    """Unlink the claims of a document that goes, and link those that it kept apart."""
    for spot, stating in spots(told):
        register.take(spot, stating)
        _, across = around(register, spot, stating)
        union.remove(store, set(links_of(store, stating.iri)))
        union.extend(store, set(linked(register, across)))
    register.claim.cache_clear()


def around(register: Register, spot: Spot, stating: Stating) -> tuple[set[Spot], set[Pair]]:
    """Return the claims near a claim in any place, and the pairs that it stands between, there and just so far apart.

    With the claim between them, the claims of such a pair are one step too far apart to be compared; without, they are
    as far apart as may be.
    """
    near, across = set[Spot](), set[Pair]()
    farthest = links.WINDOW - 1
    for place in links.places(stating):
        before, after = register.around(place, spot, links.WINDOW)
        near.update(before, after)
        across.update((one, after[farthest - i]) for i, one in enumerate(before) if farthest - i < len(after))
    return near, across


def meet(register: Register, one: Spot, other: Spot) -> bool:
    """Tell whether two claims are near each other in some place."""
    shared = {*links.places(register.claim(*one[1:]))} & {*links.places(register.claim(*other[1:]))}
    return any(register.within(place, one, other, links.WINDOW) for place in shared)


def links_of(store: ox.Store, iri: str) -> Iterator[ox.Quad]:
    """Yield the links from and to a claim."""
    claim = ox.NamedNode(iri)
    yield from store.quads_for_pattern(claim, None, None, LINKS)
    yield from store.quads_for_pattern(None, None, claim, LINKS)
