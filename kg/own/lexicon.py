"""Cue words of the user's own, over those of the package."""

from kg.model import Force
from kg.own import OwnFile
from kg.own.tables import Row, just_one, one_of, rows

COLUMNS = ("lemma", "pos", "class", "frames", "needs_source", "irregular", "force")
NEEDED = ("lemma", "pos", "class")
CHECKED = ("pos", "frames", "needs_source")
FORCES = tuple(sorted(Force))
"""What may stand under ``force``; an empty cell leaves it to the package."""

NONE = "none"
"""The class of a word that shall not be a cue although the package lists it."""


def over(listed: list[Row], files: tuple[OwnFile, ...]) -> list[Row]:
    """Return the package's cues with the user's in place of those of equal lemma and part of speech.

    What the user may write in a column is what the package writes there. Raises UsageError for anything else.
    """
    own = {(row["lemma"], row["pos"]): row for file in files for row in read(file, listed)}
    kept = [row for row in listed if (row["lemma"], row["pos"]) not in own]
    return [*kept, *(row for row in own.values() if row["class"] != NONE)]


def read(file: OwnFile, listed: list[Row]) -> list[Row]:
    """Return the rows of one file, checked; a word without frames takes a that-clause, else needs no source."""
    found = rows(file, COLUMNS, NEEDED)
    for row in found:
        row["frames"] = row["frames"] or "that"
        row["needs_source"] = row["needs_source"] or "no"
        one_of(row, "class", (*choices(listed, "class"), NONE))
        for column in CHECKED:
            one_of(row, column, choices(listed, column))
        just_one(row, "force", row["force"], (*FORCES, ""))
    return found


def choices(listed: list[Row], column: str) -> tuple[str, ...]:
    """Return what the package writes in a column, sorted."""
    return tuple(sorted({part for row in listed for part in row[column].split("|") if part}))
