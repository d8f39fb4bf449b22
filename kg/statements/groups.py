"""Groups that speak: those whose members the text names, those it only counts, and countries."""

from spacy.tokens import Token

from kg import resources
from kg.statements.phrases import topic_phrases
from kg.statements.reader import Reader, Source
from kg.statements.sources import entity_of, noun_words, unnamed
from kg.statements.subjects import SUBJECTS


def members(reader: Reader, head: Token) -> Source | None:
    """Resolve a group to the members that the text names: "some leaders, including A and B"."""
    people = [
        reader.named[t.i]
        for t in (*head.subtree, *listed(head))
        if t.i in reader.named and reader.named[t.i].label_ == "Person" and (under_example(t, head) or renamed(t))
    ]
    people = people or [
        reader.named[t.i]
        for t in head.subtree
        if t.i in reader.named and reader.named[t.i].label_ == "Org" and (t in (*apposed(head), *exemplified(head)))
    ]
    if not people:
        return None
    found = list(dict.fromkeys(people))
    first = noun_words(reader, head).start if all(renamed_by(m.root, head) for m in found) else found[0].start
    words = reader.doc[first : found[-1].end]
    return Source(tuple(dict.fromkeys(entity_of(reader, m) for m in found)), words, "member", points=len(found) == 1)


def apposed(head: Token) -> list[Token]:
    """Return the names in apposition to a noun."""
    return [c for c in head.rights if c.dep_ == "appos"]


def exemplified(head: Token) -> list[Token]:
    """Return the names that a group has for examples: "industry groups such as A and B"."""
    heads = (c for c in head.rights if c.dep_ == "prep" and c.lower_ in ("as", "including", "like"))
    first = [o for c in heads for o in c.rights if o.dep_ == "pobj"]
    return [*first, *(j for o in first for j in o.conjuncts)]


def listed(head: Token) -> list[Token]:
    """Return a list of members that the parse hung on the verb: "several governors, among them A and B"."""
    lists = [c for c in head.head.lefts if c.i > head.i and c.lower_ in ("among", "including")]
    return [t for c in lists for t in c.subtree] if head.dep_ in SUBJECTS else []


def renamed(token: Token) -> bool:
    """Tell whether a name that the parse joins to a role by "and" really names its holder: "founder and chief, X,"."""
    return token.dep_ in ("conj", "npadvmod") and token.i > 0 and token.nbor(-1).text == ","


def renamed_by(name: Token, head: Token) -> bool:
    """Tell whether a name stands right in apposition behind a role: "the mayor, Ada Reyes"."""
    return name.dep_ == "appos" and name.head.i == head.i


def under_example(token: Token, head: Token) -> bool:
    """Tell whether a token hangs under *head* by an apposition or by "including", "such as", "like"."""
    while token.i not in (head.i, head.head.i):
        if token.dep_ == "appos" or token.lower_ in ("including", "like", "as", "among"):
            return True
        if token.dep_ in ("poss", "relcl", "acl") or token.lower_ in ("of", "by", "for"):
            return False
        token = token.head
    return False


def group(reader: Reader, head: Token) -> Source | None:
    """Make a source of a plural pronoun whose group the text does not name."""
    if head.lower_ not in ("they", "others", "some", "many", "those", "these") and not one_of(head):
        return None
    words = noun_words(reader, head) if one_of(head) else reader.doc[head.i : head.i + 1]
    return Source((unnamed(reader, words, None),), words, "description")


def one_of(head: Token) -> bool:
    """Tell whether a number or quantity is of people: "one of them", "several of the authors"."""
    whole = next((p for c in head.rights if c.lower_ == "of" for p in c.rights if p.dep_ == "pobj"), None)
    if whole is None or head.pos_ not in ("NUM", "ADJ", "PRON", "DET"):
        return False
    return whole.lower_ in ("them", "us", "you", "whom") or resources.sources().get(whole.lemma_.lower()) == "people"


def state(reader: Reader, head: Token) -> Source | None:
    """Make a source of a country, a city or a people, which speaks for who governs it: "Japan opposes"."""
    if head.pos_ != "PROPN" or head.ent_type_ not in ("GPE", "NORP") or head.i in reader.named:
        return None
    if head.lower_ in topic_phrases():
        return None
    words = noun_words(reader, head)
    return Source((unnamed(reader, words, None),), words, "state")
