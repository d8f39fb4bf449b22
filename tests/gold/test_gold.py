"""The annotated development articles: whole, well-formed, and in step with their texts and with the ontology."""

import json
import re
from collections import Counter
from functools import cache
from itertools import chain, pairwise
from pathlib import Path
from typing import Any

import pytest

from kg import resources
from kg.model import Attribution, Kind, Modality

HERE = Path(__file__).parent
HALVES = ("dev", "held")
GOLDS = sorted(path.relative_to(HERE).as_posix() for half in HALVES for path in (HERE / half).glob("*.json"))

TREATS = {"about", "favours", "opposes", "raises", "dismisses", "mitigates"}
MEANING = {"content", "negated", "modality", "hedges", *TREATS}
FIELDS = {
    "entities": {"id", "type", "name", "names"},
    "relations": {"subject", "predicate", "object", "quote", "negated"},
    "claims": MEANING | {"speaker", "speaker_text", "cue", "attribution"},
    "author_claims": MEANING,
}
"""The keys of each record, all of them always written."""

HOW = ("raises", "dismisses", "mitigates")

gold_files = pytest.mark.parametrize("path", GOLDS)


@cache
def gold(path: str) -> dict[str, Any]:
    """Return one annotation."""
    annotation: dict[str, Any] = json.loads((HERE / path).read_text(encoding="utf-8"))
    return annotation


@cache
def text(path: str) -> str:
    """Return the article that an annotation belongs to, byte for byte."""
    return (HERE / path).with_suffix(".txt").read_bytes().decode("utf-8")


def span(path: str, quoted: str | dict[str, Any]) -> tuple[int, int]:
    """Return where a quoted string stands; one that the article does not hold is a ValueError."""
    words, nth = (quoted, 1) if isinstance(quoted, str) else (quoted["text"], quoted["nth"])
    at = -1
    for _ in range(nth):
        at = text(path).index(words, at + 1)
    return at, at + len(words)


def statements(path: str) -> list[dict[str, Any]]:
    """Return the claims of others and of the author together."""
    return [*gold(path)["claims"], *gold(path)["author_claims"]]


def kinds(path: str) -> dict[str, Kind]:
    """Return entity id -> kind."""
    return {entity["id"]: Kind(entity["type"]) for entity in gold(path)["entities"]}


def speakers(claim: dict[str, Any]) -> list[str]:
    """Return the speakers of a claim, none for a claim without a source."""
    speaker = claim["speaker"]
    return speaker if isinstance(speaker, list) else [speaker] if speaker else []


def whole_words(path: str, start: int, end: int) -> bool:
    """Tell whether a stretch neither begins nor ends inside a word."""
    return not any(
        re.fullmatch(r"\w\w", text(path)[at - 1 : at + 1]) for at in (start, end) if 0 < at < len(text(path))
    )


@cache
def listed() -> frozenset[tuple[Kind, str]]:
    """Return every form of every name in the registry, with its kind."""
    return frozenset((row.kind, form) for row in resources.registry() for form in (row.name, *row.aliases, *row.weak))


@pytest.mark.parametrize("half", HALVES)
def test_articles_in_each_half(half: str) -> None:
    """Each half holds six articles or more, and every article has an annotation of the same name that names it."""
    names = {suffix: {p.stem for p in (HERE / half).glob(f"*.{suffix}")} for suffix in ("txt", "json")}
    assert names["txt"] == names["json"]
    assert len(names["txt"]) >= 6
    assert {gold(path)["doc"] for path in GOLDS if path.startswith(half)} == {f"{stem}.txt" for stem in names["txt"]}


@gold_files
def test_length_of_articles(path: str) -> None:
    """An article is as long as news articles are, ends with a line end and holds no other kind of line end."""
    assert 250 <= len(text(path).split()) <= 700
    assert text(path).endswith("\n") and "\r" not in text(path)


@gold_files
def test_records_hold_their_fields(path: str) -> None:
    """Every record holds all of its keys and no other."""
    assert set(gold(path)) == {"doc", *FIELDS}
    assert [r for part, fields in FIELDS.items() for r in gold(path)[part] if set(r) != fields] == []


@gold_files
def test_names_occur(path: str) -> None:
    """Each form of an entity's name stands in the article as whole words, and belongs to that entity alone."""
    forms = [name for entity in gold(path)["entities"] for name in entity["names"]]
    found = {form: [whole_words(path, *m.span()) for m in re.finditer(re.escape(form), text(path))] for form in forms}
    assert [form for form, places in found.items() if not any(places)] == []
    assert [form for form, count in Counter(forms).items() if count > 1] == []


@gold_files
def test_entity_ids(path: str) -> None:
    """An id is the kind in lower case and a slug, and stands for one entity."""
    ids = [entity["id"] for entity in gold(path)["entities"]]
    assert len(ids) == len(kinds(path))
    assert [
        i for i, kind in kinds(path).items() if not re.fullmatch(rf"{kind.lower()}:[a-z0-9]+(-[a-z0-9]+)*", i)
    ] == []


@gold_files
def test_quotes_occur(path: str) -> None:
    """Everything that is quoted stands in the article, cues and speakers as whole words."""
    words = [quoted for claim in gold(path)["claims"] for quoted in (claim["cue"], claim["speaker_text"]) if quoted]
    assert [quoted for quoted in words if not whole_words(path, *span(path, quoted))] == []
    quotes = [relation["quote"] for relation in gold(path)["relations"]]
    contents = chain.from_iterable(claim["content"] for claim in statements(path))
    assert all(end > start for start, end in (span(path, quoted) for quoted in chain(quotes, contents)))


@gold_files
def test_content_in_order(path: str) -> None:
    """The pieces of a content stand in the order of the article, do not overlap and do not hold their own cue."""
    for claim in statements(path):
        pieces = [span(path, piece) for piece in claim["content"]]
        assert all(end <= start for (_, end), (start, _) in pairwise(pieces)), claim
        if "cue" in claim:
            start, end = span(path, claim["cue"])
            assert all(end <= first or last <= start for first, last in pieces), claim


@gold_files
def test_hedges_stand_in_the_content(path: str) -> None:
    """A hedge is a word of the claim's own content."""
    pieces = {i: [text(path)[slice(*span(path, p))] for p in c["content"]] for i, c in enumerate(statements(path))}
    hedges = [(i, hedge) for i, claim in enumerate(statements(path)) for hedge in claim["hedges"]]
    assert [h for i, h in hedges if not any(re.search(rf"\b{re.escape(h)}\b", piece) for piece in pieces[i])] == []


@gold_files
def test_speakers_are_known(path: str) -> None:
    """A speaker is a person, an organisation or a described source; a claim without one quotes no words for one."""
    named = {i for i, kind in kinds(path).items() if kind in {Kind.PERSON, Kind.ORG}}
    said_by = {speaker for claim in gold(path)["claims"] for speaker in speakers(claim)}
    assert {s for s in said_by - named if not re.fullmatch(r"source:[a-z0-9]+(-[a-z0-9]+)*", s)} == set()
    assert [c for c in gold(path)["claims"] if bool(c["speaker"]) != bool(c["speaker_text"])] == []


@gold_files
def test_attribution_and_modality(path: str) -> None:
    """Attribution and modality are those of the model; the author's voice is told by its own list."""
    ways = {str(way) for way in Attribution} - {str(Attribution.AUTHOR)}
    assert {claim["attribution"] for claim in gold(path)["claims"]} <= ways
    assert {claim["modality"] for claim in statements(path)} <= {str(modality) for modality in Modality}


@gold_files
def test_direct_quotes_stand_in_quote_marks(path: str) -> None:
    """Each piece of a direct quote stands where a quote is open, unless a speaker's label takes the marks' place."""
    for claim in gold(path)["claims"]:
        if claim["attribution"] == Attribution.DIRECT and as_record(claim["cue"])["text"] != ":":
            starts = [span(path, piece)[0] for piece in claim["content"]]
            assert [start for start in starts if not inside_quote(text(path)[:start])] == [], claim


def as_record(quoted: str | dict[str, Any]) -> dict[str, Any]:
    """Return a quoted string in its long form."""
    return {"text": quoted, "nth": 1} if isinstance(quoted, str) else quoted


def inside_quote(before: str) -> bool:
    """Tell whether a quote is open at the end of a stretch: its last mark in the paragraph is an opening one."""
    paragraph = before.rpartition("\n")[2]
    marks = re.findall(r"[“”]|(?<!\w)[‘']|[’'](?!\w)|\"", paragraph)
    return bool(marks) and (marks[-1] in "“‘" or marks.count('"') % 2 == 1)


@gold_files
def test_relations_fit_the_ontology(path: str) -> None:
    """A relation is one of the ontology's, between kinds that it may join, and is written once."""
    known, kind = resources.relations(), kinds(path)
    for relation in gold(path)["relations"]:
        rule, ends = known[relation["predicate"]], (relation["subject"], relation["object"])
        assert rule.domain in {None, kind[ends[0]]} and rule.range in {None, kind[ends[1]]}, relation
        assert ends[0] != ends[1] and (not rule.symmetric or list(ends) == sorted(ends)), relation
    triples = Counter((r["subject"], r["predicate"], r["object"]) for r in gold(path)["relations"])
    assert [triple for triple, count in triples.items() if count > 1] == []


@gold_files
def test_concerns_exist(path: str) -> None:
    """A claim names at most three concerns, each of the taxonomy, and treats none of them in two ways."""
    for claim in statements(path):
        named = [concern for how in HOW for concern in claim[how]]
        assert set(named) <= set(resources.concerns()), claim
        assert len(named) == len(set(named)) <= 3, claim


@gold_files
def test_targets_exist(path: str) -> None:
    """A claim is about entities of the article and topics, and takes one side at most for each of these."""
    known = {*kinds(path), *resources.topics()}
    for claim in statements(path):
        assert set(claim["about"]) <= known, claim
        assert set(claim["favours"]) | set(claim["opposes"]) <= set(claim["about"]), claim
        assert not set(claim["favours"]) & set(claim["opposes"]), claim


@pytest.mark.parametrize("half", HALVES)
def test_most_names_are_unlisted(half: str) -> None:
    """In each half at least half of the entities bear names that the registry does not list."""
    entities = [entity for path in GOLDS if path.startswith(half) for entity in gold(path)["entities"]]
    unlisted = [e for e in entities if not any((Kind(e["type"]), name) in listed() for name in e["names"])]
    assert 2 * len(unlisted) >= len(entities)


@pytest.mark.parametrize("half", HALVES)
def test_hard_cases_are_there(half: str) -> None:
    """Each half holds denials, claims without a source, split contents, several speakers and relations that are over."""
    paths = [path for path in GOLDS if path.startswith(half)]
    claims = [claim for path in paths for claim in gold(path)["claims"]]
    assert sum(claim["negated"] for claim in claims) >= 5
    assert sum(claim["speaker"] is None for claim in claims) >= 3
    assert sum(len(claim["content"]) > 1 for claim in claims) >= 5
    assert sum(len(speakers(claim)) > 1 for claim in claims) >= 1
    assert {claim["attribution"] for claim in claims} == {str(way) for way in Attribution} - {str(Attribution.AUTHOR)}
    assert {claim["modality"] for claim in claims} == {str(modality) for modality in Modality}
    assert any(relation["negated"] for path in paths for relation in gold(path)["relations"])
