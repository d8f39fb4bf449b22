import pytest

from kg.render.details import cut, details, link
from kg.render.drawing import lines


def told(graph, text):
    """What the panel is given."""
    return details(graph, lines(graph), text)


def test_every_line_leads_to_its_sentence(council, texts):
    """A line's statements hold the exact words, marked, inside their sentence, with article and offsets."""
    found = told(council, texts)
    line = next(line for line in found["lines"] if line["verb"] == "raises")
    (statement,) = (found["statements"][i] for i in line["statements"])
    assert ("Open weights invite fraud", True) in statement["pieces"]
    assert statement["pieces"][0] == ("🙂 The council met on Tuesday. “", False)
    article = found["articles"][statement["article"]]
    assert (article["title"], article["url"]) == ("Council meets", "https://example.org/council")
    assert statement["end"] - statement["start"] == len("Open weights invite fraud")


def test_one_statement_says_all_that_it_says(council, texts):
    """A claim that raises a concern and opposes a topic is one statement with two lines."""
    (statement,) = (s for s in told(council, texts)["statements"] if s["iri"] == "s1")
    assert statement["says"] == [[0, "raises", 1], [0, "opposes", 2]]
    assert statement["notes"] == ["direct quote", "cue: warn"]


def test_weight_counts_statements(council, texts):
    """A node's weight is its number of statements, not of lines."""
    assert told(council, texts)["things"][0]["weight"] == 3


@pytest.mark.parametrize("text", [lambda slug: None, lambda slug: "another text, not the one that was read"])
def test_quote_alone_where_the_text_is_not_the_one_read(council, text):
    """Without the text, or with another one, the quote stands alone: no wrong words are ever marked."""
    (statement,) = (s for s in told(council, text)["statements"] if s["iri"] == "s4")
    assert statement["pieces"] == [("Kestrel released Osprey 3", True)]


def test_what_speaks_against_a_statement_is_noted(council, texts):
    """A hedge is told with its word, and so is a denial."""
    edge = council["e"]["f"]["s4#releases"]
    edge.update(negated=True, role="maker")
    notes = {s["iri"]: s["notes"] for s in told(council, texts)["statements"]}
    assert notes["s2"] == ["hedged: might"]
    assert notes["s4"] == ["put as false", "role: maker"]


def test_claims_are_cut_to_eight_words():
    """A claim's label is its first eight words; a shorter one stays."""
    assert cut("one two three four five six seven eight nine") == "one two three four five six seven eight …"
    assert cut("one two") == "one two"


@pytest.mark.parametrize("url", ["https://example.org/a?b=c", "http://example.org"])
def test_web_addresses_are_links(url):
    """http and https addresses are kept as they are."""
    assert link(url) == url


@pytest.mark.parametrize("url", ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "//x", "https:", "", "http://[x"])  # fmt: skip
def test_anything_else_is_no_link(url):
    """Scripts, data, relative and broken addresses give no link."""
    assert link(url) == ""
