"""Names of models by their form: a family with version, size and variant ("Llama 3.1 405B", "Orion 3.5 Max").

What follows a known family is read on any evidence. A head that nobody listed needs more: a version with a dot, a size
or a variant word behind the number, or a word such as "model" or "chatbot" that says what the name stands for.
"""

import re
from collections.abc import Iterator
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from kg import resources
from kg.annotate.forms import Form

NAME = "kg_model_names"

VERSION = r"[vVRrKkMmoO]?\d{1,3}(?:\.\d{1,3}){0,2}[a-z]?"
SIZE = r"\d{1,4}(?:\.\d+)?[BMTbk]|\d+x\d+[Bb]|\d+[eE]"
HEAD = re.compile(r"(?<![\w-])[A-Z][A-Za-z]{1,20}(?:-[A-Z][A-Za-z]{1,20})?(?![a-z])")
YEAR = re.compile(r"(?:19|20)\d\d")


@Language.factory(NAME)
def create(nlp: Language, name: str) -> "ModelNames":
    """Return the component."""
    return ModelNames()


class ModelNames:
    """Adds the names of models to ``doc.spans["candidates"]``."""

    def __init__(self) -> None:
        """Compile the pattern of what may follow a family."""
        variants = "|".join(map(re.escape, sorted(resources.name_parts("model_variant"))))
        self.tail = re.compile(rf"(?:[ \u00a0-]?(?:{SIZE}|{VERSION})(?![\w])|[ \u00a0-](?:{variants})(?!\w))")
        self.strong = re.compile(rf"\d\.\d|(?:{SIZE})(?!\w)|\d[ -](?:{variants})(?!\w)")
        self.nouns = resources.name_parts("model_noun")
        cues = (resources.relations()[name] for name in ("develops", "releases", "competesWith", "succeeds"))
        self.makings = {word for cue in cues for word in (*cue.verbs, *cue.nouns)}
        self.refused = resources.name_parts("not_model") | resources.name_parts("title")

    def __call__(self, doc: Doc) -> Doc:
        """Keep of the forms found before parsing those that the document shows to be models; add those it calls so."""
        possible = [c for c in doc.spans["candidates"] if c.id_ == "form"]
        sure = [c for c in doc.spans["candidates"] if c.id_ != "form"]
        starts = {c.start for c in sure}
        called = [name for token in doc if (name := self.called(doc, token)) and name.start not in starts]
        doc.spans["candidates"] = [*sure, *self.borne_out(possible), *called]
        return doc

    def forms(self, text: str, listed: list[Form]) -> Iterator[Form]:
        """Yield listed families with their tails, and whatever else in a paragraph has the form of a model's name."""
        starts = {form.start for form in listed}
        for family in listed:
            if family.kind == "Model" and (end := self.tail_end(text, family.end)) > family.end:
                name = canonical(family.name, text[family.end : end])
                yield Form(family.start, end, text[family.start : end], "Model", name, "family")
        for match in HEAD.finditer(text):
            if match.start() not in starts and (form := self.unlisted(text, match)):
                yield form

    def tail_end(self, text: str, at: int) -> int:
        """Return where the version, size and variant words that begin at *at* end."""
        while match := self.tail.match(text, at):
            if YEAR.fullmatch(match.group().strip(" -\u00a0")):
                break
            at = match.end()
        return at

    def unlisted(self, text: str, head: re.Match[str]) -> Form | None:
        """Return what could be the name of a model that nobody listed: a capitalised head with a number behind it."""
        end = self.tail_end(text, head.end())
        tail = text[head.end() : end]
        end = unlisted_variant(text, end) if tail else end
        tail = text[head.end() : end]
        if head.group() in self.refused or not any(c.isdigit() for c in tail):
            return None
        return Form(head.start(), end, text[head.start() : end], "Model", canonical(head.group(), tail), "form")

    def borne_out(self, names: list[Span]) -> list[Span]:
        """Return those names whose form or company shows a model, and all others of the same head.

        Where the document speaks of models, a name with a number is one.
        """
        if names and speaks_of_models(names[0].doc):
            return names
        sure = {head_of(n) for n in names if self.strong.search(n.text) or self.said_to_be_model(n)}
        return [name for name in names if head_of(name) in sure | families()]

    def said_to_be_model(self, span: Span) -> bool:
        """Tell whether something beside the name says that it is a model.

        A noun ("the Gamma 2 model", "its chatbot Gamma 2"), or, in a text that speaks of AI at all, a verb that
        models are the object of ("released Gamma 2").
        """
        doc = span.doc
        after = doc[span.end].text if span.end < len(doc) else ""
        before = doc[span.start - 1].text if span.start else ""
        beside = {after, before, appositive_noun(span)}
        if beside & self.nouns or (appositive_noun(span) in resources.name_parts("made_thing") and speaks_of_ai(doc)):
            return True
        verb = governor(span.root)
        made_by_org = any(c.dep_ == "nsubj" and c.i in orgs(doc) for c in verb.children)
        return verb.lemma_ in self.makings and (speaks_of_ai(doc) or made_by_org)

    def called(self, doc: Doc, token: Token) -> Span | None:
        """Return the name that follows "a model called" or "the chatbot named", at the first word of that name."""
        if token.lower_ not in ("called", "named", "dubbed") or token.i == 0 or doc[token.i - 1].text not in self.nouns:
            return None
        first = doc[token.i + 1] if token.i + 1 < len(doc) else token
        head = HEAD.match(first.text.split()[0]) if first.text.split() else None
        if head is None:
            return None
        text = doc.text
        end = max(self.tail_end(text, first.idx + head.end()), first.idx + len(first))
        return named(doc, first.idx, end, canonical(head.group(), text[first.idx + head.end() : end]), "called")


VARIANT = re.compile(
    r"[ \u00a0]([A-Z][a-z]{1,12})(?=[,.;:)’']|\s+(?:which|is|was|has|will|can|and|or|for|on|in|at|with|to)\b)"
)
"""A capitalised word behind a number, closed by a mark or a small word: "Gamma 3 Swift, which"."""


def unlisted_variant(text: str, end: int) -> int:
    """Return where a name with a number ends, one word for its variant that nobody listed included."""
    match = VARIANT.match(text, end)
    return match.end() if match and text[end - 1].isdigit() and match[1] not in no_variants() else end


@cache
def no_variants() -> frozenset[str]:
    """Return the words that a model's name does not end with."""
    parts = ("not_model", "not_name", "demonym", "place", "org_head", "title", "given_name", "law")
    return frozenset().union(*(resources.name_parts(part) for part in parts))


def head_of(name: Span) -> str:
    """Return the first part of a model's name, without version: "Gamma" of "Gamma 2"."""
    match = HEAD.match(name.text)
    return match.group() if match else name.text


def appositive_noun(span: Span) -> str:
    """Return the noun that says what a name stands for: "Gamma 2, Acme's chatbot", "the chatbot is Gamma 2"."""
    root = span.root
    if root.dep_ == "attr":
        return next((c.lower_ for c in root.head.lefts if c.dep_ == "nsubj"), "")
    return next(
        (child.text for child in root.children if child.dep_ == "appos"), root.head.text if root.dep_ == "appos" else ""
    )


def governor(token: Token) -> Token:
    """Return the word that governs a name, across a preposition ("release of Gamma 2", "competes with Delta 4")."""
    above = token.head
    while above.dep_ in ("conj", "appos", "compound") and above.head is not above:
        above = above.head
    return above.head if above.dep_ == "prep" else above


def orgs(doc: Doc) -> set[int]:
    """Return the tokens that are organisations' names by what was found before parsing."""
    return {unit.start for unit in doc.spans["units"] if unit.label_ == "Org"}


@cache
def families() -> frozenset[str]:
    """Return the names of families that the registry lists, those that need support without a number included."""
    listed = (name for name in resources.registry() if name.kind == "Model")
    return frozenset(form for name in listed for form in (name.name, *name.aliases, *name.weak))


def speaks_of_models(doc: Doc) -> bool:
    """Tell whether a document speaks of models or chatbots, so that a name with a number is one."""
    return any(token.lower_ in ("model", "models", "chatbot", "chatbots", "llm", "llms") for token in doc)


def speaks_of_ai(doc: Doc) -> bool:
    """Tell whether a document speaks of AI at all."""
    return any(token.text in ("AI", "LLM", "LLMs", "chatbot", "chatbots", "models", "model") for token in doc)


def named(doc: Doc, start: int, end: int, name: str, rule: str) -> Span | None:
    """Return the candidate between two character offsets, or ``None`` where they cut a token in two."""
    span = doc.char_span(start, end)
    return Span(doc, span.start, span.end, label="Model", kb_id=name, span_id=rule) if span else None


def canonical(family: str, tail: str) -> str:
    """Return a model's canonical name: one space between the parts, a hyphen behind a family of capitals (GPT-4)."""
    words = re.split(r"[ \u00a0-]+", tail.strip(" \u00a0-"))
    joint = "-" if family.isupper() and words[0][:1].isdigit() else " "
    return family + joint + " ".join(words)
