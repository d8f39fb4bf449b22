"""The dataset as a debate."""

import pytest

import kg
from kg.network import debate


@pytest.fixture(scope="module")
def read(dataset):
    """The debate of the sample articles."""
    found = kg.open(dataset).dataset
    return debate(found, found.text)


def test_every_claim_and_relation_is_there(read, dataset):
    """As many as the dataset counts, each with an article, and every claim with a speaker."""
    documents = kg.open(dataset).documents
    claims = [one for one in read.statements if one.kind == "claim"]
    assert len(claims) == sum(each.claims for each in documents)
    assert len(read.statements) - len(claims) == sum(each.relations for each in documents)
    assert all(one.speakers for one in claims) and {one.article for one in claims} <= {
        each.iri for each in read.articles
    }


def test_words_stand_where_their_marks_say(read):
    """What is said is cut from the article's text by its marks, pieces joined by an ellipsis."""
    texts = {article.iri: article.text for article in read.articles}
    for one in read.statements:
        said = [texts[one.article][mark.start : mark.end] for mark in one.marks if mark.role == "said"]
        assert " … ".join(said) == one.quote


def test_cue_and_speaker_are_marked(read):
    """A reported claim has its cue and its speaker marked, too."""
    blumenthal = next(one for one in read.statements if any("blumenthal" in speaker for speaker in one.speakers))
    assert {mark.role for mark in blumenthal.marks} == {"said", "cue", "who"}


def test_links_lead_from_claim_to_claim(read):
    """Both ends of every link are claims of the debate."""
    claims = {one.iri for one in read.statements if one.kind == "claim"}
    assert read.links and all({each.one, each.other} <= claims for each in read.links)


def test_whatever_is_named_is_a_thing(read):
    """Every speaker, target and mention is among the things, and with a concern all concerns above it."""
    things = {thing.iri for thing in read.things}
    joined = {end for one in read.statements for end in (*one.speakers, *(target for _, target in one.aims))}
    assert joined | {mention.thing for article in read.articles for mention in article.mentions} <= things
    assert {thing.broader for thing in read.things if thing.broader} <= things


def test_only_what_is_named_is_there(read):
    """Concerns of the taxonomy that no article speaks of are left out."""
    assert sum(thing.kind == "Concern" for thing in read.things) < 41
