"""Who said what: each cue with its source and its content, and each quotation with the cue beside it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Span as Words
from spacy.tokens import Token

from kg.model import Attribution, Kind
from kg.resources import Cue
from kg.statements import content as contents
from kg.statements import speakers
from kg.statements.content import Content
from kg.statements.cues import Cued, cued, has_subject, stands
from kg.statements.labels import Labelled, labelled
from kg.statements.phrases_of_source import Phrase, source_phrases
from kg.statements.reader import Reader, Source

SCARE = 3
"""A quotation of so few words or fewer is a term or a scare quote unless a cue stands beside it."""
REACH = 14
"""How many tokens may lie between a quotation and its cue."""
VAGUE = ("it", "this", "that", "which", "these", "those", "there", "what")


@dataclass(frozen=True, slots=True)
class Stating:
    """A claim before its meaning is read: who, by which cue, which words, and how they are attributed."""

    found: Cued
    source: Source
    content: Content
    attribution: Attribution
    rule: str


def statings(reader: Reader) -> list[Stating]:
    """Return the attributed statings of a document, in the order of their words.

    First the cues in the author's own voice and the quotations that hang on them, so that it is known who speaks
    where; then the cues inside quotations and under labels, where "I" is who speaks.
    """
    cues = list(cued(reader))
    labels = [of_label(reader, said) for said in labelled(reader)]
    for answer in labels:
        voice(reader, answer)
    outer = [cue for cue in cues if cue.head.i not in reader.quoted and cue.head.i not in reader.voices]
    found = [stating for cue in outer if (stating := of_cue(reader, cue))]
    found += [stating for phrase in source_phrases(reader) if (stating := of_phrase(reader, phrase))]
    found = list(with_quotes(reader, cues, found))
    for spoken in found:
        voice(reader, spoken)
    nested = [stating for cue in cues if cue not in outer and (stating := of_cue(reader, cue))]
    return sorted([*labels, *found, *nested], key=lambda s: (s.content.ranges, s.found.head.i))


def voice(reader: Reader, stating: Stating) -> None:
    """Note who speaks at the words of a quotation, or under a label."""
    for start, end in stating.content.ranges:
        for i in range(start, end):
            if stating.content.frame == "label" or i in reader.quoted:
                reader.voices.setdefault(i, stating.source)


def of_label(reader: Reader, found: Labelled) -> Stating:
    """Return the words under a speaker's label as one stating; the colon is its cue."""
    source = Source((speakers.entity_of(reader, found.speaker),), found.speaker, "label", points=True)
    ranges = contents.trimmed(reader, [(found.start, found.end)])
    said = Content(tuple(ranges) or ((found.start, found.end),), reader.doc[found.start].sent.root, "label")
    cue = Cued(LABEL, found.colon, (found.colon,))
    return Stating(cue, source, said, Attribution.DIRECT, "speaker label")


LABEL = Cue(":", "PUNCT", "Says", frozenset(), needs_source=False, role=False)


def of_cue(reader: Reader, cue: Cued) -> Stating | None:
    """Return the stating that a cue makes by the grammar of its sentence, or ``None``, with the reason noted."""
    turned = inverted(reader, cue)
    if turned is not None:
        return turned
    said = passive(reader, cue) or contents.content(reader, cue) or as_aside(reader, cue)
    if said is None or empty(reader, said):
        reader.drop(cue.head, "cue", "nothing that it attributes")
        return None
    source = source_of(reader, cue, said)
    if source is None:
        reader.drop(cue.head, "claim", "no source that can speak")
        return None
    if len(source.entities) == 1 and source.entities[0].kind is Kind.PERSON:
        reader.spoke.append((cue.head.i, source.entities[0]))
    return Stating(cue, source, said, manner(reader, said.ranges), f"{cue.cue.pos.lower()} cue, {said.frame}")


def inverted(reader: Reader, cue: Cued) -> Stating | None:
    """Return the stating of a cue between commas with its speaker behind it: "Gamma, wrote Reyes, is safe"."""
    verb, doc = cue.head, reader.doc
    speaker = reader.named.get(verb.i + 1)
    able = (
        cue.cue.pos == "VERB"
        and cue.cue.frames & {"that", "quote"}
        and speaker is not None
        and speaker.label_ != "Model"
    )
    if not able or speaker is None or verb.i == 0 or speaker.end >= len(doc):
        return None
    if doc[verb.i - 1].text != "," or doc[speaker.end].text != ",":
        return None
    sentence = verb.sent
    pieces = [(sentence.start, verb.i - 1), (speaker.end + 1, sentence.end)]
    ranges = tuple(contents.trimmed(reader, pieces))
    if not ranges or len(ranges) < 2:
        return None
    source = Source((speakers.entity_of(reader, speaker),), speaker, "name", points=True)
    said = Content(ranges, sentence.root, "aside")
    return Stating(cue, source, said, manner(reader, ranges), "verb cue, inverted")


def of_phrase(reader: Reader, phrase: Phrase) -> Stating | None:
    """Return the stating that "according to X" makes of the clause it stands beside, or ``None``, noted."""
    source = speakers.resolve(reader, phrase.source) or speakers.by_owner(reader, phrase.source)
    said = beside(reader, clause_of(phrase.head), phrase.head)
    if source is None or said is None or empty(reader, said):
        reader.drop(phrase.head, "cue", "no source that can speak" if said else "nothing that it attributes")
        return None
    cue = Cued(phrase.cue, phrase.head, phrase.tokens)
    return Stating(cue, source, said, manner(reader, said.ranges), f"{phrase.cue.lemma}, {said.frame}")


def clause_of(token: Token) -> Token:
    """Return the verb of the clause that a phrase stands in."""
    above = token.head
    while above.pos_ not in ("VERB", "AUX") and above.head.i != above.i:
        above = above.head
    return above


def empty(reader: Reader, said: Content) -> bool:
    """Tell whether words hold nothing that could be held: no noun, name, adjective or full verb, or one word alone."""
    tokens = [reader.doc[i] for a, b in said.ranges for i in range(a, b)]
    full = [t for t in tokens if t.pos_ in ("NOUN", "PROPN", "ADJ", "NUM", "VERB") and t.lemma_ not in ("do", "so")]
    return not full


def source_of(reader: Reader, cue: Cued, said: Content) -> Source | None:
    """Return who a cue attributes to, or ``None`` where its subject cannot speak."""
    if is_passive(cue) and not has_agent(cue.head):
        return speakers.nobody(reader)
    if cue.cue.pos == "NOUN" and cue.governor is None:
        return owner(reader, cue, said)
    if impersonal(cue.verb):
        return speakers.nobody(reader)
    head = speakers.subject(cue.verb)
    if (
        head is not None
        and head.lower_ == "it"
        and (cue.cue.pos != "VERB" or said.frame not in ("that", "inf", "quote"))
    ):
        return None
    return speakers.resolve(reader, head) or any_noun(reader, cue, head, said)


def is_passive(cue: Cued) -> bool:
    """Tell whether a verb cue is passive: its subject is then not who speaks."""
    return cue.cue.pos == "VERB" and any(c.dep_ == "auxpass" for c in cue.head.children)


def owner(reader: Reader, cue: Cued, said: Content) -> Source | None:
    """Return whose belief or warning a noun tells of; nobody's where it only exists, or holds a whole clause."""
    head = speakers.possessor(cue.head) or giver(cue.head)
    if head is not None:
        return speakers.resolve(reader, head)
    free = cue.cue.cue_class != "Asks" and any(stands(t) for t in cue.tokens if t.pos_ in ("VERB", "AUX"))
    clause = said.frame == "that" or said.head.pos_ in ("VERB", "AUX")
    return speakers.nobody(reader) if free or clause else None


def giver(noun: Token) -> Token | None:
    """Return who a noun comes from: "a warning from experts", "criticism by Lind"."""
    preps = (c for c in noun.rights if c.dep_ == "prep" and c.lower_ in ("from", "by", "among"))
    return next((p for c in preps for p in c.children if p.dep_ == "pobj"), None)


def impersonal(verb: Token) -> bool:
    """Tell whether a verb is a passive with "it" for a subject and no agent: "it is said that"."""
    passive_ = any(c.dep_ == "auxpass" for c in verb.children)
    subject = next((c for c in verb.children if c.dep_ in ("nsubjpass", "nsubj", "expl")), None)
    return passive_ and subject is not None and subject.lower_ == "it" and not has_agent(verb)


def has_agent(verb: Token) -> bool:
    """Tell whether a passive says by whom."""
    return any(c.dep_ == "agent" for c in verb.children)


def any_noun(reader: Reader, cue: Cued, head: Token | None, said: Content) -> Source | None:
    """Let a noun that the lexicon does not know speak where the cue is a plain verb of speech with a whole clause."""
    if head is None or cue.cue.needs_source or cue.cue.pos != "VERB" or said.frame != "that":
        return None
    if head.lower_ in VAGUE or head.pos_ not in ("NOUN", "PROPN") or head.i in reader.named:
        return None
    return speakers.by_noun(reader, head)


def passive(reader: Reader, cue: Cued) -> Content | None:
    """Return what a passive without agent holds of its subject: "Gamma is considered unsafe", "said to be unsafe"."""
    verb = cue.head
    if not is_passive(cue):
        return None
    subject = next((c for c in verb.lefts if c.dep_ == "nsubjpass" and c.lower_ not in VAGUE and c.tag_ != "WP"), None)
    able = cue.cue.frames & {"that", "call", "inf"}
    held = next((c for c in verb.rights if able and c.dep_ in ("oprd", "xcomp", "acomp")), None) or held_as(cue)
    if subject is None or held is None:
        return None
    ranges = [(t.left_edge.i, t.right_edge.i + 1) for t in (subject, held)]
    return Content(tuple(contents.trimmed(reader, ranges)), held, "passive")


def held_as(cue: Cued) -> Token | None:
    """Return what a passive subject is held to be behind "as" or "of": "seen as a threat", "accused of fraud"."""
    wanted = {"as", "of"} & cue.cue.frames
    preps = (c for c in cue.head.rights if c.dep_ == "prep" and c.lower_ in wanted)
    return next((p for c in preps for p in c.rights if p.dep_ in ("pobj", "pcomp")), None)


def as_aside(reader: Reader, cue: Cued) -> Content | None:
    """Return the sentence that a cue without complement stands aside in: ", he added, ", "as Reyes has pointed out"."""
    verb = cue.head
    if cue.cue.pos != "VERB" or not cue.cue.frames & {"that", "quote"}:
        return None
    if verb.dep_ == "advcl" and has_subject(verb) and any(c.lower_ == "as" and c.dep_ == "mark" for c in verb.lefts):
        return beside(reader, verb.head, verb)
    if verb.dep_ == "parataxis" and speakers.subject(verb) is not None:
        ranges = contents.trimmed(reader, list(contents.sentence_rest(cue)))
        return Content(tuple(ranges), verb.head, "aside") if ranges else None
    return None


def beside(reader: Reader, main: Token, aside: Token) -> Content | None:
    """Return the words of a clause less those of an as-clause in it."""
    start, end = main.left_edge.i, main.right_edge.i + 1
    first, last = aside.left_edge.i, aside.right_edge.i + 1
    while start < main.i and reader.doc[start].dep_ == "mark":
        start += 1
    pieces = [(a, b) for a, b in ((start, min(first, end)), (max(last, start), end)) if b > a]
    ranges = contents.trimmed(reader, pieces)
    return Content(tuple(ranges), main, "aside") if ranges else None


def manner(reader: Reader, ranges: tuple[tuple[int, int], ...]) -> Attribution:
    """Return how words are attributed: wholly, partly or not at all between quote marks."""
    tokens = [i for a, b in ranges for i in range(a, b) if not reader.doc[i].is_punct]
    inside = [i for i in tokens if i in reader.quoted]
    if not inside:
        return Attribution.REPORTED
    return Attribution.DIRECT if len(inside) == len(tokens) else Attribution.MIXED


# --- quotations --------------------------------------------------------------------------------------------------


def with_quotes(reader: Reader, cues: list[Cued], found: list[Stating]) -> Iterator[Stating]:
    """Yield the statings with their quotations whole, and those that only a quotation beside a cue makes."""
    homes = {quote.start: home(quote, found) for quote in reader.doc.spans["quotes"]}
    last: Stating | None = None
    made: list[Stating] = []
    for quote in reader.doc.spans["quotes"]:
        stating = homes[quote.start]
        if stating is None and not any(token.i in reader.headed for token in quote):
            stating = of_quote(reader, quote, cues, last)
            if stating is not None:
                made.append(stating)
        last = stating or last
    for stating in joined([*found, *made]):
        yield whole(reader, stating)


def home(quote: Words, found: list[Stating]) -> Stating | None:
    """Return the stating whose content a quotation overlaps."""
    for stating in found:
        if any(a < quote.end and quote.start < b for a, b in stating.content.ranges):
            return stating
    return None


def of_quote(reader: Reader, quote: Words, cues: list[Cued], last: Stating | None) -> Stating | None:
    """Return the stating that a quotation makes with the cue beside it, or as the next words of who spoke last."""
    inner = contents.tight(reader, *inside(quote))
    words = sum(not t.is_punct for t in quote)
    near = beside_quote(reader, quote, cues)
    if near is not None and inner[1] > inner[0]:
        source = (
            speakers.resolve(reader, speakers.subject(near.verb) or behind(near)) if near.cue.pos != "NOUN" else None
        )
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


def behind(cue: Cued) -> Token | None:
    """Return the word right behind a cue that the parse took for its object: "asked Reyes" after a quotation."""
    return next((c for c in cue.head.rights if c.dep_ == "dobj" and c.left_edge.i == cue.head.i + 1), None)


def before_colon(reader: Reader, quote: Words) -> Token | None:
    """Return who stands before the colon that opens a quotation: a name right there, or its clause's subject."""
    colon = quote.start - 1
    if colon < 1 or reader.doc[colon].text != ":":
        return None
    if colon - 1 in reader.named:
        return reader.doc[colon - 1]
    clause = reader.doc[reader.doc[colon - 1].sent.start : colon]
    return next((t for t in clause if t.dep_ in speakers.SUBJECTS), None)


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
    quote = reader.quoted.get(start)
    if quote is None or reader.quoted.get(end - 1) is not quote or stating.found.head.i in reader.quoted:
        return start, end
    return contents.tight(reader, *inside(quote)) if sum(not t.is_punct for t in quote) > SCARE else (start, end)
