"""Concerns: which of them a claim raises, dismisses or mitigates.

Two witnesses are heard. Phrases of the ontology evoke a concern outright, and the words over them tell what is done to
it. Learned weights (``training/``) judge the claim's words as a whole: they find a concern that no phrase names, and
overrule a phrase that is used for something else. What the claim before touches is likelier to be meant. Concerns
of a user's own are found by their phrases alone.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Token

from kg import resources
from kg.statements.features import Shown
from kg.statements.meaning import Said
from kg.statements.phrases import Evoked
from kg.statements.unreal import has_subject

AFRAID = ("Warns", "Fears", "Criticises")


MOST = 3
"""How many concerns one claim can have; the likeliest stand."""
VETO = -150
"""The score at which the weights overrule a phrase."""
SURE = 650
"""How much likelier the weights must hold another deed than the one that a phrase tells, to overrule it."""
LIKELY = -25
"""The score above which a concern is taken for meant, in hundredths of log odds."""
BEFORE = 80
"""What it adds to a concern's score that the claim right before touches it."""
TROUBLED = (*AFRAID, "Denies")
"""Cues that hardly ever come without a concern."""
AFRAID_OF = 50
"""How much less is enough behind such a cue."""


HOWS = ("raises", "dismisses", "mitigates")


@dataclass(frozen=True, slots=True)
class Weighed:
    """A claim's concerns before the text around it is heard: what phrases tell, and what the weights make of each."""

    said: Said
    shown: Shown
    told: dict[str, str]
    scores: dict[str, int]


def weighed(said: Said, shown: Shown) -> Weighed:
    """Return how likely each concern is by a claim's own words."""
    told = by_phrases(said, shown.found, shown.cued)
    return Weighed(said, shown, told, resources.weights("concerns").scores(shown.content))


def in_context(claims: Sequence[Weighed], *, on_ai: bool) -> list[dict[str, tuple[str, ...]]]:
    """Return what each of an article's claims does to concerns, given all of them in the order of the text.

    What the claim right before is sure to touch is likelier to be meant by words that leave it open. ``on_ai``: the
    article speaks of AI at all; elsewhere words have to be plainer.
    """
    sure = [kept(claim, 0, ()) for claim in claims]
    enough = (LIKELY * on_ai - AFRAID_OF * (claim.said.cue_class in TROUBLED) for claim in claims)
    return [deeds(c, kept(c, least, before)) for c, least, before in zip(claims, enough, [(), *sure], strict=False)]


def kept(claim: Weighed, enough: int, before: Sequence[str]) -> list[str]:
    """Return the concerns of a claim, given the score that is enough and those of the claim before.

    One that is less likely than not takes no place from a wider one that is sure: "criminals" are not yet hackers.
    """
    scores = {c: score + BEFORE * (c in before) for c, score in claim.scores.items()}
    likely = [c for c, score in scores.items() if score > (VETO if c in claim.told else enough)]
    sure = {c for c in likely if scores[c] > 0 or c in claim.told}
    likely = [c for c in likely if c in sure or resources.concerns()[c].broader not in sure]
    return narrowest([*likely, *(c for c in claim.told if c not in scores)], scores)


def deeds(claim: Weighed, concerns: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return which of its concerns a claim raises, dismisses and mitigates."""
    done = {c: deed(claim, c) for c in concerns}
    return {how: tuple(sorted(c for c in concerns if done[c] == how)) for how in HOWS}


def narrowest(likely: Iterable[str], scores: Mapping[str, int]) -> list[str]:
    """Return the likeliest of some concerns, none that is wider than another."""
    chosen = sorted(likely, key=lambda c: (-scores.get(c, 0), c))
    wider = {above for concern in chosen if (above := resources.concerns()[concern].broader)}
    return [concern for concern in chosen if concern not in wider][:MOST]


def by_phrases(said: Said, found: Iterable[Evoked], cued: Iterable[Evoked]) -> dict[str, str]:
    """Return what a content does to the concerns that phrases evoke, in it or in its cue ("safety concerns").

    A word of harm raises its concern and a word of remedy ("transparency") mitigates it; each word over it that turns
    it round ("prevent", "lack of", "not", a cue of denial) makes it the other. Harm that is denied is dismissed.
    """
    told = {phrase.concept: "raises" for phrase in cued} if said.cue_class in AFRAID else {}
    for phrase in found:
        told.setdefault(phrase.concept, doing(said, phrase))
    return told


def deed(claim: Weighed, concern: str) -> str:
    """Return what a claim does to a concern: as a phrase tells, else as the learned weights judge it.

    Where they are very sure of another deed they overrule the phrase, but for what is denied: there its grammar tells.
    """
    features = claim.shown.content | claim.shown.manner | own_features(claim.said.cue_class, concern)
    scores = resources.weights("deeds").scores(features)
    likeliest, told = max(HOWS, key=lambda how: scores[how]), claim.told.get(concern)
    if told is None or (scores[likeliest] - scores[told] > SURE and not told_by_grammar(claim.said, likeliest)):
        return likeliest
    return told


def told_by_grammar(said: Said, how: str) -> bool:
    """Tell whether a claim is denied or warns, or would only be judged to dismiss a concern: phrases know better."""
    return said.denied or said.cue_class in TROUBLED or how == "dismisses"


def own_features(cue_class: str | None, concern: str) -> set[str]:
    """Return the features that tell which concern it is that something is done to."""
    return {f"concern:{concern}", f"concern:{concern} class:{cue_class}"}


def doing(said: Said, phrase: Evoked) -> str:
    """Return what a claim does to the concern that a phrase evokes."""
    above = lineage(said, phrase.token)
    remedy = phrase.remedy and not troubled(above)
    turned = turns(above, phrase, ("lacking", "hurting") if remedy else ("lacking", "hurting", "mitigating"))
    harm = (not remedy) ^ (turned % 2 == 1)
    if is_denied(above, phrase.words) ^ dismissed(above) ^ said.denied:
        return "dismisses" if harm else "raises"
    return "raises" if harm or (remedy and said.cue_class in AFRAID) else "mitigates"


def troubled(above: Sequence[Token]) -> bool:
    """Tell whether what a token evokes is only in question: "the challenge of safety", "a balance between"."""
    return any(token.lemma_.lower() in resources.modifiers("troubling") for token in above[1:])


def turns(above: Sequence[Token], phrase: Evoked, parts: Iterable[str]) -> int:
    """Return how many words of some parts turn round what a phrase evokes: over it, or beside the words over it.

    What is a verb's subject is not what the verb does something to: "audits reduce harm" lessens no audits.
    """
    words = frozenset().union(*(resources.modifiers(part) for part in parts))
    over = [b for a, b in pairwise(above) if a.dep_ not in ("nsubj", "csubj") or b.pos_ == "ADJ"]
    beside = (c for t in above[:3] for c in t.children if c.dep_ in NEAR)
    chosen = {t.i: t for t in (*over, *beside) if t.i not in phrase.words and t.i != above[0].i}
    turning = (t for t in chosen.values() if t.lemma_.lower() in words or t.lower_ in words)
    return sum(not (undone(t) or is_slight(t)) for t in turning)


def undone(token: Token) -> bool:
    """Tell whether a word is half of "not without", which denies nothing."""
    pair = [t.lower_ for t in token.doc[max(0, token.i - 1) : token.i + 2]]
    return any(a in ("not", "n't", "n’t", "never") and b == "without" for a, b in pairwise(pair))


def dismissed(above: Sequence[Token]) -> bool:
    """Tell whether a word such as "overblown" or "myth" is said of what a token evokes."""
    words = resources.modifiers("dismissing")
    return any(t.lemma_.lower() in words or any(c.lemma_.lower() in words for c in t.children) for t in above)


def lineage(said: Said, token: Token) -> list[Token]:
    """Return a token and what governs it, up to the head of the content.

    A clause that is joined to another ("and that terrorists could use it") is not governed by it, nor is a reason.
    """
    chain = [token]
    while chain[-1].i != said.head.i and chain[-1].head.i != chain[-1].i and len(chain) < 12:
        joined = chain[-1].dep_ == "conj" and has_subject(chain[-1])
        if joined or chain[-1].lower_ in resources.modifiers("causal"):
            break
        chain.append(chain[-1].head)
    return chain


NEAR = ("amod", "det", "compound", "acomp", "attr", "advmod", "neg", "prep")


def is_denied(above: Sequence[Token], inside: Container[int] = ()) -> bool:
    """Tell whether "not", "no", "nobody" or "no longer" stands with one of the words of a chain, outside *inside*."""
    beside = (c for t in above for c in t.children if c.i not in inside)
    return any((c.dep_ == "neg" or c.lower_ in DENYING or is_slight(c)) and not undone(c) for c in beside)


def is_slight(token: Token) -> bool:
    """Tell whether a word makes a risk or a reason so small that it is as good as denied: "little risk"."""
    words, nouns = resources.modifiers("slight"), resources.modifiers("likelihood")
    return token.lower_ in words and token.head.lemma_.lower() in nouns


DENYING = ("no", "never", "neither", "hardly", "nobody", "none", "nothing", "longer")
