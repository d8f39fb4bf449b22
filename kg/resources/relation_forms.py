"""The forms of relations: regular expressions that are put together from named pieces and words of the lexicon."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from string import Template

from kg.errors import ResourceError
from kg.resources.files import data_file
from kg.resources.lexicons import modifiers

FILE = "lexicons/en/relation_forms.toml"


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms by rule, and the pieces by name. ``fixed`` has, for each relation, the forms that state it."""

    pieces: Mapping[str, str]
    roles: Mapping[str, str]
    deeds: Mapping[str, str]
    fixed: Mapping[str, Mapping[str, str]]


class Pieces(dict[str, str]):
    """Pieces by name; of a name that is none, the words of that part of the lexicon."""

    def __missing__(self, part: str) -> str:
        """Return the words of a part of the lexicon of modifiers as one alternative."""
        return rf"(?:{'|'.join(map(re.escape, sorted(modifiers(part))))})"

    def put(self, forms: Mapping[str, str]) -> dict[str, str]:
        """Return forms with the pieces and words put in."""
        return {rule: Template(form).substitute(self) for rule, form in forms.items()}


@cache
def relation_forms() -> Forms:
    """Return all forms; ResourceError where one names what is not there."""
    path = data_file(FILE)
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    pieces = Pieces()
    try:
        for name, piece in content["pieces"].items():
            pieces |= pieces.put({name: piece})
        fixed = {relation: pieces.put(some) for relation, some in content["fixed"].items()}
        return Forms(pieces, pieces.put(content["roles"]), pieces.put(content["deeds"]), fixed)
    except ValueError as error:
        raise ResourceError(f"{path}: a $ that names nothing ({error})") from error
