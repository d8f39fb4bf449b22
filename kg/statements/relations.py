"""Relations between named things: found by clause and phrase, then judged: denied, over, only said, or accepted."""

from spacy.tokens import Span as Words
from spacy.tokens import Token

from kg import resources
from kg.model import Claim, RelationMention, Status
from kg.statements.clauses import in_clauses
from kg.statements.cues import AS_VERB
from kg.statements.forms import deeds
from kg.statements.found import Found
from kg.statements.implied import by_name, implied, others_only
from kg.statements.phrasing import in_first_person
from kg.statements.plain import in_plain_clauses
from kg.statements.reader import Reader
from kg.statements.stating import Stating
from kg.statements.unreal import NOBODY, asked, denied, imagined, supposed, told_in_fiction, unrealised

PAST = ("was", "were", "had", "longer", "until")
LISTED = ("signatory", "press contact")
"""Rules for lines of a list, which look like headings."""
UNREAL = {
    "supposed": supposed,
    "asked": asked,
    "imagined": imagined,
    "fiction": told_in_fiction,
    "unrealised": unrealised,
}


def relations(reader: Reader, phrased: list[Found], said: list[tuple[Stating, Claim]]) -> tuple[RelationMention, ...]:
    """Return the relation mentions of a document, sorted; one place gives one mention of a relation.

    *phrased* are the relations found in noun phrases, *said* the attributed claims that may hold some.
    """
    candidates = [*phrased, *in_first_person(reader), *in_plain_clauses(reader), *in_clauses(reader), *by_name(reader)]
    found = [f for f in candidates if f.fits()]
    kept = others_only(reader, [*found, *implied(reader, found)])
    made = {m.id: m for f in kept if (m := judged(reader, f, said))}
    return tuple(made[key] for key in sorted(made))


def judged(reader: Reader, found: Found, said: list[tuple[Stating, Claim]]) -> RelationMention | None:
    """Return a found relation as a mention with its status, or ``None``, noted, where a heading holds it."""
    start, end = extent(found)
    at = found.anchor.i if found.anchor is not None and found.role is None else start
    if at in reader.headed and found.rule not in LISTED and not headlined(found):
        reader.drop(reader.doc[start:end], f"relation {found.relation.name}", "in a heading")
        return None
    within, evidence = claim_around(said, found), reader.span(start, end)
    return RelationMention(
        id=f"mention_{reader.document.slug}_{evidence.start}-{evidence.end}_{found.relation.name}_{found.subject.kb_id_}_{found.object.kb_id_}",
        subject=found.subject.kb_id_,
        predicate=found.relation.name,
        object=found.object.kb_id_,
        evidence=evidence,
        rule=found.rule,
        negated=is_denied(found) != (within is not None and within.negated),
        former=is_former(found),
        status=status(found, within),
        role_title=title(reader, found),
        within_claim=within.id if within else None,
    )


def title(reader: Reader, found: Found) -> str | None:
    """Return the words of the post that a relation tells of, if it does."""
    post = found.relation.name in ("leads", "affiliatedWith", "founded")
    return reader.span(*found.role).text if found.role and post else None


def headlined(found: Found) -> bool:
    """Tell whether a headline states a relation by a finite verb: "Orbit launches Gamma 2"."""
    anchor = found.anchor
    return anchor is not None and anchor.tag_ in ("VBZ", "VBD") and found.role is None


def extent(found: Found) -> tuple[int, int]:
    """Return the token range of the words that state a relation: both names and the word between or beside them."""
    if found.words is not None:
        return found.words
    near = [end for end in (found.subject, found.object) if beside(found, end)] or [found.subject, found.object]
    points = [point for end in near for point in (end.start, end.end)]
    if found.anchor is not None and found.subject.sent == found.object.sent:
        points += [found.anchor.i, found.anchor.i + 1]
    if found.role is not None:
        points += found.role
    return min(points), max(points)


def beside(found: Found, end: Words) -> bool:
    """Tell whether an end of a relation stands in the sentence of its verb or the one before: "we" may be far away."""
    if found.anchor is None:
        return True
    here = found.anchor.sent
    before = found.anchor.doc[max(here.start - 1, 0)].sent
    return end.sent.start in (here.start, before.start)


def claim_around(said: list[tuple[Stating, Claim]], found: Found) -> Claim | None:
    """Return the innermost claim whose content holds the words of a relation."""
    elsewhere = found.words[0] if found.words is not None else found.object.start
    at = found.anchor.i if found.anchor is not None else elsewhere
    around = [(b - a, claim) for stating, claim in said for a, b in stating.content.ranges if a <= at < b]
    return min(around, key=lambda pair: (pair[0], pair[1].id))[1] if around else None


def is_denied(found: Found) -> bool:
    """Tell whether the text denies a relation: "does not build", "is no rival of".

    A title or a possessive is not denied with its sentence: "never sold its model Gamma" still tells whose it is.
    """
    anchor = found.anchor
    if anchor is None:
        return False
    above = anchor.head
    decides = anchor.pos_ not in AS_VERB and (above.lemma_ == "be" or found.rule in deeds())
    neither = any(c.lower_ in NOBODY for c in (*anchor.lefts, *found.subject.root.lefts))
    return neither or denied(anchor) or (decides and denied(above))


def is_former(found: Found) -> bool:
    """Tell whether the text says that a relation is over: "the former head of", "ended its alliance with"."""
    anchor = found.anchor
    if anchor is not None and anchor.pos_ in AS_VERB:
        used_to = anchor.dep_ == "xcomp" and anchor.head.lemma_ == "use" and anchor.head.tag_ == "VBD"
        post = found.relation.name in ("leads", "affiliatedWith")
        return used_to or (post and any(c.lower_ == "until" for c in anchor.rights))
    return anchor is not None and found.role is not None and over(found, anchor, found.role)


def over(found: Found, noun: Token, role: tuple[int, int]) -> bool:
    """Tell whether the words around a role say that it is over: "the former head of", "was a member until"."""
    doc, named = noun.doc, found.rule in ("named to a post", "named as")
    first, last = found.words or extent(found)
    start, end = role[0] if named else first, max(role[1], last)
    if any(t.lower_ == "until" for t in doc[end : min(end + 2, noun.sent.end)]):
        return True
    before = {t.lower_ for t in doc[max(start - 3, noun.sent.start) : role[1]]}
    linking = set() if named else {t.lower_ for t in doc[max(found.subject.end, first) : role[0]]}
    verb = noun.head.head if noun.head.pos_ == "ADP" else noun.head
    ended = verb.lemma_.lower() in resources.modifiers("ending") and noun.dep_ in ("dobj", "pobj")
    return bool(before & resources.modifiers("former") or linking & set(PAST) or ended)


def status(found: Found, within: Claim | None) -> Status:
    """Return whether a relation counts: rejected where it is only supposed, asked, possible or planned; a candidate
    inside somebody's claim; else accepted.
    """
    anchor = found.anchor
    verb = anchor if anchor is not None and anchor.pos_ in AS_VERB else None
    if (
        verb is not None
        and found.role is None
        and not offered(found)
        and (is_unreal(verb, within) or narrowly_denied(found))
    ):
        return Status.REJECTED
    if verb is None and anchor is not None and only_meant(anchor):
        return Status.REJECTED
    return Status.CANDIDATE if within is not None else Status.ACCEPTED


def is_unreal(verb: Token, within: Claim | None) -> bool:
    """Tell whether a verb tells of what is only supposed, asked, possible or planned.

    An infinitive that a claim holds ("claimed to have trained") is no plan: it is what is claimed; nor is one behind
    "proud to" or "pleased to".
    """
    if verb.dep_ == "xcomp" and verb.head.lemma_.lower() in given_up():
        return True
    done = within is not None or (verb.dep_ == "xcomp" and verb.head.lower_ in resources.modifiers("glad"))
    tests = (test for name, test in UNREAL.items() if not done or name != "unrealised")
    return any(test(verb) for test in tests)


def given_up() -> frozenset[str]:
    """Return the verbs that say of a deed that it was ended, avoided or only meant: "stopped using", "considered"."""
    return resources.modifiers("ending") | resources.modifiers("avoiding") | resources.modifiers("unreal_deed")


def offered(found: Found) -> bool:
    """Tell whether a "can" says that a model is to be had: "can be downloaded from"."""
    anchor = found.anchor
    if found.relation.name != "distributes" or anchor is None:
        return False
    modals = [c.lower_ for c in anchor.children if c.dep_ == "aux" and c.tag_ == "MD"]
    return modals == ["can"] and not supposed(anchor) and not denied(anchor)


def narrowly_denied(found: Found) -> bool:
    """Tell whether a "not" may be meant for what follows the object only: "never trained it on data without leave"."""
    anchor = found.anchor
    if anchor is None or not denied(anchor):
        return False
    behind = max(found.object.end, found.subject.end)
    return any(c.dep_ in ("prep", "advcl") and c.i >= behind for c in anchor.rights)


def only_meant(anchor: Token) -> bool:
    """Tell whether a deed is only planned, sought, put off or refused: "ruled out a partnership with"."""
    verb = anchor.head.head if anchor.head.pos_ == "ADP" else anchor.head
    return anchor.dep_ in ("dobj", "pobj") and verb.lemma_.lower() in resources.modifiers("unreal_deed")
