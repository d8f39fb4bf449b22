"""The layers over all documents: whichever way a dataset came to be, they are those of its documents."""

import random
from collections.abc import Iterator

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.store import links as linking
from kg.store import union
from kg.store.entities import ENTITIES
from kg.store.layers import Layers
from kg.store.links import LINKS
from kg.store.union import UNION
from kg.vocab import CONCERN, GRAPH, ID, KG, PREFIXES

SAID = (
    "open models will help criminals write harmful code",
    "open models will help criminals write harmful code sooner",
    "defenders gain more from open weights than criminals",
    "nobody needs 12 laws for open weights",
)
DRAWS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 2**32)), min_size=1, max_size=14)
"""Changes: the number of a document, and what it says from now on (every fourth: nothing, it goes)."""


Line = tuple[str, str, str]


def graph(number: int, seed: int) -> tuple[str, bytes]:
    """Return the slug and the N-Quads of an invented article: names, and claims made of few words, by few speakers."""
    draw, slug = random.Random(seed), f"d{number}"
    issued = (f"{ID}doc_{slug}", f"{PREFIXES['dcterms']}issued", draw.choice(('"2024-01-02"', '"2024-03"', '"2025"')))
    lines, name = {issued, *named(draw, slug), *claimed(draw, slug)}, f"<{GRAPH}doc_{slug}>"
    return slug, "".join(sorted(f"<{s}> <{p}> {o} {name} .\n" for s, p, o in lines)).encode()


def named(draw: random.Random, slug: str) -> Iterator[Line]:
    """Yield what an article calls things, and of which kind they are."""
    for entity in draw.sample(("org_a", "org_b", "model_c", f"source_{slug}_author"), 3):
        yield ID + entity, f"{PREFIXES['rdf']}type", f"<{KG}{draw.choice(('Org', 'Agent'))}>"
        for predicate in ("knownAs", "formUsed"):
            yield ID + entity, KG + predicate, draw.choice(('"Alpha"', '"Beta"', '"Alpha models"', '"Gamma"'))


def claimed(draw: random.Random, slug: str) -> Iterator[Line]:
    """Yield what an article's speakers claim."""
    for n in range(draw.randint(0, 5)):
        claim = f"{ID}claim_{slug}_{n}"
        yield claim, f"{KG}text", f'"{draw.choice(SAID)}{draw.choice(("", " everywhere", " and not later"))}"'
        yield claim, f"{KG}negated", draw.choice(('"false"', '"true"'))
        yield claim, f"{KG}modality", f"<{KG}{draw.choice(('Asserted', 'Predicted', 'Asked'))}>"
        yield claim, f"{KG}speaker", f"<{ID}person_{draw.choice('abcdefgh')}>"
        yield claim, f"{KG}about", f"<{ID}org_{draw.choice('ab')}>"
        yield claim, KG + draw.choice(("raises", "dismisses", "mitigates")), f"<{CONCERN}{draw.choice('xxy')}>"
        for name in draw.sample(("favours", "opposes", "mitigates"), draw.randint(0, 2)):
            yield claim, KG + name, f"<{ID}org_{draw.choice('ab')}>"


class Filled:
    """A store of documents whose layers follow its changes; ``seeds`` is the account of what is in it."""

    def __init__(self, seeds: dict[int, int] | None = None) -> None:
        """Put documents in, all at once."""
        self.store, self.layers, self.seeds = ox.Store(), Layers(), dict[int, int]()
        for number, seed in (seeds or {}).items():
            self.put(number, seed)
        self.refresh()

    def graph(self, slug: str) -> bytes:
        """Return the N-Quads of a document that is in."""
        number = int(slug.removeprefix("d"))
        return graph(number, self.seeds[number])[1]

    def put(self, number: int, seed: int) -> None:
        """Put a document in, or in place of what it said before."""
        self.leave(number)
        slug, nquads = graph(number, seed)
        union.load(self.store, [(f"{GRAPH}doc_{slug}", nquads)])
        self.seeds[number] = seed

    def leave(self, number: int) -> None:
        """Take a document out."""
        self.layers.leave(self.store, f"d{number}", self.graph)
        union.drop(self.store, ox.NamedNode(f"{GRAPH}doc_d{number}"))
        self.seeds.pop(number, None)

    def change(self, number: int, seed: int) -> None:
        """Put a document in, or, for every fourth seed, take it out."""
        if seed % 4:
            self.put(number, seed)
        else:
            self.leave(number)

    def refresh(self) -> None:
        """Bring the layers up to date."""
        self.layers.refresh(self.store, [f"d{number}" for number in self.seeds], self.graph)

    def found(self) -> set[str]:
        """Return the quads of both layers."""
        return {str(q) for graph in (ENTITIES, LINKS) for q in self.store.quads_for_pattern(None, None, None, graph)}

    def graphs(self) -> set[object]:
        """Return the named graphs that the store knows of: no empty ones among them."""
        return set(self.store.named_graphs())

    def check_union(self) -> None:
        """Check that the union holds the triples of the graphs, each once, and no other."""
        every = [(quad.triple, quad.graph_name == UNION) for quad in self.store]
        assert {t for t, united in every if united} == {t for t, united in every if not united}


@pytest.mark.parametrize("window", [1, 2, 20])
def test_any_way_to_a_set_of_documents_gives_one_result(window: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents put in, replaced and taken out one by one leave the layers that building the rest at once gives."""
    monkeypatch.setattr(linking, "WINDOW", window)

    @settings(max_examples=40)
    @given(DRAWS)
    def run(draws: list[tuple[int, int]]) -> None:
        changed = Filled()
        for number, seed in draws:
            changed.change(number, seed)
            changed.refresh()
            assert changed.found() == Filled(changed.seeds).found()
            assert changed.graphs() == {quad.graph_name for quad in changed.store} - {UNION}
        changed.check_union()

    run()


@settings(max_examples=40)
@given(DRAWS, st.randoms(use_true_random=False))
def test_order_changes_nothing(draws: list[tuple[int, int]], order: random.Random) -> None:
    """The layers are the same in whichever order the documents are put in."""
    seeds = dict(draws)
    assert Filled(dict(order.sample(list(seeds.items()), len(seeds)))).found() == Filled(seeds).found()


@settings(max_examples=40)
@given(DRAWS)
def test_many_changes_at_once(draws: list[tuple[int, int]]) -> None:
    """Changes that are made together, some to one document, leave what they leave one by one."""
    changed = Filled({number: 4 * number + 1 for number in range(10)})
    for number, seed in draws:
        changed.change(number, seed)
    changed.refresh()
    assert changed.found() == Filled(changed.seeds).found()
    changed.check_union()


def test_register_that_proves_to_be_damaged_is_made_again(caplog: pytest.LogCaptureFixture) -> None:
    """Where rows are missing or unreadable, the layers are computed anew, and the log says so."""
    for damage in ("DELETE FROM claims", "UPDATE claims SET claim = 'x'", "DROP TABLE places"):
        changed = Filled({number: 4 * number + 1 for number in range(8)})
        assert changed.layers.register is not None
        changed.layers.register.connection.execute(damage)
        changed.layers.register.claim.cache_clear()
        for number in range(3):
            changed.change(number, 4 * number + 2)
        changed.refresh()
        assert changed.found() == Filled(changed.seeds).found()
        changed.check_union()
    assert caplog.text.count("is damaged") == 3


def test_claims_of_the_invented_articles_do_meet() -> None:
    """The articles of these tests have links of every kind, and entities with more than one name."""
    found = Filled({number: 4 * number + 1 for number in range(10)}).found()
    for word in ("restates", "supports", "disputes", "altLabel", "label", "#type"):
        assert any(word in quad for quad in found), word
