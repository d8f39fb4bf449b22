""" "I" and "we" as the names they stand for: all of them in a claim, with their verbs, or none."""

from collections.abc import Iterable

from spacy.tokens import Token

from kg import resources
from kg.model import Entity, Kind
from kg.statements.agreement import Swaps, agreeing
from kg.statements.reader import Reader

INNER = ("‘", "’")
SINGULAR, PLURAL = "first_singular", "first_plural"


def first_person(reader: Reader, places: Iterable[int], speakers: tuple[Entity, ...], *, own: bool) -> Swaps:
    """Return what takes the place of the first person in a claim's words; *own* tells the author's own voice.

    "I" in reported speech is the author's, and stays.
    """
    forms = {part: resources.rewording(part) for part in (SINGULAR, PLURAL)}
    first = [token for token in map(reader.doc.__getitem__, places) if any(token.lower_ in f for f in forms.values())]
    spoken = [token for token in first if own or speaks(reader, token.i, speakers)]
    swaps: Swaps = {}
    for part, name in ((SINGULAR, person(speakers)), (PLURAL, organisation(reader, speakers))):
        words = [t for t in spoken if t.lower_ in forms[part]]
        if name is not None and not (part == PLURAL and any(map(inclusive, words))):
            swaps |= together(words, part, name)
    return swaps


def speaks(reader: Reader, i: int, speakers: tuple[Entity, ...]) -> bool:
    """Tell whether a claim's speakers are who speaks at a word, and quote nobody else there."""
    voice = reader.voices.get(i)
    same = voice is not None and {e.id for e in voice.entities} == {e.id for e in speakers}
    return same and not (voice is not None and voice.rule == "label" and i in reader.quoted) and not nested(reader, i)


def nested(reader: Reader, i: int) -> bool:
    """Tell whether a word stands between single marks inside a quotation: somebody else's words."""
    quote = reader.quoted.get(i)
    if quote is None:
        return False
    before = [t.text for t in reader.doc[quote.start + 1 : i] if t.text in INNER]
    after = [t.text for t in reader.doc[i : quote.end - 1] if t.text in INNER and t.tag_ != "POS"]
    return bool(before and after) and before[-1] == INNER[0] and after[0] == INNER[1]


def together(words: list[Token], part: str, name: str) -> Swaps:
    """Return the changes for all the words, or none where one of them would be wrong."""
    swaps: Swaps = {}
    for word in words:
        found = swapped(word, resources.rewording(part)[word.lower_], name)
        if found is None:
            return {}
        swaps |= found
    return swaps


def swapped(word: Token, form: str, name: str) -> Swaps | None:
    """Return the change for one word of the first person by its form; ``None`` where a name would not do."""
    if form == "possessive":
        return {word.i: f"{name}’s"} if word.dep_ == "poss" else None
    if form == "subject":
        verbs = agreeing(word)
        return None if verbs is None else {word.i: name, **verbs}
    return {word.i: name} if form == "object" and word.dep_ in ("dobj", "pobj", "dative") else None


def person(speakers: tuple[Entity, ...]) -> str | None:
    """Return the name of the one person who speaks."""
    return speakers[0].name if len(speakers) == 1 and speakers[0].kind is Kind.PERSON else None


def organisation(reader: Reader, speakers: tuple[Entity, ...]) -> str | None:
    """Return the name of the organisation that speaks, or that the one who speaks is known to speak for."""
    if len(speakers) != 1:
        return None
    (speaker,) = speakers
    ids = {speaker.id} if speaker.kind is Kind.ORG else {speaker.speaks_for} if speaker.speaks_for else set()
    ids |= {
        org for (org, words), holder in reader.roles.items() if holder.id == speaker.id and means(reader, org, words)
    }
    known = reader.doc.user_data["entities"]
    return str(known[ids.pop()][1]) if len(ids) == 1 and ids <= known.keys() else None


def means(reader: Reader, org: str, words: frozenset[str]) -> bool:
    """Tell whether who has a role somewhere says "we" for the place: of a public body or a school, its heads alone."""
    name = reader.doc.user_data["entities"][org][1]
    if not resources.modifiers("public_body") & set(name.lower().split()):
        return True
    return any(set(role.lower().split()) <= words for role in resources.relations()["leads"].roles)


def inclusive(word: Token) -> bool:
    """Tell whether "we" may mean everybody: "we all", "all of us", "our children", "we must", "let us"."""
    near = {t.lower_ for t in (*word.children, *word.doc[word.i + 1 : word.i + 2])}
    before = word.doc[word.i - 1].lower_ if word.i else ""
    if near & resources.rewording("inclusive").keys() or before in ("of", "let", "among", "between"):
        return True
    if word.dep_ == "poss":
        return word.head.lemma_.lower() in resources.rewording("shared")
    verb = word.head
    moods = {verb.lemma_.lower(), *(c.lemma_.lower() for c in verb.lefts if c.dep_ == "aux")}
    obliged = verb.lemma_ == "have" and any(c.dep_ == "xcomp" for c in verb.rights)
    return obliged or bool(moods & resources.rewording("inclusive_verb").keys())
