"""``name.meta.json`` beside ``name.txt``: metadata of a text that must not be touched itself."""

import json
import logging
from typing import Any

from kg.errors import InputError
from kg.read.decode import BYTE_ORDER_MARK, decode, load
from kg.read.files import File
from kg.read.metadata import KEYS, Fields
from kg.read.sources import SIDECAR

log = logging.getLogger(__name__)

MAX_BYTES = 65_536
"""The largest metadata file that is read."""


def beside(path: File) -> Fields:
    """Return the metadata that lies beside *path*, or ``{}``; an unknown key is warned of.

    Raises ``InputError`` if the file is not a JSON object of texts.
    """
    file = path.with_suffix(SIDECAR)
    if not file.is_file():
        return {}
    found = json_object(decode(load(file, MAX_BYTES), str(file)), str(file))
    unknown = sorted(found.keys() - set(KEYS))
    if unknown:
        log.warning("%s: unknown keys %s; known are %s", file, ", ".join(unknown), ", ".join(KEYS))
    return json_fields(found, str(file))


def json_object(text: str, origin: str) -> dict[str, Any]:
    """Return the JSON object that *text* is; raises ``InputError`` if it is none."""
    try:
        found = json.loads(text.removeprefix(BYTE_ORDER_MARK))
    except (ValueError, RecursionError) as error:
        raise InputError(f"{origin}: not JSON: {error}") from error
    if not isinstance(found, dict):
        raise InputError(f'{origin}: expected a JSON object, such as {{"title": "..."}}, found {type(found).__name__}')
    return found


def json_fields(found: dict[str, Any], origin: str) -> Fields:
    """Return the known metadata keys of a JSON object; raises ``InputError`` for a value that is not a text."""
    known = {key: found[key] for key in KEYS if found.get(key) is not None}
    for key, value in known.items():
        if not isinstance(value, str):
            raise InputError(f"{origin}: {key} must be a text in quotes, found {json.dumps(value)[:40]}")
    return known
