import csv
import io
import json

import pytest

from kg.store.ask import questions

SPEAKERS = "SELECT DISTINCT ?who { ?c kg:speaker ?s . ?s a kg:Person ; rdfs:label ?who }"


def test_query_as_a_table(kg, dataset) -> None:
    """Rows stand under their headings, sorted, with nothing on standard error."""
    said = kg("query", dataset, SPEAKERS)
    lines = said.out.splitlines()
    assert (said.code, said.err) == (0, "")
    assert lines[0].strip() == "who" and "Mark Zuckerberg" in lines
    assert lines[2:] == sorted(lines[2:])


def test_query_from_a_file(kg, dataset, tmp_path) -> None:
    """A query may lie in a file; one that is not there, or is not text, is told."""
    path = tmp_path / "speakers.rq"
    path.write_text(SPEAKERS, encoding="utf-8")
    assert kg("query", dataset, path).out == kg("query", dataset, SPEAKERS).out
    path.write_bytes(b"SELECT \xff")
    broken, missing = kg("query", dataset, path), kg("query", dataset, tmp_path / "none.rq")
    assert broken.code == 2 and "byte 7 is not UTF-8" in broken.err
    assert missing.code == 2 and "there is no file" in missing.err


def test_long_query_in_one_line(kg, dataset) -> None:
    """A query longer than a file's name may be is still a query."""
    wide = "SELECT ?claim WHERE { ?claim a kg:Claim " + "; kg:negated ?negated " * 20 + "}"
    assert kg("query", dataset, wide).code == 0


def test_query_from_standard_input(kg, dataset, monkeypatch) -> None:
    """`-` reads the query from standard input."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(SPEAKERS.encode())))
    assert "Mark Zuckerberg" in kg("query", dataset, "-").out


def test_query_for_programs(kg, dataset) -> None:
    """JSON and CSV hold the same rows as the table."""
    people = json.loads(kg("query", dataset, SPEAKERS, "--format", "json").out)["results"]["bindings"]
    rows = list(csv.DictReader(io.StringIO(kg("query", dataset, SPEAKERS, "--format", "csv").out)))
    assert rows and [row["who"] for row in rows] == [person["who"]["value"] for person in people]
    assert (
        len(list(csv.DictReader(io.StringIO(kg("query", dataset, SPEAKERS, "--format", "csv", "--limit", 1).out)))) == 1
    )


@pytest.mark.parametrize(("pattern", "code", "word"), [("?s a kg:Claim", 0, "yes"), ("?s a kg:Unicorn", 1, "no")])
def test_exit_code_of_ask(kg, dataset, pattern, code, word) -> None:
    """A no is exit code 1, so that a script may ask."""
    said = kg("query", dataset, f"ASK {{ {pattern} }}")
    assert (said.code, said.out) == (code, f"{word}\n")


@pytest.mark.parametrize(
    ("sparql", "words"),
    [
        ("SELECT ?x {", "line 1, column"),
        ("SELECT ?x { ?x foo:bar 1 }", "a prefix that is not declared"),
        ("DELETE WHERE { ?s ?p ?o }", "DELETE is refused"),
        ("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", "SERVICE is refused"),
        ("", "the query is empty"),
    ],
)
def test_query_that_cannot_be_answered_is_told(kg, dataset, sparql, words) -> None:
    """A query that is wrong or refused gives a message and exit code 2."""
    said = kg("query", dataset, sparql)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("kg: ") and words in said.err


def test_unknown_format_lists_the_choices(kg, dataset) -> None:
    """An unknown format is told with those that are known, for a query and for a question."""
    for arguments in (["query", dataset, SPEAKERS], ["ask", dataset, "stance"]):
        said = kg(*arguments, "--format", "excel")
        assert said.code == 2 and "choose from table, json" in said.err


def test_table_fits_the_terminal(kg, dataset, monkeypatch) -> None:
    """Every table is folded to the width that the terminal has, and loses no word by it."""
    monkeypatch.setenv("COLUMNS", "80")
    for arguments in (["ask", dataset, "stance"], ["measure", dataset], ["list", dataset], ["find", dataset, "open"]):
        assert max(map(len, kg(*arguments).out.splitlines())) <= 80
    folded = kg("explain", dataset, "Mark Zuckerberg").out
    assert max(len(line) for line in folded.splitlines() if " " in line.strip()) <= 80
    monkeypatch.delenv("COLUMNS")
    assert folded.split() == kg("explain", dataset, "Mark Zuckerberg").out.split()


def test_questions_are_listed(kg, dataset) -> None:
    """Without a question, all are listed with their parameters and in words."""
    said = kg("ask", dataset)
    assert said.code == 0
    assert all(f"{name}" in said.out and each.question in said.out for name, each in questions().items())
    assert 'lineage --model "Llama 3.1"' in said.out and '[--concern "misuse"]' in said.out


@pytest.mark.parametrize("name", questions())
def test_every_question_answers_or_says_why_not(kg, dataset, name) -> None:
    """Each shipped question has rows on the sample articles, or says what an empty answer means."""
    needed = [
        word for each in questions()[name].parameters if each.required for word in (f"--{each.name}", each.example)
    ]
    said = kg("ask", dataset, name, *needed)
    assert said.code == 0
    assert questions()[name].question in said.err
    assert len(said.out.splitlines()) > 2 or said.out == f"0 found: {questions()[name].empty}.\n"


def test_empty_answer_for_programs_is_empty(kg, dataset) -> None:
    """As CSV an empty answer is its heading alone; why it is empty is told beside it."""
    said = kg("ask", dataset, "interest", "--topic", "AI regulation", "--format", "csv")
    assert said.out.count("\n") == 1 and "0 found: " in said.err


def test_question_takes_names(kg, dataset) -> None:
    """A name, an alias, an id and an IRI mean the same, with a blank or an equals sign."""
    iri = "https://w3id.org/claimgraph/id/person_mark-zuckerberg"
    forms = [["--who", "mark zuckerberg"], ["--who", "Zuckerberg"], ["--who=id:person_mark-zuckerberg"], ["--who", iri]]
    answers = {kg("ask", dataset, "agent-concerns", *form).out for form in forms}
    assert len(answers) == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["stanse"], "no question 'stanse'; choose from stance"),
        (["lineage"], 'lineage needs --model, the model: --model "Llama 3.1"'),
        (["lineage", "--modell", "x"], "lineage has no parameter 'modell'; it has --model"),
        (["lineage", "--model"], "--model needs a name behind it"),
        (["lineage", "Llama"], "'Llama' is no option"),
        (["lineage", "--model", "Lama 3.1"], "Did you mean: Llama 3.1"),
    ],
)
def test_question_that_cannot_be_asked_is_told(kg, dataset, arguments, words) -> None:
    """An unknown question, parameter or name is told with those that there are."""
    said = kg("ask", dataset, *arguments)
    assert (said.code, said.out) == (2, "") and words in said.err


def test_question_as_sparql(kg, dataset) -> None:
    """--sparql prints the query with its names bound: it can be asked as it is."""
    sparql = kg("ask", dataset, "agent-concerns", "--who", "Mark Zuckerberg", "--sparql").out
    assert "person_mark-zuckerberg" in sparql
    assert kg("query", dataset, sparql).out == kg("ask", dataset, "agent-concerns", "--who", "Mark Zuckerberg").out


def test_find(kg, dataset) -> None:
    """A part of a name is enough; the kind may be given; nothing found is exit code 1."""
    assert "id:person_mark-zuckerberg" in kg("find", dataset, "zuck").out
    kinds = {
        found["kind"] for found in json.loads(kg("find", dataset, "meta", "--kind", "Org", "--format", "json").out)
    }
    assert kinds == {"Org"}
    nothing = kg("find", dataset, "Zarathustra")
    assert (nothing.code, nothing.out) == (1, "") and "0 found" in nothing.err
    assert "choose from Person" in kg("find", dataset, "meta", "--kind", "Dog").err


def test_explain_shows_the_words(kg, dataset) -> None:
    """What is explained shows sentences with the words in brackets; what is unknown is told with names like it."""
    said = kg("explain", dataset, "Mark Zuckerberg")
    assert said.code == 0 and "Claims by it" in said.out and "[" in said.out
    unknown = kg("explain", dataset, "Marc Zuckerburg")
    assert unknown.code == 2 and "Did you mean: Mark Zuckerberg" in unknown.err


def test_list_for_people_and_programs(kg, dataset) -> None:
    """The articles are listed with what was found in them."""
    articles = json.loads(kg("list", dataset, "--format", "json").out)
    table = kg("list", dataset).out
    assert len(articles) == 4 and all(article["name"] in table for article in articles)
