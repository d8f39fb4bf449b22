"""A dataset against gold: every measure, article by article and in all."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.evaluate.found import FoundDocument, Source, found
from kg.evaluate.gold import Gold
from kg.evaluate.matching import Case, case
from kg.evaluate.measures import MEASURES, TRAITS, Compared, Fault, traits
from kg.evaluate.passage import line, passage
from kg.evaluate.tally import Tally, interval, share, total
from kg.evaluate.unlisted import UNLISTED


@dataclass(frozen=True, slots=True)
class Score:
    """One measure over all articles. Precision, recall and F1 are per cent to one decimal, and so is the interval."""

    name: str
    tally: Tally
    interval: tuple[float, float] | None

    @property
    def precision(self) -> float:
        """The share of the graph's items that are right."""
        return percent(self.tally.precision)

    @property
    def recall(self) -> float:
        """The share of the gold's items that the graph has."""
        return percent(self.tally.recall)

    @property
    def f1(self) -> float:
        """Their harmonic mean, rounded once: a hundred times a rounded quotient could fall on the other side."""
        precision, recall = self.tally.precision, self.tally.recall
        return round(share(200 * precision * recall, precision + recall), 1)


@dataclass(frozen=True, slots=True)
class Told:
    """A fault for a reader: the article, the measure, extra or missing or wrong, what, its line and its sentence."""

    document: str
    measure: str
    what: str
    words: str
    line: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Article:
    """What was found of one article. ``known`` is false where the dataset does not hold its text."""

    gold: Gold
    known: bool
    measures: Mapping[str, Compared]
    unlisted: Mapping[str, Compared]
    traits: tuple[tuple[str, bool, Fault], ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The comparison of a dataset with gold."""

    articles: tuple[Article, ...]

    @property
    def absent(self) -> tuple[str, ...]:
        """The articles whose text the dataset does not hold: all that they say counts as missing."""
        return tuple(article.gold.name for article in self.articles if not article.known)

    @property
    def scores(self) -> tuple[Score, ...]:
        """Every measure, in a fixed order."""
        return tuple(score(name, [a.measures[name].tally for a in self.articles]) for name in MEASURES)

    @property
    def unlisted(self) -> tuple[Score, ...]:
        """Mentions and entities, of names alone that the registry does not list."""
        return tuple(score(name, [a.unlisted[name].tally for a in self.articles]) for name in UNLISTED)

    @property
    def accuracy(self) -> dict[str, Tally]:
        """Negation, modality and attribution of the claims that are the same; ``extra`` counts the wrong ones."""
        every = [(name, right) for article in self.articles for name, right, _ in article.traits]
        return {name: Tally(every.count((name, True)), every.count((name, False))) for name in TRAITS}

    def faults(self) -> Iterator[Told]:
        """Yield every miss, extra and wrong speaker or trait with its sentence, by article, measure and place."""
        for article in self.articles:
            for name, result in article.measures.items():
                yield from told(article.gold, name, result.faults)
            yield from told(article.gold, "traits", [fault for _, right, fault in article.traits if not right])


def evaluate(source: Source, golds: Iterable[Gold]) -> Evaluation:
    """Return the comparison of the dataset *source* with annotated articles.

    An article is found by the digest of its text. One that the dataset does not hold counts as all missing
    and is listed in ``absent``.
    """
    documents = found(source)
    return Evaluation(tuple(article(gold, documents.get(gold.sha256)) for gold in golds))


def article(gold: Gold, document: FoundDocument | None) -> Article:
    """Return the comparison of one article."""
    both: Case = case(gold, document or FoundDocument())
    return Article(
        gold=gold,
        known=document is not None,
        measures={name: measure(both) for name, measure in MEASURES.items()},
        unlisted={name: measure(both) for name, measure in UNLISTED.items()},
        traits=tuple(traits(both)),
    )


def score(name: str, tallies: list[Tally]) -> Score:
    """Return one measure over all articles."""
    ends = interval(tallies)
    return Score(name, total(tallies), (percent(ends[0]), percent(ends[1])) if ends else None)


def percent(fraction: float) -> float:
    """Return a fraction as per cent, to one decimal."""
    return round(100 * fraction, 1)


def told(gold: Gold, measure: str, faults: Iterable[Fault]) -> Iterator[Told]:
    """Yield faults in the order of the text, each with its sentence."""
    for fault in sorted(faults):
        sentence = passage(gold.text, *fault.place)
        yield Told(
            gold.name, measure, fault.what, " ".join(fault.words.split()), line(gold.text, fault.place[0]), sentence
        )
