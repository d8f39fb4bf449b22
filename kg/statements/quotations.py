"""Quotations: each taken whole, with the cue beside it, the name before its colon, or whoever spoke last."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span as Words
from spacy.tokens import Token

from kg.model import Attribution
from kg.statements import extent, sources, speakers, subjects
from kg.statements.asides import VAGUE
from kg.statements.content import Content
from kg.statements.cues import Cued
from kg.statements.reader import Reader, Source
from kg.statements.stating import LABEL, Stating, manner

SCARE = 3
"""A quotation of so few words or fewer is a term or a scare quote unless a cue stands beside it."""


REACH = 14
"""How many tokens may lie between a quotation and its cue."""


def with_quotes(reader: Reader, cues: list[Cued], found: list[Stating]) -> Iterator[Stating]:
    """Yield the statings with their quotations whole, and those that only a quotation beside a cue makes."""
    homes = {quote.start: home(quote, found) for quote in reader.doc.spans["quotes"]}
    last: Stating | None = None
    made: list[Stating] = []
    for quote in reader.doc.spans["quotes"]:
        stating = homes[quote.start]
        if stating is None and not any(token.i in reader.headed for token in quote):
            stating = of_quote(reader, quote, cues, told_before(quote, [*found, *made]) or last)
            if stating is not None:
                made.append(stating)
        last = stating or last
    for stating in joined([*found, *made]):
        yield whole(reader, stating)


def told_before(quote: Words, found: list[Stating]) -> Stating | None:
    """Return the stating of the sentence right before a quotation that is a sentence of its own: "X said so. “Q.”"."""
    paragraph_break = any("\n" in t.text for t in quote.doc[max(quote.start - 2, 0) : quote.start])
    if paragraph_break or not quote[-2:].text.rstrip("\"”’'").endswith((".", "!", "?")):
        return None
    able = (s for s in found if s.found.cue.pos == "VERB" and s.source.rule != "no source" and s.content.ranges)
    before = [s for s in able if s.found.head.sent.end in (quote.start, quote.start + 1)]
    return max(before, key=lambda s: -s.found.head.i, default=None)


def home(quote: Words, found: list[Stating]) -> Stating | None:
    """Return the stating whose content a quotation overlaps."""
    for stating in found:
        if any(a < quote.end and quote.start < b for a, b in stating.content.ranges):
            return stating
    return None


def of_quote(reader: Reader, quote: Words, cues: list[Cued], last: Stating | None) -> Stating | None:
    """Return the stating that a quotation makes with the cue beside it, or as the next words of who spoke last."""
    inner = extent.tight(reader, *inside(quote))
    words = sum(not t.is_punct for t in quote)
    near = beside_quote(reader, quote, cues)
    if near is not None and inner[1] > inner[0]:
        source = speaker(reader, near) if near.cue.pos != "NOUN" else None
        if source is not None:
            said = Content((inner,), quote.root, "quote")
            return Stating(near, source, said, Attribution.DIRECT, "quotation beside a cue")
    before = before_colon(reader, quote)
    if before is not None and inner[1] > inner[0] and (source := speakers.resolve(reader, before)):
        colon = reader.doc[quote.start - 1]
        return Stating(
            Cued(LABEL, colon, (colon,)), source, Content((inner,), quote.root, "quote"), Attribution.DIRECT, "colon"
        )
    if last is not None and words > SCARE and follows(reader, last, quote) and inner[1] > inner[0]:
        said = Content((inner,), quote.root, "quote")
        return replace(last, content=said, attribution=Attribution.DIRECT, rule="quotation that goes on")
    reader.drop(quote, "quotation", "no speaker beside it" if words > SCARE else "a term or scare quote")
    return None


def right_behind(reader: Reader, cue: Cued) -> Content | None:
    """Return the quotation right behind a verb of speech, but for a comma or colon: "a note saying: “Q”"."""
    if cue.cue.pos != "VERB" or "quote" not in cue.cue.frames or cue.head.tag_ == "VBN":
        return None
    at = cue.head.i + 1
    at += at < len(reader.doc) and reader.doc[at].text in (",", ":")
    quote = next((q for q in reader.doc.spans["quotes"] if q.start == at), None)
    if quote is None or sum(not t.is_punct for t in quote) <= SCARE:
        return None
    return Content((extent.tight(reader, *inside(quote)),), quote.root, "quote")


def speaker(reader: Reader, cue: Cued) -> Source | None:
    """Return who speaks by a cue beside a quotation: its subject, by name or description, or who stands behind it."""
    subject = subjects.subject(cue.verb)
    source = speakers.resolve(reader, subject) or speakers.resolve(
        reader, subjects.phrase_at(reader.doc, cue.head.i + 1)
    )
    if source is None and subject is not None and subject.lower_ not in VAGUE:
        return sources.by_noun(reader, subject)
    return source


def before_colon(reader: Reader, quote: Words) -> Token | None:
    """Return who stands before the colon that opens a quotation: a name right there, or its clause's subject."""
    colon = quote.start - 1
    if colon < 1 or reader.doc[colon].text != ":":
        return None
    if colon - 1 in reader.named:
        return reader.doc[colon - 1]
    clause = reader.doc[reader.doc[colon - 1].sent.start : colon]
    return next((t for t in clause if t.dep_ in subjects.SUBJECTS), None)


def inside(quote: Words) -> tuple[int, int]:
    """Return the token range between a quotation's marks; the closing mark may be missing."""
    end = quote.end - 1 if quote[-1].is_quote or quote[-1].text in ("''", "’", "'") else quote.end
    return quote.start + 1, end


def beside_quote(reader: Reader, quote: Words, cues: list[Cued]) -> Cued | None:
    """Return the nearest cue for quotations outside a quotation, in its paragraph and within reach."""
    able = [c for c in cues if "quote" in c.cue.frames and c.head.i not in reader.quoted and gap(quote, c) <= REACH]
    able = [c for c in able if not sentence_between(quote, c) and not ended_before(quote, c)]
    return min(able, key=lambda c: (gap(quote, c), c.head.i), default=None)


def ended_before(quote: Words, cue: Cued) -> bool:
    """Tell whether a quotation is a sentence of its own, full stop inside, before the sentence of a cue."""
    marks = [t.text for t in quote if not t.is_quote and not t.is_space]
    return cue.head.i >= quote.end and bool(marks) and marks[-1] == "."


def gap(quote: Words, cue: Cued) -> int:
    """Return how many tokens lie between a quotation and a cue."""
    return cue.head.i - quote.end if cue.head.i >= quote.end else quote.start - 1 - cue.head.i


def sentence_between(quote: Words, cue: Cued) -> bool:
    """Tell whether a full stop or a line break lies between a quotation and a cue."""
    doc = cue.head.doc
    between = doc[quote.end : cue.head.i] if cue.head.i >= quote.end else doc[cue.head.i + 1 : quote.start]
    return any(t.text in (".", "!", "?") or "\n" in t.text for t in between)


def follows(reader: Reader, last: Stating, quote: Words) -> bool:
    """Tell whether a quotation comes right after the words of who spoke last, with nothing of the author's between."""
    end = max([last.found.head.sent.end, *(b for _, b in last.content.ranges)])
    whole_sentence = quote.start + 1 < len(reader.doc) and reader.doc[quote.start + 1].text[0].isupper()
    spoken = last.attribution is not Attribution.REPORTED or whole_sentence
    return end - 1 <= quote.start <= end + 2 and spoken


def joined(found: list[Stating]) -> Iterator[Stating]:
    """Yield one stating a cue: pieces of one quotation that the cue splits are one content."""
    by_cue: dict[int, Stating] = {}
    for stating in sorted(found, key=lambda s: (s.found.head.i, s.content.ranges)):
        before = by_cue.get(stating.found.head.i)
        if before is None:
            by_cue[stating.found.head.i] = stating
        else:
            ranges = merged([*before.content.ranges, *stating.content.ranges])
            by_cue[stating.found.head.i] = replace(before, content=replace(before.content, ranges=ranges))
    yield from by_cue.values()


def merged(ranges: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return ranges sorted, overlapping ones made one."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)


def whole(reader: Reader, stating: Stating) -> Stating:
    """Return a stating with each quotation that its content lies in taken whole, and its manner told anew."""
    ranges = merged([grown(reader, stating, a, b) for a, b in stating.content.ranges])
    return replace(stating, content=replace(stating.content, ranges=ranges), attribution=manner(reader, ranges))


def grown(reader: Reader, stating: Stating, start: int, end: int) -> tuple[int, int]:
    """Return a range grown to the whole quotation where it lies in one, unless the cue lies in it too."""
    start = behind_colon(reader, stating, start, end)
    opened = reader.quoted.get(end - 1)
    if opened is not None and start < opened.start and stating.found.head.i not in range(opened.start, opened.end):
        end = max(end, extent.tight(reader, start, opened.end)[1])
    quote = reader.quoted.get(start)
    if quote is None or reader.quoted.get(end - 1) is not quote or stating.found.head.i in reader.quoted:
        return start, end
    if start == quote.start and end >= quote.end - 1:
        return extent.tight(reader, *inside(quote))
    return extent.tight(reader, *inside(quote)) if sum(not t.is_punct for t in quote) > SCARE else (start, end)


def behind_colon(reader: Reader, stating: Stating, start: int, end: int) -> int:
    """Return where content begins: at the quotation behind a colon, where the cue follows it."""
    opened = (
        q.start for q in reader.doc.spans["quotes"] if start < q.start < end and reader.doc[q.start - 1].text == ":"
    )
    first = next(opened, start)
    return first if stating.found.head.i >= end else start
