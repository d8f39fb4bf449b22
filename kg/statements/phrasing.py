"""Relations in noun phrases: titles, possessives, appositions and nouns of deeds, matched on a line of symbols.

The forms are regular expressions over such lines (see lines.py). That is sturdier than the small model's parse of
appositions and titles.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import product

from spacy.tokens import Span as Words

from kg import resources
from kg.statements.forms import BY, ROW, UNREAL, Forms, deeds, fixed, roles
from kg.statements.found import Found
from kg.statements.lines import Line, Seat, line, places
from kg.statements.reader import Reader
from kg.statements.relation_cues import RelationCue, noun_cues, role_cues
from kg.statements.signatures import in_lists
from kg.statements.titles import bare_titles


def in_phrases(reader: Reader) -> Iterator[Found]:
    """Yield the relations that the noun phrases of a document state, sentence by sentence."""
    yield from in_sentences(reader, reader.doc.sents)
    yield from in_lists(reader)


def in_first_person(reader: Reader) -> Iterator[Found]:
    """Yield the relations of the sentences in which somebody says "we", "our" or "my", once it is known who speaks."""
    said = (s for s in reader.doc.sents if any(t.i in reader.voices and t.lower_ in ("our", "my", "we") for t in s))
    yield from in_sentences(reader, said)


def in_sentences(reader: Reader, sentences: Iterable[Words]) -> Iterator[Found]:
    """Yield the relations that the noun phrases of some sentences state."""
    for sentence in sentences:
        if any(i in reader.named for i in range(sentence.start, sentence.end)):
            at = places(reader, sentence)
            titles, plain = line(reader, at, role_cues(), "R"), line(reader, at, {}, "R")
            yield from bare_titles(reader, titles)
            yield from matched(titles, roles())
            yield from matched(line(reader, at, noun_cues(), "N"), deeds())
            yield from in_forms(reader, plain)
            yield from in_rows(plain)


def matched(sentence: Line, forms: Forms) -> Iterator[Found]:
    """Yield the relations that the forms find in a line."""
    for rule, form in forms.items() if sentence.cues and len(sentence.seats) > 1 else ():
        for match in form.finditer(sentence.text):
            for fitting, start, end in (sentence.cues[int(n)] for n in re.findall(r"[RN](\d+)", match["r"])):
                for cue in fitting:
                    if wanted(cue, rule, match.groupdict().get("p")) and not (cue.swapped and strays(match)):
                        yield from between(sentence, match, narrowed(cue, sentence, end), (start, end), rule)


def strays(match: re.Match[str]) -> bool:
    """Tell whether a preposition comes between a role and the one before its owner: "a model in a test by Orbit"."""
    if "p" not in match.groupdict() or match["p"] is None or match.start("p") < match.end("r"):
        return False
    around = match.string[match.end("r") : match.start("p")] + match.string[match.end("p") : match.start("t")]
    return any(re.fullmatch(BY, word) for word in around.split())


def wanted(cue: RelationCue, rule: str, preposition: str | None) -> bool:
    """Tell whether a cue goes with a form and the preposition in it."""
    if rule in ("like", "deed between", "joint deed") and not cue.relation.symmetric:
        return False
    return preposition is None or preposition in cue.prepositions


def narrowed(cue: RelationCue, sentence: Line, end: int) -> RelationCue:
    """Return a role of leading as one of mere affiliation where it leads only a part: "president of global affairs"."""
    doc = sentence.seats[0].mention.doc
    named = {i for seat in sentence.seats for i in range(seat.start, seat.end)}
    part = end + 1 < len(doc) and doc[end].lower_ in ("of", "for")
    reached = next((t for t in doc[end + 1 : end + 4] if t.lower_ not in ("the", "a", "its")), None) if part else None
    if reached is not None and reached.i + 2 in named and reached.nbor(1).tag_ == "POS":
        return cue
    if cue.relation.name != "leads" or reached is None or reached.i in named:
        return cue
    wider = next(c.relation for cues in role_cues().values() for c in cues if c.relation.name == "affiliatedWith")
    return RelationCue(wider, cue.words, cue.prepositions)


def between(sentence: Line, match: re.Match[str], cue: RelationCue, at: tuple[int, int], rule: str) -> Iterator[Found]:
    """Yield the relation between each subject and each object of a match."""
    for a, b in product(*(seats(sentence, match[group]) for group in "st")):
        words = (min(a.start, b.start, at[0]), max(a.end, b.end, at[1]))
        found = Found(cue.relation, a.mention, b.mention, a.mention.doc[at[1] - 1], rule, at, words)
        yield found.turned() if cue.swapped else found


def in_rows(plain: Line) -> Iterator[Found]:
    """Yield what a byline's row says: in "X, director of A, University of B" X is with B, and A is part of it."""
    relations = resources.relations()
    for match in ROW.finditer(plain.text):
        person, part, whole = (plain.seats[int(match[group][1:])].mention for group in "pst")
        yield Found(relations["affiliatedWith"], person, whole, None, "row")
        yield Found(relations["partOf"], part, whole, None, "row")


def in_forms(reader: Reader, plain: Line) -> Iterator[Found]:
    """Yield what the fixed forms of a sentence state: "OpenAI's GPT-4o", "X of Y", "better than", "available on"."""
    for name, forms in fixed().items() if len(plain.seats) > 1 else ():
        for rule, form in forms.items():
            for match in form.finditer(plain.text):
                yield from stated(reader, plain, match, name, rule)


def stated(reader: Reader, plain: Line, match: re.Match[str], name: str, rule: str) -> Iterator[Found]:
    """Yield the relation *name* between each subject and each object of a match, unless its words state nothing."""
    for a, b in product(*(seats(plain, match[group]) for group in "st")):
        words = (min(a.start, b.start), max(a.end, b.end))
        if reason := unreal(match.group(), a, b):
            reader.drop(reader.doc[words[0] : words[1]], f"relation {name}", reason)
        else:
            yield Found(resources.relations()[name], a.mention, b.mention, None, rule, words=words)


def unreal(words: str, subject: Seat, object_: Seat) -> str | None:
    """Return why the words of a fixed form state nothing, or ``None``: they deny or plan it, or it is over."""
    if UNREAL.search(words):
        return "denied, planned or only possible"
    between = subject.mention.doc[min(subject.end, object_.end) : max(subject.start, object_.start)]
    over = {t.lower_ for t in between} & resources.modifiers("former")
    if over and "now" not in words.split() and subject.mention.label_ == "Person":
        return "former"
    both = subject.mention.label_ == object_.mention.label_ == "Org"
    return "too far from what it is compared with" if both and re.search(r", .* than ", words) else None


def seats(plain: Line, words: str) -> list[Seat]:
    """Return the seats in a part of a line; of "Orbit's Gamma" only the thing, of "Orbit's service" the owner."""
    things = re.findall(r"E(\d+)\b(?! 's)", words)
    return [plain.seats[int(n)] for n in things or re.findall(r"E(\d+)", words)]
