"""Who is with whom by the form of a list: signatories line by line, and whom the press may ask.

"Prof. Ada Reyes, Northfield University; director, Orbit Institute" says where each person is and, by a title before an
organisation, as what.
"""

import re
from collections.abc import Iterator

from spacy.tokens import Span as Words

from kg import resources
from kg.annotate.headings import BYLINE
from kg.statements.forms import E
from kg.statements.found import Found
from kg.statements.lines import Line, line, places
from kg.statements.ourselves import publisher
from kg.statements.reader import Reader
from kg.statements.relation_cues import RelationCue, role_cues
from kg.statements.topic import acting

LONGEST = 45
ITEM = re.compile(rf"^(?:[-•*·] |\d+ [.)] |signed [,:]? ?)?E0 (?:[,;(-] ).*?{E}")
"""A line that begins with a name and goes on with an organisation behind a mark."""

FULL_STOP = re.compile(r"[.!?:] *$")


def in_lists(reader: Reader) -> Iterator[Found]:
    """Yield what the signatories' lists and the press contacts of a document tell."""
    for item in signatories(reader):
        yield from posts(reader, item)
    yield from contacts(reader)


def signatories(reader: Reader) -> list[Line]:
    """Return the lines of a list of signatories: two or more near one another, or those that follow "Signed"."""
    paragraphs = [p for p in reader.paragraphs if p.text.strip()]
    lines = [item(reader, p) for p in paragraphs]
    kept: list[Line] = []
    opened = False
    for i, found in enumerate(lines):
        opens = paragraphs[i][0].lower_ in resources.modifiers("signing")
        opened = opens or (opened and not sentence_like(paragraphs[i]))
        beside = any(lines[n] is not None for n in range(max(i - 2, 0), min(i + 3, len(lines))) if n != i)
        if found is not None and (beside or opened):
            kept.append(found)
    return kept


def sentence_like(paragraph: Words) -> bool:
    """Tell whether a paragraph is prose: longer than a list's line, or with a full stop."""
    return len(paragraph) > LONGEST or bool(FULL_STOP.search(paragraph.text.strip()))


def item(reader: Reader, paragraph: Words) -> Line | None:
    """Return a paragraph as a line of symbols where it can be a signatory's, else ``None``."""
    if sentence_like(paragraph) or BYLINE.match(paragraph.text):
        return None
    plain = line(reader, places(reader, paragraph), role_cues(), "R")
    person = bool(plain.seats) and plain.seats[0].mention.label_ == "Person"
    acts = any(t.pos_ in ("VERB", "AUX") and t.tag_ in ("VBD", "VBZ", "VBP") for t in paragraph)
    return plain if person and not acts and ITEM.match(plain.text) else None


def posts(reader: Reader, plain: Line) -> Iterator[Found]:
    """Yield each person of a signatory's line at each organisation behind, by the titles before it."""
    person, titles, over = plain.seats[0].mention, list[str](), False
    for symbol in plain.text.split()[1:]:
        seat = plain.seats[int(symbol[1:])] if re.fullmatch(E, symbol) else None
        if seat is not None and seat.mention.label_ == "Person":
            person, titles, over = seat.mention, [], False
        elif seat is not None and seat.mention.label_ == "Org":
            if over:
                reader.drop(seat.mention, "relation affiliatedWith", "former")
            else:
                yield from at(plain, person, titles, seat.mention)
            titles, over = [], False
        elif re.fullmatch(r"R\d+s?", symbol):
            titles.append(symbol)
        elif symbol == ";":
            titles = []
        over = over or symbol in resources.modifiers("former")


def at(plain: Line, person: Words, titles: list[str], org: Words) -> Iterator[Found]:
    """Yield a person's posts at an organisation: one for each title, or mere affiliation without one."""
    wider, words = resources.relations()["affiliatedWith"], (person.start, org.end)
    held = [(c, s, e) for t in titles for cues, s, e in (plain.cues[int(re.sub(r"\D", "", t))],) for c in cues]
    for cue, start, end in held:
        if cue.relation.name in ("leads", "founded", "affiliatedWith") and not cue.swapped:
            relation = wider if of_part(cue, org, end) else cue.relation
            yield Found(relation, person, org, org.doc[end - 1], "signatory", (start, end), words)
    if not held:
        yield Found(wider, person, org, None, "signatory", words=words)


def of_part(cue: RelationCue, org: Words, end: int) -> bool:
    """Tell whether a head leads only a part: "head of testing, Orbit Institute"."""
    doc = org.doc
    partly = doc[end].lower_ in ("of", "for") and not any(end < i < end + 3 for i in (org.start, org.start + 1))
    return cue.relation.name == "leads" and partly


def contacts(reader: Reader) -> Iterator[Found]:
    """Yield the person whom a release names for the press as one of the organisation that it is from."""
    org = publisher(reader) or issuer(reader)
    for paragraph in reader.paragraphs if org is not None else ():
        words = [t.lower_ for t in paragraph[:2]]
        if len(words) == 2 and words[0] in resources.modifiers("press") and words[1] in resources.modifiers("contact"):
            for person in reader.mentions:
                if (
                    org is not None
                    and person.label_ == "Person"
                    and paragraph.start <= person.start < paragraph.end + 8
                ):
                    own = (person.start, person.end)
                    yield Found(resources.relations()["affiliatedWith"], person, org, None, "press contact", words=own)
                    break


def issuer(reader: Reader) -> Words | None:
    """Return the organisation that acts in the first sentence that is no heading, or ``None``."""
    first = next((s for s in reader.doc.sents if s.start not in reader.headed and len(s) > 8), None)
    return acting(reader, first, reader.doc[first.end - 1]) if first is not None else None
