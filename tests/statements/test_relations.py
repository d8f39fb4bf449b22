from collections.abc import Callable, Iterable

import pytest

from kg.model import RelationMention, Status
from kg.statements.clauses import in_clauses
from kg.statements.found import Found
from kg.statements.implied import prefixes
from kg.statements.lines import line, places
from kg.statements.phrasing import in_phrases
from kg.statements.reader import Reader
from kg.statements.relation_cues import noun_cues, role_cues
from kg.statements.relations import relations

Parsed = Callable[..., Reader]

NAMES = {"Reyes": "Person", "Lind": "Person", "Acme": "Org", "Orbit": "Org", "Gamma": "Model", "Delta": "Model"}

CLAUSES = {
    "Reyes/NNP/nsubj/1 leads/VBZ/ROOT/1/lead Acme/NNP/dobj/1": {"Reyes leads Acme"},
    "Gamma/NNP/nsubjpass/2 was/VBD/auxpass/2/be developed/VBN/ROOT/2/develop by/IN/agent/2 Acme/NNP/pobj/3": {
        "Acme develops Gamma"
    },
    "Acme/NNP/nsubj/6 ,/,/punct/0 which/WDT/nsubj/3 released/VBD/relcl/0/release Gamma/NNP/dobj/3 ,/,/punct/0 won/VBD/ROOT/6/win": {
        "Acme releases Gamma"
    },
    "Acme/NNP/nsubj/1 built/VBD/ROOT/1/build Gamma/NNP/dobj/1 and/CC/cc/2 Delta/NNP/conj/2": {
        "Acme develops Gamma",
        "Acme develops Delta",
    },
    "Gamma/NNP/nsubj/1 competes/VBZ/ROOT/1/compete with/IN/prep/1 Delta/NNP/pobj/2": {"Gamma competesWith Delta"},
    "a/DT/det/1 model/NN/nsubj/5 built/VBN/acl/1/build by/IN/agent/2 Acme/NNP/pobj/3 helps/VBZ/ROOT/5/help": set(),
    "Reyes/NNP/nsubj/1 sees/VBZ/ROOT/1/see Acme/NNP/dobj/1": set(),
    "Gamma/NNP/nsubj/1 leads/VBZ/ROOT/1/lead Acme/NNP/dobj/1": set(),
    "Acme/NNP/nsubj/1 leads/VBZ/ROOT/1/lead Acme/NNP/dobj/1": set(),
}
"""Parse -> the relations of its clauses, between names of the right kinds."""

PHRASES = {
    "Acme/NNP/poss/2 's/POS/case/0 director/NN/nsubj/4 Reyes/NNP/appos/2 left/VBD/ROOT/4/leave": {"Reyes leads Acme"},
    "Reyes/NNP/nsubj/6 ,/,/punct/0 director/NN/appos/0 of/IN/prep/2 Acme/NNP/pobj/3 ,/,/punct/0 left/VBD/ROOT/6/leave": {
        "Reyes leads Acme"
    },
    "Acme/NNP/compound/1 director/NN/compound/2 Reyes/NNP/nsubj/3 left/VBD/ROOT/3/leave": {"Reyes leads Acme"},
    "Reyes/NNP/nsubj/3 of/IN/prep/0 Acme/NNP/pobj/1 left/VBD/ROOT/3/leave": {"Reyes affiliatedWith Acme"},
    "Acme/NNP/poss/2 's/POS/case/0 Gamma/NNP/nsubj/3 won/VBD/ROOT/3/win": {"Acme develops Gamma"},
    "Acme/NNP/poss/2 's/POS/case/0 release/NN/nsubj/5 of/IN/prep/2 Gamma/NNP/pobj/3 helps/VBZ/ROOT/5/help": {
        "Acme releases Gamma"
    },
    "Reyes/NNP/nsubj/1 met/VBD/ROOT/1/meet Acme/NNP/dobj/1": set(),
}
"""Parse -> the relations of its noun phrases, between names of the right kinds."""

LINES = {
    "Acme/NNP/poss/2 's/POS/case/0 director/NN/nsubj/4 Reyes/NNP/appos/2 left/VBD/ROOT/4/leave": "E0 's R0 E1 left .",
    "Acme/NNP/poss/2 ’s/POS/case/0 director/NN/nsubj/3 left/VBD/ROOT/3/leave": "E0 's R0 left .",
    "Reyes/NNP/nsubj/5 –/:/punct/0 director/NN/appos/0 of/IN/prep/2 Acme/NNP/pobj/3 left/VBD/ROOT/5/leave": "E0 - R0 of E1 left .",
    "Directors/NNS/nsubj/1/director LEFT/VBD/ROOT/1/leave": "R0s left .",
    "They/PRP/nsubj/1 head/VBP/ROOT/1 Acme/NNP/dobj/1": "they head E0 .",
}
"""Parse -> its line of symbols, with the nouns for roles."""

JUDGED: list[tuple[str, Status, bool, bool]] = [
    ("Acme/NNP/nsubj/1 develops/VBZ/ROOT/1/develop Gamma/NNP/dobj/1", Status.ACCEPTED, False, False),
    (
        "Acme/NNP/nsubj/3 does/VBZ/aux/3/do not/RB/neg/3 develop/VB/ROOT/3 Gamma/NNP/dobj/3",
        Status.ACCEPTED,
        True,
        False,
    ),
    ("Acme/NNP/nsubj/2 would/MD/aux/2 develop/VB/ROOT/2 Gamma/NNP/dobj/2", Status.REJECTED, False, False),
    (
        "Acme/NNP/nsubj/1 plans/VBZ/ROOT/1/plan to/TO/aux/3 develop/VB/xcomp/1 Gamma/NNP/dobj/3",
        Status.REJECTED,
        False,
        False,
    ),
    (
        "Does/VBZ/aux/3/do Acme/NNP/nsubj/3 still/RB/advmod/3 develop/VB/ROOT/3 little/JJ/amod/5 Gamma/NNP/dobj/3 ?/./punct/3",
        Status.REJECTED,
        False,
        False,
    ),
    (
        "If/IN/mark/2 Acme/NNP/nsubj/2 develops/VBZ/advcl/5/develop Gamma/NNP/dobj/2 they/PRP/nsubj/5 win/VBP/ROOT/5",
        Status.REJECTED,
        False,
        False,
    ),
    (
        "Reyes/NNP/nsubj/1 was/VBD/ROOT/1/be the/DT/det/3 director/NN/attr/1 of/IN/prep/3 Acme/NNP/pobj/4",
        Status.ACCEPTED,
        False,
        True,
    ),
    (
        "Reyes/NNP/nsubj/6 ,/,/punct/0 former/JJ/amod/3 director/NN/appos/0 of/IN/prep/3 Acme/NNP/pobj/4 left/VBD/ROOT/6/leave",
        Status.ACCEPTED,
        False,
        True,
    ),
    (
        "Reyes/NNP/nsubj/1 is/VBZ/ROOT/1/be not/RB/neg/1 director/NN/attr/1 of/IN/prep/3 Acme/NNP/pobj/4",
        Status.ACCEPTED,
        True,
        False,
    ),
]
"""Parse -> how its one relation is judged: status, whether it is denied, whether it is over."""


def told(reader: Reader, find: Callable[[Reader], Iterable[Found]]) -> set[str]:
    """Return the relations that a rule finds between names of the right kinds, in words."""
    return {f"{f.subject.text} {f.relation.name} {f.object.text}" for f in find(reader) if f.fits()}


def plain(relation: RelationMention) -> str:
    """Return a relation mention in words."""
    return f"{relation.subject} {relation.predicate} {relation.object}"


@pytest.mark.parametrize(("rows", "wanted"), CLAUSES.items())
def test_verb_relates_its_ends(parsed: Parsed, rows: str, wanted: set[str]) -> None:
    """Active, passive, relative and joined verbs relate subject and object, of the kinds that the ontology asks for."""
    assert told(parsed(rows, NAMES), in_clauses) == wanted


@pytest.mark.parametrize(("rows", "wanted"), PHRASES.items())
def test_noun_phrase_relates_its_names(parsed: Parsed, rows: str, wanted: set[str]) -> None:
    """Titles, possessives, appositions and nouns of deeds relate the names beside them."""
    found = told(parsed(rows, NAMES), in_phrases)
    assert wanted <= found and bool(wanted) == bool(found)


@pytest.mark.parametrize("noun", ["use", "review", "study"])
def test_deed_of_an_owner_does_not_make_the_model_its_own(parsed: Parsed, noun: str) -> None:
    """ "Acme's use of Gamma" does not say that Acme develops Gamma."""
    rows = f"Acme/NNP/poss/2 's/POS/case/0 {noun}/NN/nsubj/5 of/IN/prep/2 Gamma/NNP/pobj/3 grew/VBD/ROOT/5/grow"
    assert "Acme develops Gamma" not in told(parsed(rows, NAMES), in_phrases)


@pytest.mark.parametrize(("rows", "symbols"), LINES.items())
def test_sentence_as_a_line_of_symbols(parsed: Parsed, rows: str, symbols: str) -> None:
    """Names are E, nouns for roles R, both counted; marks have one shape; a verb is no role."""
    reader = parsed(rows, NAMES)
    assert line(reader, places(reader, reader.doc[:]), role_cues(), "R").text == symbols


def test_noun_of_a_deed_has_its_own_symbol(parsed: Parsed) -> None:
    """With the nouns of deeds a line has N where they stand."""
    reader = parsed(
        "Acme/NNP/poss/2 's/POS/case/0 release/NN/nsubj/5 of/IN/prep/2 Gamma/NNP/pobj/3 helps/VBZ/ROOT/5/help", NAMES
    )
    assert line(reader, places(reader, reader.doc[:]), noun_cues(), "N").text == "E0 's N0 of E1 helps ."


@pytest.mark.parametrize(("rows", "status", "negated", "former"), JUDGED)
def test_relation_is_judged_by_the_words_at_it(
    parsed: Parsed, rows: str, status: Status, negated: bool, former: bool
) -> None:
    """A relation that is supposed, asked, planned or only possible is rejected; denied and former ones are told apart."""
    reader = parsed(rows, NAMES)
    found = relations(reader, list(in_phrases(reader)), [])
    assert {(r.status, r.negated, r.former) for r in found if r.predicate in ("develops", "leads")} == {
        (status, negated, former)
    }


def test_evidence_holds_both_names_and_the_word_between(parsed: Parsed) -> None:
    """The words that show a relation run from its first name or word to its last."""
    reader = parsed(
        "Now/RB/advmod/2 Acme/NNP/nsubj/2 develops/VBZ/ROOT/2/develop Gamma/NNP/dobj/2 here/RB/advmod/2", NAMES
    )
    [relation] = relations(reader, [], [])
    assert relation.evidence.text == "Acme develops Gamma" and relation.rule == "verb develop"


def test_headline_states_by_a_finite_verb(parsed: Parsed) -> None:
    """A headline with a verb in the present or past states what it says, as an item of a newsletter does."""
    reader = parsed("Acme/NNP/nsubj/1 develops/VBZ/ROOT/1/develop Gamma/NNP/dobj/1", NAMES, heading=True)
    assert [plain(r) for r in relations(reader, [], [])] == ["org_acme develops model_gamma"]


def test_relation_in_a_heading_is_noted_not_kept(parsed: Parsed) -> None:
    """A heading without a finite verb states nothing; what was seen there is among what was dropped."""
    reader = parsed("Acme/NNP/nsubj/1 develop/VB/ROOT/1/develop Gamma/NNP/dobj/1", NAMES, heading=True)
    assert relations(reader, [], []) == ()
    assert [(d.what, d.reason) for d in reader.dropped] == [("relation develops", "in a heading")]


def test_size_is_a_variant_of_its_release_and_release_of_its_family(parsed: Parsed) -> None:
    """A longer name is a variant of the longest shorter one; what only begins alike is not."""
    names = dict.fromkeys(("Gamma", "Gamma 2", "Gamma 2 70B", "Gammax 3"), "Model")
    rows = "Gamma/NNP/nsubj/4 Gamma_2/NNP/conj/0 Gamma_2_70B/NNP/conj/0 Gammax_3/NNP/conj/0 won/VBD/ROOT/4/win"
    found = relations(parsed(rows, names), [], [])
    assert {(plain(r), r.evidence.text) for r in found} == {
        ("model_gamma-2 variantOf model_gamma", "Gamma 2"),
        ("model_gamma-2-70b variantOf model_gamma-2", "Gamma 2 70B"),
    }


def test_release_by_the_maker_says_that_it_develops(parsed: Parsed) -> None:
    """ "Meta released Llama 2" tells who makes it; a release by another does not."""
    rows = "{}/NNP/nsubj/1 released/VBD/ROOT/1/release Llama_2/NNP/dobj/1"
    names = {"Meta": "Org", "Orbit": "Org", "Llama 2": "Model"}
    found = {
        name: {plain(r) for r in relations(parsed(rows.format(name), names), [], [])} for name in ("Meta", "Orbit")
    }
    assert found["Meta"] == {"org_meta releases model_llama-2", "org_meta develops model_llama-2"}
    assert found["Orbit"] == {"org_orbit releases model_llama-2"}


def test_prefixes_of_a_name_come_longest_first() -> None:
    """A model's name, its release and its family."""
    assert prefixes("GPT-4 Turbo") == ["GPT-4 Turbo", "GPT-4", "GPT"]
    assert prefixes("Llama") == ["Llama"]
