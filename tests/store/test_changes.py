"""Changes to a dataset on disk: taken over, broken off, finished, told apart."""

import json
import shutil
from pathlib import Path
from types import SimpleNamespace

import pyoxigraph as ox
import pytest

from kg.errors import DatasetError, UsageError
from kg.rdf.encode import encode
from kg.store import folder as places
from kg.store.dataset import Dataset
from kg.store.diff import as_json, as_text, difference
from kg.store.named import document_named
from kg.store.patch import patch


def put(dataset: Dataset, acme: SimpleNamespace, statements: object, key: str = "") -> None:
    """Put what an article says into a dataset."""
    document = statements.document  # type: ignore[attr-defined]
    dataset.replace(document.slug, encode(statements, pipeline=acme.PIPELINE), document.text, key=key)  # type: ignore[arg-type]


def put_and_raise(dataset: Dataset, acme: SimpleNamespace, error: type[BaseException]) -> None:
    """Put the first article in, and fail."""
    put(dataset, acme, acme.spring(), key="k")
    raise error


def quads(folder: Path) -> set[str]:
    """Return what a dataset holds."""
    return set(map(str, Dataset.open(folder).quads()))


@pytest.fixture
def first(tmp_path: Path, acme: SimpleNamespace) -> Path:
    """The folder of a dataset of the first article alone."""
    with Dataset.create(tmp_path / "first", pipeline=acme.PIPELINE) as dataset:
        put(dataset, acme, acme.spring())
    return tmp_path / "first"


def test_killed_build_leaves_what_is_finished(tmp_path: Path, acme: SimpleNamespace, spring: str) -> None:
    """A build of the same fingerprint takes over what a killed one had finished, of documents that have not changed."""
    killed = Dataset.create(tmp_path / "d", fingerprint="f")
    put(killed, acme, acme.spring(), key="k")
    killed.leave()
    with Dataset.create(tmp_path / "d", fingerprint="f") as again:
        assert not again.resume(spring, "another key") and not again.resume("nothing", "k")
        assert again.resume(spring, "k")
    assert Dataset.open(tmp_path / "d").text(spring) == acme.SPRING
    assert [path.name for path in tmp_path.iterdir()] == ["d"]


def test_stopped_build_leaves_and_a_broken_one_does_not(tmp_path: Path, acme: SimpleNamespace) -> None:
    """Ctrl-C keeps what is finished for the next time; an error does not."""
    for error, left in ((KeyboardInterrupt, 1), (RuntimeError, 0)):
        with pytest.raises(error), Dataset.create(tmp_path / "d", fingerprint="f") as made:
            put_and_raise(made, acme, error)
        assert len(list(tmp_path.iterdir())) == left


def test_draft_of_another_fingerprint_is_swept_away(tmp_path: Path, acme: SimpleNamespace, spring: str) -> None:
    """What another version left half made is no use, and does not stay."""
    killed = Dataset.create(tmp_path / "d", fingerprint="old")
    put(killed, acme, acme.spring(), key="k")
    killed.leave()
    with Dataset.create(tmp_path / "d", fingerprint="new") as made:
        assert not made.resume(spring, "k")
    assert [path.name for path in tmp_path.iterdir()] == ["d"]


def test_two_builds_at_once_are_refused(tmp_path: Path) -> None:
    """A draft that is being written is not taken over."""
    with Dataset.create(tmp_path / "d", fingerprint="f"), pytest.raises(UsageError, match="another process is writing"):
        Dataset.create(tmp_path / "d", fingerprint="f")


@pytest.mark.parametrize("steps", range(4))
def test_change_that_was_broken_off_is_finished(
    first: Path, folder: Path, acme: SimpleNamespace, monkeypatch: pytest.MonkeyPatch, steps: int
) -> None:
    """Wherever a change is killed after it holds, opening the dataset finishes it."""
    wanted, done = quads(folder), []
    real = Path.replace

    def until(self: Path, target: Path) -> Path:
        done.append(target)
        if places.CHANGE in self.parts and len(done) > steps:
            raise OSError("killed")
        return real(self, target)

    edited = Dataset.edit(first)
    put(edited, acme, acme.autumn())
    edited.refresh_layers()
    with monkeypatch.context() as patched:
        patched.setattr(places, "finish", lambda path: path)
        edited.commit()
        patched.undo()
    patched_finish(first, until, monkeypatch)
    assert quads(first) == wanted
    assert not (first / places.CHANGE).exists()


def patched_finish(first: Path, until: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin to finish a change, and be killed."""
    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", until)
        with pytest.raises(DatasetError, match="cannot be finished"):
            places.finish(first)


def test_dataset_moved_aside_comes_back(folder: Path) -> None:
    """Where a replacement was killed between its two steps, the old dataset is found again."""
    aside = folder.parent / f".{folder.name}.old-x"
    aside.mkdir()
    folder.rename(aside / "dataset")
    assert len(Dataset.open(folder).documents()) == 2
    assert not aside.exists()


def test_edit_is_seen_whole_or_not_at_all(first: Path, acme: SimpleNamespace) -> None:
    """Until the commit, readers see the old dataset; after it, the new one; an error leaves the old."""
    before = quads(first)
    with Dataset.edit(first) as edited:
        put(edited, acme, acme.autumn())
        edited.index()
        assert quads(first) == before
    assert quads(first) > before
    with pytest.raises(KeyError), Dataset.edit(first) as edited:
        edited.retract({}[edited.retract(edited.documents()[0].slug)])
    assert len(Dataset.open(first).documents()) == 2


def test_document_goes_over_as_it_is(first: Path, folder: Path, tmp_path: Path, spring: str, autumn: str) -> None:
    """A document is taken from another dataset with its very bytes; in memory it cannot be."""
    with Dataset.create(tmp_path / "new") as made:
        made.take(Dataset.open(first), spring)
        made.take(Dataset.open(folder), autumn)
    assert quads(tmp_path / "new") == quads(folder)
    with pytest.raises(DatasetError, match="on disk only"):
        Dataset.memory().take(Dataset.open(first), spring)


@pytest.mark.parametrize("form", ["{}", "doc_{}", "id:doc_{}", "https://w3id.org/claimgraph/graph/doc_{}"])
def test_document_has_many_names(dataset: Dataset, spring: str, form: str) -> None:
    """A document is found by slug, id, graph, name and title."""
    assert document_named(dataset, form.format(spring)).slug == spring
    assert document_named(dataset, "spring").slug == document_named(dataset, "Acme opens Gamma 2").slug == spring


def test_unclear_document_names_are_told(acme: SimpleNamespace) -> None:
    """A name that is none, or that two have, is an error that lists the choices."""
    made = Dataset.memory()
    for text in ("One.", "Two."):
        document = acme.Document("same", text, acme.Metadata("Same"))
        put(made, acme, acme.DocumentStatements(document))
    with pytest.raises(UsageError, match=r"several documents: choose same-\w+, same-"):
        document_named(made, "same")
    with pytest.raises(UsageError, match="it holds: same-"):
        document_named(made, "other")


# --- telling apart ----------------------------------------------------------------------------------------------


def test_difference_is_what_the_other_article_says(first: Path, folder: Path, autumn: str) -> None:
    """What is gained is what the second article alone says; the other way round it is lost; with itself nothing."""
    one, both = Dataset.open(first), Dataset.open(folder)
    found = difference(one, both)
    assert found.articles.gained == (("autumn", autumn),) and not found.articles.lost
    assert ("autumn", "Orbit AI", "release of weights may help rival states") in [
        row[:3] for row in found.claims.gained
    ]
    assert [row[1] for row in found.entities.gained] == ["Gamma 3", "the author"]
    assert len(found.relations.gained) == 5
    back = difference(both, one)
    assert (back.claims.lost, back.entities.lost) == (found.claims.gained, found.entities.gained)
    assert not difference(both, both) and as_text(difference(both, both)) == "no difference\n"


def test_difference_as_text_and_json(first: Path, folder: Path) -> None:
    """Both forms hold the same things."""
    found = difference(Dataset.open(first), Dataset.open(folder))
    assert "claims: 5 gained, 0 lost" in as_text(found)
    assert "  + autumn | id:person_ada-reyes | kg:leads | id:org_acme-labs | Accepted" in as_text(found)
    assert len(json.loads(as_json(found))["claims"]["gained"]) == 5


def test_patch_turns_one_into_the_other(first: Path, folder: Path) -> None:
    """The patch, applied line by line, gives the other dataset, both ways; between equals it is empty."""
    for before, after in ((first, folder), (folder, first)):
        lines = list(patch(Dataset.open(before), Dataset.open(after)))
        assert (lines[0], lines[-1]) == ("TX .\n", "TC .\n")
        store = ox.Store()
        store.extend(Dataset.open(before).quads())
        for line in lines[1:-1]:
            (quad,) = ox.parse(line[2:], ox.RdfFormat.N_QUADS)
            (store.add if line[0] == "A" else store.remove)(quad)
        assert set(map(str, store)) == quads(after)
    assert list(patch(Dataset.open(first), Dataset.open(first))) == ["TX .\n", "TC .\n"]


def test_store_is_copied_where_it_cannot_be_linked(first: Path, acme: SimpleNamespace, monkeypatch) -> None:
    """A file system without second names for files costs time, nothing else."""

    def refuse(self: Path, target: Path) -> None:
        raise OSError("not here")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    with Dataset.edit(first) as edited:
        put(edited, acme, acme.autumn())
    assert len(Dataset.open(first).documents()) == 2
    shutil.rmtree(first)
