"""Corrections applied: what changes, what follows from it, and what is left as it was."""

import logging
from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace

import pyoxigraph as ox
import pytest

from kg.corrections import Corrections, corrected
from kg.model import Attribution, Claim, DocumentStatements, Entity, Kind, Modality, RelationMention, Status
from kg.rdf.check import check
from kg.rdf.decode import decode
from kg.rdf.encode import encode
from kg.store.dataset import Dataset

Written = Callable[[str], Corrections]


def claim(statements: DocumentStatements, n: int | str) -> Claim:
    """Return a claim by the end of its id."""
    return next(c for c in statements.claims if c.id.endswith(f"_{n}"))


def relation(statements: DocumentStatements, n: int) -> RelationMention:
    """Return a relation mention by the end of its id."""
    return next(r for r in statements.relations if r.id.endswith(f"_{n}"))


def entity(statements: DocumentStatements, ident: str) -> Entity | None:
    """Return an entity by its id, if it is there."""
    return next((e for e in statements.entities if e.id == ident), None)


def rules(statements: DocumentStatements) -> dict[str, str]:
    """Return the rule of each mention that was corrected, by its words."""
    return {m.span.text: m.rule for m in statements.mentions if m.rule.startswith("correction")}


def whole(statements: DocumentStatements) -> DocumentStatements:
    """Return statements after a look: their graph passes the check, and comes back as they are."""
    made = Dataset.memory(pipeline="x")
    nquads = encode(statements, pipeline="x")
    made.replace(statements.document.slug, nquads, statements.document.text)
    made.commit()
    assert [str(f) for f in check(made.store, made.text).errors] == []
    back = decode(nquads, text=statements.document.text)
    assert (back.claims, back.corrections) == (statements.claims, statements.corrections)
    return statements


@pytest.fixture
def spring(acme: SimpleNamespace) -> DocumentStatements:
    """What the first article says."""
    return acme.spring()  # type: ignore[no-any-return]


@pytest.fixture
def autumn(acme: SimpleNamespace) -> DocumentStatements:
    """What the second article says."""
    return acme.autumn()  # type: ignore[no-any-return]


def test_nothing_fits(spring: DocumentStatements, written: Written) -> None:
    """Corrections that fit nothing leave the very record, and are told as unused."""
    wanted = written("""
[[reject]]
claim = "claim_gone"
[[fix]]
relation = "mention_gone"
former = true
[[merge]]
names = ["Nobody", "No One"]
kind = "Person"
[[split]]
name = "Nobody"
kind = "Person"
[[split]]
name = "Acme Labs"
as = "Acme Limited"
document = "winter"
""")
    assert corrected(spring, wanted) is spring
    assert wanted.unused(spring.corrections) == list(wanted.every)


def test_rejected_claim_goes(spring: DocumentStatements, written: Written) -> None:
    """A rejected claim is told as dropped, with the reason; its speaker goes too where nothing else points at it."""
    wanted = written('[[reject]]\nclaim = "claim_{spring}_2"\nwhy = "satire"')
    found = whole(corrected(spring, wanted))
    assert len(found.claims) == len(spring.claims) - 1
    told = f"reject claim_{spring.document.slug}_2 (because: satire)"
    assert [(d.what, d.reason) for d in found.dropped] == [("claim", told)]
    assert found.corrections == (told,)
    assert entity(found, f"source_{spring.document.slug}_critics") is None
    assert wanted.unused(found.corrections) == []


def test_relation_in_a_rejected_claim_is_no_fact(autumn: DocumentStatements, written: Written) -> None:
    """What stood in a claim that goes stays a candidate and points at it no more."""
    found = whole(corrected(autumn, written('[[reject]]\nclaim = "claim_{autumn}_3"')))
    assert (relation(found, 4).within_claim, relation(found, 4).status) == (None, Status.CANDIDATE)


def test_rejected_relation_goes(spring: DocumentStatements, written: Written) -> None:
    """A rejected relation mention takes its direct triple with it."""
    found = whole(corrected(spring, written('[[reject]]\nrelation = "id:mention_{spring}_1"')))
    assert [r.id for r in found.relations if r.predicate == "releases"] == []
    assert b"ont#releases> <" not in encode(found, pipeline="x")


def test_fields_are_set_right(spring: DocumentStatements, written: Written) -> None:
    """Force, targets and concerns become what the fix says; what is given leaves the other fields; the rule says so."""
    found = whole(
        corrected(
            spring,
            written("""
[[fix]]
claim = "claim_{spring}_2"
negated = true
modality = "Predicted"
certainty = "Certain"
opposes = ["Gamma 2", "open-source AI"]
dismisses = ["cybercrime"]
drop_concerns = ["safeguard-removal"]
"""),
        )
    )
    now = claim(found, 2)
    assert (now.negated, now.modality, now.hedges) == (True, Modality.PREDICTED, ())
    assert (now.about, now.opposes) == ((), ("model_gamma-2", "topic:open-source-ai"))
    assert (now.raises, now.dismisses) == ((), ("cybercrime",))
    assert now.rule == "correction of by-hand"
    assert [c for c in found.claims if c.id != now.id] == [c for c in spring.claims if c.id != now.id]


def test_other_speaker(spring: DocumentStatements, written: Written) -> None:
    """A claim given to somebody else points at the nearest words that name them."""
    found = whole(corrected(spring, written('[[fix]]\nclaim = "claim_{spring}_2"\nspeaker = "bo lind"')))
    assert claim(found, 2).speakers == ("person_bo-lind",)
    source = claim(found, 2).source_span
    assert source is not None and source.text == "Bo Lind"


def test_other_speaker_is_no_old_i(spring: DocumentStatements, written: Written) -> None:
    """The sentence of a claim loses the name of a speaker who did not speak; it stays where the speaker does."""
    claims = tuple(replace(claim, norm_text="Ada Reyes believes it.") for claim in spring.claims)
    for line, wanted in (
        ('speaker = "Bo Lind"', "Open models make everyone safer."),
        ("negated = true", "Ada Reyes believes it."),
    ):
        fix = written(f'[[fix]]\nclaim = "claim_{{spring}}_1"\n{line}')
        assert claim(corrected(replace(spring, claims=claims), fix), 1).norm_text == wanted


def test_several_speakers(spring: DocumentStatements, written: Written) -> None:
    """A claim may be given to several, by name, by form or by id."""
    found = corrected(spring, written('[[fix]]\nclaim = "claim_{spring}_2"\nspeaker = ["Reyes", "org_orbit-ai"]'))
    assert claim(whole(found), 2).speakers == ("org_orbit-ai", "person_ada-reyes")


def test_described_speaker(spring: DocumentStatements, written: Written) -> None:
    """A source that is only described is found by its description, with the words that describe it."""
    found = whole(corrected(spring, written('[[fix]]\nclaim = "claim_{spring}_3"\nspeaker = "critics"')))
    source = claim(found, 3).source_span
    assert source is not None and source.text == "Critics"


def test_nobody_speaks(autumn: DocumentStatements, written: Written) -> None:
    """A claim given to nobody has the document's unattributed source, and no words that name one."""
    found = whole(corrected(autumn, written('[[fix]]\nclaim = "claim_{autumn}_2"\nspeaker = "nobody"')))
    assert claim(found, 2).speakers == (f"source_{autumn.document.slug}_unattributed",)
    assert claim(found, 2).source_span is None


def test_author_did_not_say_it(autumn: DocumentStatements, written: Written) -> None:
    """A claim taken for the author's own can be given to a source, although it has no cue."""
    found = whole(corrected(autumn, written('[[fix]]\nclaim = "claim_{autumn}_4"\nspeaker = "Ada Reyes"')))
    assert claim(found, 4).attribution is Attribution.REPORTED
    assert entity(found, f"source_{autumn.document.slug}_author") is None


def test_pronoun_turns_with_its_speaker(acme: SimpleNamespace, written: Written) -> None:
    """A pronoun that was taken for somebody else comes to mean the speaker that the fix names."""
    a = acme.Article("spring", acme.SPRING, acme.Metadata("x"))
    it = a.mention("its", "org_orbit-ai", "pronoun", named=False)
    said = a.claim(1, "org_orbit-ai", (a.span("safeguards"),), Attribution.REPORTED, source_span=it.span)
    things = (acme.entity(Kind.ORG, "Acme Labs"), acme.entity(Kind.ORG, "Orbit AI"))
    mentions = (a.mention("Acme Labs", "org_acme-labs"), it)
    before = DocumentStatements(a.document, things, mentions, (said,))
    found = corrected(before, written('[[fix]]\nclaim = "claim_{spring}_1"\nspeaker = "Acme Labs"'))
    assert claim(found, 1).source_span == it.span
    assert [(m.entity, m.rule) for m in found.mentions if not m.named] == [("org_acme-labs", "correction of pronoun")]


@pytest.mark.parametrize(
    ("fix", "message"),
    [
        ('claim = "claim_{spring}_2"\nspeaker = "Zed"', "'Zed' is nothing in doc_spring"),
        ('claim = "claim_{spring}_2"\nabout = "topic:zed"', "'topic:zed' is no topic; known are topic:"),
    ],
)
def test_fix_that_cannot_be_made(
    spring: DocumentStatements, written: Written, caplog: pytest.LogCaptureFixture, fix: str, message: str
) -> None:
    """A fix that names what is not there is logged with its line and the choices, and changes nothing."""
    with caplog.at_level(logging.WARNING):
        assert corrected(spring, written(f"[[fix]]\n{fix}")) is spring
    assert "fix.toml, line 1: fix claim_" in caplog.text and message in caplog.text


def test_relation_is_set_right(autumn: DocumentStatements, written: Written) -> None:
    """A relation mention can be over, or accepted after all, and then its direct triple follows."""
    text = '[[fix]]\nrelation = "mention_{autumn}_3"\nformer = true\n[[fix]]\nrelation = "mention_{autumn}_5"\nstatus = "Accepted"'
    found = whole(corrected(autumn, written(text)))
    assert relation(found, 3).former
    assert relation(found, 5).rule == "correction of by-hand"
    assert b"ont#investsIn> <" in encode(found, pipeline="x")


def test_what_is_only_said_is_never_accepted(
    autumn: DocumentStatements, written: Written, caplog: pytest.LogCaptureFixture
) -> None:
    """A relation inside somebody's claim cannot be corrected into a fact."""
    wanted = written('[[fix]]\nrelation = "mention_{autumn}_4"\nstatus = "Accepted"')
    assert corrected(autumn, wanted) is autumn
    assert "it is only said, in claim_autumn" in caplog.text


def test_merge(autumn: DocumentStatements, written: Written) -> None:
    """Two names become one thing with all forms; claims, relations and mentions follow; facts about itself go."""
    found = whole(
        corrected(autumn, written('[[merge]]\nnames = ["Orbit AI", "acme labs"]\nas = "Acme Group"\nkind = "Org"'))
    )
    one = entity(found, "org_acme-group")
    assert one is not None and one.forms == ("Acme", "Acme Labs", "Orbit AI")
    assert one.rule == "correction of registry"
    assert claim(found, 2).speakers == ("org_acme-group",)
    assert relation(found, 1).subject == "org_acme-group"
    assert [d.reason for d in found.dropped] == ["correction: it would join a thing to itself"]
    assert rules(found) == {
        n: f"correction of {r}" for n, r in {"Acme": "alias", "Acme Labs": "registry", "Orbit AI": "registry"}.items()
    }
    assert found.corrections == ("merge Orbit AI, acme labs into Acme Group (Org)",)


def test_merge_into_a_thing_that_is_there(spring: DocumentStatements, written: Written) -> None:
    """The last of the names stays, and keeps its own statements unmarked."""
    found = whole(corrected(spring, written('[[merge]]\nnames = ["Orbit AI", "Acme Labs"]\nkind = "Org"')))
    assert entity(found, "org_orbit-ai") is None
    assert rules(found) == {"Orbit AI": "correction of registry"}
    assert relation(found, 6).subject == "org_acme-labs"


def test_merge_settles_sides(acme: SimpleNamespace, written: Written) -> None:
    """A claim that was for one and against the other of what is now one thing is about it, no more."""
    a = acme.Article("spring", acme.SPRING, acme.Metadata("x"))
    said = a.claim(
        1,
        "org_acme-labs",
        (a.span("Critics"),),
        Attribution.AUTHOR,
        favours=("model_gamma-2",),
        opposes=("model_delta-4",),
    )
    things = tuple(
        acme.entity(kind, name)
        for kind, name in ((Kind.MODEL, "Delta 4"), (Kind.MODEL, "Gamma 2"), (Kind.ORG, "Acme Labs"))
    )
    found = corrected(
        DocumentStatements(a.document, things, (), (said,)),
        written('[[merge]]\nnames = ["Delta 4", "Gamma 2"]\nkind = "Model"'),
    )
    assert (found.claims[0].about, found.claims[0].favours, found.claims[0].opposes) == (("model_gamma-2",), (), ())


def test_split_in_one_document(spring: DocumentStatements, written: Written) -> None:
    """A name comes to mean something else, and takes along what rests on it alone."""
    wanted = written('[[split]]\nname = "Reyes"\nas = "Cruz Reyes"\nkind = "Person"\ndocument = "spring"')
    found = whole(corrected(spring, wanted))
    assert claim(found, 4).speakers == ("person_cruz-reyes",)
    assert claim(found, 1).speakers == ("person_ada-reyes",)
    old, new = entity(found, "person_ada-reyes"), entity(found, "person_cruz-reyes")
    assert old is not None and old.forms == ("Ada Reyes",)
    assert new is not None and (new.forms, new.rule) == (("Reyes",), "correction of registry")
    assert rules(found) == {"Reyes": "correction of surname"}


def test_split_undoes_the_sentence(spring: DocumentStatements, written: Written) -> None:
    """Where a speaker turns out to be another, the sentence has no name of the old one in place of a pronoun."""
    claims = tuple(replace(claim, norm_text="Bo Lind believes it.") for claim in spring.claims)
    found = corrected(replace(spring, claims=claims), written('[[split]]\nname = "Bo Lind"\nas = "Bo Lindqvist"'))
    assert claim(found, 3).norm_text == "The licence means Gamma 2 is not really open source."
    assert claim(found, 1).norm_text == "Bo Lind believes it."


def test_split_changes_the_kind(spring: DocumentStatements, written: Written) -> None:
    """A relation that no longer fits its things is dropped with the reason; a claim about the thing turns with it."""
    found = whole(corrected(spring, written('[[split]]\nname = "Gamma 2"\nkind = "Org"')))
    assert claim(found, 3).opposes == ("org_gamma-2",)
    assert {r.predicate for r in found.relations} >= {"leads", "develops"}
    assert "correction: releases does not fit org_gamma-2" in [d.reason for d in found.dropped]


def test_split_of_what_is_so_already(spring: DocumentStatements, written: Written) -> None:
    """A name that means what the split says already leaves no trace."""
    wanted = written('[[split]]\nname = "Acme Labs"\n[[split]]\nname = "Critics"')
    assert corrected(spring, wanted) is spring


def test_corrections_reach_the_graph(spring: DocumentStatements, written: Written) -> None:
    """The run of the document tells each correction in words."""
    found = corrected(spring, written('[[reject]]\nclaim = "claim_{spring}_5"'))
    told = [
        q.object
        for q in ox.parse(encode(found, pipeline="x"), ox.RdfFormat.N_QUADS)
        if q.predicate.value.endswith("#correction")
    ]
    assert told == [ox.Literal(f"reject claim_{spring.document.slug}_5")]
