from collections.abc import Callable

import pytest

from kg.model import Attribution, Claim, DocumentStatements

Stated = Callable[[str], DocumentStatements]

ESSAY = "Open models must stay free. Closed models are a terrible mistake. I think that closed AI fails us all. "
NEWS = (
    "Orbit Labs opened an office in Paris on Monday. Ada Reyes said the office cost two million euros. Orbit Labs hired ten people. "
    "Peter Lind said the street was closed. Orbit Labs moved in May. The mayor came on Tuesday. "
)


def own(said: DocumentStatements) -> list[Claim]:
    """Return the claims in the author's own voice."""
    return [claim for claim in said.claims if claim.attribution is Attribution.AUTHOR]


def test_essay_takes_positions(stated: Stated) -> None:
    """In an essay a sentence that judges or demands is the author's claim, with the signs that it showed for a rule."""
    claims = own(stated(ESSAY))
    assert any(claim.text.startswith("Open models must stay free") for claim in claims)
    assert all(claim.rule.startswith("author") for claim in claims)


def test_news_tells_events(stated: Stated) -> None:
    """A report of what happened and of what was said holds no claim of its author."""
    assert own(stated(NEWS)) == []


@pytest.mark.parametrize(
    "line",
    [
        "Must open models stay free for us all?",
        "“Open models must stay free for us all.”",
        "Open models must stay free for us all",
        "By Ada Reyes",
    ],
)
def test_question_quotation_heading_and_byline_are_no_positions(stated: Stated, line: str) -> None:
    """In an essay, too, what asks, quotes, heads or signs is not held by the author."""
    claims = own(stated(f"{ESSAY}\n\n{line}\n\n{ESSAY}"))
    assert claims and not any("for us all" in claim.text and "Open" in claim.text for claim in claims)


def test_what_another_says_is_not_the_authors(stated: Stated) -> None:
    """A sentence whose content is attributed is not claimed a second time by the author."""
    said = stated(f"{ESSAY} Ada Reyes argued that open models must be banned now.")
    attributed = [
        span for claim in said.claims if claim.attribution is not Attribution.AUTHOR for span in claim.content
    ]
    assert any("banned" in span.text for span in attributed)
    assert not any("banned" in claim.text for claim in own(said))
