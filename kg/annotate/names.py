"""Which candidates stand: the longest wins, then the better rule; what stands once, stands wherever it is written."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from kg.annotate import forms

NAME = "kg_names"
RULES = (*forms.RULES, "called", "titled", "credit", "context", "ner", "speaks", "again")
"""Rules from the surest to the weakest: of two readings of the same words the surer one stands."""


@Language.component(NAME)
def names(doc: Doc) -> Doc:
    """Set ``doc.spans["names"]``: typed names without overlaps, sorted."""
    chosen = agreed(longest(doc.spans["candidates"]))
    doc.spans["names"] = longest([*chosen, *again(doc, chosen)])
    return doc


def agreed(chosen: list[Span]) -> list[Span]:
    """Return names with one reading a form: the most frequent, then the surest. Lone surnames are left to linking."""
    surnames = {span.text.split()[-1] for span in chosen if span.label_ == "Person" and " " in span.text}
    votes: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for span in sorted(chosen, key=lambda s: RULES.index(s.id_)):
        votes[span.text][span.label_, span.kb_id_] += 2 if span.id_ != "ner" else 1
    kept = (span for span in chosen if span.id_ not in ("ner", "titled", "credit") or span.text not in surnames)
    return [read_as(span, *votes[span.text].most_common(1)[0][0]) for span in kept]


def read_as(span: Span, kind: str, name: str) -> Span:
    """Return a name with the kind and canonical name that its form has in this document."""
    if (span.label_, span.kb_id_) == (kind, name):
        return span
    return Span(span.doc, span.start, span.end, label=kind, kb_id=name, span_id=span.id_)


def longest(candidates: Iterable[Span]) -> list[Span]:
    """Return the candidates without overlaps: longer before shorter, surer before weaker, earlier before later."""
    ranked = sorted(candidates, key=lambda c: (c.start, c.end, RULES.index(c.id_), c.label_, c.kb_id_))
    firsts = {(c.start, c.end): c for c in reversed(ranked)}
    return filter_spans(list(firsts.values()))


def again(doc: Doc, chosen: list[Span]) -> Iterator[Span]:
    """Yield other places where a name that stands is written the same way."""
    readings = {form: kinds.most_common(1)[0][0] for form, kinds in sorted(by_form(chosen).items())}
    matcher = PhraseMatcher(doc.vocab, attr="ORTH")
    spans = {span.text: span for span in chosen}
    for form in readings:
        matcher.add(form, [Doc(doc.vocab, words=[token.text for token in spans[form]])])
    for key, start, end in matcher(doc):
        kind, name = readings[doc.vocab.strings[key]]
        yield Span(doc, start, end, label=kind, kb_id=name, span_id="again")


def by_form(chosen: list[Span]) -> dict[str, Counter[tuple[str, str]]]:
    """Return how often each form was read as which kind and name."""
    counts: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for span in chosen:
        counts[span.text][span.label_, span.kb_id_] += 1
    return counts
