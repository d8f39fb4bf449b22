from collections.abc import Callable, Mapping

import pytest

from kg.model import Entity, Kind
from kg.statements.reader import Reader, Source
from kg.statements.sources import nobody
from kg.statements.speakers import resolve
from kg.statements.subjects import subject

Parsed = Callable[..., Reader]

NAMES = {"Reyes": "Person", "Lind": "Person", "Acme": "Org", "Gamma": "Model"}
SAID = "said/VBD/ROOT/{0}/say so/RB/advmod/{0}"
OPEN = "Reyes/NNP/nsubj/1 left/VBD/ROOT/1/leave Acme/NNP/dobj/1 ././punct/1 "

CASES: dict[str, tuple[str, list[str], str]] = {
    "Reyes/NNP/nsubj/1 " + SAID.format(1): ("Reyes", ["person_reyes"], "name"),
    "Acme/NNP/nsubj/1 " + SAID.format(1): ("Acme", ["org_acme"], "name"),
    "Reyes/NNP/nsubj/3 and/CC/cc/0 Lind/NNP/conj/0 " + SAID.format(3): (
        "Reyes",
        ["person_reyes", "person_lind"],
        "name",
    ),
    OPEN + "She/PRP/nsubj/5 " + SAID.format(5): ("She", ["person_reyes"], "pronoun"),
    OPEN + "The/DT/det/5 company/NN/nsubj/6 " + SAID.format(6): ("company", ["org_acme"], "description"),
    "Critics/NNS/nsubj/1/critic " + SAID.format(1): ("Critics", ["critics"], "description"),
    "Some/DT/det/1 experts/NNS/nsubj/4/expert at/IN/prep/1 Acme/NNP/pobj/2 " + SAID.format(4): (
        "experts",
        ["experts-at-acme"],
        "description",
    ),
    "A/DT/det/1 report/NN/nsubj/4 by/IN/prep/1 Acme/NNP/pobj/2 " + SAID.format(4): ("report", ["org_acme"], "text of"),
    "Leaders/NNS/nsubj/5/leader including/VBG/prep/0/include Reyes/NNP/pobj/1 and/CC/cc/2 Lind/NNP/conj/2 "
    + SAID.format(5): (
        "Leaders",
        ["person_reyes", "person_lind"],
        "member",
    ),
    "Senator/NNP/compound/1 Reyes/NNP/nsubj/2 left/VBD/ROOT/2/leave ././punct/2 The/DT/det/5 senator/NN/nsubj/6 "
    + SAID.format(6): ("senator", ["person_reyes"], "title"),
    "Reyes/NNP/nsubj/3 and/CC/cc/0 Lind/NNP/conj/0 left/VBD/ROOT/3/leave ././punct/3 They/PRP/nsubj/6 "
    + SAID.format(6): (
        "They",
        ["person_reyes", "person_lind"],
        "pronoun",
    ),
    "Acme/NNP/nsubj/1 left/VBD/ROOT/1/leave ././punct/1 It/PRP/nsubj/4 " + SAID.format(4): (
        "It",
        ["org_acme"],
        "pronoun",
    ),
    "Others/NNS/nsubj/1/other " + SAID.format(1): ("Others", ["others"], "description"),
}
"""Parse -> a word, whom it stands for (an entity, or the description of a source), and the rule."""

NOBODY = {
    "The/DT/det/1 table/NN/nsubj/2 " + SAID.format(2): "table",
    "Gamma/NNP/nsubj/1 " + SAID.format(1): "Gamma",
    "She/PRP/nsubj/1 " + SAID.format(1): "She",
    "I/PRP/nsubj/1 " + SAID.format(1): "I",
    "It/PRP/nsubj/1 " + SAID.format(1): "It",
}
"""Parse -> a word that stands for nobody who can speak."""

SUBJECTS = {
    "Reyes/NNP/nsubj/1 " + SAID.format(1): ("said", "Reyes"),
    "It/PRP/nsubjpass/2 was/VBD/auxpass/2/be said/VBN/ROOT/2/say by/IN/agent/2 Reyes/NNP/pobj/3": ("said", "Reyes"),
    "Lind/NNP/nsubj/6 ,/,/punct/0 who/WP/nsubj/3 leads/VBZ/relcl/0/lead Acme/NNP/dobj/3 ,/,/punct/0 slept/VBD/ROOT/6/sleep": (
        "leads",
        "Lind",
    ),
    "Reyes/NNP/nsubj/1 left/VBD/ROOT/1/leave and/CC/cc/1 said/VBD/conj/1/say so/RB/advmod/3": ("said", "Reyes"),
    "Reyes/NNP/nsubj/1 left/VBD/ROOT/1/leave after/IN/prep/1 saying/VBG/pcomp/2/say so/RB/advmod/3": (
        "saying",
        "Reyes",
    ),
    "people/NNS/nsubj/3 saying/VBG/acl/0/say so/RB/advmod/1 left/VBD/ROOT/3/leave": ("saying", "people"),
    "Say/VB/ROOT/0 so/RB/advmod/0": ("Say", None),
}
"""Parse -> a verb and the head of its logical subject."""


def source_of(reader: Reader, word: str) -> Source | None:
    """Return whom the last place of a word stands for."""
    return resolve(reader, [token for token in reader.doc if token.text == word][-1])


@pytest.mark.parametrize(("rows", "wanted"), CASES.items())
def test_subject_stands_for_somebody(parsed: Parsed, rows: str, wanted: tuple[str, list[str], str]) -> None:
    """Names, pronouns, descriptions, roles, texts and groups are resolved, each by a rule that is told."""
    word, ids, rule = wanted
    reader = parsed(rows, NAMES)
    source = source_of(reader, word)
    assert source is not None
    described = f"source_{reader.document.slug}_"
    assert [entity.id.removeprefix(described) for entity in source.entities] == ids
    assert source.rule == rule
    assert all((e.kind is Kind.UNNAMED) == e.id.startswith("source_") for e in source.entities)


@pytest.mark.parametrize(("rows", "word"), NOBODY.items())
def test_what_cannot_speak_is_no_source(parsed: Parsed, rows: str, word: str) -> None:
    """Things, models and pronouns that point at nobody are no source: nobody is invented."""
    assert source_of(parsed(rows, NAMES), word) is None


@pytest.mark.parametrize(("rows", "wanted"), SUBJECTS.items())
def test_logical_subject(parsed: Parsed, rows: str, wanted: tuple[str, str | None]) -> None:
    """The agent of a passive, the noun of a relative clause and a shared subject are who acts."""
    verb, name = wanted
    head = subject(next(token for token in parsed(rows).doc if token.text == verb))
    assert (head.text if head is not None else None) == name


def test_spokesperson_speaks_for_the_organisation(parsed: Parsed) -> None:
    """A described source keeps the organisation that it speaks for, and is not that organisation."""
    rows = "A/DT/det/1 spokesman/NN/nsubj/4 for/IN/prep/1 Acme/NNP/pobj/2 " + SAID.format(4)
    source = source_of(parsed(rows, NAMES), "spokesman")
    assert source is not None
    [entity] = source.entities
    assert (entity.kind, entity.name, entity.speaks_for) == (Kind.UNNAMED, "spokesman for Acme", "org_acme")


@pytest.mark.parametrize("names", [{"Reyes": "Person"}, {}])
def test_holder_of_a_role_speaks(parsed: Parsed, names: Mapping[str, str]) -> None:
    """A role stands for the person whom the text names in it, and else for an unnamed source."""
    reader = parsed("Acme/NNP/poss/2 's/POS/case/0 director/NN/nsubj/3 " + SAID.format(3), {"Acme": "Org"})
    if names:
        reader.roles["org_acme", frozenset({"director"})] = Entity("person_reyes", Kind.PERSON, "Reyes", (), "registry")
    source = source_of(reader, "director")
    assert source is not None
    assert [e.kind for e in source.entities] == [Kind.PERSON if names else Kind.UNNAMED]


def test_first_person_is_who_speaks_there(parsed: Parsed) -> None:
    """ "I" in a quotation is its speaker; outside it is the author, and no source."""
    reader = parsed("“/``/punct/2 I/PRP/nsubj/2 said/VBD/ROOT/2/say so/RB/advmod/2 ”/''/punct/2")
    assert source_of(reader, "I") is None
    speaker = Entity("person_reyes", Kind.PERSON, "Reyes", (), "registry")
    reader.voices[1] = Source((speaker,), None, "name")
    source = source_of(reader, "I")
    assert source is not None and source.entities == (speaker,) and source.rule == "first person"


def test_source_of_what_nobody_said(parsed: Parsed) -> None:
    """A claim that the text gives to nobody has a source of its own in each document, without words."""
    reader = parsed("It/PRP/nsubj/1 works/VBZ/ROOT/1/work")
    source = nobody(reader)
    assert source.words is None
    assert [e.id for e in source.entities] == [f"source_{reader.document.slug}_unattributed"]


def test_description_is_one_source_in_a_document(parsed: Parsed) -> None:
    """ "The critics" and "critics" are one source; its name keeps no article and no capital."""
    rows = "The/DT/det/1 critics/NNS/nsubj/2/critic " + SAID.format(2)
    reader = parsed(rows + " ././punct/2 Critics/NNS/nsubj/6/critic " + SAID.format(6))
    sources = [resolve(reader, reader.doc[i]) for i in (1, 5)]
    assert [[e.name for e in s.entities] for s in sources if s] == [["critics"], ["critics"]]
    assert len({s.entities for s in sources if s}) == 1
