"""Text is text: whatever stands in a name, a title, a quote, an address is shown and never run."""

import json

import pytest

import kg
from kg.render import page

BREAKOUT = "</script><script>window.owned=1</script>"
ODD = "\u202eeltit\u202c \U0001d54f🙂 \u2028 ${1} {{ 7*7 }} &lt;b&gt;"

STATES = ["", "view=relations", "view=claims", "view=documents", "view=sides", "as=table", "view=claims&as=table", "view=timeline", "view=compare", "view=articles"]  # fmt: skip


@pytest.fixture
def attacked(opening, hostile):
    """The page of the hostile debate."""
    return opening(page(hostile, title=f"{hostile.things[0].label}</title><script>window.owned=1</script>"))


def harmless(opened):
    """Whether nothing ran, nothing was asked for, and no element came in."""
    foreign = "document.querySelectorAll('#told img, #stage img, #found img, #facets img, h1 img, [onerror], [onload], [href^=javascript]').length"
    return opened.page.evaluate("window.owned") is None and opened.page.evaluate(foreign) == 0 and opened.quiet()


@pytest.mark.parametrize("state", STATES)
def test_every_view_shows_it_as_text(attacked, state):
    """No view runs anything."""
    attacked.go(state)
    for i in range(attacked.page.evaluate("claimgraph.core.nodes.length")):
        attacked.page.evaluate("(i) => claimgraph.go({ node: claimgraph.core.nodes[i].id })", i)
    assert harmless(attacked)


def test_names_and_quotes_are_read_as_they_are(attacked, hostile):
    """The panel, the search, the article show every character, right-to-left marks and astral ones too."""
    attack = hostile.things[0].label
    attacked.click_node(attack)
    assert attacked.page.locator("#told h2").text_content() == attack
    attacked.page.fill("#query", "onerror")
    assert attack in attacked.page.locator("#found").text_content()
    attacked.page.press("#query", "Escape")
    attacked.go(f"view=articles&open={hostile.articles[0].iri.replace('https://w3id.org/claimgraph/id/', 'id:')}")
    attacked.page.evaluate("document.querySelectorAll('.text .ref').forEach((one) => one.remove())")
    assert attacked.page.locator(".text").text_content() == hostile.articles[0].text
    assert attacked.page.locator(".text mark.claim").text_content() == "</script><script>window.owned=1</script>"
    assert harmless(attacked)


def test_hints_of_nodes_and_lines_are_text(attacked, hostile):
    """What the pointer shows is text."""
    for place in (f"getPosition({attacked.number(hostile.things[0].label)})", "body.edges[0].edgeType.getPoint(0.5)"):
        at = attacked.page.evaluate(f"claimgraph.network.canvasToDOM(claimgraph.network.{place})")
        box = attacked.page.locator("#network").bounding_box()
        attacked.page.mouse.move(box["x"] + at["x"] + 30, box["y"] + at["y"] + 60)
        attacked.page.mouse.move(box["x"] + at["x"], box["y"] + at["y"], steps=4)
        attacked.page.locator(".vis-tooltip").wait_for(state="visible")
        assert "onerror" in attacked.page.locator(".vis-tooltip").text_content()
    assert harmless(attacked)


def test_picture_as_svg_is_inert(attacked, opening):
    """A name in an exported picture is text there, too."""
    with attacked.page.expect_download() as waiting:
        attacked.page.click("#as-svg")
    svg = waiting.value.path().read_text(encoding="utf-8")
    assert "<script" not in svg and "<img" not in svg and "&lt;img" in svg


def test_policy_stops_what_would_get_in(opened):
    """The policy is in force: an image, a script and a handler added later are all refused."""
    opened.page.evaluate(
        """() => { document.body.insertAdjacentHTML("beforeend", "<img src='https://example.org/x.png' onerror='window.owned=1'>");
        const script = document.createElement("script"); script.textContent = "window.owned = 1"; document.body.append(script); }"""
    )
    opened.page.wait_for_timeout(200)
    assert opened.page.evaluate("window.owned") is None
    assert opened.complaints and all("Content Security Policy" in complaint for complaint in opened.complaints)


def test_articles_that_attack_are_harmless_from_end_to_end(opening, tmp_path):
    """An article with hostile id, title, author, address and text is built, drawn and reported on, and stays text."""
    attack = "<img src=x onerror='window.owned=1'>"
    text = f"{ODD} Ada Reyes of Acme Labs warned that open models could help criminals {BREAKOUT}. Meta released Llama 2 \U0001d54f."
    record = {"id": f'"{attack}', "text": text, "title": BREAKOUT + attack, "author": attack, "publisher": BREAKOUT}
    path = tmp_path / "attack.jsonl"
    path.write_text(json.dumps(record | {"url": "javascript:window.owned=1", "date": "2024-05-01"}), encoding="utf-8")
    graph = kg.build(path)
    opened = opening(str(graph.draw()))
    assert opened.drawn() and opened.page.locator("h1").text_content() == BREAKOUT + attack
    for state in STATES:
        opened.go(state)
    opened.go("view=claims")
    said = opened.page.evaluate("claimgraph.statements.findIndex(({ node }) => node !== undefined)")
    opened.page.evaluate("(s) => claimgraph.go({ statement: claimgraph.statements[s].id })", said)
    assert "open models could help criminals" in opened.page.locator("#told mark.said").last.text_content()
    assert harmless(opened)
    told = opening(graph.report(fmt="html"))
    assert told.page.evaluate("window.owned") is None and told.complaints == []
