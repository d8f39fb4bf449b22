"""The components over whole readings: which candidates the document bears out, and how they are typed and linked."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from kg.annotate.entity_names import personal
from kg.annotate.names import RULES

Read = Callable[[str], Doc]

MENTIONS = {
    "Google released Gemini. Gemini is here.": {"Google": "org_google", "Gemini": "model_gemini"},
    "Gemini is a star sign.": {},
    "Claude spoke to Monet.": {},
    "Anthropic trained Claude.": {"Anthropic": "org_anthropic", "Claude": "model_claude"},
    "The Gamma 2 model is here. Gamma 2 is good.": {"Gamma 2": "model_gamma-2"},
    "Gamma 2 is a street.": {},
    "Orion 3.5 Max is here.": {"Orion 3.5 Max": "model_orion-3.5-max"},
    "The model called Zeta is good. Zeta wins.": {"Zeta": "model_zeta"},
    "Professor Castell spoke.": {"Castell": "person_castell"},
    "The startup Lumo said it was safe.": {"Lumo": "org_lumo"},
    "Ada Reyes, who leads Orbit Labs, spoke.": {"Ada Reyes": "person_ada-reyes", "Orbit Labs": "org_orbit-labs"},
    "Nothing has a name here.": {},
}
"""Text -> its mentions, each form with its entity."""


@pytest.mark.parametrize(("text", "mentions"), MENTIONS.items())
def test_what_a_document_names(read: Read, text: str, mentions: dict[str, str]) -> None:
    """A weak form or an unknown model's needs its maker or a word beside it; without one it is no name."""
    doc = read(text)
    assert {mention.text: mention.kb_id_ for mention in doc.spans["mentions"]} == mentions


TEXT = (
    "The open road\n\nBy Ruth Adebayo\n\nMeta released Llama 3.1 405B and Llama 3.1 on Monday. “It is open,” said Ada Reyes of "
    "Orbit Safety Council (OSC). Professor Castell, whom OSC pays, disagreed with Reyes. The chatbot Zeta 2 rivals Llama 2.\n"
)


def test_mentions_come_sorted_without_overlap(read: Read) -> None:
    """No token belongs to two mentions, and they come in the order of the text."""
    doc = read(TEXT)
    mentions = list(doc.spans["mentions"])
    edges = [edge for mention in mentions for edge in (mention.start, mention.end)]
    assert len(mentions) > 8 and edges == sorted(edges)


def test_every_mention_has_a_listed_entity_and_a_rule(read: Read) -> None:
    """The entity of each mention is listed with its kind, and each name's rule is a known one."""
    doc = read(TEXT)
    assert {m.kb_id_: m.label_ for m in doc.spans["mentions"]} == {
        k: kind for k, (kind, _) in doc.user_data["entities"].items()
    }
    assert {name.id_ for name in doc.spans["names"]} <= set(RULES)


def test_reading_is_the_same_each_time(read: Read) -> None:
    """Two readings of a text are equal in every token and span."""
    assert read(TEXT).to_json() == read(TEXT).to_json()


@pytest.mark.parametrize("word", ["Reyes", "O'Neil", "J.", "van", "Li", "McCarthy", "Adebayo-Klein"])
def test_word_of_a_persons_name(word: str) -> None:
    """Capitalised words, initials and particles can stand in a person's name."""
    assert personal(word)


@pytest.mark.xfail(strict=True, reason="a hyphen has no letters, so a hyphened name of a person is refused")
def test_hyphen_joins_the_words_of_a_persons_name() -> None:
    """A hyphen that the tokenizer sets apart can stand in a person's name: "Zhen-ha Mbeki"."""
    assert personal("-")


@pytest.mark.parametrize("word", ["reyes", "GPT-4", "NATO", "3.1", "and", "“", "Llama3"])
def test_word_of_no_persons_name(word: str) -> None:
    """Numbers, capitals throughout and small words cannot."""
    assert not personal(word)
