"""A value inside a gold file that knows where it stands, so that every fault is told with file and place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Self

from kg.errors import InputError
from kg.evaluate.gold import Place
from kg.evaluate.quoting import place

NOTE = "note"
"""A field for annotators' remarks: allowed everywhere, read by nobody."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """A JSON value, the file it stands in, its path in the file (``claims[3].content``), and the article's text."""

    file: Path
    path: str
    value: Any
    text: str = ""

    def error(self, message: str) -> InputError:
        """Return the error to raise for this value."""
        return InputError(f"{self.file}: {self.path + ': ' if self.path else ''}{message}")

    def fields(self, known: Iterable[str]) -> Self:
        """Return this value if it is an object without unknown fields: a misspelt field would be lost in silence."""
        if not isinstance(self.value, dict):
            raise self.error(f"expected an object, not {self.value!r}")
        unknown = sorted({*self.value} - {*known, NOTE})
        if unknown:
            raise self.error(f"unknown field {unknown[0]!r}; the fields are {', '.join(known)}")
        return self

    def has(self, name: str) -> bool:
        """Tell whether a field is there and not null."""
        return self.value.get(name) is not None

    def at(self, name: str) -> Self:
        """Return a field of an object; a missing one is an error."""
        if name not in self.value:
            raise self.error(f"the field {name!r} is missing")
        return replace(self, path=f"{self.path}.{name}".lstrip("."), value=self.value[name])

    def items(self, name: str) -> Iterator[Self]:
        """Yield the members of a field that is a list; none where the field is missing."""
        found = self.at(name) if self.has(name) else replace(self, value=[])
        if not isinstance(found.value, list):
            raise found.error(f"expected a list, not {found.value!r}")
        for i, value in enumerate(found.value):
            yield replace(found, path=f"{found.path}[{i}]", value=value)

    def string(self) -> str:
        """Return the value if it is a string with something in it."""
        if not isinstance(self.value, str) or not self.value:
            raise self.error(f"expected words, not {self.value!r}")
        return self.value

    def flag(self) -> bool:
        """Return the value if it is true or false."""
        if not isinstance(self.value, bool):
            raise self.error(f"expected true or false, not {self.value!r}")
        return self.value

    def one_of(self, what: str, choices: Iterable[str]) -> str:
        """Return the value if it is one of the choices; the error lists them."""
        if self.string() not in (known := tuple(choices)):
            raise self.error(f"unknown {what} {self.value!r}; choose from {', '.join(known)}")
        return self.string()

    def words(self) -> str:
        """Return quoted words themselves, as they stand in the text."""
        start, end = self.quote()
        return self.text[start:end]

    def quote(self) -> Place:
        """Return the place of quoted words: a string, ``{"text": ..., "nth": 2}``, or a pair of offsets."""
        if isinstance(self.value, list):
            return self.offsets()
        words, nth = self, 1
        if isinstance(self.value, dict):
            words, nth = self.fields(("text", "nth")).at("text"), self.value.get("nth", 1)
        if not isinstance(nth, int) or nth < 1:
            raise self.error(f"nth counts from 1, not {nth!r}")
        try:
            return place(self.text, words.string(), nth)
        except ValueError:
            times = self.text.count(words.string())
            raise self.error(f"{words.value!r} stands {times} times in the text, not {nth}") from None

    def offsets(self) -> Place:
        """Return the place that a pair of offsets gives."""
        match self.value:
            case [int(start), int(end)] if 0 <= start < end <= len(self.text):
                return start, end
        raise self.error(f"expected [start, end] within 0 and {len(self.text)}, not {self.value!r}")
