"""Where the data files lie: in a checkout, a wheel or an sdist."""

import csv
from collections.abc import Iterator
from pathlib import Path

from kg.errors import ResourceError

PACKAGE = Path(__file__).parents[1]


def ontology_dir() -> Path:
    """Return the folder of ontology, shapes, rules and questions, in a wheel or in a checkout."""
    for folder in (PACKAGE / "ontology", PACKAGE.parent / "ontology"):
        if (folder / "ontology.ttl").is_file():
            return folder
    raise ResourceError(f"the ontology is missing beside {PACKAGE}: install claimgraph again")


def ontology_file(name: str) -> Path:
    """Return the path of one ontology file, such as ``concerns.ttl`` or ``rules``."""
    path = ontology_dir() / name
    if not path.exists():
        raise ResourceError(f"{path} is missing: install claimgraph again")
    return path


def data_file(name: str) -> Path:
    """Return the path of one data file in the package, such as ``registry/people.csv``."""
    path = PACKAGE / "data" / name
    if not path.is_file():
        raise ResourceError(f"{path} is missing: install claimgraph again")
    return path


def rows(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a CSV data file; a row that is too long or too short is an error that names its line."""
    path = data_file(name)
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines, strict=True)
        for row in reader:
            if None in row or None in row.values():
                raise ResourceError(f"{path}, line {reader.line_num}: expected the columns {reader.fieldnames}")
            yield row


def parts(cell: str) -> tuple[str, ...]:
    """Return the ``|``-separated parts of a cell, in their order, without empty ones."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())
