"""The shipped questions: SPARQL templates with declared parameters, asked by name with names.

A template is a query that runs as it stands. A parameter ``NAME`` is bound by its line ``VALUES ?the_NAME { UNDEF }``,
where ``UNDEF`` gives way to the IRI that the given name was resolved to: a term, never the user's text.
"""

import difflib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

import pyoxigraph as ox

from kg.errors import ResourceError, UsageError
from kg.resources import ontology_file
from kg.store.dataset import Dataset
from kg.store.find import resolve
from kg.store.names import KINDS, Selects
from kg.store.query import query
from kg.store.results import Result, Table

PARAM = re.compile(r'# param: (\w+) (\w+) (required|optional) "([^"]+)" (.+)')
HEADER = re.compile(r"# (question|empty): (.+)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a question: its name, the kind of thing it wants, and an example of one."""

    name: str
    kind: str
    required: bool
    example: str
    description: str

    @property
    def line(self) -> str:
        """What stands in the template for the parameter."""
        return f"VALUES ?the_{self.name} {{ UNDEF }}"


@dataclass(frozen=True, slots=True)
class Question:
    """A shipped question: in words, as SPARQL, and what it means if the answer is empty."""

    name: str
    question: str
    parameters: tuple[Parameter, ...]
    empty: str
    sparql: str


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer: the query as it was run, its rows, and a note if there are none."""

    question: Question
    sparql: str
    table: Table
    note: str


@cache
def questions() -> dict[str, Question]:
    """Return the shipped questions by name, in the order of their files."""
    found = (question(path) for path in sorted(ontology_file("questions").glob("*.rq")))
    return {each.name: each for each in found}


def question(path: Path) -> Question:
    """Return the question of one file; ResourceError where its header is not as it should be."""
    text = path.read_text(encoding="utf-8")
    header = dict(HEADER.findall(text))
    parameters = tuple(
        Parameter(name, kind, need == "required", example, description)
        for name, kind, need, example, description in PARAM.findall(text)
    )
    broken = [each.name for each in parameters if each.line not in text or each.kind not in KINDS]
    if broken or set(header) != {"question", "empty"}:
        raise ResourceError(f"{path}: a question needs '# question:', '# empty:' and a VALUES line for each parameter")
    sparql = "".join(line for line in text.splitlines(keepends=True) if not line.startswith("# "))
    return Question(path.stem.partition("-")[2], header["question"], parameters, header["empty"], sparql)


def ask(dataset: Dataset, name: str, params: Mapping[str, str] | None = None) -> Answer:
    """Return the answer to the question *name*; *params* gives a name, CURIE or IRI for each parameter.

    Raises UsageError, with the choices, for an unknown question or parameter, for a required one that is missing, and
    for a name that is nothing, or several things, in the dataset.
    """
    return answered(dataset, partial(query, dataset), name, params or {})


def answered(told: Selects, run: Callable[[str], Result], name: str, params: Mapping[str, str]) -> Answer:
    """Return the answer that *run* gives to the question *name*; *told* knows what names mean."""
    asked = named(name)
    sparql = filled(asked, bound(told, asked, params))
    table = run(sparql)
    if not isinstance(table, Table):
        raise ResourceError(f"the question {name} is no SELECT")
    return Answer(asked, sparql, table, "" if len(table) else f"0 found: {asked.empty}.")


def named(name: str) -> Question:
    """Return the question *name*; UsageError with those like it, or all, where there is none."""
    if name in questions():
        return questions()[name]
    close = difflib.get_close_matches(name, questions()) or list(questions())
    raise UsageError(f"no question {name!r}; choose from {', '.join(close)}")


def bound(dataset: Selects, asked: Question, params: Mapping[str, str]) -> dict[str, ox.NamedNode]:
    """Return the term of each parameter that was given."""
    known = {each.name: each for each in asked.parameters}
    unknown = sorted(set(params) - set(known))
    if unknown:
        choices = ", ".join(f"--{name}" for name in known) or "none"
        raise UsageError(f"{asked.name} has no parameter {unknown[0]!r}; it has {choices}")
    for each in asked.parameters:
        if each.required and not params.get(each.name):
            raise UsageError(f'{asked.name} needs --{each.name}, {each.description}: --{each.name} "{each.example}"')
    given = {name: value for name, value in params.items() if value}
    return {name: ox.NamedNode(resolve(dataset, value, [known[name].kind])) for name, value in given.items()}


def filled(asked: Question, terms: Mapping[str, ox.NamedNode]) -> str:
    """Return the question's query with its parameters bound; one that was not given leaves the query open."""
    sparql = asked.sparql
    for each in asked.parameters:
        term = terms.get(each.name)
        values = each.line.replace("UNDEF", str(term)) if term else ""
        sparql = sparql.replace(each.line, values)
    return sparql
