"""Invented articles for the other benchmarks: what they state is made by hand and encoded, no language model runs.

``grown`` is a debate of so many names, two of them a sentence. ``articles`` have the shape of real ones: two dozen
claims, two thirds of them by their author, a quarter of the rest by nobody named; ten relation mentions, some denied,
former or only said; and a few names that stand in nearly all of them.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

import kg
from kg.model import (
    Attribution,
    Certainty,
    Claim,
    Document,
    DocumentStatements,
    Entity,
    Force,
    Kind,
    Mention,
    Metadata,
    Modality,
    RelationMention,
    Span,
    Status,
)
from kg.rdf.encode import encode
from kg.resources import concerns, topics
from kg.store.dataset import Dataset
from kg.vocab import TOPIC_MARK, entity_id

KINDS = (Kind.PERSON, Kind.ORG, Kind.PERSON, Kind.MODEL, Kind.ORG, Kind.PERSON, Kind.PERSON, Kind.ORG, Kind.MODEL)
"""Of nine names in a row, which is what."""
NAMES = {Kind.PERSON: "Person", Kind.ORG: "Institute", Kind.MODEL: "Model"}
SPEECH = (("warned", "raises", "Warns"), ("denied", "dismisses", "Denies"), ("promised", "mitigates", "Says"))
STATED: dict[tuple[Kind, Kind], tuple[str, ...]] = {
    (Kind.PERSON, Kind.ORG): ("affiliatedWith", "affiliatedWith", "leads", "founded"),
    (Kind.ORG, Kind.MODEL): ("develops", "releases", "distributes", "uses"),
    (Kind.ORG, Kind.ORG): ("partnersWith", "competesWith", "investsIn", "partOf"),
    (Kind.PERSON, Kind.MODEL): ("uses",),
    (Kind.MODEL, Kind.MODEL): ("competesWith",),
}
"""What one thing may be to another; to a person, nothing."""
OTHERS = "critics", "experts", "officials", "researchers"
A_DOCUMENT = 6
"""Relations in one article of ``grown``, and as many claims."""
VERDICT = (
    ("burdens", "troubles", "reaches", "divides", "changes", "costs", "slows", "tests", "binds", "splits"),
    ("schools", "courts", "hospitals", "newsrooms", "banks", "farms", "ports", "unions", "insurers", "shops"),
    ("abroad", "today", "by winter", "in cities", "at scale", "for years", "on paper", "in silence", "twice", "first"),
)
"""Of these, one each, so that two claims seldom say the same."""
CAST, CLAIMS, RELATIONS = 25, 27, 10
"""How many names one article has to choose from, and what it states."""
PUBLISHERS = 40


@dataclass(frozen=True, slots=True)
class Line:
    """What one sentence tells: who says what about which concern, what is what to whom, or both."""

    one: Entity
    other: Entity | None = None
    predicate: str = ""
    speech: tuple[str, str, str] | None = None
    concerns: tuple[str, ...] = ()
    target: Entity | str = ""
    """What it is about besides: a thing or a topic (``topic:ai``)."""
    side: str = ""
    words: str = ""
    """How the speaker is named: by his name, a pronoun or a description; an author is not named."""
    verdict: str = "matters here"
    hedge: str = ""
    negated: bool = False
    former: bool = False
    status: Status = Status.ACCEPTED

    def pieces(self) -> Iterator[tuple[str, str]]:
        """Yield the words of the sentence, each with its part in it."""
        if self.words:
            yield "one", self.words
        if self.other:
            yield "link", f" {verb(self.predicate)} " if self.predicate else " of "
            yield "other", self.other.name
        if self.speech:
            yield from self.speaking(self.speech[0])
        yield "end", ". "

    def speaking(self, cue: str) -> Iterator[tuple[str, str]]:
        """Yield who says it, where anybody does, and what is said."""
        if self.words:
            yield from [("space", " " if not self.predicate else ", and "), ("cue", cue), ("that", " that ")]
        about = " and ".join(each.replace("-", " ") for each in self.concerns)
        hedge = f" {self.hedge}" if self.hedge else ""
        yield "content", f"{about} in {self.matter}{hedge} {self.verdict}"

    @property
    def matter(self) -> str:
        """What it is about besides, in words."""
        named = self.target.name if isinstance(self.target, Entity) else self.target.removeprefix(TOPIC_MARK)
        return named.replace("-", " ") or "this"

    @property
    def targets(self) -> tuple[str, ...]:
        """The id of what it is about besides, if anything."""
        target = self.target.id if isinstance(self.target, Entity) else self.target
        return (target,) if target else ()


def verb(predicate: str) -> str:
    """Return a relation's name as words."""
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in predicate)


class Sentence:
    """One sentence of an article with what is read from it."""

    def __init__(self, start: int, line: Line) -> None:
        """Find where its parts stand."""
        self.line, pieces = line, list(line.pieces())
        starts = accumulate((len(words) for _, words in pieces), initial=start)
        self.spans = {role: Span(at, at + len(words), words) for at, (role, words) in zip(starts, pieces, strict=False)}
        self.text = "".join(words for _, words in pieces)

    def mentions(self) -> Iterator[Mention]:
        """Yield the one or two that it names or points at."""
        line = self.line
        if line.words and (line.one.kind is not Kind.UNNAMED):
            named = line.words == line.one.name
            yield Mention(self.spans["one"], line.one.id, "registry" if named else "pronoun", named)
        if line.other:
            yield Mention(self.spans["other"], line.other.id, "registry")
        if isinstance(line.target, Entity):
            content, name = self.spans["content"], line.target.name
            start = content.start + content.text.index(name)
            yield Mention(Span(start, start + len(name), name), line.target.id, "registry")

    def things(self) -> Iterator[Entity]:
        """Yield who and what it speaks of."""
        yield from (each for each in (self.line.one, self.line.other, self.line.target) if isinstance(each, Entity))

    def claim(self, document: Document) -> Claim:
        """Return what is said."""
        line, content, (cue, how, cue_class) = self.line, self.spans["content"], self.line.speech or SPEECH[0]
        named = bool(line.words)
        return Claim(
            f"claim_{document.slug}_{content.start}-{content.end}",
            (line.one.id,),
            (content,),
            Attribution.REPORTED if named else Attribution.AUTHOR,
            "verb cue, that" if named else "the author's own voice",
            cue=cue if named else None,
            cue_class=cue_class if named else None,
            cue_force=Force.PLAIN if named else None,
            cue_span=self.spans.get("cue"),
            source_span=self.spans.get("one"),
            modality=Modality.PREDICTED if line.hedge == "perhaps" else Modality.ASSERTED,
            certainty=Certainty.POSSIBLE if line.hedge else Certainty.CERTAIN,
            hedges=(line.hedge,) if line.hedge else (),
            negated=line.negated and not line.predicate,
            about=line.targets,
            **{how: line.concerns, **({line.side: line.targets} if line.side else {})},
        )

    def relation(self, document: Document) -> RelationMention:
        """Return what the two are to each other."""
        line, other = self.line, self.line.other or self.line.one
        start, end = self.spans["one"].start, self.spans["other"].end
        predicate = line.predicate or ("affiliatedWith" if other.kind is Kind.ORG else "uses")
        words = "".join(self.spans[role].text for role in ("one", "link", "other"))
        within = self.claim(document).id if line.predicate and line.speech else None
        return RelationMention(
            f"mention_{document.slug}_{start}-{end}_{predicate}_{line.one.id}_{other.id}",
            line.one.id, predicate, other.id, Span(start, end, words), "verb of relation",
            negated=line.negated, former=line.former, status=line.status, within_claim=within,
            role_title="chief executive" if predicate == "leads" else None,
        )  # fmt: skip


def article(number: int, lines: Sequence[Line]) -> DocumentStatements:
    """Return one article, a sentence a line."""
    found: list[Sentence] = []
    for line in lines:
        found.append(Sentence(sum(len(each.text) for each in found), line))
    date = f"20{20 + number % 5}-{1 + number % 12:02d}-{1 + number % 28:02d}"
    known = Metadata(f"Article {number}", date=date, publisher=f"Paper {number % PUBLISHERS}")
    document = Document(f"article-{number}", "".join(each.text for each in found), known)
    named = [Sentence(each.spans["end"].end - len(each.text), of_document(each.line, document)) for each in found]
    things = {thing.id: thing for each in named for thing in each.things()}
    return DocumentStatements(
        document,
        tuple(things[i] for i in sorted(things)),
        tuple(sorted({mention for each in named for mention in each.mentions()})),
        tuple(each.claim(document) for each in named if each.line.speech),
        tuple(each.relation(document) for each in named if each.line.other),
    )


def of_document(line: Line, document: Document) -> Line:
    """Return a line with its unnamed source as one of this document: nobody knows whether two are the same."""
    if line.one.kind is not Kind.UNNAMED:
        return line
    return replace(line, one=replace(line.one, id=f"source_{document.slug}_{line.one.id}"))


# --- a debate of so many names ----------------------------------------------------------------------------------


def entity(number: int) -> Entity:
    """Return one name: of nine, four are people, three organisations, two models."""
    kind = KINDS[number % len(KINDS)]
    name = f"{NAMES[kind]} {number}"
    return Entity(entity_id(kind, name), kind, name, (name,), "registry")


def grown(size: int, *, seed: int = 7) -> kg.Graph:
    """Return a graph of *size* people, organisations and models, a few of them with many statements; seeded."""
    draw = random.Random(seed)
    joined = pairs([entity(i) for i in range(size)], draw)
    dataset = Dataset.memory(pipeline="invented")
    with dataset:
        for number, start in enumerate(range(0, len(joined), A_DOCUMENT)):
            put(dataset, article(number, [spoken(*pair, draw) for pair in joined[start : start + A_DOCUMENT]]))
    return kg.Graph(dataset)


def put(dataset: Dataset, said: DocumentStatements) -> None:
    """Put an article into a dataset."""
    dataset.replace(said.document.slug, encode(said, pipeline="invented"), said.document.text)


def pairs(names: Sequence[Entity], draw: random.Random) -> list[tuple[Entity, Entity]]:
    """Return who has to do with whom: each name with an earlier one, early ones oftener; half as many by chance."""
    joined = [(one, names[int(draw.random() ** 2.5 * i)]) for i, one in enumerate(names) if i]
    chance = ((draw.choice(names), names[int(draw.random() ** 2 * len(names))]) for _ in range(len(names) // 2))
    return joined + [(one, other) for one, other in chance if one is not other]


def spoken(one: Entity, other: Entity, draw: random.Random) -> Line:
    """Return a sentence in which the first speaks of a concern, and has to do with the other."""
    hedge = "perhaps" if draw.random() < 0.2 else ""
    about = (draw.choice(sorted(concerns())),)
    return Line(one, other, speech=draw.choice(SPEECH), concerns=about, words=one.name, hedge=hedge)


# --- articles of the shape of real ones -------------------------------------------------------------------------


def articles(count: int, *, seed: int = 7) -> Iterator[DocumentStatements]:
    """Yield *count* articles, four new names in each on the whole; seeded."""
    draw, names = random.Random(seed), [entity(i) for i in range(4 * count)]
    for number in range(count):
        cast = sorted({names[int(draw.random() ** 4 * len(names))] for _ in range(CAST)})
        yield article(number, lines(cast, names, draw))


def lines(cast: Sequence[Entity], names: Sequence[Entity], draw: random.Random) -> list[Line]:
    """Return the sentences of one article, in the order of chance."""
    told = [said(cast, draw) for _ in range(CLAIMS)] + [stated(cast, names, draw) for _ in range(RELATIONS)]
    draw.shuffle(told)
    return told


def said(cast: Sequence[Entity], draw: random.Random) -> Line:
    """Return a claim: by the author, by somebody unnamed, or by one of the cast, who may be a pronoun."""
    who = draw.choices(("author", "unnamed", "pronoun", "name"), (66, 8, 8, 18))[0]
    one = draw.choice([each for each in cast if each.kind is not Kind.MODEL] or cast)
    words = {"author": "", "unnamed": draw.choice(OTHERS), "pronoun": "They", "name": one.name}[who]
    if who in {"author", "unnamed"}:
        one = Entity(words or "author", Kind.UNNAMED, words or "author", (), "description")
    return Line(
        one,
        speech=draw.choices(SPEECH, (50, 5, 40))[0],
        concerns=tuple(sorted({skewed(sorted(concerns()), draw) for _ in range(1 + (draw.random() < 0.1))})),
        target=(target := draw.choice([*sorted(topics()), "", *(each for each in cast if each.kind is Kind.MODEL)])),
        side=draw.choices(("", "favours", "opposes"), (45, 35, 20))[0] if target else "",
        words=words,
        verdict=" ".join(draw.choice(part) for part in VERDICT),
        hedge=draw.choices(("", "perhaps", "probably"), (70, 15, 15))[0],
        negated=draw.random() < 0.1,
    )


def skewed(choices: Sequence[str], draw: random.Random) -> str:
    """Return one of *choices*, the first ones oftener."""
    return choices[int(draw.random() ** 2 * len(choices))]


def stated(cast: Sequence[Entity], names: Sequence[Entity], draw: random.Random) -> Line:
    """Return a relation: mostly plain, at times denied, former, only said or awaiting a check."""
    one, predicate, other = related(cast, names, draw)
    told = spoken(one, other, draw) if draw.random() < 0.1 else Line(one, other)
    status = draw.choices((Status.ACCEPTED, Status.CANDIDATE), (80, 20))[0]
    how = {"negated": draw.random() < 0.05, "former": draw.random() < 0.05}
    return replace(told, words=one.name, predicate=predicate, status=status, **how)


def related(cast: Sequence[Entity], names: Sequence[Entity], draw: random.Random) -> tuple[Entity, str, Entity]:
    """Return two things and what the first is to the other: a model to the one it comes from, or two of the cast."""
    one = draw.choice(cast)
    if one.kind is Kind.MODEL and (found := origin(one, names)):
        return one, *found
    while True:
        one, other = draw.choice(cast), draw.choice(cast)
        if one is not other and (one.kind, other.kind) in STATED:
            return one, draw.choice(STATED[one.kind, other.kind]), other


def origin(model: Entity, names: Sequence[Entity]) -> tuple[str, Entity] | None:
    """Return what a model is to the one it comes from: families have five members, and six follow one another."""
    models = [name for name in names if name.kind is Kind.MODEL]
    number = models.index(model)
    family, member = divmod(number, 5)
    if member:
        return "variantOf", models[number - member]
    return ("succeeds", models[number - 5]) if family % 6 else None
