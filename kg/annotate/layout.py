"""Names by where they stand on the page: signatories one a line, and the speakers' labels of an interview."""

from collections import Counter
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span

from kg import resources
from kg.annotate.runs import is_place, nameless, opens

NAME = "kg_layout"
LONGEST = 30
"""A paragraph of more tokens is no line of a list."""


@Language.component(NAME)
def layout(doc: Doc) -> Doc:
    """Add signatories, where they work and labelled speakers to ``doc.spans["candidates"]``."""
    found = [*signatories(doc), *labelled(doc)]
    doc.spans["candidates"] = [*doc.spans["candidates"], *found]
    return doc


def signatories(doc: Doc) -> Iterator[Span]:
    """Yield the name at the head of a line such as "Ada Reyes, Orbit University", and a house named last in it."""
    units = {unit.start: unit.label_ for unit in doc.spans["units"]}
    for line in doc.spans["paragraphs"]:
        name = head(line, units)
        if name is None or line.text.rstrip().endswith((".", "!", "?")) or not employed(line, name.end, units):
            continue
        yield Span(doc, name.start, name.end, label="Person", span_id="credit")
        yield from house(line, name.end, units)


def head(line: Span, units: dict[int, str]) -> Span | None:
    """Return the two to four words before the first comma of a line, if they can be a person's name."""
    comma = next((i for i in range(line.start, min(line.end, line.start + 9)) if line.doc[i].text == ","), None)
    start = line.start + (line[0].text in resources.name_parts("title"))
    if comma is None or len(line) > LONGEST or comma - start < 2 or any(i in units for i in range(start, comma)):
        return None
    name = line.doc[start:comma]
    small = resources.name_parts("particle") | {"-"}
    fits = all(
        opens(t) or t.text in small or named_short(t.text) or name[max(0, t.i - start - 1)].text == "-" for t in name
    )
    return name if fits and not is_place(name) and not {t.text for t in name} & nameless() else None


def named_short(text: str) -> bool:
    """Tell whether a word is an initial: "R."."""
    return len(text) == 2 and text[0].isupper() and text[1] == "."


def employed(line: Span, start: int, units: dict[int, str]) -> bool:
    """Tell whether what follows a name in a line says where somebody works or as what, and is no sentence."""
    rest = [t for t in line.doc[start : line.end] if not t.is_space]
    roles = resources.name_parts("firm_role") | resources.name_parts("kin")
    works = any(t.lower_ in roles or units.get(t.i) == "Org" for t in rest)
    return works and not any(t.pos_ in ("VERB", "AUX") and t.dep_ == "ROOT" for t in rest)


def house(line: Span, start: int, units: dict[int, str]) -> Iterator[Span]:
    """Yield the name behind the last comma of a line whose comma follows a role: "founder, Vantrell"."""
    rest = [t for t in line.doc[start : line.end] if not t.is_space]
    last = max((k for k, t in enumerate(rest) if t.text in (",", ";")), default=0)
    name = rest[last + 1 :]
    if last < 2 or not name or rest[last - 1].lower_ not in resources.name_parts("firm_role"):
        return
    span = line.doc[name[0].i : name[-1].i + 1]
    if all(opens(t) and t.i not in units and t.text not in resources.name_parts("place") for t in span):
        yield Span(line.doc, span.start, span.end, label="Org", span_id="credit")


def labelled(doc: Doc) -> Iterator[Span]:
    """Yield the one word before a colon that begins two paragraphs or more, where another does so too: "Pell: No."."""
    units = {unit.start for unit in doc.spans["units"]}
    lines = [
        line for line in doc.spans["paragraphs"] if len(line) > 2 and line[1].text == ":" and line.start not in units
    ]
    often = Counter(line[0].text for line in lines)
    speakers = sum(times > 1 for times in often.values())
    for line in lines:
        word = line[0]
        lower = word.lower_ in resources.sources() or not opens(word) or word.text in nameless()
        if often[word.text] > 1 and speakers > 1 and not lower and not word.text.isupper():
            yield Span(doc, line.start, line.start + 1, label="Person", span_id="credit")
