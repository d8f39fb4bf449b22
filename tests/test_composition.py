from pathlib import Path

import pytest

import kg
from kg.composition import stated
from kg.model import Document, DocumentStatements, Metadata

TEXT = "Ada Reyes of Acme Labs warned that open models could help criminals."


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A small article."""
    path = tmp_path / "note.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_build_in_memory_and_on_disk_are_the_same(article, tmp_path) -> None:
    """With or without a folder the graph is the same; opened again, too."""
    memory, disk = kg.build(article), kg.build(article, tmp_path / "graph")
    exports = {graph.export("nq") for graph in (memory, disk, kg.open(tmp_path / "graph"))}
    assert len(exports) == 1


def test_sources_may_be_one_or_several(article) -> None:
    """A path, a string, a pattern or a list of them are all sources."""
    forms = [article, str(article), str(article.parent / "*.txt"), [article], (str(article),)]
    assert {kg.build(form).export("nq") for form in forms} == {kg.build(article).export("nq")}


def test_same_article_twice_counts_once(article, tmp_path) -> None:
    """An article that is given twice is one article."""
    assert len(kg.build([article, str(article)]).documents) == 1


def test_each_document_is_shown_as_it_is_read(seeds) -> None:
    """What watches a build sees what each article said, in their order."""
    said: list[DocumentStatements] = []
    graph = kg.build(seeds, seen=said.append)
    assert [each.document.slug for each in said] == [each.slug for each in graph.documents]


def test_failures_are_listed_and_keep_nothing_out(article, tmp_path) -> None:
    """A source that cannot be read is in `failures` with the reason; the rest is built."""
    broken = tmp_path / "broken.txt"
    broken.write_bytes(b"\xff")
    graph = kg.build([broken, article])
    assert [failure.name for failure in graph.failures] == [str(broken)]
    assert "is not UTF-8" in graph.failures[0].reason
    assert [each.name for each in graph.documents] == ["note"]


def test_nothing_readable_is_an_error(tmp_path) -> None:
    """Where all sources fail there is no graph, and an error names them."""
    broken = tmp_path / "broken.txt"
    broken.write_bytes(b"\xff")
    with pytest.raises(kg.InputError, match=r"no source could be read: .*broken\.txt"):
        kg.build(broken, tmp_path / "graph")
    assert not (tmp_path / "graph").exists()


def test_many_unreadable_sources_are_told_of_in_a_few_lines(tmp_path) -> None:
    """Of very many sources that all fail, the error names the first few, a line each, and says how many there are."""
    for i in range(40):
        (tmp_path / f"{i:02}.txt").write_bytes(b"\xff")
    with pytest.raises(kg.InputError, match=r"no source could be read:\n .*00\.txt(.*\n){5}  and 35 more$"):
        kg.build(tmp_path)


def test_existing_dataset_loses_no_article_but_by_force(article, tmp_path) -> None:
    """A dataset that is there is brought up to date; an article that is no longer among the sources goes by force alone."""
    other = tmp_path / "other.txt"
    other.write_text("Bo Lind said Acme Labs does not build models.", encoding="utf-8")
    kg.build([article, other], tmp_path / "graph")
    with pytest.raises(kg.UsageError, match=r"not among the sources \(other\): --force drops them, kg add keeps"):
        kg.build(article, tmp_path / "graph")
    assert len(kg.build(article, tmp_path / "graph", force=True).documents) == 1


def test_failing_watcher_leaves_the_old_dataset(article, tmp_path) -> None:
    """A build that is broken off leaves what was there, and nothing half made beside it."""
    before = kg.build(article, tmp_path / "graph").export("nq")

    def stop(statements: DocumentStatements) -> None:
        raise RuntimeError("stop")

    with pytest.raises(RuntimeError):
        kg.build(article, tmp_path / "graph", force=True, seen=stop)
    assert kg.open(tmp_path / "graph").export("nq") == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["graph", "note.txt"]


def test_unknown_model_is_told(article) -> None:
    """A language model that is not installed is an error that says which are."""
    with pytest.raises(kg.UsageError, match="no spaCy pipeline 'xx_none' is installed"):
        kg.build(article, model="xx_none")


def test_statements_come_in_the_documents_order() -> None:
    """Each document gives its statements, and offsets lead to the words."""
    documents = [Document(name, TEXT, Metadata(name)) for name in ("b", "a")]
    said = list(stated(documents))
    assert [each.document.name for each in said] == ["b", "a"]
    assert all(TEXT[m.span.start : m.span.end] == m.span.text for each in said for m in each.mentions)
