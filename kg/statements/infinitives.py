"""What is urged, promised or expected, as a sentence with a finite verb: "Firms should publish", "Orbit will grow"."""

from collections.abc import Collection

from spacy.tokens import Token

from kg.model import Entity, Kind
from kg.statements.agreement import Swaps

MODALS = {"Asks": "should", "Demands": "should", "Hopes": "will", "Promises": "will"}
"""Class of a cue -> the verb that stands in place of "to" behind it."""
CASED = ("them", "him", "her", "me", "us")


def finite(head: Token, places: Collection[int], speakers: tuple[Entity, ...], cue_class: str) -> Swaps:
    """Return what makes an infinitive finite: its subject is the content's own, else the one who speaks, by name."""
    to, modal = particle(head, places), MODALS.get(cue_class)
    if to is None or modal is None:
        return {}
    denied = [t for t in to.doc[max(to.i - 1, 0) : to.i] if t.lower_ == "not" and t.i in places]
    before = min([to.i, *(t.i for t in denied)]) - 1
    verb = f"{modal} not" if denied else modal
    later = (particle(verb, places) for verb in head.conjuncts)
    rest = {t.i: "" for t in denied} | {t.i: "" for t in later if t is not None and t.i > to.i}
    if before in places:
        subject = to.doc[before]
        able = subject.pos_ in ("NOUN", "PROPN", "PRON", "NUM") and subject.lower_ not in CASED
        return {to.i: verb, **rest} if able else {}
    name = speakers[0].name if len(speakers) == 1 and speakers[0].kind is not Kind.UNNAMED else None
    return {to.i: f"{name} {verb}", **rest} if name is not None and before < min(places) else {}


def particle(verb: Token, places: Collection[int]) -> Token | None:
    """Return the "to" of an infinitive that stands among some places, or ``None``."""
    return next((c for c in verb.lefts if c.tag_ == "TO" and c.i in places), None) if verb.tag_ == "VB" else None
