"""Sources: the entity behind a name, and the one that a description makes."""

from spacy.tokens import Span as Words
from spacy.tokens import Token

from kg.model import Entity, Kind
from kg.statements.reader import Reader, Source
from kg.vocab import slug

DESCRIBED_LENGTH = 4


def noun_words(reader: Reader, head: Token) -> Words:
    """Return the words of a description: its head with what stands before it, and an "of" or "for" phrase behind."""
    before = [c.left_edge.i for c in head.lefts if c.dep_ in ("det", "amod", "compound", "poss", "nummod", "quantmod")]
    behind = [c.right_edge.i for c in head.rights if c.dep_ == "prep" and c.lower_ in ("of", "for", "at", "from")]
    start, end = min([head.i, *before]), max([head.i, *behind]) + 1
    return reader.doc[start:end] if end - start <= 2 * DESCRIBED_LENGTH else reader.doc[start : head.i + 1]


def unnamed(reader: Reader, words: Words, speaks_for: str | None) -> Entity:
    """Return the entity of a described source: one a document and description."""
    first = words.start + 1 if words[0].pos_ == "DET" and len(words) > 1 else words.start
    label = " ".join(reader.doc[first : words.end].text.split())
    if reader.doc[first].pos_ != "PROPN":
        label = label[0].lower() + label[1:]
    return Entity(f"source_{reader.document.slug}_{slug(label)}", Kind.UNNAMED, label, (), "description", speaks_for)


def owner_of(reader: Reader, head: Token) -> Words | None:
    """Return the mention of the organisation that a noun belongs to: "Orbit's spokesperson", "a report by Orbit"."""
    owners = [c for c in head.lefts if c.dep_ in ("poss", "compound")]
    owners += [
        p for c in head.rights if c.lower_ in ("for", "of", "at", "from", "by") for p in c.children if p.dep_ == "pobj"
    ]
    owners += [c for o in owners for c in o.lefts if c.dep_ == "compound"]  # the parse may take a verb for a noun
    mentions = [reader.named[o.i] for o in owners if o.i in reader.named]
    return next((m for m in mentions if m.label_ == "Org"), None)


def spoken_for(reader: Reader, head: Token) -> str | None:
    """Return the id of the organisation that a described source speaks for."""
    mention = owner_of(reader, head)
    return mention.kb_id_ if mention is not None else None


def by_noun(reader: Reader, head: Token) -> Source | None:
    """Make a source of a noun that the lexicon does not know, where the cue leaves no doubt that it speaks."""
    if head.pos_ not in ("NOUN", "PROPN") or head.i in reader.named:
        return None
    words = noun_words(reader, head)
    return Source((unnamed(reader, words, spoken_for(reader, head)),), words, "noun")


def by_owner(reader: Reader, head: Token) -> Source | None:
    """Resolve what is according to a thing to the organisation whose thing it is: "measurements by the laboratory"."""
    mention = owner_of(reader, head)
    if mention is None:
        return None
    return Source((entity_of(reader, mention),), reader.doc[mention.start : mention.end], "text of", points=True)


def nobody(reader: Reader) -> Source:
    """Return the source of a claim that the text gives to nobody."""
    entity = Entity(f"source_{reader.document.slug}_unattributed", Kind.UNNAMED, "unattributed", (), "no source")
    return Source((entity,), None, "no source")


def entity_of(reader: Reader, mention: Words) -> Entity:
    """Return the entity of a mention."""
    kind, name = reader.doc.user_data["entities"][mention.kb_id_]
    return Entity(mention.kb_id_, Kind(kind), name, (), mention.id_)
