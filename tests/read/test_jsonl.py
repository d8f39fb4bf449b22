import json
import logging
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError, KgError
from kg.model import Document
from kg.read import read
from kg.read.jsonl import attempt


def written(folder: Path, *lines: str) -> Path:
    """Write lines to a file and return its path."""
    path = folder / "news.jsonl"
    path.write_bytes("\n".join(lines).encode("utf-8"))
    return path


def test_line_is_an_article_with_its_metadata(tmp_path: Path) -> None:
    """Every field of a line arrives; the origin names file and line."""
    record = {"id": "n1", "text": "Words.", "title": "T", "url": "https://x.org/a", "date": "2024-07-23"}
    path = written(tmp_path, json.dumps(record | {"author": "Ann", "publisher": "The Paper"}))
    (found,) = read([path])
    assert (found.name, found.text, found.origin, found.body_start) == ("n1", "Words.", f"{path}:1", 0)
    known = found.metadata
    assert (known.title, known.title_derived, known.url) == ("T", False, "https://x.org/a")
    assert (known.date, known.author, known.publisher) == ("2024-07-23", "Ann", "The Paper")


def test_only_the_text_is_required(tmp_path: Path) -> None:
    """Without an id the article is named after file and line; null is the same as nothing."""
    path = written(
        tmp_path, '{"text": "one"}', "", '{"text": "two", "id": null, "title": null}', '{"text": "3", "id": " "}'
    )
    assert [d.name for d in read([path])] == ["news-1", "news-3", "news-4"]


@pytest.mark.parametrize(("value", "name"), [(7, "7"), (1.5, "1.5"), ("a", "a")])
def test_id_may_be_a_number(tmp_path: Path, value: object, name: str) -> None:
    """Numbers are common ids and are kept as they are written."""
    assert [d.name for d in read([written(tmp_path, json.dumps({"id": value, "text": "x"}))])] == [name]


def test_line_separators_of_unicode_do_not_part_lines(tmp_path: Path) -> None:
    """Only a line feed ends a line; U+2028 and U+0085 may stand in a JSON text."""
    (found,) = read([written(tmp_path, '{"text": "a\u2028b\u0085c"}\r')])
    assert found.text == "a\u2028b\u0085c"


def test_byte_order_mark_before_the_first_line_is_passed_over(tmp_path: Path) -> None:
    """The mark belongs to the file, not to the article."""
    assert [d.text for d in read([written(tmp_path, '\ufeff{"text": "a"}')])] == ["a"]


def test_byte_order_mark_in_a_text_is_kept_before_the_prose(tmp_path: Path) -> None:
    """A mark inside the record is a character of the article, but not of its first word."""
    (found,) = read([written(tmp_path, '{"text": "\ufeffMeta"}')])
    assert (found.text, found.body_start) == ("\ufeffMeta", 1)


def test_same_id_with_another_text_is_another_article(tmp_path: Path) -> None:
    """Duplicate ids are fine as long as the texts differ."""
    path = written(tmp_path, '{"id": 1, "text": "a"}', '{"id": 1, "text": "b"}', '{"id": 1, "text": "a"}')
    assert [d.text for d in read([path])] == ["a", "b"]


BAD = {
    "no JSON": ("{text: 1}", "not JSON"),
    "no object": ('["a"]', "expected a JSON object"),
    "no text": ('{"title": "T"}', r'"text" must hold the article'),
    "text that is no text": ('{"text": 1}', r'"text" must hold the article'),
    "empty text": ('{"text": " "}', "nothing to read"),
    "NUL": ('{"text": "a\\u0000"}', "a NUL at character 1"),
    "nothing but NUL": ('{"text": "\\u0000"}', "a NUL at character 0"),
    "half a surrogate pair": ('{"text": "a\\ud800"}', "half of a surrogate pair"),
    "title that is a number": ('{"text": "a", "title": 1}', "title must be a text in quotes, found 1"),
    "id that is a list": ('{"text": "a", "id": []}', r'"id" must be a text or a number, found list'),
    "id that is a truth value": ('{"text": "a", "id": true}', "found bool"),
    "nested too deep": ("[" * 100_000, "not JSON"),
    "number too long": ('{"text": ' + "1" * 5_000 + "}", "not JSON"),
}


@pytest.mark.parametrize(("line", "message"), BAD.values(), ids=BAD)
def test_bad_line_is_reported_and_the_others_are_read(tmp_path: Path, line: str, message: str) -> None:
    """An error names file and line, and reading goes on with the next line."""
    path = written(tmp_path, '{"text": "before"}', line, '{"text": "after"}')
    errors: list[KgError] = []
    assert [d.text for d in read([path], on_error=errors.append)] == ["before", "after"]
    with pytest.raises(InputError, match=rf"news\.jsonl:2: .*{message}"):
        raise errors[0]


def test_bytes_that_are_not_utf8_spoil_one_line_only(tmp_path: Path) -> None:
    """Undecodable bytes are an error of their line."""
    path = tmp_path / "a.ndjson"
    path.write_bytes(b'{"text": "caf\xe9"}\n{"text": "fine"}\n')
    errors: list[KgError] = []
    assert [d.text for d in read([path], on_error=errors.append)] == ["fine"]
    assert "a.ndjson:1: byte 13 (0xe9) is not UTF-8" in str(errors[0])


def test_line_that_is_too_long_is_refused_and_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line beyond the bound is never held whole, and the next one is read under its right number."""
    monkeypatch.setattr("kg.read.jsonl.MAX_LINE", 20)
    path = written(tmp_path, '{"text": "12345678"}', '{"text": "123456789"}', "x" * 99, '{"text": "end"}')
    errors: list[KgError] = []
    assert [d.origin for d in read([path], on_error=errors.append)] == [f"{path}:1", f"{path}:4"]
    assert [str(e).partition(": ")[0] for e in errors] == [f"{path}:2", f"{path}:3"]


def test_unknown_keys_are_warned_of_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A misspelt key is not lost in silence, nor is it named on every line."""
    path = written(tmp_path, *(f'{{"text": "{n}", "titel": "T"}}' for n in range(3)))
    with caplog.at_level(logging.WARNING):
        assert len(list(read([path]))) == 3
    assert [record.message for record in caplog.records] == [
        f"{path}:1: unknown keys titel; known are id, text, title, date, publisher, url, author"
    ]


def test_file_that_vanished_is_an_input_error(tmp_path: Path) -> None:
    """A file that cannot be opened is an error that names it."""
    path = written(tmp_path, '{"text": "a"}')
    documents = read([path])
    path.unlink()
    with pytest.raises(InputError, match=r"news\.jsonl: cannot be read"):
        next(documents)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), st.booleans())
def test_any_text_survives_json(text: str, escaped: bool) -> None:
    """A text comes out of a line as it went in, escaped or not."""
    line = json.dumps({"text": "x" + text}, ensure_ascii=escaped).encode("utf-8")
    found = attempt(line, Path("a.jsonl"), 1, set())
    assert isinstance(found, Document)
    assert found.text == "x" + text
