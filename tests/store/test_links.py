"""Links between claims: who supports and who disputes whom, what is restated, and what is left unlinked."""

import logging
from collections.abc import Callable
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Attribution, Claim, DocumentStatements, Entity, Kind, Metadata, Modality
from kg.rdf.encode import encode
from kg.rdf.rules import broken_rules
from kg.store import links as linking
from kg.store.dataset import Dataset
from kg.store.explain import explain
from kg.store.restating import ALIKE, same_words, traits
from kg.store.stances import Stating
from kg.store.words import stems, words
from kg.vocab import GRAPH, ID, KG

Linked = Callable[..., set[tuple[str, str, str]]]
LONG = "open models will help criminals write harmful code sooner or later"


def article(acme: SimpleNamespace, n: int, said: dict[str, dict[str, object]], **known: str) -> DocumentStatements:
    """Return an article in which each speaker makes one claim about Gamma 2, told by its fields and ``words``."""
    told = {speaker: str(fields.get("words", "Gamma 2 lets criminals write code")) for speaker, fields in said.items()}
    text = "".join(f"{speaker}: Gamma 2: {line}\n" for speaker, line in told.items()) + f"Article {n}, Acme Labs."
    a = acme.Article(f"article{n}", text, Metadata("x", **known))  # type: ignore[arg-type]
    things = [acme.entity(Kind.MODEL, "Gamma 2"), acme.entity(Kind.ORG, "Acme Labs")]
    claims: list[Claim] = []
    for i, (speaker, fields) in enumerate(said.items()):
        own = speaker.removeprefix("the ") if speaker.startswith("the ") else ""
        ident = f"source_{a.slug}_{own}" if own else acme.entity(Kind.PERSON, speaker).id
        things.append(
            Entity(ident, Kind.UNNAMED, speaker, (), "x", str(fields["speaks_for"]) if "speaks_for" in fields else None)
            if own
            else acme.entity(Kind.PERSON, speaker)
        )
        start = text.index(f"{speaker}: Gamma 2: {told[speaker]}") + len(f"{speaker}: Gamma 2: ")
        content = (acme.Span(start, start + len(told[speaker]), told[speaker]),)
        rest = {key: value for key, value in fields.items() if key not in ("words", "speaks_for")}
        source = {} if own in ("author", "unattributed") else {"source_span": a.span(speaker)}
        voice = {"cue": "say", "cue_class": "Says", "cue_span": a.span(": ")} if own != "author" else {}
        how = Attribution.AUTHOR if own == "author" else Attribution.REPORTED
        claims.append(a.claim(i, ident, content, how, **{"about": ("model_gamma-2",), **voice, **source, **rest}))
    mentions = [a.mention(t.name, t.id) for t in things if t.kind is not Kind.UNNAMED]
    return acme.sort(DocumentStatements(a.document, tuple(things), tuple(mentions), tuple(claims)))  # type: ignore[no-any-return]


def filled(*articles: DocumentStatements) -> Dataset:
    """Return a dataset of articles, committed, in memory."""
    made = Dataset.memory(pipeline="x")
    for each in articles:
        made.replace(each.document.slug, encode(each, pipeline="x"), each.document.text)
    made.commit()
    return made


@pytest.fixture
def linked(acme: SimpleNamespace) -> Linked:
    """A function that gives the links between the claims of articles, as speaker, link, speaker; each article is whole."""

    def of(*said: dict[str, dict[str, object]], **known: str) -> set[tuple[str, str, str]]:
        made = filled(*(article(acme, n, each, **known) for n, each in enumerate(said)))
        assert list(broken_rules(made.store)) == []
        rows = made.select(
            f"SELECT ?a ?p ?b {{ GRAPH <{GRAPH}links> {{ ?c ?p ?d }} ?c kg:speaker/rdfs:label ?a . ?d kg:speaker/rdfs:label ?b }}"
        )
        return {(str(a), str(p).removeprefix(KG), str(b)) for a, p, b in rows}

    return of


RAISES: dict[str, object] = {"raises": ("cybercrime",)}
DISMISSES: dict[str, object] = {"dismisses": ("cybercrime",), "words": "criminals gain nothing at all"}
MITIGATES: dict[str, object] = {"mitigates": ("cybercrime",), "words": "filters stop the criminals"}


def both(one: str, name: str, other: str) -> set[tuple[str, str, str]]:
    """Return a link in both directions."""
    return {(one, name, other), (other, name, one)}


@pytest.mark.parametrize(
    ("one", "other", "name"),
    [
        (RAISES, RAISES, "supports"),
        (DISMISSES, DISMISSES, "supports"),
        (DISMISSES, MITIGATES, "supports"),
        (RAISES, DISMISSES, "disputes"),
        (RAISES, MITIGATES, None),
        (MITIGATES, MITIGATES, None),
    ],
)
def test_what_two_claims_are_to_each_other(
    linked: Linked, one: dict[str, object], other: dict[str, object], name: str | None
) -> None:
    """Two people on one concern and target support or dispute each other by what they do with it; both ways."""
    wanted = both("Ada Reyes", name, "Bo Lind") if name else set()
    assert linked({"Ada Reyes": one, "Bo Lind": other}) == wanted


@pytest.mark.parametrize(
    "change",
    [
        {"raises": ("fraud",)},
        {"about": ("org_acme-labs",)},
        {"modality": Modality.ASKED},
        {"modality": Modality.CONDITIONAL},
        {"words": "nobody should sell it to banks"},
        {"words": "Gamma 2 would be Gamma 2"},
        {"opposes": ("model_gamma-2",)},
        {"raises": ("cybercrime", "fraud"), "dismisses": ("misuse",), "about": ("org_acme-labs",)},
    ],
)
def test_what_keeps_claims_apart(linked: Linked, change: dict[str, object]) -> None:
    """Another concern or target, a question, a condition, no word in common but the target's name, another side: no link."""
    assert linked({"Ada Reyes": RAISES, "Bo Lind": {**RAISES, **change}}) == set()


def test_both_at_once_is_neither(linked: Linked) -> None:
    """Two claims that agree on one concern and disagree on another are not linked."""
    one = {"raises": ("cybercrime", "fraud")}
    other = {"raises": ("cybercrime",), "dismisses": ("fraud",)}
    assert linked({"Ada Reyes": one, "Bo Lind": other}) == set()


def test_nobody_supports_themselves(linked: Linked) -> None:
    """One person in two articles, an organisation and its spokesperson, one byline: each is one voice."""
    assert linked({"Ada Reyes": RAISES}, {"Ada Reyes": RAISES | {"words": "criminals will love it"}}) == set()
    spokesperson = {**RAISES, "speaks_for": "org_acme-labs"}
    assert linked({"the aide": spokesperson}, {"the clerk": spokesperson | {"words": "criminals love it"}}) == set()
    mine, too = {"the author": RAISES}, {"the author": RAISES | {"words": "criminals will love it"}}
    assert linked(mine, too, author="Cy Moss") == set()
    assert linked(mine, too) == {("the author", "supports", "the author")}


def test_unnamed_sources(linked: Linked) -> None:
    """Critics of two articles are two voices; what nobody is said to say supports nobody."""
    assert linked({"the critics": RAISES}, {"the critics": RAISES | {"words": "criminals love it"}}) != set()
    assert linked({"the unattributed": RAISES}, {"Ada Reyes": RAISES | {"words": "criminals love it"}}) == set()


@pytest.mark.parametrize(
    ("words_", "restated"),
    [
        (LONG, True),
        ("Open models will help criminals to write harmful code, sooner or later.", True),
        (LONG + " everywhere", True),
        ("open models will not help criminals write harmful code sooner or later", False),
        ("open models won’t help criminals write harmful code sooner or later", False),
        ("open models will help defenders write harmful code sooner or later", False),
        ("open models will help 12 criminals write harmful code sooner or later", False),
        ("sooner or later harmful criminals will write code help open models", False),
        ("open models will help", False),
    ],
)
def test_restated(linked: Linked, words_: str, restated: bool) -> None:
    """Nearly the same words in two articles restate each other, by one speaker or two, and are no support as well.

    Not so where they deny, count, swap a word that matters, or turn the words round.
    """
    wanted = both("Ada Reyes", "restates", "Bo Lind") if restated else set()
    plain = {"words": LONG}
    assert linked({"Ada Reyes": plain}, {"Bo Lind": {"words": words_}}) == wanted
    if restated:
        assert linked({"Ada Reyes": plain | RAISES}, {"Bo Lind": {"words": words_} | RAISES}) == wanted
        assert linked({"Ada Reyes": plain}, {"Ada Reyes": {"words": words_}}) == {
            ("Ada Reyes", "restates", "Ada Reyes")
        }


def test_same_words_that_do_the_opposite(linked: Linked) -> None:
    """The same words that raise a concern here and dismiss it there, or are put forward as false, are no restatement."""
    plain, raised = {"words": LONG}, {"words": LONG, "raises": ("cybercrime",)}
    denied = {"words": LONG, "dismisses": ("cybercrime",), "negated": True}
    assert linked({"Ada Reyes": plain}, {"Bo Lind": plain | {"negated": True}}) == set()
    assert linked({"Ada Reyes": raised}, {"Bo Lind": denied}) == both("Ada Reyes", "disputes", "Bo Lind")


def test_same_article_restates_nothing(linked: Linked) -> None:
    """The same words twice in one article are no restatement; short ones never are."""
    assert linked({"Ada Reyes": {"words": LONG}, "Bo Lind": {"words": LONG}}) == set()
    assert linked({"Ada Reyes": {"words": "it is not safe"}}, {"Bo Lind": {"words": "it is not safe"}}) == set()


def test_order_of_articles_changes_nothing(acme: SimpleNamespace) -> None:
    """The graph of links depends on the articles alone."""
    articles = [
        article(acme, n, {f"Ada {name}": RAISES | {"words": f"criminals and {name} win"}})
        for n, name in enumerate("ABCDE")
    ]
    assert sorted(map(str, filled(*articles).quads())) == sorted(map(str, filled(*reversed(articles)).quads()))


def test_retracted_article_leaves_no_link(acme: SimpleNamespace) -> None:
    """When an article goes, so do the links of its claims."""
    one, other = (article(acme, n, {name: RAISES}) for n, name in enumerate(("Ada Reyes", "Bo Lind")))
    made = filled(one, other)
    made.retract(other.document.slug)
    made.commit()
    assert [str(q.predicate) for q in made.quads() if q.graph_name == linking.LINKS] == []


def test_wide_places_are_bounded(
    acme: SimpleNamespace, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Of many claims on one concern and target each is compared with the next few only, and the log says so."""
    monkeypatch.setattr(linking, "WINDOW", 2)
    said = {f"Ada {name}": RAISES | {"words": f"criminals {name}"} for name in ("Abel", "Boyd", "Cole", "Dent", "Eads")}
    with caplog.at_level(logging.INFO):
        made = filled(article(acme, 1, said))
    assert len([q for q in made.quads() if q.graph_name == linking.LINKS]) == 2 * (2 + 2 + 2 + 1)
    assert "so many claims that each is compared with the 2 next to it" in caplog.text


def test_explanation_shows_both_sentences(acme: SimpleNamespace) -> None:
    """A claim is explained with those that dispute it, each in its own sentence."""
    one = article(acme, 1, {"Ada Reyes": RAISES, "Bo Lind": DISMISSES})
    shown = str(explain(filled(one), f"{ID}claim_{one.document.slug}_0"))
    assert "Disputed by (1)\n  - Bo Lind (say): dismisses Cybercrime" in shown
    assert "[Gamma 2 lets criminals write code]" in shown and "[criminals gain nothing at all]" in shown


few = st.lists(
    st.sampled_from(["amber", "birch", "cedar", "daisy", "elder", "fir", "go", "is"]), min_size=5, max_size=9
)


def said(words_: tuple[str, ...], negated: bool) -> Stating:
    """Return a claim of some words."""
    return Stating("id:c", "d", words_, negated, frozenset(), {}, {}, {})


@given(st.lists(st.builds(said, few.map(tuple), st.booleans()), max_size=12))
def test_no_pair_is_missed(claims: list[Stating]) -> None:
    """Claims in nearly the same words have something in common by which they are found."""
    for one in claims:
        for other in claims:
            if same_words(one, other):
                assert set(traits(one)) & set(traits(other))
                a, b = set(one.words), set(other.words)
                assert len(a & b) >= ALIKE * len(a | b)


def test_words_and_stems() -> None:
    """Words are compared without case and typography; stems leave out function words, short words and plurals."""
    assert words("Won’t the ﬁrm’s AI pay?") == ("won't", "the", "firm's", "ai", "pay")
    assert stems("Computers would compute the firm’s risks") == {"compu", "firm", "risk"}
