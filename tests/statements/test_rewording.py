"""Claims as sentences of their own: what pronouns and descriptions are resolved, with which verbs, and what stays."""

from collections.abc import Callable

import pytest

from kg.model import Attribution, Claim, DocumentStatements
from kg.sentence import sentence
from kg.store.words import words

Stated = Callable[[str], DocumentStatements]

HEAD = "Ada Reyes is the chief executive of Orbit Labs. "

CASES = [
    # quotation marks, case and stop
    ("Ada Reyes said that the “open” label is a joke.", "The open label is a joke."),
    ("“The weights,” Ada Reyes added, “help defenders most.”", "The weights help defenders most."),
    ("“The weights help,” said Ada Reyes. “They have helped us for years.”", "The weights help. They have helped us for years."),
    ("Critics warned that “weights help” “They will help us,” Ada Reyes said.", "Critics warned that weights help. They will help us."),
    ("“Who will pay for this machine?” asked Ada Reyes.", "Who will pay for this machine?"),
    ("Ada Reyes warned of a race to the bottom.", "A race to the bottom."),
    # I, with its verbs
    ("“I believe that open weights help,” said Ada Reyes.", "Ada Reyes believes that open weights help."),
    ("“I am sure that open weights help,” said Ada Reyes.", "Ada Reyes is sure that open weights help."),
    ("“I’m sure that open weights help,” said Ada Reyes.", "Ada Reyes is sure that open weights help."),
    ("“I’ll publish the weights,” said Ada Reyes.", "Ada Reyes will publish the weights."),
    ("“I don’t trust the benchmark,” said Ada Reyes.", "Ada Reyes doesn’t trust the benchmark."),
    ("“I have read my letters,” said Ada Reyes.", "Ada Reyes has read Ada Reyes’s letters."),
    ("“I wrote the code,” said Ada Reyes.", "Ada Reyes wrote the code."),
    ("“Open weights saved my company,” said Ada Reyes.", "Open weights saved Ada Reyes’s company."),
    ("“Open weights helped me,” said Ada Reyes.", "Open weights helped Ada Reyes."),
    # and where it is not simple, none of it
    ("“I’d publish the weights if I could,” said Ada Reyes.", "I’d publish the weights if I could."),
    ("“I myself wrote the code,” said Ada Reyes.", "I myself wrote the code."),
    ("“I hurt myself with the code,” said Ada Reyes.", "I hurt myself with the code."),
    ("“My husband and I are glad about the code,” said Ada Reyes.", "My husband and I are glad about the code."),
    ("“I tested the code,” critics said.", "I tested the code."),
    ("Ada Reyes told me that open weights help me.", "Open weights help me."),
    # we
    ("“We are training a new model,” Orbit Labs said.", "Orbit Labs is training a new model."),
    (HEAD + "“Our models are safe,” Reyes said.", "Orbit Labs’s models are safe."),
    (HEAD + "“We publish the weights,” Reyes said.", "Orbit Labs publishes the weights."),
    ("“We publish the weights,” a spokesperson for Orbit Labs said.", "Orbit Labs publishes the weights."),
    ("“We publish the weights,” Ada Reyes said.", "We publish the weights."),
    (HEAD + "“We must protect our children from the machine,” Reyes said.", "We must protect our children from the machine."),
    (HEAD + "“All of us use open weights,” Reyes said.", "All of us use open weights."),
    # it, the company, the model
    ("Orbit Labs said it will publish the weights.", "Orbit Labs will publish the weights."),
    ("Orbit Labs said its models are safe.", "Orbit Labs’s models are safe."),
    ("Orbit Labs said it’s training a new model.", "Orbit Labs is training a new model."),
    ("Orbit Labs said its models are safe and that it will publish them.", "Orbit Labs’s models are safe and that it will publish them."),
    ("Orbit Labs said that it is clear that open weights help.", "It is clear that open weights help."),
    ("Orbit Labs grew fast. Critics said that the company hides its models.", "Orbit Labs hides its models."),
    ("Orbit Labs grew fast. Critics said that the rival company hides the weights.", "The rival company hides the weights."),
    ("Orbit Labs sued Acme Labs. Critics said that the company hides the weights.", "The company hides the weights."),
    ("Llama 3.1 came out in July. Critics said that the model helps criminals.", "Llama 3.1 helps criminals."),
    ("Llama 3.1 beat GPT-4 in July. Critics said that the model helps criminals.", "The model helps criminals."),
    ("Critics said that the model helps criminals.", "The model helps criminals."),
    # what is urged, promised and expected
    ("Ada Reyes urged companies to publish their data.", "Companies should publish their data."),
    ("Ada Reyes urged companies not to publish their data.", "Companies should not publish their data."),
    ("Orbit Labs promised to publish the weights.", "Orbit Labs will publish the weights."),
    ("Orbit Labs expects to turn a profit in 2026.", "Orbit Labs will turn a profit in 2026."),
    ("Ada Reyes urged them to publish the weights.", "Them to publish the weights."),
    ("Critics promised to publish the weights.", "To publish the weights."),
    ("Ada Reyes said that companies need to publish their data.", "Companies need to publish their data."),
    # he and she
    ("Ada Reyes said that she had written the code.", "Ada Reyes had written the code."),
    ("Ada Reyes said that her company would pay for the code.", "Ada Reyes’s company would pay for the code."),
    ("Ada Reyes told Bo Lind that he should write the code.", "He should write the code."),
    ("A nurse said that she had seen the machine fail.", "She had seen the machine fail."),
]  # fmt: skip
"""A text, and the sentence of its only, or its longest, attributed claim."""


def claim(said: DocumentStatements) -> Claim:
    """Return the longest attributed claim of a text."""
    return max((c for c in said.claims if c.attribution is not Attribution.AUTHOR), key=lambda c: len(c.text))


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_claim_as_a_sentence_of_its_own(stated: Stated, text: str, wanted: str) -> None:
    """Who is meant stands for a pronoun where that is plain and the verb can agree; else the words stay as they are."""
    found = claim(stated(text))
    assert found.norm_text == wanted
    assert found.text in text or " … " in found.text


def test_own_voice_is_the_author(stated: Stated) -> None:
    """In the author's own voice "I" is the byline's person; without one it stays."""
    essay = "I believe that open models are dangerous for democracy and must be banned."
    (signed,) = stated(f"By Ada Reyes\n\n{essay}").claims
    (unsigned,) = stated(essay).claims
    assert signed.norm_text.startswith("Ada Reyes believes that open models are dangerous")
    assert unsigned.norm_text == essay


def test_names_keep_their_case(stated: Stated) -> None:
    """A name at the head is written as it is."""
    assert claim(stated("Ada Reyes said that xAI hides the weights.")).norm_text == "xAI hides the weights."


def test_every_claim_is_a_sentence(stated: Stated, seeds_text: str) -> None:
    """Each claim of an article ends in a mark, has no mark of quotation, and differs in words from its text only where words were replaced."""
    for found in stated(seeds_text).claims:
        assert found.norm_text[-1] in ".?!"
        assert not set(found.norm_text) & set('“”"')
        kept = words(sentence(found.text.replace(" … ", " "))) == words(found.norm_text)
        assert kept or any(
            pronoun in words(found.text) for pronoun in ("it", "its", "the", "this", "i", "we", "our", "he", "she")
        )


@pytest.fixture(scope="session")
def seeds_text() -> str:
    """A short article with quotations, reported speech and an author's view."""
    return (
        "Orbit Labs released Gamma 2.1 on Monday.\n\n“It is safe,” said Ada Reyes. “I tested it myself.”\n\n"
        "Critics said the “open” model could help criminals. The company denied it.\n\n"
        "Open weights are dangerous, and we must regulate them."
    )
