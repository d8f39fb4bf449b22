"""The reading of documents: paragraph by paragraph through the language model, then joined and linked."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import accumulate, groupby, islice, pairwise
from typing import TypeVar

from spacy.language import Language
from spacy.tokens import Doc, Span
from threadpoolctl import ThreadpoolController

from kg.annotate.language import Pipeline
from kg.annotate.paragraphs import paragraphs
from kg.annotate.units import Paragraph
from kg.model import Document

BATCH = 128
"""Paragraphs in a batch: 64 to 256 were fastest; larger ones cost memory and gain nothing."""

Context = TypeVar("Context")


def annotate(documents: Iterable[Document], pipeline: Pipeline) -> Iterator[tuple[Document, Doc]]:
    """Yield each document with its ``Doc``: parsed, with quotes, names and links in ``doc.spans``.

    ``doc.text`` is ``document.text[document.body_start:]``. Documents stream: only a batch of paragraphs is held.
    """
    pieces = ((index, document, text) for index, document in enumerate(documents) for text in texts(document))
    found = ((index, document, pipeline.units.paragraph(text)) for index, document, text in pieces)
    shown = ((paragraph.shown(), (index, document, paragraph)) for index, document, paragraph in found)
    read = parsed(shown, pipeline.reader)
    for (_, document), group in groupby(read, key=lambda pair: pair[1][:2]):
        joined = join([(paragraph.restored(doc), paragraph) for doc, (_, _, paragraph) in group], pipeline.reader)
        if joined.text != document.text[document.body_start :]:
            raise RuntimeError(f"{document.name}: the text was not kept while it was read; every offset would be wrong")
        yield document, pipeline.linker(joined)


def parsed(shown: Iterable[tuple[Doc, Context]], reader: Language) -> Iterator[tuple[Doc, Context]]:
    """Yield each paragraph as the language model reads it, with what came with it."""
    rest = iter(shown)
    while batch := list(islice(rest, BATCH)):
        with threads().limit(limits=1, user_api="blas"):  # more of them only wait for each other on matrices so small
            read = list(reader.pipe(batch, as_tuples=True, batch_size=BATCH))
        yield from read


@cache
def threads() -> ThreadpoolController:
    """Return what sets how many threads linear algebra uses."""
    return ThreadpoolController()


def texts(document: Document) -> list[str]:
    """Return the paragraphs of a document's body as strings; an empty body is one empty paragraph."""
    return [document.text[a:b] for a, b in paragraphs(document.text, document.body_start)] or [""]


def join(pieces: list[tuple[Doc, Paragraph]], reader: Language) -> Doc:
    """Return the paragraphs as one ``Doc``, no character added or lost.

    Its span groups are ``paragraphs``, and ``units``: the names found before parsing, each one token.
    """
    joined = Doc.from_docs([doc for doc, _ in pieces], ensure_whitespace=False) or Doc(reader.vocab)
    starts = list(accumulate((len(doc) for doc, _ in pieces), initial=0))
    joined.spans["paragraphs"] = [joined[a:b] for a, b in pairwise(starts) if b > a]
    joined.spans["units"] = [
        Span(joined, start + unit.at, start + unit.at + 1, label=unit.kind, kb_id=unit.name, span_id=unit.rule)
        for start, (_, paragraph) in zip(starts, pieces, strict=False)
        for unit in paragraph.units
    ]
    return joined
