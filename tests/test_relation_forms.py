"""The forms of relations: each whole, used, and of a relation that the ontology knows."""

import re
import tomllib
from importlib import import_module
from pathlib import Path

import pytest

from kg import resources
from kg.errors import ResourceError
from kg.statements import forms

TEXT = resources.data_file("lexicons/en/relation_forms.toml").read_text(encoding="utf-8")
loaded = import_module("kg.resources.relation_forms")
RULES = {
    rule: form.groupindex
    for some in (forms.roles(), forms.deeds(), *forms.fixed().values())
    for rule, form in some.items()
}


@pytest.mark.parametrize("rule", RULES)
def test_a_form_says_what_stands_to_what(rule: str) -> None:
    """The groups s and t are there; where a cue word says which relation it is, the group r too."""
    assert {"s", "t"} <= set(RULES[rule])
    assert ("r" in RULES[rule]) == (rule in forms.roles() or rule in forms.deeds())


def test_rules_have_names_of_their_own() -> None:
    """A rule tells where a relation was found: no two have one name."""
    content = tomllib.loads(TEXT)
    names = [*content["roles"], *content["deeds"], *(rule for some in content["fixed"].values() for rule in some)]
    assert len(names) == len(set(names))


def test_fixed_forms_state_relations_of_the_ontology() -> None:
    """Each states a relation that there is."""
    assert set(forms.fixed()) <= set(resources.relations())


def test_every_piece_is_used() -> None:
    """One that no form names, nor the code, would be forgotten."""
    code = "".join(path.read_text(encoding="utf-8") for path in resources.PACKAGE.rglob("*.py"))
    named = set(re.findall(r"\$\{?([A-Z]+)", TEXT)) | set(re.findall(r'"([A-Z]+)"', code))
    assert sorted(set(tomllib.loads(TEXT)["pieces"]) - named) == []


@pytest.mark.parametrize(
    ("form", "why"), [("(?P<s>$nosuchpart)", "no word for the part 'nosuchpart'"), ("$ and", "names nothing")]
)
def test_a_form_that_names_what_is_not_there(
    form: str, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is refused when it is loaded, and the message says what is wrong."""
    (tmp_path / "forms.toml").write_text(f"[pieces]\nX = '{form}'\n[roles]\n[deeds]\n[fixed]\n", encoding="utf-8")
    monkeypatch.setattr(loaded, "data_file", lambda name: tmp_path / "forms.toml")
    loaded.relation_forms.cache_clear()
    try:
        with pytest.raises(ResourceError, match=why):
            loaded.relation_forms()
    finally:
        loaded.relation_forms.cache_clear()
