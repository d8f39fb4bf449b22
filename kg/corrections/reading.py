"""Corrections from TOML files, checked to the line: a correction that says something else than meant must not pass."""

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Any

from kg import resources
from kg.corrections.records import Correction, Corrections, Fix, Merge, Reject, Split, Value
from kg.errors import UsageError
from kg.model import Certainty, Kind, Modality, Status
from kg.own import OwnFile
from kg.vocab import ID

Table = dict[str, Any]
Read = Callable[[object], Value]


def read(files: Iterable[OwnFile]) -> Corrections:
    """Return the corrections of TOML files. Raises UsageError, with file and line, for whatever is not understood."""
    return Corrections(tuple(correction for file in files for correction in corrections(file)))


def corrections(file: OwnFile) -> Iterator[Correction]:
    """Yield the corrections of one file, by kind and then in their order."""
    text = decoded(file)
    try:
        content = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UsageError(f"{file.name}: {error}") from error
    for kind, tables in content.items():
        if kind not in MAKERS or not isinstance(tables, list):
            raise UsageError(
                f"{file.name}: {kind!r} is no kind of correction; known are {listed(f'[[{k}]]' for k in MAKERS)}"
            )
        lines = headers(text, kind)
        for i, table in enumerate(tables):
            where = f"{file.name}, line {lines[i]}" if i < len(lines) else file.name
            yield correction(kind, table, where)


def decoded(file: OwnFile) -> str:
    """Return a file's text."""
    try:
        return file.content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{file.name} is not UTF-8 (byte {error.start}): save it as UTF-8") from error


def headers(text: str, kind: str) -> list[int]:
    """Return the lines on which the tables of a kind begin: the TOML reader of the standard library keeps no lines."""
    header = re.compile(rf"\s*\[\[\s*[\"']?{kind}[\"']?\s*\]\]")
    return [number for number, line in enumerate(text.splitlines(), 1) if header.match(line)]


def correction(kind: str, table: object, where: str) -> Correction:
    """Return the correction of one table."""
    try:
        if not isinstance(table, dict):
            raise ValueError("is to be a table")
        return MAKERS[kind](where, values(table, KEYS[kind]))
    except ValueError as error:
        raise UsageError(f"{where}: [[{kind}]] {error}") from error


def values(table: Table, keys: Mapping[str, Read]) -> dict[str, Any]:
    """Return the values of a table, checked."""
    found = {}
    for key, value in table.items():
        if key not in keys:
            raise ValueError(f"has an unknown key {key!r}; known are {listed(keys)}")
        try:
            found[key] = keys[key](value)
        except ValueError as error:
            raise ValueError(f"{key} {error}") from error
    return found


def listed(choices: Iterable[str]) -> str:
    """Return choices as a list in words."""
    return ", ".join(choices)


# --- values -------------------------------------------------------------------------------------------------------


def text(value: object) -> str:
    """Return a string that says something."""
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"is to be a string, not {value!r}")
    return value.strip()


def texts(value: object) -> tuple[str, ...]:
    """Return a list of strings, or one string as such a list."""
    return tuple(text(each) for each in (value if isinstance(value, list) else [value]))


def flag(value: object) -> bool:
    """Return true or false."""
    if not isinstance(value, bool):
        raise ValueError(f"is to be true or false, not {value!r}")
    return value


def ident(value: object) -> str:
    """Return the id of a claim or a mention, as explanations and tables show it, without its namespace."""
    return text(value).removeprefix(ID).removeprefix("id:")


def code(codes: type[StrEnum]) -> Read:
    """Return what reads one of the ontology's codes."""

    def read_code(value: object) -> str:
        try:
            return codes(text(value)).value
        except ValueError:
            raise ValueError(f"is to be one of {listed(codes)}, not {value!r}") from None

    return read_code


def kind(value: object) -> str:
    """Return the kind of a named thing."""
    if value == Kind.UNNAMED:
        raise ValueError("is to be one of Person, Org, Model")
    return code(Kind)(value)  # type: ignore[return-value]


def concerns(value: object) -> tuple[str, ...]:
    """Return concerns by their slugs; a label will do, too."""
    known = resources.concerns()
    labels = {concept.label.casefold(): slug for slug, concept in known.items()}
    found = tuple(labels.get(name.casefold(), name) for name in texts(value))
    for name in found:
        if name not in known:
            raise ValueError(f"names {name!r}, which is no concern; known are {listed(known)}")
    return found


SAID: dict[str, Read] = {
    "speaker": texts,
    "negated": flag,
    "modality": code(Modality),
    "certainty": code(Certainty),
    "about": texts,
    "favours": texts,
    "opposes": texts,
    "addresses": concerns,
    "raises": concerns,
    "dismisses": concerns,
    "mitigates": concerns,
    "drop_concerns": concerns,
}
"""What may be set right in a claim."""

RELATED: dict[str, Read] = {"negated": flag, "former": flag, "status": code(Status)}
"""What may be set right in a relation mention."""

TARGETS: dict[str, Read] = {"claim": ident, "relation": ident, "why": text}
PLACED: dict[str, Read] = {"as": text, "kind": kind, "document": text, "why": text}

KEYS: dict[str, dict[str, Read]] = {
    "reject": TARGETS,
    "fix": {**TARGETS, **SAID, **RELATED},
    "merge": {"names": texts, **PLACED},
    "split": {"name": text, **PLACED},
}


# --- corrections --------------------------------------------------------------------------------------------------


def target(found: dict[str, Any]) -> str:
    """Return the one id that a correction names, and take it out."""
    named = [found.pop(key) for key in ("claim", "relation") if key in found]
    if len(named) != 1:
        raise ValueError('names one thing: claim = "claim_..." or relation = "mention_..."')
    return str(named[0])


def reject(where: str, found: dict[str, Any]) -> Reject:
    """Return a rejection."""
    return Reject(where, found.pop("why", ""), target(found))


def fix(where: str, found: dict[str, Any]) -> Fix:
    """Return a change of fields; those of the other kind of statement are refused, and so is a change of nothing."""
    why, allowed = found.pop("why", ""), RELATED if "relation" in found else SAID
    of = target(found)
    if not found:
        raise ValueError(f"sets nothing right; it may set {listed(allowed)}")
    for key in found:
        if key not in allowed:
            raise ValueError(f"cannot set {key!r} of such a statement; it may set {listed(allowed)}")
    return Fix(where, why, of, tuple(sorted(found.items())))


def merge(where: str, found: dict[str, Any]) -> Merge:
    """Return a merge; the last of the names is the one that stays, unless ``as`` names another."""
    names = found.get("names", ())
    if "kind" not in found or len({*names, found.get("as", "")} - {""}) < 2:
        raise ValueError('needs two names and a kind: names = ["Zed", "Zed Labs"], kind = "Org"')
    into = found.get("as", names[-1] if names else "")
    return Merge(where, found.get("why", ""), names, into, Kind(found["kind"]), found.get("document"))


def split(where: str, found: dict[str, Any]) -> Split:
    """Return a split; without ``as`` the name means a thing of just this name."""
    if "name" not in found:
        raise ValueError('needs the words of the name: name = "Zed"')
    into, kind_ = found.get("as", found["name"]), found.get("kind")
    return Split(
        where, found.get("why", ""), found["name"], into, Kind(kind_) if kind_ else None, found.get("document")
    )


MAKERS: dict[str, Callable[[str, dict[str, Any]], Correction]] = {
    "reject": reject,
    "fix": fix,
    "merge": merge,
    "split": split,
}
