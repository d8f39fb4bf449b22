"""Names instead of IRIs: find what is called something like this, or the one thing that is called exactly this."""

import difflib
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.errors import UsageError
from kg.store.names import FILE, KINDS, LABEL, Name, Selects, expanded, fold, names
from kg.vocab import KG, short

EVERYTHING = tuple(KINDS)
CLOSE, MOST = 0.6, 5
"""How alike a name must be to be suggested (difflib's own default), and how many are."""


@dataclass(frozen=True, slots=True)
class Found:
    """One thing found: ``matched`` is the name that fits best, ``score`` how well, from 100 (its label) down."""

    iri: str
    kind: str
    label: str
    matched: str
    score: int


def find(dataset: Selects, text: str, kinds: Iterable[str] | None = None) -> tuple[Found, ...]:
    """Return what is called *text*, or something that holds it, best first; case, accents and punctuation apart.

    *text* may be a label, an alias, a slug, a CURIE or an IRI; *kinds* (see KINDS) limits what is looked at, and an
    unknown one raises UsageError.
    """
    looked = list(names(dataset, checked(kinds)))
    return ranked(text, looked, looked)


def ranked(text: str, looked: Iterable[Name], known: Iterable[Name]) -> tuple[Found, ...]:
    """Return what some names make of *text*, best first; *known* are all names, for the labels."""
    labels = {name.iri: name.name for name in known if name.weight == LABEL}
    iri, sought = expanded(text), fold(text)
    best: dict[str, tuple[int, Name]] = {}
    for name in sorted(looked):
        score = IRI if name.iri == iri else scored(sought, name)
        if score > best.get(name.iri, (0, name))[0]:
            best[name.iri] = (score, name)
    found = (Found(i, name.kind, labels.get(i, name.name), name.name, score) for i, (score, name) in best.items())
    return tuple(sorted(found, key=lambda each: (-each.score, each.label, each.iri)))


IRI = 100
TESTS: tuple[tuple[int, Callable[[str, str], bool]], ...] = (
    (98, lambda sought, name: name == sought),
    (70, lambda sought, name: name.startswith(sought)),
    (50, lambda sought, name: f" {sought}" in name),
    (30, lambda sought, name: sought in name),
)
"""Score of a name that is the words sought, starts with them, has them at a word's start, or anywhere."""


def scored(sought: str, name: Name) -> int:
    """Return how well a name fits the folded words, nought if not at all; a label beats an alias by one."""
    if not sought:
        return 0
    folded = fold(name.name)
    return next((score + name.weight for score, fits in TESTS if fits(sought, folded)), 0)


def checked(kinds: Iterable[str] | None) -> tuple[str, ...]:
    """Return the kinds asked for, all if none; an unknown one raises UsageError with the choices."""
    chosen = EVERYTHING if kinds is None else tuple(kinds)
    unknown = [kind for kind in chosen if kind not in KINDS]
    if unknown:
        raise UsageError(f"no kind {unknown[0]!r}; choose from {', '.join(KINDS)}")
    return chosen


def resolve(dataset: Selects, name: str, kinds: Iterable[str] | None = None) -> str:
    """Return the IRI of the one thing that *name* names: an IRI or CURIE in the data, a label, an alias or a slug.

    A label wins over an alias, either over the last word of one person's name, and that over an article's file name.
    Raises UsageError where several fit, with their CURIEs, and where none does, with names like it.
    """
    iri = expanded(name)
    chosen = checked(kinds)
    if iri and (stated(dataset, iri) if kinds is None else is_one(dataset, iri, chosen)):
        return iri
    known, sought = list(names(dataset, chosen)), fold(name)
    same = [each for each in known if fold(each.name) == sought]
    called = [each for each in same if each.weight != FILE]
    exact = ranked(name, called or [each for each in known if is_surname(sought, each)] or same, known)
    best = [each for each in exact if each.score == exact[0].score]
    if len(best) == 1:
        return best[0].iri
    if best:
        several = ", ".join(f"{short(each.iri)} ({each.kind} {each.label})" for each in best)
        raise UsageError(f"{name!r} names several things; say which: {several}")
    raise UsageError(f"nothing here is called {name!r}{asked(kinds)}. {suggestions(known, name)}")


def is_surname(sought: str, name: Name) -> bool:
    """Tell whether the folded words are how a person's name ends."""
    return bool(sought) and name.kind == "Person" and name.weight == LABEL and fold(name.name).endswith(f" {sought}")


def is_one(dataset: Selects, iri: str, kinds: tuple[str, ...]) -> bool:
    """Return whether the dataset says that *iri* is of one of these kinds; what is no IRI is not there."""
    wanted = {KG + kind for name in kinds for kind in KINDS[name]}
    types = {type_ for (type_,) in about(dataset, iri, "?s a ?type", "?type")}
    relation = KG + "Relation" in wanted and any(about(dataset, iri, "?s kg:projectable true", "?s"))
    return relation or not wanted.isdisjoint(types)


def stated(dataset: Selects, iri: str) -> bool:
    """Return whether the dataset says anything of *iri*; what is no IRI is not there."""
    return any(about(dataset, iri, "?s ?p ?o", "?p", "LIMIT 1"))


def about(dataset: Selects, iri: str, pattern: str, wanted: str, end: str = "") -> Iterator[tuple[str | None, ...]]:
    """Yield what a pattern tells of *iri*, its ``?s``; nothing of what is no IRI."""
    try:
        subject = ox.NamedNode(iri)
    except ValueError:
        return
    yield from dataset.select(f"SELECT {wanted} {{ VALUES ?s {{ {subject} }} {pattern} }} {end}")


def asked(kinds: Iterable[str] | None) -> str:
    """Return what kind of thing was asked for, in words."""
    return "" if kinds is None else f" among {', '.join(kinds)}"


def suggestions(known: Collection[Name], name: str) -> str:
    """Return some names that are like *name*: those that hold it, then those spelt alike; for want of both, others."""
    partly = [each.label for each in ranked(name, known, known)]
    spelt = {fold(each.name): each.name for each in sorted(known, reverse=True)}
    alike = [spelt[key] for key in difflib.get_close_matches(fold(name), spelt, MOST, CLOSE)]
    chosen = list(dict.fromkeys([*partly, *alike]))[:MOST]
    if chosen:
        return f"Did you mean: {', '.join(chosen)}?"
    there = sorted({each.name for each in known if each.weight == LABEL})
    if not there:
        return "There is nothing of that kind here"
    return f"Nothing is spelt like it; of {len(there)} names here, some are: {', '.join(there[:MOST])}"
