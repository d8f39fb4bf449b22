"""Datasets: what they hold, how they change, and that a failure leaves the old one whole."""

import json
from collections import Counter
from pathlib import Path
from types import SimpleNamespace

import pytest

from kg.errors import DatasetError, UsageError
from kg.rdf.encode import encode
from kg.store.dataset import Dataset
from kg.store.union import UNION
from kg.vocab import GRAPH, KG


def files(path: Path) -> dict[str, bytes]:
    """Return the files of a dataset that must not depend on time, place or order."""
    found = (file for file in path.rglob("*") if file.is_file() and "store" not in file.relative_to(path).parts)
    return {str(file.relative_to(path)): file.read_bytes() for file in found}


def vanish(parent: Path) -> None:
    """Take the draft's folder of documents away, as a full or failing disk would."""
    (draft,) = parent.glob(".acme.new-*")
    (draft / "documents").rename(draft / "gone")


def lines(dataset: Dataset) -> list[str]:
    """Return all quads as sorted text."""
    return sorted(map(str, dataset.quads()))


def test_opened_dataset_holds_what_was_put_in(folder: Path, dataset: Dataset) -> None:
    """A dataset opened from its folder gives the same quads, documents and texts as the one in memory."""
    opened = Dataset.open(folder)
    assert lines(opened) == lines(dataset)
    assert opened.documents() == dataset.documents()
    assert [opened.text(d.slug) for d in opened.documents()] == [dataset.text(d.slug) for d in dataset.documents()]


def test_text_is_kept_to_the_byte(tmp_path: Path, acme: SimpleNamespace) -> None:
    """Carriage returns and a byte-order mark in an article's text survive the folder."""
    document = acme.Document("odd", "\ufeffOne.\r\nTwo.\r", acme.Metadata("Odd"))
    with Dataset.create(tmp_path / "d") as made:
        made.replace(document.slug, encode(acme.DocumentStatements(document), pipeline="x"), document.text)
    assert Dataset.open(tmp_path / "d").text(document.slug) == document.text


def test_order_of_documents_changes_nothing(tmp_path: Path, folder: Path, acme: SimpleNamespace) -> None:
    """Putting the articles in the other way round gives the same files, byte for byte."""
    with Dataset.create(tmp_path / "other", pipeline=acme.PIPELINE) as made:
        for statements in (acme.autumn(), acme.spring()):
            made.replace(statements.document.slug, encode(statements, pipeline=acme.PIPELINE), statements.document.text)
    assert files(tmp_path / "other") == files(folder)


def test_manifest_counts_and_describes(dataset: Dataset, spring: str) -> None:
    """The manifest tells title, date, address and the numbers of mentions, claims and relations."""
    known = dataset.document(spring)
    assert (known.title, known.date, known.url) == ("Acme opens Gamma 2", "2023-07-20", "https://example.org/spring")
    assert (known.mentions, known.claims, known.relations, known.length) == (11, 5, 6, len(dataset.text(spring)))


def test_existing_dataset_is_kept_without_force(folder: Path) -> None:
    """A second build to the same place is refused, and the message names the way out."""
    with pytest.raises(UsageError, match="--force"):
        Dataset.create(folder)
    assert len(Dataset.open(folder).documents()) == 2


def test_force_replaces_a_dataset(folder: Path) -> None:
    """With force the new dataset takes the old one's place, and nothing is left beside it."""
    with Dataset.create(folder, force=True):
        pass
    assert Dataset.open(folder).documents() == ()
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]


def test_force_never_deletes_anything_else(tmp_path: Path) -> None:
    """A folder of something else, even with a manifest of its own, is refused with force too."""
    (tmp_path / "manifest.json").write_text('{"name": "an app"}')
    with pytest.raises(UsageError, match="not a claimgraph dataset"):
        Dataset.create(tmp_path, force=True)
    assert (tmp_path / "manifest.json").exists()


def test_empty_folder_is_free(tmp_path: Path) -> None:
    """An empty folder may be built into."""
    with Dataset.create(tmp_path / "new"):
        pass
    (tmp_path / "empty").mkdir()
    with Dataset.create(tmp_path / "empty"):
        pass
    assert Dataset.open(tmp_path / "empty").documents() == ()


def test_crash_leaves_the_old_dataset(folder: Path) -> None:
    """An exception while building over a dataset leaves it as it was, and no draft behind."""
    before = files(folder)
    with pytest.raises(DatasetError, match="slug"), Dataset.create(folder, force=True) as made:
        made.replace("no/slug", b"", "")
    assert files(folder) == before
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]


def test_what_came_in_between_is_not_deleted(tmp_path: Path) -> None:
    """A folder that appeared at the dataset's place while it was made is left alone, and the commit refused."""
    place = tmp_path / "d"
    made = Dataset.create(place, force=True)
    place.mkdir()
    (place / "thesis.txt").write_text("years of work")
    with pytest.raises(UsageError, match="not a claimgraph dataset"), made:
        made.fail("x", "y")
    made.discard()
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["d", "thesis.txt"]


def test_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """A dataset cannot be made inside a file, and the error says where."""
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="cannot write beside"):
        Dataset.create(tmp_path / "file" / "d")


def test_failures_are_in_the_manifest(tmp_path: Path) -> None:
    """A source that gave nothing is named in the manifest with the reason."""
    with Dataset.create(tmp_path / "d") as made:
        made.fail("b.txt", "empty")
        made.fail("a.txt", "bad bytes")
    assert [(f.name, f.reason) for f in Dataset.open(tmp_path / "d").failures()] == [
        ("a.txt", "bad bytes"),
        ("b.txt", "empty"),
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "not a claimgraph dataset"),
        ("{", "cannot be read"),
        ("[]", "not a claimgraph dataset"),
        ('{"claimgraph": "9", "format": 99}', "format 99"),
        ('{"claimgraph": "0.1", "format": 1}', "damaged"),
        ('{"claimgraph": "0.1", "format": 1, "pipeline": "", "documents": {"a": {}}, "failures": []}', "damaged"),
    ],
)
def test_folder_that_is_no_dataset_is_named(tmp_path: Path, content: str | None, message: str) -> None:
    """Opening a folder without, with a broken or with a newer manifest says which it is."""
    if content is not None:
        (tmp_path / "manifest.json").write_text(content)
    with pytest.raises(DatasetError, match=message):
        Dataset.open(tmp_path)


def test_missing_store_and_text_are_named(folder: Path, spring: str) -> None:
    """A dataset whose store or kept text is gone says so and how to mend it."""
    opened = Dataset.open(folder)
    (folder / "texts" / f"{spring}.txt").unlink()
    with pytest.raises(DatasetError, match="build the dataset again"):
        opened.text(spring)
    del opened
    (folder / "store").rename(folder / "elsewhere")
    with pytest.raises(DatasetError, match="cannot be opened"):
        Dataset.open(folder)


def test_opened_dataset_cannot_be_changed(folder: Path, spring: str) -> None:
    """A dataset opened for reading refuses to retract, and says why."""
    with pytest.raises(DatasetError, match="reading only"), Dataset.open(folder) as opened:
        opened.retract(spring)


def test_retract_leaves_what_others_state(folder: Path, spring: str, autumn: str, dataset: Dataset) -> None:
    """Retracting an article takes its graph, its text and its facts; a fact that another states stays."""
    with Dataset.edit(folder) as edited:
        edited.retract(spring)
    left = Dataset.open(folder)
    assert [d.slug for d in left.documents()] == [autumn]
    assert not (folder / "texts" / f"{spring}.txt").exists()
    facts = set(left.select("SELECT ?s ?o { ?s kg:leads|kg:develops ?o }"))
    assert {tuple(term.rsplit("/", 1)[-1] for term in row if term) for row in facts} == {
        ("person_ada-reyes", "org_acme-labs")
    }
    assert "source_" + spring not in "".join(lines(left))


def test_retract_in_memory(acme: SimpleNamespace, spring: str) -> None:
    """In memory an article can be taken out too, before or after it was indexed."""
    said = acme.spring()
    made = Dataset.memory()
    before = lines(made)
    for index in (False, True):
        made.replace(spring, encode(said, pipeline="x"), said.document.text)
        if index:
            made.index()
        made.retract(spring)
        assert lines(made) == before
    with pytest.raises(UsageError, match="it holds: none"):
        made.text(spring)


def test_full_disk_is_a_dataset_error(folder: Path, acme: SimpleNamespace, spring: str) -> None:
    """A draft that can no longer be written to is a DatasetError that names the file."""
    said = acme.spring()
    edited = Dataset.edit(folder)
    vanish(folder.parent)
    with pytest.raises(DatasetError, match="cannot write"), edited:
        edited.replace(spring, encode(said, pipeline="x"), said.document.text)
    assert len(Dataset.open(folder).documents()) == 2


def test_replacing_twice_equals_once(folder: Path, acme: SimpleNamespace, dataset: Dataset) -> None:
    """Putting the same article in again changes neither the quads nor the union."""
    statements = acme.spring()
    with Dataset.edit(folder) as edited:
        edited.replace(statements.document.slug, encode(statements, pipeline=acme.PIPELINE), statements.document.text)
    again = Dataset.open(folder)
    assert lines(again) == lines(dataset)
    assert Counter(again.store.quads_for_pattern(None, None, None, UNION)) == Counter(
        dataset.store.quads_for_pattern(None, None, None, UNION)
    )


def test_union_is_the_union(folder: Path, spring: str) -> None:
    """After a retraction the default graph holds exactly the triples of the named graphs."""
    with Dataset.edit(folder) as edited:
        edited.retract(spring)
    left = Dataset.open(folder)
    assert set(left.store.quads_for_pattern(None, None, None, UNION)) == {
        type(quad)(quad.subject, quad.predicate, quad.object) for quad in left.quads()
    }


def test_a_fact_of_two_articles_counts_once(dataset: Dataset) -> None:
    """A triple that two articles state is one row over the union."""
    (row,) = dataset.select("SELECT (COUNT(*) AS ?n) { id:person_ada-reyes kg:leads id:org_acme-labs }")
    assert row == ("1",)


def test_unknown_slug_lists_the_choices(dataset: Dataset, spring: str) -> None:
    """Asking for a document that is not there lists those that are."""
    with pytest.raises(UsageError, match=spring):
        dataset.text("nope")


@pytest.mark.parametrize(
    ("slug", "nquads", "message"),
    [
        ("a/../b", b"", "not a document's slug"),
        (".hidden", b"", "not a document's slug"),
        ("a", b"nonsense", "not N-Quads"),
        ("a", f"<x:s> <x:p> <x:o> <{GRAPH}doc_b> .\n".encode(), "also holds"),
        ("a", b"", "damaged"),
    ],
)
def test_graph_of_something_else_is_refused(slug: str, nquads: bytes, message: str) -> None:
    """A slug that is no file name, or N-Quads that are not the document's graph, is a DatasetError."""
    with pytest.raises(DatasetError, match=message):
        Dataset.memory().replace(slug, nquads, "text")


def test_entities_have_one_label_and_all_aliases(dataset: Dataset) -> None:
    """Over all documents an entity has one English label, and its other names are aliases."""
    graph = f"GRAPH <{GRAPH}entities>"
    found = set(dataset.select(f"SELECT ?l ?a {{ {graph} {{ id:org_acme-labs rdfs:label ?l ; skos:altLabel ?a }} }}"))
    assert found == {("Acme Labs", "Acme")}
    types = set(dataset.select(f"SELECT ?t {{ {graph} {{ id:org_acme-labs a ?t }} }}"))
    assert types == {(f"{KG}Org",), (f"{KG}Agent",)}


def test_label_is_the_name_of_most_documents(acme: SimpleNamespace) -> None:
    """The label is the name that most documents know; of equals the first; the others become aliases."""
    made = Dataset.memory()
    for n, name in enumerate(("Beta", "Alpha", "Beta", "Alpha", "Zeta")):
        document = acme.Document(f"d{n}", f"{name} {n}", acme.Metadata(f"D {n}"))
        thing = acme.Entity("org_x", acme.Kind.ORG, name, (name,), "registry")
        made.replace(document.slug, encode(acme.DocumentStatements(document, (thing,)), pipeline="x"), document.text)
    made.refresh_layers()
    made.refresh_layers()
    assert sorted(made.select("SELECT ?l { id:org_x rdfs:label ?l }")) == [("Alpha",)]
    assert sorted(made.select("SELECT ?l { id:org_x skos:altLabel ?l }")) == [("Beta",), ("Zeta",)]


def test_ontology_concerns_and_topics_are_layers(dataset: Dataset) -> None:
    """Every dataset holds ontology, concerns and topics, each in its own graph, without a blank node."""
    graphs = {str(quad.graph_name.value).removeprefix(GRAPH) for quad in dataset.quads()}
    assert {"ontology", "concerns", "topics", "entities"} < graphs
    assert not [line for line in lines(dataset) if line.startswith("_:") or " _:" in line.split('"')[0]]


def test_manifest_names_no_path_and_no_time(folder: Path) -> None:
    """The manifest holds its format, the versions and the documents, and ends in a newline."""
    text = (folder / "manifest.json").read_text()
    assert set(json.loads(text)) == {"format", "claimgraph", "pipeline", "fingerprint", "documents", "failures"}
    assert str(folder.parent) not in text
    assert text.endswith("}\n")


def test_slug_that_leads_out_of_the_folder_is_refused(folder: Path, spring: str) -> None:
    """A dataset from somebody else cannot name files elsewhere, to be read or deleted."""
    path = folder / "manifest.json"
    path.write_text(path.read_text("utf-8").replace(json.dumps(spring), '"../../elsewhere"'), "utf-8")
    for opened in (Dataset.open, Dataset.edit):
        with pytest.raises(DatasetError, match="not a document's slug"):
            opened(folder)


def test_text_that_is_a_link_is_refused(folder: Path, spring: str, tmp_path: Path) -> None:
    """A text that is a link to a file elsewhere is not shown."""
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    text = folder / "texts" / f"{spring}.txt"
    text.unlink()
    text.symlink_to(tmp_path / "secret.txt")
    with pytest.raises(DatasetError, match="is a link"):
        Dataset.open(folder).text(spring)


def test_name_that_is_no_utf_8_loses_no_dataset(tmp_path: Path) -> None:
    """A failed source whose name holds other bytes is noted with question marks."""
    with Dataset.create(tmp_path / "d") as made:
        made.fail("bad\udcff.txt", "bad bytes")
    assert [f.name for f in Dataset.open(tmp_path / "d").failures()] == ["bad?.txt"]
