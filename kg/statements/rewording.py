"""A claim's words as a sentence that can stand by itself: who is meant in place of pronouns, no marks of quotation.

The words themselves, their offsets and what they are evidence of stay what they are. What is not plain stays, too: a
pronoun says less than a name, but a wrong name says what nobody said.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg import resources
from kg.model import Entity
from kg.sentence import capital, stopped, unquoted
from kg.statements.agreement import Swaps
from kg.statements.first_person import first_person
from kg.statements.infinitives import finite
from kg.statements.reader import Reader
from kg.statements.third_person import third_person

Ranges = tuple[tuple[int, int], ...]
ENDS = (".", "?", "!")


def reworded(
    reader: Reader,
    ranges: Ranges,
    speakers: tuple[Entity, ...],
    *,
    own: bool = False,
    held: tuple[Token, str] | None = None,
) -> str:
    """Return the words of a claim as a sentence of their own.

    *own* tells the author's own voice; *held* gives the head of what is attributed, and the class of its cue.
    """
    places = [i for a, b in ranges for i in range(a, b)]
    swaps = third_person(reader, places, speakers) | first_person(reader, places, speakers, own=own)
    if held is not None:
        swaps |= finite(held[0], places, speakers, held[1])
    text = unquoted("".join(pieces(reader, ranges, swaps)))
    head = text if starts_with_name(reader, places, swaps) else capital(text)
    return stopped(head + closing(reader, ranges[-1][1], own=own))


def pieces(reader: Reader, ranges: Ranges, swaps: Swaps) -> Iterator[str]:
    """Yield the pieces of the words as they read now, with what joins them between."""
    for n, (start, end) in enumerate(ranges):
        if n:
            yield joint(reader, ranges[n - 1][1], start)
        yield "".join(worded(token, swaps) for token in reader.doc[start:end]).rstrip()


def worded(token: Token, swaps: Swaps) -> str:
    """Return a token as it reads now, with the blank behind it; a mark of quotation leaves its blank."""
    if swaps.get(token.i) == "":
        return ""
    if token.is_quote and token.tag_ != "POS":
        return token.whitespace_
    return swaps.get(token.i, token.text) + token.whitespace_


def joint(reader: Reader, end: int, start: int) -> str:
    """Return what joins two pieces: a sentence's end where one lies between them or a new one begins, else a blank."""
    between = [t.text for t in reader.doc[end:start] if not t.is_quote and not t.is_space]
    if reader.doc[end - 1].text in ENDS or not (opens_sentence(reader, start) or set(between) & {*ENDS}):
        return " "
    return f"{between[0]} " if between and between[0] in ENDS else ". "


def opens_sentence(reader: Reader, start: int) -> bool:
    """Tell whether a piece begins with a capital that is no name's, right behind a mark of quotation."""
    first = reader.doc[start]
    own = first.i in reader.named or first.pos_ == "PROPN" or first.lower_ in resources.rewording("first_singular")
    return first.text[0].isupper() and not own and reader.doc[start - 1].is_quote


def starts_with_name(reader: Reader, places: list[int], swaps: Swaps) -> bool:
    """Tell whether the first word is a name, which is written as it is: "xAI"."""
    shown = (i for i in places if swaps.get(i) != "" and not reader.doc[i].is_punct and not reader.doc[i].is_space)
    first = next(shown, None)
    return first is not None and (first in reader.named or first in swaps)


def closing(reader: Reader, end: int, *, own: bool) -> str:
    """Return the mark of a question or a cry that stands right behind words of one's own or in a quotation."""
    after = reader.doc[end] if end < len(reader.doc) else None
    spoken = after is not None and (own or (after.i in reader.quoted and end - 1 in reader.quoted))
    return after.text if after is not None and spoken and after.text in ("?", "!") else ""
