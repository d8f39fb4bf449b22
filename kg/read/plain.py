"""Plain text, ``.txt``: kept byte for byte."""

from collections.abc import Iterator

from kg.model import Document
from kg.read.decode import check, decode, load, mark_length, stem
from kg.read.files import File
from kg.read.frontmatter import split
from kg.read.metadata import Fields, metadata
from kg.read.sidecar import beside


def read_text(path: File) -> Iterator[Document]:
    """Yield the one document of a text file; its ``sha256`` is the digest of the file's own bytes."""
    yield document(stem(path), load(path), str(path), beside(path))


def document(name: str, data: bytes, origin: str, given: Fields) -> Document:
    """Return *data* as a document; the metadata that is *given* wins over front matter, which stays in the text."""
    text = check(decode(data, origin), origin)
    fields, behind = split(text, origin)
    body_start = behind or mark_length(text)
    body = check(text[body_start:], origin)
    return Document(name, text, metadata(fields | given, body, name, origin), body_start, origin)
