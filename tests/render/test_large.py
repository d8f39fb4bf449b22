"""Many names: the page opens readable, everything can still be drawn, and beyond that it opens on groups."""

from pathlib import Path
from runpy import run_path

import pytest

import kg

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.slow


def made(size, folder):
    """The page of an invented debate of so many names, as a file's text."""
    graph: kg.Graph = run_path(str(ROOT / "benchmarks" / "invented.py"))["grown"](size)
    return str(graph.draw(folder / "page.html", title="Large"))


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """The page of 2,000 names."""
    return made(2_000, tmp_path_factory.mktemp("large"))


@pytest.fixture(scope="module")
def larger(tmp_path_factory):
    """The page of 2,300 names."""
    return made(2_300, tmp_path_factory.mktemp("larger"))


def test_opens_with_what_can_be_read(opening, large):
    """Of 2,000 names the page shows 60 at first, and says of how many."""
    opened = opening(large)
    assert len(opened.drawn()) == 60 and opened.quiet()
    opened.page.locator("#views button", has_text="People").click()
    assert len(opened.drawn()) == 60 and "60 of 2000 shown" in opened.page.locator("#shown").inner_text()


def test_all_can_be_drawn_and_panned(opening, large):
    """All 2,000 can be drawn; the picture is moved by the mouse; a name that was far down is found."""
    opened = opening(large, "#view=relations")
    opened.page.get_by_role("button", name="show all").click()
    assert len(opened.drawn()) == 2_000
    before = opened.page.evaluate("claimgraph.network.getViewPosition()")
    box = opened.page.locator("#network").bounding_box()
    opened.page.mouse.move(box["x"] + 20, box["y"] + 20)
    opened.page.mouse.down()
    opened.page.mouse.move(box["x"] + 220, box["y"] + 120, steps=5)
    opened.page.mouse.up()
    assert opened.page.evaluate("claimgraph.network.getViewPosition()") != before
    assert opened.quiet()


def test_name_that_is_not_shown_is_found_and_shown(opening, large):
    """A search brings a name onto the picture with those it is joined to, and its evidence beside it."""
    opened = opening(large, "#view=relations")
    name = opened.page.evaluate("claimgraph.core.nodes[claimgraph.core.views.relations.nodes.at(-1).id].label")
    opened.page.fill("#query", name)
    opened.page.press("#query", "Enter")
    assert opened.heading() == name and name in opened.drawn() and len(opened.drawn()) < 80
    assert name in opened.page.locator("#told mark.said").last.inner_text()


def test_filters_and_table_keep_up(opening, large, axe):
    """Filters count, the table shows its first rows, and axe-core finds nothing."""
    opened = opening(large, "#stance=raises&as=table")
    assert opened.page.locator("#table tbody tr").count() == 200
    opened.page.get_by_role("button", name="Show 200 more rows").click()
    assert opened.page.locator("#table tbody tr").count() == 400
    opened.go("view=positions")
    assert axe(opened) == []


def test_beyond_2000_names_the_page_opens_on_groups(opening, larger):
    """The first picture is of groups; a group opens, and a neighbourhood in it, out of the page's own data."""
    opened = opening(larger)
    assert opened.page.locator("#views [aria-current]").inner_text() == "Groups"
    assert opened.page.evaluate("claimgraph.picture.nodes.every((i) => claimgraph.core.nodes[i].kind === 'Group')")
    opened.page.locator("#told .top button").first.click()
    opened.page.get_by_role("button", name="Show this group").click()
    group = "new Set(claimgraph.picture.nodes.map((i) => claimgraph.core.nodes[i].group)).size"
    assert 1 < len(opened.drawn()) <= 60 and opened.page.evaluate(group) == 1
    opened.page.locator("#told .top button").first.click()
    opened.page.get_by_role("button", name="Only this neighbourhood").click()
    assert opened.heading() in opened.drawn() and opened.quiet()


def test_what_is_too_much_is_not_drawn_at_once(opening, larger):
    """More than 2,000 are never drawn together, whatever the address asks for."""
    opened = opening(larger, "#view=relations&show=99999")
    assert len(opened.drawn()) == 2_000
