"""The page in a real browser, opened from a file: its views, its picture, what it asks for."""

import pytest

from kg.debate import Debate
from kg.network import viewed
from kg.render import draw_inline, page

VIEWS = {
    "Positions": ["Fraud and scams", "Ines Abara", "Tomas Reed"],
    "Sides": ["Ines Abara", "Tomas Reed", "open-source AI"],
    "People, organisations, models": ["Delta Forum", "Ines Abara", "Kestrel", "Osprey", "Osprey 3"],
    "Claims": ["Fraud and scams", "Ines Abara", "Open weights invite fraud", "Tomas Reed", "might back a ban", "open weights invite fraud", "open-source AI"],
    "Documents": ["Council meets", "Fraud and scams", "Ines Abara", "The lab answers", "Tomas Reed", "open-source AI"],
}  # fmt: skip


@pytest.mark.parametrize("name", VIEWS)
def test_every_view_is_one_click_away(opened, name):
    """Each view draws its nodes, and nothing is complained of or asked for."""
    opened.page.locator("#views button", has_text=name).click()
    assert opened.drawn() == VIEWS[name]
    assert opened.page.locator("#views [aria-current]").inner_text() == name
    assert opened.quiet()


def test_stances_have_their_own_colour_and_end(opened):
    """Lines that raise and lines that dismiss differ in colour and in their end."""
    looks = """claimgraph.picture.lines.map(({ edge }) => { const { options } = claimgraph.network.body.edges[edge.id];
        return [edge.predicate, options.color.color, options.arrows.to.type]; })"""
    (_, raised, end), (_, dismissed, other) = sorted(opened.page.evaluate(looks), reverse=True)
    assert raised != dismissed and {end, other} == {"triangle", "bar"}


def test_what_is_denied_or_not_accepted_is_dashed(opened):
    """Negated and unaccepted relations look different from those that hold."""
    opened.go("view=relations")
    dashes = "Object.fromEntries(claimgraph.picture.lines.map(({ edge }) => [edge.predicate, claimgraph.network.body.edges[edge.id].options.dashes]))"
    found = opened.page.evaluate(dashes)
    assert found["releases"] is False and found["partOf"] == [2, 5] and found["derivedFrom"] == [3, 3]
    assert "put as false" in opened.page.locator("#legend").inner_text()


def test_start_shows_the_weightiest_and_more_on_request(opening, council):
    """With few to show, the rest comes by "show more", and by "fewer" goes again."""
    opened = opening(page(council, title="Few", core=2))
    assert len(opened.drawn()) == 2 and "2 of 3 shown" in opened.page.locator("#shown").inner_text()
    opened.page.get_by_role("button", name="show 1 more").click()
    assert len(opened.drawn()) == 3
    opened.page.get_by_role("button", name="fewer").click()
    assert len(opened.drawn()) == 2


def test_physics_is_off_until_somebody_asks(opened):
    """Nodes stand still at open; the button lets forces move them, and stops them."""
    opened.go("view=relations")
    running = "claimgraph.network.physics.physicsEnabled"
    assert opened.page.evaluate(running) is False
    opened.page.click("#physics")
    assert opened.page.evaluate(running) is True and opened.page.get_attribute("#physics", "aria-pressed") == "true"
    opened.page.click("#physics")
    assert opened.page.evaluate(running) is False


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_follow_the_system(opening, council, scheme):
    """Background and nodes take the colours of the light or the dark scheme."""
    opened = opening(page(council, title="Council"), color_scheme=scheme)
    found = opened.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert found == {"light": "rgb(250, 249, 246)", "dark": "rgb(20, 23, 28)"}[scheme]


def test_colours_can_be_chosen(opened):
    """The button goes through dark, light, and as the system has it; the picture follows."""
    colour = f"claimgraph.network.body.nodes[{opened.number('Ines Abara')}].options.color.background"
    before = opened.page.evaluate(colour)
    opened.page.click("#theme")
    assert opened.page.evaluate(colour) != before and "theme=dark" in opened.page.url
    opened.page.click("#theme")
    opened.page.click("#theme")
    assert opened.page.evaluate(colour) == before


@pytest.mark.parametrize(("button", "head"), [("#as-png", b"\x89PNG"), ("#as-svg", b"<svg")])
def test_picture_as_a_file(opened, button, head):
    """PNG and SVG are made in the browser and named after the page and its view."""
    with opened.page.expect_download() as waiting:
        opened.page.click(button)
    content = waiting.value.path().read_bytes()
    assert content.startswith(head) and waiting.value.suggested_filename.startswith("council-positions.")
    if head == b"<svg":
        assert "Ines Abara" in content.decode("utf-8")


def test_prints_light_and_without_controls(opened):
    """On paper the page is light, and shows no buttons."""
    opened.page.emulate_media(media="print", color_scheme="dark")
    assert opened.page.locator("#filters").is_hidden() and opened.page.locator("#search").is_hidden()
    assert opened.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(250, 249, 246)"
    assert opened.page.pdf()[:4] == b"%PDF"


def test_empty_page_opens(opening):
    """A page without data opens without complaint and says that there is none."""
    opened = opening(page(viewed(Debate((), (), ())), title="Empty"))
    assert "No graph data" in opened.page.locator("main").inner_text()
    opened.page.click("#accuracy")
    assert opened.complaints == []


def test_without_script_the_page_says_why_it_is_blank(opening, council):
    """With scripts switched off, the page says what it needs and what to do instead."""
    opened = opening(page(council, title="Council"), java_script_enabled=False)
    assert "scripts are switched off" in opened.page.locator("noscript").inner_text()


def test_works_inside_a_notebook_frame(opening, council):
    """In the notebook's frame the page draws itself, can be used, and cannot reach the notebook around it."""
    opened = opening(f"<!doctype html><title>notebook</title>{draw_inline(page(council, title='Council'))}")
    frame = opened.page.frame_locator("iframe")
    assert frame.locator("#told h2").inner_text() == "Who raises what"
    frame.locator("#views button", has_text="Claims").click()
    frame.get_by_role("button", name="Ines Abara", exact=True).first.click()
    assert frame.locator("#told h2").inner_text() == "Ines Abara"
    assert opened.page.evaluate("document.querySelector('iframe').contentDocument") is None
    assert (opened.complaints, opened.requests[:1]) == ([], [opened.url])


def test_page_tells_how_well_it_does(opened):
    """One press shows the figures of the evaluation."""
    opened.page.click("#accuracy")
    assert "extracted by machine" in opened.told() and "who says what" in opened.told()
