"""Phrases that evoke a concept: the labels of concerns and topics, found word by word, plurals or not."""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from functools import cache

from spacy.tokens import Token

from kg import resources
from kg.resources import Concept

Phrases = dict[str, list[tuple[tuple[str, ...], str]]]
"""First stem of a phrase -> (all its stems, the concept)."""


WORD = re.compile(r"\w+(?=n't)|n't|'s|\w+|[^\w\s]")
"""A label's words, split as the tokenizer splits a text's."""


@cache
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
        for label in (concept.label, *concept.alt_labels):
            stems = tuple(stem(word) for word in WORD.findall(label.lower().replace("cannot", "can not")))
            found[stems[0]].append((stems, name))
    return found


def evoked(tokens: Sequence[Token], phrases: Phrases, names: Container[int] = ()) -> list[tuple[str, Token]]:
    """Return (concept, last token) for each phrase that stands among tokens; a longer phrase hides the shorter in it.

    Tokens whose index is in *names* belong to a name and evoke nothing ("the Center for AI Safety").
    """
    stems = ["" if t.i in names else stem(t.lower_.replace("’", "'")) for t in tokens]
    found, i = [], 0
    while i < len(stems):
        fitting = [(p, c) for p, c in phrases.get(stems[i], ()) if tuple(stems[i : i + len(p)]) == p]
        longest = max((len(p) for p, _ in fitting), default=0)
        found += [(c, tokens[i + longest - 1]) for p, c in fitting if len(p) == longest]
        i += max(longest, 1)
    return found


def stem(word: str) -> str:
    """Return a word without the ending of a plural: enough for labels that are nouns."""
    for ending, less in (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x")):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word[: -len(ending)] + less
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word
