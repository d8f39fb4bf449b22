"""What a document's graph depends on besides the document, as one digest: program, data, language model, own files.

Two datasets of one fingerprint may share what was made of a document; anything else must be made anew.
"""

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path

from kg import __version__
from kg.resources import PACKAGE, ontology_file
from kg.resources.language import model_folder, model_label
from kg.settings import KEYS, Settings

PROGRAM = ("annotate", "corrections", "own", "rdf", "resources", "statements", "store")
DATA = ("data/language_models.csv", "data/lexicons", "data/registry", "data/weights")
RECORDS = ("model.py", "sentence.py", "vocab.py")
LAYERS = ("ontology.ttl", "concerns.ttl", "topics.ttl")
LIBRARIES = ("spacy", "thinc", "pyoxigraph")
"""The libraries whose release can change what is written."""


def label_and_fingerprint(model: str, settings: Settings) -> tuple[str, str]:
    """Return name and version of the language model, and the digest of all that documents are read with.

    Raises what loading the model raises, where it cannot be found.
    """
    folder = model_folder(model)
    if folder is None:
        from kg.annotate import load

        return load(model).label, ""  # which raises, or knows a model that spaCy alone can find
    label = model_label(model, folder)
    told = [__version__, program(), *map(library, LIBRARIES), label, tree(folder), *own_files(settings)]
    return label, digest(told)


def own_files(settings: Settings) -> Iterator[str]:
    """Yield the user's own files by kind, name and content."""
    for key in KEYS:
        yield from (f"{key} {file.name} {file.digest}" for file in getattr(settings, key))


def library(name: str) -> str:
    """Return a library's name and release."""
    return f"{name} {version(name)}"


@cache
def program() -> str:
    """Return the digest of the program's own files that have a part in what is written."""
    return digest(
        [tree(PACKAGE / part) for part in (*PROGRAM, *DATA, *RECORDS)] + [tree(ontology_file(n)) for n in LAYERS]
    )


def tree(path: Path) -> str:
    """Return the digest of a file, or of a folder's files and their names; what Python caches is left out."""
    files = sorted(each for each in path.rglob("*") if each.is_file()) if path.is_dir() else [path]
    kept = [each for each in files if "__pycache__" not in each.parts]
    return digest(f"{each.relative_to(path.parent).as_posix()} {sha256(each)}" for each in kept)


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def digest(lines: Iterable[str]) -> str:
    """Return the SHA-256 of lines, in hex."""
    return hashlib.sha256("\n".join(lines).encode("utf-8")).hexdigest()
