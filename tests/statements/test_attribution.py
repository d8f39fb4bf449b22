from collections.abc import Callable, Mapping

import pytest

from kg.model import Attribution, DocumentStatements

Claimed = Callable[..., DocumentStatements]
Stated = Callable[[str], DocumentStatements]
Told = list[tuple[list[str], list[str], Attribution]]

CASES: dict[str, Told] = {
    "“I trust it,” Ada Reyes said.": [(["person_ada-reyes"], ["I trust it"], Attribution.DIRECT)],
    "Ada Reyes said: “I trust it.”": [(["person_ada-reyes"], ["I trust it"], Attribution.DIRECT)],
    "“The weights of the model,” Ada Reyes said, “were never the hard part.”": [
        (["person_ada-reyes"], ["The weights of the model", "were never the hard part"], Attribution.DIRECT)
    ],
    "“The weights,” said Ada Reyes, “were never the hard part of it.”": [
        (["person_ada-reyes"], ["The weights", "were never the hard part of it"], Attribution.DIRECT)
    ],
    "Ada Reyes said that it was “a gift to every lab”.": [
        (["person_ada-reyes"], ["it was “a gift to every lab”"], Attribution.MIXED)
    ],
    "Ada Reyes said that it works.": [(["person_ada-reyes"], ["it works"], Attribution.REPORTED)],
    "According to Ada Reyes, it works.": [(["person_ada-reyes"], ["it works"], Attribution.REPORTED)],
    "It works, according to Ada Reyes.": [(["person_ada-reyes"], ["It works"], Attribution.REPORTED)],
    "In Ada Reyes's view, it works.": [(["person_ada-reyes"], ["it works"], Attribution.REPORTED)],
    "It is said that the plan works.": [(["unattributed"], ["the plan works"], Attribution.REPORTED)],
    "Ada Reyes: I trust it.\n\nPeter Lind: I do not trust it.": [
        (["person_ada-reyes"], ["I trust it"], Attribution.DIRECT),
        (["person_peter-lind"], ["I do not trust it"], Attribution.DIRECT),
    ],
    "Ada Reyes (Northfield) (Lab): I trust it.\n\nDr Peter Lind: I do not trust it.": [
        (["person_ada-reyes"], ["I trust it"], Attribution.DIRECT),
        (["person_peter-lind"], ["I do not trust it"], Attribution.DIRECT),
    ],
    "The Minister (Ada Reyes): I trust it.\n\nPeter Lind: I do not trust it.": [
        (["person_ada-reyes"], ["I trust it"], Attribution.DIRECT),
        (["person_peter-lind"], ["I do not trust it"], Attribution.DIRECT),
    ],
    "Ada Reyes builds models.\n\nQ: There are risks.\n\nA: I trust it.\n\nShe spoke to us in May. Ada Reyes is 40.": [
        (["person_ada-reyes"], ["I trust it"], Attribution.DIRECT),
    ],
    "The models that Ada Reyes builds: they work.\n\nThe tests that Peter Lind runs: they fail.": [],
    "Ada Reyes: I trust it.": [],
    "She lives in a “smart home” now.": [],
    "“Nobody knows who said these words.”": [],
}
"""Text -> its attributed claims: speakers, content, manner."""


def told(said: DocumentStatements) -> Told:
    """Return speakers, content and manner of the attributed claims, in the order of the text."""
    claims = sorted((c for c in said.claims if c.attribution is not Attribution.AUTHOR), key=lambda c: c.content)
    own = f"source_{said.document.slug}_"
    return [([s.removeprefix(own) for s in c.speakers], [p.text for p in c.content], c.attribution) for c in claims]


@pytest.mark.parametrize(("text", "claims"), CASES.items())
def test_who_said_what_and_how(stated: Stated, text: str, claims: Told) -> None:
    """Quotations, reports, phrases and labels attribute; terms, unowned words and a lone colon do not."""
    assert told(stated(text)) == claims


def test_speaker_behind_the_cue_of_a_split_quotation(stated: Stated) -> None:
    """The speaker is the subject outside the quotation, also where the parse gives the cue a second one."""
    [(speakers, content, _)] = told(stated("“The weights of it all,” said Ada Reyes, “were never the hard part.”"))
    assert (speakers, content) == (["person_ada-reyes"], ["The weights of it all", "were never the hard part"])


PASSIVES: dict[str, tuple[Mapping[str, str], list[str]]] = {
    "Gamma/NNP/nsubjpass/2 is/VBZ/auxpass/2/be considered/VBN/ROOT/2/consider unsafe/JJ/oprd/2": (
        {"Gamma": "Model"},
        ["Gamma", "unsafe"],
    ),
    "Acme/NNP/nsubjpass/2 was/VBD/auxpass/2/be accused/VBN/ROOT/2/accuse of/IN/prep/2 fraud/NN/pobj/3": (
        {"Acme": "Org"},
        ["Acme", "fraud"],
    ),
}


@pytest.mark.parametrize(("rows", "case"), PASSIVES.items())
def test_passive_without_agent_is_held_by_nobody(
    claimed: Claimed, rows: str, case: tuple[Mapping[str, str], list[str]]
) -> None:
    """What a thing is considered or accused of is a claim about it, by a source that the text does not name."""
    names, words = case
    said = claimed(rows, names)
    [(speakers, content, manner)] = told(said)
    assert (speakers, content, manner) == (["unattributed"], words, Attribution.REPORTED)


def test_source_is_shown_where_the_text_names_it(stated: Stated) -> None:
    """A claim's source span holds the words for its source, its cue span the cue."""
    [claim] = [c for c in stated("The critics warned of fraud.").claims if c.cue]
    assert claim.source_span is not None and claim.source_span.text == "The critics"
    assert claim.cue_span is not None and claim.cue_span.text == "warned"
    assert (claim.cue, claim.cue_class) == ("warn", "Warns")


def test_pronoun_becomes_a_mention_of_its_speaker(stated: Stated) -> None:
    """A pronoun that was resolved to a speaker refers to that entity, and is no name of it."""
    said = stated("Ada Reyes left. She said that it works.")
    [pointer] = [mention for mention in said.mentions if not mention.named]
    assert (pointer.span.text, pointer.entity, pointer.rule) == ("She", "person_ada-reyes", "pronoun")
    assert [e.forms for e in said.entities if e.id == "person_ada-reyes"] == [("Ada Reyes",)]
