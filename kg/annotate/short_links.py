"""Shorter ways in which a text takes up what it has named: a first name, a size, "the League", "Tall Pines"."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Span, Token

from kg import resources
from kg.annotate.headings import is_heading
from kg.annotate.runs import is_place

SIZE = re.compile(r"\d+(?:\.\d+)?[BM]")


def found(doc: Doc, named: list[Span], taken: set[int]) -> Iterator[Span]:
    """Yield shorter mentions of what *named* links, outside the tokens that are *taken*."""
    for reader in (first_names, sizes, definite):
        yield from reader(doc, named, taken)


def same(doc: Doc, start: int, end: int, owner: Span, rule: str) -> Span:
    """Return a stretch of text as another mention of the entity that *owner* mentions."""
    return Span(doc, start, end, label=owner.label_, kb_id=owner.kb_id_, span_id=rule)


def first_names(doc: Doc, named: list[Span], taken: set[int]) -> Iterator[Span]:
    """Yield lone given names of the one person in the document who bears it."""
    bearers: dict[str, dict[str, Span]] = defaultdict(dict)
    for span in named:
        if span.label_ == "Person" and " " in span.text:
            bearers[span.text.split()[0]][span.kb_id_] = span
    known = {first: people for first, people in bearers.items() if first in resources.name_parts("given_name")}
    for token in doc:
        people = known.get(token.text)
        if people and len(people) == 1 and token.i not in taken and alone(token):
            yield same(doc, token.i, token.i + 1, next(iter(people.values())), "first name")


def alone(token: Token) -> bool:
    """Tell whether a word is a name that is no place, no other capitalised word beside it, no heading around it."""
    doc, i = token.doc, token.i
    if token.pos_ != "PROPN" or is_place(doc[i : i + 1]):
        return False
    before = i > 0 and doc[i - 1].text[0].isupper() and not token.is_sent_start and bool(doc[i - 1].whitespace_)
    after = i + 1 < len(doc) and bool(token.whitespace_) and doc[i + 1].text[0].isupper()
    return not before and not after and not is_heading(doc[i : i + 1])


def sizes(doc: Doc, named: list[Span], taken: set[int]) -> Iterator[Span]:
    """Yield sizes that stand for the one model of that size: "the 4B model" where "Gamma 2 4B" is named."""
    sized: dict[str, dict[str, Span]] = defaultdict(dict)
    for span in named:
        if span.label_ == "Model" and SIZE.fullmatch(last := re.split(r"[ -]", span.text)[-1]):
            sized[last][span.kb_id_] = span
    for i in range(1, len(doc) - 1 if sized else 0):
        owners = sized.get(doc[i].text, {})
        if len(owners) == 1 and i not in taken and doc[i + 1].lower_ in resources.name_parts("size_noun"):
            yield same(doc, i, i + 1, next(iter(owners.values())), "size")


def definite(doc: Doc, named: list[Span], taken: set[int]) -> Iterator[Span]:
    """Yield head words that stand for the organisation last named with them: "the League", "the Commission"."""
    heads: dict[str, list[Span]] = defaultdict(list)
    for span in named:
        if span.label_ == "Org" and " " in span.text:
            for word in {span.text.split()[-1], lead(span.text)} & head_words():
                heads[word].append(span)
    for i in range(1, len(doc) if heads else 0):
        owners = [span for span in heads.get(doc[i].text, ()) if span.start < i]
        if owners and i not in taken and doc[i - 1].lower_ == "the" and ends(doc, i):
            yield same(doc, i, i + 1, owners[-1], "head alone")


def lead(name: str) -> str:
    """Return the word before the first preposition of a name: "Chamber" of "Chamber for Responsible Computing"."""
    return re.split(r" (?:of|for|on|to) ", name)[0].split()[-1]


def ends(doc: Doc, i: int) -> bool:
    """Tell whether a name that stands at token *i* ends there: no other capital and no "of" behind it."""
    after = doc[i + 1] if i + 1 < len(doc) else doc[i]
    return after is doc[i] or not (after.text[0].isupper() or after.text in ("of", "for", "on", "-", "&"))


@cache
def head_words() -> frozenset[str]:
    """Return the head words of organisations' names that may stand alone behind "the"."""
    return resources.name_parts("org_head") | resources.name_parts("org_lead")
