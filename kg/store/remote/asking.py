"""Questions to a remote store, with the same refusals, order and results as to a dataset on disk.

Queries are written for a default graph that is the union of the named ones, each triple once. Whether the store's is,
a triple tells that ``ledger`` put into two graphs.
"""

import logging
import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from kg.errors import QueryError, RemoteError, UsageError
from kg.store.query import RETURN, check, keywords
from kg.store.remote.answers import ACCEPTED
from kg.store.remote.ledger import DIGEST, LEDGER, MIRROR, SEEN
from kg.store.remote.protocol import Remote
from kg.store.results import Result
from kg.vocab import PREFIXES

log = logging.getLogger(__name__)

HOW = f"""SELECT ?where {{
  {{ <{LEDGER}> <{SEEN}> ?seen BIND("default" AS ?where) }}
  UNION {{ GRAPH <{LEDGER}> {{ <{LEDGER}> <{SEEN}> ?seen }} BIND("named" AS ?where) }}
}}"""
ALL = f"SELECT ?graph {{ GRAPH <{LEDGER}> {{ ?graph <{DIGEST}> ?digest }} }} LIMIT %d"

NAMED = 500
"""Up to so many graphs are named one by one where that makes the union."""

NONE = (
    "the default graph of %s does not hold what its named graphs do, so that only GRAPH ?g { ... } finds anything: "
    "kg push --union puts the union there; docs/stores.md tells what else helps"
)
COPIES = (
    "%s counts a triple once for each graph that it stands in, so that counts may be too high: "
    "start it without a union of its own and use kg push --union; docs/stores.md tells more"
)

DECLARED = re.compile(r"\bPREFIX\s+([\w-]*)\s*:", re.IGNORECASE)


class Asking:
    """A remote store that is asked as a dataset is."""

    def __init__(self, remote: Remote, *, strict: bool = False) -> None:
        """Take the store; nothing is sent yet. *strict* is to answer nothing where a default graph is missing."""
        self.remote, self.strict = remote, strict

    @cached_property
    def graphs(self) -> Sequence[str]:
        """The graphs to name with a query; the store is asked, once, how its default graph is made.

        What is wrong with it is told; where it has nothing of the named graphs that is a RemoteError, if *strict*.
        """
        graphs, wrong = union_of(self.remote)
        if wrong is NONE and self.strict:
            raise RemoteError(wrong % self.remote.endpoint)
        if wrong:
            log.warning(wrong, self.remote.endpoint)
        return graphs

    def query(self, text: str, *, limit: int | None = None) -> Result:
        """Return the answer to a SPARQL query, as ``kg.store.query.query`` does for a dataset.

        Raises QueryError for what is refused (updates, SERVICE), RemoteError for what the store refuses or breaks off.
        """
        if limit is not None and limit < 0:
            raise UsageError(f"a limit is a number of rows, not {limit}")
        text = RETURN.sub("\n", text)
        words = keywords(text)
        check(text, words, None)
        kind = form(words)
        graphs = () if "FROM" in words else self.graphs
        return self.remote.ask(declared(text), kind, graphs=graphs, limit=limit, ordered="ORDER" in words)

    def select(self, sparql: str) -> Iterator[tuple[str | None, ...]]:
        """Return the rows of a SELECT as plain strings: for this project's own queries."""
        return self.remote.rows(declared(sparql), self.graphs)


def form(words: list[str]) -> str:
    """Return which kind of query it is; QueryError where it is none."""
    found = next((word for word in words if word in ACCEPTED), None)
    if found is None:
        raise QueryError(f"this is no query: it has none of {', '.join(ACCEPTED)}")
    return found


def declared(text: str) -> str:
    """Return a query with the known prefixes that it uses declared, on its first line: the lines keep their numbers."""
    own = set(DECLARED.findall(text))
    used = [each for each in PREFIXES if each not in own and re.search(rf"(?<![\w-]){each}:", text)]
    return "".join(f"PREFIX {each}: <{PREFIXES[each]}> " for each in used) + text


def union_of(remote: Remote) -> tuple[Sequence[str], str]:
    """Return the graphs to name so that the default graph is their union, none where it is anyway; and what is wrong.

    Nothing is known, and nothing said, of a store that nothing was pushed to.
    """
    default, named = seen(remote)
    if default == 1 or not named:
        return (), ""
    graphs = [graph for (graph,) in remote.rows(ALL % (NAMED + 1)) if graph]
    if len(graphs) <= NAMED and seen(remote, (*graphs, LEDGER, MIRROR))[0] == 1:
        return graphs, ""
    return (), COPIES if default else NONE


def seen(remote: Remote, graphs: Sequence[str] = ()) -> tuple[int, int]:
    """Return how often the default graph gives a triple that stands in two graphs, and whether it was pushed."""
    found = [where for (where,) in remote.rows(HOW, graphs)]
    return found.count("default"), found.count("named")
