"""What of a case's text is not as its table wants it, in words: claims, relations, entities (the fields: see cases.py)."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from cases import Case, Said

from kg.model import Attribution, Claim, Kind, RelationMention, Status

PREDICATES = "leads affiliatedWith founded develops releases distributes uses variantOf succeeds derivedFrom competesWith partnersWith investsIn partOf"
SYMMETRIC = {"competesWith", "partnersWith"}
RELATION = re.compile(rf"(?:(not|former) )?(.+) ({PREDICATES.replace(' ', '|')}) (.+)")
EQUAL = ("negated", "modality", "attribution", "certainty", "cue_class", "cue_force")
LISTS = ("raises", "dismisses", "mitigates", "hedges")
TARGETS = ("favours", "opposes", "about")
CLAIM_KEYS = {"speaker", "cue", "content", "exact", *EQUAL, *LISTS, *TARGETS}
FIELD = {"speaker": "speakers", "exact": "content"}
OVERLAP = 0.5


# --- names ---------------------------------------------------------------


def labels(said: Said, entity_id: str) -> set[str]:
    """Return all that an entity may be called: its name and the forms used, or ``source:word`` where it has no name."""
    found = [entity for entity in said.entities if entity.id == entity_id]
    described = [entity.name.lower() for entity in found if entity.kind is Kind.UNNAMED]
    forms = [form for entity in found if entity.kind is not Kind.UNNAMED for form in (entity.name, *entity.forms)]
    return {entity_id, *forms, *(f"source:{word}" for name in described for word in re.findall(r"\w+", name))}


def same(said: Said, wanted: Iterable[str], ids: Iterable[str]) -> bool:
    """Tell whether names and entity ids stand for the same things, one for one."""
    left = [labels(said, entity_id) for entity_id in ids]
    names = list(wanted)
    return len(left) == len(names) and all(any(name in one for one in left) for name in names)


def speakers(said: Said, wanted: str | list[str], claim: Claim) -> bool:
    """Tell whether a claim's sources are the ones that are wanted."""
    if wanted == "nobody":
        return all(speaker.endswith("_unattributed") for speaker in claim.speakers)
    return same(said, [wanted] if isinstance(wanted, str) else wanted, claim.speakers)


# --- claims --------------------------------------------------------------


def pieces(wanted: Case) -> list[str]:
    """Return the pieces of a wanted claim's content."""
    content = wanted["content"]
    return [content] if isinstance(content, str) else content


def places(text: str, wanted: Case) -> set[int]:
    """Return the offsets of a wanted claim's characters."""
    starts = [(text.index(piece), piece) for piece in pieces(wanted)]
    return {place for start, piece in starts for place in range(start, start + len(piece))}


def overlap(text: str, wanted: Case, claim: Claim) -> float:
    """Return the shared part of the characters of both, 0 to 1."""
    here, there = places(text, wanted), {place for span in claim.content for place in range(span.start, span.end)}
    return len(here & there) / len(here | there)


def bare(content: Iterable[str]) -> list[str]:
    """Return pieces of content without the marks around them."""
    return [piece.strip(" \n.,;:!?\"'“”‘’«»") for piece in content]


def wrong(said: Said, wanted: Case, claim: Claim, fields: Iterable[str] | None = None) -> list[str]:
    """Return the fields, of those that are given, in which a claim is not as wanted."""
    given = [field for field in fields or wanted if field in wanted and not agrees(said, wanted, claim, field)]
    return [f"{field}: {getattr(claim, FIELD.get(field, field))!r}, not {wanted[field]!r}" for field in given]


def agrees(said: Said, wanted: Case, claim: Claim, field: str) -> bool:
    """Tell whether one field of a claim is as wanted."""
    value = wanted[field]
    if field in EQUAL:
        return str(getattr(claim, field)).removeprefix("kg:") == str(value)
    if field in LISTS + TARGETS:
        return contained(said, value, listed(claim, field))
    return SPECIAL[field](said, wanted, claim)


def listed(claim: Claim, field: str) -> tuple[str, ...]:
    """Return a claim's values of a list field; what it favours or opposes it is also about."""
    values: tuple[str, ...] = getattr(claim, field)
    return values + claim.favours + claim.opposes if field == "about" else values


def contained(said: Said, wanted: list[str], values: tuple[str, ...]) -> bool:
    """Tell whether all that is wanted is there, or nothing where nothing is wanted."""
    there = {label.lower() for value in values for label in labels(said, value)}
    return {value.lower() for value in wanted} <= there if wanted else not values


def cued(said: Said, wanted: Case, claim: Claim) -> bool:
    """Tell whether a claim's cue shares a word with the wanted one."""
    there = f"{claim.cue or ''} {claim.cue_span.text if claim.cue_span else ''}".lower().split()
    return bool(set(wanted["cue"].lower().split()) & set(there))


SPECIAL: dict[str, Callable[[Said, Case, Claim], bool]] = {
    "speaker": lambda said, wanted, claim: speakers(said, wanted["speaker"], claim),
    "cue": cued,
    "content": lambda said, wanted, claim: overlap(said.document.text, wanted, claim) >= OVERLAP,
    "exact": lambda _, wanted, claim: bare(span.text for span in claim.content) == bare(pieces(wanted)),
}


def attributed(said: Said) -> list[Claim]:
    """Return the claims of sources other than the author."""
    return [claim for claim in said.claims if claim.attribution is not Attribution.AUTHOR]


def own(said: Said) -> list[Claim]:
    """Return the author's own claims."""
    return [claim for claim in said.claims if claim.attribution is Attribution.AUTHOR]


def matched(said: Said, wanted: list[Case], found: list[Claim]) -> list[tuple[Case, Claim | None]]:
    """Return each wanted claim with the found one that has its content and the fewest faults, or None; none twice."""
    pairs: list[tuple[Case, Claim | None]] = []
    for case in wanted:
        free = [claim for claim in found if claim not in [pair[1] for pair in pairs]]
        near = [claim for claim in free if overlap(said.document.text, case, claim) >= OVERLAP]
        pairs.append((case, min(near, key=lambda claim: len(wrong(said, case, claim)), default=None)))
    return pairs


def claim_faults(said: Said, wanted: list[Case], found: list[Claim]) -> Iterator[str]:
    """Yield what is wrong with the claims found where some are wanted."""
    for case, claim in matched(said, wanted, found):
        if claim is None:
            yield f"no claim with content {case['content']!r}"
        else:
            yield from wrong(said, case, claim)


# --- relations and entities ----------------------------------------------


def projected(relation: RelationMention) -> bool:
    """Tell whether a relation mention stands as a direct triple."""
    return relation.status is Status.ACCEPTED and not relation.negated and not relation.former


HOW: dict[str | None, Callable[[RelationMention], bool]] = {
    None: projected,
    "not": lambda relation: relation.negated,
    "former": lambda relation: relation.former,
}


def joins(said: Said, relation: RelationMention, subject: str, predicate: str, obj: str) -> bool:
    """Tell whether a relation mention joins the two by the predicate, either way round where it is symmetric."""
    ways = [(subject, obj), (obj, subject)][: 1 + (predicate in SYMMETRIC)]
    ends = labels(said, relation.subject), labels(said, relation.object)
    return relation.predicate == predicate and any(one in ends[0] and two in ends[1] for one, two in ways)


def relation_faults(said: Said, wanted: list[str]) -> Iterator[str]:
    """Yield the wanted relations that are not there."""
    for words in wanted:
        parsed = RELATION.fullmatch(words)
        assert parsed, f"not a relation: {words!r}"
        how, *terms = parsed.groups()
        if not any(HOW[how](relation) and joins(said, relation, *terms) for relation in said.relations):
            yield f"no relation {words!r}"


def named(said: Said) -> dict[str, set[str]]:
    """Return each named entity as "Kind Name" with all that it may be called, with and without its kind."""
    things = [entity for entity in said.entities if entity.kind is not Kind.UNNAMED]
    return {
        f"{e.kind} {e.name}": {f"{kind}{form}" for form in (e.name, *e.forms) for kind in ("", f"{e.kind} ")}
        for e in things
    }


def entity_faults(said: Said, wanted: list[str]) -> Iterator[str]:
    """Yield the wanted entities that are missing and the found ones that are not wanted."""
    found = named(said)
    yield from (f"no entity {name!r}" for name in wanted if not any(name in forms for forms in found.values()))
    yield from (f"entity {name!r}" for name, forms in found.items() if not forms & set(wanted))
    if wanted and len(found) > len(wanted):
        yield f"{len(found)} entities, not {len(wanted)}"


CHECKS: dict[str, Callable[[Said, Any], Iterable[str]]] = {
    "claims": lambda said, wanted: claim_faults(said, wanted, attributed(said)),
    "author_claims": lambda said, wanted: claim_faults(said, wanted, own(said)),
    "relations": relation_faults,
    "entities": entity_faults,
    "no_claims": lambda said, _: [f"claim {claim.text!r} (cue {claim.cue!r})" for claim in attributed(said)],
    "no_author_claims": lambda said, _: [f"author's claim {claim.text!r}" for claim in own(said)],
    "no_relations": lambda said, no: [
        f"direct {r.predicate} by {r.rule}" for r in said.relations if r.predicate in no and projected(r)
    ],
    "no_entities": lambda said, no: [f"entity {name!r}" for name, forms in named(said).items() if forms & set(no)],
}
FORBIDDING = {key for key in CHECKS if key.startswith("no_")}


def faults(said: Said, case: Case) -> list[str]:
    """Return all that is wrong with what one case's text says."""
    found = [fault for key, check in CHECKS.items() if key in case for fault in check(said, case[key])]
    extra = len(attributed(said)) - len(case.get("claims", ()))
    return found + ([f"{extra} claims too many"] if case.get("only") and extra > 0 else [])


def told(said: Said) -> str:
    """Return what a text says, for a failure's message."""
    claims = [f"  {claim.attribution}: {claim.speakers} {claim.cue!r}: {claim.text!r}" for claim in said.claims]
    relations = [
        f"  {r.subject} {r.predicate} {r.object} {'direct' if projected(r) else 'not direct'}" for r in said.relations
    ]
    return "\n".join(
        [
            said.document.text,
            *named(said),
            *claims,
            *relations,
            *(f"  dropped: {d.what}: {d.reason}" for d in said.dropped),
        ]
    )
