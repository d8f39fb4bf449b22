"""What a text says of a name set off behind it: "Vantrell, a start-up from Porto" is a start-up."""

from spacy.tokens import Doc, Span

from kg import resources
from kg.annotate.runs import APOSTROPHES, noun_before

DETERMINERS = frozenset(("a", "an", "another", "her", "his", "its", "our", "the", "their", "one"))
ENDING = ("ADP", "VERB", "AUX", "PRON", "SCONJ", "CCONJ", "PUNCT", "SPACE")
"""Parts of speech that end the noun phrase: "a start-up | from Porto", "a tool | that reads"."""
LONGEST = 9


def noun_behind(span: Span) -> tuple[str, str]:
    """Return the head noun, in lower case, of the phrase set off behind a name, and that phrase; or two empty words."""
    doc, comma = span.doc, span.end
    if comma + 2 >= len(doc) or doc[comma].text not in (",", "(", "—", "–"):
        return "", ""
    first = phrase_start(doc, comma + 1)
    end = phrase_end(doc, first) if first else 0
    return (noun_before(doc, end), doc[first:end].text) if end > first else ("", "")


def phrase_start(doc: Doc, i: int) -> int:
    """Return where the words behind the determiner of a phrase begin ("a", "its", "Orbit's"), or 0."""
    if doc[i].lower_ in DETERMINERS:
        return i + 1
    near = range(i + 1, min(i + 4, len(doc)))
    return next((k + 1 for k in near if doc[k].text in APOSTROPHES and doc[i].text[0].isupper()), 0)


def phrase_end(doc: Doc, start: int) -> int:
    """Return where the noun phrase that begins at token *start* ends."""
    for i in range(start, min(start + LONGEST, len(doc))):
        inner = hyphened(doc, i)
        if not inner and (doc[i].pos_ in ENDING or doc[i].text in APOSTROPHES) and doc[i].tag_ != "VBG":
            return i
    return start


def hyphened(doc: Doc, i: int) -> bool:
    """Tell whether token *i* is a hyphen, or a part joined by one to the word before it: "start-up"."""
    return (doc[i].text == "-" and not doc[i - 1].whitespace_) or (
        doc[i - 1].text == "-" and not doc[i - 1].whitespace_ and i > 1 and not doc[i - 2].whitespace_
    )


def rival_of(span: Span) -> str:
    """Return whose rival a name is said to be: "Lumenia, Pomelo's main rival", "Vantrell, a rival of Orbit"."""
    noun, _ = noun_behind(span)
    if noun not in resources.name_parts("rival_noun"):
        return ""
    doc, comma = span.doc, span.end
    end = phrase_end(doc, phrase_start(doc, comma + 1))
    if doc[comma + 1].lower_ not in DETERMINERS:
        return next((doc[comma + 1 : k].text for k in range(comma + 2, end) if doc[k].text in APOSTROPHES), "")
    return doc[end + 1].text if end + 1 < len(doc) and doc[end].text in ("of", "to") else ""
