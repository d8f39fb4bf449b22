"""The dataset as a debate: articles, things, statements with their words, and links between claims."""

from collections.abc import Callable, Iterator

from kg.debate import CLAIM, RELATION, Article, Debate, Link, Mark, Named, Statement, Thing
from kg.network.projection import things as known_things
from kg.network.source import Source, grouped, rows
from kg.network.statements import Attributes, Edge, articles, claims, relations, speakers, targets
from kg.vocab import ID, KG

Text = Callable[[str], str | None]
"""Returns a document's text by its slug, or ``None`` where it is not kept."""

ROLES = {"contentSpan": "said", "cueSpan": "cue", "sourceSpan": "who"}
CONCERN = "Concern"


def debate(source: Source, text: Text) -> Debate:
    """Return all that *source* states, sorted; only what some statement or mention names is among the things."""
    stated = tuple(sorted(statements(source), key=lambda one: (one.article, one.marks, one.iri)))
    written = tuple(read_articles(source, text))
    named = {mention.thing for article in written for mention in article.mentions}
    joined = {end for one in stated for end in (*one.speakers, *(target for _, target in one.aims))}
    everything = read_things(source)
    kept = with_broader(everything, named | joined)
    return Debate(written, tuple(everything[iri] for iri in sorted(kept)), stated, tuple(read_links(source)))


def with_broader(things: dict[str, Thing], wanted: set[str]) -> set[str]:
    """Return the wanted things and, of a concern, all that stand above it in the taxonomy."""
    kept: set[str] = set()
    waiting = [iri for iri in wanted if iri in things]
    while waiting:
        iri = waiting.pop()
        kept.add(iri)
        waiting += [above for above in [things[iri].broader] if above in things and above not in kept]
    return kept


def read_things(source: Source) -> dict[str, Thing]:
    """Return everything that can be a node, by IRI."""
    concepts = {row[0]: row[1:] for row in rows(source, "concepts")}
    return {iri: made_thing(iri, known, *concepts.get(iri, ("", ""))) for iri, known in known_things(source).items()}


def made_thing(iri: str, known: Attributes, broader: str, definition: str) -> Thing:
    """Return one thing as a record."""
    aliases = tuple(alias for alias in str(known["aliases"]).split(" | ") if alias)
    return Thing(iri, str(known["type"]), str(known["label"]), aliases, int(known["documents"]), definition, broader)


def read_articles(source: Source, text: Text) -> Iterator[Article]:
    """Yield each document, by IRI, with its text and the places where it names things."""
    authors, mentions = grouped(source, "authors"), grouped(source, "mentions")
    for iri, known in sorted(articles(source).items()):
        yield Article(
            iri=iri,
            **{name: str(known[name]) for name in ("title", "date", "url", "publisher")},
            author=", ".join(name for (name,) in authors.get(iri, ())),
            text=text(iri.removeprefix(f"{ID}doc_")),
            mentions=tuple(sorted(Named(int(s), int(e), thing) for s, e, thing in mentions.get(iri, ()))),
        )


def statements(source: Source) -> Iterator[Statement]:
    """Yield every claim and every relation mention."""
    yield from (relation(edge) for edge in relations(source))
    marked, voices, aims = marks(source), speakers(source), targets(source)
    for iri, known in claims(source).items():
        yield claim(iri, known, tuple(voices.get(iri, ())), tuple(aims.get(iri, ())), marked.get(iri, ()))


def marks(source: Source) -> dict[str, tuple[Mark, ...]]:
    """Return the words of each claim: what it says, its cue, who is named."""
    return {
        statement: tuple(sorted(Mark(int(s), int(e), ROLES[how.removeprefix(KG)]) for s, e, how in found))
        for statement, found in grouped(source, "marks").items()
    }


def claim(
    iri: str, known: Attributes, voices: tuple[str, ...], aims: tuple[tuple[str, str], ...], marked: tuple[Mark, ...]
) -> Statement:
    """Return one claim as a record."""
    hedges = tuple(word for word in str(known["hedges"]).split(", ") if word)
    return Statement(
        iri, CLAIM, str(known["document"]), voices, aims, marked, str(known["quote"]),
        attribution=str(known["attribution"]), cue=str(known["cue"]), modality=str(known["modality"]) or "Asserted",
        certainty=str(known["certainty"]) or "Certain", hedges=hedges, negated=bool(known["negated"]),
        rule=str(known["rule"]),
    )  # fmt: skip


def relation(edge: Edge) -> Statement:
    """Return one relation mention as a record."""
    known = edge.attributes
    places = [place.split("-") for place in str(known.get("spans", "")).split(",") if place]
    return Statement(
        edge.statement, RELATION, str(known["document"]), (edge.source,), ((edge.predicate, edge.target),),
        tuple(Mark(int(start), int(end), "said") for start, end in places), str(known.get("quote", "")),
        negated=bool(known["negated"]), former=bool(known["former"]), status=str(known["status"]) or "Accepted",
        rule=str(known["rule"]), role=str(known["role"]),
    )  # fmt: skip


def read_links(source: Source) -> Iterator[Link]:
    """Yield what claims are to one another, each link both ways as the dataset has it."""
    yield from (Link(one, how.removeprefix(KG), other) for one, how, other in rows(source, "claim_links"))
