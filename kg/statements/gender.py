"""Whom "he" and "she" can mean: not who bears a name or a title of the other gender."""

from spacy.tokens import Span as Words

from kg import resources
from kg.model import Entity
from kg.statements.reader import Reader
from kg.statements.sources import entity_of

OTHER = {"he": "feminine", "his": "feminine", "him": "feminine", "she": "masculine", "her": "masculine"}


def can_mean(reader: Reader, pronoun: str, mention: Words) -> bool:
    """Tell whether a pronoun can mean a person by the name and by the title before it; where neither tells, it can."""
    title = reader.doc[mention.start - 1].text if mention.start else ""
    return title not in bearers(pronoun) and fits(pronoun, entity_of(reader, mention))


def fits(pronoun: str, entity: Entity) -> bool:
    """Tell whether a pronoun can mean a person by the given name."""
    return not set(entity.name.split()[:2]) & bearers(pronoun)


def bearers(pronoun: str) -> frozenset[str]:
    """Return the names and titles of people whom a pronoun cannot mean."""
    return resources.name_parts(OTHER[pronoun])
