"""How fast the page is written, opened and panned: python benchmarks/page.py [100] [500] [2000] [5000]

An invented debate of so many names is made as a dataset, drawn (``kg.Graph.draw``, the file included), and opened in a
real browser. ``first view`` is the time from asking for the file until the picture has been painted and answers;
``all drawn`` the same with every node of the relations on the picture; ``frames a second`` is measured while the
picture with all nodes is panned by the mouse for two seconds. Beyond 2,000 names the page opens on groups.
"""

import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from runpy import run_path
from statistics import median

from playwright.sync_api import Page, sync_playwright

import kg
from kg.model import (
    Attribution,
    Certainty,
    Claim,
    Document,
    DocumentStatements,
    Entity,
    Kind,
    Mention,
    Metadata,
    RelationMention,
    Span,
)
from kg.rdf.encode import encode
from kg.resources import concerns
from kg.store.dataset import Dataset
from kg.vocab import entity_id

ROOT = Path(__file__).parents[1]
SIZES = (100, 500, 2_000, 5_000)
LIMITS = {100: (1, 0.5), 500: (2, 0.7), 2_000: (5, 1.2), 5_000: (10, 2.5)}
"""Names -> seconds in which the file is to be written, and its first view usable."""
MOST = 2_000
NAMES = {Kind.PERSON: "Person", Kind.ORG: "Institute", Kind.MODEL: "Model"}
SPEECH = (("warned", "raises"), ("denied", "dismisses"), ("promised", "mitigates"))
A_DOCUMENT = 6
"""Relations in one article, and as many claims."""


# --- an invented debate -----------------------------------------------------------------------------------------


def grown(size: int, *, seed: int = 7) -> kg.Graph:
    """Return a graph of *size* people, organisations and models, a few of them with many statements; seeded."""
    draw = random.Random(seed)
    names = [entity(i) for i in range(size)]
    dataset = Dataset.memory(pipeline="invented")
    with dataset:
        for number, some in enumerate(batches(pairs(names, draw), A_DOCUMENT)):
            said = article(number, some, draw)
            dataset.replace(said.document.slug, encode(said, pipeline="invented"), said.document.text)
    return kg.Graph(dataset)


def entity(number: int) -> Entity:
    """Return one name: half are people, three in ten organisations, the rest models."""
    kind = (Kind.PERSON, Kind.ORG, Kind.PERSON, Kind.MODEL, Kind.ORG, Kind.PERSON, Kind.PERSON, Kind.ORG, Kind.MODEL)[
        number % 9
    ]
    name = f"{NAMES[kind]} {number}"
    return Entity(entity_id(kind, name), kind, name, (name,), "registry")


def pairs(names: Sequence[Entity], draw: random.Random) -> list[tuple[Entity, Entity]]:
    """Return who has to do with whom: each name with an earlier one, early ones oftener; half as many by chance."""
    joined = [(one, names[int(draw.random() ** 2.5 * i)]) for i, one in enumerate(names) if i]
    return joined + [(draw.choice(names), names[int(draw.random() ** 2 * len(names))]) for _ in range(len(names) // 2)]


def batches(items: Sequence[tuple[Entity, Entity]], size: int) -> Iterator[Sequence[tuple[Entity, Entity]]]:
    """Yield the pairs of one article after the other."""
    yield from (items[i : i + size] for i in range(0, len(items), size))


def article(number: int, some: Sequence[tuple[Entity, Entity]], draw: random.Random) -> DocumentStatements:
    """Return one article, a sentence a pair: the first speaks of a concern, and has to do with the other."""
    lines = [(*pair, *draw.choice(SPEECH), draw.choice(sorted(concerns()))) for pair in some if pair[0] is not pair[1]]
    sentences = [f"{a.name} of {b.name} {cue} that {about(concern)} matters here." for a, b, cue, _, concern in lines]
    starts = [0, *(sum(map(len, sentences[:i])) + i for i in range(1, len(sentences)))]
    date = f"20{20 + number % 5}-{1 + number % 12:02d}-{1 + number % 28:02d}"
    document = Document(f"article-{number}", " ".join(sentences), Metadata(f"Article {number}", date=date))
    found = [*map(Sentence, starts, sentences, lines)]
    things = {thing.id: thing for line in lines for thing in line[:2]}
    return DocumentStatements(
        document,
        tuple(things[i] for i in sorted(things)),
        tuple(sorted({mention for each in found for mention in each.mentions()})),
        tuple(each.claim(document) for each in found),
        tuple(each.relation(document) for each in found),
    )


def about(concern: str) -> str:
    """Return a concern as words."""
    return concern.replace("-", " ")


class Sentence:
    """One sentence with what is read from it."""

    def __init__(self, start: int, text: str, line: tuple[Entity, Entity, str, str, str]) -> None:
        """Keep where it stands, and what it says."""
        self.start, self.text = start, text
        self.one, self.other, self.cue, self.how, self.concern = line

    def span(self, words: str) -> Span:
        """Return where some words stand."""
        start = self.start + self.text.index(words)
        return Span(start, start + len(words), words)

    def mentions(self) -> Iterator[Mention]:
        """Yield the two names."""
        yield Mention(self.span(self.one.name), self.one.id, "registry")
        start = self.start + self.text.index(f"of {self.other.name} ") + 3  # the first name may hold the second
        yield Mention(Span(start, start + len(self.other.name), self.other.name), self.other.id, "registry")

    def claim(self, document: Document) -> Claim:
        """Return what is said."""
        content = self.span(f"{about(self.concern)} matters here")
        return Claim(
            f"claim_{document.slug}_{content.start}-{content.end}_{self.start}",
            (self.one.id,),
            (content,),
            Attribution.REPORTED,
            "verb cue, that",
            cue=self.cue,
            cue_class="Says",
            cue_span=self.span(self.cue),
            source_span=self.span(self.one.name),
            certainty=Certainty.POSSIBLE if self.start % 5 == 0 else Certainty.CERTAIN,
            **{self.how: (self.concern,)},  # type: ignore[arg-type]
        )

    def relation(self, document: Document) -> RelationMention:
        """Return what the two are to each other."""
        evidence = self.span(f"{self.one.name} of {self.other.name}")
        predicate = "affiliatedWith" if self.other.kind is Kind.ORG else "uses"
        name = f"{evidence.start}-{evidence.end}_{predicate}_{self.one.id}_{self.other.id}"
        return RelationMention(
            f"mention_{document.slug}_{name}", self.one.id, predicate, self.other.id, evidence, "name of organisation"
        )


# --- measuring --------------------------------------------------------------------------------------------------

READY = "globalThis.claimgraph?.network?.getScale() > 0"
FRAMES = """() => new Promise((done) => {
  const times = [];
  const next = (now) => { times.push(now); if (now - times[0] < 2000) requestAnimationFrame(next); else done(times); };
  requestAnimationFrame(next);
})"""
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-sync"]


def opened(page: Page, address: str) -> float:
    """Return the seconds until the page at *address* has painted its picture."""
    page.goto("about:blank")
    begun = time.perf_counter()
    page.goto(address, wait_until="commit")
    while not page.evaluate(READY):  # the page's policy forbids playwright's own way of waiting
        time.sleep(0.005)
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    return time.perf_counter() - begun


def panned(page: Page) -> tuple[float, float]:
    """Return frames a second while the picture is dragged about: the mean, and at the slowest twentieth of frames."""
    box = page.locator("#network").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] * 0.07, box["y"] + 12
    before = page.evaluate("claimgraph.network.getViewPosition()")
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate(f"() => {{ globalThis.measured = ({FRAMES})(); }}")
    begun = time.perf_counter()
    step = 0
    while time.perf_counter() - begun < 2.1:
        step += 1
        page.mouse.move(x + 3 * (step % 60) + 7, y + 2 * (step % 40) + 5)
    times = page.evaluate("globalThis.measured")
    page.mouse.up()
    if page.evaluate("claimgraph.network.getViewPosition()") == before:
        raise SystemExit("the picture did not move: nothing was measured")
    gaps = sorted(after - before for before, after in pairwise(times))
    return 1000 * len(gaps) / sum(gaps), 1000 / gaps[int(len(gaps) * 0.95)]


def measured(size: int, page: Page, folder: Path) -> str:
    """Return one line of the table."""
    graph, path = grown(size), folder / f"page-{size}.html"
    begun = time.perf_counter()
    graph.draw(path)
    written = time.perf_counter() - begun
    first = median(opened(page, path.as_uri()) for _ in range(3))
    everything = opened(page, f"{path.as_uri()}#view=relations&show={MOST}")
    drawn = page.evaluate("claimgraph.picture.nodes.length")
    rate, slow = panned(page)
    limit = LIMITS.get(size, ("", ""))
    return (
        f"{size:>6,} {path.stat().st_size / 1e6:>7.1f} {written:>9.2f} {limit[0]:>5} {first:>11.2f} {limit[1]:>5} "
        f"{drawn:>7,} {everything:>10.2f} {rate:>8.0f} {slow:>7.0f}"
    )


HEAD = " names      MB   written  (in)  first view  (in)   drawn  all drawn  frames  slowest"


def main() -> None:
    """Measure each size."""
    sizes = [int(word) for word in sys.argv[1:]] or SIZES
    chromium = run_path(str(ROOT / "tests" / "ensure_chromium.py"))["ensure"]()
    print(HEAD)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        page = browser.new_page(viewport={"width": 1400, "height": 900})
        for size in sizes:
            print(measured(size, page, Path(folder)), flush=True)
        browser.close()


if __name__ == "__main__":
    main()
