"""From the dataset's statements to a ``networkx.MultiDiGraph``: one edge a statement, each with its evidence."""

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import chain
from typing import TypeAlias

import networkx as nx

from kg.errors import UsageError
from kg.network.source import Columns, Source, grouped, rows
from kg.network.statements import Attributes, Edge, claims, relations, sayings, stances
from kg.vocab import BASE, KG

Graph: TypeAlias = "nx.MultiDiGraph[str]"

UNNAMED = "UnnamedSource"
CLAIM = "Claim"

STATUS: dict[str, Callable[[Attributes], bool]] = {
    "accepted": lambda a: a["status"] == "Accepted" and not a["negated"] and not a["former"],
    "candidate": lambda a: a["status"] in {"Accepted", "Candidate"} and not a["negated"] and not a["former"],
    "all": lambda a: True,
}
"""Which relation mentions become edges: those that hold, those that may hold, or every one that was seen."""


def project(source: Source, *, claims_as_nodes: bool = False, unnamed: bool = True, status: str = "accepted") -> Graph:
    """Return the network of the dataset, with nodes and edges in sorted order.

    A node is an IRI with ``type`` (Person, Org, Model, UnnamedSource, Concern, Topic, Claim), ``label``, ``aliases``
    (joined by `` | ``) and ``documents``, the number of documents that name it or claim something about it. Only nodes
    that some statement joins are there.

    An edge's key is the IRI of its statement (with ``#predicate`` added where one claim stands twice between the same
    two nodes); it has ``statement``, ``predicate``, ``kind`` (relation or claim), the article (``document``,
    ``title``, ``date``, ``url``, ``publisher``), the evidence (``quote``, ``start``, ``end`` in code points, ``spans``)
    and how it was put (``negated``, ``hedged``, ``cue``, ``rule`` ...). Every attribute is a string, an integer
    or a boolean.

    A claim joins its speaker to each concern and target; with *claims_as_nodes* it stands between them. Without
    *unnamed*, sources that the text does not name are left out. *status* chooses the relation mentions: ``accepted``,
    ``candidate`` (accepted or awaiting a check) or ``all`` (negated, former and rejected ones too).

    Raises UsageError for an unknown *status*.
    """
    wanted = chosen(status)
    read = Columns(source)
    nodes = things(read) | (claim_nodes(read) if claims_as_nodes else {})
    stated = sayings(read) if claims_as_nodes else stances(read)
    edges = [*stated, *(edge for edge in relations(read) if wanted(edge.attributes))]
    left_out = set() if unnamed else {iri for iri, node in nodes.items() if node["type"] == UNNAMED}
    return assembled(nodes, (edge for edge in edges if not {edge.source, edge.target} & left_out))


def chosen(status: str) -> Callable[[Attributes], bool]:
    """Return the test that a status name stands for."""
    if status not in STATUS:
        raise UsageError(f"unknown status {status!r}: choose {', '.join(sorted(STATUS))}")
    return STATUS[status]


def things(read: Columns) -> dict[str, Attributes]:
    """Return everything that can be a node, by IRI, with its attributes."""
    aliases, documents = grouped(read.source, "aliases"), held(read)
    found: dict[str, Attributes] = {}
    for iri, kind, *names in rows(read.source, "nodes"):
        label = next((name for name in names if name), local(iri))
        others = " | ".join(alias for (alias,) in aliases.get(iri, ()) if alias != label)
        found.setdefault(iri, described(kind.removeprefix(KG), label, others, documents[iri]))
    return found


def held(read: Columns) -> Counter[str]:
    """Return in how many documents each node is named, or claimed about."""
    within = read.values("inDocument")
    told = chain.from_iterable(read.pairs(how) for how in ("refersTo", "speaker", "about", "addresses"))
    return Counter(node for node, _ in {(node, within[one]) for one, node in told if one in within})


def described(kind: str, label: str, aliases: str = "", documents: int = 0) -> Attributes:
    """Return the attributes of a node."""
    return {"type": kind, "label": label, "aliases": aliases, "documents": documents}


def claim_nodes(read: Columns) -> dict[str, Attributes]:
    """Return every claim as a node whose label is what it says, word for word."""
    return {
        iri: described(CLAIM, str(claim["text"] or claim.get("quote", "")), documents=1)
        for iri, claim in claims(read).items()
    }


def local(iri: str) -> str:
    """Return what stands for a name where the data gives none."""
    return iri.removeprefix(BASE).rpartition("/")[2]


def assembled(nodes: dict[str, Attributes], edges: Iterable[Edge]) -> Graph:
    """Return the graph of *edges* and of the nodes that they join, both in sorted order."""
    ordered = sorted(edges, key=lambda edge: edge.order)
    graph: Graph = nx.MultiDiGraph()
    for iri in sorted({end for edge in ordered for end in (edge.source, edge.target)}):
        graph.add_node(iri, **nodes.get(iri, described("", local(iri))))
    for edge in ordered:
        attributes = {"statement": edge.statement, "predicate": edge.predicate, **edge.attributes}
        graph.add_edge(edge.source, edge.target, key=edge_key(graph, edge), **attributes)
    return graph


def edge_key(graph: Graph, edge: Edge) -> str:
    """Return the key of an edge: its statement, made unique where one claim does two things to one target."""
    taken = graph.has_edge(edge.source, edge.target, key=edge.statement)
    return f"{edge.statement}#{edge.predicate}" if taken else edge.statement


def leading(graph: Graph, limit: int) -> Graph:
    """Return the part of *graph* that joins its *limit* weightiest nodes, for a picture that can still be read.

    Weight is the number of statements at a node, then of documents, then the IRI's order. A node that is left without
    any statement goes too, unless *graph* gave it none.
    """
    if len(graph) <= limit:
        return graph
    weight = sorted(graph, key=lambda n: (-graph.degree(n), -int(graph.nodes[n].get("documents", 0)), n))
    kept = part(graph, set(weight[:limit]))
    return part(kept, {node for node in kept if kept.degree(node)})


def part(graph: Graph, nodes: set[str]) -> Graph:
    """Return a copy of *graph* with *nodes* only, in the order of *graph*.

    (``Graph.subgraph`` walks through the set, whose order changes from run to run.)
    """
    kept: Graph = nx.MultiDiGraph()
    kept.add_nodes_from((node, data) for node, data in graph.nodes(data=True) if node in nodes)
    for source, target, key, data in graph.edges(keys=True, data=True):
        if source in nodes and target in nodes:
            kept.add_edge(source, target, key=key, **data)
    return kept
