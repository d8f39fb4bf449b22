"""Whose verb it is: the grammatical subject that a verb has, or shares with what stands above it."""

from spacy.tokens import Doc, Token

from kg import resources
from kg.statements.cues import cue_at
from kg.statements.further import adds_on

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
SELF = ("self", "selves")
RELATIVE = ("who", "which", "that", "whom")


def subject(verb: Token) -> Token | None:
    """Return the head of a verb's logical subject.

    Its own; the agent of a passive; the noun that a relative or participial clause hangs on; or the subject of the
    verb it is joined to or controlled by.
    """
    agent = next((p for c in verb.children if c.dep_ == "agent" for p in c.children if p.dep_ == "pobj"), None)
    return agent if agent is not None else of_clause(verb)


def of_clause(verb: Token) -> Token | None:
    """Return the head of the subject that a verb has by its form, or shares: of a passive, not who did it."""
    near, far = reversed([*verb.lefts]), verb.rights
    sides = (*far, *near) if verb.dep_ == "parataxis" or behind_quotation(verb) else (*near, *far)
    own = next((c for c in sides if is_subject(c)), None)
    if own is not None and own.tag_ == "WP" and verb.dep_ == "csubj":
        return phrase_at(verb.doc, verb.i + 1)
    if own is not None:
        return verb.head if own.lower_ in RELATIVE and verb.dep_ == "relcl" else own
    return inherited(verb)


def behind_quotation(verb: Token) -> bool:
    """Tell whether a verb stands right behind a closing mark: what is before it was said, not saying."""
    return verb.i > 0 and verb.nbor(-1).is_quote


def phrase_at(doc: Doc, i: int) -> Token | None:
    """Return the head of the noun phrase that begins at a token, whatever the parse took it for."""
    if i >= len(doc):
        return None
    word = doc[i]
    while word.dep_ in ("det", "compound", "amod", "nmod", "poss") and word.head.i > word.i:
        word = word.head
    return word if word.pos_ in ("NOUN", "PROPN", "PRON") else None


def is_subject(token: Token) -> bool:
    """Tell whether a word is a subject, and neither one that only stresses it ("the firm itself") nor a "n't"."""
    return token.dep_ in SUBJECTS and not token.lower_.endswith((*SELF, "n’t", "n't"))


def inherited(verb: Token) -> Token | None:
    """Return the subject that a verb without one of its own shares with the clause above it."""
    if verb.dep_ == "acl":
        return verb.head
    if verb.dep_ not in ("conj", "xcomp", "advcl", "ccomp", "dep", "pcomp") or verb.head.i == verb.i:
        return None
    if (absolute := with_whom(verb)) is not None:
        return absolute
    above = verb.head.head if verb.dep_ == "pcomp" or verb.head.pos_ == "ADP" else verb.head
    above = above.head if verb.dep_ == "xcomp" and above.dep_ == "acomp" else above
    above = reporter(above) if adds_on(verb) else above
    return of_clause(above) if above.pos_ in ("VERB", "AUX") and above.i != verb.i else None


def with_whom(verb: Token) -> Token | None:
    """Return the subject that a participle has behind "with": "with its president, Ada Reyes, warning that"."""
    if verb.tag_ != "VBG" or verb.dep_ not in ("advcl", "pcomp"):
        return None
    preps = (
        [verb.head] if verb.dep_ == "pcomp" else [c for c in verb.head.rights if c.right_edge.i + 1 == verb.left_edge.i]
    )
    nouns = (c for p in preps if p.lower_ == "with" for c in p.rights if c.dep_ == "pobj" and c.i < verb.i)
    return next((n for n in nouns if n.pos_ == "PROPN" or n.lemma_.lower() in resources.sources()), None)


def reporter(verb: Token) -> Token:
    """Return the reporting verb whose complement a verb stands in, or the verb itself."""
    above = verb
    while above.dep_ in ("conj", "ccomp") and above.head.i < above.i and above.head.pos_ in ("VERB", "AUX"):
        if above.dep_ == "ccomp" and cue_at(above.head):
            return above.head
        above = above.head
    return verb


def possessor(noun: Token) -> Token | None:
    """Return who a noun cue belongs to: "critics" of "critics' argument"."""
    return next((c for c in noun.lefts if c.dep_ == "poss"), None)
