"""Names in a query that nothing in the dataset has: why it may have found nothing."""

import difflib
import re
from collections.abc import Iterator
from functools import partial

import pyoxigraph as ox

from kg.store.dataset import Dataset
from kg.store.query import NOT_WORDS
from kg.vocab import PREFIXES, short

NAME = re.compile(r"(?<![\w?$:.<-])([a-z]+):([\w%][\w.%-]*)")
"""A name with one of the known prefixes."""

DECLARED = re.compile(r"\bPREFIX\s+(\w*):", re.IGNORECASE)
CLOSE, MOST = 0.6, 3


def unknown(dataset: Dataset, text: str) -> Iterator[str]:
    """Yield, in words, each name of a known prefix in the query *text* that stands nowhere in the dataset."""
    dataset.index()
    declared = set(DECLARED.findall(text))
    names = NAME.findall(NOT_WORDS.sub(" ", text))
    for prefix, local in dict.fromkeys(names):
        if prefix in PREFIXES and prefix not in declared:
            iri = PREFIXES[prefix] + local.rstrip(".")
            if not stands(dataset, ox.NamedNode(iri)):
                yield f"{short(iri)} stands nowhere in the data or the ontology{alike(dataset, prefix, iri)}"


def stands(dataset: Dataset, node: ox.NamedNode) -> bool:
    """Tell whether a node is in any triple, or names a graph."""
    found = dataset.store.quads_for_pattern
    places = (partial(found, node, None, None), partial(found, None, node, None), partial(found, None, None, node))
    return dataset.store.contains_named_graph(node) or any(next(place(), None) is not None for place in places)


def alike(dataset: Dataset, prefix: str, iri: str) -> str:
    """Return names of the vocabularies that are spelt like this one, as a question; nothing where there is none."""
    sparql = "SELECT DISTINCT ?s { ?s a ?type . GRAPH ?g { ?s a ?type } VALUES ?g { %s } }"
    layers = " ".join(f"graph:{name}" for name in ("ontology", "concerns", "topics", "entities"))
    there = [short(s) for (s,) in dataset.select(sparql % layers) if s and s.startswith(PREFIXES[prefix])]
    close = difflib.get_close_matches(short(iri), sorted(there), MOST, CLOSE)
    return f"; is it {' or '.join(close)}?" if close else ""
