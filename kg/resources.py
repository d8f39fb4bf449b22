"""Where the data files live, and what is in them: the only module that knows either.

The ontology lies at the top of a checkout (and of an sdist), and inside the package in a wheel; the lexicons and the
registry always lie inside the package. Everything here is read once, checked, and handed out as frozen records.
"""

import csv
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kg import own
from kg.errors import ResourceError
from kg.model import Kind
from kg.own import concerns as own_concerns
from kg.own import lexicon as own_lexicon
from kg.own import registry as own_registry
from kg.own.tables import WHERE, Row
from kg.vocab import CONCERN, KG, PREFIXES, TOPIC, TOPIC_MARK, slug

PACKAGE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation of the ontology and how it shows in English. ``parents`` are the projectable relations above it."""

    name: str
    label: str
    domain: Kind | None
    range: Kind | None
    parents: tuple[str, ...]
    symmetric: bool
    verbs: tuple[str, ...]
    passives: tuple[str, ...]
    nouns: tuple[str, ...]
    roles: tuple[str, ...]
    object_roles: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Concept:
    """A concern or a topic: its slug, its labels and its place in the tree.

    ``remedies`` are words that evoke a concern by its opposite or its remedy ("transparency").
    """

    id: str
    label: str
    alt_labels: tuple[str, ...]
    remedies: tuple[str, ...]
    broader: str | None
    definition: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """A row of the registry: a canonical name, its aliases, and what it must never be merged with.

    ``weak`` forms are ordinary words or common names ("Gemini", "Phi"): they count only where the same document
    uses a strong form of the same thing, or names its maker. ``source`` is the file, and the line of a user's own file.
    """

    kind: Kind
    name: str
    aliases: tuple[str, ...]
    weak: tuple[str, ...]
    distinct_from: tuple[str, ...]
    maker: str | None
    source: str = ""


def ontology_dir() -> Path:
    """Return the folder of ontology, shapes, rules and questions, in a wheel or in a checkout."""
    for folder in (PACKAGE / "ontology", PACKAGE.parent / "ontology"):
        if (folder / "ontology.ttl").is_file():
            return folder
    raise ResourceError(f"the ontology is missing beside {PACKAGE}: install claimgraph again")


def ontology_file(name: str) -> Path:
    """Return the path of one ontology file, such as ``concerns.ttl`` or ``rules``."""
    path = ontology_dir() / name
    if not path.exists():
        raise ResourceError(f"{path} is missing: install claimgraph again")
    return path


def data_file(name: str) -> Path:
    """Return the path of one data file in the package, such as ``registry/people.csv``."""
    path = PACKAGE / "data" / name
    if not path.is_file():
        raise ResourceError(f"{path} is missing: install claimgraph again")
    return path


def rows(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a CSV data file; a row that is too long or too short is an error that names its line."""
    path = data_file(name)
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines, strict=True)
        for row in reader:
            if None in row or None in row.values():
                raise ResourceError(f"{path}, line {reader.line_num}: expected the columns {reader.fieldnames}")
            yield row


def parts(cell: str) -> tuple[str, ...]:
    """Return the ``|``-separated parts of a cell, in their order, without empty ones."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())


# --- the ontology ---------------------------------------------------------------------------------------------


Properties = dict[str, list[str]]


@cache
def triples(name: str) -> dict[str, Properties]:
    """Return one Turtle file as subject -> predicate -> sorted values, all as plain strings."""
    return described(parsed(name))


def described(found: Iterable[ox.Triple]) -> dict[str, Properties]:
    """Return triples as subject -> predicate -> sorted values, all as plain strings."""
    things: dict[str, Properties] = defaultdict(lambda: defaultdict(list))
    for triple in found:
        things[node(triple.subject)][node(triple.predicate)].append(node(triple.object))
    return {s: {p: sorted(values) for p, values in ps.items()} for s, ps in things.items()}


def parsed(name: str) -> list[ox.Triple]:
    """Return the triples of one Turtle file of the package."""
    path = ontology_file(name)
    try:
        return [quad.triple for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)]
    except (SyntaxError, ValueError) as error:
        raise ResourceError(f"{path}: {error}") from error


def layer(name: str) -> list[ox.Triple]:
    """Return the triples of ``ontology``, ``concerns`` (the user's own among them) or ``topics``."""
    found = parsed(f"{name}.ttl")
    return own_concerns.over(found, own.current().concerns) if name == "concerns" else found


def node(term: object) -> str:
    """Return the text of an RDF term: an IRI, a literal's value or a blank node's label."""
    return str(getattr(term, "value", term))


def one(properties: Properties, predicate: str) -> str | None:
    """Return the only (or first) value of a predicate, or ``None``."""
    return next(iter(properties.get(predicate, [])), None)


def many(properties: Properties, predicate: str) -> tuple[str, ...]:
    """Return the values of a predicate, sorted."""
    return tuple(properties.get(predicate, ()))


@cache
def relations() -> dict[str, Relation]:
    """Return the projectable relations of the ontology by name, sorted."""
    everything = triples("ontology.ttl")
    chosen = {s: p for s, p in everything.items() if f"{KG}projectable" in p}
    return {r.name: r for r in sorted((relation(s, p, chosen) for s, p in chosen.items()), key=lambda r: r.name)}


def relation(iri: str, properties: Properties, projectable: dict[str, Properties]) -> Relation:
    """Return one relation of the ontology as a record."""
    rdfs, skos = PREFIXES["rdfs"], PREFIXES["skos"]
    return Relation(
        name=iri.removeprefix(KG),
        label=one(properties, f"{rdfs}label") or iri.removeprefix(KG),
        domain=kind(one(properties, f"{rdfs}domain")),
        range=kind(one(properties, f"{rdfs}range")),
        parents=tuple(p.removeprefix(KG) for p in many(properties, f"{rdfs}subPropertyOf") if p in projectable),
        symmetric=f"{PREFIXES['owl']}SymmetricProperty" in many(properties, f"{PREFIXES['rdf']}type"),
        verbs=many(properties, f"{KG}verbCue"),
        passives=many(properties, f"{KG}passiveCue"),
        nouns=many(properties, f"{KG}nounCue"),
        roles=many(properties, f"{KG}roleCue"),
        object_roles=many(properties, f"{KG}objectRoleCue"),
        examples=many(properties, f"{skos}example"),
        counter_examples=many(properties, f"{KG}counterExample"),
    )


def kind(iri: str | None) -> Kind | None:
    """Return the kind that a class of the ontology stands for, or ``None`` for any."""
    return Kind(iri.removeprefix(KG)) if iri else None


@own.cached
def concerns() -> dict[str, Concept]:
    """Return the concern taxonomy by slug, sorted; a concern in a user's own namespace has its whole IRI for a slug."""
    return concepts(described(layer("concerns")), "Concern", CONCERN)


@cache
def topics() -> dict[str, Concept]:
    """Return the topics by their target name (``topic:ai``), sorted."""
    return {TOPIC_MARK + slug_: topic for slug_, topic in concepts(triples("topics.ttl"), "Topic", TOPIC).items()}


def concepts(things: dict[str, Properties], kind: str, namespace: str) -> dict[str, Concept]:
    """Return the SKOS concepts of one kind by slug, sorted."""
    is_a = f"{PREFIXES['rdf']}type"
    found = (concept(s, p, namespace) for s, p in things.items() if KG + kind in p.get(is_a, []))
    return {c.id: c for c in sorted(found, key=lambda c: c.id)}


def concept(iri: str, properties: Properties, namespace: str) -> Concept:
    """Return one SKOS concept as a record; one without label or definition is an error."""
    skos = PREFIXES["skos"]
    label, definition = one(properties, f"{skos}prefLabel"), one(properties, f"{skos}definition")
    if label is None or definition is None:
        raise ResourceError(f"{iri} needs skos:prefLabel and skos:definition")
    above = one(properties, f"{skos}broader")
    return Concept(
        id=iri.removeprefix(namespace),
        label=label,
        alt_labels=many(properties, f"{skos}altLabel"),
        remedies=many(properties, f"{KG}remedyLabel"),
        broader=above.removeprefix(namespace) if above else None,
        definition=definition,
        examples=many(properties, f"{skos}example"),
        counter_examples=many(properties, f"{KG}counterExample"),
    )


# --- the registry ---------------------------------------------------------------------------------------------

REGISTRY = {
    "registry/people.csv": Kind.PERSON,
    "registry/organisations.csv": Kind.ORG,
    "registry/models.csv": Kind.MODEL,
}


@own.cached
def registry() -> tuple[Name, ...]:
    """Return the names of the field, the user's before the package's, sorted by kind and name.

    Two rows may not share a strong form.
    """
    listed = [{**row, "kind": kind_, WHERE: file} for file, kind_ in REGISTRY.items() for row in rows(file)]
    found = map(name_row, own_registry.over(listed, own.current().registry))
    names = sorted(found, key=lambda name: (name.kind, name.name))
    check_forms(names)
    return tuple(names)


def name_row(row: Row) -> Name:
    """Return one row of the registry as a record."""
    return Name(
        kind=Kind(row["kind"]),
        name=row["name"],
        aliases=parts(row["aliases"]),
        weak=parts(row["weak"]),
        distinct_from=parts(row["distinct_from"]),
        maker=row.get("maker") or None,
        source=row[WHERE],
    )


def check_forms(names: list[Name]) -> None:
    """Refuse a registry in which one strong form stands for two things, or two names share an id."""
    owner: dict[str, Name] = {}
    for name in names:
        for form in {name.name, *name.aliases} - set(name.weak):
            other = owner.setdefault(form, name)
            if other is not name:
                raise ResourceError(f"registry: {form!r} stands for {other.name} and for {name.name}: make it weak")
    ids = [(name.kind, slug(name.name)) for name in names]
    if len(set(ids)) < len(ids):
        raise ResourceError(f"registry: two rows share a name: {sorted({i for i in ids if ids.count(i) > 1})}")


# --- the lexicons -----------------------------------------------------------------------------------------------


@cache
def name_parts(part: str) -> frozenset[str]:
    """Return the words that play one part in names, such as ``org_head`` (University) or ``title`` (Senator)."""
    found = frozenset(row["word"] for row in rows("lexicons/en/name_parts.csv") if row["part"] == part)
    if not found:
        raise ResourceError(f"lexicons/en/name_parts.csv has no word for the part {part!r}")
    return found


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that attributes: its class, and the frames in which what it attributes can stand.

    Frames: ``that`` (a finite clause), ``quote``, ``to`` and ``ing`` (clauses without a subject), ``obj`` (its object),
    a preposition, or a question word. ``needs_source``: the word has other uses too ("the figures suggest"), so its
    subject must be somebody who can speak. ``role``: the noun says what a subject is ("X is an advocate of").
    """

    lemma: str
    pos: str
    cue_class: str
    frames: frozenset[str]
    needs_source: bool
    role: bool


@own.cached
def cues() -> dict[tuple[str, str], Cue]:
    """Return the attributing words by (form, part of speech): every inflected form, in lower case.

    Forms, not lemmas: the small language models lemmatise some of these words wrongly ("hopes" to "hop").
    """
    found = {}
    for row in own_lexicon.over([*rows("lexicons/en/cues.csv")], own.current().lexicon):
        cue = Cue(
            lemma=row["lemma"],
            pos=row["pos"],
            cue_class=row["class"],
            frames=frozenset(parts(row["frames"])),
            needs_source=row["needs_source"] == "yes",
            role=row["needs_source"] == "role",
        )
        for form in inflected(cue.lemma, cue.pos, parts(row["irregular"])):
            found[form, cue.pos] = cue
    return found


def inflected(lemma: str, pos: str, irregular: tuple[str, ...]) -> tuple[str, ...]:
    """Return the forms of an English word; of a phrase, its first word is inflected ("point out", "pointed out")."""
    word, _, rest = lemma.partition(" ")
    inflect = INFLECT.get(pos)
    forms = inflect(word) if inflect is not None else (word,)
    return tuple(sorted({f"{form} {rest}".strip() for form in forms} | set(irregular)))


def verb_forms(verb: str) -> tuple[str, ...]:
    """Return base, third person, past and gerund of a regular verb; American and British doubling both."""
    stem = verb[:-1] if verb.endswith("e") else verb
    y = verb.endswith("y") and verb[-2] not in "aeiou"
    past = (verb[:-1] + "ied") if y else stem + "ed"
    doubled = (verb + verb[-1] + "ed", verb + verb[-1] + "ing") if verb[-1] in "ptgdlmn" else ()
    return (verb, *plural_forms(verb), past, stem + "ing", verb + "ing", *doubled)


def plural_forms(word: str) -> tuple[str, ...]:
    """Return a noun and its regular plural, or a verb and its third person."""
    if word.endswith("y") and word[-2] not in "aeiou":
        return (word, word[:-1] + "ies")
    return (word, word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s"))


INFLECT: dict[str, Callable[[str], tuple[str, ...]]] = {"VERB": verb_forms, "NOUN": plural_forms}


@cache
def modifiers(part: str) -> frozenset[str]:
    """Return the words that modify a statement in one way, such as ``hedge``, ``negation`` or ``raising``."""
    found = frozenset(row["word"] for row in rows("lexicons/en/modifiers.csv") if row["part"] == part)
    if not found:
        raise ResourceError(f"lexicons/en/modifiers.csv has no word for the part {part!r}")
    return found


@cache
def wording(part: str) -> frozenset[str]:
    """Return words by what they are to a comparison of texts: ``function`` (the, which, would) or ``denying`` (not)."""
    return frozenset(row["word"] for row in rows("lexicons/en/wording.csv") if row["part"] == part)


@cache
def positions(part: str) -> dict[str, int]:
    """Return the words of one part that show a position, with their polarity: 1 for, -1 against, 0 neither."""
    found = {row["word"]: int(row["polarity"]) for row in rows("lexicons/en/positions.csv") if row["part"] == part}
    if not found:
        raise ResourceError(f"lexicons/en/positions.csv has no word for the part {part!r}")
    return found


@cache
def sources() -> dict[str, str]:
    """Return the nouns for those who can speak: noun -> people, org or text."""
    return {row["noun"]: row["kind"] for row in rows("lexicons/en/sources.csv")}
