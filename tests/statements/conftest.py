"""What the tests of the statements share: documents with a parse written by hand, and real readings of short texts."""

from collections.abc import Callable, Iterable, Mapping

import pytest
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from kg.annotate import Pipeline, annotate, load
from kg.annotate.quotes import quotes
from kg.model import Document, DocumentStatements, Metadata
from kg.statements import statements
from kg.statements.reader import Reader
from kg.vocab import entity_id

POS = {
    "CC": "CCONJ", "CD": "NUM", "DT": "DET", "EX": "PRON", "IN": "ADP", "JJ": "ADJ", "MD": "AUX", "NN": "NOUN", "NNP": "PROPN",
    "NNPS": "PROPN", "NNS": "NOUN", "POS": "PART", "PRP": "PRON", "PRP$": "PRON", "RB": "ADV", "RP": "ADP", "TO": "PART",
    "WDT": "PRON", "WP": "PRON", "WRB": "ADV", "_SP": "SPACE",
}  # fmt: skip
"""Tag -> part of speech; verbs are told by their tag's first letter, all else is a mark."""

Parsed = Callable[..., Reader]
Claimed = Callable[..., DocumentStatements]
Stated = Callable[[str], DocumentStatements]


def built(vocab: Vocab, rows: str) -> Doc:
    """Return a document from its tokens, each ``word/TAG/dependency/head``, and ``/lemma`` where the word is not its own.

    Heads are token numbers. An underscore is a space inside a name; marks stand without a space before them.
    """
    cells = [row.split("/") for row in rows.split()]
    words = [cell[0].replace("_", " ") for cell in cells]
    tags = [cell[1] for cell in cells]
    return Doc(
        vocab,
        words=words,
        spaces=[i + 1 < len(words) and spaced(word, words[i + 1]) for i, word in enumerate(words)],
        tags=tags,
        pos=[POS.get(tag, "VERB" if tag.startswith("VB") else "PUNCT") for tag in tags],
        deps=[cell[2] for cell in cells],
        heads=[int(cell[3]) for cell in cells],
        lemmas=[cell[4] if len(cell) > 4 else cell[0].lower() for cell in cells],
    )


def stopped(rows: str) -> str:
    """Return a parse with a full stop at its end, on the last root, where it ends in no mark."""
    cells = [row.split("/") for row in rows.split()]
    if not cells or cells[-1][2] == "punct":
        return rows
    return f"{rows} ././punct/{max(i for i, cell in enumerate(cells) if cell[2] == 'ROOT')}"


def spaced(word: str, after: str) -> bool:
    """Tell whether a space stands between two words."""
    return word not in ("“", "(") and after not in (".", ",", "?", ";", ":", "”", ")", "'s", "n't")


def named(doc: Doc, names: Mapping[str, str]) -> Iterable[Span]:
    """Yield the tokens that are names as mentions of entities: name -> kind."""
    for token in doc:
        if kind := names.get(token.text):
            yield Span(doc, token.i, token.i + 1, label=kind, kb_id=entity_id(kind, token.text), span_id="registry")


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    """The default language model with our components."""
    return load()


@pytest.fixture(scope="session")
def parsed(pipeline: Pipeline) -> Parsed:
    """A function that makes a reader of a parse written by hand (see ``built``), given the names in it: name -> kind.

    A full stop is added where no mark ends it, for a line without one is a heading.
    """

    def make(rows: str, names: Mapping[str, str] | None = None, *, heading: bool = False) -> Reader:
        doc = built(pipeline.reader.vocab, rows if heading else stopped(rows))
        doc.spans["paragraphs"] = [doc[:]] if len(doc) else []
        doc.spans["mentions"] = list(named(doc, names or {}))
        doc.user_data["entities"] = {m.kb_id_: (m.label_, m.text) for m in doc.spans["mentions"]}
        return Reader(Document("text", doc.text, Metadata("")), quotes(doc))

    return make


@pytest.fixture(scope="session")
def claimed(parsed: Parsed) -> Claimed:
    """A function that returns all that a parse written by hand says, given the names in it."""

    def make(rows: str, names: Mapping[str, str] | None = None) -> DocumentStatements:
        reader = parsed(rows, names)
        return statements(reader.document, reader.doc)

    return make


@pytest.fixture(scope="session")
def stated(pipeline: Pipeline) -> Stated:
    """A function that returns all that a text says."""

    def one(text: str) -> DocumentStatements:
        return statements(*next(annotate([Document("text", text, Metadata(""))], pipeline)))

    return one
