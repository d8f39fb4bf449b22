"""Concerns of the user's own: a Turtle file of SKOS concepts, checked, and completed to join the taxonomy.

A new concern may stand in any namespace. More labels, examples and mappings of a concern that is there are welcome,
too; its label and its definition stay what they are.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.errors import UsageError
from kg.own import OwnFile
from kg.vocab import BASE, KG, PREFIXES, short

SCHEME = ox.NamedNode(f"{BASE}concern")
CONCERN = ox.NamedNode(f"{KG}Concern")
TYPE = ox.NamedNode(f"{PREFIXES['rdf']}type")
SKOS = PREFIXES["skos"]
CONCEPT_SCHEME = ox.NamedNode(f"{SKOS}ConceptScheme")
LABEL, OTHER_LABEL, DEFINITION, BROADER, IN_SCHEME, TOP = (
    ox.NamedNode(SKOS + name) for name in ("prefLabel", "altLabel", "definition", "broader", "inScheme", "topConceptOf")
)
LABELS = (LABEL, OTHER_LABEL)

Subject = dict[ox.NamedNode, list[object]]


def over(listed: list[ox.Triple], files: tuple[OwnFile, ...]) -> list[ox.Triple]:
    """Return the triples of the taxonomy with those of the user's files. Raises UsageError for a wrong file."""
    for file in files:
        found = parsed(file)
        check(file, subjects(found), subjects(listed))
        listed = [*listed, *found, *completing(subjects(found), subjects(listed))]
    return listed


def parsed(file: OwnFile) -> list[ox.Triple]:
    """Return the triples of a Turtle file; its blank nodes are refused, for the same file must give the same graph."""
    try:
        triples = [quad.triple for quad in ox.parse(file.content, ox.RdfFormat.TURTLE)]
    except (SyntaxError, ValueError) as error:
        raise UsageError(f"{file.name}: {error}") from error
    if any(isinstance(term, ox.BlankNode) for triple in triples for term in (triple.subject, triple.object)):
        raise UsageError(f"{file.name}: a blank node; give everything an IRI")
    return triples


def subjects(triples: Iterable[ox.Triple]) -> dict[ox.NamedNode, Subject]:
    """Return triples by subject and predicate."""
    found: dict[ox.NamedNode, Subject] = defaultdict(lambda: defaultdict(list))
    for triple in triples:
        found[triple.subject][triple.predicate].append(triple.object)  # type: ignore[index]
    return found


def concerns(known: dict[ox.NamedNode, Subject]) -> list[ox.NamedNode]:
    """Return the subjects that are concerns."""
    return [node for node, about in known.items() if CONCERN in about[TYPE]]


def check(file: OwnFile, found: dict[ox.NamedNode, Subject], listed: dict[ox.NamedNode, Subject]) -> None:
    """Refuse what is no concern, and a concern that is not told in full or clashes with another."""
    names = {label(term): node for node in concerns(listed) for name in LABELS for term in listed[node][name]}
    known = {*concerns(listed), *concerns(found)}
    for node, about in found.items():
        for fault in (
            *kind_faults(node, about, listed),
            *place_faults(about, known),
            *label_faults(node, about, names),
        ):
            raise UsageError(f"{file.name}: {short(node.value)} {fault}")


def kind_faults(node: ox.NamedNode, about: Subject, listed: dict[ox.NamedNode, Subject]) -> Iterator[str]:
    """Yield what keeps a subject from being a new concern, or an addition to one that is there."""
    new = CONCERN in about[TYPE]
    if node in listed:
        if about[LABEL] or about[DEFINITION]:
            yield "is in the taxonomy already: its skos:prefLabel and skos:definition stay, other labels may be added"
    elif new and not (about[LABEL] and about[DEFINITION]):
        yield "needs a skos:prefLabel and a skos:definition"
    elif not new and CONCEPT_SCHEME not in about[TYPE]:
        yield f"is not a kg:Concern; write: <{node.value}> a kg:Concern"


def place_faults(about: Subject, known: set[ox.NamedNode]) -> Iterator[str]:
    """Yield the concerns that a concern is put under although they are nowhere."""
    for above in about[BROADER]:
        if above not in known:
            yield f"stands under {short(getattr(above, 'value', str(above)))}, which is no concern"


def label_faults(node: ox.NamedNode, about: Subject, names: dict[str, ox.NamedNode]) -> Iterator[str]:
    """Yield the labels that another concern has: words may evoke one concern only. *names* is filled as we go."""
    for term in (*about[LABEL], *about[OTHER_LABEL]):
        other = names.setdefault(label(term), node)
        if other != node:
            yield f"has the label {label(term)!r}, which is one of {short(other.value)} already"


def label(term: object) -> str:
    """Return a label as labels are compared."""
    return str(getattr(term, "value", term)).casefold()


def completing(found: dict[ox.NamedNode, Subject], listed: dict[ox.NamedNode, Subject]) -> Iterator[ox.Triple]:
    """Yield what a new concern leaves out and the taxonomy asks for: the scheme, and a place at its top."""
    for node in (node for node in concerns(found) if node not in listed):
        if not found[node][IN_SCHEME]:
            yield ox.Triple(node, IN_SCHEME, SCHEME)
        if not found[node][BROADER] and not found[node][TOP]:
            yield ox.Triple(node, TOP, SCHEME)
