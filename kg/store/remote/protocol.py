"""What a remote store can be told: SPARQL 1.1 Query and Update, and whole graphs by the Graph Store Protocol."""

from collections.abc import Iterator, Sequence

import pyoxigraph as ox

from kg.errors import UsageError
from kg.resources import node
from kg.store.remote import answers
from kg.store.remote.endpoint import Endpoint
from kg.store.remote.web import Web
from kg.store.results import Result, Table

UPDATE = {"Content-Type": "application/sparql-update; charset=utf-8"}
TRIPLES = {"Content-Type": "application/n-triples; charset=utf-8"}


def inserted(graph: str, lines: Sequence[str]) -> str:
    """Return the update that puts triples into a graph."""
    return f"INSERT DATA {{ GRAPH <{graph}> {{\n{NEWLINE.join(lines)}\n}} }}"


NEWLINE = "\n"


class Remote:
    """A store that is reached over HTTP. Lines of triples are N-Triples, each with its dot and without line break."""

    def __init__(self, endpoint: Endpoint, web: Web, batch: int = 10_000) -> None:
        """Take the addresses, the session, and how many triples go in one request."""
        self.endpoint, self.web, self.batch = endpoint, web, batch

    # --- asking ---------------------------------------------------------------------------------------------------

    def ask(
        self,
        sparql: str,
        form: str,
        *,
        graphs: Sequence[str] = (),
        limit: int | None = None,
        ordered: bool = False,
    ) -> Result:
        """Return the answer to a query of this *form*; with *graphs*, of these alone, as default graph and named."""
        fields = [("query", sparql)]
        fields += [(name, graph) for name in ("default-graph-uri", "named-graph-uri") for graph in graphs]
        url = self.needed("query", "queries")
        response = self.web.send("POST", url, fields, headers={"Accept": answers.ACCEPTED[form]}, stream=True)
        return answers.result(response, form, limit, ordered=ordered, seconds=self.web.patience.read)

    def rows(self, sparql: str, graphs: Sequence[str] = ()) -> Iterator[tuple[str | None, ...]]:
        """Return the rows of a SELECT as plain strings."""
        found = self.ask(sparql, "SELECT", graphs=graphs, ordered=True)
        assert isinstance(found, Table)
        return (tuple(None if term is None else node(term) for term in row) for row in found.terms)

    # --- changing -------------------------------------------------------------------------------------------------

    def update(self, sparql: str) -> None:
        """Run an update."""
        self.web.send("POST", self.needed("update", "updates"), sparql.encode("utf-8"), headers=UPDATE)

    def replace(self, graph: str, lines: Sequence[str]) -> None:
        """Put *lines* in place of what is in a graph, in as many requests as it takes."""
        parts = [lines[start : start + self.batch] for start in range(0, len(lines), self.batch)] or [[]]
        if self.endpoint.graphs:
            for number, part in enumerate(parts):
                self.store("POST" if number else "PUT", graph, part)
        else:
            self.update(f"DROP SILENT GRAPH <{graph}>")
            for part in filter(None, parts):
                self.update(inserted(graph, part))

    def store(self, method: str, graph: str, lines: Sequence[str]) -> None:
        """Send triples of one graph by the Graph Store Protocol."""
        body = "".join(f"{line}\n" for line in lines).encode("utf-8")
        self.web.send(method, self.endpoint.graphs, body, params={"graph": graph}, headers=TRIPLES)

    def drop(self, graph: str) -> None:
        """Take a graph out, if it is there."""
        if self.endpoint.graphs:
            self.web.send("DELETE", self.endpoint.graphs, params={"graph": graph}, missing=True)
        else:
            self.update(f"DROP SILENT GRAPH <{graph}>")

    def statements(self, graph: str) -> Iterator[ox.Triple]:
        """Return the triples of one graph, got by the Graph Store Protocol; none where there is no such graph."""
        accept = {"Accept": answers.NTRIPLES}
        url = self.needed("graphs", "whole graphs")
        response = self.web.send("GET", url, params={"graph": graph}, headers=accept, missing=True, stream=True)
        if response.status_code == 404:
            response.close()
            return iter(())
        return answers.statements(response, self.web.patience.read)

    def needed(self, kind: str, what: str) -> str:
        """Return an address; UsageError where the store has none of the kind."""
        url: str = getattr(self.endpoint, kind)
        if not url:
            options = {"query": "--query-url", "update": "--update-url", "graphs": "--graph-store-url"}
            raise UsageError(f"where does {self.endpoint} take {what}? name its --product, or give {options[kind]}")
        return url
