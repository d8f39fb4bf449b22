"""Questions to a store elsewhere: the same answers and refusals as to a dataset here."""

import logging
from pathlib import Path

import pytest

from kg.errors import QueryError, RemoteError, UsageError
from kg.store.ask import answered, ask
from kg.store.dataset import Dataset
from kg.store.query import query
from kg.store.remote.asking import Asking, declared
from kg.store.remote.ledger import LEDGER, MIRROR
from kg.store.remote.opening import Place
from kg.store.remote.protocol import Remote
from kg.store.remote.push import Wanted, push

COUNTED = "SELECT ?type (COUNT(*) AS ?n) { ?x a ?type } GROUP BY ?type"


@pytest.fixture
def asking(remote: Remote, folder: Path) -> Asking:
    """Both articles, in a store elsewhere."""
    push(Dataset.open(folder), remote, Wanted(union=True))
    return Asking(remote)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?who ?model { ?o kg:releases ?m . ?o rdfs:label ?who . ?m rdfs:label ?model }",
        "SELECT ?s ?p ?o { ?s ?p ?o FILTER(!STRSTARTS(STR(?p), 'https://w3id.org/claimgraph/push#')) }",
        "SELECT ?model { ?o kg:releases ?m . ?m rdfs:label ?model } ORDER BY DESC(?model)",
        "SELECT ?x { VALUES ?x { 10 9 'x' UNDEF } }",
        "ASK { ?s kg:releases ?o }",
        "ASK { ?s kg:releases ?s }",
        "CONSTRUCT { ?s kg:releases ?o } WHERE { ?s kg:releases ?o }",
        "PREFIX kg: <https://w3id.org/claimgraph/ont#>\nSELECT ?s { ?s a kg:Claim }",
        "SELECT ?s FROM graph:topics { ?s a kg:Topic }",
    ],
)
def test_the_answer_is_the_same(asking: Asking, dataset: Dataset, text: str) -> None:
    """Rows, their order and their terms are those of a query here."""
    assert asking.query(text) == query(dataset, text)


def test_counts_are_the_same(asking: Asking, dataset: Dataset) -> None:
    """A triple that two articles state counts once."""
    there, here = asking.query(COUNTED + " HAVING(?type != kg:x)"), query(dataset, COUNTED)
    assert there.terms == here.terms  # type: ignore[union-attr]


def test_a_limit(asking: Asking) -> None:
    """A limit keeps the first rows and says that there are more; one below nought is refused."""
    found = asking.query(COUNTED, limit=2)
    assert len(found) == 2 and found.cut  # type: ignore[arg-type, union-attr]
    with pytest.raises(UsageError, match="-1"):
        asking.query(COUNTED, limit=-1)


@pytest.mark.parametrize(
    "text",
    ["DROP ALL", "DELETE WHERE { ?a ?b ?c }", "SELECT * { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }", "", "?x"],
)
def test_refusals_are_the_same(asking: Asking, text: str) -> None:
    """Nothing that changes data or reaches further is sent."""
    asking.remote.ask = None  # type: ignore[method-assign, assignment]
    with pytest.raises(QueryError):
        asking.query(text)


def test_what_the_store_refuses_is_told(asking: Asking) -> None:
    """What cannot be parsed comes back with the store's reason; lines keep their numbers."""
    with pytest.raises(RemoteError, match="400 Bad Request: error at 2:"):
        asking.query("SELECT ?x {\n ?x kg:releases }")


def test_questions_by_name(asking: Asking, dataset: Dataset) -> None:
    """Shipped questions and the names in them are understood there too."""
    for name, params in (
        ("models-by-org", {"org": "Acme Labs"}),
        ("concern-ranking", {}),
        ("lineage", {"model": "Gamma 3"}),
    ):
        assert answered(asking, asking.query, name, params) == ask(dataset, name, params)
    with pytest.raises(UsageError, match="Did you mean: Acme Labs"):
        answered(asking, asking.query, "models-by-org", {"org": "Acme Lab"})


def test_prefixes_are_declared_where_they_are_used() -> None:
    """Known prefixes are declared on the first line, but for those that the query declares or does not use."""
    assert declared("ASK { ?s kg:x ?o }") == "PREFIX kg: <https://w3id.org/claimgraph/ont#> ASK { ?s kg:x ?o }"
    own = "PREFIX kg: <x:> ASK { ?s kg:x ?o }"
    assert declared(own) == own
    assert declared("ASK { ?s ?p <http://x/> }") == "ASK { ?s ?p <http://x/> }"


# --- how the store makes its default graph ----------------------------------------------------------------------


def test_no_union_is_told(remote: Remote, folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A default graph that holds nothing of the named ones is told, with the way out."""
    push(Dataset.open(folder), remote)
    assert Asking(remote).graphs == ()
    assert [line for line in caplog.messages if "does not hold" in line and "--union" in line]
    with pytest.raises(RemoteError, match="--union"):
        list(Asking(remote, strict=True).select("SELECT ?s { ?s a kg:Claim }"))


def test_copies_are_told(serve, folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A store that counts a triple for each of its graphs is told, for its counts are wrong."""
    with serve("--union-default-graph") as address:
        remote = Place(address, "oxigraph").opened()
        push(Dataset.open(folder), remote)
        assert Asking(remote).graphs == ()
    assert [line for line in caplog.messages if "once for each graph" in line]


def test_a_union_is_not_spoken_of(asking: Asking, caplog: pytest.LogCaptureFixture) -> None:
    """Where all is well nothing is said and no graph is named."""
    caplog.clear()
    assert Asking(asking.remote).graphs == () and caplog.messages == []


def test_of_an_unknown_store_nothing_is_said(remote: Remote, caplog: pytest.LogCaptureFixture) -> None:
    """A store that nothing was pushed to may hold anything."""
    with caplog.at_level(logging.DEBUG, "kg"):
        assert Asking(remote).query("ASK { ?s ?p ?o }") is False
    assert caplog.messages == []


def bindings(name: str, *values: str) -> bytes:
    """Return a table of one column."""
    rows = ",".join(f'{{"{name}":{{"type":"literal","value":"{value}"}}}}' for value in values)
    return f'{{"head":{{"vars":["{name}"]}},"results":{{"bindings":[{rows}]}}}}'.encode()


def test_graphs_are_named_where_that_makes_the_union(told, reply) -> None:
    """A store whose default graph is the merge of the graphs that a query names is asked for all that were pushed."""

    def store(body: str):
        """Answer as a store does that merges named graphs, and else has an empty default graph."""
        if "digest" in body:
            return reply(200, bindings("graph", "x:a", "x:b"))
        return reply(200, bindings("where", "named", *(["default"] if "default-graph-uri" in body else [])))

    told.replies = [store]
    asking = Asking(Place(query_url=told.address).opened())
    assert asking.graphs == ["x:a", "x:b"]
    asking.query("SELECT ?where { ?where ?p ?o }")
    body = told.requests[-1][3]
    assert body.count("default-graph-uri=x%3A") == body.count("named-graph-uri=x%3A") == 2
    asking.query("SELECT ?where FROM <x:c> { ?where ?p ?o }")
    assert "graph-uri" not in told.requests[-1][3]
    assert {LEDGER, MIRROR}.isdisjoint(asking.graphs)
