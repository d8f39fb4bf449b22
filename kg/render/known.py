"""A debate with its statements numbered, its names at hand, and what is said of what gathered."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from kg.debate import CLAIM, Debate, Statement
from kg.render.looks import MANNERS, verb
from kg.render.payload import told_apart

STANCES = ("raises", "dismisses", "mitigates")
SIDES = ("favours", "opposes")

Numbers = tuple[int, ...]
By = Mapping[str, Numbers]
"""What is done (``raises``) -> the numbers of the statements that do it."""


class Known:
    """A debate with its names and numbers at hand."""

    def __init__(self, debate: Debate) -> None:
        """Number the statements, and name everything."""
        places = {article.iri: i for i, article in enumerate(debate.articles, 1)}
        self.debate = debate
        self.kinds = {thing.iri: thing.kind for thing in debate.things}
        self.labels = {thing.iri: told_apart(thing, places) for thing in debate.things}
        self.articles = {article.iri: article for article in debate.articles}
        self.number = {one.iri: i for i, one in enumerate(debate.statements, 1)}

    def numbered(self) -> Iterator[tuple[int, Statement]]:
        """Yield every statement with its number."""
        yield from enumerate(self.debate.statements, 1)

    def name(self, iri: str) -> str:
        """Return how something is called."""
        return self.labels.get(iri, iri)

    def claims(self) -> Iterator[tuple[int, Statement]]:
        """Yield every claim with its number."""
        yield from ((number, one) for number, one in self.numbered() if one.kind == CLAIM)

    def said_by(self) -> dict[str, dict[str, list[int]]]:
        """Return speaker -> stance (``says`` where there is none) -> numbers."""
        found: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        for number, one in self.claims():
            hows = {how for how, _ in one.aims if how in STANCES} or {"says"}
            for speaker in one.speakers:
                for how in sorted(hows):
                    found[speaker][how].append(number)
        return found

    def done_to(self, hows: Iterable[str]) -> dict[str, dict[str, list[int]]]:
        """Return concern or practice -> stance -> numbers."""
        found: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        for number, one in self.claims():
            for how, target in one.aims:
                if how in hows:
                    found[target][how].append(number)
        return found

    def disputes(self) -> tuple[tuple[int, int], ...]:
        """Return the pairs of claims that dispute each other."""
        pairs = [(self.number[x.one], self.number[x.other]) for x in self.debate.links if x.how == "disputes"]
        return tuple(sorted({(min(pair), max(pair)) for pair in pairs}))

    def related(self) -> tuple[tuple[str, Numbers], ...]:
        """Return who is what to whom, in words, with the numbers; what is not plainly so says so."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, one in self.numbered():
            if one.kind != CLAIM:
                manner = "" if one.manner == "plain" else f" ({MANNERS[one.manner].words})"
                found[saying(self, one)[0] + manner].append(number)
        return tuple((words, tuple(numbers)) for words, numbers in sorted(found.items()))

    def months(self) -> dict[str, By]:
        """Return month (``2024-05``) -> stance -> numbers, of the articles that have a date."""
        found: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        for number, one in self.claims():
            date = self.articles[one.article].date if one.article in self.articles else ""
            for how in sorted({how for how, _ in one.aims if how in STANCES}) if len(date) > 6 else ():
                found[date[:7]][how].append(number)
        return {month: frozen(by) for month, by in sorted(found.items())}


def frozen(by: Mapping[str, Iterable[int]]) -> dict[str, Numbers]:
    """Return stance -> numbers, the stances in their order."""
    order = {how: i for i, how in enumerate((*STANCES, *SIDES))}
    return {how: tuple(by[how]) for how in sorted(by, key=lambda how: order.get(how, len(order)))}


def saying(known: Known, one: Statement) -> tuple[str, ...]:
    """Return what a statement says, a line an aim."""
    who = " and ".join(map(known.name, one.speakers)) or "nobody named"
    return tuple(f"{who} {verb(how)} {known.name(target)}" for how, target in one.aims) or (f"{who} says",)
