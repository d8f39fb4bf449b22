"""The ends of a clause's relation: which names a noun phrase stands for."""

from collections.abc import Iterator

from spacy.tokens import Span as Words
from spacy.tokens import Token

from kg import resources
from kg.statements.reader import Reader
from kg.statements.reference import referred
from kg.statements.topic import subjects

LISTING = ("including", "like", "as")
POINTING = ("these", "they", "them", "those")


def mentions_at(reader: Reader, head: Token) -> list[Words]:
    """Return the mentions that a noun phrase stands for.

    The name itself and those joined to it; else its appositions, its compounds ("the Gamma 2 model") and the members
    it lists ("models such as A and B"); or what it refers to ("the model", "it").
    """
    heads = [head, *(c for c in head.conjuncts if c.i > head.i)]
    found = [m for h in heads for m in at_head(reader, h)]
    return list({m.start: m for m in found}.values())


def at_head(reader: Reader, head: Token) -> list[Words]:
    """Return the mentions of one noun of a phrase."""
    if head.i in reader.named:
        return [reader.named[head.i]]
    if head.dep_ == "appos" and head.head.i in reader.named:
        return [reader.named[head.head.i]]
    for way in (called, beside, examples, of_board):
        if found := [reader.named[token.i] for token in way(reader, head)]:
            return found
    meant = person(reader, head) or referred(reader, head)
    return [meant] if meant is not None else [reader.named[token.i] for token in told_next(reader, head)]


def called(reader: Reader, head: Token) -> list[Token]:
    """Return a name right behind a noun that says what it is called: "the pension fund Northlight"."""
    behind = reader.named.get(head.i + 1)
    return [behind[0]] if head.tag_ == "NN" and behind is not None and behind.start == head.i + 1 else []


def beside(reader: Reader, head: Token) -> list[Token]:
    """Return the names that stand in apposition to a noun or before it: "the Gamma 2 model"."""
    own = [c for c in head.children if c.dep_ in ("appos", "compound", "nmod") and c.i in reader.named]
    own = [c for c in own if c.dep_ == "appos" or stands_for(reader.named[c.i], head)]
    joined = [t for c in own for t in (c, *c.conjuncts)]
    return [t for t in joined if t.i in reader.named and t.i >= own[0].i]


def stands_for(name: Words, noun: Token) -> bool:
    """Tell whether a noun stands for the name before it: "the Gamma model", "Orbit researchers", no "Orbit shares"."""
    kin = resources.sources().get(noun.lemma_.lower()) in ("org", "people")
    return name.label_ != "Org" or kin or noun.lower_ in resources.modifiers("board")


def examples(reader: Reader, head: Token) -> list[Token]:
    """Return the names that a plural lists: "models such as A and B"."""
    listed = (t for c in head.rights if c.lower_ in LISTING for t in c.subtree)
    return [t for t in listed if t.i in reader.named and t.dep_ in ("pobj", "conj")]


def of_board(reader: Reader, head: Token) -> list[Token]:
    """Return whose board or staff a noun is: "the board of Orbit", "researchers at Orbit"."""
    if head.lower_ not in resources.modifiers("board"):
        return []
    whose = (o for c in head.rights if c.lower_ in ("of", "at", "from") for o in c.rights)
    return [t for o in whose for t in (o, *o.conjuncts) if t.i in reader.named]


def person(reader: Reader, head: Token) -> Words | None:
    """Return the person that "he" or "she" means, the subject of this sentence or the one before; else ``None``."""
    if head.lower_ not in ("he", "she") or not head.sent.start:
        return None
    before = reader.doc[head.sent.start - 1].sent
    named = (reader.named.get(t.i) for t in (*subjects(reader, head.sent), *subjects(reader, before)) if t.i < head.i)
    people = [m for m in named if m is not None and m.label_ == "Person"]
    return people[0] if people else None


def told_next(reader: Reader, head: Token) -> list[Token]:
    """Return the models that the next sentence names of a new set: "released three models. These include A and B"."""
    sets = {head.lower_, *(o.lower_ for c in head.rights if c.lower_ == "of" for o in c.rights)}
    after = head.doc[head.sent.end].sent if head.sent.end < len(head.doc) else None
    if after is None or not sets & resources.name_parts("model_noun"):
        return []
    pointing = any(c.dep_ == "nsubj" and c.lower_ in POINTING for c in after.root.lefts)
    if not pointing or after.root.lemma_ not in ("include", "be", "comprise"):
        return []
    return [t for t in named_in(reader, after.root) if reader.named[t.i].label_ == "Model"]


def named_in(reader: Reader, verb: Token) -> Iterator[Token]:
    """Yield the names at a verb's object or complement: themselves, joined, or given to a noun ("a model named A")."""
    for complement in (c for c in verb.rights if c.dep_ in ("dobj", "attr")):
        deeper = (t for c in complement.rights if c.dep_ == "acl" for t in c.rights)
        for token in (complement, *complement.conjuncts, *deeper):
            if token.i in reader.named:
                yield token
