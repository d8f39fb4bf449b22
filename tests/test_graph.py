from pathlib import Path

import networkx as nx
import pandas as pd
import pytest
import rdflib

import kg
from kg.errors import QueryError

COUNTED = "SELECT ?kind (COUNT(?s) AS ?n) (AVG(?n0) AS ?mean) { VALUES ?kind { kg:Claim kg:Unicorn } OPTIONAL { ?s a ?kind } BIND(1.5 AS ?n0) } GROUP BY ?kind ORDER BY ?kind"


@pytest.fixture
def graph(dataset: Path) -> kg.Graph:
    """The graph of the sample articles."""
    return kg.open(dataset)


def test_repr_tells_what_is_in_it(graph) -> None:
    """In a notebook a graph says how much it holds."""
    claims = sum(each.claims for each in graph.documents)
    assert repr(graph).startswith(f"<claimgraph: 4 articles, {claims} claims, ")


def test_query_gives_numbers_as_numbers(graph) -> None:
    """A SELECT is a DataFrame: integers and decimals can be reckoned with, all else is text."""
    frame = graph.query(COUNTED)
    assert list(frame.columns) == ["kind", "n", "mean"]
    assert pd.api.types.is_integer_dtype(frame.n) and pd.api.types.is_float_dtype(frame["mean"])
    assert frame.n.tolist() == [sum(each.claims for each in graph.documents), 0]
    assert frame.kind.tolist() == ["https://w3id.org/claimgraph/ont#Claim", "https://w3id.org/claimgraph/ont#Unicorn"]


def test_query_gives_truth_as_truth(graph) -> None:
    """ASK is True or False; a boolean in a row is one, too; what is missing is None."""
    assert graph.query("ASK { ?c a kg:Claim }") is True
    assert graph.query("ASK { ?c a kg:Unicorn }") is False
    frame = graph.query(
        "SELECT ?negated ?nothing { ?c kg:negated ?negated OPTIONAL { ?c kg:unicorn ?nothing } }", limit=1
    )
    assert frame.negated.tolist()[0] in (True, False) and frame.nothing.isna().all()


def test_query_gives_triples(graph) -> None:
    """CONSTRUCT is a DataFrame with a row a triple."""
    frame = graph.query("CONSTRUCT { ?c a kg:Claim } { ?c a kg:Claim }")
    assert list(frame.columns) == ["subject", "predicate", "object"]
    assert len(frame) == sum(each.claims for each in graph.documents)


def test_empty_answer_keeps_its_columns(graph) -> None:
    """No row is still a table."""
    assert list(graph.query("SELECT ?a ?b { ?a kg:unicorn ?b }").columns) == ["a", "b"]
    assert list(graph.find("Zarathustra").columns) == ["iri", "kind", "label", "matched", "score"]


def test_ask_tells_what_was_asked(graph) -> None:
    """A shipped question's answer carries the question, the query that ran, and why it is empty."""
    frame = graph.ask("agent-concerns", who="Mark Zuckerberg")
    assert frame.attrs["question"].endswith("?") and "person_mark-zuckerberg" in frame.attrs["sparql"]
    assert bool(frame.attrs["note"]) == frame.empty
    assert graph.query(frame.attrs["sparql"]).equals(frame)


def test_ask_refuses_what_it_does_not_know(graph) -> None:
    """An unknown question, parameter or name is an error with the choices."""
    for question, names in (("stanse", {}), ("lineage", {"modell": "x"}), ("lineage", {"model": "Lama 3.1"})):
        with pytest.raises(kg.UsageError, match=r"choose from|it has|Did you mean"):
            graph.ask(question, **names)


def test_find_by_part_of_a_name(graph) -> None:
    """The best comes first."""
    assert graph.find("zuckerberg").label.tolist()[0] == "Mark Zuckerberg"


def test_claims_can_be_looked_up_in_their_texts(graph) -> None:
    """A row a claim; its quote stands in its article where the offsets say, or in pieces between them."""
    claims = graph.claims()
    texts = {each.name: graph.dataset.text(each.slug) for each in graph.documents}
    assert len(claims) == sum(each.claims for each in graph.documents)
    for claim in claims.itertuples():
        place = texts[claim.article][claim.start : claim.end]
        assert place == claim.quote or all(piece in place for piece in claim.quote.split(" … "))


def test_every_claim_can_be_explained(graph) -> None:
    """Each claim leads to its words."""
    for claim in graph.claims().claim:
        section = graph.explain(claim).sections[0]
        assert section.evidence[0].context.words


def test_networkx_copy_agrees_with_the_store(graph) -> None:
    """Relation edges are the accepted mentions; people on edges are people in the store; the numbers are the same."""
    network = graph.networkx()
    assert isinstance(network, nx.MultiDiGraph)
    mentions = graph.query(
        "SELECT ?m { ?m a kg:RelationMention ; kg:status kg:Accepted ; kg:negated false . FILTER NOT EXISTS { ?m kg:former true } }"
    )
    edges = {data["statement"] for _, _, data in network.edges(data=True) if data["kind"] == "relation"}
    assert edges == set(mentions.m)
    people = {node for node, kind in network.nodes(data="type") if kind == "Person"}
    assert people <= set(graph.query("SELECT ?p { ?p a kg:Person }").p)


def test_networkx_copy_without_unnamed_sources(graph) -> None:
    """Unnamed sources can be left out, and claims can be nodes."""
    assert "UnnamedSource" not in dict(graph.networkx(unnamed=False).nodes(data="type")).values()
    kinds = [kind for _, kind in graph.networkx(claims_as_nodes=True).nodes(data="type")]
    assert 0 < kinds.count("Claim") <= len(graph.claims())


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")  # rdflib uses what it has deprecated itself
def test_rdflib_copy_agrees_with_the_store(graph) -> None:
    """The copy has the same graphs and quads, its default graph is their union, and prefixes need no declaration."""
    copy = graph.rdflib()
    quads = len(graph.export("nq").splitlines())
    assert isinstance(copy, rdflib.Dataset)
    assert len(list(copy.quads())) == quads
    (row,) = copy.query("SELECT (COUNT(?c) AS ?n) { ?c a kg:Claim }")
    assert int(row.n) == len(graph.claims())
    named = {str(each.identifier) for each in copy.graphs()} - {"urn:x-rdflib:default"}
    assert {each.graph for each in graph.documents} < named


def test_check_is_clean_on_the_sample_articles(graph) -> None:
    """Shapes, rules and quotations find nothing wrong."""
    report = graph.check()
    assert report.ok and str(report).startswith("0 errors")


def test_measure_leaves_unnamed_sources_out(graph) -> None:
    """Rankings are of those with a name, unless asked otherwise."""
    assert all(rank.type != "UnnamedSource" for rank in graph.measure().ranking)
    assert any(rank.type == "UnnamedSource" for rank in graph.measure(unnamed=True).ranking)
    assert len(graph.measure(top=2).ranking) == 2


def test_draw_gives_a_page_and_a_frame(graph, tmp_path) -> None:
    """A drawing is a page as text, a frame in a notebook, and the same page in a file."""
    path = tmp_path / "graph.html"
    drawing = graph.draw(path, title="Here", top=20)
    assert path.read_text(encoding="utf-8") == str(drawing)
    assert "<title>Here</title>" in str(drawing)
    assert drawing._repr_html_().startswith("<iframe") and repr(drawing).startswith("<page of ")


def test_draw_refuses_a_view_that_is_none(graph) -> None:
    """An unknown view is an error with the choices."""
    with pytest.raises(kg.UsageError, match="choose positions, sides, relations, claims, documents"):
        graph.draw(view="hairball")


def test_drawing_in_a_notebook_leaves_no_file(graph, tmp_path, monkeypatch) -> None:
    """The frame has the page in it: nothing is written."""
    monkeypatch.chdir(tmp_path)
    frame = graph.draw()._repr_html_()
    assert "srcdoc=" in frame and "allow-same-origin" not in frame and not list(tmp_path.iterdir())


def test_report_is_text_and_a_file(graph, tmp_path) -> None:
    """A report comes as text and is written where a path is given; an unknown format is an error with the choices."""
    path = tmp_path / "report.md"
    assert graph.report(path, title="Here") == path.read_text(encoding="utf-8")
    assert graph.report(title="Here") == graph.report(path, title="Here", force=True)
    with pytest.raises(kg.UsageError, match="choose html, md"):
        graph.report(fmt="docx")


def test_draw_overwrites_by_force_alone(graph, tmp_path) -> None:
    """A file that is there stays; a folder stays in any case."""
    path = tmp_path / "graph.html"
    path.write_text("mine")
    with pytest.raises(kg.UsageError, match="is there already"):
        graph.draw(path, top=5)
    assert path.read_text() == "mine"
    graph.draw(path, top=5, force=True)
    assert path.read_text(encoding="utf-8").startswith("<!doctype html>")
    with pytest.raises(kg.UsageError, match="is a folder"):
        graph.draw(tmp_path, top=5, force=True)


def test_file_that_cannot_be_written_is_told(graph, tmp_path) -> None:
    """A place where nothing can be written is an error that names it."""
    (tmp_path / "file").write_text("")
    with pytest.raises(kg.UsageError, match="cannot write"):
        graph.draw(tmp_path / "file" / "graph.html", top=5)


def test_page_of_one_article_bears_its_title(tmp_path) -> None:
    """One article gives the page its title; an article without a statement gives a page that says so."""
    path = tmp_path / "note.txt"
    path.write_text("Weather report\n\nIt rained.", encoding="utf-8")
    page = str(kg.build(path).draw())
    assert "<title>Weather report</title>" in page and "No graph data" in page


def test_open_refuses_what_is_no_dataset(tmp_path) -> None:
    """A folder that is no dataset is an error that says what makes one."""
    with pytest.raises(kg.DatasetError, match="kg build makes one"):
        kg.open(tmp_path)


def test_query_with_a_time_limit(graph) -> None:
    """A query with a time limit gives the same table, and ends when its time is over."""
    text = "SELECT ?who { ?c kg:speaker/rdfs:label ?who }"
    assert graph.query(text, timeout=60).equals(graph.query(text))
    with pytest.raises(QueryError, match=r"longer than 0\.5 seconds"):
        graph.query("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }", timeout=0.5)
