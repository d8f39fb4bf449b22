"""A stating: a claim before its meaning is read."""

from dataclasses import dataclass

from kg.model import Attribution
from kg.resources import Cue
from kg.statements.content import Content
from kg.statements.cues import Cued
from kg.statements.reader import Reader, Source


@dataclass(frozen=True, slots=True)
class Stating:
    """A claim before its meaning is read: who, by which cue, which words, and how they are attributed."""

    found: Cued
    source: Source
    content: Content
    attribution: Attribution
    rule: str


LABEL = Cue(":", "PUNCT", "Says", frozenset(), needs_source=False, role=False)


def manner(reader: Reader, ranges: tuple[tuple[int, int], ...]) -> Attribution:
    """Return how words are attributed: wholly, partly or not at all between quote marks."""
    tokens = [i for a, b in ranges for i in range(a, b) if not reader.doc[i].is_punct]
    inside = [i for i in tokens if i in reader.quoted]
    if not inside:
        return Attribution.REPORTED
    return Attribution.DIRECT if len(inside) == len(tokens) else Attribution.MIXED
