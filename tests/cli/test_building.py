import io
import json
import shutil
from pathlib import Path

import pytest

from kg.store.dataset import Dataset


def contents(folder: Path) -> dict[str, bytes]:
    """Return the files of a dataset that must not depend on anything but the articles: all but the index."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    named = {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
    return {name: content for name, content in named.items() if not name.startswith("store/")}


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A small article."""
    path = tmp_path / "note.txt"
    path.write_text("Ada Reyes of Acme Labs warned that open models could help criminals.", encoding="utf-8")
    return path


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which the command runs."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_build_tells_what_it_did(kg, article, tmp_path) -> None:
    """A build says how much it read and found, and what to do next, all on standard error."""
    said = kg("build", article, "-o", tmp_path / "graph")
    assert (said.code, said.out) == (0, "")
    assert "1 article, 12 words in " in said.err and "1 claim," in said.err
    assert f"kg ask {tmp_path / 'graph'}" in said.err


def test_broken_source_keeps_no_other_out(kg, article, tmp_path) -> None:
    """One source that cannot be read is told with its place and noted; the others are built; the exit code is 2."""
    (tmp_path / "broken.txt").write_bytes(b"Fine so far \xff")
    said = kg("build", tmp_path / "broken.txt", article, "-o", tmp_path / "graph")
    assert said.code == 2
    assert "broken.txt: byte 12 (0xff) is not UTF-8" in said.err and "1 source could not be read" in said.err
    listed = kg("list", tmp_path / "graph")
    assert "note" in listed.out and "not read: " in listed.err and "broken.txt" in listed.err


def test_nothing_readable_leaves_nothing(kg, tmp_path) -> None:
    """Where no source can be read there is an error and no dataset."""
    (tmp_path / "broken.txt").write_bytes(b"\xff")
    said = kg("build", tmp_path / "broken.txt", "-o", tmp_path / "graph")
    assert said.code == 2 and "no source could be read" in said.err
    assert not (tmp_path / "graph").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nowhere.txt", "-o", "graph"], "nowhere.txt: no such file or folder"),
        (["note.txt"], "Missing option '-o'"),
        (["-o", "graph"], "Missing argument 'SOURCES...'"),
        (["note.txt", "-o", "graph", "--model", "xx_none"], "no spaCy pipeline 'xx_none' is installed"),
        (["note.txt", "-o", "graph", "--sauce"], "No such option"),
        (["note.txt", "-o", "note.txt"], "note.txt is there"),
    ],
)
def test_wrong_arguments_are_told(kg, article, here, arguments, words) -> None:
    """A wrong argument gives one line that says which, exit code 2, and no dataset."""
    said = kg("build", *arguments)
    assert (said.code, said.out) == (2, "")
    assert words in said.err
    assert not (here / "graph").exists()


def test_dataset_is_brought_up_to_date(kg, article, tmp_path) -> None:
    """A changed article takes its own place; one that would be lost needs --force; what is no dataset stays in any case."""
    graph, other = tmp_path / "graph", tmp_path / "other"
    kg("build", article, "-o", graph)
    article.write_text("Bo Lind said Acme Labs does not build models.", encoding="utf-8")
    assert kg("build", article, "-o", graph).code == 0
    assert "Bo Lind" in kg("list", graph).out and "Ada Reyes" not in kg("list", graph).out
    second = article.rename(tmp_path / "second.txt")
    assert kg("build", second, "-o", graph).code == 2
    assert kg("build", second, "-o", graph, "--force").code == 0
    other.mkdir()
    (other / "diary").write_text("mine")
    assert kg("build", article.parent / "second.txt", "-o", other, "--force").code == 2
    assert (other / "diary").read_text() == "mine"


def test_report_is_written_or_refused_before_the_work(kg, article, tmp_path) -> None:
    """--report says what was not kept, as text or JSON, and overwrites nothing by itself."""
    report = tmp_path / "report.json"
    assert kg("build", article, "-o", tmp_path / "graph", "--report", report).code == 0
    assert json.loads(report.read_text(encoding="utf-8"))
    said = kg("build", article, "-o", tmp_path / "second", "--report", report)
    assert said.code == 2 and "report.json is there already" in said.err
    assert not (tmp_path / "second").exists()
    assert kg("build", article, "-o", tmp_path / "third", "--report", "-").out


def test_standard_input_is_an_article(kg, tmp_path, monkeypatch) -> None:
    """`-` reads an article from standard input; nothing there is an error."""
    for text, code in ((b"Ada Reyes said open models are risky.", 0), (b"", 2)):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text)))
        said = kg("build", "-", "-o", tmp_path / f"graph-{code}")
        assert said.code == code and ("stdin" in said.err) == bool(code)


@pytest.mark.slow
@pytest.mark.parametrize("how", [("1", "local"), ("2", "local"), ("3", "ray")])
def test_same_articles_same_bytes(apart, seeds, dataset, tmp_path, how) -> None:
    """Another folder, order, process, engine, another seed of Python's hashes: the same dataset and export."""
    hashes, engine = how
    copies = [shutil.copy(path, tmp_path) for path in sorted(seeds.iterdir(), reverse=hashes == "1")]
    order = [*copies[1:], copies[0]]
    assert apart("build", *order, "-o", "again", "--engine", engine, "--workers", 2, PYTHONHASHSEED=hashes).code == 0
    assert contents(tmp_path / "again") == contents(dataset)
    assert apart("export", "again", "-o", "again.nq", PYTHONHASHSEED=hashes).code == 0
    assert apart("export", dataset, "-o", "first.nq").code == 0
    assert (tmp_path / "again.nq").read_bytes() == (tmp_path / "first.nq").read_bytes()


def test_check_is_clean_on_the_sample_articles(kg, dataset) -> None:
    """The sample articles' dataset has no error, and the check says over how much it went."""
    said = kg("check", dataset)
    assert (said.code, said.err) == (0, "")
    assert "0 errors" in said.out and "4 documents" in said.out


def test_check_finds_a_quotation_that_is_not_there(kg, article, tmp_path) -> None:
    """Where a kept text was changed, the quotations no longer stand in it: exit code 1, and the place is told."""
    graph = tmp_path / "graph"
    kg("build", article, "-o", graph)
    (text,) = (graph / "texts").iterdir()
    text.write_text("x" * 100, encoding="utf-8")
    said = kg("check", graph)
    assert said.code == 1
    assert "note" in said.out and "0 errors" not in said.out


@pytest.mark.parametrize("ending", ["nq", "trig", "ttl", "csv"])
def test_export_by_the_files_ending(kg, dataset, tmp_path, ending) -> None:
    """The file's ending chooses the format; what is there stays without --force."""
    out = tmp_path / f"all.{ending}"
    assert kg("export", dataset, "-o", out).code == 0
    content = out.read_bytes()
    assert b"Mark Zuckerberg" in content and b"\r" not in content
    out.write_text("mine")
    assert kg("export", dataset, "-o", out).code == 2 and out.read_text() == "mine"
    assert kg("export", dataset, "-o", out, "--force").code == 0 and out.read_bytes() == content


def test_export_to_standard_output(kg, dataset) -> None:
    """`-o -` gives the data alone on standard output."""
    said = kg("export", dataset, "-o", "-", "--format", "csv")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("claim,who,")


@pytest.mark.parametrize(
    ("out", "words"), [("all", "which format?"), ("all.xyz", "no export format 'xyz'; choose from nq"), ("-", "which")]
)
def test_export_to_an_unknown_format_is_told(kg, dataset, here, out, words) -> None:
    """An ending that is no format is told with the choices."""
    said = kg("export", dataset, "-o", out)
    assert (said.code, said.out) == (2, "") and words in said.err and not [*here.iterdir()]


def test_dataset_is_not_changed_by_reading(kg, article, tmp_path) -> None:
    """To list, ask, check and export a dataset leaves it as it was."""
    graph = tmp_path / "graph"
    kg("build", article, "-o", graph)
    before = {path: path.stat().st_mtime_ns for path in sorted(graph.rglob("*"))}
    for verb in (
        ["list", graph],
        ["check", graph],
        ["ask", graph, "stance"],
        ["export", graph, "-o", tmp_path / "x.nq"],
    ):
        assert kg(*verb).code == 0
    assert {path: path.stat().st_mtime_ns for path in sorted(graph.rglob("*"))} == before
    assert len(Dataset.open(graph).documents()) == 1
