"""annotate: documents in, parsed and named spaCy ``Doc`` objects out.

The language model reads paragraph by paragraph; the paragraphs are joined to one ``Doc`` a document, whose text is
the document's own to the last character; then our components, each a registered factory in a file of its own, run
over the whole in the order of ``COMPONENTS``.
"""

from kg.annotate.language import DEFAULT_MODEL, Pipeline, load
from kg.annotate.reading import annotate

__all__ = ["DEFAULT_MODEL", "Pipeline", "annotate", "load"]
