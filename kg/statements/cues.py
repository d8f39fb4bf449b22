"""Where a text attributes: each place where a cue of the lexicon stands, with the guards that make it no claim."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg import resources
from kg.resources import Cue
from kg.statements.reader import Reader
from kg.statements.unreal import GUARDS, NOBODY, asked, denied, has_subject, imagined, supposed, unrealised

__all__ = [
    "AS_VERB",
    "NOBODY",
    "Cued",
    "asked",
    "cue_at",
    "cued",
    "denied",
    "guard",
    "has_subject",
    "imagined",
    "look_up",
    "raises_negation",
    "scorns_idea",
    "stands",
    "supposed",
    "unrealised",
]

AS_VERB = ("VERB", "AUX")


@dataclass(frozen=True, slots=True)
class Cued:
    """A cue in the text: ``head`` is its word, ``tokens`` all its words ("pointed out", "expressed concern").

    ``governor`` is the verb whose subject is the source where the cue is a noun or an adjective ("expressed" of
    "expressed concern", "remains" of "remains optimistic").
    """

    cue: Cue
    head: Token
    tokens: tuple[Token, ...]
    governor: Token | None = None

    @property
    def verb(self) -> Token:
        """The word whose subject is the source."""
        return self.governor or self.head


def cued(reader: Reader) -> Iterator[Cued]:
    """Yield the cues of a document in the order of the text, those inside guards and most in headings left out."""
    for token in reader.doc:
        found = cue_at(token)
        if found is None or (token.i in reader.headed and not tells(token)):
            continue
        reason = guard(found)
        if reason:
            reader.drop(token, "cue", reason)
        else:
            yield found


def tells(verb: Token) -> bool:
    """Tell whether a verb of a heading tells who says what: a subject before it, a finite clause behind it."""
    said = any(c.dep_ == "ccomp" and has_subject(c) for c in verb.rights)
    return said and verb.dep_ == "ROOT" and any(c.dep_ == "nsubj" for c in verb.lefts)


def cue_at(token: Token) -> Cued | None:
    """Return the cue that a token heads, or ``None``."""
    if token.pos_ in AS_VERB:
        return state_cue(token) or verb_cue(token)
    if token.pos_ == "NOUN":
        return noun_cue(token)
    return adjective_cue(token) if token.pos_ == "ADJ" else None


def state_cue(token: Token) -> Cued | None:
    """Return the adjective cue at a participle that tells a state: "is convinced that", "are worried"."""
    if token.dep_ == "acomp" and token.tag_ == "VBN":
        return adjective_cue(token)
    if not any(c.dep_ == "auxpass" for c in token.lefts) or any(c.dep_ == "agent" for c in token.rights):
        return None
    return Cued(cue, token, (token,), token) if (cue := look_up(token.lower_, "ADJ")) else None


def look_up(form: str, pos: str) -> Cue | None:
    """Return the cue with a form, or ``None``."""
    return resources.cues().get((form, pos))


def verb_cue(token: Token) -> Cued | None:
    """Return the verb cue at a token: a particle or a fixed complement belongs to it ("point out", "make clear")."""
    for child in token.rights:
        if child.dep_ in ("prt", "acomp", "ccomp", "advmod", "prep") and (
            cue := look_up(f"{token.lower_} {child.lower_}", "VERB")
        ):
            return Cued(cue, token, (token, child))
    return Cued(cue, token, (token,)) if (cue := look_up(token.lower_, "VERB")) else None


def noun_cue(token: Token) -> Cued | None:
    """Return the noun cue at a token, with the verb that carries it: "expressed concern", "there are fears"."""
    cue = look_up(token.lower_, "NOUN")
    if cue is None or where_said(token):
        return None
    above = token.head
    while token.dep_ == "conj" and above.dep_ == "conj":
        above = above.head
    carrier = above.head if token.dep_ == "conj" else above
    if cue.role:
        held = carrier.lemma_ == "be" and token.dep_ in ("attr", "conj")
        return Cued(cue, token, (token,), carrier) if held else None
    if carrier.lemma_ in resources.modifiers("light_verb") and token.dep_ in ("dobj", "conj"):
        return Cued(cue, token, (carrier, token), carrier)
    if token.dep_ in ("attr", "nsubj", "nsubjpass") and stands(carrier):
        return Cued(cue, token, (token, carrier) if token.i < carrier.i else (carrier, token), None)
    return Cued(cue, token, (token,))


def where_said(noun: Token) -> bool:
    """Tell whether a noun only says where something is said: "said in a statement that"."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("in", "on", "at"):
        return False
    return (cue := look_up(noun.head.head.lower_, "VERB")) is not None and "that" in cue.frames


def stands(verb: Token) -> bool:
    """Tell whether a verb says that something exists or lasts: "there are", "remain"."""
    there = any(child.dep_ == "expl" for child in verb.children)
    return there or verb.lemma_ in resources.modifiers("lasting")


def adjective_cue(token: Token) -> Cued | None:
    """Return the adjective cue at a token that is said of a subject: "is worried", "remains optimistic"."""
    cue = look_up(token.lower_, "ADJ")
    if cue is None or token.dep_ not in ("acomp", "oprd", "conj") or token.head.pos_ not in AS_VERB:
        return None
    return Cued(cue, token, (token.head, token), token.head)


LONGEST = 400
"""No sentence that a person wrote to be read is longer; the work over a longer one would grow with its square."""


def guard(found: Cued) -> str | None:
    """Return why a cue makes no claim: it is denied, supposed, asked or only imagined. ``None`` where it makes one."""
    if len(found.head.sent) > LONGEST:
        return f"in a sentence of more than {LONGEST} words"
    for verb in verbs(found):
        for name, test in GUARDS.items():
            if test(verb) and not (test is denied and raises_negation(found)):
                return f"the cue is {name}"
    if (
        found.cue.pos != "VERB"
        and not raises_negation(found)
        and any(child.dep_ == "neg" or child.lower_ == "no" for child in found.head.children)
    ):
        return "the cue is denied"
    return None


def raises_negation(found: Cued) -> bool:
    """Tell whether a "not" at the cue is meant for what is held: "does not think that" (Horn 1978, neg-raising)."""
    raising = found.cue.pos != "NOUN" and found.cue.lemma in resources.modifiers("neg_raising")
    passive = found.cue.pos == "VERB" and any(c.dep_ == "auxpass" for c in found.head.children)
    return raising and not passive and (denied(found.verb) or denied(found.head))


def scorns_idea(found: Cued, head: Token) -> bool:
    """Tell whether a cue finds fault with an idea whose clause has this head: "mocked the notion that AI kills"."""
    noun = head.head
    held = head.dep_ == "acl" and resources.cues().get((noun.lower_, "NOUN"))
    return bool(held) and found.cue.cue_class == "Criticises" and noun.head.i == found.head.i


def verbs(found: Cued) -> Iterator[Token]:
    """Yield the verbs that decide whether a cue happens: its own, and those above it that share their subject."""
    own = found.governor or next((t for t in found.tokens if t.pos_ in AS_VERB), None)
    while own is not None:
        yield own
        shares = own.dep_ in ("xcomp", "pcomp") or (own.dep_ in ("conj", "advcl") and not has_subject(own))
        above = own.head if own.head.pos_ != "ADP" else own.head.head
        own = above if shares and above.pos_ in AS_VERB and above.i != own.i else None
