"""Names that the registry lists, found word for word."""

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span

from kg import resources
from kg.annotate.forms import Form
from kg.resources import Name

NAME = "kg_registry"
SHOUTED = 4
"""A form of at least so many letters is also known in capitals, as headlines and tickers write it."""


@Language.factory(NAME)
def create(nlp: Language, name: str) -> "Registry":
    """Return the component, its matcher filled from the registry."""
    return Registry(nlp)


class Registry:
    """Finds what the registry lists: strong forms anywhere, weak ones only where the document bears them out."""

    def __init__(self, nlp: Language) -> None:
        """Fill the matchers: one for forms that need no support, one for those that do."""
        self.names = {f"{name.kind}:{name.name}": name for name in resources.registry()}
        self.strong = PhraseMatcher(nlp.vocab, attr="ORTH")
        self.weak = PhraseMatcher(nlp.vocab, attr="ORTH")
        for key, name in self.names.items():
            add(self.strong, nlp, key, strong_forms(name))
            add(self.weak, nlp, key, name.weak)

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc.spans["candidates"]``: the names found before parsing, and the weak forms that may count."""
        units = list(doc.spans["units"])
        present = {f"{unit.label_}:{unit.kb_id_}" for unit in units if unit.id_ == "registry"}
        weak = [name for name in self.found(doc, self.weak) if not is_letter(name)]
        doc.spans["candidates"] = [*units, *(w for w in weak if self.borne_out(f"{w.label_}:{w.kb_id_}", present))]
        return doc

    def found(self, doc: Doc, matcher: PhraseMatcher) -> list[Span]:
        """Return the matches of one matcher as candidates."""
        return [self.candidate(doc, doc.vocab.strings[key], start, end) for key, start, end in matcher(doc)]

    def strong_forms(self, doc: Doc) -> list[Form]:
        """Return the strong forms of a paragraph that is not parsed yet."""
        return [
            Form(s.start_char, s.end_char, s.text, s.label_, s.kb_id_, "registry") for s in self.found(doc, self.strong)
        ]

    def candidate(self, doc: Doc, key: str, start: int, end: int) -> Span:
        """Return a match as a candidate that carries its canonical name."""
        name = self.names[key]
        return Span(doc, start, end, label=name.kind.value, kb_id=name.name, span_id="registry")

    def borne_out(self, key: str, present: set[str]) -> bool:
        """Tell whether a weak form may count: a strong form of the same thing or its maker is in the document.

        A model's counts beside any other model, too ("GPT-4 and Gemini").
        """
        name = self.names[key]
        if name.kind == "Model" and any(other.startswith("Model:") for other in present):
            return True
        return key in present or (name.maker is not None and f"Org:{name.maker}" in present)


def is_letter(name: Span) -> bool:
    """Tell whether a name is one letter that a hyphen joins to a word: "X-ray"."""
    after = name.doc[name.end].text if name.end < len(name.doc) else ""
    return len(name.text) == 1 and after == "-" and not name.doc[name.end - 1].whitespace_


def add(matcher: PhraseMatcher, nlp: Language, key: str, forms: tuple[str, ...]) -> None:
    """Add forms to a matcher, tokenised as texts are."""
    if forms:
        matcher.add(key, [nlp.make_doc(form) for form in forms])


def strong_forms(name: Name) -> tuple[str, ...]:
    """Return the forms of a name that need no support, capitals included."""
    forms = {form for form in (name.name, *name.aliases) if form not in name.weak}
    shouted = {form.upper() for form in forms if sum(map(str.isalpha, form)) >= SHOUTED}
    return tuple(sorted(forms | shouted))
