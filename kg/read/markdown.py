"""Markdown (CommonMark with tables): read as the prose that a reader sees. Offsets count in that plain text."""

from collections.abc import Iterable, Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from kg.model import Document
from kg.read.decode import BYTE_ORDER_MARK, check, decode, load, stem
from kg.read.files import File
from kg.read.frontmatter import split
from kg.read.metadata import metadata
from kg.read.sidecar import beside

PARSER = MarkdownIt("commonmark").enable("table")
BREAKS = {"softbreak": " ", "hardbreak": "\n"}
HTML = "html_inline"

SEPARATORS = ("", " | ", "\n", "\n\n")
CELL, ROW, BLOCK = 1, 2, 3
"""How far apart two stretches of text are, as indexes of ``SEPARATORS``."""

GAPS = {"td_open": CELL, "th_open": CELL, "tr_open": ROW, "thead_open": ROW, "tbody_open": ROW}
"""How far what a token opens is from what stood before, if not a block."""


def read_markdown(path: File) -> Iterator[Document]:
    """Yield the one document of a Markdown file: its plain text, without front matter, code blocks and HTML."""
    name, origin = stem(path), str(path)
    source = check(decode(load(path), origin), origin)
    fields, body_start = split(source, origin)
    text = check(plain_text(source[body_start:]), origin)
    yield Document(name, text, metadata(fields | beside(path), text, name, origin), origin=origin)


def plain_text(source: str) -> str:
    """Return Markdown as text: its blocks (headings, paragraphs, list items, tables) parted by an empty line.

    Links keep their words, images their alternative text, inline code its characters; a table has a line a row.
    """
    return "".join(pieces(PARSER.parse(source.removeprefix(BYTE_ORDER_MARK))))


def pieces(tokens: Iterable[Token]) -> Iterator[str]:
    """Yield the stretches of text, each but the first after the separator that its place asks for."""
    gap, first = 0, True
    for token in tokens:
        if token.nesting == 1:
            gap = max(gap, GAPS.get(token.type, BLOCK))
        if words := inline(token):
            yield words if first else SEPARATORS[gap] + words
            gap, first = 0, False


def inline(token: Token) -> str:
    """Return the visible words of a token: ``""`` for one that opens, closes or holds code or HTML."""
    return "".join(map(visible, token.children or [])).strip()


def visible(token: Token) -> str:
    """Return what a reader sees of one inline token: a link's words, an image's alternative text, no HTML."""
    if token.children:
        return inline(token)
    return "" if token.type == HTML else BREAKS.get(token.type, token.content)
