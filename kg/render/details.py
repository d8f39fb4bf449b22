"""What the side panel tells: things, lines, statements with their words in context, and articles."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from kg.render.context import Piece, context
from kg.render.drawing import Graph, Line
from kg.render.looks import MANNERS, look, manner, verb
from kg.vocab import ID

Text = Callable[[str], str | None]
"""Returns a document's text by its slug, or ``None`` where it is not kept."""

WORDS = 8
"""Words of a claim that stand as its label."""


def details(graph: Graph, drawn: list[Line], text: Text) -> dict[str, Any]:
    """Return everything the panel shows, as plain lists: a node's or a line's number is its place in the list."""
    number = {node: i for i, node in enumerate(graph)}
    told = statements(graph)
    order = {statement: i for i, statement in enumerate(told)}
    documents = sorted({str(edges[0][2].get("document", "")) for edges in told.values()})
    place = {document: i for i, document in enumerate(documents)}
    return {
        "things": [thing(graph, node) for node in graph],
        "lines": [
            {
                "from": number[line.source],
                "to": number[line.target],
                "verb": verb(line.predicate),
                "manner": MANNERS[line.manner].words,
                "statements": [order[statement] for statement in line.statements],
            }
            for line in drawn
        ],
        "statements": [statement(edges, number, place, text) for edges in told.values()],
        "articles": articles(told.values(), documents),
    }


Told = list[tuple[str, str, dict[str, Any]]]


def statements(graph: Graph) -> dict[str, Told]:
    """Return the edges (source, target, attributes) of each statement; statements in the order of the articles."""
    found: dict[str, Told] = defaultdict(list)
    for source, target, data in graph.edges(data=True):
        found[data["statement"]].append((source, target, data))
    return dict(sorted(found.items(), key=lambda item: (*position(item[1][0][2]), item[0])))


def position(data: dict[str, Any]) -> tuple[str, str, int]:
    """Return where a statement stands: the article's date, its IRI, the offset."""
    return str(data.get("date", "")), str(data.get("document", "")), int(data.get("start", 0))


def thing(graph: Graph, node: str) -> dict[str, Any]:
    """Return what is known of a node; a claim's label is its first words."""
    data = graph.nodes[node]
    label, kind = " ".join(str(data.get("label", node)).split()), str(data.get("type", ""))
    return {
        "label": cut(label) if kind == "Claim" else label,
        "full": label,
        "type": kind,
        "kind": look(kind).name,
        "aliases": [alias for alias in str(data.get("aliases", "")).split(" | ") if alias],
        "documents": int(data.get("documents", 0)),
        "weight": len({data["statement"] for data in incident(graph, node)}),
    }


def incident(graph: Graph, node: str) -> Iterator[dict[str, Any]]:
    """Yield the attributes of every edge at a node."""
    yield from (data for _, _, data in graph.out_edges(node, data=True))
    yield from (data for _, _, data in graph.in_edges(node, data=True))


def cut(label: str) -> str:
    """Return the first words of a claim."""
    words = label.split()
    return " ".join(words[:WORDS]) + " …" if len(words) > WORDS else label


def statement(edges: Told, number: dict[str, int], place: dict[str, int], text: Text) -> dict[str, Any]:
    """Return one statement as the panel shows it: who does what to whom, how it is put, and its words in context."""
    data = edges[0][2]
    return {
        "says": [[number[source], verb(edge["predicate"]), number[target]] for source, target, edge in edges],
        "pieces": pieces(data, text),
        "article": place[str(data.get("document", ""))],
        "start": data.get("start"),
        "end": data.get("end"),
        "notes": notes(data),
        "iri": data["statement"],
    }


def notes(data: dict[str, Any]) -> list[str]:
    """Return how a statement is put, in words: attribution, cue, hedges, force, and whatever speaks against it."""
    told = [MANNERS[manner(data)].words] if manner(data) != "hedged" else []
    told.append(spaced(data.get("attribution")))
    told += [f"cue: {data['cue']}"] if data.get("cue") else []
    told += [f"hedged: {data['hedges']}"] if data.get("hedges") else ["hedged"] if data.get("hedged") else []
    told += [spaced(data["modality"])] if data.get("modality", "Asserted") != "Asserted" else []
    told += [f"role: {data['role']}"] if data.get("role") else []
    return [note for note in told if note]


def spaced(code: object) -> str:
    """Return a code in words: ``DirectQuote`` is "direct quote"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", str(code or "")).lower()


def pieces(data: dict[str, Any], text: Text) -> list[Piece]:
    """Return the words in their context; the quote alone where the text is not kept or does not hold it there."""
    quote, spans = str(data.get("quote", "")), stretches(str(data.get("spans", "")))
    whole = text(str(data.get("document", "")).removeprefix(f"{ID}doc_")) if spans else None
    if whole is None or " … ".join(whole[start:end] for start, end in spans) != quote:
        return [(quote, True)]
    return list(context(whole, spans))


def stretches(spans: str) -> list[tuple[int, int]]:
    """Return ``3-9,15-20`` as pairs of offsets."""
    return [(int(start), int(end)) for start, end in re.findall(r"(\d+)-(\d+)", spans)]


def articles(told: Iterable[Told], documents: list[str]) -> list[dict[str, str]]:
    """Return title, date, publisher and link of each article, in the order of *documents*."""
    known = {str(edges[0][2].get("document", "")): edges[0][2] for edges in told}
    return [
        {name: str(known[document].get(name, "")) for name in ("title", "date", "publisher")}
        | {"url": link(str(known[document].get("url", "")))}
        for document in documents
    ]


def link(url: str) -> str:
    """Return *url* if it is a web address, else nothing: ``javascript:`` and its like are no link."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    return url.strip() if parts.scheme in {"http", "https"} and parts.netloc else ""
