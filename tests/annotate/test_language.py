import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy
from thinc.api import get_current_ops

from kg import composition, resources
from kg.annotate import DEFAULT_MODEL, Pipeline, load
from kg.annotate.components import COMPONENTS
from kg.annotate.language import DIGESTS, NEEDED, verify
from kg.errors import ResourceError, UsageError


@pytest.fixture
def blank(tmp_path: Path) -> str:
    """The folder of a spaCy pipeline that splits tokens and does no more."""
    spacy.blank("en").to_disk(tmp_path / "blank")
    return str(tmp_path / "blank")


@pytest.fixture
def copied(pipeline: Pipeline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the default model's files, which the loaded model is made to take for its own."""
    folder = tmp_path / "model"
    shutil.copytree(Path(pipeline.reader.path), folder, copy_function=os.symlink)
    monkeypatch.setattr(pipeline.reader, "_path", folder)
    return folder


def test_default_model_has_all_that_the_rules_read(pipeline: Pipeline) -> None:
    """The default language model has every needed part, and our components stand behind it in their order."""
    assert all(pipeline.reader.has_pipe(part) for part in NEEDED)
    assert tuple(pipeline.linker.pipe_names) == COMPONENTS
    assert composition.DEFAULT_MODEL == DEFAULT_MODEL
    assert pipeline.label == f"{DEFAULT_MODEL} {pipeline.version}" and pipeline.version[0].isdigit()


def test_model_is_loaded_once(pipeline: Pipeline) -> None:
    """A second call returns the same pipeline."""
    assert load() is load(DEFAULT_MODEL) is pipeline


@pytest.mark.parametrize("name", ["no_such_pipeline", "../nowhere", ""])
def test_unknown_model_is_refused_with_the_installed_ones(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error lists what is installed and how to get the default; nothing is fetched to help."""

    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError(f"a program was started: {args}")

    monkeypatch.setattr("subprocess.Popen", refuse)
    with pytest.raises(UsageError, match=rf"(?s){name!r}.*installed: .*{DEFAULT_MODEL}.*pip install"):
        load(name)


def test_model_without_parser_is_refused(blank: str) -> None:
    """A pipeline that lacks a part that the rules read is named with what it lacks, and the way out."""
    with pytest.raises(ResourceError, match=r"has no tagger, parser, lemmatizer, ner: .*--model"):
        load(blank)


def test_every_file_of_the_default_model_has_a_digest(pipeline: Pipeline) -> None:
    """Nothing that spaCy loads from the folder of the default model goes unchecked."""
    folder = Path(pipeline.reader.path)
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    known = {row["file"] for row in resources.rows(DIGESTS) if row["package"] == DEFAULT_MODEL}
    assert known <= files
    assert {
        name for name in files - known if not name.endswith((".md", ".json", ".txt")) and "LICENSE" not in name
    } == set()


def test_untouched_copy_passes(pipeline: Pipeline, copied: Path) -> None:
    """The same files in another folder are the model that is known."""
    verify(DEFAULT_MODEL, pipeline.reader)
    assert copied.is_dir()


@pytest.mark.parametrize("file", ["parser/model", "meta.json", "vocab/strings.json"])
@pytest.mark.parametrize("gone", [False, True])
def test_tampered_file_is_refused(pipeline: Pipeline, copied: Path, file: str, gone: bool) -> None:
    """A file with another byte, or a missing one, is named with the release to install again."""
    content = (copied / file).read_bytes()
    (copied / file).unlink()
    if not gone:
        (copied / file).write_bytes(content + b" ")
    with pytest.raises(
        ResourceError, match=rf"{file} is not the file .*pip install --force-reinstall.*=={pipeline.version}"
    ):
        verify(DEFAULT_MODEL, pipeline.reader)


def test_load_checks_the_digests(blank: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipeline whose files the project knows by other digests is not loaded at all."""

    def rows(name: str) -> Iterator[dict[str, str]]:
        assert name == DIGESTS
        yield {"package": blank, "version": "1.0", "file": "meta.json", "sha256": "0" * 64}

    monkeypatch.setattr(resources, "rows", rows)
    with pytest.raises(ResourceError, match=r"meta\.json is not the file"):
        load(blank)


def test_model_of_the_users_own_is_not_checked(pipeline: Pipeline, copied: Path) -> None:
    """A pipeline that the project keeps no digests of is the user's choice."""
    (copied / "meta.json").unlink()
    verify("another_pipeline", pipeline.reader)


def test_reader_multiplies_by_the_library_of_numpy(pipeline: Pipeline) -> None:
    """The loaded model does not use thinc's own routines, and what others load is left as it was."""
    assert pipeline.reader.get_pipe("ner").model.ops.use_blis is False  # type: ignore[attr-defined]
    assert get_current_ops().use_blis is True
