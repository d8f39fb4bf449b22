"""The forms of relations in noun phrases, compiled: regular expressions over lines of symbols (see phrasing)."""

import re
from collections.abc import Mapping
from functools import cache

from kg import resources

Forms = Mapping[str, re.Pattern[str]]
"""Regular expressions by rule."""

PIECES = resources.relation_forms().pieces
E, W, ROLES, BY = (PIECES[name] for name in ("E", "W", "ROLES", "BY"))
"""A name, a word, one or several roles, a preposition."""

ROW, UNREAL = (re.compile(PIECES[name]) for name in ("ROW", "UNREAL"))
"""A byline's row, and the words that make of a form's match a denial, a plan or a mere possibility."""


@cache
def roles() -> Forms:
    """Return the forms of what stands by a role."""
    return overlapping(resources.relation_forms().roles)


@cache
def deeds() -> Forms:
    """Return the forms of what stands by the noun of a deed."""
    return overlapping(resources.relation_forms().deeds)


@cache
def fixed() -> Mapping[str, Forms]:
    """Return the forms that need no cue word of the ontology, by the relation that they state."""
    return {
        relation: {rule: re.compile(rf"(?<!\S){form}(?!\S)") for rule, form in some.items()}
        for relation, some in resources.relation_forms().fixed.items()
    }


def overlapping(forms: Mapping[str, str]) -> Forms:
    """Return forms compiled so that one match may begin within another."""
    return {rule: re.compile(rf"(?<!\S)(?={form}(?!\S))") for rule, form in forms.items()}
