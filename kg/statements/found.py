"""A relation seen in the text, before it is judged: which entities, by which words, under which rule."""

from dataclasses import dataclass

from spacy.tokens import Span as Words
from spacy.tokens import Token

from kg.resources import Relation


@dataclass(frozen=True, slots=True)
class Found:
    """A relation between two mentions. ``anchor`` is the word whose negation and mood decide it."""

    relation: Relation
    subject: Words
    object: Words
    anchor: Token | None
    rule: str
    role: tuple[int, int] | None = None
    words: tuple[int, int] | None = None
    """The token range that states it, where it is not all between its ends."""

    def fits(self) -> bool:
        """Tell whether both ends are of the kinds that the ontology asks for, and two different things."""
        if self.subject.kb_id_ == self.object.kb_id_:
            return False
        ends = ((self.relation.domain, self.subject), (self.relation.range, self.object))
        if any(kind is not None and kind.value != end.label_ for kind, end in ends):
            return False
        rivals = self.subject.label_ == self.object.label_ != "Person"
        return rivals or self.relation.domain is not None

    def turned(self) -> "Found":
        """Return the relation with its ends changed round."""
        return Found(self.relation, self.object, self.subject, self.anchor, self.rule, self.role, self.words)
