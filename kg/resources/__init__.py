"""Where the data files live, and what is in them: the only room that knows either.

The ontology lies at the top of a checkout (and of an sdist), and inside the package in a wheel; the lexicons and the
registry always lie inside the package. Everything here is read once, checked, and handed out as frozen records.
"""

from kg.resources.files import PACKAGE, data_file, ontology_dir, ontology_file, parts, rows
from kg.resources.lexicons import (
    Cue,
    cues,
    inflected,
    modifiers,
    name_parts,
    plural_forms,
    positions,
    rewording,
    sources,
    verb_forms,
    wording,
)
from kg.resources.ontology import (
    Concept,
    Properties,
    Relation,
    concept,
    concepts,
    concerns,
    described,
    kind,
    layer,
    many,
    node,
    one,
    parsed,
    relation,
    relations,
    topics,
    triples,
)
from kg.resources.registry import REGISTRY, Name, check_forms, name_row, registry
from kg.resources.relation_forms import relation_forms
from kg.resources.weights import SCALE, Weights, cells, weights

__all__ = [
    "PACKAGE",
    "REGISTRY",
    "SCALE",
    "Concept",
    "Cue",
    "Name",
    "Properties",
    "Relation",
    "Weights",
    "cells",
    "check_forms",
    "concept",
    "concepts",
    "concerns",
    "cues",
    "data_file",
    "described",
    "inflected",
    "kind",
    "layer",
    "many",
    "modifiers",
    "name_parts",
    "name_row",
    "node",
    "one",
    "ontology_dir",
    "ontology_file",
    "parsed",
    "parts",
    "plural_forms",
    "positions",
    "registry",
    "relation",
    "relation_forms",
    "relations",
    "rewording",
    "rows",
    "sources",
    "topics",
    "triples",
    "verb_forms",
    "weights",
    "wording",
]
