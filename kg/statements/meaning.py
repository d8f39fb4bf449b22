"""What a claim means, as far as its words tell: negation, modality, hedges, targets and concerns."""

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from kg import resources
from kg.model import Certainty, Modality
from kg.statements.attribution import Stating
from kg.statements.phrases import concern_phrases, evoked, topic_phrases
from kg.statements.reader import Reader

PREDICTING = ("predict", "forecast", "anticipate", "prediction", "expect")


def tokens_of(reader: Reader, stating: Stating) -> list[Token]:
    """Return the tokens of a stating's content."""
    return [reader.doc[i] for a, b in stating.content.ranges for i in range(a, b)]


def negated(stating: Stating) -> bool:
    """Tell whether the source puts the content forward as false: "denied that", "rejects"."""
    return stating.found.cue.cue_class == "Denies"


def modality(stating: Stating, tokens: Sequence[Token]) -> Modality:
    """Return the force of what is claimed, from the cue's class and the content's own verb."""
    head, cue = stating.content.head, stating.found.cue
    auxiliaries = {c.lower_ for c in head.children if c.dep_ == "aux"}
    if cue.cue_class == "Asks" or (tokens and tokens[-1].text == "?"):
        return Modality.ASKED
    if cue.cue_class == "Demands" or auxiliaries & resources.modifiers("normative") or head.lemma_ == "need":
        return Modality.NORMATIVE
    if any(c.dep_ == "advcl" and supposes(c) for c in head.children):
        return Modality.CONDITIONAL
    foretold = cue.cue_class in ("Hopes", "Promises") or cue.lemma in PREDICTING
    return Modality.PREDICTED if foretold or auxiliaries & resources.modifiers("predicting") else Modality.ASSERTED


def supposes(verb: Token) -> bool:
    """Tell whether a clause is an if-clause."""
    return any(c.dep_ == "mark" and c.lower_ in resources.modifiers("conditional") for c in verb.lefts)


def hedges(tokens: Iterable[Token]) -> tuple[str, ...]:
    """Return the hedging words of a content, in their order, each once, in lower case."""
    found = (
        t.lower_
        for t in tokens
        if t.lemma_.lower() in resources.modifiers("hedge") or t.lower_ in resources.modifiers("hedge")
    )
    return tuple(dict.fromkeys(found))


def certainty(hedged: tuple[str, ...]) -> Certainty:
    """Return how sure the source sounds: the weakest of its hedges tells."""
    if not hedged:
        return Certainty.CERTAIN
    probable = all(word in resources.modifiers("probable") for word in hedged)
    return Certainty.PROBABLE if probable else Certainty.POSSIBLE


# --- targets and concerns ------------------------------------------------------------------------------------------


def about(reader: Reader, tokens: Sequence[Token]) -> tuple[str, ...]:
    """Return what a content is about: the organisations and models it names, and the topics its words evoke."""
    named = reader.entities_in(tokens, ("Org", "Model"))
    return tuple(sorted({*named, *topics(tokens)}))


def topics(tokens: Sequence[Token]) -> set[str]:
    """Return the topics that words evoke; "AI" in general only where no narrower topic is meant."""
    found = {topic for topic, _ in evoked(tokens, topic_phrases())}
    return found - {"topic:ai"} if len(found) > 1 else found


def sides(stating: Stating, targets: tuple[str, ...], raised: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what a claim favours and what it opposes.

    A verb of support favours its one target; a denial of support, a criticism, or a concern raised about one target
    opposes it. More than one target, or a question, takes no side.
    """
    if len(targets) != 1 or stating.found.cue.cue_class == "Asks":
        return (), ()
    if stating.found.cue.cue_class == "Supports":
        return targets, ()
    return ((), targets) if raised or stating.found.cue.cue_class == "Criticises" else ((), ())


def concerns(reader: Reader, stating: Stating, tokens: Sequence[Token]) -> dict[str, tuple[str, ...]]:
    """Return the concerns that a content touches, by what it does to them.

    Raised where the source warns, fears or criticises, or where a word such as "pose" or "increase" governs it;
    dismissed where the source denies, or a word such as "overblown" is said of it; mitigated under a word such as
    "reduce"; else only addressed. A "no" or "not"
    on the way makes the matter unsure, and unsure is addressed.
    """
    found: dict[str, set[str]] = {"raises": set(), "dismisses": set(), "mitigates": set(), "addresses": set()}
    for concern, token in evoked(tokens, concern_phrases(), reader.named):
        found[doing(stating, token)].add(concern)
    settled = found["raises"] | found["dismisses"] | found["mitigates"]
    found["addresses"] -= settled
    found["raises"] -= found["dismisses"]
    found["mitigates"] -= found["raises"] | found["dismisses"]
    return {how: tuple(sorted(ids)) for how, ids in found.items()}


def doing(stating: Stating, token: Token) -> str:
    """Return what a claim does to the concern that a token evokes."""
    above = lineage(token, stating)
    lemmas = {t.lemma_.lower() for t in above}
    denies = any(c.dep_ == "neg" or c.lower_ in ("no", "never") for t in above for c in t.children)
    if stating.found.cue.cue_class == "Denies":
        return "dismisses" if not denies else "addresses"
    if lemmas & resources.modifiers("dismissing") or any(
        c.lemma_ in resources.modifiers("dismissing") for t in above for c in t.children
    ):
        return "dismisses"
    if denies:
        return "addresses"
    if lemmas & resources.modifiers("mitigating"):
        return "mitigates"
    worried = stating.found.cue.cue_class in ("Warns", "Fears", "Criticises")
    return "raises" if worried or lemmas & resources.modifiers("raising") else "addresses"


def lineage(token: Token, stating: Stating) -> list[Token]:
    """Return a token and what governs it up to the head of the content."""
    chain = [token]
    while chain[-1].i != stating.content.head.i and chain[-1].head.i != chain[-1].i and len(chain) < 12:
        chain.append(chain[-1].head)
    return chain
