"""Phrases that evoke a concept: the labels of concerns and topics, found word by word, plurals or not."""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from spacy.tokens import Doc, Token

from kg import own, resources
from kg.resources import Concept


@dataclass(frozen=True, slots=True)
class Phrase:
    """A label as stems, with the concept that it evokes; ``remedy`` where it evokes it by its opposite."""

    stems: tuple[str, ...]
    concept: str
    remedy: bool = False


@dataclass(frozen=True, slots=True)
class Evoked:
    """A concept that words evoke: ``token`` is the word that governs them."""

    concept: str
    token: Token
    remedy: bool = False
    words: frozenset[int] = frozenset()
    """The tokens of the phrase itself: a "not" among them belongs to it."""


Phrases = dict[str, list[Phrase]]
"""First stem of a phrase -> the phrases that begin with it."""

WORD = re.compile(r"\w+(?=n't)|n't|'s|\w+|[^\w\s]")
"""A label's words, split as the tokenizer splits a text's."""


@own.cached
def concern_phrases() -> Phrases:
    """Return the phrases that evoke concerns."""
    return phrases(resources.concerns().items())


@cache
def topic_phrases() -> Phrases:
    """Return the phrases that evoke topics."""
    return phrases(resources.topics().items())


def phrases(concepts: Iterable[tuple[str, Concept]]) -> Phrases:
    """Return the labels of concepts as stems, by their first."""
    found: Phrases = defaultdict(list)
    for name, concept in concepts:
        harms = [(label, False) for label in (concept.label, *concept.alt_labels)]
        for label, remedy in (*harms, *((label, True) for label in concept.remedies)):
            stems = tuple(stem(word) for word in WORD.findall(label.lower().replace("cannot", "can not")))
            found[stems[0]].append(Phrase(stems, name, remedy))
    return found


def evoked(tokens: Sequence[Token], phrases: Phrases, names: Container[int] = ()) -> list[Evoked]:
    """Return what the phrases among tokens evoke, in their order; a longer phrase hides the shorter in it.

    Tokens whose index is in *names* belong to a name and evoke nothing ("the Center for AI Safety").
    """
    known = all_forms(tokens[0].doc) if tokens else []
    forms = [() if t.i in names else known[t.i] for t in tokens]
    if not any(form in phrases for each in forms for form in each):
        return []
    found, i = [], 0
    while i < len(forms):
        fitting = [
            (p, end) for first in forms[i] for p in phrases.get(first, ()) if (end := reach(p, tokens, forms, i))
        ]
        most = max((len(p.stems) for p, _ in fitting), default=0)
        for phrase, end in fitting:
            if len(phrase.stems) == most:
                words = tokens[i:end]
                found.append(Evoked(phrase.concept, governor(words), phrase.remedy, frozenset(t.i for t in words)))
        i = max([i + 1, *(end for p, end in fitting if len(p.stems) == most)])
    return found


def all_forms(doc: Doc) -> list[tuple[str, ...]]:
    """Return the forms under which each word of a document is looked up: without a plural's ending, a verb's lemma."""
    found: list[tuple[str, ...]] | None = doc.user_data.get("forms")
    if found is None:
        found = doc.user_data["forms"] = [forms(t.lower_, t.lemma_, t.pos_ == "VERB") for t in doc]
    return found


@lru_cache(maxsize=10_000)
def forms(word: str, lemma: str, verb: bool) -> tuple[str, ...]:
    """Return the forms of a word in lower case, with its lemma where it is a verb."""
    word, lemma = stem(word.replace("’", "'")), lemma.lower()
    return (word, lemma) if verb and lemma != word else (word,)


def reach(phrase: Phrase, tokens: Sequence[Token], forms: Sequence[tuple[str, ...]], i: int) -> int:
    """Return where a phrase that begins at the word *i* ends, or 0; one word that only qualifies may stand inside."""
    spare = len(phrase.stems) > 1
    for step, wanted in enumerate(phrase.stems):
        if step and spare and i < len(forms) and wanted not in forms[i] and tokens[i].pos_ in QUALIFYING:
            spare, i = False, i + 1
        if i >= len(forms) or wanted not in forms[i]:
            return 0
        i += 1
    return i


QUALIFYING = ("DET", "ADJ", "ADV", "PRON", "NUM")


def governor(words: Sequence[Token]) -> Token:
    """Return the word of a phrase that hangs on a word outside it."""
    inside = {word.i for word in words}
    return next((word for word in words if word.head.i not in inside or word.head.i == word.i), words[-1])


def stem(word: str) -> str:
    """Return a word without the ending of a plural: enough for labels that are nouns."""
    for ending, less in (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x")):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word[: -len(ending)] + less
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word
