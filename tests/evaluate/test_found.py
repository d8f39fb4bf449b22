from kg.evaluate.found import FoundDocument, FoundMention, found
from kg.model import DocumentStatements, Kind
from kg.store.dataset import Dataset


def test_articles_are_known_by_their_texts(graph: Dataset, statements: DocumentStatements) -> None:
    """The key is the digest of the text, whatever the article is called."""
    assert set(found(graph)) == {statements.document.sha256}


def test_named_things_alone_have_mentions(found_article: FoundDocument) -> None:
    """Names and resolved pronouns count, described sources do not; all in the order of the text."""
    assert found_article.mentions[0] == FoundMention(0, 7, "org_tessera", Kind.ORG)
    assert {mention.entity for mention in found_article.mentions} == {
        "model_lumen-2",
        "org_bram-olde",
        "org_tessera",
        "person_orla-quist",
        "person_quist",
    }
    assert list(found_article.mentions) == sorted(found_article.mentions)


def test_claims_come_with_speakers_words_and_meaning(
    found_article: FoundDocument, statements: DocumentStatements
) -> None:
    """Whoever has no name is a source; the rest is what the records say."""
    warned = next(claim for claim in found_article.claims if claim.id.endswith("warned"))
    record = next(claim for claim in statements.claims if claim.cue == "warned")
    assert warned.speakers == {"source"} and not warned.own_voice
    assert warned.content == tuple((span.start, span.end) for span in record.content)
    assert warned.pairs(("raises", "opposes")) == {
        ("raises", "misuse"),
        ("raises", "fraud"),
        ("opposes", "model_lumen-2"),
    }
    assert (warned.values["negated"], warned.values["modality"]) == ({"false"}, {"Asserted"})


def test_relations_that_hold_come_with_their_place(
    found_article: FoundDocument, statements: DocumentStatements
) -> None:
    """Denied, former and rejected mentions are left out."""
    assert [(r.subject, r.predicate, r.object) for r in found_article.relations] == [
        ("org_tessera", "develops", "model_lumen-2"),
        ("person_orla-quist", "leads", "org_tessera"),
    ]
    start, end = found_article.relations[1].place
    assert statements.document.text[start:end] == "Orla Quist runs Tessera"


def test_an_empty_dataset_has_nothing() -> None:
    """No article, no error."""
    assert found(Dataset.memory()) == {}
