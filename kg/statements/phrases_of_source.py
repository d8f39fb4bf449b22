"""Phrases that name a source without a verb: "according to the report", "in Reyes's view", "in the words of"."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg import resources
from kg.resources import Cue
from kg.statements.reader import Reader

ACCORDING = Cue("according to", "ADP", "Says", frozenset(), needs_source=False, role=False)
VIEW = Cue("in the view of", "ADP", "Thinks", frozenset(), needs_source=False, role=False)
PER = Cue("per", "ADP", "Says", frozenset(), needs_source=False, role=False)
FOR = Cue("for", "ADP", "Thinks", frozenset(), needs_source=False, role=False)
AS_PUT = Cue("as put", "VERB", "Says", frozenset(), needs_source=False, role=False)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Such a phrase: its cue, the token it hangs on the sentence by, its words, and the head of its source."""

    cue: Cue
    head: Token
    tokens: tuple[Token, ...]
    source: Token

    @property
    def end(self) -> int:
        """Where the phrase ends: before a comma and a preposition that begin what it is the source of."""
        begins = max(t.i for t in (*self.tokens, self.source))
        words = self.head.doc[begins : self.head.right_edge.i + 1]
        cuts = (t.i for t in words if t.text == "," and t.i < words.end - 1 and opens_statement(t.nbor(1)))
        return next(cuts, words.end)


def opens_statement(token: Token) -> bool:
    """Tell whether a word behind a comma can begin a clause as its adverbial, and not carry a name on: "in March"."""
    return token.tag_ == "IN" and token.lower_ not in ("of", "at", "from", "with", "who", "which")


def source_phrases(reader: Reader) -> Iterator[Phrase]:
    """Yield the phrases of a document that attribute what stands beside them."""
    for token in reader.doc:
        found = next((phrase for rule in PHRASES if (phrase := rule(token)) is not None), None)
        if found is not None and token.i not in reader.headed:
            yield found


def according(token: Token) -> Phrase | None:
    """Return "according to X"."""
    doc = token.doc
    if token.lower_ != "according" or token.i + 2 >= len(doc) or doc[token.i + 1].lower_ != "to":
        return None
    to = doc[token.i + 1]
    source = next((c for t in (to, token) for c in t.rights if c.dep_ == "pobj"), None)
    return Phrase(ACCORDING, token, (token, to), source) if source is not None else None


def view(token: Token) -> Phrase | None:
    """Return "in X's view" or "in the view of X"."""
    if token.lower_ not in ("in", "from"):
        return None
    noun = next((c for c in token.rights if c.dep_ == "pobj" and c.lower_ in resources.modifiers("view")), None)
    if noun is None or not set_off(token):
        return None
    owners = [c for c in noun.lefts if c.dep_ == "poss"]
    owners += [p for c in noun.rights if c.lower_ == "of" for p in c.rights if p.dep_ == "pobj"]
    return Phrase(VIEW, token, (token, noun), owners[0]) if owners else None


def set_off(token: Token) -> bool:
    """Tell whether a phrase begins its sentence, or stands behind a mark or "be", so that it frames a clause."""
    if token.i == token.sent.start:
        return True
    before = token.nbor(-1)
    return before.is_punct or before.dep_ == "cc" or before.lemma_ == "be"


def per(token: Token) -> Phrase | None:
    """Return "per X", where X is a name or one certain thing, not what a rate counts by ("per request")."""
    source = next((c for c in token.rights if c.dep_ == "pobj"), None)
    if token.lower_ != "per" or source is None:
        return None
    meant = source.pos_ == "PROPN" or any(c.dep_ in ("det", "poss") for c in source.lefts)
    return Phrase(PER, token, (token,), source) if meant else None


def for_whom(token: Token) -> Phrase | None:
    """Return "For X," or "To X," before what something is to X, set off by a comma: "For Reyes, it is a gamble"."""
    source = next((c for c in token.rights if c.dep_ == "pobj"), None)
    if token.lower_ not in ("for", "to") or token.i != token.sent.start or source is None:
        return None
    after = source.right_edge.i + 1
    set_off = after < len(token.doc) and token.doc[after].text == ","
    judged = token.head.lemma_ in resources.modifiers("judged")
    return Phrase(FOR, token, (token,), source) if set_off and judged else None


def as_put(token: Token) -> Phrase | None:
    """Return "as X put it"."""
    if token.lemma_.lower() not in resources.modifiers("putting") or not any(
        c.dep_ == "dobj" and c.lower_ == "it" for c in token.rights
    ):
        return None
    mark = next((c for c in token.lefts if c.lower_ == "as"), None)
    source = next((c for c in token.lefts if c.dep_ == "nsubj"), None)
    return Phrase(AS_PUT, token, (token,), source) if mark is not None and source is not None else None


PHRASES = (according, view, per, for_whom, as_put)
