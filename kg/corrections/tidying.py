"""What follows from a correction: no statement may be left that contradicts another, or points at nothing."""

from collections.abc import Iterator
from dataclasses import replace

from kg.model import Attribution, Claim, DocumentStatements, Dropped, Kind, Modality, RelationMention, Status
from kg.resources import relations


def tidied(statements: DocumentStatements, *, before: DocumentStatements) -> DocumentStatements:
    """Return corrected statements that hold together again; *before* is what they were.

    A relation that no longer fits its things is told as dropped; what nothing points at any more goes.
    """
    claims = {claim.id: settled(claim) for claim in statements.claims}
    kinds = {thing.id: thing.kind for thing in statements.entities}
    reasons = {mention.id: reason for mention in statements.relations if (reason := misfit(mention, kinds))}
    dropped = {Dropped(m.evidence, "relation", reasons[m.id]) for m in statements.relations if m.id in reasons}
    found = replace(
        statements,
        claims=tuple(claims.values()),
        relations=tuple(inside(m, claims) for m in statements.relations if m.id not in reasons),
        dropped=tuple(sorted({*statements.dropped, *dropped})),
    )
    left = {*pointed_at(before)} - {*pointed_at(found)}
    return replace(found, entities=tuple(thing for thing in found.entities if thing.id not in left))


def settled(claim: Claim) -> Claim:
    """Return a claim that is not both for and against a thing, and does not repeat in ``about`` what it sides on."""
    both = {*claim.favours} & {*claim.opposes}
    sides = {*claim.favours, *claim.opposes} - both
    return replace(
        claim,
        favours=tuple(t for t in claim.favours if t not in both),
        opposes=tuple(t for t in claim.opposes if t not in both),
        about=tuple(sorted({*claim.about, *both} - sides)),
    )


def misfit(mention: RelationMention, kinds: dict[str, Kind]) -> str | None:
    """Return why a relation cannot stand between its things, or ``None`` where it can."""
    if mention.subject == mention.object:
        return "correction: it would join a thing to itself"
    relation = relations()[mention.predicate]
    ends = ((mention.subject, relation.domain), (mention.object, relation.range))
    wrong = [ident for ident, kind in ends if kind and kinds.get(ident) is not kind]
    return f"correction: {relation.label} does not fit {wrong[0]}" if wrong else None


def inside(mention: RelationMention, claims: dict[str, Claim]) -> RelationMention:
    """Return a relation mention that is no fact where a claim that it stands in, or stood in, makes it none."""
    claim = claims.get(mention.within_claim or "")
    if mention.within_claim is None or (claim and vouched(claim)):
        return mention
    status = Status.CANDIDATE if mention.status is Status.ACCEPTED else mention.status
    return replace(mention, status=status, within_claim=claim.id if claim else None)


def vouched(claim: Claim) -> bool:
    """Tell whether the author says a thing plainly: only then can what the claim holds be a fact."""
    return claim.attribution is Attribution.AUTHOR and not claim.negated and claim.modality is Modality.ASSERTED


def pointed_at(statements: DocumentStatements) -> Iterator[str]:
    """Yield the ids of the entities that something points at."""
    yield from (mention.entity for mention in statements.mentions)
    yield from (thing.speaks_for for thing in statements.entities if thing.speaks_for)
    for claim in statements.claims:
        yield from (*claim.speakers, *claim.about, *claim.favours, *claim.opposes)
    for mention in statements.relations:
        yield from (mention.subject, mention.object)
