"""Sides: what a claim speaks for and against."""

from kg import resources
from kg.statements.features import Shown, polarity
from kg.statements.meaning import Said, pointed_at, topics
from kg.statements.reader import Reader

SURE = 150
"""How far the weights must lean to one side where no concern tells it."""
LIKELY = 50
"""The score above which a topic that no words name is a target."""
TOPICS = ("topic:ai", "topic:ai-regulation", "topic:closed-source-ai", "topic:open-source-ai")


def sides(
    reader: Reader, said: Said, shown: Shown, targets: tuple[str, ...], touched: dict[str, tuple[str, ...]]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what a claim favours and what it opposes; nothing where something is only asked."""
    if said.cue_class == "Asks":
        return (), ()
    features = shown.content | shown.manner
    scores = resources.weights("sides").scores(features)
    leaning = by_concerns(touched) or by_words(said)
    if leaning == 0 and (any(touched.values()) or stands(features)):
        leaning = by_weights(scores)
    chosen = tuple(sorted(taken_on(reader, said, targets, scores))) if leaning else ()
    return (chosen, ()) if leaning > 0 else ((), chosen)


def stands(features: frozenset[str]) -> bool:
    """Tell whether a claim that touches no concern takes a side at all."""
    return resources.weights("stands").scores(features)["taken"] > 0


def by_concerns(touched: dict[str, tuple[str, ...]]) -> int:
    """Return the side that a claim takes by its concerns: 1 for, -1 against, 0 where both or neither are done.

    To raise a concern is to speak against, to dismiss or lessen one is to speak for.
    """
    against, favour = bool(touched["raises"]), bool(touched["dismisses"] or touched["mitigates"])
    return favour - against


LEANING = {"Supports": 1, "Criticises": -1}


def by_words(said: Said) -> int:
    """Return the side that a claim takes by its cue of support or criticism, or else by its words of judgment."""
    judged = sum(polarity(token) for token in said.tokens)
    return LEANING.get(said.cue_class or "") or sign(-judged if said.denied else judged)


def by_weights(scores: dict[str, int]) -> int:
    """Return the side that the learned weights see, if they are sure."""
    score = scores["+"] - scores["-"]
    return sign(score) if abs(score) > SURE else 0


def sign(number: int) -> int:
    """Return 1, -1 or 0."""
    return (number > 0) - (number < 0)


def taken_on(reader: Reader, said: Said, targets: tuple[str, ...], scores: dict[str, int]) -> tuple[str, ...]:
    """Return the targets that a claim takes its side on: things or topics, whichever is the likelier.

    A model that only the text before names is none; a topic that no words name is one where the weights are sure.
    """
    own = {*reader.entities_in(said.tokens, ("Model",)), *pointed_at(reader, said.tokens)}
    main = tuple(t for t in main_targets(reader, said, targets) if not t.startswith("topic:"))
    things = main or tuple(t for t in targets if t.startswith("model_") and t in own)
    topics = tuple(t for t in targets if t in TOPICS[1:])
    likeliest = max(TOPICS, key=lambda topic: scores[topic])
    if scores["thing"] > scores[likeliest]:
        return things or topics or (targets if len(targets) == 1 else ())
    return topics or things or ((likeliest,) if scores[likeliest] > LIKELY else ())


def main_targets(reader: Reader, said: Said, targets: tuple[str, ...]) -> tuple[str, ...]:
    """Return the targets that a claim takes a side on; none where that is open.

    What a cue of support or criticism has for its object; else what the content's subject names; else its one topic or
    model. What the subject is compared with, and what is only named on the way, is no target.
    """
    named = reader.named.get(said.head.i)
    if named is not None and named.kb_id_ in targets:
        return (named.kb_id_,)
    if said.cue_class in ("Supports", "Criticises") and said.head.pos_ not in ("VERB", "AUX"):
        first = next((reader.named[t.i].kb_id_ for t in said.tokens if t.i in reader.named), None)
        return (first,) if first in targets else tuple(t for t in targets if t.startswith("topic:"))[:1]
    subject = next((c for c in said.head.lefts if c.dep_ in ("nsubj", "nsubjpass", "csubj")), None)
    inside = tuple(subject.subtree) if subject is not None else ()
    acting = {*reader.entities_in(inside, ("Org", "Model")), *topics(inside)} & set(targets)
    others = [t for t in targets if not t.startswith("org_")]
    return tuple(sorted(acting)) or (tuple(others) if len(others) == 1 else ())
