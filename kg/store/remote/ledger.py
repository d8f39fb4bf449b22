"""The ledger: a graph on the remote store that tells what was pushed there, so that only changes need to be sent.

It holds the digest of each graph, or that the graph is on its way. A triple that stands in it and in a second graph
shows how the store makes its default graph: not of the named ones, of them with each triple once, or once for each.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg.store.remote.protocol import Remote, inserted
from kg.vocab import GRAPH, PUSH

LEDGER, MIRROR = f"{GRAPH}pushed", f"{GRAPH}pushed-too"
DIGEST, SEEN = f"{PUSH}digest", f"{PUSH}seen"
PROBE = f'<{LEDGER}> <{SEEN}> "yes" .'

UNDERWAY = "underway"
"""In place of the digest of a graph that is being replaced: it may be half there."""

UNITED = " united"
"""Behind the digest of a graph whose triples are kept in the default graph, too."""

READ = f"SELECT ?graph ?digest {{ GRAPH <{LEDGER}> {{ ?graph <{DIGEST}> ?digest }} }}"


class Ledger:
    """What a remote store says was pushed to it: graph -> digest."""

    def __init__(self, remote: Remote) -> None:
        """Read it."""
        self.remote = remote
        self.digests = read(remote)

    def write(self, changes: Mapping[str, str]) -> None:
        """Note digests; an empty one strikes a graph out."""
        if not changes:
            return
        new = [line(graph, digest) for graph, digest in changes.items() if digest]
        self.digests.update(changes)
        self.digests = {graph: digest for graph, digest in self.digests.items() if digest}
        if self.remote.endpoint.update:
            self.remote.update(exchanged(changes, new))
        else:
            self.remote.replace(LEDGER, [PROBE, *(line(*entry) for entry in sorted(self.digests.items()))])

    def open(self, *, united: bool) -> None:
        """Put the triple in that shows how the default graph is made."""
        if not self.remote.endpoint.update:
            self.remote.replace(MIRROR, [PROBE])
            return
        default = PROBE if united else ""
        self.remote.update(f"INSERT DATA {{ {default} GRAPH <{LEDGER}> {{ {PROBE} }} GRAPH <{MIRROR}> {{ {PROBE} }} }}")


def read(remote: Remote) -> dict[str, str]:
    """Return the digest of each graph."""
    if remote.endpoint.query:
        found = [(graph or "", digest or "") for graph, digest in remote.rows(READ)]
    else:
        triples = [t for t in remote.statements(LEDGER) if t.predicate.value == DIGEST]
        found = [(str(getattr(t.subject, "value", "")), str(getattr(t.object, "value", ""))) for t in triples]
    # A write that was sent twice, or two at once, may leave two entries: then nobody knows which is true.
    held: dict[str, set[str]] = defaultdict(set)
    for graph, digest in found:
        held[graph].add(digest)
    return {graph: digests.pop() if len(digests) == 1 else UNDERWAY for graph, digests in held.items()}


def line(graph: str, digest: str) -> str:
    """Return an entry as a line of N-Triples."""
    return f'<{graph}> <{DIGEST}> "{digest}" .'


def exchanged(graphs: Iterable[str], new: list[str]) -> str:
    """Return the update that takes the entries of *graphs* out and puts others in."""
    names = " ".join(f"<{graph}>" for graph in graphs)
    entry = f"GRAPH <{LEDGER}> {{ ?graph <{DIGEST}> ?digest }}"
    out = f"DELETE {{ {entry} }} WHERE {{ VALUES ?graph {{ {names} }} {entry} }}"
    return f"{out} ;\n{inserted(LEDGER, new)}" if new else out
