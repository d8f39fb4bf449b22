"""Answers that are cut, late or no answers at all are errors, never shorter."""

from dataclasses import replace

import pytest

from kg.errors import RemoteError
from kg.store.remote.opening import Place
from kg.store.results import Table, Triples

TABLE = (
    b'{"head":{"vars":["a","b"]},"results":{"bindings":[{"a":{"type":"uri","value":"http://x/"},"b":{"type":"literal",'
    b'"value":"10","datatype":"http://www.w3.org/2001/XMLSchema#integer"}},{"b":{"type":"literal","xml:lang":"en",'
    b'"value":"z"}},{"b":{"type":"literal","value":"9","datatype":"http://www.w3.org/2001/XMLSchema#integer"}}]}}'
)
QUERY = "SELECT ?a ?b { ?a ?x ?b }"


@pytest.fixture
def remote(told, at_once):
    """A store that answers as it is told."""
    return Place(query_url=told.address).opened(replace(at_once, read=0.3))


def test_a_table(told, reply, remote) -> None:
    """Rows come sorted as local ones are, missing values first, numbers by value, unless the query orders them."""
    told.replies = [reply(200, TABLE)]
    found = remote.ask(QUERY, "SELECT")
    assert isinstance(found, Table)
    assert found.rows == ((None, "9"), (None, "z"), ("http://x/", "10"))
    assert remote.ask(QUERY, "SELECT", limit=1) == Table(found.columns, found.terms[:1], cut=True)
    assert [row[1] for row in remote.rows(QUERY)] == ["10", "z", "9"]


def test_a_cut_table(told, reply, remote) -> None:
    """Wherever an answer breaks off, and even if the store says that all is well, it is an error."""
    told.replies = [reply(200, TABLE[:end]) for end in range(len(TABLE))]
    for _ in range(len(TABLE)):
        with pytest.raises(RemoteError, match="cut short"):
            remote.ask(QUERY, "SELECT")


def test_a_broken_connection(told, reply, remote) -> None:
    """An answer that is shorter than it was announced is one too, for triples as well."""
    triple = b"<http://x/> <http://x/> <http://x/> .\n"
    told.replies = [reply(200, triple, {"Content-Length": str(2 * len(triple)), "Connection": "close"})]
    with pytest.raises(RemoteError, match="cut short"):
        remote.ask("CONSTRUCT WHERE { ?s ?p ?o }", "CONSTRUCT")


def test_a_page_instead(told, reply, remote) -> None:
    """A page to log in, say, is no answer."""
    told.replies = [reply(200, b"<html>Who are you?</html>", {"Content-Type": "text/html"})]
    with pytest.raises(RemoteError, match=r"\(text/html\) is cut short, or is no answer"):
        remote.ask(QUERY, "SELECT")


def test_an_answer_that_stops_in_the_middle(told, reply, remote) -> None:
    """A store that falls silent within its answer is not waited for."""
    told.replies = [reply(200, TABLE[:100], {"Content-Length": str(len(TABLE))}, stuck=True)]
    with pytest.raises(RemoteError, match=r"did not finish its answer within 0.3 seconds"):
        remote.ask(QUERY, "SELECT")


def test_an_answer_that_drips(told, reply, remote) -> None:
    """A store that sends a little now and then does not outlast its time either."""
    told.replies = [reply(200, TABLE[:100], {"Content-Length": "1000000"}, dripping=True)]
    with pytest.raises(RemoteError, match=r"did not finish its answer within 0.3 seconds"):
        remote.ask(QUERY, "SELECT")


def test_an_answer_without_a_time_limit(told, reply) -> None:
    """Nought is no limit."""
    told.replies = [reply(200, TABLE)]
    assert len(Place(query_url=told.address, seconds=0).opened().ask(QUERY, "SELECT")) == 3


def test_yes_and_no_and_triples(told, reply, remote) -> None:
    """The other kinds of answers; triples come sorted, each once."""
    told.replies = [reply(200, b'{"head":{},"boolean":false}')]
    assert remote.ask("ASK { ?s ?p ?o }", "ASK") is False
    lines = [f"<http://x/{name}> <http://x/> <http://x/> .\n" for name in "bab"]
    told.replies = [reply(200, "".join(lines).encode())]
    found = remote.ask("CONSTRUCT WHERE { ?s ?p ?o }", "CONSTRUCT")
    assert isinstance(found, Triples)
    assert [str(triple)[:12] for triple in found.triples] == ["<http://x/a>", "<http://x/b>"]
    assert told.requests[-1][2]["Accept"] == "application/n-triples"
