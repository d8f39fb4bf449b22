"""Who said what: each cue with its source and its content, and each quotation with the cue beside it."""

from spacy.tokens import Token

from kg.model import Attribution, Kind
from kg.statements import content as contents
from kg.statements import extent, sources, speakers, subjects
from kg.statements.asides import VAGUE, as_aside, beside, clause_of, has_agent, is_passive, passive
from kg.statements.content import Content
from kg.statements.cues import Cued, cued, stands
from kg.statements.labels import Labelled, labelled
from kg.statements.phrases_of_source import Phrase, source_phrases
from kg.statements.quotations import right_behind, with_quotes
from kg.statements.reader import Reader, Source
from kg.statements.stating import LABEL, Stating, manner
from kg.statements.unreal import has_subject


def statings(reader: Reader) -> list[Stating]:
    """Return the attributed statings of a document, in the order of their words.

    First the cues in the author's own voice and the quotations that hang on them, so that it is known who speaks
    where; then the cues inside quotations and under labels, where "I" is who speaks.
    """
    cues = list(cued(reader))
    labels = [of_label(reader, said) for said in labelled(reader)]
    for answer in labels:
        voice(reader, answer)
    outer = [cue for cue in cues if cue.head.i not in reader.quoted]
    found = [stating for cue in outer if (stating := of_cue(reader, cue))]
    found += [stating for phrase in source_phrases(reader) if (stating := of_phrase(reader, phrase))]
    found = list(with_quotes(reader, cues, found))
    for spoken in found:
        voice(reader, spoken)
    nested = [stating for cue in cues if cue not in outer and (stating := of_cue(reader, cue))]
    return sorted(own_words([*labels, *found, *nested]), key=lambda s: (s.content.ranges, s.found.head.i))


def own_words(found: list[Stating]) -> list[Stating]:
    """Return the statings without an idea that nobody has where a speaker takes it up: "rejected the idea that"."""
    taken_up = {s.content.ranges for s in found if s.source.rule != "no source"}
    return [s for s in found if s.source.rule != "no source" or s.content.ranges not in taken_up]


def voice(reader: Reader, stating: Stating) -> None:
    """Note who speaks at the words of a quotation, or under a label."""
    for start, end in stating.content.ranges:
        for i in range(start, end):
            if stating.content.frame == "label" or i in reader.quoted:
                reader.voices.setdefault(i, stating.source)


def of_label(reader: Reader, found: Labelled) -> Stating:
    """Return the words under a speaker's label as one stating; the colon is its cue."""
    entity = sources.entity_of(reader, found.speaker)
    source = Source((entity,), found.words, "label", points=found.words.start in reader.named)
    ranges = extent.trimmed(reader, [(found.start, found.end)])
    said = Content(tuple(ranges) or ((found.start, found.end),), reader.doc[found.start].sent.root, "label")
    cue = Cued(LABEL, found.colon, (found.colon,))
    return Stating(cue, source, said, Attribution.DIRECT, "speaker label")


def of_cue(reader: Reader, cue: Cued) -> Stating | None:
    """Return the stating that a cue makes by the grammar of its sentence, or ``None``, with the reason noted."""
    turned = inverted(reader, cue)
    if turned is not None:
        return turned
    said = passive(reader, cue) or contents.content(reader, cue) or as_aside(reader, cue)
    said = said or right_behind(reader, cue)
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
    speaker = subjects.phrase_at(doc, verb.i + 1)
    if speaker is None or verb.i == 0 or doc[verb.i - 1].text != "," or not inverts(reader, cue, speaker):
        return None
    end = reader.named[speaker.i].end if speaker.i in reader.named else speaker.i + 1
    pieces = [(verb.sent.start, verb.i - 1), (end + 1, verb.sent.end)]
    ranges = tuple(extent.trimmed(reader, pieces))
    source = speakers.resolve(reader, speaker) or (
        sources.by_noun(reader, speaker) if speaker.pos_ == "PROPN" else None
    )
    if end >= len(doc) or doc[end].text != "," or len(ranges) < len(pieces) or source is None:
        return None
    said = Content(ranges, verb.sent.root, "aside")
    return Stating(cue, source, said, manner(reader, ranges), "verb cue, inverted")


def inverts(reader: Reader, cue: Cued, speaker: Token) -> bool:
    """Tell whether a verb can stand before its subject: one of speech in a finite form, or before any person's name."""
    known = reader.named.get(speaker.i)
    able = not cue.cue.needs_source or (known is not None and known.label_ != "Model")
    finite = cue.cue.pos == "VERB" and cue.head.tag_ in ("VBD", "VBZ", "VBP")
    return finite and able and bool(cue.cue.frames & {"that", "quote"})


def of_phrase(reader: Reader, phrase: Phrase) -> Stating | None:
    """Return the stating that "according to X" makes of the clause it stands beside, or ``None``, noted."""
    source = speakers.resolve(reader, phrase.source) or sources.by_owner(reader, phrase.source)
    said = beside(reader, clause_of(phrase.head), phrase.head, phrase.end)
    if source is None or said is None or empty(reader, said):
        reader.drop(phrase.head, "cue", "no source that can speak" if said else "nothing that it attributes")
        return None
    cue = Cued(phrase.cue, phrase.head, phrase.tokens)
    return Stating(cue, source, said, manner(reader, said.ranges), f"{phrase.cue.lemma}, {said.frame}")


def empty(reader: Reader, said: Content) -> bool:
    """Tell whether words hold nothing that could be held: no noun, name, adjective or full verb, or one word alone."""
    tokens = [reader.doc[i] for a, b in said.ranges for i in range(a, b)]
    if said.frame == "preposition" and len(tokens) == 1 and tokens[0].lower_ in ("this", "that"):
        return False
    if said.frame == "that" and said.head.pos_ in ("AUX", "VERB") and has_subject(said.head):
        return False
    full = [t for t in tokens if t.pos_ in ("NOUN", "PROPN", "ADJ", "NUM", "VERB") and t.lemma_ not in ("do", "so")]
    return not full


def source_of(reader: Reader, cue: Cued, said: Content) -> Source | None:
    """Return who a cue attributes to, or ``None`` where its subject cannot speak."""
    if is_passive(cue) and not has_agent(cue.head):
        return sources.nobody(reader)
    if cue.cue.pos == "NOUN" and cue.governor is None:
        return owner(reader, cue, said)
    if impersonal(cue.verb):
        return sources.nobody(reader)
    head = subjects.subject(cue.verb)
    if (
        head is not None
        and head.lower_ == "it"
        and (cue.cue.pos != "VERB" or said.frame not in ("that", "inf", "quote"))
    ):
        return None
    return speakers.resolve(reader, head) or any_noun(reader, cue, head, said)


def owner(reader: Reader, cue: Cued, said: Content) -> Source | None:
    """Return whose belief or warning a noun tells of; nobody's where it only exists, or holds a whole clause."""
    head = subjects.possessor(cue.head) or giver(cue.head)
    if head is not None:
        return speakers.resolve(reader, head) or (sources.by_noun(reader, head) if head.pos_ == "PROPN" else None)
    free = cue.cue.cue_class != "Asks" and any(stands(t) for t in cue.tokens if t.pos_ in ("VERB", "AUX"))
    clause = said.frame == "that" or said.head.pos_ in ("VERB", "AUX")
    return sources.nobody(reader) if free or clause else None


def giver(noun: Token) -> Token | None:
    """Return who a noun comes from: "a warning from experts", "criticism by Lind"."""
    preps = (c for c in noun.rights if c.dep_ == "prep" and c.lower_ in ("from", "by", "among"))
    return next((p for c in preps for p in c.children if p.dep_ == "pobj"), None)


def impersonal(verb: Token) -> bool:
    """Tell whether a verb is a passive with "it" for a subject and no agent: "it is said that"."""
    passive_ = any(c.dep_ == "auxpass" for c in verb.children)
    subject = next((c for c in verb.children if c.dep_ in ("nsubjpass", "nsubj", "expl")), None)
    return passive_ and subject is not None and subject.lower_ == "it" and not has_agent(verb)


def any_noun(reader: Reader, cue: Cued, head: Token | None, said: Content) -> Source | None:
    """Let a noun that the lexicon does not know speak where the cue is a plain verb of speech with a whole clause."""
    if head is None or cue.cue.pos != "VERB" or said.frame not in ("that", "quote", "aside"):
        return None
    if head.pos_ != "PROPN" and (cue.cue.needs_source or said.frame == "aside"):
        return None
    if head.lower_ in VAGUE or head.pos_ not in ("NOUN", "PROPN") or head.i in reader.named:
        return None
    return sources.by_noun(reader, head)
