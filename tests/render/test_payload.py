from dataclasses import replace

import pytest

from kg.debate import Article
from kg.render.addresses import link
from kg.render.payload import payload
from kg.vocab import ID


def statement(found, name):
    """One statement of the page's data."""
    return next(one for one in found["statements"] if one["id"] == f"id:{name}")


def test_marks_stand_in_units_of_utf16(council):
    """Marks cut the words out of the text as JavaScript counts it; the offsets that people read are code points."""
    found = payload(council)
    said = statement(found, "c1")
    text = found["texts"][said["article"]]["text"].encode("utf-16-le")
    words = {role: text[2 * a : 2 * b].decode("utf-16-le") for a, b, role in said["marks"]}
    assert words == {0: "Open weights invite fraud", 1: "warned", 2: "Ines Abara"}
    assert said["at"] == [51, 76] and said["marks"][0][0] == 52


def test_words_that_are_not_in_the_text_travel_with_the_statement(council):
    """Without the text, or with another one, the quote stands alone: no wrong words are ever marked."""
    for text in (None, "another text"):
        other = replace(council, articles=tuple(replace(each, text=text) for each in council.articles))
        assert statement(payload(other), "c1")["quote"] == "Open weights invite fraud"
    assert "quote" not in statement(payload(council), "c1")


def test_how_a_statement_is_put_is_told(council):
    """What is not plain says so."""
    found = payload(council)
    manners = {name: statement(found, name).get("manner") for name in ("c1", "c2", "c3", "r3", "r4")}
    assert manners == {"c1": None, "c2": "hedged", "c3": "negated", "r3": "negated", "r4": "candidate"}


def test_links_between_claims_are_there(council):
    """Who disputes whom is told by numbers of statements."""
    found = payload(council)
    ids = [one["id"] for one in found["statements"]]
    assert [[ids[one], how, ids[other]] for one, how, other in found["core"]["links"]] == [
        ["id:c1", "disputes", "id:c3"], ["id:c3", "disputes", "id:c1"],
    ]  # fmt: skip


def test_concerns_know_what_stands_above_them(council):
    """The taxonomy's tree comes along."""
    nodes = payload(council)["core"]["nodes"]
    fraud = next(node for node in nodes if node["label"] == "Fraud and scams")
    assert nodes[fraud["above"]]["label"] == "Misuse"


def test_unnamed_sources_are_told_apart_by_their_article(council):
    """Critics of one article are not those of another."""
    source = replace(
        council.things[0], iri=f"{ID}source_reply-2_critics", kind="UnnamedSource", label="critics", broader=""
    )
    nodes = payload(replace(council, things=(*council.things, source)))["core"]["nodes"]
    assert "critics (article 2)" in [node.get("label") for node in nodes]


def test_addresses_that_are_no_web_addresses_are_left_out(council):
    """A link is followed only where it leads to the web."""
    article = Article("x", "T", url="javascript:alert(1)")
    assert "url" not in payload(replace(council, articles=(*council.articles, article)))["core"]["articles"][-1]


@pytest.mark.parametrize("url", ["https://example.org/a?b=c", "http://example.org"])
def test_web_addresses_are_links(url):
    """http and https addresses are kept as they are."""
    assert link(url) == url


@pytest.mark.parametrize("url", ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "//x", "https:", "", "http://[x"])  # fmt: skip
def test_anything_else_is_no_link(url):
    """Scripts, data, relative and broken addresses give no link."""
    assert link(url) == ""
