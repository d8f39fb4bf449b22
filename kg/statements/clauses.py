"""Relations in clauses: a verb of the ontology with its subject and object, in any voice and clause."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from spacy.tokens import Token

from kg import resources
from kg.statements.ends import mentions_at
from kg.statements.found import Found
from kg.statements.reader import Reader
from kg.statements.relation_cues import RelationCue, noun_cues, passive_cues, verb_cues

RELATIVE = ("that", "which", "who")
DONE = ("after", "by", "in", "since", "upon")
"""Prepositions whose gerund tells what did happen: "after launching Gamma"."""


def in_clauses(reader: Reader) -> Iterator[Found]:
    """Yield the relations that the verbs of a document state."""
    for token in reader.doc:
        if token.pos_ in ("VERB", "AUX"):
            yield from of_verb(reader, token)
        elif misread(reader, token):
            yield from of_misread(reader, token)
        elif token.dep_ == "dobj" and token.head.lemma_ in resources.modifiers("doing"):
            yield from of_deed(reader, token)


def of_verb(reader: Reader, verb: Token) -> Iterator[Found]:
    """Yield the relations that one verb states."""
    for cue in fitting(verb, verb_cues().get(lemma_of(verb), [])):
        yield from pairs(reader, cue, verb, *ends(verb, cue))
    if is_participle(verb):
        for cue in fitting(verb, passive_cues().get(verb.lemma_.lower(), [])):
            yield from pairs(reader, cue, verb, passive_subject(verb), governed(verb, cue.prepositions))


def of_deed(reader: Reader, noun: Token) -> Iterator[Found]:
    """Yield the relations of a deed that somebody does: "Orbit, a lab in Lisbon, announced the release of Gamma"."""
    for cue in noun_cues().get(noun.lemma_.lower(), []):
        if len(cue.words) == 1:
            subject, object_ = active_subject(noun.head), governed(noun, cue.prepositions)
            for found in pairs(reader, cue, noun.head, subject, object_):
                yield replace(found, rule=f"deed {noun.lemma_.lower()}")
            if object_ is None and subject is not None and cue.relation.symmetric:
                for a, b in combinations(mentions_at(reader, subject), 2):
                    yield Found(cue.relation, a, b, noun.head, f"joint deed {noun.lemma_.lower()}")


def misread(reader: Reader, token: Token) -> bool:
    """Tell whether a verb behind a name was taken for a plural noun: "Gamma competes with", "Orbit hosts"."""
    return token.dep_ == "ROOT" and token.tag_ == "NNS" and token.i - 1 in reader.named and token.lemma_ in verb_cues()


def of_misread(reader: Reader, verb: Token) -> Iterator[Found]:
    """Yield the relations of a verb that was taken for a noun: its subject stands before it, its object behind."""
    behind = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else None
    for cue in fitting(verb, verb_cues().get(verb.lemma_.lower(), [])):
        object_ = governed(verb, cue.prepositions) if cue.prepositions else behind
        yield from pairs(reader, cue, verb, verb.nbor(-1), object_)


def lemma_of(verb: Token) -> str:
    """Return a verb's lemma, with what a hyphen joins to it: "co-found", "open-source"."""
    joined = verb.i > 1 and verb.nbor(-1).text == "-" and not verb.nbor(-1).whitespace_
    return f"{verb.nbor(-2).lower_}-{verb.lemma_.lower()}" if joined else verb.lemma_.lower()


def fitting(verb: Token, cues: list[RelationCue]) -> Iterator[RelationCue]:
    """Yield the cues whose further words ("team up", "join forces") stand right behind the verb."""
    for cue in cues:
        behind = [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + len(cue.words)]]
        if tuple(behind) == cue.words[1:]:
            yield cue


def ends(verb: Token, cue: RelationCue) -> tuple[Token | None, Token | None]:
    """Return subject and object of a verb, turned round where it is passive."""
    if is_participle(verb) and not cue.prepositions:
        by = governed(verb, ("by",))
        return by, passive_subject(verb)
    return active_subject(verb), governed(verb, cue.prepositions) if cue.prepositions else direct_object(verb)


def is_participle(verb: Token) -> bool:
    """Tell whether a verb is passive: with an auxiliary, or a bare participle behind a noun ("a model built by")."""
    return any(c.dep_ == "auxpass" for c in verb.children) or (
        verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl", "amod", "acomp")
    )


def active_subject(verb: Token) -> Token | None:
    """Return the subject of an active verb: its own, a relative clause's noun, or that of the verb it is joined to."""
    own = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if own is not None and own.tag_ in ("WDT", "WP") and verb.dep_ == "relcl":
        return verb.head
    if own is not None:
        return own
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        return verb.head
    above = verb.head.head if verb.dep_ == "pcomp" and verb.head.lower_ in DONE else verb.head
    if verb.dep_ == "xcomp" and above.dep_ == "acomp":
        above = above.head
    if verb.dep_ == "conj" and above.dep_ in ("acomp", "attr") and above.pos_ not in ("VERB", "AUX"):
        above = above.head
    if verb.dep_ == "csubj":
        return next((c for c in verb.head.rights if c.dep_ == "dobj"), None)
    joined = verb.dep_ in ("conj", "xcomp", "advcl", "pcomp") and above.pos_ in ("VERB", "AUX") and above.i != verb.i
    return subject_of(above) if joined else None


def subject_of(verb: Token) -> Token | None:
    """Return the subject of a verb in whichever voice it stands."""
    own = next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    return passive_subject(verb) if own is not None and own.dep_ == "nsubjpass" else active_subject(verb)


def passive_subject(verb: Token) -> Token | None:
    """Return the subject of a passive verb, or the noun that a bare participle hangs on."""
    own = next((c for c in verb.lefts if c.dep_ == "nsubjpass"), None)
    if own is not None and own.lower_ in RELATIVE and verb.dep_ in ("relcl", "conj"):
        return verb.head
    if own is not None:
        return own
    if verb.dep_ in ("conj", "acomp") and verb.head.i != verb.i:
        return subject_of(verb.head) if verb.head.pos_ in ("VERB", "AUX") else passive_subject(verb.head)
    return verb.head if verb.dep_ in ("acl", "amod") else None


def direct_object(verb: Token) -> Token | None:
    """Return the object of a verb; of a relative clause without one, the noun it hangs on ("which Orbit develops")."""
    own = next((c for c in verb.children if c.dep_ == "dobj"), None)
    relative = own is not None and own.tag_ in ("WDT", "WP")
    if (
        (own is None or relative)
        and verb.dep_ == "relcl"
        and any(c.dep_ == "nsubj" and c.tag_ not in ("WDT", "WP") for c in verb.lefts)
    ):
        return verb.head
    return own


def governed(verb: Token, prepositions: tuple[str, ...]) -> Token | None:
    """Return what stands behind one of some prepositions of a verb, also behind its object ("released X with Y")."""
    carriers = [verb, *(c for c in verb.rights if c.dep_ in ("prt", "dobj", "advmod"))]
    found = (
        p for c in carriers for p in c.rights if p.dep_ in ("prep", "agent", "dative") and p.lower_ in prepositions
    )
    return next((o for p in found for o in p.rights if o.dep_ == "pobj"), None)


def pairs(
    reader: Reader, cue: RelationCue, verb: Token, subject: Token | None, object_: Token | None
) -> Iterator[Found]:
    """Yield the relation between each mention at the subject and each at the object."""
    if subject is None or object_ is None or subject.i == object_.i or leads_some(cue, object_):
        return
    related = verb.dep_ == "relcl" and subject.i == verb.head.i
    for a in (m for m in mentions_at(reader, subject) if not related or m.start < verb.i):
        for b in mentions_at(reader, object_):
            found = Found(cue.relation, a, b, verb, f"verb {' '.join((*cue.words, *cue.prepositions))}")
            yield found.turned() if cue.swapped else found


def leads_some(cue: RelationCue, object_: Token) -> bool:
    """Tell whether a person leads only some people at an organisation: "a team at Orbit led by"."""
    people = resources.modifiers("board")
    some = object_.lower_ in people and any(c.lower_ in ("at", "from") for c in object_.rights)
    within = object_.dep_ == "pobj" and object_.head.lower_ in ("at", "from") and object_.head.head.lower_ in people
    return cue.relation.name == "leads" and (some or within)
