import json
from dataclasses import replace

import pytest

from kg.errors import UsageError
from kg.evaluate.extraction import Examined, cue_words, examined
from kg.evaluate.extraction_report import rendered
from kg.model import Attribution, Document, DocumentStatements, Dropped, Metadata, Span


@pytest.fixture
def article(statements: DocumentStatements) -> Examined:
    """What became of the invented article."""
    return examined(statements)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said so, and warned.", ["said", "warned"]),
        ("He WARNED them.", ["WARNED"]),
        ("They pointed out that it rains.", ["pointed out"]),
        ("It rains.", []),
        ("", []),
    ],
)
def test_cue_words_are_found_in_any_form(text: str, expected: list[str]) -> None:
    """Every form of the lexicon counts, in any case, the longest that stands there."""
    assert [span.text for span in cue_words(text)] == expected


def test_places_of_cue_words_are_exact() -> None:
    """Their words stand at their offsets, and what lies before the article's prose is not looked at."""
    text = "said: x\nShe said so, and pointed out more."
    found = cue_words(text, 8)
    assert [(span.start, span.text) for span in found] == [(12, "said"), (25, "pointed out")]
    assert all(text[span.start : span.end] == span.text for span in found)


def test_cue_words_are_counted_against_claims(article: Examined) -> None:
    """Seen are said, denied, warned and doubts, and claims rest on three of them."""
    assert (article.cues, article.used, article.claims, article.authored) == (4, 3, 4, 0)


def test_what_was_dropped_is_told_with_place_and_reason(article: Examined) -> None:
    """A candidate that was not kept stands in the report with its line and sentence."""
    (dropped,) = article.dropped
    assert (dropped.words, dropped.line, dropped.what) == ("doubts", 5, "cue")
    assert dropped.reason == "nothing that it attributes" and dropped.sentence == "Bram Olde doubts it."
    assert article.reasons == {"cue: nothing that it attributes": 1}


def test_a_cue_that_made_a_claim_in_the_end_was_not_dropped(article: Examined, statements: DocumentStatements) -> None:
    """One rule may give up what another makes a claim of: "denied" is in the records, and not in the report."""
    assert "denied" in {dropped.span.text for dropped in statements.dropped}
    assert "denied" not in {passed.words for passed in article.dropped}


def test_claims_without_a_named_speaker_are_told(article: Examined) -> None:
    """The words that stand for the speaker, or else the cue, and what is known of him."""
    assert [(passed.words, passed.reason.rpartition(": ")[2]) for passed in article.unnamed] == [
        ("runs", "neighbours"),
        ("warned", "neighbours"),
    ]


def test_author_claims_have_no_speaker_to_name(statements: DocumentStatements) -> None:
    """What the article says itself is counted apart, and lacks nobody."""
    own = tuple(replace(claim, attribution=Attribution.AUTHOR) for claim in statements.claims)
    found = examined(replace(statements, claims=own))
    assert (found.claims, found.authored, found.unnamed) == (0, 4, ())


def test_a_cue_word_that_no_rule_considered_is_told() -> None:
    """Nothing is dropped in silence: neither claim nor candidate, the word is listed all the same."""
    found = examined(DocumentStatements(Document("a", "The report\nNobody said it.", Metadata("A report"))))
    assert [(passed.line, passed.words) for passed in found.unread] == [(1, "report"), (2, "said")]


def test_a_dropped_quotation_hides_no_cue_word() -> None:
    """A cue word inside a longer candidate is told by itself."""
    text = "It is “what he said”."
    dropped = Dropped(Span(6, 20, text[6:20]), "quotation", "no speaker beside it")
    found = examined(DocumentStatements(Document("a", text, Metadata("A")), dropped=(dropped,)))
    assert [passed.words for passed in found.unread] == ["said"]


def test_report_as_text(article: Examined) -> None:
    """Each article with all that was passed over, then the totals and the reasons."""
    text = rendered([article], "txt").decode()
    assert text.startswith("Tessera and the open road (tessera-")
    assert "  4 cue words seen, 3 of them used; 4 claims of others made, and 0 of the author's own\n" in text
    assert "    line 5: cue [doubts]: nothing that it attributes\n      Bram Olde doubts it.\n" in text
    assert text.endswith("    1 × cue: nothing that it attributes\n") and "\nAll 1 articles\n" in text


def test_report_as_json(article: Examined) -> None:
    """The same for programs, every number beside what it counts."""
    content = json.loads(rendered([article], "json"))
    assert content["total"]["cues"] == 4 and content["total"]["dropped"] == len(content["articles"][0]["dropped"]) == 1
    assert content["articles"][0]["dropped"][0]["start"] == article.dropped[0].start
    assert content["reasons"] == content["articles"][0]["reasons"] == {"cue: nothing that it attributes": 1}


@pytest.mark.parametrize("fmt", ["txt", "json"])
def test_report_does_not_depend_on_order(article: Examined, fmt: str) -> None:
    """The articles are sorted, whatever the order in which they were read."""
    other = replace(article, article="a")
    assert rendered([article, other], fmt) == rendered([other, article], fmt)


def test_reasons_are_added_up_and_sorted(article: Examined) -> None:
    """The most frequent reason comes first, over all articles."""
    more = replace(article.dropped[0], reason="denied")
    both = replace(article, article="b", dropped=(more, more, more))
    assert list(json.loads(rendered([article, both], "json"))["reasons"].items()) == [
        ("cue: denied", 3),
        ("cue: nothing that it attributes", 1),
    ]


def test_unknown_format_lists_the_choices(article: Examined) -> None:
    """A report is text or JSON."""
    with pytest.raises(UsageError, match="txt, json"):
        rendered([article], "pdf")


def test_a_title_cannot_steer_a_terminal(statements: DocumentStatements) -> None:
    """Titles come from articles, too."""
    document = replace(statements.document, metadata=Metadata("\x1b[31mred"))
    assert examined(DocumentStatements(document)).title == "�[31mred"
