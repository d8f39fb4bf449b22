"""Sentences of our own writing and what each must, and must not, yield: one test a sentence.

The tables beside this file hold the cases, one file a theme. A case gives a ``text`` and any of:

- ``claims``: what is attributed, each a table. ``content`` is verbatim (a list where the cue splits it) and is met at
  an overlap of half the characters, or to the letter with ``exact``. ``speaker`` is a name, a list of names,
  ``source:critics`` for a described source or ``nobody``. Any other field is checked when given: a list must be
  contained, an empty list means none. ``only`` says that these are all the claims.
- ``author_claims``: the same for the author's own voice.
- ``relations``: "S predicate O" stands as a direct triple; ``not`` before it: a negated mention; ``former``: one that
  is over. ``entities``: "Kind Name", the exact set.
- ``no_claims``, ``no_author_claims``, ``no_relations`` (predicates), ``no_entities`` (names): must not fire.
- ``xfail``: why it fails today.
"""

import tomllib
from pathlib import Path
from typing import Any

from kg.composition import stated
from kg.model import Document, DocumentStatements, Metadata

Case = dict[str, Any]
Said = DocumentStatements

HERE = Path(__file__).parent


def cases() -> dict[str, Case]:
    """Return every case by its id, the theme and a number."""
    tables = {path.stem: tomllib.loads(path.read_text("utf-8"))["case"] for path in sorted(HERE.glob("*.toml"))}
    return {f"{theme}-{n:02}": case for theme, table in tables.items() for n, case in enumerate(table, 1)}


CASES = cases()


def extract() -> dict[str, Said]:
    """Return what each case's text says, by the case's id, from one pass over all."""
    documents = [Document(name, case["text"], Metadata("")) for name, case in CASES.items()]
    return dict(zip(CASES, stated(documents), strict=True))
