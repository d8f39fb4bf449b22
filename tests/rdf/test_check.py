"""The check: a whole dataset passes, and each shape, rule and text fault is found in a graph that breaks it."""

import tomllib
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph
from rdflib.namespace import RDF, SH

from kg.errors import DatasetError, ResourceError
from kg.rdf.batches import batches
from kg.rdf.check import UNION, broken_texts, check
from kg.rdf.findings import Finding, Severity
from kg.rdf.rules import broken_rules, rule, rules
from kg.rdf.shapes import broken_shapes
from kg.resources import ontology_file
from kg.store.dataset import Dataset
from kg.vocab import SHAPE

Broken = Callable[..., ox.Store]


def table(name: str) -> dict[str, list[str]]:
    """Return the breaking updates of one file by what they break."""
    found = tomllib.loads((Path(__file__).parent / name).read_text(encoding="utf-8"))
    return {key: [value] if isinstance(value, str) else value for key, value in found.items()}


RULES, SHAPES = table("broken_rules.toml"), table("broken_shapes.toml")


@pytest.fixture(scope="module")
def all_broken(broken: Broken) -> set[str]:
    """The names of the shapes that a graph with every fault violates."""
    store = broken(*(update for updates in SHAPES.values() for update in updates))
    quads = store.quads_for_pattern(None, None, None, UNION)
    return {finding.rule.removeprefix(SHAPE) for finding in broken_shapes(quads)}


def test_whole_dataset_passes(dataset: Dataset) -> None:
    """The two invented articles, with the ontology, have neither an error nor a warning."""
    report = check(dataset.store, dataset.text)
    assert report.findings == ()
    assert report.ok
    assert (report.documents, report.rules) == (2, len(rules()))
    assert str(report).startswith("0 errors, 0 warnings (2 documents, ")


@pytest.mark.parametrize(("name", "update"), [(name, update) for name in sorted(RULES) for update in RULES[name]])
def test_rule_finds_what_it_is_for(broken: Broken, name: str, update: str) -> None:
    """Each rule reports a graph that breaks it, with its own severity and message."""
    known = {each.name: each for each in rules()}[name]
    found = [finding for finding in broken_rules(broken(update)) if finding.rule == name]
    assert found
    assert {finding.severity for finding in found} == {known.severity}
    assert all(finding.message.startswith(known.message) for finding in found)


@pytest.mark.parametrize("speaker", ["id:person_ada-reyes", "id:source_{spring}_author"])
def test_byline_in_the_text_may_speak(broken: Broken, speaker: str) -> None:
    """Where the metadata give no author, a person whom the text names, or the author node, may speak as the author."""
    voice = "kg:attribution kg:AuthorVoice ; kg:inDocument id:doc_{spring}"
    update = f"INSERT DATA {{ GRAPH graph:doc_{{spring}} {{ id:c a kg:Claim ; {voice} ; kg:speaker {speaker} }} }}"
    assert "r19-author-speaks" not in {finding.rule for finding in broken_rules(broken(update))}


@pytest.mark.parametrize("name", sorted(SHAPES))
def test_shape_finds_what_it_is_for(all_broken: set[str], name: str) -> None:
    """Each shape reports a graph that breaks it."""
    assert name in all_broken


def test_every_rule_and_shape_is_tried() -> None:
    """No rule, and no shape that can be violated by itself, is without a graph that breaks it."""
    shapes = Graph().parse(ontology_file("shapes.ttl"), format="turtle")
    named = {str(s).removeprefix(SHAPE) for s in shapes.subjects(SH.message)}
    named |= {str(s).removeprefix(SHAPE) for s in shapes.subjects(SH.nodeKind) if (s, RDF.type, SH.NodeShape) in shapes}
    assert set(SHAPES) == named
    assert set(RULES) == {each.name for each in rules()}


def test_shapes_have_names_and_messages() -> None:
    """Every property shape has an IRI, and all but the two that others choose between have a message."""
    shapes = Graph().parse(ontology_file("shapes.ttl"), format="turtle")
    silent = {s for s in shapes.subjects(RDF.type, SH.PropertyShape) if (s, SH.message, None) not in shapes}
    assert {str(s).removeprefix(SHAPE) for s in silent} == {"Concern-broader", "Concern-top"}
    assert all(str(s).startswith(SHAPE) for s in shapes.objects(None, SH.property))


def test_findings_are_sorted_with_errors_first(broken: Broken, dataset: Dataset) -> None:
    """A report lists errors before warnings, counts both, and is not ok."""
    report = check(broken(RULES["r21-source-words"][0], RULES["r10-orphan-fact"][0]), dataset.text)
    assert [finding.severity for finding in report.findings] == [Severity.ERROR, Severity.WARNING]
    assert not report.ok
    lines = str(report).splitlines()
    assert lines[0].startswith("error: id:org_orbit-ai: direct triple without an accepted mention (")
    assert lines[-1].startswith("1 errors, 1 warnings")


def test_warnings_alone_are_ok(broken: Broken, dataset: Dataset) -> None:
    """A dataset with warnings only is fine."""
    report = check(broken(*RULES["r06-hedge"]), dataset.text)
    assert report.warnings
    assert report.ok


@pytest.mark.parametrize("size", [1, 2, 9])
def test_parts_find_what_the_whole_finds(broken: Broken, size: int) -> None:
    """Checked a few documents at a time, a dataset has the same faults as when checked whole."""
    store = broken(*SHAPES["Entity-rule"], *SHAPES["Claim-cue"], *SHAPES["Agent-type"])
    whole = set(broken_shapes(store.quads_for_pattern(None, None, None, UNION)))
    assert {finding for part in batches(store, size) for finding in broken_shapes(part)} == whole
    assert whole


def test_dataset_without_documents_is_checked() -> None:
    """The ontology's layers alone are checked too, and are whole."""
    made = Dataset.memory()
    assert [len(part) for part in batches(made.store)] == [len(list(made.quads()))]
    assert check(made.store, made.text).findings == ()


def test_changed_text_is_found(dataset: Dataset) -> None:
    """A kept text that was edited is told by digest, by length and by every quotation that moved."""
    found = {finding.rule for finding in broken_texts(dataset.store, lambda slug: "X" + dataset.text(slug))}
    assert found == {"text-digest", "text-length", "span-words"}


def test_missing_text_is_found(dataset: Dataset) -> None:
    """A text that cannot be read is an error of its document, not of the check."""

    def gone(slug: str) -> str:
        raise DatasetError(f"no {slug}")

    assert [finding.rule for finding in broken_texts(dataset.store, gone)] == ["text-kept", "text-kept"]


def test_offsets_that_are_no_numbers_are_found(broken: Broken, dataset: Dataset) -> None:
    """A span with an offset that is no number is reported, and the rest still checked."""
    update = """INSERT DATA { GRAPH graph:doc_{spring} { id:odd a kg:Span ; kg:inDocument id:doc_{spring} ;
        oa:start 'one' ; oa:end 2 ; oa:exact 'x' } }"""
    found = list(broken_texts(broken(update), dataset.text))
    assert found == [Finding(Severity.ERROR, "span-words", "id:odd", "offsets that are no numbers: one-2")]


def test_rule_without_header_is_refused(tmp_path: Path) -> None:
    """A rule file that does not start with severity and message is a ResourceError that says what is missing."""
    path = tmp_path / "r99.rq"
    path.write_text("SELECT ?node { ?node ?p ?o }")
    with pytest.raises(ResourceError, match="# severity: error"):
        rule(path)
