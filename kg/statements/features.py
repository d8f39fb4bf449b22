"""Features: what a claim's words show, as strings that the learned weights are looked up by.

They are plain: the lemmas, pairs of neighbours and beginnings of words; phrases that evoke a concern; the cue and its
class; negation; who does what to what. A name counts as its kind, so that no weight is tied to a person or a company.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Span as Words
from spacy.tokens import Token

from kg import resources
from kg.statements.meaning import Said
from kg.statements.phrases import Evoked, concern_phrases, evoked, topic_phrases

Named = Mapping[int, Words]

STEM = 5
"""How many letters of a longer word stand for its whole family: "surve" for surveil, surveillance."""
REACH = 6
"""How many words behind a "not" it may be meant for."""
LINKS = frozenset(["dobj", "nsubj", "nsubjpass", "pobj", "amod", "neg", "aux", "prt", "acomp", "xcomp", "attr"])
"""Dependencies whose two words together tell something."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a claim's words show: the concerns that phrases evoke in them and in their cue, and the features.

    ``content`` are the features that tell what the claim is about, ``manner`` those that tell how it deals with it.
    """

    found: tuple[Evoked, ...]
    cued: tuple[Evoked, ...]
    content: frozenset[str]
    manner: frozenset[str]


def shown(named: Named, said: Said) -> Shown:
    """Return what a claim's words show."""
    found, cued = (tuple(evoked(tokens, concern_phrases(), named)) for tokens in (said.tokens, said.cued))
    content = frozenset(content_features(named, said, (*cued, *found)))
    return Shown(found, cued, content, frozenset(manner_features(named, said)))


def content_features(named: Named, said: Said, found: Iterable[Evoked]) -> set[str]:
    """Return the features that tell what a claim is about."""
    words = list(symbols(named, said.tokens))
    pairs = (f"{a} {b}" for a, b in pairwise(words))
    stems = (f"~{word[:STEM]}" for word in words if len(word) > STEM + 1 and word[0] != "<")
    phrases = (f"{'remedy' if phrase.remedy else 'evokes'}:{phrase.concept}" for phrase in found)
    return {f"class:{said.cue_class}", *words, *pairs, *stems, *phrases}


def manner_features(named: Named, said: Said) -> set[str]:
    """Return the features that tell how a claim deals with what it is about: cue, negation, who does what to what."""
    cue = (f"cue:{word}" for word in said.lemma.split())
    return {*cue, *negated(said.tokens), *linked(named, said), *rooted(said), *judging(said.tokens)}


def symbols(named: Named, tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the words of a content: lemmas, a name as its kind, a number as one sign; no punctuation.

    A topic of several words ("open source") is one word: "open" by itself means another thing.
    """
    topics = {i: f"<{phrase.concept}>" for phrase in spoken_topics(tokens) for i in phrase.words}
    last: object = None
    for token in tokens:
        unit = named.get(token.i) or topics.get(token.i)
        if not (token.is_punct or token.is_space or (unit is not None and unit is last)):
            yield topics.get(token.i) or symbol(named, token)
        last = unit if not token.is_punct else last


def spoken_topics(tokens: Sequence[Token]) -> list[Evoked]:
    """Return the topics that several words together name."""
    return [phrase for phrase in evoked(tokens, topic_phrases()) if len(phrase.words) > 1]


def symbol(named: Named, token: Token) -> str:
    """Return what stands for one word."""
    if token.i in named:
        return f"<{named[token.i].label_}>"
    number = token.like_num and any(c.isdigit() for c in token.text)
    return "<number>" if number else token.lemma_.lower()


def negated(tokens: tuple[Token, ...]) -> Iterator[str]:
    """Yield the words that stand behind a negation, and how many negations there are."""
    at = [n for n, token in enumerate(tokens) if token.lower_ in resources.modifiers("negation") or token.dep_ == "neg"]
    yield f"negations:{min(2, len(at))}"
    for n in at:
        for token in tokens[n + 1 : n + 1 + REACH]:
            if token.is_punct:
                break
            yield f"not:{token.lemma_.lower()}"


def linked(named: Named, said: Said) -> Iterator[str]:
    """Yield pairs of words that depend on one another: verb and object, noun and adjective."""
    for token in said.tokens:
        if token.dep_ in LINKS and not token.is_punct:
            yield f"{token.head.lemma_.lower()}>{token.dep_}>{symbol(named, token)}"


def rooted(said: Said) -> Iterator[str]:
    """Yield the head of a content with its form, and its auxiliaries."""
    yield f"head:{said.head.lemma_.lower()}/{said.head.tag_}"
    yield from (f"aux:{child.lower_}" for child in said.head.children if child.dep_ == "aux")


def judging(tokens: tuple[Token, ...]) -> Iterator[str]:
    """Yield how many words of a content judge for and against, as far as two: a "not" beside one turns it round."""
    values = [polarity(token) for token in tokens]
    yield f"for:{min(2, values.count(1))}"
    yield f"against:{min(2, values.count(-1))}"


def polarity(token: Token) -> int:
    """Return 1 for a word of praise, -1 for one of blame, 0 for any other."""
    lemma = token.lemma_.lower()
    value = resources.positions("evaluation").get(lemma) or resources.positions("effect").get(lemma) or 0
    turned = value and any(c.dep_ == "neg" for t in (token, token.head) for c in t.children)
    return -value if turned else value
