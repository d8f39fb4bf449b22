"""Names of the user's own, over those of the package's registry.

A row of the user's stands in place of the package's row of the same kind and name. A form that the user claims is
taken from every other row; where the user claims a row's very name for a thing of the same kind, the two rows become
one, for that is how one says that two names mean the same thing. All of it is logged.
"""

import logging

from kg.errors import UsageError
from kg.own import OwnFile
from kg.own.tables import WHERE, Row, one_of, rows
from kg.vocab import slug

log = logging.getLogger(__name__)

COLUMNS = ("name", "kind", "aliases", "weak", "distinct_from", "maker")
NEEDED = ("name", "kind")
KINDS = ("Model", "Org", "Person")


def over(listed: list[Row], files: tuple[OwnFile, ...]) -> list[Row]:
    """Return the rows of the package, changed by the user's, and the user's. Raises UsageError for a wrong file."""
    own = [row for file in files for row in read(file)]
    check(own)
    replaced = {ident(row) for row in own}
    owners = {form: row for row in own for form in strong(row)}
    kept = [left for row in listed if ident(row) not in replaced if (left := without(row, owners))]
    return [*kept, *own]


def read(file: OwnFile) -> list[Row]:
    """Return the rows of one file; a kind that is none is an error."""
    found = rows(file, COLUMNS, NEEDED)
    for row in found:
        one_of(row, "kind", KINDS)
    return found


def ident(row: Row) -> tuple[str, str]:
    """Return what a row is known by: kind and name, as they make up the entity's id."""
    return row["kind"], slug(row["name"])


def cell(row: Row, column: str) -> list[str]:
    """Return the parts of a cell."""
    return [part.strip() for part in row[column].split("|") if part.strip()]


def strong(row: Row) -> list[str]:
    """Return the forms of a row that need no support."""
    weak = cell(row, "weak")
    return [form for form in dict.fromkeys([row["name"], *cell(row, "aliases")]) if form not in weak]


def check(own: list[Row]) -> None:
    """Refuse rows of the user's that claim one form, or one name, for two things."""
    seen: dict[object, Row] = {}
    for row in own:
        for key in (ident(row), *strong(row)):
            other = seen.setdefault(key, row)
            if other is not row:
                raise UsageError(
                    f"{row[WHERE]}: {row['name']!r} and {other['name']!r} ({other[WHERE]}) share a name: "
                    "keep one, or put the shared form under 'weak'"
                )


def without(row: Row, owners: dict[str, Row]) -> Row | None:
    """Return a row of the package without what the user claims; ``None`` where it became part of a user's row."""
    owner = owners.get(row["name"])
    if owner and owner["kind"] == row["kind"] and row["name"] not in cell(owner, "distinct_from"):
        absorb(owner, row, owners)
        return None
    left = {**row, "aliases": less(row, "aliases", owners), "weak": less(row, "weak", owners)}
    if owner:
        told(row, row["name"], owner)
        left["weak"] = "|".join([*cell(left, "weak"), row["name"]])
    return left


def absorb(owner: Row, row: Row, owners: dict[str, Row]) -> None:
    """Give the other forms of a package's row to the user's row that claims its name."""
    for column in ("aliases", "weak"):
        forms = dict.fromkeys([*cell(owner, column), *cell(row, column)])
        owner[column] = "|".join(f for f in forms if f != owner["name"] and owners.get(f, owner) is owner)
    log.warning("%s: %s is another name of %s, with all its aliases", owner[WHERE], row["name"], owner["name"])


def less(row: Row, column: str, owners: dict[str, Row]) -> str:
    """Return a cell without the forms that the user claims."""
    for form in cell(row, column):
        if form in owners:
            told(row, form, owners[form])
    return "|".join(form for form in cell(row, column) if form not in owners)


def told(row: Row, form: str, owner: Row) -> None:
    """Log that a form changes hands."""
    log.warning("%s: %r now means %s, not %s (%s)", owner[WHERE], form, owner["name"], row["name"], row["kind"])
