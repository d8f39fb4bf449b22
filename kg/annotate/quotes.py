"""Quotations: which stretches of the text stand between quote marks, across sentences and paragraphs."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

NAME = "kg_quotes"

OPENING = {"“": "”", "„": "“", "«": "»", "‘": "’", "``": "''"}
"""Marks that open, with the mark that closes. A straight mark opens or closes by its place."""
STRAIGHT = ('"', "''", "'")
INSIDE = {"“": "‘", "‘": "“"}


@dataclass(slots=True)
class Open:
    """A quotation that has begun: where, and which mark ends it."""

    start: int
    closing: str


@Language.component(NAME)
def quotes(doc: Doc) -> Doc:
    """Set ``doc.spans["quotes"]``: outermost quotations, marks included, sorted."""
    doc.spans["quotes"] = [doc[start:end] for start, end in found(doc)]
    return doc


def found(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield quotations as token ranges.

    A quotation that a paragraph leaves open goes on where the next paragraph opens with the same mark (the printers'
    rule for long quotations) or closes it; otherwise it ends with its paragraph. Single marks count only where they
    cannot be apostrophes.
    """
    begun: Open | None = None
    for paragraph in doc.spans["paragraphs"]:
        if begun and not continues(doc, paragraph.start, begun):
            yield begun.start, last_word(doc, paragraph.start)
            begun = None
        begins = (
            paragraph.start + 1 if begun and doc[paragraph.start].text == doc[begun.start].text else paragraph.start
        )
        for i in range(begins, paragraph.end):
            if begun is None:
                begun = opens(doc, i, paragraph.start, paragraph.end)
            elif closes(doc, i, begun):
                yield begun.start, i + 1
                begun = None
    if begun:
        yield begun.start, last_word(doc, len(doc))


def opens(doc: Doc, i: int, first: int, end: int) -> Open | None:
    """Return the quotation that token *i* opens, if it opens one that can be closed in reach."""
    mark = doc[i].text
    free_before = i == first or bool(doc[i - 1].whitespace_) or doc[i - 1].text in "([—–-/:"
    if not free_before or i + 1 >= end or doc[i].whitespace_:
        return None
    if mark in OPENING and (mark != "‘" or ahead(doc, i + 1, end, "’")):
        return Open(i, OPENING[mark])
    if mark in STRAIGHT and (ahead(doc, i + 1, end, mark) or taken_up(doc, mark, end)):
        return Open(i, mark)
    return None


def ahead(doc: Doc, start: int, end: int, closing: str) -> bool:
    """Tell whether a closing mark follows before *end*."""
    return any(is_end(doc, i, closing) for i in range(start, end))


def taken_up(doc: Doc, mark: str, end: int) -> bool:
    """Tell whether the paragraph at *end* takes a straight double mark up again, or only closes it."""
    if mark == "'" or end + 1 >= len(doc):
        return False
    return (doc[end].text == mark and not doc[end].whitespace_) or only_closed(doc, end, mark, mark)


def only_closed(doc: Doc, start: int, opening: str, closing: str) -> bool:
    """Tell whether the first mark in the paragraph at token *start* closes a quotation that none in it opened."""
    paragraph = next((p for p in doc.spans["paragraphs"] if p.start == start), ())
    first = next((t.i for t in paragraph if t.text in (opening, closing)), None)
    return first is not None and is_end(doc, first, closing)


def closes(doc: Doc, i: int, begun: Open) -> bool:
    """Tell whether token *i* closes the quotation."""
    return i > begun.start and is_end(doc, i, begun.closing)


def is_end(doc: Doc, i: int, closing: str) -> bool:
    """Tell whether token *i* is the mark *closing*, placed where a mark can close: after a word, before a gap."""
    if doc[i].text != closing or i == 0 or doc[i - 1].whitespace_:
        return False
    return bool(doc[i].whitespace_) or i + 1 == len(doc) or not doc[i + 1].text[0].isalnum() or closing in "”»"


def continues(doc: Doc, start: int, begun: Open) -> bool:
    """Tell whether the paragraph at token *start* takes an open quotation up again, or closes it."""
    return doc[start].text == doc[begun.start].text or only_closed(doc, start, doc[begun.start].text, begun.closing)


def last_word(doc: Doc, end: int) -> int:
    """Return *end* less the white space before it."""
    while end > 1 and doc[end - 1].is_space:
        end -= 1
    return end
