"""The page of the sample articles, as a reader has it."""

import pytest

import kg


@pytest.fixture(scope="module")
def page(dataset):
    """The page."""
    return str(kg.open(dataset).draw())


VIEWS = ["positions", "sides", "relations", "claims", "documents", "timeline", "compare", "articles"]


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_opens_quietly_and_in_order(opening, axe, page, view):
    """No complaint, no request, nothing for axe-core, and no more than sixty nodes at once."""
    opened = opening(page, f"#view={view}")
    assert axe(opened) == [] and opened.quiet()
    assert len(opened.drawn()) <= 60


def test_every_statement_shows_its_words(opening, page):
    """Each of the statements opens with its words marked, cut from the article."""
    opened = opening(page)
    for number in range(opened.page.evaluate("claimgraph.statements.length")):
        opened.page.evaluate("(s) => claimgraph.go({ statement: claimgraph.statements[s].id })", number)
        found = opened.page.evaluate("""(s) => { const { marks, article } = claimgraph.statements[s];
            const { text } = JSON.parse(document.getElementById("texts").textContent)[article];
            const said = marks.filter((mark) => mark[2] === 0).map(([a, b]) => text.slice(a, b)).join("");
            return [said, [...document.querySelectorAll("#told blockquote mark.said")].map((mark) => mark.textContent).join("")]; }""", number)  # fmt: skip
        assert found[0] == found[1] != ""
    assert opened.complaints == []


def test_labels_do_not_lie_on_each_other(opening, page):
    """In every picture the labels that are drawn keep apart."""
    opened = opening(page)
    for view in VIEWS[:5]:
        opened.go(f"view={view}")
        with opened.page.expect_download() as waiting:
            opened.page.click("#as-svg")
        opened.page.evaluate(
            "(svg) => { document.getElementById('picture').hidden = true; window.shown = document.importNode(new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement, true); document.body.append(window.shown); }",
            waiting.value.path().read_text(encoding="utf-8"),
        )
        clashes = opened.page.evaluate("""(() => { const boxes = [...window.shown.querySelectorAll("text")].map((one) => one.getBBox());
            const over = (a, b) => Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x) > 3 && Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y) > 0.35 * Math.min(a.height, b.height);
            const found = boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) => over(a, b))).length; window.shown.remove(); document.getElementById('picture').hidden = false; return [boxes.length, found]; })()""")  # fmt: skip
        assert clashes[0] >= 15 and clashes[1] == 0
