import hashlib
import io
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.model import Document
from kg.read import read
from kg.read.plain import document

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


def one(path: Path, data: bytes) -> Document:
    """Write *data* to *path* and return the document that is read from it."""
    path.write_bytes(data)
    (found,) = read([path])
    return found


def stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    """Let standard input hold *data*."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="ascii"))


@given(TEXTS)
def test_any_text_comes_back_equal_with_the_digest_of_its_bytes(text: str) -> None:
    """Text written as UTF-8 is read back code point for code point, whatever line ends and marks it has."""
    data = b"x" + text.encode("utf-8")
    found = document("a", data, "a.txt", {})
    assert found.text == "x" + text
    assert found.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    "data", [b"one\r\ntwo\rthree\n", b"\xef\xbb\xbfWith a mark", "caf\u00e9 e\u0301 \U0001f600".encode()]
)
def test_file_is_kept_byte_for_byte(tmp_path: Path, data: bytes) -> None:
    """Line ends, a byte-order mark and unnormalised letters stay as they are."""
    found = one(tmp_path / "a.txt", data)
    assert found.text.encode("utf-8") == data
    assert found.sha256 == hashlib.sha256(data).hexdigest()


def test_prose_begins_behind_a_byte_order_mark(tmp_path: Path) -> None:
    """The mark stays in the text, where offsets count it, but it is no part of the first word."""
    found = one(tmp_path / "a.txt", b"\xef\xbb\xbfMeta said")
    assert (found.text, found.body_start, found.metadata.title) == ("\ufeffMeta said", 1, "Meta said")


def test_sample_articles_have_the_digests_of_their_files(seeds: Path) -> None:
    """Every sample article is read with the digest of its own file, and a derived title."""
    found = list(read([seeds]))
    files = sorted(seeds.glob("*.txt"))
    assert [d.sha256 for d in found] == [hashlib.sha256(f.read_bytes()).hexdigest() for f in files]
    assert all(d.metadata.title_derived for d in found)


def test_document_remembers_where_it_was_read(tmp_path: Path) -> None:
    """Name and origin come from the path, the whole text is prose."""
    found = one(tmp_path / "my.article.txt", b"Some text")
    assert (found.name, found.origin, found.body_start) == ("my.article", str(tmp_path / "my.article.txt"), 0)


def test_name_of_a_file_that_is_not_utf8_can_be_written(tmp_path: Path) -> None:
    """A file name in another encoding is no reason to fail, now or when the name is written out."""
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    assert one(path, b"Words").name == "caf?"


BAD = {
    "latin-1": (b"caf\xe9 au lait", r"a\.txt: byte 3 \(0xe9\) is not UTF-8; convert"),
    "UTF-16": (b"\xff\xfeM\x00e\x00", r"byte 0 \(0xff\) is not UTF-8"),
    "cut short": (b"smile \xf0\x9f", r"byte 6 \(0xf0\)"),
    "surrogate": (b"x\xed\xa0\x80", r"byte 1 \(0xed\)"),
    "NUL": (b"text\x00", r"a NUL at character 4"),
    "PDF": (b"%PDF-1.7 rest", r"this is a PDF, not text"),
    "office": (b"PK\x03\x04rest", r"this is a ZIP archive or an office document"),
    "RTF": (b"{\\rtf1 rest}", r"this is an RTF document"),
    "empty": (b"", r"nothing to read"),
    "white space": (b" \r\n\t\xc2\xa0", r"nothing to read"),
    "mark only": (b"\xef\xbb\xbf\n", r"nothing to read"),
}


@pytest.mark.parametrize(("data", "message"), BAD.values(), ids=BAD)
def test_what_is_no_text_is_refused_with_file_and_place(tmp_path: Path, data: bytes, message: str) -> None:
    """Undecodable, binary and empty files are errors that say what is wrong and where."""
    with pytest.raises(InputError, match=message):
        one(tmp_path / "a.txt", data)


def test_too_long_a_text_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text beyond the bound is an error that says so."""
    monkeypatch.setattr("kg.read.decode.MAX_CHARACTERS", 10)
    assert one(tmp_path / "a.txt", b"x" * 10).text == "x" * 10
    with pytest.raises(InputError, match="11 characters; at most 10 are read"):
        one(tmp_path / "b.txt", b"x" * 11)


def test_huge_file_is_refused_before_it_is_decoded(tmp_path: Path) -> None:
    """A file of more bytes than any readable text is refused: here a hole of 80 MB that takes no room on the disk."""
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(80_000_001)
    with pytest.raises(InputError, match="larger than 80,000,000 bytes"):
        list(read([tmp_path]))


def test_file_that_cannot_be_opened_is_an_input_error(tmp_path: Path) -> None:
    """A file that vanished between listing and reading is an error that names it."""
    (tmp_path / "a.txt").write_text("text")
    documents = read([tmp_path / "a.txt"])
    (tmp_path / "a.txt").unlink()
    with pytest.raises(InputError, match=r"a\.txt: cannot be read: No such file"):
        next(documents)


def test_standard_input_is_a_document(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dash stands for standard input, read as UTF-8 whatever the terminal's encoding is."""
    stdin(monkeypatch, "Caf\u00e9\r\n".encode())
    (found,) = read(["-", "-"])
    assert (found.name, found.text, found.origin) == ("stdin", "Caf\u00e9\r\n", "stdin")


def test_standard_input_comes_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files come before standard input, whatever the order of the arguments."""
    stdin(monkeypatch, b"from the pipe")
    (tmp_path / "a.txt").write_text("from the file")
    assert [d.name for d in read(["-", tmp_path])] == ["a", "stdin"]


def test_standard_input_may_be_json_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each line is an article; a broken one is told by its number, and text that only begins with a brace is text."""
    lines = b'\n{"id": "a", "text": "Meta said so."}\n{"text": 1}\n{"text": "Meta did."}\n'
    stdin(monkeypatch, lines)
    errors: list[Exception] = []
    assert [d.name for d in read(["-"], on_error=errors.append)] == ["a", "stdin-4"]
    assert [str(error).partition(" ")[0] for error in errors] == ["stdin:3:"]
    stdin(monkeypatch, b'{"title": "no article"}\nMeta said so.')
    assert [d.name for d in read(["-"])] == ["stdin"]
