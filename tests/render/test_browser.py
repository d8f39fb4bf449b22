"""The page in a real browser, opened from a file."""

import networkx as nx
import pytest

from kg.render import draw_inline, page


class Opened:
    """A page in the browser, with everything that it asked for and complained about."""

    def __init__(self, browser, path, **options):
        self.page = browser.new_context(viewport={"width": 1400, "height": 900}, **options).new_page()
        self.page.set_default_timeout(10_000)
        self.requests, self.complaints = [], []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.url = path.as_uri()
        self.page.goto(self.url)

    def click(self, place):
        """Click on the canvas where a JavaScript expression says, in the network's own coordinates."""
        at = self.page.evaluate(f"claimgraph.network.canvasToDOM({place})")
        box = self.page.locator("#network").bounding_box()
        self.page.mouse.click(box["x"] + at["x"], box["y"] + at["y"])

    def told(self):
        """The text of the panel."""
        return self.page.locator("#told").inner_text()


@pytest.fixture
def opening(browser, tmp_path):
    """Opens HTML in a fresh window, and closes it after the test."""
    opened = []

    def start(html, **options):
        path = tmp_path / "page.html"
        path.write_text(html, encoding="utf-8")
        opened.append(Opened(browser, path, **options))
        return opened[-1]

    yield start
    for one in opened:
        one.page.context.close()


@pytest.fixture
def opened(opening, council, places, texts):
    """The page of the invented network."""
    return opening(page(council, places, texts, title="Council", hidden=2))


def test_opens_without_complaint_or_request(opened):
    """The page draws itself without a word on the console, and asks for nothing but its own file."""
    drawn = opened.page.evaluate("claimgraph.network.body.nodeIndices.length")
    assert (drawn, opened.complaints, opened.requests) == (6, [], [opened.url])


def test_click_on_a_node_shows_its_sentences(opened):
    """A node shows its name, type, aliases, and each statement with the exact words marked in their sentence."""
    opened.click("claimgraph.network.getPosition(0)")
    marked = opened.page.locator("#told mark").all_inner_texts()
    assert opened.page.locator("#told h2").inner_text() == "Ines Abara"
    assert "also: Abara, I. Abara" in opened.told()
    assert sorted(marked) == ["Ines Abara, who chairs the Delta Forum", "Open weights invite fraud", "might back a ban"]
    assert "The council met on Tuesday. “Open weights invite fraud,” warned Ines Abara" in opened.told()


def test_click_on_a_line_shows_its_sentence_and_source(opened):
    """A line shows who says what, the words, the article as a link that gives nothing away, date and offsets."""
    opened.click("claimgraph.network.body.edges[0].edgeType.getPoint(0.5)")
    assert opened.page.locator("#told h2").inner_text() == "Ines Abara raises Fraud and scams"
    assert opened.page.locator("#told mark").all_inner_texts() == ["Open weights invite fraud"]
    link = opened.page.locator("#told a")
    assert link.get_attribute("href") == "https://example.org/council"
    assert link.get_attribute("rel") == "noopener noreferrer"
    assert "The Ledger · 2024-05-01 · characters 51–76" in opened.told()


def test_statements_on_the_same_words_share_a_card(opening, council, places, texts):
    """Two relations that rest on one and the same sentence are told beside it once."""
    council.add_edge(
        "e", "f", key="s5", **(council["e"]["f"]["s4#releases"] | {"statement": "s5", "predicate": "develops"})
    )
    opened = opening(page(council, places, texts, title="Council"))
    opened.click("claimgraph.network.getPosition(4)")
    assert opened.page.locator("#told mark").all_inner_texts() == ["Kestrel released Osprey 3"]
    assert "Kestrel develops Osprey 3" in opened.told() and "Kestrel releases Osprey 3" in opened.told()


def test_escape_and_the_cross_close_the_panel(opened):
    """Escape, and the button, lead back to the start."""
    for close in (lambda: opened.page.keyboard.press("Escape"), lambda: opened.page.click("#close")):
        opened.click("claimgraph.network.getPosition(3)")
        assert "Delta Forum" in opened.page.locator("#told h2").inner_text()
        close()
        assert "Most connected" in opened.page.locator("#told").text_content()


@pytest.mark.parametrize(
    ("words", "heading"), [("kestrel", "Kestrel"), ("i. abara", "Ines Abara"), ("FRAUD and", "Fraud and scams")]
)
def test_search_by_name_and_alias(opened, words, heading):
    """Names and aliases are found whatever their case; Enter opens the first."""
    opened.page.fill("#query", words)
    opened.page.press("#query", "Enter")
    assert opened.page.locator("#told h2").inner_text() == heading


def test_search_by_words_of_a_quote(opened):
    """Words of the evidence are found and open their statement."""
    opened.page.fill("#query", "back a ban")
    opened.page.click("#found button")
    assert opened.page.locator("#told mark").all_inner_texts() == ["might back a ban"]


def test_search_that_finds_nothing_says_so(opened):
    """No match is told, to eyes and to screen readers."""
    opened.page.fill("#query", "zzz")
    assert opened.page.locator("#found").inner_text() == "Nothing found."
    assert opened.page.locator("#heard").text_content() == "0 names, 0 statements found"


def test_legend_hides_types_and_lines(opened):
    """A legend entry hides what it stands for, with the lines that end there, and brings it back."""
    hidden = "Object.values(claimgraph.network.body.{}).filter((one) => one.options.hidden).length"
    nodes, edges = hidden.format("nodes"), hidden.format("edges")
    button = opened.page.locator('#legend [data-kind="Org"]')
    button.click()
    assert (opened.page.evaluate(nodes), opened.page.evaluate(edges)) == (2, 2)
    assert button.get_attribute("aria-pressed") == "false"
    button.click()
    opened.page.click('#legend [data-family="raises"]')
    assert (opened.page.evaluate(nodes), opened.page.evaluate(edges)) == (0, 1)


def test_everything_is_reached_by_keyboard(opened):
    """From the search, Tab reaches the list of names; Enter opens one, and the panel has the focus."""
    opened.page.locator("#told .top button").first.focus()
    opened.page.keyboard.press("Enter")
    assert opened.page.locator("#told h2").inner_text() == "Ines Abara"
    assert opened.page.evaluate("document.activeElement.id") == "told"


def test_hover_shows_a_short_text(opened):
    """The pointer over a node shows its name and how much is said of it."""
    at = opened.page.evaluate("claimgraph.network.canvasToDOM(claimgraph.network.getPosition(4))")
    box = opened.page.locator("#network").bounding_box()
    opened.page.mouse.move(box["x"] + at["x"], box["y"] + at["y"], steps=4)
    tooltip = opened.page.locator(".vis-tooltip")
    tooltip.wait_for(state="visible")
    assert tooltip.inner_text().split() == ["Kestrel", "organisation,", "1", "statement"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_follow_the_system(opening, council, places, texts, scheme):
    """Background and nodes take the colours of the light or the dark scheme."""
    opened = opening(page(council, places, texts, title="Council"), color_scheme=scheme)
    found = opened.page.evaluate(
        "[getComputedStyle(document.body).backgroundColor, claimgraph.network.body.nodes[0].options.color.background]"
    )
    assert found == {"light": ["rgb(251, 250, 247)", "#2c6fb7"], "dark": ["rgb(20, 23, 28)", "#6aa9ec"]}[scheme]


def test_hostile_texts_are_shown_and_do_nothing(opening, hostile, texts):
    """Markup in names, aliases, quotes, titles, dates and links is shown as text; no script runs, no image is asked for."""
    attack = hostile.nodes["a"]["label"]
    opened = opening(page(hostile, {"a": (0, 0), "b": (300, 0), "f": (0, 300)}, texts, title=attack))
    for node in range(3):
        opened.click(f"claimgraph.network.getPosition({node})")
        opened.page.wait_for_timeout(200)
        assert hostile.nodes["abf"[node]]["label"].split()[0] in opened.page.locator("#told h2").text_content()
    opened.page.fill("#query", "onerror")
    assert attack in opened.page.locator("#found").text_content()
    assert opened.page.locator("h1").text_content() == attack
    assert opened.page.locator("#told a, #told img, #found img, h1 img").count() == 0
    assert opened.page.evaluate("window.owned") is None
    assert (opened.complaints, opened.requests) == ([], [opened.url])


def test_policy_stops_what_would_get_in(opened):
    """The policy is in force: an image, a script and a handler added later are all refused."""
    opened.page.evaluate(
        """() => { document.body.insertAdjacentHTML("beforeend", "<img src='https://example.org/x.png' onerror='window.owned=1'>");
        const script = document.createElement("script"); script.textContent = "window.owned = 1"; document.body.append(script); }"""
    )
    opened.page.wait_for_timeout(200)
    assert opened.page.evaluate("window.owned") is None
    assert opened.complaints and all("Content Security Policy" in complaint for complaint in opened.complaints)


def test_empty_page_opens(opening, texts):
    """A page without data opens without complaint and says that there is none."""
    opened = opening(page(nx.MultiDiGraph(), {}, texts, title="Empty"))
    assert "No graph data" in opened.page.locator("main").inner_text()
    assert opened.complaints == []


def test_without_script_the_page_says_why_it_is_blank(opening, council, places, texts):
    """With scripts switched off, the page says what it needs and what to do instead."""
    opened = opening(page(council, places, texts, title="Council"), java_script_enabled=False)
    assert "scripts are switched off" in opened.page.locator("noscript").inner_text()


def test_works_inside_a_notebook_frame(opening, council, places, texts):
    """In the notebook's frame the page draws itself and cannot reach the notebook around it."""
    html = page(council, places, texts, title="Council")
    opened = opening(f"<!doctype html><title>notebook</title>{draw_inline(html)}")
    frame = opened.page.frame_locator("iframe")
    assert frame.locator("#told h2").inner_text() == "Who says what"
    assert opened.page.evaluate("document.querySelector('iframe').contentDocument") is None
    assert (opened.complaints, opened.requests[:1]) == ([], [opened.url])
