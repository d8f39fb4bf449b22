"""Sides: what a claim speaks for and against."""

from collections.abc import Sequence
from itertools import islice

from spacy.tokens import Token

from kg import resources
from kg.model import Claim
from kg.statements.concerns import Weighed
from kg.statements.features import polarity
from kg.statements.meaning import Said, pointed_at, topics
from kg.statements.reader import Reader

SURE = 150
"""How far the weights must lean to one side where no concern tells it."""
LIKELY = -25
"""The score above which a topic that no words name is a target."""
TOPICS = ("topic:ai", "topic:ai-regulation", "topic:closed-source-ai", "topic:open-source-ai")


FRANK = ("Confirms", "Criticises", "Fears", "Warns")
"""Cues by which people speak against their own things, too."""


def sides(
    reader: Reader, read: Weighed, targets: tuple[str, ...], touched: dict[str, tuple[str, ...]], own: frozenset[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what a claim favours and what it opposes; nothing where something is only asked.

    ``own``: the things that are the speaker's own. Who speaks of them speaks for them, unless the cue tells otherwise.
    """
    said = read.said
    if said.cue_class == "Asks":
        return (), ()
    features = read.shown.content | read.shown.manner
    scores = resources.weights("sides").scores(features)
    leaning = by_concerns(touched) or by_words(said)
    if leaning == 0 and (any(touched.values()) or stands(features)):
        leaning = by_weights(scores)
    chosen = tuple(sorted(taken_on(reader, said, uncompared(reader, said, targets), scores))) if leaning else ()
    if said.cue_class not in FRANK and own:
        leaning, chosen = for_own(leaning, chosen, tuple(t for t in targets if t in own))
    return (chosen, ()) if leaning > 0 else ((), chosen)


def for_own(leaning: int, chosen: tuple[str, ...], own: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    """Return side and targets of a claim about the speaker's own things: for them where it seems against, or open."""
    blamed = tuple(t for t in chosen if t in own)
    if leaning < 0 and blamed:
        return 1, blamed
    return (1, own) if leaning == 0 else (leaning, chosen)


def own_things(reader: Reader, claim: Claim) -> frozenset[str]:
    """Return what belongs to who speaks in a claim: the organisation, that of a person's post, the models it makes."""
    speakers = {*claim.speakers}
    orgs = {s for s in speakers if s.startswith("org_")}
    orgs |= {org for (org, _), holder in reader.roles.items() if holder.id in speakers}
    return frozenset(orgs | {model for org in orgs for model in reader.made_by.get(org, ())})


def uncompared(reader: Reader, said: Said, targets: tuple[str, ...]) -> tuple[str, ...]:
    """Return the targets without what others are only measured against: "better than Gamma", "than closed models"."""
    beside = [t for t in said.tokens if is_measure(t)]
    only = things(reader, beside) - things(reader, [t for t in said.tokens if t not in beside]) if beside else ()
    return tuple(t for t in targets if t not in only)


def things(reader: Reader, tokens: Sequence[Token]) -> set[str]:
    """Return what tokens name, and the topics that they evoke."""
    return {reader.named[t.i].kb_id_ for t in tokens if t.i in reader.named} | topics(tokens)


def is_measure(token: Token) -> bool:
    """Tell whether a name stands behind "than", "against" or "compared with"."""
    above = islice(token.ancestors, 4)
    return any(t.lower_ in resources.modifiers("measuring") for t in above)


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
