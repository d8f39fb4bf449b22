"""What measuring reads of a dataset."""

import pytest

from kg.network import measure, outline, outlines, project


@pytest.mark.parametrize("unnamed", [False, True])
@pytest.mark.parametrize("top", [None, 1])
def test_an_outline_measures_as_the_whole_network_does(debate, unnamed, top):
    """Measures of what is read for them alone are those of the graph with all its evidence."""
    whole = measure(project(debate), unnamed=unnamed, top=top)
    assert measure(outline(debate), unnamed=unnamed, top=top) == whole
    assert whole.voices[0].quote


def test_nothing_gives_an_empty_outline(nothing):
    """A dataset without statements has no nodes, no edges and nothing said."""
    assert measure(outline(nothing)) == measure(project(nothing))


def test_no_evidence_is_read_but_what_a_table_shows(debate):
    """Spans are asked for by claim, and only when words are."""
    asked = []

    class Listening:
        def select(self, sparql):
            asked.append(sparql)
            return debate.select(sparql)

    found = outline(Listening())
    assert not any("Span" in query or "oa#" in query for query in asked)
    one = found.said[0].statement
    assert set(found.words([one])) == {one}


def test_words_are_asked_for_in_batches(debate, monkeypatch):
    """However few claims a question holds, the words are the same."""
    found = outline(debate)
    claims = sorted({said.statement for said in found.said})
    whole = found.words(claims)
    monkeypatch.setattr(outlines, "BATCH", 1)
    assert len(claims) > 1
    assert found.words(claims) == whole
