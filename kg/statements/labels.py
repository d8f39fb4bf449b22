"""Speaker labels: paragraphs of an interview or a transcript that begin with who speaks, "Varga: I am."."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span as Words
from spacy.tokens import Token

from kg import resources
from kg.annotate.headings import BYLINE, is_heading
from kg.statements.reader import Reader

LABEL_LENGTH = 16
"""How many tokens a label has at most, places and parties in brackets among them."""
BRACKETS = ("(", ")", "[", "]")
COLONS = (":", "):", "]:")
"""The colon behind a label; the tokenizer keeps it and a bracket together."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """Words under a speaker's label: the label's words, whom they name, its colon, the token range of what is said."""

    words: Words
    speaker: Words
    colon: Token
    start: int
    end: int


def labelled(reader: Reader) -> Iterator[Labelled]:
    """Yield what stands under each speaker's label; an answer goes on until a question, a heading or another label.

    A name before a colon is a label only where the document has two or more such paragraphs. What is asked under the
    label of nobody in particular ("Q:") is noted in ``reader.asked``.
    """
    paragraphs = [p for p in reader.paragraphs if p.text.strip()]
    labels = [label(reader, paragraph) for paragraph in paragraphs]
    if sum(found is not None for found in labels) < 2:
        return
    guest = interviewee(reader, next(p.start for p, found in zip(paragraphs, labels, strict=True) if found))
    for i, found in enumerate(labels):
        if found is None:
            continue
        words, colon = found
        last = i
        speaker = named_in(reader, words) or (guest if words.text.lower() in resources.modifiers("answerer") else None)
        while (
            last + 1 < len(paragraphs) and labels[last + 1] is None and goes_on(reader, speaker, paragraphs[last + 1])
        ):
            last += 1
        if speaker is not None:
            yield Labelled(words, speaker, colon, colon.i + 1, paragraphs[last].end)
        else:
            reader.asked.update(range(words.start, paragraphs[last].end))


def label(reader: Reader, paragraph: Words) -> tuple[Words, Token] | None:
    """Return the words and the colon of a speaker's label at the head of a paragraph, or ``None``."""
    colon = next((t for t in paragraph[:LABEL_LENGTH] if t.text in COLONS), None)
    if colon is None or colon.i == paragraph.start:
        return None
    words = reader.doc[paragraph.start : colon.i]
    if words.text.lower() in resources.modifiers("answerer") | resources.modifiers("questioner"):
        return words, colon
    mention = named_in(reader, words)
    return (mention, colon) if mention is not None else None


def named_in(reader: Reader, words: Words) -> Words | None:
    """Return whom a label names, nothing but brackets besides: "Ada Reyes (Northfield)", "The Chair (Ada Reyes)"."""
    bare = [t for t, depth in bracketed(words) if not depth and t.text not in resources.name_parts("title")]
    first = reader.named.get(bare[0].i) if bare else None
    if first is not None and first.label_ in ("Person", "Org") and all(t in first for t in bare):
        return first
    inner = [reader.named[t.i] for t, depth in bracketed(words) if depth and t.i in reader.named]
    people = {m.kb_id_: m for m in inner if m.label_ == "Person"}
    held = first is None and len(people) == 1 and words[-1] in next(iter(people.values()))
    return next(iter(people.values())) if held else None


def bracketed(words: Words) -> Iterator[tuple[Token, int]]:
    """Yield the words of a label but its brackets, each with how many brackets are open around it."""
    depth = 0
    for token in words:
        if token.text in BRACKETS:
            depth += 1 if token.text in "([" else -1
        else:
            yield token, depth


def interviewee(reader: Reader, before: int) -> Words | None:
    """Return whom "A:" stands for: the person named most often before the first label, in no byline."""
    people = [m for m in reader.doc.spans["mentions"] if m.label_ == "Person" and m.end <= before]
    people = [m for m in people if not BYLINE.match(reader.paragraph(m.start).text)]
    often = Counter(m.kb_id_ for m in people)
    return max(people, key=lambda m: (often[m.kb_id_], -m.start), default=None)


def goes_on(reader: Reader, speaker: Words | None, paragraph: Words) -> bool:
    """Tell whether a paragraph without label can be the rest of an answer: no question, heading or editor's note.

    Nor does it name its own speaker.
    """
    if speaker is not None and speaker.kb_id_ in reader.entities_in(paragraph, (speaker.label_,)):
        return False
    return not paragraph.text.rstrip().endswith("?") and not is_heading(paragraph) and not is_note(paragraph)


def is_note(paragraph: Words) -> bool:
    """Tell whether a paragraph begins with what an editor says of the talk: "This interview was edited for length"."""
    words = {t.lower_ for t in paragraph[:1].sent}
    return bool(words & resources.modifiers("talk")) and bool(words & resources.modifiers("edited"))
