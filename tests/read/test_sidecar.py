import json
import logging
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.model import Metadata
from kg.read import read


def metadata(folder: Path, name: str, text: str, beside: str) -> Metadata:
    """Write a text with a metadata file beside it, and return the metadata that is read."""
    (folder / name).write_text(text)
    (folder / name).with_suffix(".meta.json").write_text(beside)
    (found,) = read([folder / name])
    return found.metadata


@pytest.mark.parametrize("name", ["a.txt", "a.b.md"])
def test_metadata_beside_a_text_is_read(tmp_path: Path, name: str) -> None:
    """A file ``name.meta.json`` gives the metadata of the text beside it."""
    known = {"title": "T", "date": "2024-07-23", "publisher": "P", "url": "https://x.org", "author": "Ann"}
    assert metadata(tmp_path, name, "Words.", json.dumps(known)) == Metadata(
        title="T", date="2024-07-23", publisher="P", url="https://x.org", author="Ann"
    )


def test_metadata_beside_a_text_wins_over_front_matter(tmp_path: Path) -> None:
    """Of two titles the one in the file beside counts; what only the front matter has stays."""
    found = metadata(tmp_path, "a.txt", "---\ntitle: Old\nauthor: Ann\n---\nWords.", '\ufeff{"title": "New"}')
    assert (found.title, found.author) == ("New", "Ann")


def test_unknown_keys_are_warned_of(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A misspelt key is named, with the known ones."""
    with caplog.at_level(logging.WARNING):
        metadata(tmp_path, "a.txt", "Words.", '{"titel": "T", "author": null}')
    assert "a.meta.json: unknown keys titel; known are title, date, publisher, url, author" in caplog.text


BAD = {
    "no JSON": ("{", "not JSON"),
    "no object": ("[]", "expected a JSON object"),
    "number": ('{"date": 2024}', "date must be a text in quotes, found 2024"),
    "list": ('{"author": ["Ann"]}', "author must be a text in quotes"),
    "too large": ('{"title": "' + "x" * 70_000 + '"}', "larger than 65,536 bytes"),
}


@pytest.mark.parametrize(("beside", "message"), BAD.values(), ids=BAD)
def test_bad_metadata_is_an_error_that_names_its_file(tmp_path: Path, beside: str, message: str) -> None:
    """A broken metadata file is not passed over."""
    with pytest.raises(InputError, match=rf"a\.meta\.json: {message}"):
        metadata(tmp_path, "a.txt", "Words.", beside)
