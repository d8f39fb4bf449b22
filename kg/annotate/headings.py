"""Which paragraphs are headings: capitals there are style, not names, and nothing there is said by anybody."""

import re

from spacy.tokens import Doc, Span

BYLINE = re.compile(r"\W*(?:written\s+)?by\b|\W*authors?\s*:", re.IGNORECASE)
ENDS = (".", "!", "?", "”", '"', "’", ")", ";", ",")
LONGEST = 14


def is_heading(span: Span) -> bool:
    """Tell whether the paragraph that holds the first token of *span* is a heading."""
    return span.start in headed(span.doc)


def headed(doc: Doc) -> frozenset[int]:
    """Return the tokens of the paragraphs that are headings; found once a document."""
    found: frozenset[int] | None = doc.user_data.get("headings")
    if found is None:
        found = doc.user_data["headings"] = frozenset(i for p in headings(doc) for i in range(p.start, p.end))
    return found


def heading(paragraph: str) -> bool:
    """Tell whether a paragraph reads as a heading: short, without a full stop, not a byline.

    A question mark does not save it where the words are capitalised as in a title.
    """
    text = paragraph.strip()
    words = re.findall(r"[^\W\d_][\w’'-]*", text)
    if not words or len(words) > LONGEST or BYLINE.match(text):
        return False
    if text.endswith("?"):
        return title_case(words)
    return not text.endswith(ENDS)


def title_case(words: list[str]) -> bool:
    """Tell whether most longer words begin with a capital."""
    longer = [word for word in words if len(word) > 3]
    return bool(longer) and sum(word[0].isupper() for word in longer) > 0.6 * len(longer)


def headings(doc: Doc) -> list[Span]:
    """Return the paragraphs of a document that are headings."""
    return [p for p in doc.spans["paragraphs"] if heading(p.text)]
