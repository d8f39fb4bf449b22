"""Corrections of names: which of them mean one thing, and which does not mean what it was linked to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from kg.corrections.records import Merge, Split, marked
from kg.model import Claim, DocumentStatements, Entity, Kind, Mention, RelationMention, Span
from kg.vocab import entity_id

POINTING = ("speakers", "about", "favours", "opposes")
"""The fields of a claim that hold entities."""


# --- merging ------------------------------------------------------------------------------------------------------


def merged(statements: DocumentStatements, merge: Merge) -> DocumentStatements:
    """Return the statements with the things of these names made one; the very record given where there are none."""
    into = entity_id(merge.kind, merge.into)
    others = {entity_id(merge.kind, name) for name in merge.names} - {into}
    found = [thing for thing in statements.entities if thing.id in others]
    if not found:
        return statements
    same = [thing for thing in statements.entities if thing.id == into]
    one = united(Entity(into, merge.kind, merge.into, (), found[0].rule), [*same, *found])
    return pointed(statements, {thing.id: into for thing in found}, one)


def united(one: Entity, parts: list[Entity]) -> Entity:
    """Return an entity with all forms of its parts, its rule marked as a correction."""
    forms = sorted({form for part in parts for form in part.forms})
    return replace(one, forms=tuple(forms), rule=marked(one.rule))


def pointed(statements: DocumentStatements, to: Mapping[str, str], one: Entity) -> DocumentStatements:
    """Return the statements with every pointer to an id of *to* turned, and *one* in place of the things pointed at."""
    kept = [thing for thing in statements.entities if thing.id not in to and thing.id != one.id]
    return replace(
        statements,
        entities=tuple(sorted([*(speaking(thing, to) for thing in kept), one])),
        mentions=tuple(sorted(turned_mention(mention, to.get(mention.entity)) for mention in statements.mentions)),
        claims=tuple(turned_claim(claim, to) for claim in statements.claims),
        relations=tuple(turned_relation(mention, to) for mention in statements.relations),
    )


def speaking(thing: Entity, to: Mapping[str, str]) -> Entity:
    """Return an entity that speaks for whom it is to speak for."""
    return replace(thing, speaks_for=to.get(thing.speaks_for, thing.speaks_for)) if thing.speaks_for else thing


def turned_mention(mention: Mention, entity: str | None) -> Mention:
    """Return a mention of *entity*, marked; the mention itself where there is none."""
    return replace(mention, entity=entity, rule=marked(mention.rule)) if entity else mention


def turned_claim(claim: Claim, to: Mapping[str, str]) -> Claim:
    """Return a claim with its pointers turned."""
    turned: dict[str, Any] = {name: ordered(to.get(i, i) for i in getattr(claim, name)) for name in POINTING}
    return replace(claim, **turned)


def turned_relation(mention: RelationMention, to: Mapping[str, str]) -> RelationMention:
    """Return a relation mention with its pointers turned."""
    subject, object_ = (to.get(ident, ident) for ident in (mention.subject, mention.object))
    return replace(mention, subject=subject, object=object_)


def ordered(ids: Iterable[str]) -> tuple[str, ...]:
    """Return ids sorted, each once."""
    return tuple(sorted(set(ids)))


# --- splitting ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Moves:
    """Which mentions come to mean something else, and which stay: ``to`` holds the new entity of each that moves."""

    to: dict[Mention, Entity]
    stays: list[Mention]

    def turned(self, ids: Iterable[str], words: Iterable[Span]) -> tuple[str, ...]:
        """Return *ids* as the names in *words* have it now: the old ones go where no name in there means them still.

        Those that no name in the whole document means any more turn without such words.
        """
        spans, found, left = tuple(words), set(ids), {mention.entity for mention in self.stays}
        for mention, entity in self.to.items():
            if mention.entity in found and (mention.entity not in left or within(mention.span, spans)):
                found = {*found, entity.id} - ({mention.entity} - self.meant(spans))
        return ordered(found)

    def meant(self, spans: tuple[Span, ...]) -> set[str]:
        """Return what the names that stay mean in some words."""
        return {mention.entity for mention in self.stays if within(mention.span, spans)}


def within(span: Span, spans: Iterable[Span]) -> bool:
    """Tell whether a span lies in one of several."""
    return any(outer.start <= span.start and span.end <= outer.end for outer in spans)


def split(statements: DocumentStatements, wanted: Split) -> DocumentStatements:
    """Return the statements with a name meaning what it should; the very record given where it does already.

    A claim or a relation follows where the words that it rests on name the thing by this name only.
    """
    moves = moved(statements, wanted)
    if not moves.to:
        return statements
    to = moves.to
    return replace(
        statements,
        entities=entities(statements, moves),
        mentions=tuple(sorted([*moves.stays, *(turned_mention(mention, new.id) for mention, new in to.items())])),
        claims=tuple(moved_claim(claim, moves) for claim in statements.claims),
        relations=tuple(moved_relation(mention, moves) for mention in statements.relations),
    )


def moved(statements: DocumentStatements, wanted: Split) -> Moves:
    """Return the mentions in the words of the split that move; where no other name is left, the pronouns go along."""
    new = {thing.id: meant(thing, wanted) for thing in statements.entities}
    to = {m: new[m.entity] for m in statements.mentions if m.span.text == wanted.name and new[m.entity].id != m.entity}
    left = {m.entity for m in statements.mentions if m.named and m not in to}
    gone = {m.entity for m in to} - left
    to |= {m: new[m.entity] for m in statements.mentions if m.entity in gone}
    return Moves(to, [m for m in statements.mentions if m not in to])


def meant(old: Entity, wanted: Split) -> Entity:
    """Return what a name means instead of *old*; *old* itself where no kind is told and it has none to go by."""
    kind = wanted.kind or old.kind
    if kind is Kind.UNNAMED:
        return old
    return Entity(entity_id(kind, wanted.into), kind, wanted.into, (wanted.name,), marked(old.rule))


def entities(statements: DocumentStatements, moves: Moves) -> tuple[Entity, ...]:
    """Return the entities, the new ones among them, each with the forms that still mean it."""
    found = {thing.id: thing for thing in statements.entities}
    for mention, new in moves.to.items():
        found[new.id] = united(found.get(new.id, new), [found.get(new.id, new), new])
        forms = {stays.span.text for stays in moves.stays if stays.entity == mention.entity}
        old = found[mention.entity]
        found[old.id] = replace(old, forms=tuple(f for f in old.forms if f in forms or f != mention.span.text))
    return tuple(sorted(found.values()))


def moved_claim(claim: Claim, moves: Moves) -> Claim:
    """Return a claim whose speakers and targets are what their words now mean; no old name stands for a pronoun."""
    source = (claim.source_span,) if claim.source_span else ()
    targets: dict[str, Any] = {name: moves.turned(getattr(claim, name), claim.content) for name in POINTING[1:]}
    found = replace(claim, speakers=moves.turned(claim.speakers, source), **targets)
    return found if found == claim else replace(found, norm_text="")


def moved_relation(mention: RelationMention, moves: Moves) -> RelationMention:
    """Return a relation mention whose terms are what its words now mean; they stay where the words name both."""
    terms = (moves.turned((ident,), (mention.evidence,)) for ident in (mention.subject, mention.object))
    subject, object_ = (
        new[0] if len(new) == 1 else old for new, old in zip(terms, (mention.subject, mention.object), strict=True)
    )
    return replace(mention, subject=subject, object=object_)
