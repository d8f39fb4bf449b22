"""Runs of capitalised words that nothing has read as a name yet: what the words beside them may show to be one.

A run is cut at a name found before parsing, and loses what is no name at its edges: titles, nationalities, stop words.
One that is a place, a nationality or another known word alone is no run.
"""

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Span, Token

from kg import resources
from kg.annotate.headings import is_heading

LONGEST = 5
INITIALS = re.compile(r"(?:[A-Z]\.){1,3}")
APOSTROPHES = ("'s", "’s", "’", "'")
PLACES = ("GPE", "LOC", "NORP", "DATE", "LANGUAGE", "EVENT", "TIME", "LAW")
"""What the language model calls a place, a people, a date: where evidence is weak, such a word is no name of ours."""


def runs(doc: Doc) -> Iterator[Span]:
    """Yield the runs of a document, headings left out, in the order of the text."""
    units = {unit.start for unit in doc.spans["units"]}
    i = 0
    while i < len(doc):
        if i in units or not opens(doc[i]):
            i += 1
            continue
        end = run_end(doc, i, units)
        span = trimmed(doc, i, end)
        if span is not None and not is_heading(span):
            yield span
        i = end


def opens(token: Token) -> bool:
    """Tell whether a word may stand in a run: a capital at its head, letters in it, no stop word."""
    text = token.text
    if INITIALS.fullmatch(text):
        return text not in resources.name_parts("not_name")
    return text[0].isupper() and text[-1] != "." and not token.is_stop and text.replace("-", "").isalnum()


def run_end(doc: Doc, start: int, units: set[int]) -> int:
    """Return where the run that begins at token *start* ends."""
    end = start + 1
    while end < len(doc) and end not in units and (step := joined(doc, end)):
        end += step
    return end


def joined(doc: Doc, i: int) -> int:
    """Return how many tokens from *i* on carry a run on: a word, a hyphened part, "&" or a particle with its word."""
    token, before = doc[i], doc[i - 1]
    if not before.whitespace_:
        return 2 if token.text == "-" and not token.whitespace_ and i + 1 < len(doc) and doc[i + 1].is_alpha else 0
    if opens(token):
        return 1
    linked = token.text == "&" or token.text in resources.name_parts("particle")
    return 2 if linked and i + 1 < len(doc) and opens(doc[i + 1]) else 0


def trimmed(doc: Doc, start: int, end: int) -> Span | None:
    """Return a run less the words at its edges that are no part of a name, or ``None`` if none is left."""
    seat = next((i + 1 for i in range(start + 1, end) if doc[i].lower_ == "based" and doc[i - 1].text == "-"), start)
    start = seat if seat < end else start
    while start < end and (doc[start].text in leading() or doc[start].text in ("-", "&") or opening_word(doc, start)):
        start += 1
    while end > start and (doc[end - 1].text in trailing() or doc[end - 1].text in ("-", "&")):
        end -= 1
    return doc[start:end] if end > start and can_name(doc[start:end]) else None


def can_name(span: Span) -> bool:
    """Tell whether a run may be a name: not too long, no letter alone, no law, no place, title or common word alone."""
    words = {token.text for token in span}
    empty = nameless() if len(words) == 1 else nameless() - resources.name_parts("generic")
    if len(span) > LONGEST or words <= empty or span.text[-1] == "." or len(span.text) == 1:
        return False
    before = span.doc[span.start - 1].text if span.start else "-"
    middle = INITIALS.fullmatch(span[0].text) and before[0].isupper()
    return (
        not middle and not (len(span) == 1 and ordinary(span[0])) and span[-1].text not in resources.name_parts("law")
    )


def ordinary(token: Token) -> bool:
    """Tell whether one word alone is a given name, or opens a sentence and is no name to the parser."""
    named = token.pos_ == "PROPN" or token.ent_type_ in ("ORG", "PERSON", "PRODUCT")
    opens_it = opens_sentence(token.doc, token.i) and not named
    return opens_it or token.text in resources.name_parts("given_name")


def opening_word(doc: Doc, i: int) -> bool:
    """Tell whether a word is capitalised only because it opens a sentence: the parser does not take it for a name."""
    return opens_sentence(doc, i) and doc[i].pos_ not in ("PROPN", "X", "NOUN", "VERB", "ADJ")


def opens_sentence(doc: Doc, i: int) -> bool:
    """Tell whether a sentence, a quotation or a list line opens at token *i*."""
    return i == 0 or bool(doc[i].is_sent_start) or doc[i - 1].text in ("“", '"', "‘", "—", "–", "•", ":")


@cache
def leading() -> frozenset[str]:
    """Return the words that no name begins with."""
    parts = ("title", "not_titled", "not_model", "demonym")
    return frozenset().union(*(resources.name_parts(part) for part in parts))


@cache
def trailing() -> frozenset[str]:
    """Return the words that end the name before them: "Orbit CEO"."""
    return resources.name_parts("title")


@cache
def nameless() -> frozenset[str]:
    """Return the words that make no name by themselves: places, nationalities, abbreviations, titles, head words."""
    parts = ("not_name", "place", "demonym", "title", "not_model", "org_head", "generic", "law", "model_variant")
    return frozenset().union(*(resources.name_parts(part) for part in parts))


def noun_before(doc: Doc, end: int) -> str:
    """Return the word that ends before token *end*, in lower case, parts joined by hyphens with it: "start-up"."""
    start = end - 1
    while start >= 2 and doc[start - 1].text == "-" and not doc[start - 2].whitespace_:
        start -= 2
    word = doc[start:end].text if start >= 0 else ""
    return word.lower() if word and (word[1:].islower() and (word[0].islower() or opens_sentence(doc, start))) else ""


def is_place(span: Span) -> bool:
    """Tell whether the language model takes a name for a place, a people or a date, or the lexicon knows it as one."""
    return any(t.ent_type_ in PLACES or t.text in resources.name_parts("place") for t in span)


def seems_person(span: Span) -> bool:
    """Tell whether several words read as a person's name: by the language model, or by a given name at their head."""
    given = span[0].text in resources.name_parts("given_name")
    return len(span) > 1 and (given or all(t.ent_type_ == "PERSON" for t in span))


def seems_given(run: Span) -> bool:
    """Tell whether a run begins with a given name, or with an initial."""
    first = run[0].text
    return first in resources.name_parts("given_name") and len(run) > 1
