"""An invented network with texts, one with hostile names, and a browser to open pages in."""

from collections.abc import Iterator

import networkx as nx
import pytest
from playwright.sync_api import Browser, sync_playwright

from kg.vocab import ID

TEXT = (
    "Short opening line.\n"
    "🙂 The council met on Tuesday. “Open weights invite fraud,” warned Ines Abara, who chairs the Delta Forum. "
    "Ines Abara might back a ban. Nobody answered.\n"
    "Kestrel released Osprey 3."
)
TEXTS = {"council-1": TEXT}
DOCUMENT = f"{ID}doc_council-1"

FLAGS = [
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
]  # fmt: skip


def statement(iri, words, predicate, **more):
    """Edge attributes as the projection gives them, with the place of *words* in the text."""
    start = TEXT.index(words)
    place = {"start": start, "end": start + len(words), "spans": f"{start}-{start + len(words)}", "quote": words}
    article = {"document": DOCUMENT, "title": "Council meets", "date": "2024-05-01", "publisher": "The Ledger"}
    manner = {"kind": "claim", "negated": False, "hedged": False, "former": False, "url": "https://example.org/council"}
    return article | place | manner | {"statement": iri, "predicate": predicate} | more


def add(graph, source, target, data):
    """Add one edge under the key that the projection would give it."""
    graph.add_edge(source, target, key=f"{data['statement']}#{data['predicate']}", **data)


def thing(graph, node, kind, label, **more):
    """Add one node."""
    graph.add_node(node, **({"type": kind, "label": label, "aliases": "", "documents": 1} | more))


@pytest.fixture
def texts():
    """The text of each document by its slug."""
    return TEXTS.get


@pytest.fixture
def council():
    """A network of six nodes: a claim, a relation, a hedged claim."""
    graph = nx.MultiDiGraph()
    thing(graph, "a", "Person", "Ines Abara", aliases="Abara | I. Abara")
    thing(graph, "b", "Concern", "Fraud and scams")
    thing(graph, "c", "Topic", "open-source AI")
    thing(graph, "d", "Org", "Delta Forum")
    thing(graph, "e", "Org", "Kestrel")
    thing(graph, "f", "Model", "Osprey 3")
    said = {"attribution": "DirectQuote", "cue": "warn", "modality": "Asserted"}
    add(graph, "a", "b", statement("s1", "Open weights invite fraud", "raises", **said))
    add(graph, "a", "c", statement("s1", "Open weights invite fraud", "opposes", **said))
    add(graph, "a", "c", statement("s2", "might back a ban", "about", hedged=True, hedges="might"))
    add(graph, "a", "d", statement("s3", "Ines Abara, who chairs the Delta Forum", "leads", kind="relation"))
    add(graph, "e", "f", statement("s4", "Kestrel released Osprey 3", "releases", kind="relation"))
    return graph


PLACES = {"a": (0, 0), "b": (300, -120), "c": (300, 120), "d": (-300, 0), "e": (-300, 250), "f": (300, 260)}


@pytest.fixture
def places():
    """Where the nodes stand, far enough from each other to be clicked."""
    return PLACES


ATTACK = "<img src=x onerror='window.owned=1'>"
BREAKOUT = "</script><script>window.owned=1</script>"
ODD = "\u202eeltit\u202c \U0001d54f🙂 \u2028 ${1} {{ 7*7 }} &lt;b&gt;"


@pytest.fixture
def hostile():
    """A network in which every text that comes from outside tries to become code."""
    graph = nx.MultiDiGraph()
    thing(graph, "a", "Person", ATTACK, aliases=BREAKOUT)
    thing(graph, "b", "Concern", BREAKOUT + ODD)
    thing(graph, "f", "<svg onload='window.owned=1'>", "javascript:window.owned=1")
    trap = {
        "title": BREAKOUT + ATTACK, "url": "javascript:window.owned=1", "publisher": ATTACK, "date": "<b>now</b>",
        "quote": ATTACK + BREAKOUT + ODD, "cue": ATTACK, "hedges": BREAKOUT,
    }  # fmt: skip
    add(graph, "a", "b", statement("s1", "Open weights", "raises", **trap))
    add(graph, "a", "f", statement("s2", "Open weights", "<i>owns</i>", **trap))
    return graph


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """A browser for all tests of the session."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()
