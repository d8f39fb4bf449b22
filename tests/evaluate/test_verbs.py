import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from kg.cli import kg
from kg.errors import UsageError
from kg.evaluate.measures import MEASURES

ARTICLE = "“Open weights help everyone,” said Orla Quist. She warned that fraud is common, a report.\n"
GOLD: dict[str, Any] = {
    "doc": "quist.txt",
    "entities": [{"id": "person:orla-quist", "type": "Person", "name": "Orla Quist", "names": ["Orla Quist"]}],
    "claims": [
        {"speaker": "person:orla-quist", "cue": "said", "content": ["Open weights help everyone"], "negated": False},
        {"speaker": None, "cue": "common", "content": ["Orla Quist. She"]},
    ],
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an article, its gold, and the dataset built of it."""
    path = tmp_path_factory.mktemp("quist")
    (path / "quist.txt").write_text(ARTICLE, encoding="utf-8")
    (path / "quist.json").write_text(json.dumps(GOLD), encoding="utf-8")
    assert run("build", path / "quist.txt", "-o", path / "graph", "--report", path / "report.txt").exit_code == 0
    return path


def run(*arguments: object) -> Result:
    """Run the command line; what the library raises is raised."""
    return CliRunner().invoke(
        kg, [str(argument) for argument in arguments], standalone_mode=False, catch_exceptions=False
    )


# --- kg eval ------------------------------------------------------------------------------------------------------


def test_table_has_every_measure(folder: Path) -> None:
    """One row a measure, the unlisted names apart, and the traits in words."""
    lines = run("eval", folder / "graph", folder).stdout.splitlines()
    rows = [line.split("  ")[0] for line in lines]
    assert lines[0] == "1 article"
    assert [row for row in rows if row in MEASURES] == list(MEASURES)
    assert {"mentions, unlisted names", "entities, unlisted names"} <= {*rows}
    assert lines[-1].startswith("right of the claims that are the same: negated 100.0 % (1 of 1)")


def test_show_lists_the_sentences(folder: Path) -> None:
    """With --show every fault comes with its sentence."""
    shown = run("eval", folder / "graph", folder / "quist.json", "--show").stdout
    assert "quist.txt: claims\n" in shown
    assert "  missing  source: Orla Quist. She\n           line 1: “Open weights" in shown


def test_json_tells_the_same(folder: Path) -> None:
    """Rates in per cent, counts, the interval, and the faults only where they are asked for."""
    content = json.loads(run("eval", folder / "graph", folder, "--format", "json").stdout)
    assert list(content["measures"]) == list(MEASURES) and "faults" not in content
    claims = content["measures"]["claims"]
    assert (claims["right"], claims["extra"], claims["missing"]) == (1, 1, 1)
    assert (claims["P"], claims["R"], claims["F1"]) == (50.0, 50.0, 50.0) and len(claims["interval"]) == 2
    assert (content["articles"], content["absent"]) == (["quist.txt"], [])
    shown = json.loads(run("eval", folder / "graph", folder, "--format", "json", "--show").stdout)
    assert {fault["measure"] for fault in shown["faults"]} >= {"claims"}


def test_same_numbers_each_time(folder: Path) -> None:
    """The draws behind the intervals are seeded."""
    assert run("eval", folder / "graph", folder).stdout == run("eval", folder / "graph", folder).stdout


def test_an_article_that_the_dataset_does_not_hold_is_told(folder: Path, tmp_path: Path) -> None:
    """It counts as missing, with a warning on standard error; the table stays clean."""
    (tmp_path / "quist.txt").write_text(ARTICLE + "More.\n", encoding="utf-8")
    (tmp_path / "quist.json").write_text(json.dumps(GOLD), encoding="utf-8")
    result = run("eval", folder / "graph", tmp_path)
    assert "the text of quist.txt is not in" in result.stderr and "is not in" not in result.stdout
    assert "mentions" in result.stdout and result.exit_code == 0


def test_texts_may_lie_elsewhere(folder: Path, tmp_path: Path) -> None:
    """With --texts the gold needs no text beside it."""
    gold = tmp_path / "a" / "gold"
    gold.mkdir(parents=True)
    (gold / "quist.json").write_text(json.dumps(GOLD), encoding="utf-8")
    assert run("eval", folder / "graph", gold, "--texts", folder).stderr == ""


def test_eval_needs_neither_spacy_nor_pandas_nor_networkx(folder: Path) -> None:
    """Measuring starts as fast as asking."""
    code = (
        "import sys; from kg.cli import kg; kg(sys.argv[1:], standalone_mode=False); "
        "sys.exit(' '.join({'spacy', 'pandas', 'networkx'} & {*sys.modules}) or 0)"
    )
    command = [sys.executable, "-c", code, "eval", str(folder / "graph"), str(folder)]
    result = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")
    assert (result.returncode, result.stderr) == (0, "")


# --- kg build --report ----------------------------------------------------------------------------------------------


def test_build_writes_a_report(folder: Path) -> None:
    """The report tells of the article and of the cue word that was none."""
    text = (folder / "report.txt").read_text(encoding="utf-8")
    assert "cue words seen" in text and "[report]" in text and text.startswith(ARTICLE[:20])


def test_report_ends_in_json_or_goes_to_standard_output(folder: Path, tmp_path: Path) -> None:
    """The file's ending decides; - is standard output."""
    report = tmp_path / "report.json"
    run("build", folder / "quist.txt", "-o", tmp_path / "graph", "--report", report)
    shown = run("build", folder / "quist.txt", "-o", tmp_path / "graph", "--report", "-", "--force").stdout
    assert json.loads(report.read_text(encoding="utf-8"))["total"]["articles"] == 1
    assert shown == (folder / "report.txt").read_text(encoding="utf-8")


def test_a_report_that_is_there_is_refused_before_the_work(folder: Path, tmp_path: Path) -> None:
    """Nothing is overwritten unasked, and nothing is built in vain."""
    with pytest.raises(UsageError, match=r"report\.txt is there already"):
        run("build", folder / "quist.txt", "-o", tmp_path / "graph", "--report", folder / "report.txt")
    assert not (tmp_path / "graph").exists()
