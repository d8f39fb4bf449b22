"""Namespaces and IRIs, as plain strings: the one place where an IRI is put together."""

import re
import unicodedata
from functools import lru_cache

BASE = "https://w3id.org/claimgraph/"
KG = f"{BASE}ont#"
ID = f"{BASE}id/"
CONCERN = f"{BASE}concern/"
TOPIC = f"{BASE}topic/"
GRAPH = f"{BASE}graph/"
SHAPE = f"{BASE}shape#"
PUSH = f"{BASE}push#"

PREFIXES = {
    "kg": KG,
    "con": CONCERN,
    "top": TOPIC,
    "id": ID,
    "graph": GRAPH,
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "dcterms": "http://purl.org/dc/terms/",
    "schema": "http://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""Prefixes that every query may use without declaring them, and that exports declare."""

TOPIC_MARK = "topic:"
"""How a record's target names a topic (``topic:open-source-ai``); everything else is an entity id (``org_meta``)."""


@lru_cache(maxsize=10_000)
def slug(text: str) -> str:
    """Return *text* as the local part of an IRI: lower case, words joined by ``-``.

    Letters and digits of any script stay, and so does a dot between digits ("Llama 3.1" -> ``llama-3.1``),
    for a version is not a number without it. Empty input, or input of marks alone, gives ``x``.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    kept = re.sub(r"(?<=\d)\.(?=\d)", "\0", folded)
    return re.sub(r"[\W_]+", "-", kept.replace("\0", "0DOT0")).strip("-").replace("0DOT0", ".") or "x"


def entity_id(kind: str, name: str) -> str:
    """Return the id of a named thing: ``entity_id("Org", "Meta")`` is ``org_meta``."""
    return f"{kind.lower()}_{slug(name)}"


def target_iri(target: str) -> str:
    """Return the IRI of what a claim is about: a topic (``topic:ai``) or an entity (``org_meta``)."""
    if target.startswith(TOPIC_MARK):
        return TOPIC + target.removeprefix(TOPIC_MARK)
    return ID + target


def concern_iri(concern: str) -> str:
    """Return the IRI of a concern: of the taxonomy by its slug (``misuse``), of another namespace by its IRI."""
    return concern if ":" in concern else CONCERN + concern


def short(iri: str) -> str:
    """Return *iri* with a known prefix (``id:org_meta``), or as it stands where none fits."""
    for prefix, namespace in sorted(PREFIXES.items(), key=lambda item: -len(item[1])):
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def ordered(turtle: str) -> str:
    """Return Turtle or TriG with the prefix declarations at its top sorted: the writer gives them in no order."""
    lines = turtle.splitlines(keepends=True)
    count = next((i for i, line in enumerate(lines) if not line.startswith("@prefix ")), len(lines))
    return "".join(sorted(lines[:count]) + lines[count:])
