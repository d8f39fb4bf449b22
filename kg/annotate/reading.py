"""The reading of documents: paragraph by paragraph through the language model, then joined and linked."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from spacy.language import Language
from spacy.tokens import Doc

from kg.annotate.language import Pipeline
from kg.annotate.paragraphs import paragraphs
from kg.model import Document

BATCH = 64
"""Paragraphs in a batch: 64 to 256 were fastest; larger ones cost memory and gain nothing."""


def annotate(documents: Iterable[Document], pipeline: Pipeline) -> Iterator[tuple[Document, Doc]]:
    """Yield each document with its ``Doc``: parsed, with quotes, names and links in ``doc.spans``.

    ``doc.text`` is ``document.text[document.body_start:]``. Documents stream: only a batch of paragraphs is held.
    """
    pieces = ((text, (index, document)) for index, document in enumerate(documents) for text in texts(document))
    read = pipeline.reader.pipe(pieces, as_tuples=True, batch_size=BATCH)
    for (_, document), group in groupby(read, key=itemgetter(1)):
        yield document, pipeline.linker(join([doc for doc, _ in group], pipeline.reader))


def texts(document: Document) -> list[str]:
    """Return the paragraphs of a document's body as strings."""
    return [document.text[a:b] for a, b in paragraphs(document.text, document.body_start)]


def join(pieces: list[Doc], reader: Language) -> Doc:
    """Return the paragraphs as one ``Doc``, with a span group ``paragraphs`` and no character added or lost."""
    joined = Doc.from_docs(pieces, ensure_whitespace=False) or Doc(reader.vocab)
    starts = [0]
    for piece in pieces:
        starts.append(starts[-1] + len(piece))
    joined.spans["paragraphs"] = [joined[a:b] for a, b in zip(starts, starts[1:], strict=False) if b > a]
    return joined
