"""The lexicons: word lists that the extraction reads, each tidy, sorted and at one with the ontology's codes."""

import re
from collections import Counter

import pytest

from kg import resources
from kg.model import Force
from kg.vocab import KG, PREFIXES

LEXICONS = {
    "cues": (("pos", "lemma"), ("lemma", "pos", "class", "frames", "needs_source", "irregular")),
    "cue_forces": (("pos", "lemma"), ("lemma", "pos", "force")),
    "modifiers": (("part", "word"), ("word", "part")),
    "name_parts": (("part", "word"), ("word", "part")),
    "positions": (("part", "word"), ("word", "part", "polarity")),
    "rewording": (("part", "word"), ("word", "part", "form")),
    "sources": (("noun",), ("noun", "kind")),
    "wording": (("part", "word"), ("word", "part")),
}
"""Lexicon -> the columns that tell its rows apart and that order them, and all its columns."""

CHOICES = {
    ("cues", "pos"): {"ADJ", "NOUN", "VERB"},
    ("cues", "needs_source"): {"no", "role", "yes"},
    ("cue_forces", "force"): {"Strong", "Weak"},
    ("positions", "polarity"): {"-1", "0", "1"},
    ("sources", "kind"): {"org", "people", "text"},
}
"""Lexicon and column -> what may stand in it."""

LEAST = {
    "booster": 50,
    "comparison": 50,
    "contrast": 15,
    "demand": 20,
    "effect": 150,
    "evaluation": 500,
    "event": 120,
    "prediction": 20,
}
"""Part of the lexicon of positions -> how many words it has at least."""


def lexicon(name: str) -> list[dict[str, str]]:
    """Return the rows of one lexicon."""
    return list(resources.rows(f"lexicons/en/{name}.csv"))


def keys(name: str) -> list[tuple[str, ...]]:
    """Return what tells the rows of a lexicon apart, in the order of the file."""
    columns, _ = LEXICONS[name]
    return [tuple(row[column] for column in columns) for row in lexicon(name)]


def keys_of_cues() -> list[tuple[str, str]]:
    """Return lemma and part of speech of every cue."""
    return [(row["lemma"], row["pos"]) for row in lexicon("cues")]


def codes() -> set[str]:
    """Return the codes of the ontology."""
    scheme = f"{PREFIXES['skos']}inScheme"
    found = resources.triples("ontology.ttl").items()
    return {iri.removeprefix(KG) for iri, properties in found if f"{KG}codes" in properties.get(scheme, [])}


def test_every_lexicon_is_tested() -> None:
    """The folder holds the lexicons named here and no other file."""
    folder = resources.data_file("lexicons/en/cues.csv").parent
    assert {path.name for path in folder.iterdir()} == {f"{name}.csv" for name in LEXICONS} | {"relation_forms.toml"}


@pytest.mark.parametrize("name", LEXICONS)
def test_columns(name: str) -> None:
    """A lexicon has its columns, in their order."""
    _, columns = LEXICONS[name]
    assert {tuple(row) for row in lexicon(name)} == {columns}


@pytest.mark.parametrize("name", LEXICONS)
def test_no_row_stands_twice(name: str) -> None:
    """No word stands twice in one part of a lexicon."""
    assert [key for key, times in Counter(keys(name)).items() if times > 1] == []


@pytest.mark.parametrize("name", LEXICONS)
def test_rows_are_sorted(name: str) -> None:
    """The rows are in order, so that a new word has one place only."""
    assert keys(name) == sorted(keys(name))


@pytest.mark.parametrize("name", LEXICONS)
def test_cells_are_tidy(name: str) -> None:
    """No cell has a stray space."""
    cells = [cell for row in lexicon(name) for cell in row.values()]
    assert [cell for cell in cells if cell != " ".join(cell.split())] == []


@pytest.mark.parametrize(("name", "column"), CHOICES, ids=lambda name: name)
def test_choices(name: str, column: str) -> None:
    """A column with a fixed choice holds all of it and nothing else."""
    assert {row[column] for row in lexicon(name)} == CHOICES[name, column]


@pytest.mark.parametrize("name", ["modifiers", "name_parts", "positions", "rewording", "wording"])
def test_every_part_is_asked_for(name: str) -> None:
    """The parts of a lexicon are those that the code names: one that is misspelt would never be read."""
    code = "".join(path.read_text(encoding="utf-8") for path in resources.PACKAGE.rglob("*.py"))
    forms = set(
        re.findall(r"\$(\w+)", resources.data_file("lexicons/en/relation_forms.toml").read_text(encoding="utf-8"))
    )
    assert sorted({row["part"] for row in lexicon(name) if f'"{row["part"]}"' not in code} - forms) == []


def test_cue_classes_are_codes() -> None:
    """Every class of a cue is a code of the ontology."""
    assert {row["class"] for row in lexicon("cues")} - codes() == set()


def test_forces_are_of_cues() -> None:
    """Every word whose force is told is a cue; its force is the one that the reader of cues gives."""
    told = {(row["lemma"], row["pos"]): row["force"] for row in lexicon("cue_forces")}
    assert set(told) - set(keys_of_cues()) == set()
    assert {(c.lemma, c.pos): str(c.force) for c in resources.cues().values() if c.force is not Force.PLAIN} == told


@pytest.mark.parametrize(
    ("lemma", "force"),
    [(lemma, Force.STRONG) for lemma in ("insist", "warn", "demand", "vow", "reject", "blast", "swear")]
    + [(lemma, Force.PLAIN) for lemma in ("say", "tell", "add", "state", "note", "deny", "believe")]
    + [(lemma, Force.WEAK) for lemma in ("suggest", "hint", "suspect", "speculate", "wonder", "imply", "guess")],
)
def test_force_of_a_cue(lemma: str, force: Force) -> None:
    """A word that insists is strong, one that only says is plain, one that leaves room is weak."""
    assert resources.cues()[lemma, "VERB"].force is force


def test_forces_are_codes() -> None:
    """Every force is a code of the ontology."""
    assert {str(force) for force in Force} - codes() == set()


@pytest.mark.parametrize("part", LEAST)
def test_positions_are_many(part: str) -> None:
    """Each part of the lexicon of positions has words enough, all in lower case."""
    words = resources.positions(part)
    assert len(words) >= LEAST[part]
    assert [word for word in words if word != word.lower()] == []


@pytest.mark.parametrize("part", ["comparison", "effect", "evaluation"])
def test_positions_go_both_ways(part: str) -> None:
    """Words that judge speak for, against, and for neither side."""
    assert set(resources.positions(part).values()) == {-1, 0, 1}
