"""The kinds of corrections, as frozen records. ``where`` is the file and line that asks for one, ``why`` the reason."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from kg.model import Document, Kind

Value = str | bool | tuple[str, ...]

MARK = "correction"
"""How the rule of a corrected node begins."""


@dataclass(frozen=True, slots=True)
class Reject:
    """A claim or a relation mention that goes: ``target`` is its id."""

    where: str
    why: str
    target: str

    def __str__(self) -> str:
        """The correction in words."""
        return reasoned(f"reject {self.target}", self.why)


@dataclass(frozen=True, slots=True)
class Fix:
    """A claim or a relation mention some of whose fields are others: ``changes`` holds them as written, sorted."""

    where: str
    why: str
    target: str
    changes: tuple[tuple[str, Value], ...]

    def __str__(self) -> str:
        """The correction in words."""
        changes = ", ".join(f"{key} {worded(value)}" for key, value in self.changes)
        return reasoned(f"fix {self.target}: {changes}", self.why)


@dataclass(frozen=True, slots=True)
class Merge:
    """Names that mean one thing, in one document or in all: ``into`` is the name that it goes by."""

    where: str
    why: str
    names: tuple[str, ...]
    into: str
    kind: Kind
    document: str | None = None

    def __str__(self) -> str:
        """The correction in words."""
        return reasoned(f"merge {', '.join(self.names)} into {self.into} ({self.kind})", self.why)


@dataclass(frozen=True, slots=True)
class Split:
    """A name that means something else than it was linked to, in one document or in all: ``into`` says what.

    ``kind`` is that thing's kind, where it is not the kind that the name was taken for.
    """

    where: str
    why: str
    name: str
    into: str
    kind: Kind | None = None
    document: str | None = None

    def __str__(self) -> str:
        """The correction in words."""
        kind = f" ({self.kind})" if self.kind else ""
        return reasoned(f"split {self.name}: it means {self.into}{kind}", self.why)


Correction = Reject | Fix | Merge | Split


@dataclass(frozen=True)
class Corrections:
    """All corrections, in the order of their files."""

    every: tuple[Correction, ...] = ()

    @cached_property
    def rejects(self) -> dict[str, Reject]:
        """What is to go, by id."""
        return {each.target: each for each in self.every if isinstance(each, Reject)}

    @cached_property
    def fixes(self) -> dict[str, list[Fix]]:
        """What is to be other, by id."""
        found: dict[str, list[Fix]] = {}
        for each in self.every:
            if isinstance(each, Fix):
                found.setdefault(each.target, []).append(each)
        return found

    def splits(self, document: Document) -> list[Split]:
        """Return the splits that concern a document."""
        return [each for each in self.every if isinstance(each, Split) and concerns(each.document, document)]

    def merges(self, document: Document) -> list[Merge]:
        """Return the merges that concern a document."""
        return [each for each in self.every if isinstance(each, Merge) and concerns(each.document, document)]

    def unused(self, applied: Iterable[str]) -> list[Correction]:
        """Return the corrections that fitted nothing; *applied* are the words of those that did."""
        used = set(applied)
        return [each for each in self.every if str(each) not in used]


def concerns(wanted: str | None, document: Document) -> bool:
    """Tell whether a correction that names a document, by name, slug or id, or names none, concerns this one."""
    return wanted in (None, document.name, document.slug, document.id)


def reasoned(words: str, why: str) -> str:
    """Return a correction's words with its reason."""
    return f"{words} (because: {why})" if why else words


def worded(value: Value) -> str:
    """Return a value in words."""
    if isinstance(value, bool):
        return str(value).lower()
    return value if isinstance(value, str) else " and ".join(value) or "nothing"


def marked(rule: str) -> str:
    """Return the rule of a node that was corrected: what it was corrected from is kept."""
    return rule if rule.startswith(MARK) else f"{MARK} of {rule}"
