"""Bare titles: "chief executive Ada Reyes said", where the paragraph, not the sentence, tells of which organisation.

News leaves out the company's name once the text is about it. Only posts that somebody holds in one organisation are
read so: a lawyer or an analyst who turns up is mostly from somewhere else.
"""

import re
from collections.abc import Iterator

from spacy.tokens import Span as Words
from spacy.tokens import Token

from kg import resources
from kg.statements.forms import ROLES, E, W
from kg.statements.found import Found
from kg.statements.lines import Line
from kg.statements.reader import Reader
from kg.statements.reference import referred
from kg.statements.relation_cues import RelationCue
from kg.statements.topic import SUBJECTS, acting, back, subjects

TITLE = rf"(?:{'|'.join(sorted(re.escape(t.lower()) for t in resources.name_parts('title')))})"
"""A word of address before a name: "Senator"."""

OPENS = re.compile(
    r"(?:^|(?<=[,.\"“”:] )|(?<=said )|(?<=wrote )|(?<=by )|(?<=and )|(?<=the )|(?<=under )|(?<=from )|(?<=to ))"
    rf"(?:the )?(?:new |current )?(?P<r>{ROLES}) (?:, )?(?:{TITLE} )?(?P<s>{E})(?! 's)"
)
"""A title before a name, where no organisation stands beside it."""

BEHIND = re.compile(rf"(?<!\S)(?P<s>{E}) , (?:the|its|our) (?:{W}){{0,2}}?(?P<r>{ROLES})(?= [,.;])")
"""A title behind a name: "said Ada Reyes, the chief executive."."""

ELSEWHERE = re.compile(rf" , who (?:(?!{E}|[,.] )\S+ )+{E}")
"""A relative clause behind a name that tells of an organisation by itself: "X, who joined Orbit"."""


def bare_titles(reader: Reader, plain: Line) -> Iterator[Found]:
    """Yield the holder of a bare title with the organisation that the text is about."""
    if plain.cues and any(seat.mention.label_ == "Person" for seat in plain.seats):
        for form in (OPENS, BEHIND):
            for match in form.finditer(plain.text):
                yield from held(reader, plain, match)


def held(reader: Reader, plain: Line, match: re.Match[str]) -> Iterator[Found]:
    """Yield the posts of one match, at the organisation in question."""
    seat = plain.seats[int(match["s"][1:])]
    if seat.mention.label_ != "Person" or ELSEWHERE.match(plain.text[match.end() :]):
        return
    for number in re.findall(r"R(\d+)", match["r"]):
        cues, start, end = plain.cues[int(number)]
        org = in_question(reader, min(start, seat.start))
        for cue in cues:
            if org is not None and in_house(cue):
                words = (min(start, seat.start), max(end, seat.end))
                anchor = reader.doc[end - 1]
                yield Found(cue.relation, seat.mention, org, anchor, "title in its paragraph", (start, end), words)


def in_house(cue: RelationCue) -> bool:
    """Tell whether a title is that of one organisation's own: its heads, founders and officers."""
    officer = bool(set(cue.words) & resources.modifiers("officer"))
    return not cue.swapped and (cue.relation.name in ("leads", "founded") or officer)


def described(reader: Reader, at: Token) -> Words | None:
    """Return the organisation that acts last before *at*, by its name or as "the authority", or ``None``."""
    for sentence in back(reader, at):
        named = acting(reader, sentence, at)
        meant = (referred(reader, t) for t in subjects(reader, sentence) if t.i < at.i and t.pos_ == "NOUN")
        if org := named or next((m for m in meant if m is not None and m.label_ == "Org"), None):
            return org
    return None


def in_question(reader: Reader, at: int) -> Words | None:
    """Return the organisation that a title at token *at* is of, or ``None``.

    The one that acts last before it; else the only one that its paragraph, or the one before, names by then.
    """
    about = described(reader, reader.doc[at])
    if about is not None:
        return about
    here = reader.paragraph(at)
    before = reader.paragraph(here.start - 1) if here.start else here
    for start, end in ((here.start, at), (before.start, here.start)):
        mentions: list[Words] = [m for m in reader.mentions if m.label_ == "Org" and start <= m.start < end]
        acting = [m for m in mentions if m.root.dep_ in SUBJECTS]
        for chosen in (mentions, acting):
            if len({m.kb_id_ for m in chosen}) == 1:
                return chosen[-1]
        if mentions:
            return None
    return None
