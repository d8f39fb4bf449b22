"""Which organisation a stretch of text is about: the subject of the sentences before, back to its paragraph's first."""

from collections.abc import Iterator

from spacy.tokens import Span as Words
from spacy.tokens import Token

from kg import resources
from kg.model import Kind
from kg.statements.ourselves import org_of
from kg.statements.reader import Reader

SUBJECTS = ("nsubj", "nsubjpass")


def topic(reader: Reader, at: Token) -> Words | None:
    """Return the organisation that acts last before *at*, in this paragraph or the one before; else ``None``.

    A person who acts stands for the organisation where the text gives them a post.
    """
    return next((org for sentence in back(reader, at) if (org := acting(reader, sentence, at)) is not None), None)


def back(reader: Reader, at: Token) -> Iterator[Words]:
    """Yield the sentence of *at* and those before it, back to the beginning of the paragraph before."""
    here = reader.paragraph(at.i)
    first = reader.paragraph(here.start - 1).start if here.start else here.start
    sentence = at.sent
    while sentence.start >= first:
        yield sentence
        if not sentence.start:
            return
        sentence = reader.doc[sentence.start - 1].sent


def acting(reader: Reader, sentence: Words, at: Token) -> Words | None:
    """Return the organisation that is the main subject of a sentence and stands before *at*, or ``None``."""
    for subject in subjects(reader, sentence):
        mention = named_by(reader, subject)
        if mention is not None and mention.end <= at.i:
            return mention if mention.label_ == Kind.ORG.value else org_of(reader, mention.kb_id_)
    return None


def named_by(reader: Reader, subject: Token) -> Words | None:
    """Return the name that a subject is, or the organisation that somebody acts for: "a spokesman for Orbit"."""
    if subject.i in reader.named:
        return reader.named[subject.i]
    people = subject.pos_ == "NOUN" and resources.sources().get(subject.lemma_.lower()) == "people"
    owners = [o for c in subject.rights if c.dep_ == "prep" for o in c.rights if people and o.i in reader.named]
    return next((reader.named[o.i] for o in owners if reader.named[o.i].label_ == Kind.ORG.value), None)


def opening(reader: Reader, sentence: Words) -> Token | None:
    """Return the head or first word of a sentence that the parse read without a verb: "Orbit swaps models"."""
    if sentence.root.pos_ in ("VERB", "AUX"):
        return None
    first = next((t for t in sentence if not t.is_space and t.lower_ != "the"), None)
    return sentence.root if sentence.root.i in reader.named else first


def subjects(reader: Reader, sentence: Words) -> Iterator[Token]:
    """Yield the subject of a sentence's main verb; before it, that of what it reports: "Orbit grew, the paper said".

    Where the parse read no verb, the sentence's first word.
    """
    root = sentence.root
    own = [c for c in root.children if c.dep_ in SUBJECTS]
    held = [c for c in root.lefts if c.dep_ == "ccomp" and c.i not in reader.quoted and own and c.i < own[0].i]
    yield from (c for verb in held for c in verb.lefts if c.dep_ in SUBJECTS)
    yield from own[:1]
    if not own and (first := opening(reader, sentence)) is not None:
        yield first
