"""The composition of the room: one annotated document in, all its statements out."""

from collections import defaultdict
from collections.abc import Iterable

from spacy.tokens import Doc

from kg.model import Claim, Document, DocumentStatements, Entity, Kind, Mention
from kg.statements import meaning
from kg.statements.attribution import Stating, statings
from kg.statements.reader import Reader
from kg.statements.relations import relations


def statements(document: Document, doc: Doc) -> DocumentStatements:
    """Return all that one article says: mentions, claims and relation mentions, each with its evidence."""
    reader = Reader(document, doc)
    found = statings(reader)
    claims = {stating.found.head.i: claim(reader, stating) for stating in found}
    mentions = {*names(reader), *pointers(reader, found)}
    return DocumentStatements(
        document=document,
        entities=entities(reader, found),
        mentions=tuple(sorted(mentions)),
        claims=tuple(sorted(claims.values(), key=lambda c: c.id)),
        relations=relations(reader, [(stating, claims[stating.found.head.i]) for stating in found]),
        dropped=tuple(sorted(set(reader.dropped))),
    )


def names(reader: Reader) -> Iterable[Mention]:
    """Yield the named mentions of a document."""
    for mention in reader.doc.spans["mentions"]:
        yield Mention(reader.span(mention.start, mention.end), mention.kb_id_, mention.id_)


def pointers(reader: Reader, found: list[Stating]) -> Iterable[Mention]:
    """Yield the pronouns that were resolved to a speaker."""
    for stating in found:
        source = stating.source
        if source.points and source.words is not None and source.rule == "pronoun":
            yield Mention(reader.span(source.words.start, source.words.end), source.entities[0].id, source.rule, False)


def entities(reader: Reader, found: list[Stating]) -> tuple[Entity, ...]:
    """Return the entities that a document names, with the forms it uses, and the sources it only describes."""
    forms = defaultdict(set)
    rules = defaultdict(set)
    for mention in reader.doc.spans["mentions"]:
        forms[mention.kb_id_].add(mention.text)
        rules[mention.kb_id_].add(mention.id_)
    known = reader.doc.user_data["entities"].items()
    named = [Entity(i, Kind(k), n, tuple(sorted(forms[i])), " ".join(sorted(rules[i]))) for i, (k, n) in known]
    described = {s for stating in found for s in stating.source.entities if s.kind is Kind.UNNAMED}
    return tuple(sorted({e.id: e for e in [*sorted(described), *named]}.values()))


def claim(reader: Reader, stating: Stating) -> Claim:
    """Return a stating as a claim, with what its words mean."""
    found, tokens = stating.found, meaning.tokens_of(reader, stating)
    spans = tuple(reader.span(a, b) for a, b in stating.content.ranges)
    cue_at = [t.i for t in found.tokens]
    cue = reader.span(min(cue_at), max(cue_at) + 1) if adjacent(cue_at) else reader.span(found.head.i, found.head.i + 1)
    touched, targets = meaning.concerns(reader, stating, tokens), meaning.about(reader, tokens)
    favours, opposes = meaning.sides(stating, targets, bool(touched["raises"]))
    hedges = meaning.hedges(tokens)
    words = stating.source.words
    return Claim(
        id=f"claim_{reader.document.slug}_{spans[0].start}-{spans[-1].end}_{cue.start}",
        speakers=tuple(sorted(e.id for e in stating.source.entities)),
        content=spans,
        attribution=stating.attribution,
        rule=stating.rule,
        cue=" ".join(t.lemma_.lower() for t in found.tokens),
        cue_class=found.cue.cue_class,
        cue_span=cue,
        source_span=reader.span(words.start, words.end) if words is not None else None,
        modality=meaning.modality(stating, tokens),
        certainty=meaning.certainty(hedges),
        negated=meaning.negated(stating),
        hedges=hedges,
        about=targets,
        favours=favours,
        opposes=opposes,
        **touched,
    )


def adjacent(indices: list[int]) -> bool:
    """Tell whether the words of a cue stand close enough to be one span."""
    return max(indices) - min(indices) <= 4
