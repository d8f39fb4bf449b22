import os
import subprocess
import sys

import pytest

import kg as package
from kg.cli import VERBS

READING = ["check", "list", "find", "explain", "ask", "query", "measure", "draw", "export"]
MORE = {
    "find": ["x"],
    "explain": ["x"],
    "query": ["ASK {}"],
    "draw": ["-o", "-"],
    "export": ["-o", "-", "--format", "nq"],
}


def test_help_lists_the_verbs_in_their_order(kg) -> None:
    """--help names every verb, the first one first."""
    said = kg("--help")
    places = [said.out.index(f"\n  {verb.name} ") for verb in VERBS]
    assert said.code == 0 and places == sorted(places)


def test_version(kg) -> None:
    """--version tells the version."""
    assert package.__version__ in kg("--version").out


def test_unknown_verb_is_told(kg) -> None:
    """A verb that is none is exit code 2; so is none at all, with the help."""
    said = kg("bild")
    assert said.code == 2 and "No such command 'bild'" in said.err
    assert kg().code == 2


@pytest.mark.parametrize("verb", READING)
def test_folder_that_is_no_dataset_is_told(kg, tmp_path, verb) -> None:
    """Each verb that reads a dataset says where there is none, and what makes one."""
    said = kg(verb, tmp_path / "nowhere", *MORE.get(verb, []))
    assert (said.code, said.out) == (2, "")
    assert "nowhere is not a claimgraph dataset" in said.err and "kg build" in said.err


def test_fault_of_our_own_is_not_taken_for_a_no(kg, tmp_path, monkeypatch, caplog) -> None:
    """An error that nobody foresaw ends with its traceback and exit code 70."""
    monkeypatch.setattr("kg.store.dataset.Dataset.open", lambda path: 1 / 0)
    assert kg("list", tmp_path).code == 70
    assert "ZeroDivisionError" in caplog.text


def test_interrupted_as_programs_are(kg, tmp_path, monkeypatch) -> None:
    """Ctrl-C ends quietly, with the exit code that shells know."""

    def stop(path: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kg.store.dataset.Dataset.open", stop)
    assert kg("list", tmp_path).code == 130


@pytest.mark.parametrize("place", ["before", "behind"])
def test_debug_shows_the_traceback(apart, place) -> None:
    """--debug, before the verb or behind it, shows where an error came from; without it there is one line."""
    arguments = ["--debug", "list", "nowhere"] if place == "before" else ["list", "nowhere", "--debug"]
    said, plain = apart(*arguments), apart("list", "nowhere")
    assert (said.code, plain.code) == (2, 2)
    assert "Traceback" in said.err and said.err.endswith(plain.err)
    assert plain.err.count("\n") == 1 and plain.err.startswith("kg: ")


def test_data_and_words_are_kept_apart(apart, dataset) -> None:
    """`python -m kg` is `kg`: data goes to standard output, words to standard error."""
    said = apart("ask", dataset, "concern-ranking", "--format", "csv")
    assert said.code == 0
    assert said.out.startswith("concern,") and said.err.startswith("Which concerns")


@pytest.mark.skipif(os.name != "posix", reason="other systems have no such pipes")
def test_reader_that_goes_away_is_no_error(dataset) -> None:
    """`kg ... | head` ends without a word, and not as if the answer were no."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COV_"))}
    command = [sys.executable, "-m", "kg", "export", str(dataset), "-o", "-", "--format", "nq"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=kept) as process:
        assert process.stdout and process.stderr
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141
