"""What the language model's table of attributes says of each token, remembered by what the table looks at.

spaCy's ``attribute_ruler`` sets part of speech and morphology by rules, nearly all over one token: its word, tag and
dependency. It matches them all with every token anew, which takes a sixth of the time of reading. As they look at
nothing else, what they say of one token holds for each that is alike.
"""

from typing import Any, cast

import numpy as np
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc
from spacy.vocab import Vocab

NAME = "kg_attributes"
RULER = "attribute_ruler"
KEY: list[int | str] = ["ORTH", "TAG", "DEP"]
TOLD_BY_KEY = {"TAG", "DEP", "ORTH", "TEXT", "LOWER", "IS_SPACE"}
"""What rules may look at that a token's word, tag and dependency tell."""
SET: list[int | str] = ["TAG", "DEP", "POS", "MORPH", "LEMMA"]
MOST = 200_000
"""Tokens that are remembered before all are forgotten: some 50 MB."""


@Language.factory(NAME)
def create(nlp: Language, name: str) -> "Attributes":
    """Return the component; it takes the rules from the ruler of the pipeline."""
    return Attributes(nlp.vocab, cast(AttributeRuler, nlp.get_pipe(RULER)))


class Attributes:
    """Sets what the rules of a ruler say."""

    def __init__(self, vocab: Vocab, ruler: AttributeRuler) -> None:
        """Keep the rules; those over several tokens by themselves, too."""
        self.vocab, self.ruler = vocab, ruler
        self.known: dict[tuple[int, ...], list[int]] = {}
        self.longer = Matcher(vocab)
        for number, pattern in enumerate(p for p in patterns(ruler) if len(p) > 1):
            self.longer.add(str(number), [pattern])

    def __call__(self, doc: Doc) -> Doc:
        """Set what the rules set: of each token as of one alone, unless a rule over several fits somewhere."""
        if not len(doc) or self.longer(doc, allow_missing=True):
            return self.ruler(doc)
        keys = map(tuple, cast(Any, doc.to_array(KEY)).tolist())
        found = [self.known.get(key) or self.learned(doc, i, key) for i, key in enumerate(keys)]
        return doc.from_array(SET, cast(Any, np.array(found, dtype=np.uint64)))

    def learned(self, doc: Doc, i: int, key: tuple[int, ...]) -> list[int]:
        """Return, and keep, what the ruler says of token *i*."""
        if len(self.known) >= MOST:
            self.known.clear()
        token = doc[i]
        alone = Doc(self.vocab, words=[token.text], tags=[token.tag_], deps=[token.dep_], heads=[0])
        self.known[key] = cast(Any, self.ruler(alone).to_array(SET))[0].tolist()
        return self.known[key]


def remember(reader: Language) -> None:
    """Let a pipeline remember what its ruler says, if all rules look at what the key tells."""
    if reader.has_pipe(RULER) and told_by_key(cast(AttributeRuler, reader.get_pipe(RULER))):
        reader.add_pipe(NAME, after=RULER)
        reader.disable_pipe(RULER)


def told_by_key(ruler: AttributeRuler) -> bool:
    """Tell whether the rules look at nothing but what a token's word, tag and dependency tell."""
    return all(set(token) <= TOLD_BY_KEY for pattern in patterns(ruler) for token in pattern)


def patterns(ruler: AttributeRuler) -> list[list[dict[str, Any]]]:
    """Return what the rules look at: for each its tokens."""
    return [pattern for rule in ruler.patterns for pattern in cast(Any, rule["patterns"])]
