"""The report: what it tells, that every line leads to its evidence, and that text stays text."""

import base64
import os
import re
import subprocess
import sys

import pytest
from markdown_it import MarkdownIt

from kg.debate import Debate
from kg.network import viewed
from kg.render import report
from kg.render.findings import findings
from kg.render.report import FORMATS


@pytest.fixture
def html(council):
    """The report on the invented debate as HTML."""
    return report(council, title="Weights & worries", fmt="html")


@pytest.fixture
def markdown(council):
    """The same as Markdown."""
    return report(council, title="Weights & worries", fmt="md")


def test_tells_who_takes_part_and_what_they_do(council):
    """Each speaker is there with the numbers of the claims that raise, dismiss or answer something."""
    found = findings(council)
    assert [(each.label, dict(each.by)) for each in found.speakers] == [
        ("Ines Abara", {"raises": (1,), "says": (2,)}), ("Tomas Reed", {"dismisses": (6,)}),
    ]  # fmt: skip
    assert [(each.label, dict(each.by)) for each in found.concerns] == [("Fraud and scams", {"raises": (1,), "dismisses": (6,)})]  # fmt: skip


def test_matrix_has_a_cell_for_each_speaker_and_concern(council):
    """Who does what with which concern, with the evidence."""
    grid = findings(council).matrix
    assert grid.concerns == ("Fraud and scams",)
    assert grid.rows == (("Ines Abara", ({"raises": (1,)},)), ("Tomas Reed", ({"dismisses": (6,)},)))


def test_tells_where_they_differ(council):
    """Claims that dispute each other, and concerns that one raises and another dismisses."""
    found = findings(council)
    assert found.disputes == ((1, 6),)
    assert [each.label for each in found.differences] == ["Fraud and scams", "open-source AI"]
    assert found.differences[0].sides == (("raises", (("Ines Abara", (1,)),)), ("dismisses", (("Tomas Reed", (6,)),)))


def test_relations_that_do_not_hold_say_so(council):
    """A denied or unaccepted relation is told as such."""
    words = [words for words, _ in findings(council).relations]
    assert "Kestrel part of Delta Forum (put as false)" in words
    assert "Osprey 3 derived from Osprey (not accepted, awaits a check)" in words


@pytest.mark.parametrize("fmt", FORMATS)
def test_every_reference_leads_to_its_evidence(council, fmt):
    """Each number that is named stands among the evidence, with its words."""
    told = report(council, title="T", fmt=fmt)
    asked = set(re.findall(r"#s(\d+)[\")]", told))
    there = set(re.findall(r'id="s(\d+)"', told))
    assert asked and asked <= there
    assert "Open weights invite fraud" in told and "extracted by machine" in told.lower()


def test_words_are_marked_in_their_sentence(html, markdown):
    """The evidence has the words marked where they stand."""
    assert "<mark>Open weights invite fraud</mark>,” warned Ines Abara" in html
    assert "**Open weights invite fraud**,” warned Ines Abara" in markdown.replace("\\", "")


def test_charts_are_inside_for_light_and_dark(html):
    """Charts are pictures inside the page, each with words for those who do not see it."""
    charts = re.findall(r'<source media="\(prefers-color-scheme: dark\)" srcset="data:image/svg[^"]+"><img src="(data:image/svg[^"]+)" alt="([^"]+)"', html)  # fmt: skip
    assert len(charts) == 3 and all(words for _, words in charts)
    svg = base64.b64decode(charts[0][0].partition(",")[2]).decode("utf-8")
    assert "Ines Abara" in svg


def test_same_input_same_bytes(council, html):
    """The report depends on nothing but its input."""
    assert report(council, title="Weights & worries", fmt="html") == html


SCRIPT = """
import hashlib
from kg.debate import Debate, Statement, Thing
from kg.render import report
things = tuple(Thing(f"n{i}", "Person", f"P {i}") for i in range(9)) + tuple(Thing(f"c{i}", "Concern", f"C {i}") for i in range(5))
told = tuple(Statement(f"s{i}", "claim", "d", (f"n{i % 9}",), ((("raises", "dismisses")[i % 2], f"c{i % 5}"),), (), "q") for i in range(30))
for fmt in ("html", "md"):
    print(hashlib.sha256(report(Debate((), things, told), title="T", fmt=fmt).encode()).hexdigest())
"""


def test_hash_seed_changes_nothing():
    """The report is the same in interpreters that hash strings differently."""

    def run(seed):
        environment = os.environ | {"PYTHONHASHSEED": seed}
        return subprocess.run([sys.executable, "-c", SCRIPT], env=environment, capture_output=True, check=True).stdout

    assert run("1") == run("2") != b""


@pytest.mark.parametrize("fmt", FORMATS)
def test_report_on_nothing_says_so(fmt):
    """Without statements there is a report that says 0 found."""
    assert "0 found" in report(viewed(Debate((), (), ())), title="Empty", fmt=fmt).replace("\\", "")


def test_page_opens_quietly_and_is_in_order(opening, html, axe):
    """In a browser the report asks for nothing, complains of nothing, and axe-core finds no violation."""
    for scheme in ("light", "dark"):
        opened = opening(html, color_scheme=scheme)
        assert axe(opened) == []
        assert opened.complaints == [] and {url for url in opened.requests if not url.startswith("data:")} == {opened.url}  # fmt: skip
        assert opened.page.evaluate("[...document.images].every((image) => image.naturalWidth > 0)")


def test_reference_is_one_press_away(opening, html):
    """A number leads to its evidence."""
    opened = opening(html)
    opened.page.locator(".matrix a").last.click()
    assert "Tomas Reed dismisses Fraud and scams" in opened.page.locator(":target").inner_text()


def test_hostile_text_is_text(opening, hostile):
    """Markup in names, quotes and addresses is shown in HTML, and is nothing but text in Markdown."""
    attack = hostile.things[0].label
    opened = opening(report(hostile, title=attack, fmt="html"))
    assert opened.page.locator("h1").text_content() == attack
    assert opened.page.evaluate("window.owned") is None
    assert opened.page.locator("img:not([src^='data:']), [onerror], [href^=javascript]").count() == 0
    assert opened.complaints == []
    rendered = MarkdownIt().render(report(hostile, title=attack, fmt="md"))
    assert "<img" not in rendered and "<script" not in rendered and "<svg" not in rendered and 'href="javascript' not in rendered  # fmt: skip
    assert "window.owned" in rendered


def test_dollar_signs_are_no_mathematics(council):
    """matplotlib draws "$x$" as it stands."""
    from dataclasses import replace  # noqa: PLC0415

    things = tuple(
        replace(each, label=r"$\frac{x}$ 🙂") if each.label == "Ines Abara" else each for each in council.things
    )
    assert r"\frac" in report(replace(council, things=things), title="T", fmt="html")
