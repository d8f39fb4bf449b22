import logging
from pathlib import Path

import pytest

from kg.errors import InputError
from kg.read import read
from kg.read.frontmatter import split

BLOCK = "---\ntitle: A title\ndate: 2024-07-23\nauthor: Ann\n---\n"


def test_text_stays_whole_and_the_body_is_marked(tmp_path: Path) -> None:
    """In a text file front matter gives the metadata and stays part of the text, before the body."""
    (tmp_path / "a.txt").write_text(BLOCK + "The prose.")
    (found,) = read([tmp_path])
    assert found.text == BLOCK + "The prose."
    assert found.text[found.body_start :] == "The prose."
    assert (found.metadata.title, found.metadata.title_derived) == ("A title", False)
    assert (found.metadata.date, found.metadata.author) == ("2024-07-23", "Ann")


READ = {
    "mark before": ("\ufeff" + BLOCK, {"title": "A title", "date": "2024-07-23", "author": "Ann"}),
    "carriage returns": ("---\r\ntitle: T\r\n---\r\n", {"title": "T"}),
    "no body after": ("---\ntitle: T\n---", {"title": "T"}),
    "looks like a number": ("---\ntitle: 1984\n---\n", {"title": "1984"}),
    "looks like a truth value": ("---\ntitle: No\n---\n", {"title": "No"}),
    "date and time": ("---\ndate: 2024-07-23 10:00:00\n---\n", {"date": "2024-07-23 10:00:00"}),
    "several authors": ("---\nauthor: [Ann, Bob]\n---\n", {"author": "Ann, Bob"}),
    "null": ("---\ntitle: ~\nauthor:\nurl: null\n---\n", {}),
    "unknown keys": ("---\ntags: [a]\nlayout: post\ntitle: T\n---\n", {"title": "T"}),
    "a tag does nothing": ("---\ntitle: !!python/name:os.system x\n---\n", {"title": "x"}),
    "comment first": ("---\n# about\ntitle: T\n---\n", {"title": "T"}),
}


@pytest.mark.parametrize(("text", "expected"), READ.values(), ids=READ)
def test_values_are_read_as_the_words_that_stand_there(text: str, expected: dict[str, str]) -> None:
    """Known keys come with their text, everything else is passed over, and the whole block is before the body."""
    assert split(text, "a.txt") == (expected, len(text))


PROSE = {
    "no markers": "title: T\n",
    "not at the top": "\n---\ntitle: T\n---\n",
    "never closed": "---\ntitle: T\n",
    "rules around prose": "---\nSome prose.\n---\nMore.",
    "a list": "---\n- a\n- b\n---\n",
    "a single text": "---\na\\: b\n---\n",
    "empty": "---\n---\nx",
    "longer rule": "----\ntitle: T\n----\n",
    "a text that spells a key": "---\n'\ntitle: T'\n---\n",
}


@pytest.mark.parametrize("text", PROSE.values(), ids=PROSE)
def test_what_is_no_mapping_is_text(text: str) -> None:
    """Two rules with prose between them are the article's own."""
    assert split(text, "a.txt") == ({}, 0)


BROKEN = {
    "colon in a value": (
        "---\nauthor: x\ntitle: a: b\n---\n",
        r"a\.txt:3: broken front matter: a colon .* quotation marks",
    ),
    "alias": ("---\ntitle: &x T\nauthor: *x\n---\n", r"a\.txt:3: .*aliases are refused"),
    "nested too deep": ("---\ntitle: " + "[" * 2_000 + "\n---\n", r"a\.txt: broken front matter"),
    "control character": ("---\ntitle: T\ndate: \x07\n---\n", r"broken front matter: .*special characters"),
    "too long": ("---\ntitle: T\n" + "# more\n" * 10_000 + "---\n", r"more than 65,536 characters"),
    "key that is a list": ("---\n? [a]\n: b\ntitle: T\n---\n", r"unhashable key"),
}


@pytest.mark.parametrize(("text", "message"), BROKEN.values(), ids=BROKEN)
def test_broken_front_matter_is_an_error_with_a_way_out(text: str, message: str) -> None:
    """What has keys and cannot be read is not taken for prose in silence."""
    with pytest.raises(InputError, match=message + r"(?s:.*)put an empty line above"):
        split(text, "a.txt")


def test_value_that_is_no_text_is_warned_of(caplog: pytest.LogCaptureFixture) -> None:
    """A mapping as author is left out, with a warning that names file and key."""
    with caplog.at_level(logging.WARNING):
        assert split("---\nauthor: {name: Ann}\n---\n", "a.txt")[0] == {}
    assert "a.txt: front matter: author is not a text, left out" in caplog.text


def test_front_matter_without_an_article_is_an_error(tmp_path: Path) -> None:
    """Metadata alone is nothing to read."""
    (tmp_path / "a.txt").write_text(BLOCK)
    with pytest.raises(InputError, match="nothing to read"):
        list(read([tmp_path]))
