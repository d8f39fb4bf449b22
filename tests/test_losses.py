"""What a dataset loses is made again, or told: nothing goes in silence."""

import csv
import io
import shutil
from pathlib import Path

import pytest

import kg
from kg.composition.amending import add, merge
from kg.composition.extraction import Job
from kg.composition.filling import Reading
from kg.composition.sharding import extract, load
from kg.errors import DatasetError, IndexLostError
from kg.store.dataset import Dataset
from kg.store.diff import difference
from kg.store.find import resolve

SAID = "Ada Reyes of Acme Labs said that Gamma 2 helps criminals."


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A small article."""
    return written(tmp_path / "one.txt", SAID)


@pytest.fixture
def dataset(article: Path, tmp_path: Path) -> Path:
    """A dataset of that article."""
    kg.build(article, tmp_path / "d")
    return tmp_path / "d"


def written(path: Path, text: str) -> Path:
    """Write a file, and return its place."""
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def names(folder: Path) -> list[str]:
    """Return the names of a dataset's articles."""
    return [each.name for each in Dataset.open(folder).documents()]


# --- made again -------------------------------------------------------------------------------------------------


def test_a_lost_store_is_told_to_who_reads(dataset: Path) -> None:
    """Reading changes nothing, and says what does."""
    shutil.rmtree(dataset / "store")
    with pytest.raises(IndexLostError, match="kg build, or kg add, makes it again"):
        kg.open(dataset)


def test_a_lost_store_is_made_again_from_the_documents(dataset: Path, article: Path, tmp_path: Path) -> None:
    """It holds nothing of its own: an article that was added stays, whatever is built or added then."""
    add(dataset, written(tmp_path / "two.txt", "Bo Lind said that Gamma 2 is safe."))
    before = kg.open(dataset).export("nq")
    for again in (lambda: kg.build([article, tmp_path / "two.txt"], dataset), lambda: add(dataset, article)):
        shutil.rmtree(dataset / "store")
        again()
        assert kg.open(dataset).export("nq") == before and kg.open(dataset).check().ok


def test_a_lost_document_is_found_by_a_check_and_made_again_by_a_build(dataset: Path, article: Path) -> None:
    """Bulk loaders take these files: one that is missing, or is not what the store holds, is an error."""
    (path,) = (dataset / "documents").iterdir()
    content = path.read_bytes()
    path.write_bytes(content.partition(b"\n")[2])
    assert [each.rule for each in kg.open(dataset).check().errors] == ["file-indexed"]
    path.unlink()
    assert [each.rule for each in kg.open(dataset).check().errors] == ["file-kept"]
    kg.build(article, dataset)
    assert path.read_bytes() == content and kg.open(dataset).check().ok


def test_what_cannot_be_made_again_is_an_error(dataset: Path) -> None:
    """Neither store nor documents: there is nothing to make it of, and nothing is changed."""
    shutil.rmtree(dataset / "store")
    shutil.rmtree(dataset / "documents")
    with pytest.raises(DatasetError, match="cannot be read"):
        add(dataset, dataset.parent / "one.txt")
    assert (dataset / "manifest.json").exists()


# --- told -------------------------------------------------------------------------------------------------------


def test_a_text_that_takes_the_place_of_another_is_told(
    dataset: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Two files of one name in two folders are two articles, or two versions of one: who knows?"""
    kg.build(written(tmp_path / "other" / "one.txt", "Bo Lind said that Gamma 2 is safe."), dataset)
    assert names(dataset) == ["one"]
    assert [line for line in caplog.messages if "another text takes the place" in line and "one" in line]


def test_two_texts_of_one_name_are_told(dataset: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """By who merges datasets, and by who loads shards that have grown."""
    changed = written(tmp_path / "other" / "one.txt", "Bo Lind said that Gamma 2 is safe.")
    kg.build(changed, tmp_path / "e")
    merge([dataset, tmp_path / "e"], tmp_path / "both")
    for path in (tmp_path / "one.txt", changed):
        extract(path, tmp_path / "shards", Reading(Job()))
    load(tmp_path / "shards", tmp_path / "loaded")
    assert names(tmp_path / "both") == names(tmp_path / "loaded") == ["one", "one"]
    assert len([line for line in caplog.messages if "more than one text: one" in line]) == 2


def test_a_replacement_that_is_there_already_takes_the_other_out(dataset: Path, tmp_path: Path) -> None:
    """As the warning of adding it without ``replace`` advises."""
    changed = written(tmp_path / "other" / "one.txt", "Bo Lind said that Gamma 2 is safe.")
    add(dataset, changed)
    assert names(dataset) == ["one", "one"]
    add(dataset, changed, replace=True)
    assert [each.title for each in Dataset.open(dataset).documents()] == ["Bo Lind said that Gamma 2 is safe."]


def test_adding_tells_of_its_own_sources_alone(dataset: Path, tmp_path: Path) -> None:
    """An old failure stays listed until its source is read."""
    broken = written(tmp_path / "two.txt", "")
    assert {each.name for each in add(dataset, [broken, tmp_path / "one.txt"]).dataset.failed} == {str(broken)}
    later = add(dataset, written(tmp_path / "three.txt", "Bo Lind said that Gamma 2 is safe."))
    assert not later.dataset.failed and [each.name for each in later.failures] == [str(broken)]
    assert "1 sources not read" in repr(later)
    mended = add(dataset, written(broken, "Critics fear Gamma 2."))
    assert not mended.failures and names(dataset) == ["one", "three", "two"]


def test_a_claim_turned_round_is_a_difference(dataset: Path, tmp_path: Path) -> None:
    """The same words, denied now: one claim lost, one gained."""
    kg.build(written(tmp_path / "other" / "one.txt", SAID.replace("said", "denied")), tmp_path / "e")
    found = difference(Dataset.open(dataset), Dataset.open(tmp_path / "e"))
    ((*lost, before),), ((*gained, after),) = found.claims.lost, found.claims.gained
    assert lost == gained == ["one", "Ada Reyes", "Gamma 2 helps criminals"]
    assert "negated true" in after and "negated" not in before


def test_the_claims_of_one_article_are_told_as_among_all(dataset: Path, tmp_path: Path) -> None:
    """In a table, who says what about whom has names that stand in no article's own graph."""
    add(dataset, written(tmp_path / "two.txt", "Bo Lind said that Gamma 2 is safe."))
    graph = kg.open(dataset)
    alone, among = (
        list(csv.DictReader(io.StringIO(t.decode())))
        for t in (graph.export("csv", document="one"), graph.export("csv"))
    )
    assert alone and alone == [row for row in among if row["article"] == "one"]


def test_a_surname_is_no_file(tmp_path: Path) -> None:
    """An article called after a person does not stand in the way of the person; without one it is found."""
    written(tmp_path / "in" / "reyes.txt", SAID)
    written(tmp_path / "in" / "gossip.txt", SAID.replace("Ada Reyes", "Bo Lind"))
    found = kg.build(tmp_path / "in").dataset
    assert resolve(found, "Reyes") == "https://w3id.org/claimgraph/id/person_ada-reyes"
    assert "doc_gossip" in resolve(found, "gossip")
