"""Verbs that agree with a name: "I believe" becomes "Ada Reyes believes"; ``None`` wherever that is not simple."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg import resources

Swaps = dict[int, str]
"""Token -> the words in its place; white space behind it stays."""

SUBJECTS = ("nsubj", "nsubjpass")
NOMINAL = ("NOUN", "PRON", "PROPN")
FINITE = ("VBP", "VBD", "MD")


def agreeing(pronoun: Token) -> Swaps | None:
    """Return how the verbs of a pronoun that is a subject change where a name takes its place."""
    if pronoun.dep_ not in SUBJECTS or any(True for _ in pronoun.children) or listed(pronoun):
        return None
    verbs = [pronoun.head, *joined(pronoun.head)]
    swaps: Swaps = {}
    for verb in verbs:
        found = changed(verb, first=verb is pronoun.head)
        if found is None or unread(verb, verbs):
            return None
        swaps |= found
    return swaps


def listed(pronoun: Token) -> bool:
    """Tell whether a noun is joined to a pronoun, so that the verb agrees with more than the pronoun: "Lind and I"."""
    doc, first = pronoun.doc, pronoun.head.left_edge.i
    if pronoun.i + 1 < len(doc) and doc[pronoun.i + 1].tag_ == "CC":
        return True
    return pronoun.i - 2 >= first and doc[pronoun.i - 1].tag_ == "CC" and doc[pronoun.i - 2].pos_ in NOMINAL


def joined(verb: Token) -> Iterator[Token]:
    """Yield the verbs joined to a verb that have its subject, too."""
    for other in verb.conjuncts:
        if other.i > verb.i and other.pos_ in ("VERB", "AUX") and not any(c.dep_ in SUBJECTS for c in other.lefts):
            yield other


def unread(verb: Token, verbs: list[Token]) -> bool:
    """Tell whether "and" behind a verb leads to a verb that the parse did not take for one joined to it."""
    doc = verb.doc
    after = (doc[c.i + 1] for c in verb.rights if c.dep_ == "cc" and c.i + 1 < len(doc))
    return any(t.tag_.startswith("VB") and t not in verbs for t in after)


def changed(verb: Token, *, first: bool) -> Swaps | None:
    """Return the change of one verb; one without a form of its own shares that of the verb before it."""
    finite = next((c for c in verb.children if c.dep_ in ("aux", "auxpass") and c.lower_ != "to"), verb)
    if finite.tag_ not in FINITE and not is_contracted(finite):
        bare = finite is verb and verb.tag_ in ("VB", "VBN", "VBG")
        return {} if bare and not first and not alone(verb) else None
    if finite.lower_ == "were" and any(c.dep_ == "mark" for c in verb.children):
        return None
    form = third(finite)
    return None if form is None else {finite.i: form} if form != finite.text else {}


def alone(verb: Token) -> bool:
    """Tell whether the verb that a joined verb hangs on has no auxiliary that both could share."""
    return not any(c.dep_ in ("aux", "auxpass") for c in verb.head.children)


def third(finite: Token) -> str | None:
    """Return the third person of a finite form; ``None`` where a contraction may be one of two verbs."""
    if is_contracted(finite):
        return contracted(finite)
    word = finite.lower_
    irregular = resources.rewording("agreement")
    if finite.tag_ != "VBP":
        form = irregular[word] if word == "were" else word
    else:
        form = irregular.get(word) or resources.plural_forms(word)[1]
    return form.capitalize() if finite.text[0].isupper() else form


def is_contracted(finite: Token) -> bool:
    """Tell whether a form is joined to its subject: "'m", whatever the parse takes it for."""
    return finite.text[0] in "'’"


def contracted(finite: Token) -> str | None:
    """Return a contraction written out behind a name, with the blank before it; ``None`` for "'d"."""
    word = finite.lower_.replace("’", "'")
    form = resources.rewording("contraction").get(word)
    if word == "'s" and finite.dep_ == "aux" and finite.head.tag_ in ("VBN", "VBD"):
        form = resources.rewording("agreement")["have"]
    return f" {form}" if form else None
