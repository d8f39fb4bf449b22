"""Speaker labels: paragraphs of an interview or a transcript that begin with who speaks, "Varga: I am."."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span as Words
from spacy.tokens import Token

from kg import resources
from kg.annotate.headings import is_heading
from kg.statements.reader import Reader

LABEL_LENGTH = 6


@dataclass(frozen=True, slots=True)
class Labelled:
    """Words under a speaker's label: the label's name, its colon, and the token range of what is said."""

    speaker: Words
    colon: Token
    start: int
    end: int


def labelled(reader: Reader) -> Iterator[Labelled]:
    """Yield what stands under each speaker's label; an answer goes on until a question, a heading or another label.

    A name before a colon is a label only where the document has two or more such paragraphs.
    """
    paragraphs = [p for p in reader.paragraphs if p.text.strip()]
    labels = [label(reader, paragraph) for paragraph in paragraphs]
    if sum(found is not None for found in labels) < 2:
        return
    for i, found in enumerate(labels):
        if found is None:
            continue
        speaker, colon = found
        last = i
        while last + 1 < len(paragraphs) and labels[last + 1] is None and goes_on(paragraphs[last + 1]):
            last += 1
        yield Labelled(speaker, colon, colon.i + 1, paragraphs[last].end)


def label(reader: Reader, paragraph: Words) -> tuple[Words, Token] | None:
    """Return the named speaker and the colon at the head of a paragraph, or ``None``."""
    for token in paragraph[:LABEL_LENGTH]:
        if token.text == ":" and token.i > paragraph.start:
            mention = reader.named.get(token.i - 1)
            speaks = mention is not None and mention.label_ in ("Person", "Org") and mention.start == paragraph.start
            return (mention, token) if mention is not None and speaks else None
    return None


def goes_on(paragraph: Words) -> bool:
    """Tell whether a paragraph without label can be the rest of an answer: no question, heading or editor's note."""
    return not paragraph.text.rstrip().endswith("?") and not is_heading(paragraph) and not is_note(paragraph)


def is_note(paragraph: Words) -> bool:
    """Tell whether a paragraph begins with what an editor says of the talk: "This interview was edited for length"."""
    words = {t.lower_ for t in paragraph[:1].sent}
    return bool(words & resources.modifiers("talk")) and bool(words & resources.modifiers("edited"))
