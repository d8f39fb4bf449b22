"""Relations in noun phrases: titles, possessives, appositions and nouns of deeds, matched on a line of symbols.

A sentence becomes a line in which each mention is ``E3``, each role noun ``R5``, each noun of a deed ``N7`` (the digits
count the sentence's own mentions and nouns) and every other word stands in lower case; the forms below are regular
expressions over such lines. That is sturdier than the small model's parse of appositions and titles.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product

from spacy.tokens import Span as Words
from spacy.tokens import Token

from kg import resources
from kg.statements.fixed import compiled
from kg.statements.forms import COMPILED, NOUN_FORMS, ROLE_FORMS, ROW, TITLED, UNREAL
from kg.statements.found import Found
from kg.statements.reader import Reader
from kg.statements.reference import SUBJECTS, referred
from kg.statements.relation_cues import Cues, RelationCue, noun_cues, role_cues


@dataclass(frozen=True, slots=True)
class Seat:
    """A name's place in a line: the mention it stands for, and the tokens that stand there (a name, "its")."""

    mention: Words
    start: int
    end: int


@dataclass(slots=True)
class Line:
    """A sentence as a line of symbols, with what each symbol stands for."""

    text: str = ""
    seats: list[Seat] = field(default_factory=list)
    cues: list[tuple[list[RelationCue], int, int]] = field(default_factory=list)


def in_phrases(reader: Reader) -> Iterator[Found]:
    """Yield the relations that the noun phrases of a document state, sentence by sentence."""
    for sentence in reader.doc.sents:
        if any(t.i in reader.named for t in sentence):
            yield from matched(line(reader, sentence, role_cues(), "R"), ROLE_FORMS)
            yield from matched(line(reader, sentence, noun_cues(), "N"), NOUN_FORMS)
            yield from in_forms(reader, sentence)
            yield from in_rows(reader, sentence)
    yield from in_paragraphs(reader)


def line(reader: Reader, sentence: Words, cues: Cues, mark: str) -> Line:
    """Return a sentence as a line of symbols."""
    out, symbols, i = Line(), [], sentence.start
    while i < sentence.end:
        if i in reader.named:
            symbols.append(f"E{len(out.seats)}")
            out.seats.append(Seat(reader.named[i], i, reader.named[i].end))
            i = reader.named[i].end
        elif seat := pointer(reader, i, sentence.end):
            symbols.append(f"E{len(out.seats)} 's" if reader.doc[i].lower_ in ("its", "our") else f"E{len(out.seats)}")
            out.seats.append(seat)
            i = seat.end
        elif cue := cue_from(reader, i, sentence.end, cues):
            plural = "s" if reader.doc[cue[2] - 1].tag_ in ("NNS", "NNPS") else ""
            symbols.append(f"{mark}{len(out.cues)}{plural}")
            out.cues.append(cue)
            i = cue[2]
        else:
            symbols.append(word(reader.doc[i], i - 1 in reader.named))
            i += 1
    out.text = " ".join(s for s in symbols if s)
    return out


HONORIFICS = ("Dr", "Dr.", "Mr", "Mr.", "Ms", "Ms.", "Mrs", "Mrs.", "Prof", "Prof.", "Sir", "Dame", "Lord", "Lady")


def pointer(reader: Reader, i: int, end: int) -> Seat | None:
    """Return the seat of "its", or of "the company" before a possessive, where it is known what it refers to."""
    token = reader.doc[i]
    if token.lower_ in ("its", "our") and (meant := referred(reader, token)) is not None:
        return Seat(meant, i, i + 1)
    if token.lower_ == "it" and token.dep_ in SUBJECTS and (meant := referred(reader, token)) is not None:
        return Seat(meant, i, i + 1)
    return described(reader, i, end) if token.lower_ == "the" else None


def described(reader: Reader, i: int, end: int) -> Seat | None:
    """Return the seat of "the company" or "the Lisbon start-up" that acts or owns, where it is known what it means."""
    head = next((t for t in reader.doc[i + 1 : min(i + 7, end)] if t.pos_ in ("NOUN", "PROPN") and t.i < t.head.i), None)
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
    if token.text in resources.name_parts("title") and token.text in HONORIFICS:
        return ""
    mark = token.text in ("’s", "'s", "’", "'")
    if mark and (token.tag_ == "POS" or (named and not token.nbor(-1).whitespace_)):
        return "'s"
    return {"–": "-", "—": "-", "--": "-"}.get(token.text, token.lower_.strip())


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


def matched(sentence: Line, forms: dict[str, str]) -> Iterator[Found]:
    """Yield the relations that the forms find in a line."""
    for rule, form in forms.items():
        for match in COMPILED[form].finditer(sentence.text):
            for fitting, start, end in (sentence.cues[int(n)] for n in re.findall(r"[RN](\d+)", match["r"])):
                for cue in fitting:
                    if wanted(cue, rule, match.groupdict().get("p")):
                        yield from between(sentence, match, narrowed(cue, sentence, end), (start, end), rule)


def wanted(cue: RelationCue, rule: str, preposition: str | None) -> bool:
    """Tell whether a cue goes with a form and the preposition in it."""
    if rule in ("like", "deed between", "joint deed") and not cue.relation.symmetric:
        return False
    return preposition is None or preposition in cue.prepositions


def narrowed(cue: RelationCue, sentence: Line, end: int) -> RelationCue:
    """Return a role of leading as one of mere affiliation where it leads only a part: "president of global affairs"."""
    doc = sentence.seats[0].mention.doc
    named = {i for seat in sentence.seats for i in range(seat.start, seat.end)}
    part = end + 1 < len(doc) and doc[end].lower_ in ("of", "for")
    reached = next((t for t in doc[end + 1 : end + 4] if t.lower_ not in ("the", "a", "its")), None) if part else None
    if cue.relation.name != "leads" or reached is None or reached.i in named:
        return cue
    wider = next(c.relation for cues in role_cues().values() for c in cues if c.relation.name == "affiliatedWith")
    return RelationCue(wider, cue.words, cue.prepositions)


def between(sentence: Line, match: re.Match[str], cue: RelationCue, at: tuple[int, int], rule: str) -> Iterator[Found]:
    """Yield the relation between each subject and each object of a match."""
    for a, b in product(*([sentence.seats[int(n)] for n in re.findall(r"E(\d+)", match[group])] for group in "st")):
        words = (min(a.start, b.start, at[0]), max(a.end, b.end, at[1]))
        found = Found(cue.relation, a.mention, b.mention, a.mention.doc[at[1] - 1], rule, at, words)
        yield found.turned() if cue.swapped else found


def in_rows(reader: Reader, sentence: Words) -> Iterator[Found]:
    """Yield what a byline's row says: in "X, director of A, University of B" X is with B, and A is part of it."""
    plain = line(reader, sentence, {}, "R")
    relations = {cue.relation.name: cue.relation for cues in role_cues().values() for cue in cues}
    for match in ROW.finditer(plain.text):
        person, part, whole = (plain.seats[int(match[group][1:])].mention for group in "pst")
        yield Found(relations["affiliatedWith"], person, whole, None, "row")
        yield Found(relations["partOf"], part, whole, None, "row")


def in_forms(reader: Reader, sentence: Words) -> Iterator[Found]:
    """Yield what the fixed forms of a sentence state: "OpenAI's GPT-4o", "X of Y", "better than", "available on"."""
    plain = line(reader, sentence, {}, "R")
    for rule, (form, name) in compiled().items():
        for match in form.finditer(plain.text):
            for a, b in product(
                *([plain.seats[int(n)] for n in re.findall(r"E(\d+)", match[group])] for group in "st")
            ):
                words = (min(a.start, b.start), max(a.end, b.end))
                if UNREAL.search(match.group()):
                    reader.drop(reader.doc[words[0] : words[1]], f"relation {name}", "denied, planned or only possible")
                    continue
                yield Found(resources.relations()[name], a.mention, b.mention, None, rule, words=words)


def in_paragraphs(reader: Reader) -> Iterator[Found]:
    """Yield the holder of a bare title, "chief executive X" or "the chair, X", at the organisation in question.

    News leaves out the company's name once the paragraph is about it.
    """
    before: list[Words] = []
    for paragraph in reader.doc.spans["paragraphs"]:
        text = line(reader, paragraph, role_cues(), "R")
        orgs = [s.mention for s in text.seats if s.mention.label_ == "Org"]
        for match in TITLED.finditer(text.text):
            cues, start, end = text.cues[int(re.sub(r"\D", "", match["r"]))]
            seat = text.seats[int(match["s"][1:])]
            org = in_question([m for m in orgs if m.end <= start], before)
            if org is not None and seat.mention.label_ == "Person":
                words = (start, seat.end)
                for cue in cues:
                    if cue.relation.name in ("leads", "affiliatedWith", "founded") and not cue.swapped:
                        yield Found(
                            cue.relation,
                            seat.mention,
                            org,
                            reader.doc[end - 1],
                            "title in its paragraph",
                            (start, end),
                            words,
                        )
        before = orgs or before


def in_question(here: list[Words], before: list[Words]) -> Words | None:
    """Return the one organisation that a paragraph names before a title, or the paragraph before names; else none.

    Of several, the one that is the subject of its sentence, if there is only one such.
    """
    for mentions in (here, before):
        acting = [m for m in mentions if m.root.dep_ in SUBJECTS]
        for chosen in (mentions, acting):
            if len({m.kb_id_ for m in chosen}) == 1:
                return chosen[-1]
        if mentions:
            return None
    return None
