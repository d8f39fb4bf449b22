"""The ways of looking at a debate: relations, positions, claims, documents, and groups where there is too much."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from kg.debate import CLAIM, RELATION, Debate, Group, Line, Statement, View
from kg.network.places import in_columns, scattered
from kg.network.standing import standings

POSITIONS = ("raises", "dismisses", "mitigates")
SIDES = ("favours", "opposes")
ON = ("Concern", "Topic")
"""What a position or a side is taken on."""
NAMES = ("relations", "positions", "sides")
"""The views whose nodes are names and what is spoken of, without claims and articles."""
LARGE = 2_000
"""Where a view has more names than this, the page opens with groups."""
MOST = 2_000
"""How many nodes of a view a picture can hold; the page's script (``state.js``) draws no more."""

Said = tuple[str, str, str]
"""Source, predicate, target."""


def viewed(debate: Debate, *, core: int = 60) -> Debate:
    """Return *debate* with measures and views; the *core* weightiest nodes of each view get its best places.

    A view holds its ``MOST`` weightiest nodes and the lines between them, and counts those that it leaves.
    """
    measured, groups = standings(debate)
    kinds = {thing.iri: thing.kind for thing in debate.things}
    labels = {thing.iri: thing.label for thing in debate.things}
    drawn = {
        name: lines((said, one) for one in debate.statements for said in told(one, kinds))
        for name, told in VIEWS.items()
    }
    made = tuple(view(name, found, kinds, labels, core) for name, found in drawn.items())
    known = replace(debate, standings=measured, groups=groups, views=made)
    of_names = [drawn[name] for name in NAMES]
    return replace(known, views=(*made, grouped(known, chain(*of_names)))) if names(of_names, kinds) > LARGE else known


def names(drawn: Iterable[Sequence[Line]], kinds: Mapping[str, str]) -> int:
    """Return how many names there are in the view that has most."""
    ends = ({end for line in each for end in (line.source, line.target)} for each in drawn)
    return max(sum(kinds.get(iri) not in ON for iri in found) for found in ends)


def relations(statement: Statement, kinds: Mapping[str, str]) -> Iterator[Said]:
    """Yield who is what to whom."""
    if statement.kind == RELATION:
        yield from ((subject, how, target) for subject in statement.speakers for how, target in statement.aims)


def positions(statement: Statement, kinds: Mapping[str, str]) -> Iterator[Said]:
    """Yield who raises, dismisses or answers which concern."""
    yield from taken(statement, kinds, POSITIONS)


def sides(statement: Statement, kinds: Mapping[str, str]) -> Iterator[Said]:
    """Yield who is for or against which practice."""
    yield from taken(statement, kinds, SIDES)


def taken(statement: Statement, kinds: Mapping[str, str], hows: Sequence[str]) -> Iterator[Said]:
    """Yield who takes one of these stances on what, in a claim."""
    if statement.kind == CLAIM:
        aims = [(how, target) for how, target in statement.aims if how in hows and kinds.get(target) in ON]
        yield from ((speaker, how, target) for speaker in statement.speakers for how, target in aims)


def claims(statement: Statement, kinds: Mapping[str, str]) -> Iterator[Said]:
    """Yield who says which claim, and what it does to what."""
    if statement.kind == CLAIM:
        yield from ((speaker, "says", statement.iri) for speaker in statement.speakers)
        yield from ((statement.iri, how, target) for how, target in statement.aims)


def documents(statement: Statement, kinds: Mapping[str, str]) -> Iterator[Said]:
    """Yield who speaks in which article, and what is done there to which concern or practice."""
    if statement.kind == CLAIM:
        yield from ((speaker, "speaksIn", statement.article) for speaker in statement.speakers)
        aims = [(how, target) for how, target in statement.aims if kinds.get(target) in ON]
        yield from ((statement.article, f"{how}In", target) for how, target in aims)


VIEWS: dict[str, Callable[[Statement, Mapping[str, str]], Iterator[Said]]] = {
    "relations": relations,
    "positions": positions,
    "sides": sides,
    "claims": claims,
    "documents": documents,
}


def view(name: str, drawn: tuple[Line, ...], kinds: Mapping[str, str], labels: Mapping[str, str], core: int) -> View:
    """Return one view: its nodes by weight, as many as a picture can hold, the lines between them, their places."""
    every = ordered(drawn, kinds)
    order, left = every[:MOST], len(every[MOST:])
    column, kept = columns(drawn, kinds), set(order)
    drawn = tuple(line for line in drawn if line.source in kept and line.target in kept) if left else drawn
    pairs = [(line.source, line.target) for line in drawn]
    if name == "relations":
        return View(name, scattered(order, pairs, labels, core), drawn, left=left)
    return View(name, in_columns(order, pairs, column, core), drawn, columns=True, left=left)


def lines(found: Iterable[tuple[Said, Statement]]) -> tuple[Line, ...]:
    """Return the lines to draw, sorted: statements of the same in the same manner share one."""
    groups: dict[tuple[str, str, str, str], set[str]] = defaultdict(set)
    for (source, how, target), statement in found:
        groups[source, target, how, statement.manner].add(statement.iri)
    return tuple(Line(*key, tuple(sorted(statements))) for key, statements in sorted(groups.items()))


def ordered(drawn: Sequence[Line], kinds: Mapping[str, str]) -> list[str]:
    """Return the nodes by weight, each beside one that it is joined to, so that the first of them hang together."""
    weight = weights(drawn, kinds)

    def key(line: Line) -> tuple[int, int, str, str]:
        one, other = sorted((weight[line.source], weight[line.target]))
        return -one, -other, line.source, line.target

    return list(dict.fromkeys(end for line in sorted(drawn, key=key) for end in (line.source, line.target)))


def weights(drawn: Iterable[Line], kinds: Mapping[str, str]) -> Counter[str]:
    """Return how often each node is stated; one with a name counts twice, for it is what people look for."""
    found = Counter[str]()
    for line in drawn:
        for end in (line.source, line.target):
            found[end] += len(line.statements) * (1 if kinds.get(end) == "UnnamedSource" else 2)
    return found


def columns(drawn: Sequence[Line], kinds: Mapping[str, str]) -> dict[str, int]:
    """Return each node's column: who speaks, what is said or where, what about."""
    ends = {line.target: 2 for line in drawn} | {line.source: 0 for line in drawn}
    between = {line.source for line in drawn} & {line.target for line in drawn} - set(kinds)
    if not between:
        return {node: min(number, 1) for node, number in ends.items()}
    return ends | dict.fromkeys(between, 1)


def grouped(debate: Debate, drawn: Iterable[Line]) -> View:
    """Return the aggregate of *drawn* lines: a node a group, a line for all that is stated between two of them."""
    home = {member: group.number for group in debate.groups for member in group.members}
    between: dict[tuple[str, str], set[str]] = defaultdict(set)
    for line in drawn:
        one, other = sorted((home[line.source], home[line.target]))
        if one != other:
            between[group_id(one), group_id(other)].update(line.statements)
    strongest = strong(between)
    ties = tuple(Line(*pair, "between", "plain", tuple(sorted(between[pair]))) for pair in sorted(strongest))
    shown = [group_id(group.number) for group in debate.groups]
    labels = {group_id(group.number): name(group, debate) for group in debate.groups}
    return View("groups", scattered(shown, [(line.source, line.target) for line in ties], labels, 60), ties)


TIES = 3
"""How many lines a group has to those it has most to do with."""


def strong(between: Mapping[tuple[str, str], set[str]]) -> set[tuple[str, str]]:
    """Return the pairs that are among the strongest ``TIES`` of one of the two: all of them would be a hairball."""
    ties: dict[str, list[tuple[int, tuple[str, str]]]] = defaultdict(list)
    for pair, told in between.items():
        for end in pair:
            ties[end].append((-len(told), pair))
    return {pair for own in ties.values() for _, pair in sorted(own)[:TIES]}


def group_id(number: int) -> str:
    """Return the id of a group's node."""
    return f"group:{number}"


def name(group: Group, debate: Debate) -> str:
    """Return a group's label: its weightiest members."""
    labels = {thing.iri: thing.label for thing in debate.things}
    return ", ".join(labels[member] for member in group.members[:3])
