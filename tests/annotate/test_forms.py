"""Names told by their form, before parsing: of people, of organisations, of models, and what the registry lists."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from kg.annotate import Pipeline, model_names, org_names, person_names, registry
from kg.annotate.forms import RULES, Form
from kg.annotate.model_names import canonical

Tokens = Callable[[str], Doc]

PEOPLE = {
    "Ines Varga spoke.": ["Ines Varga"],
    "Joon-ho Baek spoke.": ["Joon-ho Baek"],
    "Ada Reyes-Lind spoke.": ["Ada Reyes-Lind"],
    "Ada van Dyck spoke.": ["Ada van Dyck"],
    "Ada J. Reyes spoke.": ["Ada J. Reyes"],
    "Ada O'Neil spoke.": ["Ada O'Neil"],
    "Ada Reyes's plan": ["Ada Reyes"],
    "Ada and Peter Lind": ["Peter Lind"],
    "Ada Reyes, Peter Lind": ["Ada Reyes", "Peter Lind"],
    "Ada Reyes\nThe end": ["Ada Reyes"],
    "Ada Reyes CEO": ["Ada Reyes"],
    "Ada spoke.": [],
    "Ada J. spoke.": [],
    "Ada de said": [],
    "Ada University opened.": [],
    "Ada Reyes University opened.": [],
    "Ada AI ships.": [],
    "the ada reyes method": [],
    "": [],
}
"""Text -> the people in it, by a given name and what follows it."""

ORGS = {
    "Orbit Labs said": ["Orbit Labs"],
    "In Orbit Labs. Then": ["Orbit Labs"],
    "The Orbit Institute said": ["Orbit Institute"],
    "the Center for AI Safety said": ["Center for AI Safety"],
    "the University of Toronto and the University of Leeds": ["University of Toronto", "University of Leeds"],
    "Institute for the Future of Work said": ["Institute for the Future of Work"],
    "the Ministry of Defence and Justice": ["Ministry of Defence and Justice"],
    "Torrens University Australia": ["Torrens University Australia"],
    "Torrens University Australia Campus Life": ["Torrens University"],
    "St Brannoc's Hospital opened": ["St Brannoc's Hospital"],
    "U.S. Department of Energy": ["U.S. Department of Energy"],
    "Senator Lind Institute": ["Lind Institute"],
    "NATO said": ["NATO"],
    "the Pentagon": ["Pentagon"],
    "Labs said": [],
    "Center said": [],
    "the center for it": [],
    "orbit labs said": [],
    "": [],
}
"""Text -> the organisations in it, by their head word."""

MODELS = {
    "Llama 3.1 405B is out": {"Llama 3.1 405B"},
    "Llama-3.1-8B-Instruct": {"Llama 3.1 8B Instruct"},
    "Llama\u00a03.1": {"Llama 3.1"},
    "Llama 3.1. 405B": {"Llama 3.1"},
    "GPT-5 mini": {"GPT-5 mini"},
    "Mixtral 8x7B": {"Mixtral 8x7B"},
    "Orion 3.5 Max": {"Orion 3.5 Max"},
    "Zeta V2": {"Zeta V2"},
    "Gamma 2.": {"Gamma 2"},
    "Gamma 2's": {"Gamma 2"},
    "Delta-4": {"Delta 4"},
    "Qwen2.5-72B-Instruct": {"Qwen 2.5 72B Instruct"},
    "Llama 2023": set(),
    "Orion 2024": set(),
    "Gamma": set(),
    "Gamma Max": set(),
    "Boeing 737": set(),
    "Article 5": set(),
    "In 3": set(),
    "xGamma 2": set(),
    "Gamma 2and": set(),
    "gamma 2": set(),
}
"""Text -> the canonical names of models in it: a family, or a head that nobody lists, with a number behind it."""

CANONICAL = {
    ("Llama", " 3.1 405B"): "Llama 3.1 405B",
    ("Llama", "-3.1-8B-Instruct"): "Llama 3.1 8B Instruct",
    ("Llama", "\u00a03.1"): "Llama 3.1",
    ("Qwen", "2.5"): "Qwen 2.5",
    ("GPT", " 5"): "GPT-5",
    ("GPT", "5 mini"): "GPT-5 mini",
    ("GPT-4", " Turbo"): "GPT-4 Turbo",
    ("PALM", " Max"): "PALM Max",
}
"""Family and tail -> the name of the model."""


@pytest.mark.parametrize(("text", "names"), PEOPLE.items())
def test_person_is_a_given_name_with_a_surname(tokens: Tokens, text: str, names: list[str]) -> None:
    """Particles, initials and hyphens belong to a name; a given name alone, or before an organisation's head, is none."""
    doc = tokens(text)
    found = list(person_names.forms(doc))
    assert [form.text for form in found] == names
    assert all(text[form.start : form.end] == form.text and form.kind == "Person" for form in found)


@pytest.mark.xfail(strict=True, reason="a particle counts only right before a capital, so two of them end the name")
@pytest.mark.parametrize("name", ["Peter von der Heide", "Ada van den Berg", "Ines de la Cruz"])
def test_person_with_two_particles(tokens: Tokens, name: str) -> None:
    """Two particles before a surname belong to the name."""
    assert [form.text for form in person_names.forms(tokens(f"{name} spoke."))] == [name]


@pytest.mark.parametrize(("text", "names"), ORGS.items())
def test_organisation_has_a_head_word(tokens: Tokens, text: str, names: list[str]) -> None:
    """Capitalised words with a head word, and what "of" or "for" adds, are an organisation; the head alone is none."""
    found = list(org_names.forms(tokens(text)))
    assert [form.text for form in found] == names
    assert all(text[form.start : form.end] == form.text and form.kind == "Org" for form in found)


@pytest.mark.parametrize(("text", "names"), MODELS.items())
def test_model_is_a_family_with_what_tells_its_release(
    pipeline: Pipeline, tokens: Tokens, text: str, names: set[str]
) -> None:
    """Version, size and variant belong to a model's name; a year does not, nor does a number behind a plain word."""
    listed = listing(pipeline).strong_forms(tokens(text))
    found = list(models(pipeline).forms(text, listed))
    assert {form.name for form in found} == names
    assert all(text[form.start : form.end] == form.text and form.kind == "Model" for form in found)


@pytest.mark.parametrize(("parts", "name"), CANONICAL.items())
def test_canonical_name_of_a_model(parts: tuple[str, str], name: str) -> None:
    """One space between the parts, a hyphen between a family of capitals and its number."""
    assert canonical(*parts) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("META fell.", "Meta"),
        ("Meta Platforms Inc. fell.", "Meta"),
        ("LLAMA", "Llama"),
        ("Yann Le Cun", "Yann LeCun"),
        ("MICROSOFT", "Microsoft"),
    ],
)
def test_listed_form_gives_the_canonical_name(pipeline: Pipeline, tokens: Tokens, text: str, name: str) -> None:
    """An alias, a ticker and a name in capitals stand for the name that the registry lists."""
    assert name in {form.name for form in listing(pipeline).strong_forms(tokens(text))}


@pytest.mark.parametrize("text", ["meta analysis", "Claude spoke.", "a metaphor", "Metaverse"])
def test_form_that_is_weak_or_another_word_gives_nothing(pipeline: Pipeline, tokens: Tokens, text: str) -> None:
    """Names are matched as written, whole, and forms that are ordinary names are not strong."""
    assert listing(pipeline).strong_forms(tokens(text)) == []


def test_rank_follows_the_rules() -> None:
    """A surer rule has the lower rank."""
    ranks = [Form(0, 1, "X", "Org", "", rule).rank for rule in RULES]
    assert ranks == sorted(set(ranks))


def listing(pipeline: Pipeline) -> registry.Registry:
    """Return the component that knows the registry."""
    found = pipeline.linker.get_pipe(registry.NAME)
    assert isinstance(found, registry.Registry)
    return found


def models(pipeline: Pipeline) -> model_names.ModelNames:
    """Return the component that knows the forms of models' names."""
    found = pipeline.linker.get_pipe(model_names.NAME)
    assert isinstance(found, model_names.ModelNames)
    return found
