from dataclasses import replace

import pytest

from kg.evaluate.matching import Case
from kg.evaluate.tally import Tally
from kg.evaluate.unlisted import UNLISTED, listed
from kg.model import Kind


@pytest.mark.parametrize(
    ("kind", "names", "expected"),
    [
        (Kind.ORG, ["Tessera", "OpenAI"], True),
        (Kind.ORG, ["OPENAI"], True),
        (Kind.ORG, ["Tessera"], False),
        (Kind.PERSON, ["OpenAI"], False),
        (Kind.MODEL, ["Llama 9.7 12B"], True),
        (Kind.MODEL, ["GPT-9"], True),
        (Kind.MODEL, ["Lumen 2"], False),
        (Kind.PERSON, ["Yann LeCun Junior"], False),
        (Kind.ORG, [], False),
    ],
)
def test_what_is_listed(kind: Kind, names: list[str], expected: bool) -> None:
    """A thing is listed if the registry holds one of its names, in any case; of a model its family is enough."""
    assert listed(kind, names) is expected


def test_all_names_of_an_invented_article_are_unlisted(both: Case) -> None:
    """Where nobody is listed, the line says what the whole measure says."""
    assert UNLISTED["mentions"](both).tally == Tally(8, 1, 1)
    assert UNLISTED["entities"](both).tally == Tally(3, 2, 1)


def test_listed_names_do_not_count(both: Case) -> None:
    """An entity with a name of the registry is left out, found or missing."""
    known = tuple(
        replace(e, forms=(*e.forms, "OpenAI")) if e.id in ("org:tessera", "person:bram-olde") else e
        for e in both.gold.entities
    )
    changed = replace(both, gold=replace(both.gold, entities=known))
    assert UNLISTED["mentions"](changed).tally == Tally(5, 1, 1)
    assert UNLISTED["entities"](changed).tally == Tally(2, 2, 1)
    people = replace(both, gold=replace(both.gold, entities=tuple(replace(e, name="Yann LeCun") for e in known)))
    assert UNLISTED["entities"](people).tally.missing == 0


def test_a_wrong_find_of_a_listed_name_is_not_extra(both: Case) -> None:
    """That the registry misleads is another matter: extras are those whose words it does not hold."""
    text = both.gold.text.replace("Bram Olde", "Anthropic")
    changed = replace(both, gold=replace(both.gold, text=text))
    assert UNLISTED["mentions"](changed).tally.extra == 0
    assert UNLISTED["entities"](changed).tally.extra == 1
