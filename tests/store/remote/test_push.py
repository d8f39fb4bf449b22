"""Datasets pushed to a real store: what is sent, what stays, what goes."""

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from kg.errors import RemoteError, UsageError
from kg.store.dataset import Dataset
from kg.store.remote.graphs import graphs, lines
from kg.store.remote.ledger import LEDGER, MIRROR, UNDERWAY, Ledger
from kg.store.remote.protocol import Remote
from kg.store.remote.push import Pushed, Wanted, push

QUADS = "SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } }"
DEFAULT = "SELECT ?s ?p ?o { ?s ?p ?o }"
UNION = Wanted(union=True)


def there(remote: Remote) -> set[tuple[str | None, ...]]:
    """Return the quads of a store's named graphs, but for the books that are kept of it."""
    return {row for row in remote.rows(QUADS) if row[0] not in {LEDGER, MIRROR}}


def here(dataset: Dataset) -> set[tuple[str | None, ...]]:
    """Return the quads of a dataset's named graphs."""
    return set(dataset.select(QUADS))


def default(remote: Remote) -> list[tuple[str | None, ...]]:
    """Return the triples of a store's default graph, but for the one that is there to be counted."""
    return sorted(row for row in remote.rows(DEFAULT) if row[0] != LEDGER)


def union(dataset: Dataset) -> list[tuple[str | None, ...]]:
    """Return the triples of a dataset, each once."""
    return sorted(dataset.select(DEFAULT))


WAYS = {
    "graph store protocol": {},
    "updates only": {"graphs": ""},
    "graph store protocol only": {"update": "", "query": ""},
}


@pytest.fixture(params=WAYS.values(), ids=list(WAYS))
def way(request: pytest.FixtureRequest, remote: Remote) -> Remote:
    """A store that takes all that is sent, or only some of it."""
    return Remote(replace(remote.endpoint, **request.param), remote.web, batch=500)


def test_all_goes_there_once(way: Remote, remote: Remote, folder: Path) -> None:
    """The first push sends every graph, the second none, whichever way the store takes them and in many requests."""
    dataset = Dataset.open(folder)
    count = len(graphs(dataset))
    triples = sum(len(lines(dataset, graph)) for graph in graphs(dataset))
    assert push(dataset, way) == Pushed(count, 0, 0, triples)
    assert there(remote) == here(dataset)
    sent: list[str] = []
    way.replace = way.drop = lambda graph, *_: sent.append(graph)  # type: ignore[assignment, method-assign]
    assert push(dataset, way) == Pushed(0, 0, count, 0)
    assert sent == []


def test_only_what_changed_is_sent(way: Remote, remote: Remote, folder: Path, spring: str, autumn: str) -> None:
    """After an article was retracted it goes there too, the other stays unsent, and what is left is the same."""
    push(Dataset.open(folder), way)
    with Dataset.edit(folder) as edited:
        edited.retract(spring)
    sent: list[str] = []
    whole = way.replace
    way.replace = lambda graph, lines: (sent.append(graph), whole(graph, lines))[1]  # type: ignore[method-assign]
    left = Dataset.open(folder)
    done = push(left, way)
    assert there(remote) == here(left)
    assert done.dropped >= 1 and not [graph for graph in sent if autumn in graph or "ontology" in graph]


def test_a_push_that_was_broken_off_goes_on(way: Remote, remote: Remote, folder: Path) -> None:
    """What was sent whole is not sent again; what was half there is."""
    dataset = Dataset.open(folder)
    calls: list[str] = []
    whole = way.replace

    def breaks(graph: str, part: list[str]) -> None:
        """Send half of the third graph, and break."""
        if graph not in {LEDGER, MIRROR}:
            calls.append(graph)
        broken = len(calls) == 3 and graph == calls[-1]
        whole(graph, part[: len(part) // 2] if broken else part)
        if broken:
            raise RemoteError("the net is down")

    way.replace = breaks  # type: ignore[method-assign, assignment]
    with pytest.raises(RemoteError, match="down"):
        push(dataset, way)
    assert set(Ledger(way).digests.values()) == {UNDERWAY}
    way.replace = whole  # type: ignore[method-assign]
    push(dataset, way)
    assert there(remote) == here(dataset)


def test_what_was_underway_and_was_then_retracted_goes(
    remote: Remote, folder: Path, spring: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A graph that is half there, and no longer wanted, is not left behind."""
    monkeypatch.setattr("kg.store.remote.push.TOGETHER", 1)
    broken = Remote(remote.endpoint, remote.web)
    whole = broken.replace

    def breaks(graph: str, part: list[str]) -> None:
        """Break behind the graph of the article."""
        whole(graph, part)
        if spring in graph:
            raise RemoteError("the net is down")

    broken.replace = breaks  # type: ignore[method-assign, assignment]
    with pytest.raises(RemoteError):
        push(Dataset.open(folder), broken)
    with Dataset.edit(folder) as edited:
        edited.retract(spring)
    left = Dataset.open(folder)
    push(left, remote, Wanted(force=True))
    assert there(remote) == here(left)


def test_finished_parts_are_not_sent_again(remote: Remote, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The books are kept part by part, so that a long push loses little."""
    monkeypatch.setattr("kg.store.remote.push.TOGETHER", 2)
    dataset, broken = Dataset.open(folder), Remote(remote.endpoint, remote.web)
    sent: list[str] = []
    whole = broken.replace

    def breaks(graph: str, part: list[str]) -> None:
        """Break before the fourth graph."""
        if len(sent) == 3:
            raise RemoteError("the net is down")
        sent.append(graph)
        whole(graph, part)

    broken.replace = breaks  # type: ignore[method-assign, assignment]
    with pytest.raises(RemoteError):
        push(dataset, broken)
    assert push(dataset, remote).same == 2


# --- the union in the default graph -----------------------------------------------------------------------------


def test_the_union_has_each_triple_once(remote: Remote, folder: Path) -> None:
    """The default graph is what a query here sees, no triple more than once, though articles share some."""
    dataset = Dataset.open(folder)
    assert len(union(dataset)) < len(here(dataset))
    push(dataset, remote, UNION)
    assert default(remote) == union(dataset)


def test_the_union_keeps_what_others_say(way: Remote, remote: Remote, folder: Path, spring: str) -> None:
    """An article that goes takes with it what it alone said; later pushes keep the union without being told."""
    if not way.endpoint.update:
        with pytest.raises(UsageError, match="--update-url"):
            push(Dataset.open(folder), way, UNION)
        return
    push(Dataset.open(folder), way, UNION)
    with Dataset.edit(folder) as edited:
        edited.retract(spring)
    left = Dataset.open(folder)
    push(left, way)
    assert default(remote) == union(left)
    assert push(left, way).sent == 0


def test_the_union_of_an_article_that_changed(remote: Remote, folder: Path, acme: SimpleNamespace, spring: str) -> None:
    """What an article no longer says leaves the default graph, what it says now comes in."""
    dataset = Dataset.open(folder)
    push(dataset, remote, UNION)
    quads = dataset.nquads(spring).splitlines(keepends=True)
    kept = [line for line in quads if b"/claim_" not in line and b"ont#releases" not in line]
    assert len(kept) < len(quads)
    text = dataset.text(spring)
    del dataset
    with Dataset.edit(folder) as edited:
        edited.replace(spring, b"".join(kept), text)
    changed = Dataset.open(folder)
    assert push(changed, remote).sent >= 1
    assert default(remote) == union(changed)


def test_the_union_may_come_later(remote: Remote, folder: Path) -> None:
    """A store that was pushed to without it gets it on the next push that asks for it."""
    dataset = Dataset.open(folder)
    push(dataset, remote)
    assert default(remote) == []
    push(dataset, remote, UNION)
    assert default(remote) == union(dataset)


def test_a_union_that_was_broken_off_becomes_whole(remote: Remote, folder: Path) -> None:
    """Broken off between the graph and the union, it is put right by the next push."""
    dataset, broken = Dataset.open(folder), Remote(remote.endpoint, remote.web)
    whole = broken.update

    def breaks(sparql: str) -> None:
        """Break before the second graph is put into the union."""
        if sparql.startswith("INSERT {") and "doc_" in sparql:
            raise RemoteError("the net is down")
        whole(sparql)

    broken.update = breaks  # type: ignore[method-assign]
    with pytest.raises(RemoteError):
        push(dataset, broken, UNION)
    push(dataset, remote)
    assert default(remote) == union(dataset)


# --- what is there already --------------------------------------------------------------------------------------


def test_what_was_loaded_is_only_noted(remote: Remote, folder: Path) -> None:
    """Articles that were loaded in bulk are not sent again, then nor later; what is computed over all of them is."""
    dataset = Dataset.open(folder)
    articles, others = [], 0
    for graph in graphs(dataset):
        if "/doc_" in graph:
            remote.replace(graph, lines(dataset, graph))
            articles.append(graph)
        else:
            others += len(lines(dataset, graph))
    assert len(articles) == 2
    assert push(dataset, remote, Wanted(loaded=True, union=True)).triples == others
    assert default(remote) == union(dataset)
    assert push(dataset, remote).sent == 0
    assert there(remote) == here(dataset)


def test_another_dataset_is_not_swept_away(remote: Remote, folder: Path, spring: str, autumn: str) -> None:
    """Where most of the articles there would go, it is asked whether this is the right place."""
    push(Dataset.open(folder), remote)
    before = there(remote)
    with Dataset.edit(folder) as edited:
        edited.retract(spring)
        edited.retract(autumn)
    left = Dataset.open(folder)
    with pytest.raises(UsageError, match=r"2 of the 2 articles .*--force"):
        push(left, remote)
    assert there(remote) == before
    push(left, remote, Wanted(force=True))
    assert there(remote) == here(left)


def test_other_graphs_there_stay(remote: Remote, folder: Path) -> None:
    """What somebody else put there is none of our business."""
    remote.update("INSERT DATA { GRAPH <x:other> { <x:s> <x:p> <x:o> } <x:s> <x:p> <x:o> }")
    dataset = Dataset.open(folder)
    push(dataset, remote, UNION)
    assert there(remote) == here(dataset) | {("x:other", "x:s", "x:p", "x:o")}


def test_a_text_of_any_letters_arrives(remote: Remote, folder: Path) -> None:
    """Quotes, line ends, backslashes and letters beyond the first plane go there and back, either way."""
    strange = '<x:s> <x:p> "a\\"b\\\\c\\nd\\te\U0001f600é\\u0001"@en .'
    for each in (remote, Remote(replace(remote.endpoint, graphs=""), remote.web)):
        each.replace("x:g", [strange])
        ((text,),) = remote.rows("SELECT ?o { GRAPH <x:g> { ?s ?p ?o } }")
        assert text == 'a"b\\c\nd\te\U0001f600é\x01'


def test_progress_is_told(remote: Remote, folder: Path) -> None:
    """Who watches is told how far it is, to the end."""
    seen: list[tuple[int, int]] = []
    done = push(Dataset.open(folder), remote, watch=lambda *step: seen.append(step))
    assert seen[-1] == (done.sent, done.sent) and seen == sorted(seen)
