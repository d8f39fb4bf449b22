"""An invented debate with texts, one with hostile names, and a browser to open pages in."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from kg.debate import CLAIM, RELATION, Article, Debate, Link, Mark, Named, Statement, Thing
from kg.network import viewed
from kg.vocab import CONCERN, ID, TOPIC

TEXT = (
    "Short opening line.\n"
    "🙂 The council met on Tuesday. “Open weights invite fraud,” warned Ines Abara, who chairs the Delta Forum. "
    "Ines Abara might back a ban. Nobody answered.\n"
    "Kestrel released Osprey 3. Kestrel does not own Delta Forum."
)
REPLY = "An answer from the lab. Tomas Reed denied that open weights invite fraud. He had numbers. Osprey 3 may derive from Osprey."
FIRST, SECOND = f"{ID}doc_council-1", f"{ID}doc_reply-2"
WHO = {
    "abara": ("Person", "Ines Abara"),
    "reed": ("Person", "Tomas Reed"),
    "delta": ("Org", "Delta Forum"),
    "kestrel": ("Org", "Kestrel"),
    "osprey": ("Model", "Osprey"),
    "osprey-3": ("Model", "Osprey 3"),
}

FLAGS = [
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
]  # fmt: skip


def marks(text: str, **words: str) -> tuple[Mark, ...]:
    """Return the marks of some words of a text by their role: ``said``, ``cue``, ``who``."""
    return tuple(sorted(Mark(text.index(each), text.index(each) + len(each), role) for role, each in words.items()))


def claim(name: str, text: str, article: str, speaker: str, aims: list[tuple[str, str]], **more: Any) -> Statement:
    """Return a claim with its words in a text."""
    words = {role: more.pop(role) for role in ("said", "cue_", "who") if role in more}
    found = marks(text, **{role.rstrip("_"): each for role, each in words.items()})
    return Statement(f"{ID}{name}", CLAIM, article, (ID + speaker,), tuple(aims), found, words["said"], **more)


def relation(name: str, text: str, article: str, ends: tuple[str, str, str], said: str, **more: Any) -> Statement:
    """Return a relation mention with its words in a text."""
    subject, predicate, target = ends
    found = marks(text, said=said)
    return Statement(
        f"{ID}{name}", RELATION, article, (ID + subject,), ((predicate, ID + target),), found, said, **more
    )


def named(text: str, *names: str) -> tuple[Named, ...]:
    """Return where a text names whom first."""
    return tuple(sorted(Named(text.index(WHO[n][1]), text.index(WHO[n][1]) + len(WHO[n][1]), ID + n) for n in names))


FRAUD, OPEN = f"{CONCERN}fraud", f"{TOPIC}open-source-ai"

STATEMENTS = (
    claim("c1", TEXT, FIRST, "abara", [("opposes", OPEN), ("raises", FRAUD)], said="Open weights invite fraud",
          cue_="warned", who="Ines Abara", attribution="DirectQuote", cue="warn", rule="verb cue"),
    claim("c2", TEXT, FIRST, "abara", [("about", OPEN)], said="might back a ban", certainty="Possible", hedges=("might",)),
    relation("r1", TEXT, FIRST, ("abara", "leads", "delta"), "Ines Abara, who chairs the Delta Forum"),
    relation("r2", TEXT, FIRST, ("kestrel", "releases", "osprey-3"), "Kestrel released Osprey 3"),
    relation("r3", TEXT, FIRST, ("kestrel", "partOf", "delta"), "Kestrel does not own Delta Forum", negated=True),
    claim("c3", REPLY, SECOND, "reed", [("dismisses", FRAUD), ("favours", OPEN)], said="open weights invite fraud",
          cue_="denied", who="Tomas Reed", attribution="ReportedSpeech", cue="deny", negated=True),
    relation("r4", REPLY, SECOND, ("osprey-3", "derivedFrom", "osprey"), "Osprey 3 may derive from Osprey",
             status="Candidate"),
)  # fmt: skip

THINGS = (
    Thing(f"{CONCERN}fraud", "Concern", "Fraud and scams", definition="Deceit for gain.", broader=f"{CONCERN}misuse"),
    Thing(f"{CONCERN}misuse", "Concern", "Misuse"),
    *(Thing(ID + name, kind, label, documents=1) for name, (kind, label) in sorted(WHO.items()) if name != "abara"),
    Thing(f"{ID}abara", "Person", "Ines Abara", aliases=("Abara", "I. Ábara"), documents=1),
    Thing(OPEN, "Topic", "open-source AI"),
)


@pytest.fixture
def council() -> Debate:
    """Two articles, of which the second disputes the first: direct, hedged, negated, and a candidate."""
    articles = (
        Article(FIRST, "Council meets", "2024-05-01", "https://example.org/council", "The Ledger", "", TEXT,
                named(TEXT, "abara", "delta", "kestrel", "osprey-3")),
        Article(SECOND, "The lab answers", "2024-07-09", "", "Daily Lab", "Sam Poe", REPLY, named(REPLY, "reed", "osprey-3")),
    )  # fmt: skip
    links = (Link(f"{ID}c1", "disputes", f"{ID}c3"), Link(f"{ID}c3", "disputes", f"{ID}c1"))
    return viewed(Debate(articles, THINGS, STATEMENTS, links))


ATTACK = "<img src=x onerror='window.owned=1'>"
BREAKOUT = "</script><script>window.owned=1</script>"
ODD = "\u202eeltit\u202c \U0001d54f🙂 \u2028 ${1} {{ 7*7 }} &lt;b&gt;"


@pytest.fixture
def hostile() -> Debate:
    """A debate in which every text that comes from outside tries to become code."""
    text = f"{ODD} {ATTACK} said {BREAKOUT} and {ODD}."
    source, where, trap = f"{ID}doc_x\" onload='window.owned=1", f"{ID}concern_a", ATTACK + BREAKOUT
    said = claim("c1", text, source, "a", [("raises", where)], said=BREAKOUT, cue_="said", who=ATTACK, cue=ATTACK,
                 hedges=(BREAKOUT,), rule=trap, attribution="<b>x</b>")  # fmt: skip
    tie = relation("r1", text, source, ("a", "<i>owns</i>", "f"), "said", role=ATTACK)
    article = Article(source, trap + ODD, "2024-01-<b>", "javascript:window.owned=1", ATTACK, BREAKOUT, text,
                      (Named(text.index(ATTACK), text.index(ATTACK) + len(ATTACK), f"{ID}a"),))  # fmt: skip
    things = (
        Thing(f"{ID}a", "Person", ATTACK, aliases=(BREAKOUT,)),
        Thing(where, "Concern", BREAKOUT + ODD, definition=ATTACK),
        Thing(f"{ID}f", "<svg onload='window.owned=1'>", "javascript:window.owned=1"),
    )
    return viewed(Debate((article,), things, (said, tie), (Link(f"{ID}c1", "supports", f"{ID}c1"),)))


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """A browser for all tests of the session."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


class Opened:
    """A page in the browser, with everything that it asked for and complained about."""

    def __init__(self, browser: Browser, path: Path, fragment: str = "", **options: Any) -> None:
        """Open the file at *path*."""
        options = {"viewport": {"width": 1400, "height": 900}} | options
        self.page: Page = browser.new_context(**options).new_page()
        self.page.set_default_timeout(10_000)
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.url = path.as_uri()
        self.page.goto(self.url + fragment)

    def go(self, fragment: str) -> None:
        """Follow a link to another state of the same page."""
        self.page.evaluate("(to) => { location.hash = to; }", fragment)
        self.page.wait_for_timeout(50)

    def click(self, place: str) -> None:
        """Click on the canvas where a JavaScript expression says, in the network's own coordinates."""
        at = self.page.evaluate(f"claimgraph.network.canvasToDOM({place})")
        box = self.page.locator("#network").bounding_box()
        assert box is not None
        self.page.mouse.click(box["x"] + at["x"], box["y"] + at["y"])
        self.page.wait_for_timeout(350)  # a click waits whether it becomes a double one

    def click_node(self, name: str) -> None:
        """Click on the node of that name."""
        self.click(f"claimgraph.network.getPosition({self.number(name)})")

    def click_line(self, verb: str) -> None:
        """Click on the first line with that predicate."""
        line = f"claimgraph.picture.lines.find(({{ edge }}) => edge.predicate === '{verb}').edge.id"
        self.click(f"claimgraph.network.body.edges[{line}].edgeType.getPoint(0.5)")

    def number(self, name: str) -> int:
        """Return the number of the node of that name."""
        found: int = self.page.evaluate(
            "(name) => claimgraph.core.nodes.findIndex(({ label }) => label === name)", name
        )
        return found

    def drawn(self) -> list[str]:
        """Return the names on the picture, sorted."""
        names = "claimgraph.picture.nodes.map((i) => claimgraph.core.nodes[i].label).sort()"
        found: list[str] = self.page.evaluate(names)
        return found

    def told(self) -> str:
        """Return the text of the panel."""
        return self.page.locator("#told").inner_text()

    def heading(self) -> str:
        """Return the heading of the panel."""
        return self.page.locator("#told h2").first.inner_text()

    def quiet(self) -> bool:
        """Return whether the page complained of nothing and asked for nothing but itself."""
        return (self.complaints, {url.partition("#")[0] for url in self.requests}) == ([], {self.url})


Opening = Callable[..., Opened]


@pytest.fixture
def opening(browser: Browser, tmp_path: Path) -> Iterator[Opening]:
    """Opens HTML in a fresh window, and closes it after the test."""
    opened: list[Opened] = []

    def start(html: str, fragment: str = "", **options: Any) -> Opened:
        path = tmp_path / "page.html"
        path.write_text(html, encoding="utf-8")
        opened.append(Opened(browser, path, fragment, **options))
        return opened[-1]

    yield start
    for one in opened:
        one.page.context.close()


@pytest.fixture(scope="session")
def axe() -> Callable[[Opened], list[Any]]:
    """Gives what axe-core finds wrong with an open page, with the places."""
    script = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")

    def violations(opened: Opened) -> list[Any]:
        opened.page.evaluate(script)
        found = opened.page.evaluate("axe.run(document, { resultTypes: ['violations'] })")["violations"]
        return [(each["id"], [node["html"][:120] for node in each["nodes"]]) for each in found]

    return violations


@pytest.fixture
def opened(opening: Opening, council: Debate) -> Opened:
    """The page of the invented debate."""
    from kg.render import page  # noqa: PLC0415 - pyvis is slow to load

    return opening(page(council, title="Council"))
