"""Names that are read as one word: found before parsing, shown to the language model as plain names.

The small language models stumble over names they do not know: "Gamma 2.1 competes with Delta 4.5" is parsed as a noun
phrase, "Anthropic" as an adjective. So a name that the registry lists, or whose form gives it away, becomes one token,
and the model is shown a common name of the same kind in its place. What it says of that token holds for the name.
"""

from dataclasses import dataclass
from typing import cast

from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS, TAG
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from kg.annotate import model_names, org_names, registry
from kg.annotate.names import longest

SHOWN = {"Person": "Smith", "Org": "Google", "Model": "Linux"}
"""The name that the language model is shown for a name of each kind."""
KEPT = [HEAD, DEP, TAG, POS, LEMMA, MORPH, ENT_IOB, ENT_TYPE]
"""What the language model says of each token."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A name as one token of its paragraph: where, of which kind, its canonical name if known, and the rule."""

    at: int
    kind: str
    name: str
    rule: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in tokens, names made one each: ``words`` and whether a space follows make up its exact text."""

    vocab: Vocab
    words: list[str]
    spaces: list[bool]
    units: list[Unit]

    def shown(self) -> Doc:
        """Return the paragraph as the language model is to see it."""
        words = list(self.words)
        for unit in self.units:
            words[unit.at] = SHOWN[unit.kind]
        return Doc(self.vocab, words=words, spaces=self.spaces)

    def restored(self, read: Doc) -> Doc:
        """Return the paragraph in its own words, with what the language model said of them."""
        return Doc(self.vocab, words=self.words, spaces=self.spaces).from_array(KEPT, read.to_array(KEPT))


class Units:
    """Finds the names of a paragraph that can be told before parsing."""

    def __init__(self, linker: Language) -> None:
        """Take the matchers from our components."""
        self.nlp = linker
        self.registry = cast(registry.Registry, linker.get_pipe(registry.NAME))
        self.models = cast(model_names.ModelNames, linker.get_pipe(model_names.NAME))

    def paragraph(self, text: str) -> Paragraph:
        """Return a paragraph's tokens with each name made one."""
        doc = self.nlp.make_doc(text)
        return merged(doc, longest(self.found(doc)))

    def found(self, doc: Doc) -> list[Span]:
        """Return what the registry lists, what has the form of a model's name, and names with an organisation's head."""
        listed = self.registry.found(doc, self.registry.strong)
        return [*listed, *self.models.found(doc, listed), *org_names.found(doc)]


def merged(doc: Doc, names: list[Span]) -> Paragraph:
    """Return the tokens of a paragraph with each name made one."""
    ends = {name.start: name for name in names}
    words, spaces, units, i = [], [], [], 0
    while i < len(doc):
        name = ends.get(i)
        last = doc[name.end - 1] if name is not None else doc[i]
        if name is not None:
            units.append(Unit(len(words), name.label_, name.kb_id_, name.id_))
        words.append(doc[i].text if name is None else name.text)
        spaces.append(bool(last.whitespace_))
        i = last.i + 1
    return Paragraph(doc.vocab, words, spaces, units)
