import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import ResourceError
from kg.render import draw_inline, page
from kg.render.html import TEMPLATES, inert, vis_network
from kg.render.looks import FAMILIES, NODES


@pytest.fixture
def html(council, places, texts):
    """The page of the invented network."""
    return page(council, places, texts, title="Weights & worries", hidden=4)


def test_same_input_same_bytes(council, places, texts, html):
    """The page depends on nothing but its input."""
    assert page(council, places, texts, title="Weights & worries", hidden=4) == html


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


def test_licence_of_the_drawing_library_stays(html):
    """The library inside keeps its authors and its licence."""
    assert "Almende B.V" in html and "@license" in html


def test_head_tells_what_is_shown(html):
    """Title and counts stand in the head, escaped, and what is left out is told."""
    assert "<title>Weights &amp; worries</title>" in html
    assert "<b>1</b> article" in html and "<b>4</b> statements" in html and "<b>6</b> names" in html
    assert "<b>4</b> more with fewer statements not shown" in html


def test_claims_are_no_names(council, places, texts):
    """Where claims are nodes, they do not count as names."""
    council.add_node("z", type="Claim", label="Weights are fine", documents=1)
    assert "<b>6</b> names" in page(council, {**places, "z": (9, 9)}, texts, title="Claims")


def test_legend_counts_types_and_lines(html):
    """The legend has each type and kind of line that is there, with its number, and no other."""
    legend = re.findall(r'data-(kind|family)="(\w+)".*?class="count">(\d+)<', html, re.DOTALL)
    assert legend == [
        ("kind", "Person", "1"), ("kind", "Org", "2"), ("kind", "Model", "1"), ("kind", "Concern", "1"), ("kind", "Topic", "1"),
        ("family", "raises", "1"), ("family", "opposes", "1"), ("family", "about", "1"), ("family", "relation", "2"),
    ]  # fmt: skip


def test_empty_graph_says_so(texts):
    """Without data the page says that there is none."""
    html = page(nx.MultiDiGraph(), {}, texts, title="Empty")
    assert "No graph data" in html and 'id="network"' not in html


def test_colours_exist_for_every_type_and_line():
    """Every type and kind of line has a colour, light and dark, and a swatch in the legend."""
    css = (TEMPLATES / "page.css").read_text(encoding="utf-8")
    for name in [*NODES, *FAMILIES]:
        assert len(re.findall(rf"--{name}: #[0-9a-f]{{6}};", css)) == 2, name
        assert f'="{name}"]' in css, name


@given(st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_data_cannot_leave_its_element(data):
    """Any data comes back from the page's JSON as it was, and holds nothing that HTML or script would read."""
    written = inert(data)
    assert json.loads(written) == data
    assert not set(written) & set("<>&\u2028\u2029")


SCRIPT = """
import hashlib, networkx as nx
from kg.render import page
g = nx.MultiDiGraph()
for i in range(12):
    g.add_node(f"n{i}", type="Org", label=f"Org {i}")
for i in range(12):
    g.add_edge(f"n{i}", f"n{i * 5 % 12}", statement=f"s{i}", predicate="uses", document=f"d{i % 3}", quote="q")
print(hashlib.sha256(page(g, {n: (0, 0) for n in g}, {}.get, title="T").encode()).hexdigest())
"""


def test_hash_seed_changes_nothing():
    """The page is the same in interpreters that hash strings differently."""

    def run(seed):
        environment = os.environ | {"PYTHONHASHSEED": seed}
        return subprocess.run([sys.executable, "-c", SCRIPT], env=environment, capture_output=True, check=True).stdout

    assert run("1") == run("2") != b""


def test_another_pyvis_is_named(council, places, texts, monkeypatch, tmp_path):
    """Where pyvis carries another vis-network, the error says which one is needed."""
    vis_network.cache_clear()
    monkeypatch.setattr("kg.render.html.VIS", tmp_path / "vis-network.min.js")
    with pytest.raises(ResourceError, match=r"install pyvis 0\.3\.2"):
        page(council, places, texts, title="T")


def test_notebook_frame_holds_the_page_and_nothing_more(html):
    """The frame carries the whole page escaped in one attribute, without access to the notebook."""
    frame = draw_inline(html, height=500)
    assert type(frame) is str and frame.count("<") == 2 and 'height="500"' in frame
    assert "allow-same-origin" not in frame and "allow-scripts" in frame


def test_templates_carry_no_address_of_another_host():
    """The page's own files name no other host."""
    for path in sorted(Path(TEMPLATES).iterdir()):
        assert "//" not in re.sub(r"// .*|https\?:", "", path.read_text(encoding="utf-8")).replace("\\/\\/", ""), path
