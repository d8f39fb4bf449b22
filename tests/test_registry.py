"""The registry of names, as its files stand: what the rest of the program takes for granted about them."""

import csv
from collections import Counter, defaultdict

import pytest

from kg import resources
from kg.model import Kind
from kg.resources import Name

LEAST = {Kind.PERSON: 1000, Kind.ORG: 1900, Kind.MODEL: 600}
"""So many names of each kind, at the least."""

KIND_FILES = sorted((kind, file) for file, kind in resources.REGISTRY.items())

APART = [
    ("Meta", "Facebook"),
    ("Meta", "FAIR"),
    ("Google", "Alphabet"),
    ("Google", "Google DeepMind"),
    ("DeepMind", "Google DeepMind"),
    ("DeepMind", "Google Brain"),
    ("X", "xAI"),
    ("Amazon", "Amazon Web Services"),
]
"""Organisations that are often taken for one another."""

ALIASES = {
    "GOOGL": "Alphabet",
    "META": "Meta",
    "MSFT": "Microsoft",
    "NVDA": "Nvidia",
    "GPT4o": "GPT-4o",
    "DALL·E": "DALL-E",
    "LLaMA": "Llama",
    "HuggingFace": "Hugging Face",
    "Geoff Hinton": "Geoffrey Hinton",
    "Li Fei-Fei": "Fei-Fei Li",
    "Samuel Altman": "Sam Altman",
}
"""Forms that must be known, and what they stand for."""

WEAK = {"Claude", "Gemini", "Bard", "Sora", "Phi", "Nova", "Pi", "X", "Scale", "Character", "Falcon", "Elon"}
"""Forms that are first names or ordinary words as well."""


def of_kind(kind: Kind) -> list[Name]:
    """Return the names of one kind."""
    return [name for name in resources.registry() if name.kind == kind]


def strong(name: Name) -> set[str]:
    """Return the forms that count wherever they stand."""
    return {name.name, *name.aliases} - set(name.weak)


def forms(name: Name) -> list[str]:
    """Return every form of a name as written, the name first."""
    return [name.name, *name.aliases, *name.weak]


def file_rows(file: str) -> list[dict[str, str]]:
    """Return the rows of one registry file as they stand."""
    return list(resources.rows(file))


@pytest.mark.parametrize("kind", sorted(LEAST))
def test_counts(kind: Kind) -> None:
    """The registry knows enough of each kind to be of use."""
    assert len(of_kind(kind)) >= LEAST[kind]


@pytest.mark.parametrize(("kind", "file"), KIND_FILES)
def test_rows_are_sorted(kind: Kind, file: str) -> None:
    """Rows stand in the order of their names, each once, so that a change shows as one line."""
    names = [row["name"] for row in file_rows(file)]
    assert names == sorted(set(names))


@pytest.mark.parametrize(("kind", "file"), KIND_FILES)
def test_no_stray_spaces(kind: Kind, file: str) -> None:
    """No cell and no part of a cell begins or ends with a space, holds two in a row, or is empty between bars."""
    pieces = [part for row in file_rows(file) for cell in row.values() if cell for part in cell.split("|")]
    assert [piece for piece in pieces if not piece or piece != " ".join(piece.split())] == []


@pytest.mark.parametrize(("kind", "file"), KIND_FILES)
def test_columns(kind: Kind, file: str) -> None:
    """The files hold the agreed columns, in UTF-8 with plain line ends; only models have a maker."""
    raw = resources.data_file(file).read_bytes()
    header = next(csv.reader([raw.decode("utf-8").splitlines()[0]]))
    assert header == ["name", "aliases", "weak", "distinct_from"] + (["maker"] if kind == Kind.MODEL else [])
    assert b"\r" not in raw
    assert raw.endswith(b"\n")


def test_makers_are_organisations() -> None:
    """Every model has a maker, and that maker is a row of organisations.csv by its canonical name."""
    known = {name.name for name in of_kind(Kind.ORG)}
    assert [(model.name, model.maker) for model in of_kind(Kind.MODEL) if model.maker not in known] == []


def test_no_strong_form_is_shared() -> None:
    """A form that counts everywhere stands for one thing only, people, organisations and models taken together."""
    owners = Counter(form for name in resources.registry() for form in strong(name))
    assert {form: count for form, count in owners.items() if count > 1} == {}


def test_capitals_are_not_shared() -> None:
    """Two things do not become one when a headline writes their names in capitals."""
    owners = defaultdict(set)
    for name in resources.registry():
        for form in strong(name):
            owners[form.upper()].add((name.kind, name.name))
    assert {form: names for form, names in owners.items() if len(names) > 1} == {}


def test_no_form_is_listed_twice_in_a_row() -> None:
    """A row names each alias once, and never repeats its own name as an alias."""
    assert [name.name for name in resources.registry() if len({name.name, *name.aliases}) <= len(name.aliases)] == []


def test_distinct_names_exist_and_answer() -> None:
    """What a name must not be merged with is a row of the same kind, and that row says so too."""
    known = {(name.kind, name.name): name for name in resources.registry()}
    pairs = [(name, other) for name in resources.registry() for other in name.distinct_from]
    assert pairs
    assert [
        (n.name, o) for n, o in pairs if (n.kind, o) not in known or n.name not in known[n.kind, o].distinct_from
    ] == []


def test_forms_are_not_bare_words() -> None:
    """No form is a bare lower-case word, which any sentence might hold by chance; a weak one may be a brand so spelled."""
    bare = [form for name in resources.registry() for form in strong(name) if form.isalpha() and form.islower()]
    assert bare == []


def test_forms_are_names_not_titles() -> None:
    """A person's forms hold no form of address, for the mention is the name itself."""
    titles = {
        "Sir",
        "Dame",
        "Dr",
        "Dr.",
        "Prof.",
        "Professor",
        "Senator",
        "Sen.",
        "Lord",
        "Baroness",
        "Sheikh",
        "Mr.",
        "Ms.",
    }
    assert [form for name in of_kind(Kind.PERSON) for form in forms(name) if form.split()[0] in titles] == []


def test_people_have_full_names() -> None:
    """A person is listed by given name and surname: surnames alone are linked by rule."""
    assert [name.name for name in of_kind(Kind.PERSON) if " " not in name.name] == []


@pytest.mark.parametrize(("one", "other"), APART)
def test_kept_apart(one: str, other: str) -> None:
    """Organisations that texts tell apart are two rows that must not be merged."""
    rows = {name.name: name for name in of_kind(Kind.ORG)}
    assert other in rows[one].distinct_from
    assert one in rows[other].distinct_from


@pytest.mark.parametrize(("form", "name"), sorted(ALIASES.items()))
def test_known_aliases(form: str, name: str) -> None:
    """Tickers, other spellings and other orders of a name lead to the thing they name."""
    assert [known.name for known in resources.registry() if form in strong(known)] == [name]


@pytest.mark.parametrize("form", sorted(WEAK))
def test_ordinary_words_are_weak(form: str) -> None:
    """A first name or an ordinary word never counts by itself."""
    assert [name.name for name in resources.registry() if form in strong(name)] == []
    assert [name.name for name in resources.registry() if form in name.weak] != []


def test_weak_names_can_be_borne_out() -> None:
    """A name that is weak itself has a maker or a strong form beside it, or it could never count."""
    assert [name.name for name in resources.registry() if not strong(name) and name.maker is None] == []
