"""A dataset brought to a remote store, graph by graph: what changed is sent, what is gone is dropped, the rest stays.

Before a graph is touched the ledger says that it is underway, and its digest is written when it is whole: a push that
is broken off is taken up by the next one, and leaves no graph behind that nobody knows of.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kg.errors import UsageError
from kg.store.dataset import Dataset
from kg.store.remote.graphs import digest, graphs, is_document, lines
from kg.store.remote.ledger import UNDERWAY, UNITED, Ledger
from kg.store.remote.protocol import Remote

TOGETHER = 50
"""So many graphs are noted in the ledger with one request."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """How to push. *union*: keep the triples of all graphs in the default graph, too, each once. *loaded*: the
    articles are there already, only note it. *force*: drop articles even if they are most of what is there.
    """

    union: bool = False
    loaded: bool = False
    force: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done: graphs to send with their digests, graphs to drop, and how many stay as they are."""

    send: dict[str, str]
    drop: tuple[str, ...]
    same: int
    union: bool

    @property
    def mark(self) -> str:
        """What stands behind the digests."""
        return UNITED if self.union else ""

    def __bool__(self) -> bool:
        """Whether there is anything to do."""
        return bool(self.send or self.drop)


@dataclass(frozen=True, slots=True)
class Pushed:
    """What was done: graphs sent, dropped and left as they were, and the triples that were sent."""

    sent: int
    dropped: int
    same: int
    triples: int


Watch = Callable[[int, int], object]
"""Is told how many graphs are done, and of how many."""


def push(dataset: Dataset, remote: Remote, wanted: Wanted = Wanted(), watch: Watch | None = None) -> Pushed:
    """Bring the remote store to what *dataset* holds; one that has it all already is sent nothing.

    Raises UsageError where most articles there are not in the dataset, so that it may be another's, and RemoteError
    where the store cannot be reached or refuses.
    """
    if not (remote.endpoint.graphs or remote.endpoint.update):
        remote.needed("update", "updates")
    ledger = Ledger(remote)
    plan = planned(dataset, ledger, wanted)
    check_loss(plan, ledger, wanted)
    if plan.union and not remote.endpoint.update:
        raise UsageError("the union is kept by updates: give the address for them, --update-url")
    triples = 0
    if plan:
        ledger.open(united=plan.union)
        done = 0
        for part in together(list(plan.send)):
            triples += send(dataset, ledger, plan, part, loaded=wanted.loaded)
            done = progress(watch, done + len(part), plan)
        for part in together(plan.drop):
            drop(ledger, part, union=plan.union)
            done = progress(watch, done + len(part), plan)
    return Pushed(len(plan.send), len(plan.drop), plan.same, triples)


def planned(dataset: Dataset, ledger: Ledger, wanted: Wanted) -> Plan:
    """Return what is to be done. A default graph that was kept as the union goes on being so."""
    union = wanted.union or any(held.endswith(UNITED) for held in ledger.digests.values())
    mark = UNITED if union else ""
    there = {graph: digest(lines(dataset, graph)) + mark for graph in graphs(dataset)}
    changed = {graph: held for graph, held in there.items() if ledger.digests.get(graph) != held}
    gone = tuple(sorted(set(ledger.digests) - set(there)))
    return Plan(changed, gone, len(there) - len(changed), union)


def check_loss(plan: Plan, ledger: Ledger, wanted: Wanted) -> None:
    """Raise UsageError where most of the articles there would go: it looks like another dataset's place."""
    there = sum(map(is_document, ledger.digests))
    gone = sum(map(is_document, plan.drop))
    if 2 * gone > there and not wanted.force:
        raise UsageError(
            f"{gone} of the {there} articles that were pushed to {ledger.remote.endpoint} are not in this dataset: "
            "is it the right place? --force drops them"
        )


def together(names: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield *names* in parts that are noted together."""
    for start in range(0, len(names), TOGETHER):
        yield names[start : start + TOGETHER]


def send(dataset: Dataset, ledger: Ledger, plan: Plan, names: Sequence[str], *, loaded: bool) -> int:
    """Send some graphs; return how many triples were sent. Articles that are *loaded* are only noted."""
    count = 0
    there = {graph for graph in names if loaded and is_document(graph)}
    ledger.write({graph: UNDERWAY + plan.mark for graph in names if graph not in there})
    for graph in names:
        triples = [] if graph in there else lines(dataset, graph)
        if graph not in there:
            withdraw(ledger.remote, graph, union=plan.union)
            ledger.remote.replace(graph, triples)
        unite(ledger.remote, graph, union=plan.union)
        count += len(triples)
    ledger.write({graph: plan.send[graph] for graph in names})
    return count


def drop(ledger: Ledger, names: Sequence[str], *, union: bool) -> None:
    """Drop some graphs, and strike them out once they are gone."""
    for graph in names:
        withdraw(ledger.remote, graph, union=union)
        ledger.remote.drop(graph)
    ledger.write(dict.fromkeys(names, ""))


def progress(watch: Watch | None, done: int, plan: Plan) -> int:
    """Tell how far it is, and return it."""
    if watch is not None:
        watch(done, len(plan.send) + len(plan.drop))
    return done


# --- the union in the default graph ---------------------------------------------------------------------------

WITHDRAW = """DELETE { ?s ?p ?o } WHERE {
  GRAPH <%s> { ?s ?p ?o }
  FILTER NOT EXISTS { GRAPH ?other { ?s ?p ?o } FILTER(?other != <%s>) }
}"""
UNITE = "INSERT { ?s ?p ?o } WHERE { GRAPH <%s> { ?s ?p ?o } }"


def withdraw(remote: Remote, graph: str, *, union: bool) -> None:
    """Take from the default graph what a graph states and no other does: a triple of two articles stays for one."""
    if union:
        remote.update(WITHDRAW % (graph, graph))


def unite(remote: Remote, graph: str, *, union: bool) -> None:
    """Put what a graph states into the default graph, where each triple is once, for a graph is a set."""
    if union:
        remote.update(UNITE % graph)
