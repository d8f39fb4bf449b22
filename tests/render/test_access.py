"""Without a mouse, without colour, for screen readers: axe-core finds nothing, and everything has a key."""

import pytest

from kg.render import page

STATES = {
    "start": "",
    "node": "node=id:abara",
    "claim": "view=claims&statement=id:c1",
    "table": "as=table",
    "timeline": "view=timeline",
    "pairs": "view=compare",
    "side by side": "view=compare&left=id:abara&right=id:reed",
    "articles": "view=articles",
    "article": "view=articles&open=id:doc_council-1&statement=id:c1",
    "filtered": "view=documents&speaker=id:abara&stance=raises",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_no_violation(opening, council, axe, state, scheme):
    """Roles, names, contrast: nothing to complain of in any state of the page, light and dark."""
    opened = opening(page(council, title="Council"), f"#{STATES[state]}", color_scheme=scheme, reduced_motion="reduce")
    opened.page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert axe(opened) == []


def test_axe_finds_no_violation_while_searching_and_in_the_help(opened, axe):
    """The suggestions, the figures and the list of keys are in order, too."""
    opened.page.fill("#query", "a")
    assert axe(opened) == []
    opened.page.press("#query", "Escape")
    for button in ("#accuracy", "#help"):
        opened.page.click(button)
        assert axe(opened) == []


def test_axe_finds_no_violation_on_a_small_screen(opening, council, axe):
    """On a phone everything stands below each other, without sideways scrolling."""
    opened = opening(page(council, title="Council"), "#node=id:abara", viewport={"width": 390, "height": 800})
    assert axe(opened) == []
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= 390


def test_everything_is_reached_by_keyboard(opened):
    """From the search through views, filters and picture to the panel by Tab alone."""
    seen = set()
    for _ in range(80):
        opened.page.keyboard.press("Tab")
        seen.add(opened.page.evaluate("document.activeElement.id || document.activeElement.dataset.view || document.activeElement.dataset.value || document.activeElement.className"))  # fmt: skip
    assert {"query", "theme", "claims", "timeline", "raises", "con:fraud", "as-table", "fit", "as-svg", "network", "name"} <= seen  # fmt: skip


def test_picture_by_arrow_keys(opened):
    """Arrows go from name to name and tell where one is; Enter opens it, Escape closes it."""
    opened.page.focus("#network")
    opened.page.keyboard.press("ArrowLeft")
    first = opened.page.locator("#heard").text_content()
    opened.page.keyboard.press("ArrowRight")
    assert "statement" in first and opened.page.locator("#heard").text_content().startswith("Fraud and scams, concern")
    opened.page.keyboard.press("Enter")
    assert opened.heading() == "Fraud and scams"
    opened.page.keyboard.press("Escape")
    assert opened.heading() == "Who raises what"


def test_keys_for_everything_else(opened):
    """/ searches, t shows the table, n the neighbourhood, + zooms, ? tells them all."""
    opened.page.keyboard.press("/")
    assert opened.page.evaluate("document.activeElement.id") == "query"
    opened.page.keyboard.press("Tab")
    opened.page.keyboard.press("t")
    assert opened.page.locator("#table").is_visible()
    opened.page.keyboard.press("t")
    opened.page.focus("#network")
    scale = opened.page.evaluate("claimgraph.network.getScale()")
    opened.page.keyboard.press("+")
    assert opened.page.evaluate("claimgraph.network.getScale()") > scale
    opened.go("view=relations&node=id:kestrel")
    opened.page.keyboard.press("n")
    assert opened.drawn() == ["Delta Forum", "Kestrel", "Osprey 3"]
    opened.page.keyboard.press("?")
    assert "Escape" in opened.told()


def test_filters_keep_the_focus(opened):
    """After a filter has been set by the space bar one is still on it."""
    opened.page.focus('#facets input[data-value="raises"]')
    opened.page.keyboard.press("Space")
    assert opened.page.evaluate("document.activeElement.dataset.value") == "raises"
    assert opened.drawn() == ["Fraud and scams", "Ines Abara"]
