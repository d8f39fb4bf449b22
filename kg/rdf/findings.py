"""What a check finds, as frozen records."""

from dataclasses import dataclass
from enum import StrEnum

from kg.vocab import short


class Severity(StrEnum):
    """An error makes a dataset wrong; a warning makes it worth a look. In the order in which they are reported."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One fault: how grave, which shape or rule found it, at which node, and what is wrong there."""

    severity: Severity
    rule: str
    node: str
    message: str

    def __str__(self) -> str:
        """The finding on one line."""
        return f"{self.severity}: {short(self.node)}: {self.message} [{self.rule}]"


@dataclass(frozen=True, slots=True)
class Report:
    """All findings, sorted, errors first; and what was looked at."""

    findings: tuple[Finding, ...]
    quads: int
    documents: int
    rules: int

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that make the dataset wrong."""
        return tuple(f for f in self.findings if f.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The findings that are worth a look."""
        return tuple(f for f in self.findings if f.severity is Severity.WARNING)

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong; warnings do not make it wrong."""
        return not self.errors

    def __str__(self) -> str:
        """The findings, one a line, and a last line with the counts."""
        looked = f"{self.documents} documents, {self.quads} quads, SHACL shapes and {self.rules} rules"
        counts = f"{len(self.errors)} errors, {len(self.warnings)} warnings ({looked})"
        return "\n".join([*map(str, self.findings), counts])
