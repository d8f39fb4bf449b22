"""The author's own claims: sentences in the article's own voice that take a position a reader could dispute.

A sentence shows signs (judgment, effect, demand, prediction, comparison, contrast) against those of a plain report of
an event; learned weights (``training/``) judge them together with its words.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.tokens import Span as Words
from spacy.tokens import Token

from kg import resources
from kg.annotate.headings import BYLINE
from kg.model import Entity, Kind
from kg.statements import features
from kg.statements.echoes import takes_up
from kg.statements.extent import FINITE
from kg.statements.meaning import Said, topics
from kg.statements.phrases import concern_phrases, evoked
from kg.statements.reader import Reader
from kg.statements.stating import Stating
from kg.statements.unreal import has_subject

SHORTEST = 5
ITEM_MARK = 3
"""How many tokens a bullet before the first word of a list's item has at most, and one more."""
ENOUGH = 120
"""How much twice a sentence's score and thrice the usual one of its article must be together."""
OPINING = ("Argues", "Criticises", "Denies", "Fears", "Hopes", "Supports", "Thinks")
"""Classes of cues by which an author who says "I" or "we" takes a position."""
SAID_OUTRIGHT = 300
"""What such a cue adds to a sentence's score."""
STRONG = frozenset({"judgment", "demand", "contrast", "stress"})
"""Signs that a plain report of an event does not show."""
BOILERPLATE = re.compile(
    r"(?:read more|subscribe|sign up|click|follow us|share this|source|categories|image|photo|copyright|©|leave a)\b",
    re.I,
)
OPENERS = (
    "however",
    "but",
    "and",
    "so",
    "yet",
    "still",
    "nonetheless",
    "nevertheless",
    "moreover",
    "furthermore",
    "also",
    "thus",
    "therefore",
    "instead",
)


@dataclass(frozen=True, slots=True)
class Position:
    """A sentence, or the disputable part of one, as a token range, with its head verb and the signs it shows."""

    start: int
    end: int
    head: Token
    rule: str


def positions(reader: Reader, found: list[Stating]) -> Iterator[Position]:
    """Yield the positions that the author takes, in the order of the text.

    The learned weights judge each sentence by its words and signs. How much it takes depends on the article: where few
    of its sentences look like positions, as in wire news, one has to show more than in an essay.
    """
    taken = attributed(found)
    sentences = [s for s in reader.doc.sents if plain(reader, s, taken)]
    scored = [(sentence, signs(reader, sentence)) for sentence in sentences]
    scores = [voice(reader, sentence, shown) for sentence, shown in scored]
    usual = sum(scores) // max(1, len(scores))
    for (sentence, shown), score in zip(scored, scores, strict=True):
        if 2 * score + 3 * usual > ENOUGH and not about_self(sentence, shown):
            yield position(reader, sentence, shown, taken)
        elif shown:
            reader.drop(sentence, "author's claim", "too few signs of a position for an article of its kind")


def voice(reader: Reader, sentence: Words, shown: tuple[str, ...]) -> int:
    """Return how likely a sentence takes a position, in hundredths of log odds, as the learned weights judge it."""
    said = Said(None, "", sentence.root, tuple(sentence))
    score = resources.weights("voices").scores(voice_features(reader, said, shown))["position"]
    return score + SAID_OUTRIGHT * (opines(sentence) or takes_up(sentence.text) is not None)


def in_first_person(sentence: Words) -> bool:
    """Tell whether the subject of a sentence's verb is "I" or "we"."""
    return any(c.dep_ == "nsubj" and c.lower_ in ("i", "we") for c in sentence.root.lefts)


def opines(sentence: Words) -> bool:
    """Tell whether a sentence is what "I" or "we" think, fear or wish."""
    cue = resources.cues().get((sentence.root.lower_, "VERB"))
    return cue is not None and cue.cue_class in OPINING and in_first_person(sentence)


def about_self(sentence: Words, shown: tuple[str, ...]) -> bool:
    """Tell whether a sentence only tells what "I" or "we" did or are: it shows no sign but the present."""
    return in_first_person(sentence) and not opines(sentence) and set(shown) <= {"present"}


def voice_features(reader: Reader, said: Said, shown: tuple[str, ...]) -> set[str]:
    """Return the features that tell whether a sentence takes a position: its words, and its signs."""
    words = features.shown(reader.named, said)
    return {*words.content, *words.manner, *(f"sign:{sign}" for sign in shown), f"signs:{min(4, len(shown))}"}


def attributed(found: list[Stating]) -> frozenset[int]:
    """Return the tokens that belong to attributed claims: content, cue and source."""
    taken: set[int] = set()
    for stating in found:
        taken |= {i for a, b in stating.content.ranges for i in range(a, b)}
        taken |= {t.i for t in stating.found.tokens}
        taken |= {t.i for t in stating.source.words or ()}
    return frozenset(taken)


def plain(reader: Reader, sentence: Words, taken: frozenset[int]) -> bool:
    """Tell whether a sentence is prose in the author's own voice: no heading, question, quotation or boilerplate."""
    words = [t for t in sentence if t.is_alpha]
    if sentence.start in reader.headed or sentence.text.rstrip().endswith("?") or is_fragment(reader, sentence):
        return False
    if len(words) < SHORTEST and takes_up(sentence.text) is None:
        return False
    if BYLINE.match(sentence.text.strip()) or BOILERPLATE.match(sentence.text.strip(" -\n")):
        return False
    if sentence.start in reader.asked or told_by_another(reader, sentence):
        return False
    quoted = sum(t.i in reader.quoted for t in words)
    return sum(t.i in taken for t in words) < 0.5 * len(words) and quoted < 0.5 * len(words)


def is_fragment(reader: Reader, sentence: Words) -> bool:
    """Tell whether a sentence is a list item without subject ("- publish every test") or a salutation ("To all:")."""
    first = next((t for t in sentence if t.is_alpha), None)
    if first is None:
        return True
    item = first.text.islower() and first.tag_ == "VB" and first.i - reader.paragraph(first.i).start < ITEM_MARK
    return item or (sentence.text.rstrip().endswith(":") and not has_subject(sentence.root))


def told_by_another(reader: Reader, sentence: Words) -> bool:
    """Tell whether a sentence's verb is a cue whose subject is somebody else: what he wants, calls or thinks."""
    verb = sentence.root
    subject = next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or (verb.lower_, "VERB") not in resources.cues():
        return False
    return (
        subject.i in reader.named
        or subject.lemma_.lower() in resources.sources()
        or subject.lower_ in ("he", "she", "they")
    )


def signs(reader: Reader, sentence: Words) -> tuple[str, ...]:
    """Return the signs of a position that a sentence shows; a plain report of an event shows none."""
    words = frozenset(word for token in sentence for word in (token.lemma_.lower(), token.lower_))
    shown = tuple(name for name, test in SIGNS.items() if test(reader, sentence, words))
    if shown == ("present",) and not (topics(list(sentence)) or reader.entities_in(sentence, ("Model",))):
        return ()
    return () if is_event(sentence) and not set(shown) & STRONG else shown


def has(part: str, words: frozenset[str]) -> bool:
    """Tell whether one of a sentence's words is in one part of the lexicon of positions."""
    return not words.isdisjoint(resources.positions(part))


def judges(words: frozenset[str]) -> bool:
    """Tell whether one of a sentence's words judges for or against; "important" alone does not."""
    return any(map(resources.positions("evaluation").get, words))


def evokes(reader: Reader, sentence: Words) -> bool:
    """Tell whether a sentence evokes a concern."""
    return bool(evoked(list(sentence), concern_phrases(), reader.named))


SIGNS: dict[str, Callable[[Reader, Words, frozenset[str]], bool]] = {
    "judgment": lambda reader, sentence, words: judges(words),
    "effect": lambda reader, sentence, words: has("effect", words),
    "demand": lambda reader, sentence, words: has("demand", words),
    "prediction": lambda reader, sentence, words: has("prediction", words),
    "comparison": lambda reader, sentence, words: has("comparison", words),
    "contrast": lambda reader, sentence, words: has("contrast", words),
    "stress": lambda reader, sentence, words: has("booster", words),
    "concern": lambda reader, sentence, words: evokes(reader, sentence),
    "present": lambda reader, sentence, words: is_present(sentence.root),
}


def is_present(verb: Token) -> bool:
    """Tell whether a verb speaks of what is, may or should be, not of what was."""
    return verb.tag_ in ("VBZ", "VBP") or any(
        c.tag_ in ("MD", "VBZ", "VBP") and c.dep_ in ("aux", "auxpass") for c in verb.lefts
    )


def is_event(sentence: Words) -> bool:
    """Tell whether a sentence plainly reports an event or defines a word: its verb is one of events, in the past."""
    root = sentence.root
    defines = root.lemma_ in resources.modifiers("defining") and any(c.dep_ == "prep" for c in root.rights)
    return defines or (root.tag_ in ("VBD", "VBN") and root.lemma_.lower() in resources.positions("event"))


def position(reader: Reader, sentence: Words, shown: tuple[str, ...], taken: frozenset[int]) -> Position:
    """Return a sentence as a position: without a conjunction at its head and the full stop at its end.

    A clause at its head that is attributed to somebody is left out, too.
    """
    start, end = sentence.start, sentence.end
    while end > start and (sentence.doc[end - 1].is_space or sentence.doc[end - 1].text in (".", "!", ";", ":")):
        end -= 1
    while start < end - 1 and loose(sentence.doc[start], sentence.start):
        start += 1
    return Position(start, end, sentence.root, f"author: {', '.join(shown) or 'wording'}")


def loose(token: Token, first: int) -> bool:
    """Tell whether a token at the head of a sentence does not belong to what it holds: "However,", a bullet."""
    return (
        token.is_space or token.text in ("-", "–", "•", "*", ",") or (token.lower_ in OPENERS and token.i - first < 3)
    )


def is_byline(paragraph: Words) -> bool:
    """Tell whether a paragraph is a byline; "By the time it was out, Reyes said" is a sentence."""
    return bool(BYLINE.match(paragraph.text)) and not any(t.tag_ in FINITE for t in paragraph)


def author(reader: Reader) -> Entity:
    """Return who wrote the article: the byline's person, or the unnamed author of this document.

    Where the metadata name somebody, a byline that names another is not believed.
    """
    given = reader.document.metadata.author
    for paragraph in reader.paragraphs:
        if is_byline(paragraph) and (named := reader.entities_in(paragraph, ("Person",))):
            kind, name = reader.doc.user_data["entities"][named[0]]
            if given is None or name.lower() in given.lower():
                return Entity(named[0], Kind(kind), name, (), "byline")
    return Entity(f"source_{reader.document.slug}_author", Kind.UNNAMED, "the author", (), "author")
