"""A name seen in the characters of a paragraph, before it is parsed."""

from dataclasses import dataclass

RULES = ("family", "registry", "form", "institution", "given name", "head word")
"""Rules from the surest to the weakest: of two readings of the same words the surer one stands."""


@dataclass(frozen=True, slots=True)
class Form:
    """Where the name stands (characters), what it is, its canonical name where one is known, and the rule."""

    start: int
    end: int
    text: str
    kind: str
    name: str
    rule: str

    @property
    def rank(self) -> int:
        """How sure the rule is; lower is surer."""
        return RULES.index(self.rule)
