"""What a report tells: who takes part, what is raised by whom, where they differ, each with its evidence."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.debate import Article, Debate, Statement
from kg.render.addresses import link
from kg.render.context import Piece, context
from kg.render.known import SIDES, STANCES, By, Known, Numbers, frozen, saying
from kg.render.looks import MANNERS, look, spaced
from kg.render.payload import flat, kept

UNNAMED = "UnnamedSource"


@dataclass(frozen=True, slots=True)
class Quote:
    """One statement as evidence: who says or is what, its words where they stand, and where that is."""

    number: int
    says: tuple[str, ...]
    pieces: tuple[Piece, ...]
    notes: tuple[str, ...]
    title: str
    url: str
    place: str


@dataclass(frozen=True, slots=True)
class Tally:
    """A name, a concern or an article with what is done by it or to it."""

    label: str
    kind: str
    articles: int
    by: By

    @property
    def total(self) -> int:
        """How many statements there are, each counted once."""
        return len({number for numbers in self.by.values() for number in numbers})


@dataclass(frozen=True, slots=True)
class Matrix:
    """Who does what with which concern: a row a speaker, a column a concern, in a cell the evidence for each stance."""

    concerns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[By, ...]], ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A concern or practice on which sources differ: what is done to it -> who does, where, with the evidence."""

    label: str
    sides: tuple[tuple[str, tuple[tuple[str, Numbers], ...]], ...]


@dataclass(frozen=True, slots=True)
class Findings:
    """All that a report tells."""

    articles: tuple[Tally, ...]
    speakers: tuple[Tally, ...]
    unnamed: int
    concerns: tuple[Tally, ...]
    practices: tuple[Tally, ...]
    matrix: Matrix
    differences: tuple[Difference, ...]
    disputes: tuple[tuple[int, int], ...]
    relations: tuple[tuple[str, Numbers], ...]
    months: Mapping[str, By]
    quotes: tuple[Quote, ...]


ROWS, COLUMNS = 14, 16
"""The size of the matrix, at most."""


def findings(debate: Debate) -> Findings:
    """Return what a report tells of *debate*; statements are numbered in the order of the articles."""
    known = Known(debate)
    speakers = tallies(known, known.said_by(), lambda iri: known.kinds.get(iri) != UNNAMED)
    stances, sides = known.done_to(STANCES), known.done_to(SIDES)
    concerns = tallies(known, stances, lambda iri: True)
    return Findings(
        articles=tuple(article_tallies(known)),
        speakers=speakers,
        unnamed=sum(known.kinds.get(iri) == UNNAMED for iri in known.said_by()),
        concerns=concerns,
        practices=tallies(known, sides, lambda iri: known.kinds.get(iri) == "Topic"),
        matrix=matrix(known, [each.label for each in speakers[:ROWS]], [each.label for each in concerns[:COLUMNS]]),
        differences=tuple(differences(known)),
        disputes=known.disputes(),
        relations=known.related(),
        months=known.months(),
        quotes=tuple(quote(known, number, one) for number, one in known.numbered()),
    )


def tallies(
    known: Known, found: Mapping[str, Mapping[str, list[int]]], wanted: Callable[[str], bool]
) -> tuple[Tally, ...]:
    """Return the tallies of some things, those with most statements first."""
    statements = known.debate.statements
    made = []
    for iri, by in found.items():
        if wanted(iri):
            articles = {statements[number - 1].article for numbers in by.values() for number in numbers}
            made.append(Tally(known.name(iri), look(known.kinds.get(iri, "")).name, len(articles), frozen(by)))
    return tuple(sorted(made, key=lambda tally: (-tally.total, tally.label)))


def article_tallies(known: Known) -> Iterator[Tally]:
    """Yield what each article holds."""
    held: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, one in known.claims():
        for how in sorted({how for how, _ in one.aims if how in STANCES} or {"says"}):
            held[one.article][how].append(number)
    for article in known.debate.articles:
        facts = [flat(each) for each in (article.author, article.publisher, article.date) if each]
        by = frozen(held.get(article.iri, {}))
        yield Tally(flat(article.title) or "untitled", ", ".join(facts), 1, by)


def matrix(known: Known, speakers: list[str], concerns: list[str]) -> Matrix:
    """Return who does what with which concern, for the chosen ones."""
    cells: dict[tuple[str, str], dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, one in known.claims():
        for how, target in one.aims:
            for speaker in one.speakers if how in STANCES else ():
                cells[known.name(speaker), known.name(target)][how].append(number)
    rows = [(who, tuple(frozen(cells.get((who, what), {})) for what in concerns)) for who in speakers]
    return Matrix(tuple(concerns), tuple(row for row in rows if any(row[1])))


AGAINST = ((("raises",), ("dismisses", "mitigates")), (("favours",), ("opposes",)))


def differences(known: Known) -> Iterator[Difference]:
    """Yield the concerns that one source raises and another dismisses or answers, and practices with both sides."""
    for target, by in sorted(known.done_to((*STANCES, *SIDES)).items(), key=lambda item: known.name(item[0])):
        for one, other in AGAINST:
            sides = tuple((how, voices(known, by[how])) for how in (*one, *other) if by.get(how))
            speaking = [{who for how, named in sides if how in part for who, _ in named} for part in (one, other)]
            if all(speaking) and len(speaking[0] | speaking[1]) > 1:
                yield Difference(known.name(target), sides)


def voices(known: Known, numbers: Iterable[int]) -> tuple[tuple[str, Numbers], ...]:
    """Return who speaks in some claims, with their numbers, those with a name first."""
    found: dict[str, list[int]] = defaultdict(list)
    for number in numbers:
        for speaker in known.debate.statements[number - 1].speakers:
            found[speaker].append(number)
    ordered = sorted(found, key=lambda iri: (known.kinds.get(iri) == UNNAMED, -len(found[iri]), known.name(iri)))
    return tuple((known.name(iri), tuple(found[iri])) for iri in ordered)


def quote(known: Known, number: int, one: Statement) -> Quote:
    """Return a statement as evidence; its words alone where the text does not hold them."""
    article = known.articles.get(one.article, Article(one.article, ""))
    spans = [(mark.start, mark.end) for mark in one.marks if mark.role == "said"]
    pieces = context(article.text or "", spans) if kept(one, article) else ((one.quote, True),)
    place = f"characters {spans[0][0]}–{max(end for _, end in spans)}" if spans else ""
    where = ", ".join(filter(None, (flat(article.publisher), flat(article.date), place)))
    title = flat(article.title) or "untitled"
    return Quote(number, saying(known, one), tuple(pieces), notes(one), title, link(article.url), where)


def notes(one: Statement) -> tuple[str, ...]:
    """Return how a statement is put, in words."""
    told = [MANNERS[one.manner].words] if one.manner not in {"plain", "hedged"} else []
    told += [f"hedged: {', '.join(one.hedges)}"] if one.hedges else []
    told += [spaced(one.attribution)] if one.attribution else []
    told += [f"cue: {flat(one.cue)}"] if one.cue else []
    return tuple(told)
