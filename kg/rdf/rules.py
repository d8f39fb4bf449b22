"""The rules: SELECTs over the whole dataset, of which every row is a fault.

They say what SHACL Core cannot, or says much more slowly. Each file of ``ontology/rules`` starts with its severity and
its message; its columns are ``?node`` and whatever helps to see the fault.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

import pyoxigraph as ox

from kg.errors import ResourceError
from kg.rdf.findings import Finding, Severity
from kg.resources import node, ontology_file
from kg.vocab import PREFIXES, short

HEADER = re.compile(r"# severity: (?P<severity>error|warning)\n# message: (?P<message>\S.*)\n")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its name (the file's), severity, message and SELECT."""

    name: str
    severity: Severity
    message: str
    select: str


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules of the ontology, sorted by name."""
    return tuple(rule(path) for path in sorted(ontology_file("rules").glob("*.rq")))


def rule(path: Path) -> Rule:
    """Return the rule of one file; ResourceError where its header is not as it should be."""
    text = path.read_text(encoding="utf-8")
    found = HEADER.match(text)
    if not found:
        raise ResourceError(f"{path}: a rule starts with '# severity: error|warning' and '# message: ...'")
    return Rule(path.stem, Severity(found["severity"]), found["message"], text)


def broken_rules(store: ox.Store) -> Iterator[Finding]:
    """Yield a finding for every row that a rule selects from *store*, whose default graph is the union."""
    for each in rules():
        rows = store.query(each.select, prefixes=PREFIXES)
        for row in cast(ox.QuerySolutions, rows):
            first, *rest = (short(node(value)) for value in row if value is not None)
            detail = f" ({', '.join(rest)})" if rest else ""
            yield Finding(each.severity, each.name, first, each.message + detail)
