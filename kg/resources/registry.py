"""The names of the field, as records."""

from dataclasses import dataclass

from kg import own
from kg.errors import ResourceError
from kg.model import Kind
from kg.own import registry as own_registry
from kg.own.tables import WHERE, Row
from kg.resources.files import parts, rows
from kg.vocab import slug


@dataclass(frozen=True, slots=True)
class Name:
    """A row of the registry: a canonical name, its aliases, and what it must never be merged with.

    ``weak`` forms are ordinary words or common names ("Gemini", "Phi"): they count only where the same document
    uses a strong form of the same thing, or names its maker. ``source`` is the file, and the line of a user's own file.
    """

    kind: Kind
    name: str
    aliases: tuple[str, ...]
    weak: tuple[str, ...]
    distinct_from: tuple[str, ...]
    maker: str | None
    source: str = ""


REGISTRY = {
    "registry/people.csv": Kind.PERSON,
    "registry/organisations.csv": Kind.ORG,
    "registry/models.csv": Kind.MODEL,
}


@own.cached
def registry() -> tuple[Name, ...]:
    """Return the names of the field, the user's before the package's, sorted by kind and name.

    Two rows may not share a strong form.
    """
    listed = [{**row, "kind": kind_, WHERE: file} for file, kind_ in REGISTRY.items() for row in rows(file)]
    found = map(name_row, own_registry.over(listed, own.current().registry))
    names = sorted(found, key=lambda name: (name.kind, name.name))
    check_forms(names)
    return tuple(names)


def name_row(row: Row) -> Name:
    """Return one row of the registry as a record."""
    return Name(
        kind=Kind(row["kind"]),
        name=row["name"],
        aliases=parts(row["aliases"]),
        weak=parts(row["weak"]),
        distinct_from=parts(row["distinct_from"]),
        maker=row.get("maker") or None,
        source=row[WHERE],
    )


def check_forms(names: list[Name]) -> None:
    """Refuse a registry in which one strong form stands for two things, or two names share an id."""
    owner: dict[str, Name] = {}
    for name in names:
        for form in {name.name, *name.aliases} - set(name.weak):
            other = owner.setdefault(form, name)
            if other is not name:
                raise ResourceError(f"registry: {form!r} stands for {other.name} and for {name.name}: make it weak")
    ids = [(name.kind, slug(name.name)) for name in names]
    if len(set(ids)) < len(ids):
        raise ResourceError(f"registry: two rows share a name: {sorted({i for i in ids if ids.count(i) > 1})}")
