"""The shapes: SHACL Core (https://www.w3.org/TR/shacl/), run by pySHACL on a plain rdflib graph.

A plain graph, for over an Oxigraph-backed one pySHACL is a hundred times slower and reports faults that are none.
"""

from collections.abc import Iterable, Iterator
from typing import cast

import pyoxigraph as ox
import pyshacl
from rdflib import Graph
from rdflib.namespace import RDF, SH
from rdflib.term import Node

from kg.rdf.findings import Finding, Severity
from kg.resources import ontology_file
from kg.vocab import short

WARNINGS = frozenset({SH.Warning, SH.Info})


def broken_shapes(quads: Iterable[ox.Quad]) -> Iterator[Finding]:
    """Yield a finding for every violation of a shape in the union of *quads*."""
    shapes = Graph().parse(ontology_file("shapes.ttl"), format="turtle")
    _, results, _ = pyshacl.validate(plain(quads), shacl_graph=shapes, inference="none", advanced=False)
    found = cast(Graph, results)
    for result in found.subjects(RDF.type, SH.ValidationResult):
        yield finding(found, result)


def plain(quads: Iterable[ox.Quad]) -> Graph:
    """Return the union of all graphs as an rdflib graph."""
    content = ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES) or b""
    return Graph().parse(data=content, format="nt")


def finding(results: Graph, result: Node) -> Finding:
    """Return one result of the SHACL report as a record."""
    severity = Severity.WARNING if results.value(result, SH.resultSeverity) in WARNINGS else Severity.ERROR
    value = results.value(result, SH.value)
    detail = "" if value is None else f" ({short(str(value))})"
    message = f"{results.value(result, SH.resultMessage)}{detail}"
    shape, focus = results.value(result, SH.sourceShape), results.value(result, SH.focusNode)
    return Finding(severity, short(str(shape)), short(str(focus)), message)
