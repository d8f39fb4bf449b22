"""One document as the rules see it: its ``Doc``, its names by token, and spans with offsets in the document's text."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from kg.annotate.headings import headed
from kg.model import Document, Dropped, Entity, Span


@dataclass(frozen=True, slots=True)
class Source:
    """The source of a claim: entities, the words that name or describe it, and how they were resolved."""

    entities: tuple[Entity, ...]
    words: Words | None
    rule: str
    points: bool = False
    """Whether the words are a name or a pronoun, so that they refer to the entity by themselves."""


@dataclass(slots=True)
class Reader:
    """A document under reading; ``dropped`` gathers the candidates that the rules saw and did not keep."""

    document: Document
    doc: Doc
    dropped: list[Dropped] = field(default_factory=list)
    text: str = field(init=False)
    paragraphs: list[Words] = field(init=False)
    mentions: list[Words] = field(init=False)
    named: dict[int, Words] = field(init=False)
    headed: frozenset[int] = field(init=False)
    quoted: dict[int, Words] = field(init=False)
    roles: dict[tuple[str, frozenset[str]], Entity] = field(default_factory=dict)
    """(organisation, words of a role) -> the person whom the text names in it."""

    made_by: dict[str, set[str]] = field(default_factory=dict)
    """Organisation -> the models that it makes or releases, as far as noun phrases tell."""

    spoke: list[tuple[int, Entity]] = field(default_factory=list)
    """(token of the cue, the one person who spoke there), in the order of the text: whom "she" means next."""
    voices: dict[int, Source] = field(default_factory=dict)
    """Token -> who speaks there, for words in quotation or under a speaker's label: who "I" is."""
    asked: set[int] = field(default_factory=set)
    """Tokens of what an interviewer asks or says under the label of nobody in particular."""

    def __post_init__(self) -> None:
        """Index names, headings and quotations by token. (A ``Doc`` makes its text and spans anew at each call.)"""
        self.text = self.doc.text
        self.paragraphs, self.mentions = list(self.doc.spans["paragraphs"]), list(self.doc.spans["mentions"])
        self.named = {token.i: mention for mention in self.mentions for token in mention}
        self.headed = headed(self.doc)
        self.quoted = {token.i: quote for quote in self.doc.spans["quotes"] for token in quote}

    def span(self, start: int, end: int) -> Span:
        """Return tokens ``start`` to ``end`` (excluded) as a span of the document's text."""
        first, last = self.doc[start], self.doc[end - 1]
        return self.at(first.idx, last.idx + len(last))

    def at(self, start: int, end: int) -> Span:
        """Return characters of the ``Doc`` as a span of the document's text, which may have front matter before it."""
        shift = self.document.body_start
        return Span(start + shift, end + shift, self.text[start:end])

    def paragraph(self, i: int) -> Words:
        """Return the paragraph that holds token *i*."""
        at = bisect_right(self.paragraphs, i, key=lambda paragraph: paragraph.start) - 1
        inside = at >= 0 and i < self.paragraphs[at].end
        return self.paragraphs[at] if inside else self.doc[i : i + 1]

    def drop(self, tokens: Words | Token, what: str, reason: str) -> None:
        """Note a candidate that is not kept."""
        first, last = (tokens, tokens) if isinstance(tokens, Token) else (tokens[0], tokens[-1])
        self.dropped.append(Dropped(self.span(first.i, last.i + 1), what, reason))

    def entities_in(self, tokens: Iterable[Token], kinds: Iterable[str]) -> tuple[str, ...]:
        """Return the ids of entities of some kinds that are named among tokens, in the order of the text."""
        wanted = tuple(kinds)
        found = (self.named[t.i] for t in tokens if t.i in self.named)
        return tuple(dict.fromkeys(mention.kb_id_ for mention in found if mention.label_ in wanted))
