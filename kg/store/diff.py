"""What one dataset says more or less than another, in the words that people use for it.

A claim is told apart by its article's name, its speakers, its words and how they say them, so that text that moved is
no change, and one that is denied now is; a relation by its article, what it says and how; an entity by its id.
Documents whose graphs are the same bytes are not looked into.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, fields

import pyoxigraph as ox

from kg.resources import data_file, node
from kg.store import union
from kg.store.dataset import Dataset
from kg.vocab import PREFIXES, short

KINDS = ("claims", "relations", "entities")
"""Of each there is a query (``kg/data/diff``), asked of the graphs of the documents that differ."""

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """What was gained and lost of one kind, sorted."""

    gained: tuple[Row, ...] = ()
    lost: tuple[Row, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything."""
        return bool(self.gained or self.lost)


@dataclass(frozen=True, slots=True)
class Difference:
    """What the second dataset has more (gained) and less (lost) than the first, by kind."""

    articles: Changed
    claims: Changed
    relations: Changed
    entities: Changed

    def __bool__(self) -> bool:
        """Whether the two differ."""
        return any(getattr(self, each.name) for each in fields(self))


def difference(before: Dataset, after: Dataset) -> Difference:
    """Return what *after* has more and less than *before*."""
    old, new = different(before, after), different(after, before)
    one, other = sampled(before, old), sampled(after, new)
    articles = changed({(before.document(s).name, s) for s in old}, {(after.document(s).name, s) for s in new})
    found = {name: changed(rows(one, name), rows(other, name)) for name in KINDS}
    entities = Changed(
        tuple(row for row in found["entities"].gained if not named(before, row[0])),
        tuple(row for row in found["entities"].lost if not named(after, row[0])),
    )
    return Difference(articles, found["claims"], found["relations"], entities)


def different(dataset: Dataset, other: Dataset) -> list[str]:
    """Return the slugs of the documents that the other dataset has not, or not as the same bytes."""
    known = other.manifest.documents
    slugs = sorted(dataset.manifest.documents)
    return [slug for slug in slugs if slug not in known or dataset.nquads(slug) != other.nquads(slug)]


def sampled(dataset: Dataset, slugs: Iterable[str]) -> ox.Store:
    """Return the graphs of some documents alone."""
    store = ox.Store()
    union.load(store, ((dataset.document(slug).graph, dataset.nquads(slug)) for slug in slugs))
    return store


def rows(store: ox.Store, name: str) -> set[Row]:
    """Return the rows of the query *name* as strings."""
    found = store.query(data_file(f"diff/{name}.rq").read_text(encoding="utf-8"), prefixes=PREFIXES)
    return {tuple("" if v is None else node(v) for v in row) for row in found}  # type: ignore[union-attr]


def changed(old: set[Row], new: set[Row]) -> Changed:
    """Return what is in one only."""
    return Changed(tuple(sorted(new - old)), tuple(sorted(old - new)))


def named(dataset: Dataset, iri: str) -> bool:
    """Tell whether a dataset knows an entity at all, whatever its articles call it."""
    known = ox.NamedNode(f"{PREFIXES['kg']}knownAs")
    return any(True for _ in dataset.store.quads_for_pattern(ox.NamedNode(iri), known, None, union.UNION))


# --- writing it -------------------------------------------------------------------------------------------------


def as_text(found: Difference) -> str:
    """Return a difference for people: a heading a kind, a line for each thing, + gained, - lost."""
    if not found:
        return "no difference\n"
    return "".join(f"{line}\n" for each in fields(found) for line in section(each.name, getattr(found, each.name)))


def section(name: str, each: Changed) -> Iterator[str]:
    """Yield the lines of one kind, none where nothing changed."""
    if each:
        yield f"{name}: {len(each.gained):,} gained, {len(each.lost):,} lost"
        yield from (f"  + {told(row)}" for row in each.gained)
        yield from (f"  - {told(row)}" for row in each.lost)


def told(row: Row) -> str:
    """Return one thing on one line, IRIs with their prefixes."""
    return " | ".join(" ".join(short(value).split()) for value in row if value)


def as_json(found: Difference) -> str:
    """Return a difference for programs: by kind, the rows gained and lost."""
    return json.dumps(asdict(found), ensure_ascii=False, indent=1) + "\n"


WRITERS: dict[str, Callable[[Difference], str]] = {"text": as_text, "json": as_json}
"""The formats by name."""
