"""What a claim means, as far as its words tell: negation, modality, hedges, targets, concerns and sides."""

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Token

from kg import resources
from kg.model import Certainty, Modality
from kg.statements.phrases import Evoked, concern_phrases, evoked, topic_phrases
from kg.statements.reader import Reader

AFRAID = ("Warns", "Fears", "Criticises")
MOST = 3
"""How many concerns one claim can have; the first named stand."""
HOWS = ("raises", "dismisses", "mitigates")


@dataclass(frozen=True, slots=True)
class Said:
    """What a claim is read from: class and lemma of its cue (none in the author's own voice), its words, their head."""

    cue_class: str | None
    lemma: str
    head: Token
    tokens: tuple[Token, ...]
    denied: bool = False
    """Whether the source holds the words to be false: by a cue of denial, or by one that is itself denied."""


def negated(said: Said) -> bool:
    """Tell whether the source puts the content forward as false: "denied that", "rejects"."""
    return said.denied


def modality(said: Said) -> Modality:
    """Return the force of what is claimed, from the cue's class and the content's own verb."""
    auxiliaries = {c.lower_ for c in said.head.children if c.dep_ == "aux"}
    if said.cue_class == "Asks" or (said.tokens and said.tokens[-1].text == "?"):
        return Modality.ASKED
    if said.cue_class == "Demands" or auxiliaries & resources.modifiers("normative") or needed(said.head):
        return Modality.NORMATIVE
    if any(c.dep_ == "advcl" and supposes(c) for c in said.head.children):
        return Modality.CONDITIONAL
    going = said.head.lower_ == "going" and any(c.dep_ == "xcomp" for c in said.head.rights)
    foretold = going or said.cue_class in ("Hopes", "Promises") or said.lemma in resources.modifiers("predicting_cue")
    return Modality.PREDICTED if foretold or auxiliaries & resources.modifiers("predicting") else Modality.ASSERTED


def needed(verb: Token) -> bool:
    """Tell whether "need to" or "ought to" governs a clause, or is its verb."""
    modal = verb.head if verb.dep_ == "xcomp" else verb
    return modal.lemma_ in ("need", "ought") and any(c.dep_ == "xcomp" for c in modal.rights)


def supposes(verb: Token) -> bool:
    """Tell whether a clause is an if-clause."""
    return any(c.dep_ == "mark" and c.lower_ in resources.modifiers("conditional") for c in verb.lefts)


def hedges(tokens: Iterable[Token]) -> tuple[str, ...]:
    """Return the hedging words of a content, in their order, each once, in lower case."""
    words = resources.modifiers("hedge")
    found = (t for t in tokens if t.lower_ in words or t.lemma_.lower() in words)
    return tuple(dict.fromkeys(t.lower_ for t in found if t.lower_ not in MODALS or t.tag_ == "MD"))


MODALS = ("may", "might", "can", "could")
"""Hedges only as auxiliaries: May is a month, might is strength."""


def certainty(hedged: tuple[str, ...]) -> Certainty:
    """Return how sure the source sounds: the weakest of its hedges tells."""
    if not hedged:
        return Certainty.CERTAIN
    probable = all(word in resources.modifiers("probable") for word in hedged)
    return Certainty.PROBABLE if probable else Certainty.POSSIBLE


# --- targets -----------------------------------------------------------------------------------------------------


def about(reader: Reader, said: Said) -> tuple[str, ...]:
    """Return what a content is about: the organisations and models it names, the topics its words evoke, and, where a
    pronoun or "this approach" stands for it, what the sentence before is about.
    """
    found = {*reader.entities_in(said.tokens, ("Org", "Model")), *topics(said.tokens)}
    found |= carried(reader, said) if points_back(said) else set()
    if not found and evoked(said.tokens, concern_phrases(), reader.named):
        return (main_topic(reader),)
    return tuple(sorted(found))


def main_topic(reader: Reader) -> str:
    """Return the topic that a document's words evoke most: what a concern without a target of its own is about."""
    if reader.topic is None:
        counts = Counter(phrase.concept for phrase in evoked(list(reader.doc), topic_phrases()))
        reader.topic = min(counts, key=lambda topic: (-counts[topic], topic), default="topic:ai")
    return reader.topic


def topics(tokens: Sequence[Token]) -> set[str]:
    """Return the topics that words evoke; "AI" in general only where no narrower topic is meant."""
    found = {phrase.concept for phrase in evoked(tokens, topic_phrases())}
    return found - {"topic:ai"} if len(found) > 1 else found


BACKWARD = ("it", "this", "that", "they", "these", "those", "its", "their")


def points_back(said: Said) -> bool:
    """Tell whether a content is about something that only the text before names."""
    subject = next((c for c in said.head.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None:
        return any(t.lower_ in BACKWARD[:1] for t in said.tokens)
    pointed = subject.lemma_.lower() in resources.modifiers("pointing") and any(
        c.lower_ in ("the", "this", "these", "its") for c in subject.lefts
    )
    return subject.lower_ in BACKWARD or pointed


def carried(reader: Reader, said: Said) -> set[str]:
    """Return what the nearest earlier text is about: the models and topics of the two sentences before."""
    start = said.tokens[0].sent.start
    for _ in range(2):
        if start == 0:
            return set()
        before = reader.doc[start - 1].sent
        found = {*reader.entities_in(before, ("Model",)), *topics(list(before))}
        if found:
            return found
        start = before.start
    return set()


# --- concerns ----------------------------------------------------------------------------------------------------


def concerns(reader: Reader, said: Said) -> dict[str, tuple[str, ...]]:
    """Return the concerns that a content raises, dismisses and mitigates, at most ``MOST``, the narrowest only.

    A word of harm raises its concern and a word of remedy ("transparency") mitigates it; each word over it that turns
    it round ("prevent", "lack of", "not", a cue of denial) makes it the other. Harm that is denied is dismissed.
    """
    found: dict[str, str] = {}
    for phrase in evoked(said.tokens, concern_phrases(), reader.named):
        found.setdefault(phrase.concept, doing(said, phrase))
    wider = {above for concern in found if (above := resources.concerns()[concern].broader)}
    kept = [concern for concern in found if concern not in wider][:MOST]
    return {how: tuple(sorted(c for c in kept if found[c] == how)) for how in HOWS}


def doing(said: Said, phrase: Evoked) -> str:
    """Return what a claim does to the concern that a phrase evokes."""
    above = lineage(said, phrase.token)
    turned = turns(above, phrase, ("lacking", "hurting") if phrase.remedy else ("lacking", "hurting", "mitigating"))
    harm = (not phrase.remedy) ^ (turned % 2 == 1)
    if is_denied(above, phrase.words) ^ dismissed(above) ^ said.denied:
        return "dismisses" if harm else "raises"
    return "raises" if harm or (phrase.remedy and said.cue_class in AFRAID) else "mitigates"


def turns(above: Sequence[Token], phrase: Evoked, parts: Iterable[str]) -> int:
    """Return how many words of some parts turn round what a phrase evokes: over it, or beside the words over it.

    What is a verb's subject is not what the verb does something to: "audits reduce harm" lessens no audits.
    """
    words = frozenset().union(*(resources.modifiers(part) for part in parts))
    over = [b for a, b in pairwise(above) if a.dep_ not in ("nsubj", "csubj")]
    beside = (c for t in above[:3] for c in t.children if c.dep_ in NEAR)
    chosen = {t.i: t for t in (*over, *beside) if t.i not in phrase.words and t.i != above[0].i}
    return sum(t.lemma_.lower() in words or t.lower_ in words for t in chosen.values())


def dismissed(above: Sequence[Token]) -> bool:
    """Tell whether a word such as "overblown" or "myth" is said of what a token evokes."""
    words = resources.modifiers("dismissing")
    return any(t.lemma_.lower() in words or any(c.lemma_.lower() in words for c in t.children) for t in above)


def lineage(said: Said, token: Token) -> list[Token]:
    """Return a token and what governs it, up to the head of the content."""
    chain = [token]
    while chain[-1].i != said.head.i and chain[-1].head.i != chain[-1].i and len(chain) < 12:
        chain.append(chain[-1].head)
    return chain


NEAR = ("amod", "det", "compound", "acomp", "attr", "advmod", "neg", "prep")


def is_denied(above: Sequence[Token], inside: Container[int] = ()) -> bool:
    """Tell whether "not", "no", "nobody" or "no longer" stands with one of the words of a chain, outside *inside*."""
    beside = (c for t in above for c in t.children if c.i not in inside)
    return any(c.dep_ == "neg" or c.lower_ in DENYING for c in beside)


DENYING = ("no", "never", "neither", "hardly", "nobody", "none", "nothing", "longer")


# --- sides -------------------------------------------------------------------------------------------------------


def sides(
    reader: Reader, said: Said, targets: tuple[str, ...], touched: dict[str, tuple[str, ...]]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what a claim favours and what it opposes, of what it is about.

    The cue's class, the concerns and the words of judgment each speak for or against; where they do not outweigh one
    another, and where something is only asked, no side is taken.
    """
    if said.cue_class == "Asks" or not targets:
        return (), ()
    weight = leaning(said) + len(touched["mitigates"]) + len(touched["dismisses"]) - 2 * len(touched["raises"])
    chosen = main_targets(reader, said, targets)
    if weight > 0:
        return chosen, ()
    return ((), chosen) if weight < 0 else ((), ())


LEANING = {"Supports": 2, "Criticises": -2, "Warns": -2, "Fears": -2, "Hopes": 1, "Promises": 1}


def leaning(said: Said) -> int:
    """Return how far the cue and the judging words of a content speak for (positive) or against what it is about."""
    judged = sum(polarity(token) for token in said.tokens)
    own = max(-2, min(2, judged))
    return LEANING.get(said.cue_class or "", 0) + (-own if said.denied else own)


def polarity(token: Token) -> int:
    """Return the polarity of a judging word, turned round under a "not"."""
    value = (
        resources.positions("evaluation").get(token.lemma_.lower())
        or resources.positions("effect").get(token.lemma_.lower())
        or 0
    )
    return -value if value and is_denied([token, token.head]) else value


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
