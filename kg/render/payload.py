"""The debate as the page's script reads it: plain lists, nodes by number, offsets in units of UTF-16.

Three parts: ``core`` (nodes, articles, views) and ``statements`` are read when the page opens, ``texts`` when words are
first shown.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from kg.debate import CLAIM, Article, Debate, Statement, Thing
from kg.render.addresses import link
from kg.render.drawing import drawn
from kg.render.looks import tables
from kg.render.units import counter, sentences
from kg.vocab import short

ROLES = ("said", "cue", "who")


def payload(debate: Debate) -> dict[str, Any]:
    """Return the three parts of the page's data."""
    number = {iri: i for i, iri in enumerate(chain(names(debate), (f"group:{each.number}" for each in debate.groups)))}
    told = {statement.iri: i for i, statement in enumerate(debate.statements)}
    kinds = {thing.iri: thing.kind for thing in debate.things} | {each.iri: "Document" for each in debate.articles}
    kinds |= {one.iri: "Claim" for one in debate.statements if one.kind == CLAIM}
    kinds |= {f"group:{group.number}": "Group" for group in debate.groups}
    place = {article.iri: i for i, article in enumerate(debate.articles)}
    sources = {article.iri: Written(article, counter(article.text or "")) for article in debate.articles}
    predicates = {line.predicate for view in debate.views for line in view.lines}
    predicates |= {how for statement in debate.statements for how, _ in statement.aims} | {"says"}
    return {
        "core": {
            "nodes": [*nodes(debate, number, told), *groups(debate, number)],
            "articles": [about(article) for article in debate.articles],
            "views": {view.name: drawn(view, number, kinds, told) for view in debate.views},
            "links": [[told[each.one], each.how, told[each.other]] for each in debate.links if joins(each, told)],
            **tables(predicates),
        },
        "statements": [stated(one, number, place, sources) for one in debate.statements],
        "texts": [written(article, number) for article in debate.articles],
    }


def joins(link_: Any, told: Mapping[str, int]) -> bool:
    """Return whether both claims of a link are there."""
    return link_.one in told and link_.other in told


def names(debate: Debate) -> Iterator[str]:
    """Yield the IRIs of all nodes in their order: things, articles, claims."""
    yield from (thing.iri for thing in debate.things)
    yield from (article.iri for article in debate.articles)
    yield from (statement.iri for statement in debate.statements if statement.kind == CLAIM)


def nodes(debate: Debate, number: Mapping[str, int], told: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    """Yield what is known of each node; a claim's words are read from its article."""
    of = {f"{article.iri}": i for i, article in enumerate(debate.articles, 1)}
    for thing in debate.things:
        yield node(thing, debate, number, of)
    for i, article in enumerate(debate.articles):
        yield {"id": short(article.iri), "kind": "Document", "label": flat(article.title) or "untitled", "article": i}
    for statement in debate.statements:
        if statement.kind == CLAIM:
            yield {"id": short(statement.iri), "kind": "Claim", "statement": told[statement.iri]}


def node(thing: Thing, debate: Debate, number: Mapping[str, int], articles: Mapping[str, int]) -> dict[str, Any]:
    """Return one thing: name, type, aliases, measures, and what stands above it."""
    standing = (debate.standings or {}).get(thing.iri)
    found = {
        "id": short(thing.iri),
        "kind": thing.kind,
        "label": told_apart(thing, articles),
        "aliases": [flat(alias) for alias in thing.aliases],
        "articles": thing.documents,
        "definition": thing.definition,
        "above": number.get(thing.broader),
        "measures": [standing.incoming, standing.outgoing, standing.neighbours, standing.pagerank, standing.betweenness]
        if standing
        else None,
        "group": standing.group if standing else None,
    }
    return {name: value for name, value in found.items() if value not in (None, "", [])}


def told_apart(thing: Thing, articles: Mapping[str, int]) -> str:
    """Return a label; critics of one article are not those of another, so theirs says which article."""
    label = flat(thing.label)
    if thing.kind != "UnnamedSource":
        return label
    within = next((i for iri, i in articles.items() if f"source_{iri.partition('/doc_')[2]}_" in thing.iri), 0)
    return f"{label} (article {within})" if within and len(articles) > 1 else label


def flat(text: str) -> str:
    """Return *text* in one line."""
    return " ".join(text.split())


def groups(debate: Debate, number: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    """Yield each group: its number, its size, its members."""
    labels = {thing.iri: flat(thing.label) for thing in debate.things}
    for group in debate.groups:
        label = ", ".join(labels[member] for member in group.members[:3])
        members = [number[member] for member in group.members]
        yield {
            "id": f"group:{group.number}",
            "kind": "Group",
            "label": label,
            "group": group.number,
            "members": members,
        }


def about(article: Article) -> dict[str, Any]:
    """Return title, date, publisher, author and link of an article, and how many claims it holds."""
    known = {name: flat(getattr(article, name)) for name in ("title", "date", "publisher", "author")}
    return {name: value for name, value in (known | {"url": link(article.url)}).items() if value}


@dataclass(frozen=True, slots=True)
class Written:
    """An article with its way from code points to units of UTF-16."""

    article: Article
    unit: Callable[[int], int]


def stated(
    one: Statement, number: Mapping[str, int], place: Mapping[str, int], sources: Mapping[str, Written]
) -> dict[str, Any]:
    """Return one statement: who, what, how it is put, and where; what is as usual is left out."""
    source = sources.get(one.article)
    unit = source.unit if source else int
    said = [mark for mark in one.marks if mark.role == "said"]
    found = {
        "id": short(one.iri),
        "node": number.get(one.iri),
        "article": place.get(one.article),
        "who": [number[speaker] for speaker in one.speakers if speaker in number],
        "aims": [[how, number[target]] for how, target in one.aims if target in number],
        "marks": [[unit(m.start), unit(m.end), ROLES.index(m.role)] for m in one.marks],
        "at": [said[0].start, max(mark.end for mark in said)] if said else None,
        "manner": one.manner if one.manner != "plain" else None,
        "quote": None if source and kept(one, source.article) else one.quote,
        **{name: getattr(one, name) for name in ("attribution", "cue", "rule", "role")},
        "hedges": list(one.hedges),
        **{name: usual(getattr(one, name), common) for name, common in COMMON.items()},
    }
    return {name: value for name, value in found.items() if value not in (None, "", [])}


COMMON = {"modality": "Asserted", "certainty": "Certain", "status": "Accepted"}


def usual(value: str, common: str) -> str | None:
    """Return *value*, nothing where it is the common one."""
    return None if value == common else value


def kept(one: Statement, article: Article) -> bool:
    """Return whether the article's text holds the statement's words at their place: no wrong words are ever marked."""
    if article.text is None:
        return False
    said = [article.text[mark.start : mark.end] for mark in one.marks if mark.role == "said"]
    return bool(said) and " … ".join(said) == one.quote


def written(article: Article, number: Mapping[str, int]) -> dict[str, Any] | None:
    """Return an article's text, where its sentences begin, and where it names what; ``None`` where it is not kept."""
    if article.text is None:
        return None
    unit = counter(article.text)
    mentions = [[unit(m.start), unit(m.end), number[m.thing]] for m in article.mentions if m.thing in number]
    return {"text": article.text, "sentences": list(map(unit, sentences(article.text))), "mentions": mentions}
