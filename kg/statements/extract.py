"""The composition of the room: one annotated document in, all its statements out."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.model import Attribution, Claim, Document, DocumentStatements, Entity, Kind, Mention
from kg.statements import concerns, features, meaning, sources, stance
from kg.statements.attribution import statings
from kg.statements.authors import Position, author, positions
from kg.statements.concerns import Weighed
from kg.statements.cues import Cued, raises_negation, scorns_idea
from kg.statements.echoes import echoing
from kg.statements.found import Found
from kg.statements.meaning import Said
from kg.statements.phrasing import in_phrases
from kg.statements.reader import Reader
from kg.statements.relations import is_former, relations
from kg.statements.rewording import reworded
from kg.statements.stating import Stating


def statements(document: Document, doc: Doc) -> DocumentStatements:
    """Return all that one article says: mentions, claims and relation mentions, each with its evidence."""
    reader = Reader(document, doc)
    phrased = list(in_phrases(reader))
    reader.roles.update(roles(reader, phrased))
    reader.made_by.update(made_by(phrased))
    found = statings(reader)
    writer = author(reader)
    own = [own_claim(reader, position, writer) for position in positions(reader, found)]
    meant = understood(reader, [*(claim(reader, stating) for stating in found), *own])
    answered = {c.id: c for c in echoing(meant)}
    meant = [answered[c.id] for c in meant]
    claims = {stating.found.head.i: c for stating, c in zip(found, meant, strict=False)}
    mentions = {*names(reader), *pointers(reader, found)}
    return DocumentStatements(
        document=document,
        entities=entities(reader, found, [writer] if own else []),
        mentions=tuple(sorted(mentions)),
        claims=tuple(sorted({c.id: c for c in meant}.values(), key=lambda c: c.id)),
        relations=relations(reader, phrased, [(stating, claims[stating.found.head.i]) for stating in found]),
        dropped=tuple(sorted(set(reader.dropped))),
    )


def roles(reader: Reader, phrased: list[Found]) -> dict[tuple[str, frozenset[str]], Entity]:
    """Return who holds which role where, as far as titles and appositions tell."""
    held = (f for f in phrased if f.role and f.fits() and f.relation.name in ("leads", "affiliatedWith", "founded"))
    return {(f.object.kb_id_, words_of(f)): sources.entity_of(reader, f.subject) for f in held if not is_former(f)}


def made_by(phrased: list[Found]) -> dict[str, set[str]]:
    """Return organisation -> the models that titles, possessives and appositions give it."""
    made: dict[str, set[str]] = defaultdict(set)
    for found in phrased:
        if found.fits() and found.relation.name in ("develops", "releases"):
            made[found.subject.kb_id_].add(found.object.kb_id_)
    return made


def words_of(found: Found) -> frozenset[str]:
    """Return the words of a role in lower case."""
    start, end = found.role or (0, 0)
    return frozenset(t.lower_ for t in found.subject.doc[start:end])


def names(reader: Reader) -> Iterable[Mention]:
    """Yield the named mentions of a document."""
    for mention in reader.mentions:
        yield Mention(reader.span(mention.start, mention.end), mention.kb_id_, mention.id_)


def pointers(reader: Reader, found: list[Stating]) -> Iterable[Mention]:
    """Yield the pronouns that were resolved to a speaker."""
    for stating in found:
        source = stating.source
        if source.points and source.words is not None and source.rule == "pronoun":
            yield Mention(reader.span(source.words.start, source.words.end), source.entities[0].id, source.rule, False)


def entities(reader: Reader, found: list[Stating], writer: list[Entity]) -> tuple[Entity, ...]:
    """Return the entities that a document names, with the forms it uses, and the sources it only describes."""
    forms = defaultdict(set)
    rules = defaultdict(set)
    for mention in reader.mentions:
        forms[mention.kb_id_].add(mention.text)
        rules[mention.kb_id_].add(mention.id_)
    known = reader.doc.user_data["entities"].items()
    named = [Entity(i, Kind(k), n, tuple(sorted(forms[i])), " ".join(sorted(rules[i]))) for i, (k, n) in known]
    described = {s for stating in found for s in stating.source.entities if s.kind is Kind.UNNAMED}
    return tuple(sorted({e.id: e for e in [*sorted(described), *writer, *named]}.values()))


def claim(reader: Reader, stating: Stating) -> tuple[Claim, Said]:
    """Return an attributed stating as a claim, without what its words mean, and what that is read from."""
    found, words, head = stating.found, stating.source.words, stating.content.head
    cue_at = [t.i for t in found.tokens]
    cue = reader.span(min(cue_at), max(cue_at) + 1) if adjacent(cue_at) else reader.span(found.head.i, found.head.i + 1)
    spans = tuple(reader.span(a, b) for a, b in stating.content.ranges)
    bare = Claim(
        id=f"claim_{reader.document.slug}_{spans[0].start}-{spans[-1].end}_{cue.start}",
        speakers=tuple(sorted(e.id for e in stating.source.entities)),
        content=spans,
        attribution=stating.attribution,
        rule=stating.rule,
        cue=cue_words(found),
        cue_class=found.cue.cue_class,
        cue_force=found.cue.force,
        cue_span=cue,
        source_span=reader.span(words.start, words.end) if words is not None else None,
        norm_text=reworded(reader, stating.content.ranges, stating.source.entities, held=(head, found.cue.cue_class)),
    )
    false = found.cue.cue_class == "Denies" or raises_negation(found) or scorns_idea(found, head)
    said = Said(found.cue.cue_class, found.cue.lemma, head, tokens_of(reader, stating), false, cue_noun(found))
    return bare, said


def cue_noun(found: Cued) -> tuple[Token, ...]:
    """Return a noun cue with the words before it that belong to it: "safety concerns", "fears"."""
    if found.cue.pos != "NOUN":
        return ()
    return tuple(found.head.doc[found.head.left_edge.i : found.head.i + 1])


def cue_words(found: Cued) -> str:
    """Return a cue's words in their base form; the lexicon's own where there is one, for lemmas may be wrong."""
    own = {found.head.i: found.cue.lemma} if found.cue.pos != "VERB" else {}
    if found.cue.pos in ("VERB", "ADP"):
        return found.cue.lemma
    return " ".join(own.get(t.i, t.lemma_.lower()) for t in found.tokens)


def tokens_of(reader: Reader, stating: Stating) -> tuple[Token, ...]:
    """Return the tokens of a stating's content."""
    return tuple(reader.doc[i] for a, b in stating.content.ranges for i in range(a, b))


def own_claim(reader: Reader, position: Position, writer: Entity) -> tuple[Claim, Said]:
    """Return a sentence in the author's own voice as a claim of the byline's person, or of the unnamed author.

    With it comes what its meaning is read from.
    """
    span = reader.span(position.start, position.end)
    bare = Claim(
        id=f"claim_{reader.document.slug}_{span.start}-{span.end}_author",
        speakers=(writer.id,),
        content=(span,),
        attribution=Attribution.AUTHOR,
        rule=position.rule,
        norm_text=reworded(reader, ((position.start, position.end),), (writer,), own=True),
    )
    return bare, Said(None, "", position.head, tuple(reader.doc[position.start : position.end]))


def understood(reader: Reader, claims: list[tuple[Claim, Said]]) -> list[Claim]:
    """Return an article's claims with their meaning filled in; their concerns are read in the order of the text."""
    targets = [meaning.about(reader, said) for _, said in claims]
    weighed = [concerns.weighed(said, features.shown(reader.named, said)) for _, said in claims]
    order = sorted(range(len(claims)), key=lambda n: (claims[n][0].content[0].start, claims[n][0].id))
    on_ai = any(not target.startswith("org_") for found in targets for target in found)
    touched = dict(zip(order, concerns.in_context([weighed[n] for n in order], on_ai=on_ai), strict=True))
    return [with_meaning(reader, bare, weighed[n], targets[n], touched[n]) for n, (bare, _) in enumerate(claims)]


def with_meaning(
    reader: Reader, bare: Claim, read: Weighed, targets: tuple[str, ...], touched: dict[str, tuple[str, ...]]
) -> Claim:
    """Return a claim with its meaning filled in, given what it is about and what it does to concerns."""
    said = read.said
    hedged = meaning.hedges(said.tokens)
    own = stance.own_things(reader, bare) if bare.cue else frozenset[str]()
    favours, opposes = stance.sides(reader, read, targets, touched, own)
    return replace(
        bare,
        modality=meaning.modality(said),
        certainty=meaning.certainty(hedged),
        negated=meaning.negated(said),
        hedges=hedged,
        about=targets,
        favours=favours,
        opposes=opposes,
        raises=touched["raises"],
        dismisses=touched["dismisses"],
        mitigates=touched["mitigates"],
    )


def adjacent(indices: list[int]) -> bool:
    """Tell whether the words of a cue stand close enough to be one span."""
    return max(indices) - min(indices) <= 4
