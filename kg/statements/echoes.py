"""Claims that only point at the claim before them: "Others reject this possibility", "She is right", "I doubt it".

What they do to concerns follows from what was claimed: to deny a worry is to dismiss it, to grant it is to raise it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg import resources
from kg.model import Attribution, Claim

NEAR = 400
"""How many characters lie at most between a claim and the one that points at it."""
FEW = 8
"""How many words a sentence has at most that only agrees or disagrees."""
WORD = re.compile(r"[a-z]+|'[a-z]+")
POINTING = re.compile(r"(?:this|that|these|those|such|the) (\w+)", re.I)


def echoing(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Yield claims in the order of the text; those that only point back get the concerns of what they point at."""
    last: Claim | None = None
    for claim in sorted(claims, key=lambda c: (c.content[0].start, c.id)):
        here = answering(claim, last) if last is not None and points(claim) and near(last, claim) else claim
        yield here
        if here.raises and here.attribution is not Attribution.AUTHOR:
            last = here


def points(claim: Claim) -> bool:
    """Tell whether all that is claimed is a noun that points back, and nothing is known of its concerns."""
    if claim.attribution is Attribution.AUTHOR:
        return takes_up(claim.text) is not None
    match = POINTING.fullmatch(claim.text.strip())
    known = claim.raises or claim.dismisses or claim.mitigates
    return match is not None and not known and noun(match[1].lower()) in resources.modifiers("abstract")


def noun(word: str) -> str:
    """Return a noun without the ending of a regular plural."""
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")


def near(last: Claim, claim: Claim) -> bool:
    """Tell whether a claim follows close upon another."""
    return 0 <= claim.content[0].start - last.content[-1].end <= NEAR


def answering(claim: Claim, last: Claim) -> Claim:
    """Return a claim with what it does to the concerns that the one before raises: denies or grants them."""
    granted = takes_up(claim.text)
    if claim.negated or claim.cue_class == "Denies" or granted is False:
        return replace(claim, dismisses=last.raises, favours=last.opposes, about=(), opposes=())
    if claim.cue_class == "Confirms" or granted:
        return replace(claim, raises=last.raises, opposes=last.opposes, about=(), favours=())
    return claim


def takes_up(text: str) -> bool | None:
    """Return whether a short sentence only agrees ("She is right") or disagrees; ``None`` where it does neither."""
    words = WORD.findall(text.lower().replace("’", "'"))
    opens = words[:1] and words[0] in resources.modifiers("taking_up")
    if not opens or not 2 <= len(words) <= FEW or not resources.modifiers("granting") & {*words}:
        return None
    agrees, differs = (bool(resources.modifiers(part) & {*words}) for part in ("agreeing", "disagreeing"))
    turned = sum(word in resources.modifiers("negation") or word == "hard" for word in words)
    return None if agrees == differs else agrees ^ (turned % 2 == 1)
