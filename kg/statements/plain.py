"""Plain clauses by the order of their words: name, verb, name. The parse misreads some ("Start-up Orbit unveiled").

Between the names stand at most an adverb or a time, the verb in a finite form, and words that describe the second name.
"""

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Span as Words
from spacy.tokens import Token

from kg import resources
from kg.statements.clauses import fitting, lemma_of
from kg.statements.found import Found
from kg.statements.reader import Reader
from kg.statements.relation_cues import RelationCue, verb_cues

LONGEST = 10
AHEAD = ("RB", "CD", "NNP", "IN", "HYPH", "JJ", "NN", "DT")
"""Tags of what may stand between a name and its verb: "on Thursday", "last week", "quietly"."""
BEHIND = ("DT", "JJ", "JJS", "JJR", "NN", "NNP", "NNS", "PRP$", "HYPH", "CD", "RB", "RBS", "POS")
"""Tags of what may stand between a verb and a name: "its smaller language model"."""
OPENING = ("if", "whether", "unless", "should", "had", "did", "does", "do", "has", "will", "could", "would", "can")


def in_plain_clauses(reader: Reader) -> Iterator[Found]:
    """Yield the relations of name, verb and name in a row."""
    for a, b in pairwise(reader.mentions):
        between = reader.doc[a.end : b.start]
        if 0 < len(between) <= LONGEST and a.sent == b.sent and told(a) and ends(b):
            for verb in between:
                yield from at_verb(a, b, verb)


def told(subject: Words) -> bool:
    """Tell whether a clause from *subject* on can be a plain statement: no question, nothing supposed, no denial."""
    before = [t.lower_ for t in subject.doc[max(subject.start - 2, subject.sent.start) : subject.start]]
    possessed = subject.end < len(subject.doc) and subject.doc[subject.end].tag_ == "POS"
    asks = subject.sent.text.rstrip().endswith("?")
    return not (asks or possessed or set(before) & {*OPENING, "neither", "nor", "no"})


def ends(object_: Words) -> bool:
    """Tell whether a name is the object itself, and not a word before it: "bought Orbit shares"."""
    behind = object_.doc[object_.end] if object_.end < len(object_.doc) else None
    if behind is None or behind.tag_ not in ("NN", "NNS", "POS"):
        return True
    return behind.lemma_.lower() in resources.name_parts("model_noun")


def at_verb(a: Words, b: Words, verb: Token) -> Iterator[Found]:
    """Yield the relations of one verb that stands between two names."""
    base = lemma_of(verb)
    for form in dict.fromkeys((base, *bases(verb))):
        for cue in fitting(verb, verb_cues().get(form, [])):
            if verb.lower_ != form.split("-")[-1] and alone(a, b, verb, cue):
                found = Found(cue.relation, a, b, verb, f"plain {' '.join((*cue.words, *cue.prepositions))}")
                yield found.turned() if cue.swapped else found


def bases(verb: Token) -> Iterator[str]:
    """Yield the base forms that a regular past tense may have, where the tagger saw no verb: "open-sourced"."""
    joined = lemma_of(verb)
    if joined.endswith("ed"):
        yield from (joined[:-2], joined[:-1])


def alone(a: Words, b: Words, verb: Token, cue: RelationCue) -> bool:
    """Tell whether only light words stand between the names and the verb, and the preposition that the cue wants."""
    joined = verb.i - 2 if lemma_of(verb) != verb.lemma_.lower() else verb.i
    ahead = verb.doc[a.end : joined]
    start = verb.i + len(cue.words)
    if cue.prepositions:
        if start >= b.start or verb.doc[start].lower_ not in cue.prepositions:
            return False
        start += 1
    behind = verb.doc[start : b.start]
    light = all(t.tag_ in AHEAD or t.lower_ in ("has", "have") for t in ahead) and len(ahead) <= 4
    denied = any(t.lower_ in ("not", "never", "n't", "n’t") for t in ahead)
    return light and not denied and all(t.tag_ in BEHIND for t in behind) and not over(ahead)


def over(ahead: Words) -> bool:
    """Tell whether the words before a verb say that it only nearly happened or that it is over."""
    return bool({t.lower_ for t in ahead} & (resources.modifiers("former") | {"almost", "nearly", "reportedly"}))
