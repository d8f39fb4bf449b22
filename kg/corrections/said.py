"""Corrections of what is said: who speaks, with what force, about what, and what becomes of which concern."""

import logging
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

from kg import resources
from kg.corrections.names import ordered, turned_mention
from kg.corrections.records import Correction, Fix, Value, marked
from kg.model import (
    Attribution,
    Certainty,
    Claim,
    DocumentStatements,
    Entity,
    Kind,
    Mention,
    Modality,
    RelationMention,
    Span,
    Status,
)
from kg.vocab import TOPIC_MARK

log = logging.getLogger(__name__)

NOBODY = "nobody"
TARGETS = ("about", "favours", "opposes")
CONCERNS = ("addresses", "raises", "dismisses", "mitigates")
CODES = {"modality": Modality, "certainty": Certainty, "status": Status}
Changes = Mapping[str, Value]


class UnfitError(ValueError):
    """A fix that cannot be made in this document."""


def fixed(
    statements: DocumentStatements, fixes: Mapping[str, list[Fix]]
) -> tuple[DocumentStatements, list[Correction]]:
    """Return the statements with the fixes made, and those that were."""
    applied: list[Correction] = []
    for ident in [*(claim.id for claim in statements.claims), *(mention.id for mention in statements.relations)]:
        for fix in fixes.get(ident, ()):
            try:
                statements = made(statements, fix)
                applied.append(fix)
            except UnfitError as error:
                log.warning("%s: %s cannot be made: %s", fix.where, fix, error)
    return statements, applied


def made(statements: DocumentStatements, fix: Fix) -> DocumentStatements:
    """Return the statements with one fix made. Raises UnfitError where it does not go with the rest."""
    changes = dict(fix.changes)
    for claim in statements.claims:
        if claim.id == fix.target:
            return with_claim(statements, fixed_claim(statements, claim, changes))
    mentions = (fixed_relation(m, changes) if m.id == fix.target else m for m in statements.relations)
    return replace(statements, relations=tuple(mentions))


def plain(changes: Changes) -> dict[str, Any]:
    """Return the changes of truth values and codes."""
    flags: dict[str, Any] = {key: changes[key] for key in ("negated", "former") if key in changes}
    return flags | {key: codes(str(changes[key])) for key, codes in CODES.items() if key in changes}


def fixed_relation(mention: RelationMention, changes: Changes) -> RelationMention:
    """Return a relation mention with its changes; what is only said does not become a fact."""
    if changes.get("status") == Status.ACCEPTED and mention.within_claim:
        raise UnfitError(f"it is only said, in {mention.within_claim}")
    return replace(mention, rule=marked(mention.rule), **plain(changes))


def fixed_claim(statements: DocumentStatements, claim: Claim, changes: Changes) -> Claim:
    """Return a claim with its changes. A list that is given replaces the one that is there."""
    if "speaker" in changes:
        claim = spoken(statements, claim, cast(tuple[str, ...], changes["speaker"]))
    claim = replace(claim, rule=marked(claim.rule), **plain(changes))
    if changes.get("certainty") == Certainty.CERTAIN:
        claim = replace(claim, hedges=())
    named = {key: tuple(target(statements, name) for name in texts(changes, key)) for key in TARGETS if key in changes}
    concerns = {key: texts(changes, key) for key in CONCERNS if key in changes}
    claim = placed(placed(claim, TARGETS, named), CONCERNS, concerns)
    return without(claim, texts(changes, "drop_concerns"))


def texts(changes: Changes, key: str) -> tuple[str, ...]:
    """Return the strings of a change."""
    return cast(tuple[str, ...], changes.get(key, ()))


def placed(claim: Claim, fields: tuple[str, ...], given: Mapping[str, tuple[str, ...]]) -> Claim:
    """Return a claim with the fields that are given replaced; what is given leaves the other fields."""
    moved = {value for values in given.values() for value in values}
    rest: dict[str, Any] = {key: tuple(v for v in getattr(claim, key) if v not in moved) for key in fields}
    return replace(claim, **(rest | {key: ordered(values) for key, values in given.items()}))


def without(claim: Claim, concerns: tuple[str, ...]) -> Claim:
    """Return a claim that has nothing to do with some concerns."""
    left: dict[str, Any] = {key: tuple(c for c in getattr(claim, key) if c not in concerns) for key in CONCERNS}
    return replace(claim, **left)


# --- names --------------------------------------------------------------------------------------------------------


def named(statements: DocumentStatements, name: str) -> Entity:
    """Return the entity of a document that has this id, goes by this name or is called so; case does not count."""
    wanted = name.casefold()
    by_name = [thing for thing in statements.entities if wanted in (thing.id, thing.name.casefold())]
    called = [thing for thing in statements.entities if wanted in map(str.casefold, thing.forms)]
    found = by_name or called
    if len(found) == 1:
        return found[0]
    choices = ", ".join(thing.id for thing in found) if found else ", ".join(t.name for t in statements.entities)
    raise UnfitError(f"{name!r} is {'several things' if found else 'nothing'} in {statements.document.id}: {choices}")


def target(statements: DocumentStatements, name: str) -> str:
    """Return what a claim may be about: a topic by its name (``topic:ai``) or label, else an entity."""
    topics = resources.topics()
    labels = {topic.label.casefold(): key for key, topic in topics.items()}
    key = labels.get(name.casefold(), name)
    if key.startswith(TOPIC_MARK) and key not in topics:
        raise UnfitError(f"{name!r} is no topic; known are {', '.join(topics)}")
    return key if key in topics else named(statements, name).id


# --- speakers -----------------------------------------------------------------------------------------------------


def spoken(statements: DocumentStatements, claim: Claim, names: tuple[str, ...]) -> Claim:
    """Return a claim of other speakers, with the words that name them; no longer in the author's voice.

    Its sentence has its pronouns again, for they were resolved for the old speaker.
    """
    claim = replace(claim, norm_text="")
    how = Attribution.REPORTED if claim.attribution is Attribution.AUTHOR else claim.attribution
    if names == (NOBODY,):
        return replace(claim, speakers=(unattributed(statements).id,), source_span=None, attribution=how)
    speakers = ordered(named(statements, name).id for name in names)
    return replace(claim, speakers=speakers, source_span=source(statements, claim, speakers), attribution=how)


def unattributed(statements: DocumentStatements) -> Entity:
    """Return the source of what nobody is said to say."""
    return Entity(
        f"source_{statements.document.slug}_unattributed", Kind.UNNAMED, "unattributed", (), marked("no source")
    )


def source(statements: DocumentStatements, claim: Claim, speakers: tuple[str, ...]) -> Span | None:
    """Return the words that name the speakers: a pronoun where the claim has one, else the nearest that do."""
    if pronoun(statements, claim) and len(speakers) == 1:
        return claim.source_span
    spans = [m.span for m in statements.mentions if m.entity in speakers and m.named]
    spans += [c.source_span for c in statements.claims if c.source_span and set(c.speakers) == set(speakers)]
    at = (claim.cue_span or claim.content[0]).start
    return min(spans, key=lambda span: (abs(span.start - at), span), default=None)


def pronoun(statements: DocumentStatements, claim: Claim) -> Mention | None:
    """Return the pronoun that stands for a claim's source, if there is one."""
    return next((m for m in statements.mentions if m.span == claim.source_span and not m.named), None)


def with_claim(statements: DocumentStatements, claim: Claim) -> DocumentStatements:
    """Return the statements with a claim in place of its old form, its pronoun and its speaker in keeping with it."""
    known = {thing.id for thing in statements.entities}
    nobody = unattributed(statements)
    new = [nobody] if nobody.id in claim.speakers and nobody.id not in known else []
    word = pronoun(statements, claim)
    speaker = claim.speakers[0] if len(claim.speakers) == 1 else None
    turn = word if word and speaker and word.entity != speaker else None
    return replace(
        statements,
        entities=tuple(sorted([*statements.entities, *new])),
        mentions=tuple(sorted(turned_mention(m, speaker if m == turn else None) for m in statements.mentions)),
        claims=tuple(claim if old.id == claim.id else old for old in statements.claims),
    )
