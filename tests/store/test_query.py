"""Queries: what they may ask, what is refused, and how answers read in each format."""

import json
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from kg.errors import QueryError, UsageError
from kg.rdf.encode import encode
from kg.store.dataset import Dataset
from kg.store.formats import FORMATS, render
from kg.store.query import query
from kg.store.results import Table, Triples

WHO = "SELECT ?who ?model { ?o kg:releases ?m . ?o rdfs:label ?who . ?m rdfs:label ?model }"


def test_select_gives_sorted_rows(dataset: Dataset) -> None:
    """Rows of a query without ORDER BY come sorted, with the known prefixes undeclared."""
    found = query(dataset, WHO)
    assert isinstance(found, Table)
    assert found.columns == ("who", "model")
    assert found.rows == (("Acme Labs", "Gamma 2"), ("Acme Labs", "Gamma 3"))


def test_numbers_sort_by_value(dataset: Dataset) -> None:
    """Numbers come in the order of their values, missing values first, a number that is none last."""
    values = '(10) (9) (UNDEF) ("x") ("y"^^xsd:integer)'
    found = query(dataset, f"SELECT ?n {{ VALUES (?n) {{ {values} }} }}")
    assert isinstance(found, Table)
    assert [row[0] for row in found.rows] == [None, "9", "10", "x", "y"]


def test_order_by_is_kept(dataset: Dataset) -> None:
    """A query that orders its rows keeps its order."""
    found = query(dataset, WHO + " ORDER BY DESC(?model)")
    assert isinstance(found, Table)
    assert [row[1] for row in found.rows] == ["Gamma 3", "Gamma 2"]


def test_limit_cuts_after_sorting(dataset: Dataset) -> None:
    """A limit keeps the first rows, or triples; one below nought is refused."""
    assert len(query(dataset, WHO, limit=1)) == 1  # type: ignore[arg-type]
    assert len(query(dataset, "CONSTRUCT WHERE { ?s kg:releases ?o }", limit=1)) == 1  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="-1"):
        query(dataset, WHO, limit=-1)


def test_construct_and_ask(dataset: Dataset) -> None:
    """CONSTRUCT gives triples, each once; ASK gives yes or no."""
    found = query(dataset, "CONSTRUCT { ?s kg:releases ?o } WHERE { ?s kg:releases ?o . ?x a ?y }")
    assert isinstance(found, Triples)
    assert len(found) == 2
    assert query(dataset, "ASK { ?s kg:releases ?o }") is True
    assert query(dataset, "ASK { ?s kg:releases ?s }") is False


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { <x:a> <x:b> <x:c> }",
        "delete where { ?a ?b ?c }",
        "PREFIX x: <http://insert/> # select\nLOAD <file:///etc/passwd>",
        "CLEAR ALL",
    ],
)
def test_updates_are_refused(dataset: Dataset, text: str) -> None:
    """An update is refused by name, in whatever case, behind prefixes and comments."""
    before = len(dataset.store)
    with pytest.raises(QueryError, match="only reads"):
        query(dataset, text)
    assert len(dataset.store) == before


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }",
        "SELECT * { SERVICE SILENT ?x { ?a ?b ?c } }",
        "SELECT * { ?a ?b 1.SERVICE<http://127.0.0.1:9/>{ ?a ?b ?c } }",
        "SELECT * { { SELECT * { ?a ?b ?c FILTER EXISTS { service <http://127.0.0.1:9/> { ?a ?b ?d } } } } }",
        "SELECT * { ?a kg:x\\'b ?c . SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } #'\n }",
        "SELECT * { # foo\r SERVICE <http://127.0.0.1:9/> { ?a ?b ?c }\n }",
        'SELECT * { BIND("a\\u0022 AS ?x) #" AS ?x) SERVICE <http://127.0.0.1:9/> { ?a ?b ?c }\n }',
        'SELECT * { BIND("a\\U00000022 AS ?x) #" AS ?x) SERVICE <http://127.0.0.1:9/> { ?a ?b ?c }\n }',
    ],
)
def test_service_is_refused(dataset: Dataset, text: str) -> None:
    """A SERVICE is refused wherever it stands and however it is written."""
    with pytest.raises(QueryError, match="SERVICE"):
        query(dataset, text)


def test_the_word_service_may_be_searched_for(dataset: Dataset) -> None:
    """A string, a comment or a name that contains a refused word is no reason to refuse."""
    found = query(dataset, 'SELECT ?c { ?c kg:text ?t . FILTER(CONTAINS(?t, "service from")) } # insert service')
    assert isinstance(found, Table)
    assert len(found) == 0
    assert query(dataset, "ASK { ?s kg:derivedFrom ?o }") is False


def test_from_may_name_a_graph_of_the_dataset(dataset: Dataset) -> None:
    """FROM narrows the query to a graph that is there, in full, by a known or by a declared prefix."""
    whole = query(dataset, "SELECT ?s { ?s a kg:Topic }")
    for source in ("FROM graph:topics", "FROM <https://w3id.org/claimgraph/graph/topics>", "FROM g:topics"):
        text = f"PREFIX g: <https://w3id.org/claimgraph/graph/> SELECT ?s {source} {{ ?s a kg:Topic }}"
        assert query(dataset, text) == whole
    assert len(query(dataset, "SELECT ?s FROM graph:topics { ?s a kg:Claim }")) == 0  # type: ignore[arg-type]


@pytest.mark.parametrize("source", ["FROM <file:///etc/passwd>", "FROM NAMED graph:nope", "FROM <http://127.0.0.1/x>"])
def test_from_elsewhere_is_refused(dataset: Dataset, source: str) -> None:
    """A FROM that names no graph of the dataset is refused, with some that it may name."""
    with pytest.raises(QueryError, match="graph:concerns"):
        query(dataset, f"SELECT * {source} {{ ?a ?b ?c }}")


def test_what_cannot_be_checked_is_refused(dataset: Dataset) -> None:
    """A query with SERVICE that the second parser cannot read is not run."""
    with pytest.raises(QueryError, match="plain SPARQL"):
        query(dataset, "SELECT * { LATERAL { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } } }")


def test_syntax_error_shows_the_line(dataset: Dataset) -> None:
    """A query that cannot be parsed is shown at the line and column where it breaks."""
    with pytest.raises(QueryError, match=r"line 2, column \d+") as caught:
        query(dataset, "SELECT * {\n ?s ?p }")
    assert "\n   ?s ?p }\n" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [("SELECT * { ?s foo:b ?o }", "known without declaring: con:, dcterms:"), ("SELEC", "line 1"), (" \n", "empty")],
)
def test_what_is_wrong_is_said(dataset: Dataset, text: str, message: str) -> None:
    """An unknown prefix lists the known ones; an empty query says that it is empty."""
    with pytest.raises(QueryError, match=message):
        query(dataset, text)


def test_pending_documents_are_seen(acme: SimpleNamespace) -> None:
    """A query sees what was put in just before, without a commit."""
    statements = acme.spring()
    made = Dataset.memory()
    made.replace(statements.document.slug, encode(statements, pipeline="x"), statements.document.text)
    assert query(made, "ASK { ?c a kg:Claim }") is True


# --- formats ----------------------------------------------------------------------------------------------------


def test_table_shortens_and_wraps(dataset: Dataset) -> None:
    """A table shows IRIs with their prefix and wraps, never cuts, what is wider than the terminal."""
    found = query(dataset, "SELECT ?c ?t { ?c kg:text ?t }")
    text = render(found, width=60)
    assert "id:claim_spring" in text
    assert max(map(len, text.splitlines())) <= 60
    assert all(word in text for word in ("licence", "means", "Gamma", "really", "source"))


def test_empty_table_says_so(dataset: Dataset) -> None:
    """A table without rows says that nothing was found."""
    assert render(query(dataset, "SELECT ?x ?y { ?x kg:partnersWith ?y }")) == "0 found (x, y)\n"


def test_control_characters_do_not_reach_the_terminal(dataset: Dataset) -> None:
    """An escape sequence in a text is shown as a mark, and a line break as a blank."""
    found = query(dataset, 'SELECT ?x { BIND("a\\u001B[31m\\nb" AS ?x) }'.replace("\\u001B", "\x1b"))
    assert "\x1b" not in render(found)
    assert "a\N{REPLACEMENT CHARACTER}[31m b" in render(found)


def test_json_is_the_standard_one(dataset: Dataset) -> None:
    """JSON follows the SPARQL results format: types, languages, unbound values left out."""
    text = 'SELECT * { VALUES (?a ?b ?c ?d) { (id:org_acme-labs "x"@en 3 UNDEF) } }'
    assert json.loads(render(query(dataset, text), "json")) == {
        "head": {"vars": ["a", "b", "c", "d"]},
        "results": {
            "bindings": [
                {
                    "a": {"type": "uri", "value": "https://w3id.org/claimgraph/id/org_acme-labs"},
                    "b": {"type": "literal", "value": "x", "xml:lang": "en"},
                    "c": {
                        "type": "literal",
                        "value": "3",
                        "datatype": "http://www.w3.org/2001/XMLSchema#integer",
                    },
                }
            ]
        },
    }


def test_other_formats(dataset: Dataset) -> None:
    """CSV quotes, TSV keeps terms, Turtle and N-Triples write triples, ASK answers in words."""
    row = query(dataset, 'SELECT ?a ?b { VALUES (?a ?b) { ("x, y" UNDEF) } }')
    assert render(row, "csv") == 'a,b\n"x, y",\n'
    assert render(row, "tsv") == '?a\t?b\n"x, y"\t\n'
    triples = query(dataset, "CONSTRUCT WHERE { ?s kg:develops ?o }")
    assert render(triples).endswith("id:org_orbit-ai kg:develops id:model_delta-4 .\n")
    assert render(triples).splitlines()[:14] == sorted(render(triples).splitlines()[:14])
    assert render(triples, "nt").endswith("/model_delta-4> .\n")
    assert "kg:develops" in render(triples, "table")
    assert render(True) == "yes\n"
    assert json.loads(render(False, "json")) == {"head": {}, "boolean": False}
    assert render(False, "csv") == "false\n"


def test_format_that_does_not_fit_lists_those_that_do(dataset: Dataset) -> None:
    """An unknown format lists all; one that cannot hold the answer lists those that can."""
    with pytest.raises(UsageError, match=", ".join(FORMATS)):
        render(True, "xml")
    with pytest.raises(UsageError, match="table, ttl, nt"):
        render(query(dataset, "CONSTRUCT WHERE { ?s kg:develops ?o }"), "csv")


def test_query_needs_no_language_model(folder: Path) -> None:
    """Opening a dataset and asking it imports neither the language library nor those for tables and graphs."""
    code = (
        "import sys; from kg.store.dataset import Dataset; from kg.store.query import query;"
        f"query(Dataset.open({str(folder)!r}), 'ASK {{ ?a ?b ?c }}');"
        "sys.exit(', '.join({'spacy', 'pandas', 'networkx', 'rdflib', 'pyshacl'} & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
