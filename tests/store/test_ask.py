"""The shipped questions: each answers on the two articles, takes names, and says why where it is empty."""

from types import SimpleNamespace

import pytest

from kg.errors import UsageError
from kg.rdf.encode import encode
from kg.store.ask import ask, questions
from kg.store.dataset import Dataset
from kg.store.query import query

GIVEN = {
    "claims-about-model": {"model": "Gamma 2"},
    "agent-concerns": {"who": "Reyes"},
    "evidence-of-a-fact": {"subject": "Acme", "relation": "releases"},
    "lineage": {"model": "Gamma 2"},
    "concern-tree": {"concern": "misuse"},
    "document-gap": {"document": "spring", "other": "autumn"},
}
"""The parameters that the questions need, with names of the fixture."""

ANSWERS = {
    "claims-about-model": ("critics", "warn", "criminals could fine-tune away its safeguards"),
    "concern-ranking": ("National security", "1", "1", "1"),
    "agent-concerns": ("answers", "Misuse", "Open models make everyone safer,"),
    "disagreement": ("Cybercrime and cyberattack", "dismissed by"),
    "evidence-of-a-fact": ("Acme Labs", "releases", "Gamma 3", "Acme has released Gamma 3", "accepted"),
    "thin-facts": ("Orbit AI", "develops", "Delta 4", "Delta 4, which Orbit AI develops"),
    "denied-or-contested": ("Acme Labs", "develops", "Delta 4", "Bo Lind"),
    "people-roles": ("Ada Reyes", "leads", "Acme Labs", "chief executive"),
    "models-by-org": ("Acme Labs", "releases", "Gamma 2", "1", "1", "2023-07-20"),
    "lineage": ("Gamma 3", "succeeds", "Gamma 2", "Gamma 3, the successor to Gamma 2"),
    "rivals": ("Gamma 2", "Delta 4", "Orbit AI"),
    "hedged": ("National security", "1", "1"),
    "interest": ("Ada Reyes", "for", "open-source AI", "Acme Labs", "releases", "Gamma 2"),
    "concern-tree": ("Misuse", "answers", "Ada Reyes"),
    "crosswalk": ("Cybercrime and cyberattack", "wider"),
    "document-gap": ("Limited openness", "Bo Lind"),
    "unnamed": ("critics", "warn"),
    "first-seen": ("National security", "2024-07-23"),
    "stance": ("open-source AI", "against", "Orbit AI"),
    "together": ("Cybercrime and cyberattack", "Removal of safeguards", "1"),
}
"""The start of one row that each answer must hold."""


def test_every_question_has_an_answer_here() -> None:
    """There are twenty questions, and the table above knows each."""
    assert set(questions()) == set(ANSWERS)
    assert len(ANSWERS) == 20


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_question_answers(dataset: Dataset, name: str) -> None:
    """Each question gives the row that the articles call for, with names and words, and no row twice."""
    answer = ask(dataset, name, GIVEN.get(name))
    expected = ANSWERS[name]
    assert expected in {row[: len(expected)] for row in answer.table.rows}
    assert len(set(answer.table.rows)) == len(answer.table)
    assert answer.note == ""


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_answer_is_the_same_in_any_order(dataset: Dataset, acme: SimpleNamespace, name: str) -> None:
    """The rows come in one order, whatever the order in which the articles were put in."""
    other = Dataset.memory()
    for statements in (acme.autumn(), acme.spring()):
        other.replace(statements.document.slug, encode(statements, pipeline="x"), statements.document.text)
    other.refresh_layers()
    assert ask(other, name, GIVEN.get(name)).table == ask(dataset, name, GIVEN.get(name)).table


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_question_runs_as_it_stands(dataset: Dataset, name: str) -> None:
    """A template is a query in its own right, and the query of an answer gives that answer again."""
    query(dataset, questions()[name].sparql)
    answer = ask(dataset, name, GIVEN.get(name))
    assert query(dataset, answer.sparql) == answer.table


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_empty_answer_says_why(name: str) -> None:
    """On a dataset without articles a question says 0 found and why, or that its names are nothing here."""
    made = Dataset.memory()
    if name in GIVEN and name != "concern-tree":
        with pytest.raises(UsageError, match="nothing here is called"):
            ask(made, name, GIVEN[name])
    else:
        answer = ask(made, name, GIVEN.get(name))
        assert answer.note == f"0 found: {questions()[name].empty}."


@pytest.mark.parametrize(
    ("name", "params", "rows"),
    [
        ("thin-facts", {"about": "Orbit AI"}, 1),
        ("thin-facts", {"about": "Gamma 2"}, 3),
        ("stance", {"target": "Gamma 2"}, 1),
        ("rivals", {"of": "Delta 4"}, 1),
        ("disagreement", {"concern": "misuse"}, 1),
        ("disagreement", {"concern": "national security"}, 0),
        ("people-roles", {"org": "Orbit AI"}, 1),
        ("people-roles", {"person": "Bo Lind", "org": "Acme Labs"}, 0),
        ("together", {"concern": "con:cybercrime"}, 1),
        ("together", {"concern": "fraud"}, 0),
        ("first-seen", {"concern": "misuse"}, 2),
        ("interest", {"topic": "ai regulation"}, 0),
        ("crosswalk", {"concern": "safeguard-removal"}, 1),
        ("models-by-org", {"org": "Acme"}, 2),
    ],
)
def test_optional_parameters_narrow(dataset: Dataset, name: str, params: dict[str, str], rows: int) -> None:
    """An optional parameter that is given keeps only the rows about it."""
    assert len(ask(dataset, name, params).table) == rows


def test_claims_about_a_model_count_its_variants(acme: SimpleNamespace) -> None:
    """A claim about a variant is a claim about the family."""
    text = "Acme said Gamma 2 is safe. Gamma 2 is a variant of Gamma."
    a = acme.Article("v", text, acme.Metadata("V"))
    things = (
        acme.entity(acme.Kind.ORG, "Acme"),
        acme.entity(acme.Kind.MODEL, "Gamma"),
        acme.entity(acme.Kind.MODEL, "Gamma 2"),
    )
    said = a.claim(1, "org_acme", (a.span("Gamma 2 is safe"),), acme.Attribution.REPORTED, about=("model_gamma-2",))
    relation = a.relation(1, "model_gamma-2 variantOf model_gamma", "Gamma 2 is a variant of Gamma")
    made = Dataset.memory()
    statements = acme.DocumentStatements(a.document, things, (), (said,), (relation,))
    made.replace(a.slug, encode(statements, pipeline="x"), text)
    made.refresh_layers()
    assert [row[4] for row in ask(made, "claims-about-model", {"model": "Gamma"}).table.rows] == ["Gamma 2"]


@pytest.mark.parametrize(
    ("name", "params", "message"),
    [
        ("claims-about", {}, "claims-about-model"),
        ("xyzzy", {}, "concern-ranking, agent-concerns"),
        ("claims-about-model", {}, '--model "Llama 3.1"'),
        ("claims-about-model", {"model": ""}, "needs --model"),
        ("claims-about-model", {"models": "x"}, "it has --model"),
        ("concern-ranking", {"x": "y"}, "it has none"),
        ("claims-about-model", {"model": "Ada Reyes"}, "among Model"),
        ("claims-about-model", {"model": "<x:y> } UNION { ?a ?b ?c"}, "nothing here is called"),
    ],
)
def test_wrong_questions_say_what_would_be_right(
    dataset: Dataset, name: str, params: dict[str, str], message: str
) -> None:
    """An unknown question or parameter, a missing or a wrong one is a UsageError with the choices."""
    with pytest.raises(UsageError, match=message.replace("?", r"\?").replace("{", r"\{")):
        ask(dataset, name, params)


def test_a_fact_stated_twice_is_not_thin(acme: SimpleNamespace) -> None:
    """Two places that state one fact make it no thin one, whichever of its ends is asked about."""
    made = Dataset.memory()
    with made:
        for statements in (acme.spring(), acme.autumn()):
            made.replace(statements.document.slug, encode(statements, pipeline="x"), statements.document.text)
    thin = {row[:3] for row in ask(made, "thin-facts").table.rows}
    counted = query(made, TWICE)
    assert thin and len(counted) and thin.isdisjoint(row[:3] for row in counted.rows)


TWICE = """SELECT ?subject ?relation ?object WHERE {
  ?m kg:subject ?s ; kg:predicate ?p ; kg:object ?o ; kg:status kg:Accepted ; kg:negated false ; kg:former false .
  ?s rdfs:label ?subject . ?p rdfs:label ?relation . ?o rdfs:label ?object }
GROUP BY ?s ?p ?o ?subject ?relation ?object HAVING (COUNT(?m) > 1)"""
