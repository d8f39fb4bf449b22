"""The words of the lexicons: cues with their forms, and words that modify, judge or speak."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from kg import own
from kg.errors import ResourceError
from kg.model import Force
from kg.own import lexicon as own_lexicon
from kg.resources.files import parts, rows


@cache
def name_parts(part: str) -> frozenset[str]:
    """Return the words that play one part in names, such as ``org_head`` (University) or ``title`` (Senator)."""
    found = frozenset(row["word"] for row in rows("lexicons/en/name_parts.csv") if row["part"] == part)
    if not found:
        raise ResourceError(f"lexicons/en/name_parts.csv has no word for the part {part!r}")
    return found


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that attributes: its class, and the frames in which what it attributes can stand.

    Frames: ``that`` (a finite clause), ``quote``, ``to`` and ``ing`` (clauses without a subject), ``obj`` (its object),
    a preposition, or a question word. ``needs_source``: the word has other uses too ("the figures suggest"), so its
    subject must be somebody who can speak. ``role``: the noun says what a subject is ("X is an advocate of").
    ``force``: how strongly the word commits its source to what it attributes.
    """

    lemma: str
    pos: str
    cue_class: str
    frames: frozenset[str]
    needs_source: bool
    role: bool
    force: Force = Force.PLAIN


@own.cached
def cues() -> dict[tuple[str, str], Cue]:
    """Return the attributing words by (form, part of speech): every inflected form, in lower case.

    Forms, not lemmas: the small language models lemmatise some of these words wrongly ("hopes" to "hop").
    """
    found = {}
    for row in own_lexicon.over([*rows("lexicons/en/cues.csv")], own.current().lexicon):
        cue = Cue(
            lemma=row["lemma"],
            pos=row["pos"],
            cue_class=row["class"],
            frames=frozenset(parts(row["frames"])),
            needs_source=row["needs_source"] == "yes",
            role=row["needs_source"] == "role",
            force=Force(row.get("force") or forces().get((row["lemma"], row["pos"]), Force.PLAIN)),
        )
        for form in inflected(cue.lemma, cue.pos, parts(row["irregular"])):
            found[form, cue.pos] = cue
    return found


@cache
def forces() -> dict[tuple[str, str], str]:
    """Return the force of the cues that are not plain, by (lemma, part of speech)."""
    return {(row["lemma"], row["pos"]): row["force"] for row in rows("lexicons/en/cue_forces.csv")}


def inflected(lemma: str, pos: str, irregular: tuple[str, ...]) -> tuple[str, ...]:
    """Return the forms of an English word; of a phrase, its first word is inflected ("point out", "pointed out")."""
    word, _, rest = lemma.partition(" ")
    inflect = INFLECT.get(pos)
    forms = inflect(word) if inflect is not None else (word,)
    return tuple(sorted({f"{form} {rest}".strip() for form in forms} | set(irregular)))


def verb_forms(verb: str) -> tuple[str, ...]:
    """Return base, third person, past and gerund of a regular verb; American and British doubling both."""
    stem = verb[:-1] if verb.endswith("e") else verb
    y = verb.endswith("y") and verb[-2] not in "aeiou"
    past = (verb[:-1] + "ied") if y else stem + "ed"
    doubled = (verb + verb[-1] + "ed", verb + verb[-1] + "ing") if verb[-1] in "ptgdlmn" else ()
    return (verb, *plural_forms(verb), past, stem + "ing", verb + "ing", *doubled)


def plural_forms(word: str) -> tuple[str, ...]:
    """Return a noun and its regular plural, or a verb and its third person."""
    if word.endswith("y") and word[-2] not in "aeiou":
        return (word, word[:-1] + "ies")
    return (word, word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s"))


INFLECT: dict[str, Callable[[str], tuple[str, ...]]] = {"VERB": verb_forms, "NOUN": plural_forms}


@cache
def modifiers(part: str) -> frozenset[str]:
    """Return the words that modify a statement in one way, such as ``hedge``, ``negation`` or ``raising``."""
    found = frozenset(row["word"] for row in rows("lexicons/en/modifiers.csv") if row["part"] == part)
    if not found:
        raise ResourceError(f"lexicons/en/modifiers.csv has no word for the part {part!r}")
    return found


@cache
def wording(part: str) -> frozenset[str]:
    """Return words by what they are to a comparison of texts: ``function`` (the, which, would) or ``denying`` (not)."""
    return frozenset(row["word"] for row in rows("lexicons/en/wording.csv") if row["part"] == part)


@cache
def rewording(part: str) -> dict[str, str]:
    """Return the words of one part that the rewording of claims looks at, with the form for each, if any."""
    found = {row["word"]: row["form"] for row in rows("lexicons/en/rewording.csv") if row["part"] == part}
    if not found:
        raise ResourceError(f"lexicons/en/rewording.csv has no word for the part {part!r}")
    return found


@cache
def positions(part: str) -> dict[str, int]:
    """Return the words of one part that show a position, with their polarity: 1 for, -1 against, 0 neither."""
    found = {row["word"]: int(row["polarity"]) for row in rows("lexicons/en/positions.csv") if row["part"] == part}
    if not found:
        raise ResourceError(f"lexicons/en/positions.csv has no word for the part {part!r}")
    return found


@cache
def sources() -> dict[str, str]:
    """Return the nouns for those who can speak: noun -> people, org or text."""
    return {row["noun"]: row["kind"] for row in rows("lexicons/en/sources.csv")}
