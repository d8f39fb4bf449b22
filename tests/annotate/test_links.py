from collections.abc import Callable

import pytest
from spacy.tokens import Doc, Span

from kg.annotate.links import kept_apart, links, spells, tidy
from kg.vocab import entity_id

Tokens = Callable[[str], Doc]
Named = dict[str, tuple[str, str]]

CASES: dict[str, tuple[Named, list[tuple[str, str]]]] = {
    "Ada Reyes spoke. Reyes left.": (
        {"Ada Reyes": ("Person", "")},
        [("Ada Reyes", "person_ada-reyes"), ("Reyes", "person_ada-reyes")],
    ),
    "Reyes spoke before Ada Reyes did.": (
        {"Ada Reyes": ("Person", "")},
        [("Reyes", "person_ada-reyes"), ("Ada Reyes", "person_ada-reyes")],
    ),
    "Ada Reyes met. Reyes sat. Peter Reyes came. Reyes rose.": (
        {"Ada Reyes": ("Person", ""), "Peter Reyes": ("Person", "")},
        [
            ("Ada Reyes", "person_ada-reyes"),
            ("Reyes", "person_ada-reyes"),
            ("Peter Reyes", "person_peter-reyes"),
            ("Reyes", "person_peter-reyes"),
        ],
    ),
    "Ada reyes and reyes": ({"Ada reyes": ("Person", "")}, [("Ada reyes", "person_ada-reyes")]),
    "Orbit Safety Council (OSC) met. OSC voted.": (
        {"Orbit Safety Council": ("Org", "")},
        [
            ("Orbit Safety Council", "org_orbit-safety-council"),
            ("OSC", "org_orbit-safety-council"),
            ("OSC", "org_orbit-safety-council"),
        ],
    ),
    "Orbit Safety Council (XYZ) met. XYZ voted.": (
        {"Orbit Safety Council": ("Org", "")},
        [("Orbit Safety Council", "org_orbit-safety-council")],
    ),
    "Orbit Labs (NASDAQ: ORBT) rose.": (
        {"Orbit Labs": ("Org", "")},
        [("Orbit Labs", "org_orbit-labs"), ("ORBT", "org_orbit-labs")],
    ),
    "Acme Labs hired. Acme fired.": (
        {"Acme Labs": ("Org", "")},
        [("Acme Labs", "org_acme-labs"), ("Acme", "org_acme-labs")],
    ),
    "National Labs hired. National fired.": ({"National Labs": ("Org", "")}, [("National Labs", "org_national-labs")]),
    "Meta Platforms hired. META rose.": (
        {"Meta Platforms": ("Org", "Meta"), "META": ("Org", "Meta")},
        [("Meta Platforms", "org_meta"), ("META", "org_meta")],
    ),
    "Tax Office (Skattekontoret) met. Skattekontoret left.": (
        {"Tax Office": ("Org", "")},
        [
            ("Tax Office", "org_tax-office"),
            ("Skattekontoret", "org_tax-office"),
            ("Skattekontoret", "org_tax-office"),
        ],
    ),
    "Swedish Labs hired. Swedish rain fell.": ({"Swedish Labs": ("Org", "")}, [("Swedish Labs", "org_swedish-labs")]),
    "The  Guild met.": ({"The  Guild": ("Org", "")}, [("The  Guild", "org_guild")]),
    "Nothing here.": ({}, []),
    "": ({}, []),
}
"""Text -> the names that stand in it (kind, canonical name), and its mentions with their entities."""


def linked(doc: Doc, named: Named, rule: str = "head word") -> list[tuple[str, str]]:
    """Return the mentions of a document in which some words are names: their text and entity."""
    found = []
    for text, (kind, name) in named.items():
        start = doc.text.index(text)
        span = doc.char_span(start, start + len(text))
        assert span is not None
        found.append(Span(doc, span.start, span.end, label=kind, kb_id=name, span_id=rule))
    doc.spans["names"] = sorted(found, key=lambda s: s.start)
    return [(mention.text, mention.kb_id_) for mention in links(doc).spans["mentions"]]


def test_what_the_registry_keeps_apart_never_becomes_one(tokens: Tokens) -> None:
    """An acronym in brackets does not make two things one that the registry keeps apart."""
    assert ("Facebook", "Meta") in kept_apart() and ("Meta Platforms", "Meta") not in kept_apart()
    doc = tokens("Fundamental AI Research (FAIR) moved. FAIR hired.")
    found = linked(doc, {"Fundamental AI Research": ("Org", "Meta")})
    assert found == [("Fundamental AI Research", "org_meta")]


@pytest.mark.parametrize(("text", "case"), CASES.items())
def test_name_means_an_entity(tokens: Tokens, text: str, case: tuple[Named, list[tuple[str, str]]]) -> None:
    """Surnames, acronyms, tickers and short forms are linked to what the document names in full."""
    named, mentions = case
    assert linked(tokens(text), named) == mentions


def test_entities_have_kind_and_canonical_name(tokens: Tokens) -> None:
    """What is mentioned is listed once, by id, with its kind and the name that the registry or the text gives it."""
    doc = tokens("Ada Reyes left Meta Platforms. Reyes rests.")
    linked(doc, {"Ada Reyes": ("Person", ""), "Meta Platforms": ("Org", "Meta")})
    assert doc.user_data["entities"] == {"org_meta": ("Org", "Meta"), "person_ada-reyes": ("Person", "Ada Reyes")}
    assert list(doc.user_data["entities"]) == sorted(doc.user_data["entities"])


@pytest.mark.parametrize(
    ("entity", "heading", "mentions"), [("PERSON", False, 1), ("ORG", False, 0), ("PERSON", True, 0)]
)
def test_listed_surname_needs_the_language_model(tokens: Tokens, entity: str, heading: bool, mentions: int) -> None:
    """A surname that one listed person bears counts where it is taken for a person, and not in a heading."""
    doc = tokens("LeCun left" if heading else "LeCun left.")
    doc.ents = [Span(doc, 0, 1, label=entity)]
    assert linked(doc, {}) == [("LeCun", entity_id("Person", "Yann LeCun"))][:mentions]


def test_common_surname_means_nobody(tokens: Tokens) -> None:
    """A surname that many bear is linked to nobody whom the document does not name."""
    doc = tokens("Harris left.")
    doc.ents = [Span(doc, 0, 1, label="PERSON")]
    assert linked(doc, {}) == []


@pytest.mark.parametrize(("tag", "mentions"), [("PROPN", 2), ("NOUN", 1)])
def test_bare_head_of_a_model_is_its_family(tokens: Tokens, tag: str, mentions: int) -> None:
    """ "Gamma" is the family of "Gamma 2" where it stands as a name."""
    doc = tokens("Zeta 2.5 beats Gamma; Zeta lives.")
    for token in doc:
        token.pos_ = tag
    found = linked(doc, {"Zeta 2.5": ("Model", "Zeta 2.5")}, "form")
    assert found == [("Zeta 2.5", "model_zeta-2.5"), ("Zeta", "model_zeta")][:mentions]


@pytest.mark.parametrize(
    ("acronym", "name", "wanted"),
    [
        ("FLI", "Future of Life Institute", True),
        ("FOLI", "Future of Life Institute", True),
        ("fli", "Future of Life Institute", False),
        ("F", "Foundation", False),
        ("FIL", "Future of Life Institute", False),
        ("", "Future", False),
    ],
)
def test_acronym_spells_a_name(acronym: str, name: str, wanted: bool) -> None:
    """An acronym is made of a name's capitals, or of all its first letters, in their order."""
    assert spells(acronym, name) is wanted


@pytest.mark.parametrize(
    ("text", "name"), [("the  Guild\nof AI", "Guild of AI"), ("The Guild", "Guild"), ("Theta", "Theta")]
)
def test_tidy_name(text: str, name: str) -> None:
    """A name has single spaces and no article."""
    assert tidy(text) == name


def test_acronym_has_the_kind_of_what_it_abbreviates(tokens: Tokens) -> None:
    """An acronym of a model, or a person's initials, stand for that model or person."""
    doc = tokens("Ada Lind Reyes (ALR) spoke. ALR left.")
    assert {entity for _, entity in linked(doc, {"Ada Lind Reyes": ("Person", "")})} == {"person_ada-lind-reyes"}


@pytest.mark.xfail(strict=True, reason="a ticker is linked inside its brackets only")
def test_ticker_means_its_company_elsewhere(tokens: Tokens) -> None:
    """A ticker that a text gives for a company stands for it where it is used again."""
    doc = tokens("Orbit Labs (NASDAQ: ORBT) rose. ORBT fell.")
    assert len(linked(doc, {"Orbit Labs": ("Org", "")})) == 3
