"""What a claim means: sentences whose parse is written by hand, so that only the rules of meaning are at work."""

from collections.abc import Callable

import pytest

from kg.model import Certainty, Claim, DocumentStatements, Modality

Claimed = Callable[..., DocumentStatements]

NAMES = {"Reyes": "Person", "Lind": "Person", "Gamma": "Model", "Delta": "Model", "Acme": "Org"}

HELPS = "Gamma/NNP/nsubj/1 helps/VBZ/ROOT/1/help people/NNS/dobj/1"
EXISTS = "Gamma/NNP/nsubj/1 exists/VBZ/ROOT/1/exist"
FRAUD = "Gamma/NNP/nsubj/1 causes/VBZ/ROOT/1/cause fraud/NN/dobj/1"
CURED = "Gamma/NNP/nsubj/1 prevents/VBZ/ROOT/1/prevent fraud/NN/dobj/1"
NO_FRAUD = "Gamma/NNP/nsubj/3 does/VBZ/aux/3/do not/RB/neg/3 enable/VB/ROOT/3 fraud/NN/dobj/3"
OVERBLOWN = "Fears/NNS/nsubj/3/fear of/IN/prep/0 fraud/NN/pobj/1 are/VBP/ROOT/3/be overblown/JJ/acomp/3"
BRINGS = "Gamma/NNP/nsubj/1 brings/VBZ/ROOT/1/bring transparency/NN/dobj/1"
LACKS = "Gamma/NNP/nsubj/1 lacks/VBZ/ROOT/1/lack transparency/NN/dobj/1"

MODALITIES = [
    ("said", HELPS, Modality.ASSERTED),
    ("said", "Gamma/NNP/nsubj/2 will/MD/aux/2 help/VB/ROOT/2 people/NNS/dobj/2", Modality.PREDICTED),
    ("predicted", HELPS, Modality.PREDICTED),
    ("hoped", HELPS, Modality.PREDICTED),
    ("said", "Gamma/NNP/nsubj/2 must/MD/aux/2 help/VB/ROOT/2 people/NNS/dobj/2", Modality.NORMATIVE),
    (
        "said",
        "Gamma/NNP/nsubj/1 fails/VBZ/ROOT/1/fail if/IN/mark/4 nobody/NN/nsubj/4 tests/VBZ/advcl/1/test",
        Modality.CONDITIONAL,
    ),
    ("asked", HELPS, Modality.ASKED),
]
"""Cue, parse of what is said, and its force."""

HEDGED: dict[str, tuple[tuple[str, ...], Certainty]] = {
    HELPS: ((), Certainty.CERTAIN),
    "Gamma/NNP/nsubj/2 probably/RB/advmod/2 helps/VBZ/ROOT/2/help": (("probably",), Certainty.PROBABLE),
    "Gamma/NNP/nsubj/2 could/MD/aux/2 help/VB/ROOT/2": (("could",), Certainty.POSSIBLE),
    "Probably/RB/advmod/3 Gamma/NNP/nsubj/3 could/MD/aux/3 help/VB/ROOT/3": (("probably", "could"), Certainty.POSSIBLE),
    "Gamma/NNP/nsubj/1 seems/VBZ/ROOT/1/seem safe/JJ/acomp/1": (("seems",), Certainty.POSSIBLE),
}
"""Parse of what is said, its hedges in their order, and how sure it sounds."""

CONCERNS: list[tuple[str, str, dict[str, str]]] = [
    ("said", FRAUD, {"fraud": "raises"}),
    ("denied", FRAUD, {"fraud": "dismisses"}),
    ("said", CURED, {"fraud": "mitigates"}),
    ("denied", CURED, {"fraud": "raises"}),
    ("said", NO_FRAUD, {"fraud": "dismisses"}),
    ("said", OVERBLOWN, {"fraud": "dismisses"}),
    ("said", BRINGS, {"openness": "mitigates"}),
    ("said", LACKS, {"openness": "raises"}),
    ("said", EXISTS, {}),
]
"""Cue, parse of what is said, and what that does to which concerns."""

SIDES = [
    ("said", EXISTS, None),
    ("said", FRAUD, "opposes"),
    ("said", NO_FRAUD, "favours"),
    ("asked", FRAUD, None),
    ("said", "Gamma/NNP/nsubj/1 is/VBZ/ROOT/1/be excellent/JJ/acomp/1", "favours"),
    ("said", "Gamma/NNP/nsubj/1 is/VBZ/ROOT/1/be not/RB/neg/1 excellent/JJ/acomp/1", "opposes"),
    ("said", "Gamma/NNP/nsubj/1 is/VBZ/ROOT/1/be absurd/JJ/acomp/1", "opposes"),
    ("denied", "Gamma/NNP/nsubj/1 is/VBZ/ROOT/1/be absurd/JJ/acomp/1", "favours"),
    ("said", "Gamma/NNP/nsubj/1 is/VBZ/ROOT/1/be blue/JJ/acomp/1", None),
]
"""Cue, parse of what is said, and the side that it takes on Gamma."""

LEMMAS = {"said": "say", "denied": "deny", "asked": "ask", "predicted": "predict", "hoped": "hope"}


def saying(cue: str, content: str) -> str:
    """Return the parse of "Reyes CUE that CONTENT", the content's tokens counted anew."""
    opener = "whether" if cue == "asked" else "that"
    cells = [cell.split("/") for cell in content.split()]
    head = next(i for i, cell in enumerate(cells) if cell[2] == "ROOT") + 3
    moved = ["/".join((*cell[:2], *place(cell), *cell[4:])) for cell in cells]
    return " ".join([f"Reyes/NNP/nsubj/1 {cue}/VBD/ROOT/1/{LEMMAS[cue]} {opener}/IN/mark/{head}", *moved])


def place(cell: list[str]) -> tuple[str, str]:
    """Return dependency and head of a content's token, three places further on."""
    return ("ccomp", "1") if cell[2] == "ROOT" else (cell[2], str(int(cell[3]) + 3))


def one(claimed: Claimed, rows: str) -> Claim:
    """Return the only attributed claim of a parse."""
    [claim] = [claim for claim in claimed(rows, NAMES).claims if claim.cue]
    return claim


@pytest.mark.parametrize(("cue", "content", "force"), MODALITIES)
def test_modality_is_told_by_cue_and_verb(claimed: Claimed, cue: str, content: str, force: Modality) -> None:
    """What is said is asserted unless its cue or its own verb foretells, demands, supposes or asks it."""
    assert one(claimed, saying(cue, content)).modality is force


@pytest.mark.parametrize(
    ("verb", "force"),
    [("promised", Modality.PREDICTED), ("pledged", Modality.PREDICTED), ("demanded", Modality.NORMATIVE)],
)
def test_modality_of_an_infinitive(claimed: Claimed, verb: str, force: Modality) -> None:
    """What is promised is foretold, what is demanded is wanted."""
    rows = f"Reyes/NNP/nsubj/1 {verb}/VBD/ROOT/1/{verb.removesuffix('d')} to/TO/aux/3 open/VB/xcomp/1 Gamma/NNP/dobj/3"
    assert one(claimed, rows).modality is force


@pytest.mark.parametrize(("content", "wanted"), HEDGED.items())
def test_hedges_tell_how_sure_a_source_sounds(
    claimed: Claimed, content: str, wanted: tuple[tuple[str, ...], Certainty]
) -> None:
    """Hedges come in their order, each once, as written; the weakest of them tells."""
    claim = one(claimed, saying("said", content))
    assert (claim.hedges, claim.certainty) == wanted


@pytest.mark.parametrize(("cue", "negated"), [("denied", True), ("said", False), ("asked", False)])
def test_only_a_denial_is_negated(claimed: Claimed, cue: str, negated: bool) -> None:
    """A claim is negated where its source puts the content forward as false; a "not" inside the content does not count."""
    assert one(claimed, saying(cue, HELPS)).negated is negated
    assert one(claimed, saying(cue, NO_FRAUD)).negated is negated


@pytest.mark.parametrize(("cue", "content", "wanted"), CONCERNS)
def test_what_a_claim_does_to_a_concern(claimed: Claimed, cue: str, content: str, wanted: dict[str, str]) -> None:
    """Harm is raised, harm denied is dismissed, harm prevented is mitigated; a remedy does the opposite."""
    claim = one(claimed, saying(cue, content))
    assert {concern: how for how in ("raises", "dismisses", "mitigates") for concern in getattr(claim, how)} == wanted


def test_words_of_a_name_evoke_nothing(claimed: Claimed) -> None:
    """An organisation that has a concern in its name does not raise it."""
    rows = saying("said", "Fraud/NNP/nsubj/1 wins/VBZ/ROOT/1/win")
    [claim] = claimed(rows, {**NAMES, "Fraud": "Org"}).claims
    assert not (claim.raises or claim.dismisses or claim.mitigates)
    assert one(claimed, rows).raises == ("fraud",)


@pytest.mark.parametrize(("cue", "content", "side"), SIDES)
def test_side_that_a_claim_takes(claimed: Claimed, cue: str, content: str, side: str | None) -> None:
    """Praise and answered concerns favour, blame and raised ones oppose; "not" and denial turn it; a question does neither."""
    claim = one(claimed, saying(cue, content))
    assert {how for how in ("favours", "opposes") if getattr(claim, how)} == ({side} if side else set())
    assert {*claim.favours, *claim.opposes} <= {"model_gamma"} and "model_gamma" in claim.about


def test_what_prevents_harm_is_favoured(claimed: Claimed) -> None:
    """ "Gamma prevents fraud" speaks for Gamma."""
    assert one(claimed, saying("said", CURED)).favours == ("model_gamma",)


@pytest.mark.parametrize(("verb", "side"), [("praised", "favours"), ("criticised", "opposes")])
def test_cue_of_support_or_criticism_takes_a_side(claimed: Claimed, verb: str, side: str) -> None:
    """Who praises or criticises a thing takes a side on it, whatever is said of it."""
    claim = one(claimed, f"Reyes/NNP/nsubj/1 {verb}/VBD/ROOT/1/{verb.removesuffix('d')} Gamma/NNP/dobj/1")
    assert getattr(claim, side) == ("model_gamma",)


def test_claim_is_about_the_organisations_and_models_it_names(claimed: Claimed) -> None:
    """Names are what a content is about, each once, sorted; people are not."""
    content = (
        "Gamma/NNP/nsubj/3 and/CC/cc/0 Lind/NNP/conj/0 help/VBP/ROOT/3 Acme/NNP/dobj/3 and/CC/cc/4 Gamma/NNP/conj/4"
    )
    assert one(claimed, saying("said", content)).about == ("model_gamma", "org_acme")


@pytest.mark.parametrize(
    ("content", "topic"),
    [
        ("AI/NNP/nsubj/1 helps/VBZ/ROOT/1/help", "topic:ai"),
        ("AI/NNP/nsubj/1 needs/VBZ/ROOT/1/need open/JJ/amod/3 weights/NNS/dobj/1/weight", "topic:open-source-ai"),
    ],
)
def test_narrow_topic_hides_ai_in_general(claimed: Claimed, content: str, topic: str) -> None:
    """ "AI" is a topic where no narrower one is meant."""
    assert one(claimed, saying("said", content)).about == (topic,)


def test_pronoun_carries_what_the_sentence_before_is_about(claimed: Claimed) -> None:
    """A content whose subject is "it" is about the model that the sentence before names, not one further back."""
    before = "Delta/NNP/nsubj/1 slept/VBD/ROOT/1/sleep ././punct/1 Gamma/NNP/nsubj/4 won/VBD/ROOT/4/win ././punct/4 "
    rows = "Reyes/NNP/nsubj/7 said/VBD/ROOT/7/say that/IN/mark/10 it/PRP/nsubj/10 helps/VBZ/ccomp/7/help"
    assert one(claimed, before + rows).about == ("model_gamma",)


def test_concern_alone_is_about_nothing(claimed: Claimed) -> None:
    """A claim that names no target is about none, however much its article speaks of one."""
    rows = saying("said", "fraud/NN/nsubj/1 grows/VBZ/ROOT/1/grow")
    more = " ././punct/1 Open/JJ/amod/7 weights/NNS/nsubj/8/weight help/VBP/ROOT/8"
    assert one(claimed, rows + more).about == ()
    assert one(claimed, rows + more).opposes == ()
