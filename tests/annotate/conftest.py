"""What the tests of the annotation share: the language model, loaded once, and readings of short texts."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from kg.annotate import Pipeline, annotate, load
from kg.annotate.paragraphs import paragraphs
from kg.model import Document, Metadata


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    """The default language model with our components."""
    return load()


@pytest.fixture(scope="session")
def read(pipeline: Pipeline) -> Callable[[str], Doc]:
    """A function that reads one text as a document, with its quotations, names and links."""

    def one(text: str) -> Doc:
        return next(annotate([Document("text", text, Metadata(""))], pipeline))[1]

    return one


@pytest.fixture(scope="session")
def tokens(pipeline: Pipeline) -> Callable[[str], Doc]:
    """A function that splits a text into tokens and paragraphs, and parses nothing."""

    def split(text: str) -> Doc:
        doc = pipeline.linker.make_doc(text)
        pieces = (doc.char_span(a, b, alignment_mode="expand") for a, b in paragraphs(text))
        doc.spans["paragraphs"] = [piece for piece in pieces if piece is not None]
        return doc

    return split
