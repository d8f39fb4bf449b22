"""The dataset as a debate: articles, things, statements with their words, and links between claims."""

from collections import defaultdict
from collections.abc import Callable, Iterator

from kg.debate import CLAIM, RELATION, Article, Debate, Link, Mark, Named, Statement, Thing
from kg.network.projection import things as known_things
from kg.network.source import Columns, Source, grouped, rows
from kg.network.statements import Attributes, Piece, articles, joined, mentioned, pieces, speakers, targets
from kg.vocab import ID, KG, PREFIXES

Text = Callable[[str], str | None]
"""Returns a document's text by its slug, or ``None`` where it is not kept."""

ROLES = {"contentSpan": "said", "cueSpan": "cue", "sourceSpan": "who"}
LINKS = ("supports", "disputes", "restates")


def debate(source: Source, text: Text) -> Debate:
    """Return all that *source* states, sorted; only what some statement or mention names is among the things."""
    read = Columns(source)
    stated = tuple(sorted(statements(read), key=lambda one: (one.article, one.marks, one.iri)))
    written = tuple(read_articles(read, text))
    named = {mention.thing for article in written for mention in article.mentions}
    ends = {end for one in stated for end in (*one.speakers, *(target for _, target in one.aims))}
    everything = read_things(read)
    kept = with_broader(everything, named | ends)
    return Debate(written, tuple(everything[iri] for iri in sorted(kept)), stated, tuple(read_links(read)))


def with_broader(things: dict[str, Thing], wanted: set[str]) -> set[str]:
    """Return the wanted things and, of a concern, all that stand above it in the taxonomy."""
    kept: set[str] = set()
    waiting = [iri for iri in wanted if iri in things]
    while waiting:
        iri = waiting.pop()
        kept.add(iri)
        waiting += [above for above in [things[iri].broader] if above in things and above not in kept]
    return kept


def read_things(read: Columns) -> dict[str, Thing]:
    """Return everything that can be a node, by IRI."""
    concepts = {row[0]: row[1:] for row in rows(read.source, "concepts")}
    return {iri: made_thing(iri, known, *concepts.get(iri, ("", ""))) for iri, known in known_things(read).items()}


def made_thing(iri: str, known: Attributes, broader: str, definition: str) -> Thing:
    """Return one thing as a record."""
    aliases = tuple(alias for alias in str(known["aliases"]).split(" | ") if alias)
    return Thing(iri, str(known["type"]), str(known["label"]), aliases, int(known["documents"]), definition, broader)


def read_articles(read: Columns, text: Text) -> Iterator[Article]:
    """Yield each document, by IRI, with its text and the places where it names things."""
    authors, mentions = grouped(read.source, "authors"), read_mentions(read)
    for iri, known in sorted(articles(read.source).items()):
        yield Article(
            iri=iri,
            **{name: str(known[name]) for name in ("title", "date", "url", "publisher")},
            author=", ".join(name for (name,) in authors.get(iri, ())),
            text=text(iri.removeprefix(f"{ID}doc_")),
            mentions=tuple(sorted(mentions.get(iri, ()))),
        )


def read_mentions(read: Columns) -> dict[str, set[Named]]:
    """Return the places where each document names things."""
    starts, ends, within = *offsets(read), read.values("inDocument")
    found: dict[str, set[Named]] = defaultdict(set)
    for span, thing in read.pairs("refersTo"):
        if span in starts and span in ends and span in within:
            found[within[span]].add(Named(int(starts[span]), int(ends[span]), thing))
    return found


def offsets(read: Columns) -> tuple[dict[str, str], dict[str, str]]:
    """Return where each span starts, and where it ends."""
    return read.values(f"{PREFIXES['oa']}start"), read.values(f"{PREFIXES['oa']}end")


def statements(read: Columns) -> Iterator[Statement]:
    """Yield every claim and every relation mention."""
    yield from relations(read)
    yield from claims(read)


def marks(read: Columns) -> dict[str, set[Mark]]:
    """Return the words of each claim: what it says, its cue, who is named."""
    starts, ends = offsets(read)
    found: dict[str, set[Mark]] = defaultdict(set)
    for how, role in ROLES.items():
        for statement, span in read.pairs(how):
            if span in starts and span in ends:
                found[statement].add(Mark(int(starts[span]), int(ends[span]), role))
    return found


def claims(read: Columns) -> Iterator[Statement]:
    """Yield every claim."""
    words, marked, voices, aims = pieces(read, "contentSpan"), marks(read), speakers(read), targets(read)
    hedges, within, text = read.lists("hedge"), read.values("inDocument"), read.values("text")
    attribution, cue, modality, certainty, negated, rule = (
        read.values(name) for name in ("attribution", "cue", "modality", "certainty", "negated", "rule")
    )
    for iri in sorted(read.instances("Claim").intersection(within)):
        yield Statement(
            iri, CLAIM, within[iri], tuple(voices.get(iri, ())), tuple(aims.get(iri, ())),
            tuple(sorted(marked.get(iri, ()))), quoted(words, iri) or text.get(iri, ""),
            attribution=local(attribution.get(iri, "")), cue=cue.get(iri, ""),
            modality=local(modality.get(iri, "")) or "Asserted",
            certainty=local(certainty.get(iri, "")) or "Certain", hedges=tuple(hedges.get(iri, ())),
            negated=negated.get(iri) == "true", rule=rule.get(iri, ""),
        )  # fmt: skip


def relations(read: Columns) -> Iterator[Statement]:
    """Yield every relation mention."""
    words = pieces(read, "evidence")
    negated, former, status, rule, role = (
        read.values(name) for name in ("negated", "former", "status", "rule", "roleTitle")
    )
    for iri, subject, predicate, object_, document in mentioned(read):
        found = sorted((start, end) for start, end, _ in words.get(iri, ()))
        yield Statement(
            iri, RELATION, document, (subject,), ((local(predicate), object_),),
            tuple(Mark(start, end, "said") for start, end in found), quoted(words, iri),
            negated=negated.get(iri) == "true", former=former.get(iri) == "true",
            status=local(status.get(iri, "")) or "Accepted", rule=rule.get(iri, ""), role=role.get(iri, ""),
        )  # fmt: skip


def quoted(words: dict[str, set[Piece]], statement: str) -> str:
    """Return the words of a statement, empty where none are known."""
    return joined(sorted(words.get(statement, ())))


def local(iri: str) -> str:
    """Return the name of one of the ontology's things."""
    return iri.removeprefix(KG)


def read_links(read: Columns) -> Iterator[Link]:
    """Yield what claims are to one another, each link both ways as the dataset has it, sorted."""
    yield from sorted({Link(one, how, other) for how in LINKS for one, other in read.pairs(how)})
