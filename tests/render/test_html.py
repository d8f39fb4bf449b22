import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.debate import Debate
from kg.errors import ResourceError
from kg.network import viewed
from kg.render import draw_inline, page
from kg.render.accuracy import figures
from kg.render.html import SCRIPTS, STYLES, TEMPLATES, inert, vis_network
from kg.render.looks import FAMILIES, NODES

ROOT = Path(__file__).parents[2]


@pytest.fixture
def html(council):
    """The page of the invented debate."""
    return page(council, title="Weights & worries")


def test_same_input_same_bytes(council, html):
    """The page depends on nothing but its input."""
    assert page(council, title="Weights & worries") == html


def test_what_a_large_view_leaves_out_is_told(council, html):
    """A page whose views hold less than there is says which, and how much of it; a whole one says nothing."""
    first, *rest = council.views
    part = page(replace(council, views=(replace(first, left=1_234), *rest)), title="Weights & worries")
    assert f"{first.name} {len(first.places)} of {len(first.places) + 1_234:,}" in part
    assert "left-out" not in html


def test_policy_holds_the_digest_of_each_script_and_style(html):
    """The policy lets in what the page carries, by digest, and nothing else."""
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)[1].replace("&#39;", "'")
    inside = re.findall(r"<(?:script|style)>(.*?)</(?:script|style)>", html, re.DOTALL)
    digests = {base64.b64encode(hashlib.sha256(code.encode()).digest()).decode() for code in inside}
    assert set(re.findall(r"'sha256-([^']*)'", policy)) == digests and len(digests) == 3
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy and "http" not in policy


def test_no_address_is_asked(html):
    """No element of the page names a file or host to load."""
    outside = re.sub(r"<script.*?</script>|<style>.*?</style>", "", html, flags=re.DOTALL)
    assert not re.findall(r"\b(?:src|href|action|poster|data)=", outside)
    assert "@import" not in html and "url(http" not in html


def test_no_handler_and_no_style_stands_in_an_element(html):
    """What a strict policy refuses is not there."""
    outside = re.sub(r"<script.*?</script>|<style>.*?</style>", "", html, flags=re.DOTALL)
    assert not re.findall(r"<[^>]*\s(?:on\w+|style)=", outside)


def test_licence_of_the_drawing_library_stays(html):
    """The library inside keeps its authors and its licence."""
    assert "Almende B.V" in html and "@license" in html


def test_head_tells_what_is_shown(html):
    """Title and counts stand in the head, escaped."""
    assert "<title>Weights &amp; worries</title>" in html
    found = re.findall(r"<b>(\d+)</b> (\w+)", html)
    assert found == [("2", "articles"), ("3", "claims"), ("4", "relations"), ("8", "names")]


def test_page_says_that_it_was_made_by_machine_and_how_well(html):
    """The warning stands on the page, with the figures of the evaluation."""
    assert "extracted by machine" in html
    core = json.loads(re.search(r'id="core">(.*?)</script>', html, re.DOTALL)[1])
    assert [row[0] for row in core["accuracy"]] == [figure.measure for figure in figures()]


def test_figures_are_those_of_the_accuracy_page():
    """What pages tell is what docs/accuracy.md tells of the articles that were kept back."""
    rows = re.findall(r"^\| (.+?) \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \|", (ROOT / "docs" / "accuracy.md").read_text(encoding="utf-8"), re.MULTILINE)  # fmt: skip
    assert [(f.measure, f.precision, f.recall, f.f1) for f in figures()] == [(m, float(p), float(r), float(f1)) for m, p, r, f1 in rows]  # fmt: skip


def test_empty_graph_says_so():
    """Without data the page says that there is none."""
    html = page(viewed(Debate((), (), ())), title="Empty")
    assert "No graph data" in html and 'id="network"' not in html


def test_colours_exist_for_every_type_and_line():
    """Every type and kind of line has a colour, light and dark."""
    css = (TEMPLATES / "css" / "colours.css").read_text(encoding="utf-8")
    for name in [*NODES, *FAMILIES]:
        assert len(re.findall(rf"--{name}: light-dark\(#[0-9a-f]{{6}}, #[0-9a-f]{{6}}\);", css)) == 1, name


def test_every_part_of_style_and_script_is_used():
    """No file of the page's lies about unused, and each is of one matter, and short."""
    assert sorted(path.stem for path in (TEMPLATES / "css").iterdir()) == sorted(STYLES)
    assert sorted(path.stem for path in (TEMPLATES / "js").iterdir()) == sorted(SCRIPTS)
    assert all(len(path.read_text(encoding="utf-8").splitlines()) < 250 for path in (TEMPLATES / "js").iterdir())


@given(st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_data_cannot_leave_its_element(data):
    """Any data comes back from the page's JSON as it was, and holds nothing that HTML or script would read."""
    written = inert(data)
    assert json.loads(written) == data
    assert not set(written) & set("<>&\u2028\u2029")


SCRIPT = """
import hashlib, sys
from kg.debate import Debate, Statement, Thing
from kg.network import viewed
from kg.render import page
things = tuple(Thing(f"n{i:02}", "Org", f"Org {i}") for i in range(12))
told = tuple(Statement(f"s{i}", "relation", "d", (f"n{i:02}",), (("uses", f"n{i * 5 % 12:02}"),), (), "q") for i in range(12))
print(hashlib.sha256(page(viewed(Debate((), things, told)), title="T").encode()).hexdigest())
"""


def test_hash_seed_changes_nothing():
    """The page is the same in interpreters that hash strings differently."""

    def run(seed):
        environment = os.environ | {"PYTHONHASHSEED": seed}
        return subprocess.run([sys.executable, "-c", SCRIPT], env=environment, capture_output=True, check=True).stdout

    assert run("1") == run("2") != b""


def test_another_pyvis_is_named(council, monkeypatch, tmp_path):
    """Where pyvis carries another vis-network, the error says which one is needed."""
    vis_network.cache_clear()
    monkeypatch.setattr("kg.render.html.VIS", tmp_path / "vis-network.min.js")
    with pytest.raises(ResourceError, match=r"install pyvis 0\.3\.2"):
        page(council, title="T")


def test_notebook_frame_holds_the_page_and_nothing_more(html):
    """The frame carries the whole page escaped in one attribute, without access to the notebook."""
    frame = draw_inline(html, height=500)
    assert type(frame) is str and frame.count("<") == 2 and 'height="500"' in frame
    assert "allow-same-origin" not in frame and "allow-scripts" in frame


def test_templates_carry_no_address_of_another_host():
    """The page's own files name no other host."""
    for path in sorted(path for path in Path(TEMPLATES).rglob("*") if path.is_file()):
        assert "//" not in re.sub(r"// .*|https\?:", "", path.read_text(encoding="utf-8")).replace("\\/\\/", ""), path
