import pytest

from kg import open as open_graph

SPEAKERS = "SELECT DISTINCT ?who { ?c kg:speaker ?s . ?s a kg:Person ; rdfs:label ?who }"
ONE = "Ada Reyes of Acme Labs warned that open models could help criminals."
OTHER = "Meta said Llama 2 is safe. Bo Lind warned that open models could help criminals."


@pytest.fixture
def notes(kg, tmp_path):
    """The folder of a dataset of one small article, and the article."""
    (tmp_path / "one.txt").write_text(ONE, encoding="utf-8")
    kg("build", tmp_path / "one.txt", "-o", tmp_path / "notes")
    return tmp_path / "notes"


def test_push_and_ask_there(kg, notes, server) -> None:
    """A dataset is pushed once; queries and questions give there what they give here."""
    place = ("--product", "oxigraph")
    first, second = kg("push", notes, server, *place, "--union"), kg("push", notes, server, *place)
    assert (first.code, first.out) == (0, "") and "sent 5 graphs" in first.err
    assert second.code == 0 and "nothing was sent" in second.err
    for fmt in ("table", "json", "csv", "tsv"):
        there = kg("query", "--endpoint", server, *place, SPEAKERS, "--format", fmt)
        assert there == kg("query", notes, SPEAKERS, "--format", fmt)
    no = kg("query", "--endpoint", server, *place, "ASK { ?s a kg:Unicorn }")
    assert (no.code, no.out) == (1, "no\n")
    question = ("agent-concerns", "--who", "Ada Reyes")
    there = kg("ask", "--endpoint", server, *place, *question)
    assert there == kg("ask", notes, *question) and "Misuse" in there.out


def test_build_add_and_retract_with_a_store(kg, tmp_path, server) -> None:
    """What a build, an addition or a retraction changes is changed in the store as well."""
    for name, text in (("one", ONE), ("two", OTHER)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    place = ("--endpoint", server, "--product", "oxigraph", "--union")
    built = kg("build", tmp_path / "one.txt", "-o", tmp_path / "notes", *place)
    assert built.code == 0 and "sent 5 graphs" in built.err
    added = kg("add", tmp_path / "notes", tmp_path / "two.txt", *place)
    assert added.code == 0 and ", dropped 0, left 4 as they were" in added.err
    ask = ("query", "--endpoint", server, "--product", "oxigraph", SPEAKERS)
    assert kg(*ask) == kg("query", tmp_path / "notes", SPEAKERS) and "Bo Lind" in kg(*ask).out
    retracted = kg("retract", tmp_path / "notes", "one", *place)
    assert retracted.code == 0 and "dropped 2" in retracted.err
    assert kg(*ask) == kg("query", tmp_path / "notes", SPEAKERS) and "Ada Reyes" not in kg(*ask).out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("push", "DIR"), "which store"),
        (("push", "DIR", "http://ada:hush@localhost:7878"), "CLAIMGRAPH_PASSWORD"),
        (("push", "DIR", "http://localhost:7878", "--user", "ada"), "no password for ada"),
        (("push", "DIR", "http://localhost:7878", "--auth", "ntlm"), "basic, digest"),
        (("push", "DIR", "http://localhost:7878", "--product", "oxygraph"), "choose from oxigraph"),
        (("push", "DIR", "http://localhost/x"), "--product"),
        (("build", "DIR", "-o", "DIR", "--endpoint", "ftp://h"), "starts with http"),
        (("add", "DIR", "DIR", "--endpoint", "ftp://h"), "starts with http"),
        (("query", "--endpoint", "http://localhost:7878", "DIR", "ASK {}"), "kg query --endpoint URL SPARQL"),
        (("query", "DIR"), "kg query DIR SPARQL"),
        (("ask",), "kg ask --endpoint URL"),
        (("ask", "--endpoint", "http://localhost:7878", "nonsense"), "no question 'nonsense'"),
        (("query", "--endpoint", "http://localhost:7878", "DROP ALL"), "only reads"),
    ],
)
def test_what_is_wrong_is_said(kg, notes, arguments, message) -> None:
    """A wrong address, a missing password, a refused query: exit code 2, what to do, and no password shown."""
    said = kg(*(str(notes) if word == "DIR" else word for word in arguments))
    assert said.code == 2 and message in said.err and "hush" not in said.err


def test_questions_are_listed_without_a_store(kg) -> None:
    """What can be asked is listed whether or not the store is there."""
    said = kg("ask", "--endpoint", "http://localhost:7878")
    assert said.code == 0 and "concern-ranking" in said.out and "--endpoint http://localhost:7878" in said.err


def test_the_password_stays_unseen(kg, notes, server, monkeypatch) -> None:
    """Not even with --debug is a password shown, nor when the store cannot be understood."""
    monkeypatch.setenv("CLAIMGRAPH_PASSWORD", "hush")
    for place in (server, f"{server}/nothing-here"):
        said = kg("push", notes, place, "--product", "oxigraph", "--user", "ada", "--debug")
        assert "hush" not in said.out + said.err


def test_push_as_a_library(notes, server) -> None:
    """A graph is pushed from a notebook, too."""
    graph = open_graph(notes)
    assert graph.push(server, product="oxigraph", union=True).sent == 5
    assert graph.push(server, product="oxigraph").sent == 0
