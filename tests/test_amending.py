"""Datasets changed article by article are the same, to the byte, as those built at once."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

import kg
from kg.composition.amending import add, merge, retract
from kg.composition.extraction import Extracted, Job, extracted
from kg.model import Document, Metadata
from kg.settings import given
from kg.store.dataset import Dataset
from kg.store.document import quads_of
from kg.store.folder import REGISTER
from kg.store.manifest import describe

TEXTS = {
    "one": "Ada Reyes of Acme Labs warned that open models could help criminals.",
    "two": "Bo Lind said Acme Labs does not build models. Acme Labs released Gamma 2 in July.",
    "three": "Critics fear that open models could help criminals, said Ada Reyes, who leads Acme Labs.",
}


@pytest.fixture
def articles(tmp_path: Path) -> dict[str, Path]:
    """Three small articles, by name."""
    (tmp_path / "in").mkdir()
    paths = {name: tmp_path / "in" / f"{name}.txt" for name in TEXTS}
    for name, path in paths.items():
        path.write_text(TEXTS[name], encoding="utf-8")
    return paths


def contents(folder: Path) -> dict[str, bytes]:
    """Return all that a dataset is: its files, but for index and register, and what these hold."""
    files = {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}
    kept = {name: content for name, content in files.items() if not name.startswith(("store/", REGISTER))}
    with closing(sqlite3.connect(folder / REGISTER)) as register:
        rows = "\n".join(sorted(line for line in register.iterdump() if '"state"' not in line))
    return kept | {"rows": rows.encode(), "all": "\n".join(sorted(map(str, Dataset.open(folder).store))).encode()}


@pytest.fixture
def whole(articles: dict[str, Path], tmp_path: Path) -> dict[str, bytes]:
    """What the dataset of all three articles is."""
    kg.build(articles.values(), tmp_path / "whole")
    return contents(tmp_path / "whole")


def test_added_one_by_one_is_built_at_once(articles, whole, tmp_path) -> None:
    """Articles added in any order give the dataset of all of them."""
    kg.build(articles["three"], tmp_path / "d")
    for name in ("two", "one"):
        add(tmp_path / "d", articles[name])
    assert contents(tmp_path / "d") == whole


def test_any_way_to_the_same_articles_gives_one_dataset(seeds, tmp_path) -> None:
    """Articles that share paragraphs of the samples, added, replaced and retracted, are as if they were built at once."""
    paragraphs = [each for path in sorted(seeds.glob("*.txt")) for each in path.read_text("utf-8").split("\n") if each]
    (tmp_path / "in").mkdir()
    paths = [tmp_path / "in" / f"{n}.txt" for n in range(5)]
    for n, path in enumerate(paths):
        path.write_text("\n".join(paragraphs[9 * n : 9 * n + 14]), encoding="utf-8")
    kg.build(paths[:2], tmp_path / "d")
    add(tmp_path / "d", paths[2:4])
    retract(tmp_path / "d", ["1"])
    paths[2].write_text("\n".join(paragraphs[5:25]), encoding="utf-8")
    add(tmp_path / "d", [paths[2], paths[4]], replace=True)
    kg.build([paths[0], *paths[2:]], tmp_path / "whole")
    assert quads(tmp_path / "d") == quads(tmp_path / "whole")
    assert sum("ont#restates" in quad for quad in quads(tmp_path / "d")) > 20


def quads(place: Path) -> set[str]:
    """Return all quads of a dataset."""
    return set(map(str, Dataset.open(place).quads()))


def test_retracted_leaves_what_the_others_say(articles, tmp_path) -> None:
    """After a retraction the dataset is the one that would have been built without the article."""
    kg.build(articles.values(), tmp_path / "d")
    left = retract(tmp_path / "d", ["two"])
    assert [d.name for d in left.documents] == ["one", "three"]
    kg.build([articles["one"], articles["three"]], tmp_path / "other")
    assert contents(tmp_path / "d") == contents(tmp_path / "other")


def test_merged_is_built_at_once(articles, whole, tmp_path) -> None:
    """Two datasets that share an article merge to the dataset of all."""
    kg.build([articles["one"], articles["two"]], tmp_path / "a")
    kg.build([articles["two"], articles["three"]], tmp_path / "b")
    merge([tmp_path / "b", tmp_path / "a"], tmp_path / "d")
    assert contents(tmp_path / "d") == whole
    with pytest.raises(kg.UsageError, match="is there already"):
        merge([tmp_path / "b", tmp_path / "a"], tmp_path / "d")


def test_rebuild_extracts_only_what_is_new_or_changed(articles, whole, tmp_path) -> None:
    """Of three articles of which one changed and one is new, two are read; nothing changed, none is."""
    articles["one"].write_text("Cy Moss said nothing.", encoding="utf-8")
    kg.build([articles["one"], articles["two"]], tmp_path / "d")
    articles["one"].write_text(TEXTS["one"], encoding="utf-8")
    read: list[str] = []
    for _ in range(2):
        kg.build(articles.values(), tmp_path / "d", watch=lambda outcome: read.append(outcome.document.name))
    assert read == ["one", "three"]
    assert contents(tmp_path / "d") == whole


def test_changed_metadata_is_a_change(articles, tmp_path) -> None:
    """A date that is put beside an article is read, though its text has not changed."""
    kg.build(articles.values(), tmp_path / "d")
    articles["two"].with_suffix(".meta.json").write_text('{"date": "2024-07-23"}', encoding="utf-8")
    kg.build(articles.values(), tmp_path / "d")
    assert [d.date for d in kg.open(tmp_path / "d").documents] == [None, None, "2024-07-23"]
    kg.build(articles.values(), tmp_path / "other")
    assert contents(tmp_path / "d") == contents(tmp_path / "other")


def test_fresh_extracts_all(articles, whole, tmp_path) -> None:
    """All articles are read again where that is asked for, and the dataset is the same."""
    read: list[str] = []
    kg.build(articles.values(), tmp_path / "whole", fresh=True, watch=lambda o: read.append(o.document.name))
    assert len(read) == 3
    assert contents(tmp_path / "whole") == whole


def test_another_fingerprint_is_rebuilt(articles, whole, tmp_path) -> None:
    """What another version made is made anew, by a build and by an addition; the texts are all that is needed."""
    manifest = tmp_path / "whole" / "manifest.json"
    for change in (
        lambda: kg.build(articles.values(), tmp_path / "whole"),
        lambda: add(tmp_path / "whole", articles["one"]),
    ):
        told = manifest.read_text("utf-8").replace('"fingerprint": "', '"fingerprint": "0')
        manifest.write_text(told, "utf-8")
        (document,) = (tmp_path / "whole" / "documents").glob("three*")
        document.write_bytes(document.read_bytes().replace(b"Claim", b"Claims"))
        change()
        assert contents(tmp_path / "whole") == whole


def test_merge_reads_again_what_another_version_made(articles, whole, tmp_path) -> None:
    """A dataset of another version is merged by its texts."""
    manifest = tmp_path / "whole" / "manifest.json"
    manifest.write_text(manifest.read_text("utf-8").replace('"fingerprint": "', '"fingerprint": "0'), "utf-8")
    kg.build(articles["one"], tmp_path / "a")
    merge([tmp_path / "a", tmp_path / "whole"], tmp_path / "d")
    assert contents(tmp_path / "d") == whole


def test_merge_refuses_different_own_files(articles, tmp_path) -> None:
    """Datasets that were read with different files of the user's own do not go together."""
    names = tmp_path / "names.csv"
    names.write_text("name,kind,aliases,weak,distinct_from,maker\nCy Moss,Person,,,,\n", encoding="utf-8")
    kg.build(articles["one"], tmp_path / "a")
    kg.build(articles["two"], tmp_path / "b", settings=given({"registry": [names]}))
    with pytest.raises(kg.UsageError, match="different files of your own"):
        merge([tmp_path / "a", tmp_path / "b"], tmp_path / "d")


def test_changed_text_stands_beside_the_old_unless_it_replaces_it(articles, tmp_path, caplog) -> None:
    """`add` loses nothing by itself: an article of the same name is told, or replaced on request."""
    kg.build(articles["one"], tmp_path / "d")
    articles["one"].write_text("Cy Moss said nothing.", encoding="utf-8")
    assert len(add(tmp_path / "d", articles["one"]).documents) == 2
    assert "one is there with another text, too" in caplog.text
    articles["one"].write_text("Cy Moss said Acme Labs is open.", encoding="utf-8")
    assert len(add(tmp_path / "d", articles["one"], replace=True).documents) == 1


def test_unreadable_addition_is_listed(articles, tmp_path) -> None:
    """An article that cannot be added is a failure of the dataset, and the others are added."""
    kg.build(articles["one"], tmp_path / "d")
    articles["two"].write_bytes(b"\xff")
    graph = add(tmp_path / "d", [articles["two"], articles["three"]])
    assert len(graph.documents) == 2 and len(graph.failures) == 1


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_manifest_tells_what_the_graph_tells(name: str) -> None:
    """What is told of a document without its graph is what its graph tells."""
    document = Document(name, TEXTS[name], Metadata(name, author="Cy Moss", url="https://example.org/a"))
    (found,) = extracted([document], Job(label="x"))
    told = describe(document.slug, quads_of(document.slug, found.nquads))
    assert isinstance(found, Extracted)
    assert found.known == replace(told, key=document.key)
