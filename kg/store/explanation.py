"""The records that an explanation is made of, and how they read as text."""

from dataclasses import dataclass

from kg.store.context import Context, plain
from kg.vocab import short

Fields = tuple[tuple[str, tuple[str, ...]], ...]
"""What is known of something: name of the field -> its values, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A statement and the words that it rests on. Offsets are code points in the text of the document *slug*."""

    iri: str
    statement: str
    context: Context
    slug: str
    title: str
    date: str | None
    start: int
    end: int
    rule: str

    def __str__(self) -> str:
        """The statement, and below it the words with their place."""
        when = f", {self.date}" if self.date else ""
        place = f"{plain(self.title)}{when}, characters {self.start}-{self.end}, rule {self.rule}"
        return f"  - {plain(self.statement)}\n    {self.context}\n    {place}\n    {short(self.iri)}"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the evidence under it, which may be the first few of *count* statements."""

    heading: str
    evidence: tuple[Evidence, ...]
    count: int

    def __str__(self) -> str:
        """The section as text."""
        left = self.count - len(self.evidence)
        more = [f"  - and {left:,} more"] if left else []
        return "\n".join([f"{self.heading} ({self.count:,})", *map(str, self.evidence), *more])

    @property
    def cut(self) -> bool:
        """Whether statements are left out."""
        return len(self.evidence) < self.count


@dataclass(frozen=True, slots=True)
class Explanation:
    """What something is and the statements that involve it, with their words."""

    iri: str
    kind: str
    label: str
    fields: Fields
    sections: tuple[Section, ...]

    def __str__(self) -> str:
        """The explanation as text, for a terminal."""
        lines = [f"{plain(self.label)} ({self.kind}, {short(self.iri)})"]
        lines += [f"{plain(name)}: {plain('; '.join(values))}" for name, values in self.fields if values]
        return "\n".join([*lines, *(f"\n{section}" for section in self.sections if section.count)]) + "\n"
