"""What each claim of a document does with which concern, and about what: as much as linking claims needs.

It is read from the claim's own document and from nothing else, so that no other document can change it.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Self

from kg.resources import topics
from kg.store.words import stems, words
from kg.vocab import BASE, ID, KG, PREFIXES, TOPIC, TOPIC_MARK

SIGNS = ("raises", "dismisses", "mitigates")
SIDES = ("favours", "opposes")
CREATOR, ISSUED = f"{PREFIXES['dcterms']}creator", f"{PREFIXES['dcterms']}issued"
KNOWN_AS = f"{KG}knownAs"
OTHERS = ("about", "speaker", "speaksFor", "text", "negated", "modality")
READ = (*(KG + name for name in (*SIGNS, *SIDES, *OTHERS)), CREATOR, ISSUED, KNOWN_AS)
"""The predicates that are looked at."""

UNATTRIBUTED, AUTHOR = "_unattributed", "_author"
"""How the ids of a document's sources without a name end."""
PLAIN = frozenset(KG + name for name in ("Asserted", "Predicted", "Normative"))
"""The forces of what is held: a question or a condition supports and disputes nothing."""
SHORTEST = 5
"""Claims of fewer words say the same by chance."""

BASE_MARK = "\x01"
"""What stands for the namespace in a row: there is no such character in JSON."""

Values = dict[str, dict[str, list[str]]]
"""Predicate -> subject -> sorted values, as plain strings."""


@dataclass(frozen=True, slots=True)
class Stating:
    """One claim. ``signs`` is what it does by concern, ``sides`` by target; ``voices`` are those who stand behind it.

    ``words`` are its words, folded, where they are enough to tell claims apart. ``subjects`` has the targets of a claim
    that can be for or against something, each with the stems of the claim's words besides the target's own name.
    """

    iri: str
    document: str
    words: tuple[str, ...]
    negated: bool
    voices: frozenset[str]
    signs: dict[str, str]
    sides: dict[str, str]
    subjects: dict[str, frozenset[str]]
    word_set: frozenset[str] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Make the set of the words, which is asked for again and again."""
        object.__setattr__(self, "word_set", frozenset(self.words))

    def row(self) -> str:
        """Return the claim as a line of text; ``of`` reads it."""
        said, known = " ".join(self.words), {name: " ".join(sorted(stems)) for name, stems in self.subjects.items()}
        fields = (self.iri, self.document, said, self.negated, sorted(self.voices), self.signs, self.sides, known)
        return json.dumps(fields, ensure_ascii=False, separators=(",", ":")).replace(BASE, BASE_MARK)

    @classmethod
    def of(cls, row: str) -> Self:
        """Return the claim that a row tells of."""
        iri, document, said, negated, voices_, signs, sides, known = json.loads(row.replace(BASE_MARK, BASE))
        subjects = {target: frozenset(stems.split()) for target, stems in known.items()}
        return cls(iri, document, tuple(said.split()), negated, frozenset(voices_), signs, sides, subjects)


def statings(slug: str, values: Values) -> tuple[Stating, ...]:
    """Return the claims of a document, sorted by their IRIs."""
    names = {iri: stems(" ".join(known)) for iri, known in values[KNOWN_AS].items()}
    return tuple(stating(iri, slug, values, names) for iri in sorted(values[f"{KG}text"]))


def stating(iri: str, slug: str, values: Values, names: dict[str, frozenset[str]]) -> Stating:
    """Return one claim; a concern or target that it deals with in two ways is left out."""
    text, signs = first(values, "text", iri), ways(iri, SIGNS, values)
    behind = frozenset(v for s in several(values, "speaker", iri) for v in voices(s, slug, values))
    held = signs and behind and first(values, "modality", iri) in PLAIN
    said = words(text)
    return Stating(
        iri=iri,
        document=slug,
        words=said if len(said) >= SHORTEST else (),
        negated=first(values, "negated", iri) == "true",
        voices=behind,
        signs=signs,
        sides=ways(iri, SIDES, values),
        subjects=dict(subjects(text, several(values, "about", iri), names)) if held else {},
    )


def subjects(text: str, targets: list[str], names: dict[str, frozenset[str]]) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the targets of a claim, each with the stems of the claim's words besides the target's name."""
    found = stems(text)
    for target in targets:
        yield target, found - (names.get(target) or topic_name(target))


def topic_name(iri: str) -> frozenset[str]:
    """Return the stems of a topic's label; none for anything else."""
    topic = topics().get(TOPIC_MARK + iri.removeprefix(TOPIC)) if iri.startswith(TOPIC) else None
    return stems(topic.label) if topic else frozenset()


def several(values: Values, name: str, subject: str) -> list[str]:
    """Return the values of a property of the ontology."""
    return values[KG + name].get(subject, [])


def first(values: Values, name: str, subject: str) -> str:
    """Return the first value, or an empty string."""
    return next(iter(several(values, name, subject)), "")


def ways(iri: str, names: tuple[str, ...], values: Values) -> dict[str, str]:
    """Return what a claim does with each thing, where it does just one."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in names:
        for thing in several(values, name, iri):
            found[thing].append(name)
    return {thing: all_[0] for thing, all_ in found.items() if len(all_) == 1}


def voices(speaker: str, slug: str, values: Values) -> list[str]:
    """Return who stands behind a speaker.

    An organisation behind its spokesperson, the byline behind an unnamed author, and nobody behind a claim that no one
    is said to make: two articles, or an article and its source, may then well have the same voice.
    """
    if speaker.endswith(UNATTRIBUTED):
        return []
    if speaker.endswith(AUTHOR):
        return values[CREATOR].get(f"{ID}doc_{slug}", [speaker])
    return several(values, "speaksFor", speaker) or [speaker]
