"""Names that are read as one word: found before parsing, shown to the language model as plain names.

The small language models stumble over names they do not know: "Gamma 2.1 competes with Delta 4.5" is parsed as a noun
phrase, "Anthropic" as an adjective. So a name that the registry lists, or whose form gives it away, becomes one token,
and the model is shown a common name of the same kind in its place. What it says of that token holds for the name.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, cast

from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from kg.annotate import model_names, org_names, person_names, registry
from kg.annotate.forms import Form

SHOWN = {"Person": "Smith", "Org": "Google", "Model": "Linux"}
"""The name that the language model is shown for a name of each kind."""
KEPT: list[int | str] = ["HEAD", "DEP", "TAG", "POS", "LEMMA", "MORPH", "ENT_IOB", "ENT_TYPE"]
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
        return Doc(self.vocab, words=self.words, spaces=self.spaces).from_array(KEPT, cast(Any, read.to_array(KEPT)))


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
        return merged(doc, apart(self.found(doc, text)))

    def found(self, doc: Doc, text: str) -> list[Form]:
        """Return what the registry lists, what has the form of a name, and what has an organisation's head word."""
        listed = self.registry.strong_forms(doc)
        return [*listed, *self.models.forms(text, listed), *org_names.forms(doc), *person_names.forms(doc)]


def apart(forms: Iterable[Form]) -> list[Form]:
    """Return forms without overlaps, in the order of the text: the longer stands, of equals the surer."""
    kept: list[Form] = []
    for form in sorted(forms, key=lambda f: (f.start - f.end, f.rank, f.start, f.kind, f.name)):
        if all(form.end <= other.start or other.end <= form.start for other in kept):
            kept.append(form)
    return sorted(kept, key=lambda f: f.start)


def merged(doc: Doc, names: list[Form]) -> Paragraph:
    """Return the tokens of a paragraph with each name made one; a token in which names begin or end is cut there."""
    paragraph = Paragraph(doc.vocab, [], [], [])
    edges = sorted({edge for name in names for edge in (name.start, name.end)})
    todo = iter([*names, None])
    name = next(todo)
    for token in doc:
        for start, end in pieces(token, edges):
            while name is not None and name.end <= start:
                name = next(todo)
            add(paragraph, token, start, end, name)
    return paragraph


def pieces(token: Token, edges: list[int]) -> Iterator[tuple[int, int]]:
    """Yield a token's character range, cut at each edge of a name that lies inside it; *edges* are sorted."""
    start, end = token.idx, token.idx + len(token)
    inside = edges[bisect_right(edges, start) : bisect_left(edges, end)]
    yield from pairwise([start, *inside, end])


def add(paragraph: Paragraph, token: Token, start: int, end: int, name: Form | None) -> None:
    """Add a piece of a token: as a word, as the first of a name, or to the name that is being added."""
    text = token.text[start - token.idx : end - token.idx]
    space = bool(token.whitespace_) and end == token.idx + len(token)
    if name is None or not name.start <= start < name.end:
        paragraph.words.append(text)
        paragraph.spaces.append(space)
    elif start == name.start:
        paragraph.units.append(Unit(len(paragraph.words), name.kind, name.name, name.rule))
        paragraph.words.append(name.text)
        paragraph.spaces.append(space)
    if name is not None and name.start < end <= name.end:
        paragraph.spaces[-1] = space
