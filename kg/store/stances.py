"""What each claim of a dataset does with which concern, and about what: as much as linking claims needs."""

from collections import defaultdict
from dataclasses import dataclass, field

import pyoxigraph as ox

from kg.resources import node
from kg.store.union import UNION
from kg.store.words import stems
from kg.vocab import KG, PREFIXES

SIGNS = ("raises", "dismisses", "mitigates")
SIDES = ("favours", "opposes")
READ = (*SIGNS, *SIDES, "about", "speaker", "speaksFor", "text", "negated", "modality", "inDocument")
CREATOR, ISSUED = f"{PREFIXES['dcterms']}creator", f"{PREFIXES['dcterms']}issued"
UNATTRIBUTED, AUTHOR = "_unattributed", "_author"
"""How the ids of a document's sources without a name end."""
PLAIN = frozenset(KG + name for name in ("Asserted", "Predicted", "Normative"))
"""The forces of what is held: a question or a condition supports and disputes nothing."""

Values = dict[str, dict[str, list[str]]]
"""Predicate -> subject -> values, as plain strings."""


@dataclass(frozen=True, slots=True)
class Stating:
    """One claim. ``signs`` is what it does by concern, ``sides`` by target.

    ``voices`` are those who stand behind it, ``stems`` the heads of the words that say what it is about.
    """

    iri: str
    document: str
    text: str
    negated: bool
    plain: bool = field(compare=False)
    voices: frozenset[str] = field(compare=False)
    stems: frozenset[str] = field(compare=False)
    targets: tuple[str, ...] = field(compare=False)
    signs: dict[str, str] = field(compare=False)
    sides: dict[str, str] = field(compare=False)


def statings(store: ox.Store) -> list[Stating]:
    """Return the claims of *store* in the order of their articles' dates, places and ids; those without date first."""
    values = {name: read(store, KG + name) for name in READ}
    values |= {name: read(store, name) for name in (CREATOR, ISSUED)}
    found = [stating(iri, values) for iri in values["text"]]
    return sorted(found, key=lambda each: (first(values, ISSUED, each.document), each.iri))


def read(store: ox.Store, predicate: str) -> dict[str, list[str]]:
    """Return the values of one predicate by subject, sorted."""
    found: dict[str, list[str]] = defaultdict(list)
    for quad in store.quads_for_pattern(None, ox.NamedNode(predicate), None, UNION):
        found[node(quad.subject)].append(node(quad.object))
    return {subject: sorted(objects) for subject, objects in found.items()}


def first(values: Values, name: str, subject: str) -> str:
    """Return the first value, or an empty string."""
    return next(iter(values[name].get(subject, [])), "")


def stating(iri: str, values: Values) -> Stating:
    """Return one claim; a concern or target that it deals with in two ways is left out."""
    document = first(values, "inDocument", iri)
    return Stating(
        iri=iri,
        document=document,
        text=(text := first(values, "text", iri)),
        stems=stems(text),
        negated=first(values, "negated", iri) == "true",
        plain=first(values, "modality", iri) in PLAIN,
        voices=frozenset(v for s in values["speaker"].get(iri, []) for v in voices(s, document, values)),
        targets=tuple(values["about"].get(iri, [])),
        signs=ways(iri, SIGNS, values),
        sides=ways(iri, SIDES, values),
    )


def ways(iri: str, names: tuple[str, ...], values: Values) -> dict[str, str]:
    """Return what a claim does with each thing, where it does just one."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in names:
        for thing in values[name].get(iri, []):
            found[thing].append(name)
    return {thing: several[0] for thing, several in found.items() if len(several) == 1}


def voices(speaker: str, document: str, values: Values) -> list[str]:
    """Return who stands behind a speaker.

    An organisation behind its spokesperson, the byline behind an unnamed author, and nobody behind a claim that no one
    is said to make: two articles, or an article and its source, may then well have the same voice.
    """
    if speaker.endswith(UNATTRIBUTED):
        return []
    if speaker.endswith(AUTHOR):
        return values[CREATOR].get(document, [speaker])
    return values["speaksFor"].get(speaker, [speaker])
