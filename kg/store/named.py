"""A document by whatever a user calls it."""

from kg.errors import UsageError
from kg.store.dataset import Dataset
from kg.store.manifest import DocumentInfo
from kg.vocab import GRAPH, ID

MARKS = (f"{GRAPH}doc_", f"{ID}doc_", "graph:doc_", "id:doc_", "doc_")
"""What may stand before a document's slug."""


def document_named(dataset: Dataset, name: str) -> DocumentInfo:
    """Return the document that is called *name*: its slug, id, IRI, graph, name or title.

    Raises UsageError, with the choices, where there is none or where there are several.
    """
    slug = next((name.removeprefix(mark) for mark in MARKS if name.startswith(mark)), name)
    if slug in dataset.manifest.documents:
        return dataset.document(slug)
    found = [each for each in dataset.documents() if name in (each.name, each.title)]
    if len(found) > 1:
        raise UsageError(f"{name!r} is the name of several documents: choose {', '.join(d.slug for d in found)}")
    return found[0] if found else dataset.document(name)
