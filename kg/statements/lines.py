"""A sentence as a line of symbols, over which the forms of relations are matched.

Each mention is ``E3``, each role noun ``R5``, each noun of a deed ``N7`` (the digits count the sentence's own mentions
and nouns; a noun in the plural ends in s) and every other word stands in lower case.
"""

from dataclasses import dataclass, field

from spacy.tokens import Span as Words
from spacy.tokens import Token

from kg import resources
from kg.statements.ourselves import speaking_org
from kg.statements.reader import Reader
from kg.statements.reference import referred
from kg.statements.relation_cues import Cues, RelationCue
from kg.statements.topic import SUBJECTS


@dataclass(frozen=True, slots=True)
class Seat:
    """A name's place in a line: the mention it stands for, and the tokens that stand there (a name, "its")."""

    mention: Words
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Places:
    """What stands at the tokens of a sentence, whichever cues are looked for: seats by their first token, and words.

    ``keys`` are the words as cues are looked up by.
    """

    start: int
    seats: dict[int, Seat]
    words: list[str]
    keys: list[str]


@dataclass(slots=True)
class Line:
    """A sentence as a line of symbols, with what each symbol stands for."""

    text: str = ""
    seats: list[Seat] = field(default_factory=list)
    cues: list[tuple[list[RelationCue], int, int]] = field(default_factory=list)


def line(reader: Reader, places: Places, cues: Cues, mark: str) -> Line:
    """Return a sentence as a line of symbols."""
    out, symbols, i = Line(), [], places.start
    end = i + len(places.words)
    while i < end:
        at = i - places.start
        if seat := places.seats.get(i):
            owns = i not in reader.named and reader.doc[i].lower_ in OWN
            symbols.append(f"E{len(out.seats)} 's" if owns else f"E{len(out.seats)}")
            out.seats.append(seat)
            i = seat.end
        elif places.keys[at] in cues and (cue := cue_from(reader, i, end, cues)):
            plural = "s" if reader.doc[cue[2] - 1].tag_ in ("NNS", "NNPS") else ""
            symbols.append(f"{mark}{len(out.cues)}{plural}")
            out.cues.append(cue)
            i = cue[2]
        else:
            symbols.append(places.words[at])
            i += 1
    out.text = " ".join(s for s in symbols if s)
    return out


def places(reader: Reader, sentence: Words) -> Places:
    """Return what stands at each token of a sentence."""
    seats = {t.i: seat for t in sentence if (seat := seat_at(reader, t, sentence.end)) is not None}
    words = [word(token, token.i - 1 in reader.named) for token in sentence]
    return Places(sentence.start, seats, words, [singular(token) for token in sentence])


def seat_at(reader: Reader, token: Token, end: int) -> Seat | None:
    """Return the seat that begins at a token, or in whose midst it is: a name's, or that of what points at one."""
    if token.i in reader.named:
        return Seat(reader.named[token.i], token.i, reader.named[token.i].end)
    return pointer(reader, token, end) if token.lower_ in POINTERS else None


def owner(reader: Reader, pronoun: Token, end: int) -> Words | None:
    """Return whose "its", "our" or "my" is: "my rival" is that of the speaker's firm, "my lawyer" is not."""
    if pronoun.lower_ != "my":
        return referred(reader, pronoun)
    near = {t.lower_ for t in reader.doc[pronoun.i + 1 : min(pronoun.i + 4, end)]}
    return speaking_org(reader, pronoun) if near & resources.modifiers("workmate") else None


OWN = ("its", "our", "my")
POINTERS = frozenset([*OWN, "it", "we", "the"])
DASHES = {"–": "-", "—": "-", "--": "-"}
HONORIFICS = ("Dr", "Dr.", "Mr", "Mr.", "Ms", "Ms.", "Mrs", "Mrs.", "Prof", "Prof.", "Sir", "Dame", "Lord", "Lady")


def pointer(reader: Reader, token: Token, end: int) -> Seat | None:
    """Return the seat of "its", or of "the company" before a possessive, where it is known what it refers to."""
    i = token.i
    if token.lower_ in OWN and (meant := owner(reader, token, end)) is not None:
        return Seat(meant, i, i + 1)
    if token.lower_ in ("it", "we") and token.dep_ in SUBJECTS and (meant := referred(reader, token)) is not None:
        return Seat(meant, i, i + 1)
    return described(reader, i, end) if token.lower_ == "the" else None


def described(reader: Reader, i: int, end: int) -> Seat | None:
    """Return the seat of "the company" or "the Lisbon start-up" that acts or owns, where it is known what it means."""
    head = next(
        (t for t in reader.doc[i + 1 : min(i + 7, end)] if t.pos_ in ("NOUN", "PROPN") and t.i < t.head.i), None
    )
    while head is not None and head.dep_ in ("compound", "amod", "nmod", "npadvmod") and i < head.head.i < i + 7:
        head = head.head
    if head is None or head.i in reader.named or any(t.i in reader.named for t in reader.doc[i : head.i]):
        return None
    owns = head.i + 1 < end and reader.doc[head.i + 1].text in ("'s", "’s")
    meant = referred(reader, head) if owns or head.dep_ in SUBJECTS else None
    return Seat(meant, i, head.i + 1) if meant is not None else None


def word(token: Token, named: bool) -> str:
    """Return an ordinary word of a line; possessive marks of any shape are one, white space is nothing.

    ``named``: the token stands right behind a name, where an apostrophe after an s is a possessive too.
    """
    if token.text in HONORIFICS and token.text in resources.name_parts("title"):
        return ""
    mark = token.text in ("’s", "'s", "’", "'")
    if mark and (token.tag_ == "POS" or (named and not token.nbor(-1).whitespace_)):
        return "'s"
    return DASHES.get(token.text) or token.lower_.strip()


def cue_from(reader: Reader, i: int, end: int, cues: Cues) -> tuple[list[RelationCue], int, int] | None:
    """Return the longest cues that begin at token *i*, with their range: one phrase may serve several relations."""
    fitting: list[RelationCue] = []
    for cue in cues.get(singular(reader.doc[i]), ()):
        if fitting and len(cue.words) < len(fitting[0].words):
            break
        if fits(reader, cue, i, end):
            fitting.append(cue)
    return (fitting, i, i + len(fitting[0].words)) if fitting else None


def fits(reader: Reader, cue: RelationCue, i: int, end: int) -> bool:
    """Tell whether a cue's words stand at token *i*, the last of them no verb and none of them in a name."""
    last = i + len(cue.words)
    if last > end or reader.doc[last - 1].pos_ in ("VERB", "AUX"):
        return False
    return all(w == singular(reader.doc[n]) and n not in reader.named for n, w in enumerate(cue.words, i))


def singular(token: Token) -> str:
    """Return a noun's singular in lower case; other words as they stand."""
    return token.lemma_.lower() if token.tag_ in ("NNS", "NNPS") else token.lower_
