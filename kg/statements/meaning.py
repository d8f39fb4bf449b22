"""What a claim means, as far as its words tell: negation, modality, hedges, targets, concerns and sides."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Span as Words
from spacy.tokens import Token

from kg import resources
from kg.model import Certainty, Modality
from kg.statements.phrases import evoked, topic_phrases
from kg.statements.reader import Reader
from kg.statements.reference import referred


@dataclass(frozen=True, slots=True)
class Said:
    """What a claim is read from: class and lemma of its cue (none in the author's own voice), its words, their head."""

    cue_class: str | None
    lemma: str
    head: Token
    tokens: tuple[Token, ...]
    denied: bool = False
    """Whether the source holds the words to be false: by a cue of denial, or by one that is itself denied."""
    cued: tuple[Token, ...] = ()
    """The noun that attributes, with what stands before it: "safety concerns"."""


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


def about(reader: Reader, said: Said) -> tuple[str, ...]:
    """Return what a content is about: the organisations and models that it names or points at ("the company", "it")
    and the topics its words evoke; and, where that is nothing narrower than AI, what the sentences before are about.
    """
    found = {*reader.entities_in(said.tokens, ("Org", "Model")), *topics(said.tokens), *pointed_at(reader, said.tokens)}
    found |= carried(reader, said) if points_back(said) or found <= {"topic:ai"} else set()
    return tuple(sorted(found))


def pointed_at(reader: Reader, tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the organisations and models that pronouns and definite descriptions among tokens refer to."""
    for token in tokens:
        definite = token.lower_ in ("it", "its") or any(c.lower_ in ("the", "this") for c in token.lefts)
        meant = referred(reader, token) if definite and token.i not in reader.named else None
        if meant is not None and meant.label_ != "Person":
            yield meant.kb_id_


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
    """Return what the words around a content are about: the rest of its sentence, else the two sentences before."""
    inside = {token.i for token in said.tokens}
    sentence = said.tokens[0].sent
    rest = spoken_of(reader, [t for t in sentence if t.i not in inside]) - {"topic:ai"}
    return rest or before(reader, sentence)


def before(reader: Reader, sentence: Words) -> set[str]:
    """Return what the nearer of the two sentences before is about that is about anything."""
    start = sentence.start
    for _ in range(2):
        if start == 0:
            return set()
        earlier = reader.doc[start - 1].sent
        if found := spoken_of(reader, list(earlier)):
            return found
        start = earlier.start
    return set()


def spoken_of(reader: Reader, tokens: Sequence[Token]) -> set[str]:
    """Return the models and topics that some words name."""
    return {*reader.entities_in(tokens, ("Model",)), *topics(tokens)}
