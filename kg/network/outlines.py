"""What measuring needs of a network, and no more: who is joined to whom, and who makes what of which concern.

``outline`` reads it from a dataset without texts and evidence; ``outlined`` takes it from a graph that is there.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.network.projection import CLAIM, Graph, described, local, things
from kg.network.source import Columns, Source, query
from kg.network.statements import ANSWERS, SAYS, Attributes, Piece, articles, joined, mentioned, speakers, targets
from kg.vocab import KG

BATCH = 2_000
"""Claims whose words are asked for at once."""

Words = Mapping[str, tuple[str, str]]
"""Statement -> its quote, and the title of its article."""


@dataclass(frozen=True, slots=True)
class Said:
    """One claim of one speaker on one concern: ``how`` is raises, dismisses or mitigates."""

    speaker: str
    how: str
    concern: str
    statement: str
    document: str


@dataclass(frozen=True, slots=True)
class Outline:
    """Nodes with their attributes, the two ends of each edge, and what is said; ``words`` gives those of some claims.

    No more words than those are read: a table shows one quote a line.
    """

    nodes: Mapping[str, Attributes]
    edges: Sequence[tuple[str, str]]
    said: Sequence[Said]
    words: Callable[[Collection[str]], Words]


def outline(source: Source) -> Outline:
    """Return the outline of the network that ``project`` makes of *source*."""
    read = Columns(source)
    stated = list(stances(read))
    edges = [*((who, target) for who, _, target, _ in stated), *relations(read)]
    within, known = read.values("inDocument"), things(read)
    nodes = {iri: known.get(iri) or described("", local(iri)) for edge in edges for iri in edge}
    answers = [Said(*one, within.get(one[3], "")) for one in stated if one[1] in ANSWERS]

    def words(wanted: Collection[str]) -> Words:
        return read_words(source, {one: within.get(one, "") for one in wanted})

    return Outline(nodes, edges, answers, words)


def stances(read: Columns) -> Iterator[tuple[str, str, str, str]]:
    """Yield speaker, what is done, to what, and the claim that does it."""
    voices = speakers(read)
    for claim, aims in targets(read).items():
        yield from ((speaker, how, target, claim) for speaker in voices.get(claim, ()) for how, target in aims)


def relations(read: Columns) -> Iterator[tuple[str, str]]:
    """Yield subject and object of each relation mention that holds."""
    status, negated, former = (read.values(name) for name in ("status", "negated", "former"))
    for iri, subject, _, other, _ in mentioned(read):
        if status.get(iri) == f"{KG}Accepted" and negated.get(iri) != "true" and former.get(iri) != "true":
            yield subject, other


def read_words(source: Source, claims: Mapping[str, str]) -> Words:
    """Return the words of some claims, given with their documents, and the titles of those, read from the store."""
    titles = {iri: str(known["title"]) for iri, known in articles(source).items()}
    pieces: dict[str, set[Piece]] = defaultdict(set)
    for claim, start, end, words in asked(source, "quotes", sorted(claims)):
        pieces[claim].add((int(start), int(end), words))
    quotes = {claim: joined(sorted(found)) for claim, found in pieces.items()}
    texts = asked(source, "texts", sorted(claims.keys() - quotes.keys()))
    quotes = {claim: text for claim, text in sorted(texts, reverse=True)} | quotes  # noqa: C416 - rows are of any length
    return {claim: (quotes.get(claim, ""), titles.get(document, "")) for claim, document in claims.items()}


def asked(source: Source, name: str, claims: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a query about some claims."""
    for start in range(0, len(claims), BATCH):
        some = " ".join(f"<{claim}>" for claim in claims[start : start + BATCH])
        yield from (tuple(value or "" for value in row) for row in source.select(query(name).replace("CLAIMS", some)))


def outlined(graph: Graph) -> Outline:
    """Return the outline of a graph; a claim that is a node speaks for those who say it."""
    said = []
    for source, concern, data in graph.edges(data=True):
        if data["predicate"] in ANSWERS:
            one = data["predicate"], concern, data["statement"], data.get("document", "")
            said += [Said(speaker, *one) for speaker in speaking(graph, source)]
    return Outline(graph.nodes, list(graph.edges()), said, lambda wanted: graph_words(graph, wanted))


def speaking(graph: Graph, source: str) -> list[str]:
    """Return who speaks at the near end of an edge: the node itself, or those who say the claim that it is."""
    if graph.nodes[source].get("type") != CLAIM:
        return [source]
    return sorted({one for one, _, data in graph.in_edges(source, data=True) if data["predicate"] == SAYS})


def graph_words(graph: Graph, wanted: Collection[str]) -> Words:
    """Return the words of some claims as the edges of a graph have them."""
    return {
        data["statement"]: (str(data.get("quote", "")), str(data.get("title", "")))
        for _, _, data in graph.edges(data=True)
        if data["predicate"] in ANSWERS and data["statement"] in wanted
    }
