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
    assert "Did you mean: Mark Zuckerberg" in kg("find", dataset, "Marc Zuckerburg").err
    assert "choose from Person" in kg("find", dataset, "meta", "--kind", "Dog").err


def test_explain_shows_the_words(kg, dataset) -> None:
    """What is explained shows sentences with the words in brackets; what is unknown is told with names like it."""
    said = kg("explain", dataset, "Mark Zuckerberg")
    assert said.code == 0 and "Claims by it" in said.out and "[" in said.out
    few = kg("explain", dataset, "Mark Zuckerberg", "--limit", "1")
    assert " more\n" in few.out and len(few.out) < len(said.out)
    assert "--limit 0 shows all" in few.err and not said.err
    unknown = kg("explain", dataset, "Marc Zuckerburg")
    assert unknown.code == 2 and "Did you mean: Mark Zuckerberg" in unknown.err


def test_list_for_people_and_programs(kg, dataset) -> None:
    """The articles are listed with what was found in them."""
    articles = json.loads(kg("list", dataset, "--format", "json").out)
    table = kg("list", dataset).out
    assert len(articles) == 4 and all(article["name"] in table for article in articles)


ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def test_query_that_takes_too_long(apart, dataset) -> None:
    """A query that would run for hours ends when its time is over, with what to do, and no answer."""
    said = apart("query", dataset, ENDLESS, "--timeout", "0.3")
    assert (said.code, said.out) == (2, "")
    assert "longer than 0.3 seconds" in said.err and "--timeout SECONDS" in said.err and "LIMIT" in said.err


def test_query_without_a_time_limit(kg, dataset) -> None:
    """Nought is no limit; less is refused."""
    assert kg("query", dataset, "ASK { ?s a kg:Claim }", "--timeout", 0).out == "yes\n"
    assert kg("query", dataset, "ASK { ?s a kg:Claim }", "--timeout", -1).code == 2


@pytest.mark.parametrize("fmt", ["table", "json", "csv", "tsv"])
def test_rows_left_out_are_told(kg, dataset, monkeypatch, fmt) -> None:
    """Where nobody said how many rows there may be, the cut is told on standard error, whatever the format."""
    monkeypatch.setattr("kg.cli.limits.ROWS", 2)
    cut, asked = kg("query", dataset, SPEAKERS, "--format", fmt), kg("query", dataset, SPEAKERS, "--limit", 1)
    assert cut.code == 0 and "only the first 2" in cut.err and "--limit N" in cut.err
    assert asked.err == ""


def test_query_with_a_name_that_is_none(kg, dataset) -> None:
    """Where nothing is found, a name that stands nowhere is told, with one that is like it."""
    said = kg("query", dataset, "SELECT ?x { ?x kg:relases ?y }")
    assert said.out == "0 found (x)\n" and "kg:relases stands nowhere" in said.err and "kg:releases" in said.err


def test_csv_of_a_query_runs_nothing_in_a_spreadsheet(kg, dataset) -> None:
    """Words that a spreadsheet would run get an apostrophe; a number keeps its sign."""
    said = kg("query", dataset, 'SELECT * { VALUES (?a ?b) { ("=1+1" -3) } }', "--format", "csv")
    assert said.out == "a,b\n'=1+1,-3\n"


def test_an_article_does_not_steer_the_terminal(kg, tmp_path) -> None:
    """Titles, names of files and reasons that hold escape sequences are shown without them."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a\x1b[31mb.txt").write_text(
        "\x1b]0;Title\x07 of it\n\nMeta says models help.", encoding="utf-8"
    )
    (tmp_path / "in" / "c\x1b[31md.txt").write_bytes(b"\xff\xfe\xff")
    built = kg("build", tmp_path / "in", "-o", tmp_path / "out")
    listed = kg("list", tmp_path / "out")
    missing = kg("explain", tmp_path / "out", "\x1b[31mnobody")
    assert built.code == 2 and listed.code == 0 and missing.code == 2
    assert not set("\x1b\x07") & set(built.err + listed.out + listed.err + missing.err)
