"""Names of no known form, by the words beside them: "the grocer Vantrell", "its model, Lumenia", "Tarnbrook's CEO".

What one place shows holds for the whole document: a name read so is found again wherever it is written.
"""

from collections.abc import Callable, Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span

from kg import resources
from kg.annotate.apposition import noun_behind, rival_of
from kg.annotate.business import BUSINESS
from kg.annotate.human import has_form, human
from kg.annotate.model_names import head_of
from kg.annotate.runs import is_place, noun_before, opens_sentence, runs, seems_given, seems_person

NAME = "kg_context"
CLOSING = (",", ".", ";", ")", "—", "–", ":")


@Language.component(NAME)
def context(doc: Doc) -> Doc:
    """Add names that the words beside them show to be organisations' or models' to ``doc.spans["candidates"]``."""
    seen = list(runs(doc))
    shown = [Span(doc, r.start, r.end, label=kind, span_id="context") for r in seen if (kind := kind_of(r))]
    doc.spans["candidates"] = [*doc.spans["candidates"], *shown, *numbered(doc, shown)]
    doc.spans["candidates"] = [*doc.spans["candidates"], *likened(doc, seen)]
    return doc


def numbered(doc: Doc, shown: list[Span]) -> list[Span]:
    """Return the names with a number whose head is shown to be a model: "Quill 2" where Quill is an assistant."""
    heads = {span.text for span in shown if span.label_ == "Model"}
    return [unit for unit in doc.spans["units"] if unit.id_ == "form" and head_of(unit) in heads]


def kind_of(run: Span) -> str:
    """Return the kind that the first evidence beside a run gives it, or nothing."""
    if borne_by_person(run):
        return ""
    return next((kind for evidence in EVIDENCE if (kind := evidence(run))), "")


def borne_by_person(run: Span) -> bool:
    """Tell whether a run is a surname that somebody in the document bears."""
    doc = run.doc
    known = doc.user_data.get("surnames")
    if known is None:
        people = (c for c in doc.spans["candidates"] if c.label_ == "Person" and c.id_ != "ner" and " " in c.text)
        known = doc.user_data["surnames"] = {person.text.split()[-1] for person in people}
    return run.text in known


def named_behind(run: Span) -> str:
    """Read "the grocer Vantrell", "the chatbot Pomelo", "a company called Vantrell"."""
    doc, start = run.doc, run.start
    if start < 2 or opens_sentence(doc, start):
        return ""
    called = doc[start - 1].lower_ in resources.name_parts("calling")
    noun = called_noun(doc, start - 1) if called else noun_before(doc, start)
    return "" if seems_given(run) and not called else kind_of_noun(noun, doc, start)


def called_noun(doc: Doc, end: int) -> str:
    """Return the noun of an organisation or a model that stands up to six words before "called" or "named"."""
    nouns = resources.name_parts("org_noun") | resources.name_parts("model_noun")
    return next((noun for i in range(end, max(end - 6, 0), -1) if (noun := noun_before(doc, i)) in nouns), "")


def kind_of_noun(noun: str, doc: Doc, end: int) -> str:
    """Return what a noun calls the name behind it; a tool or a service is a model where "AI" goes before it."""
    if noun in resources.name_parts("org_noun"):
        return "Org"
    made = noun in resources.name_parts("made_thing") | resources.name_parts("service_noun")
    if made and "AI" in [token.text for token in doc[max(0, end - 5) : end]]:
        return "Model"
    tight = noun in resources.name_parts("model_noun") and noun not in resources.name_parts("loose_noun")
    return "Model" if tight else ""


def set_off(run: Span) -> str:
    """Read "its model, Lumenia, borrows": a noun, the name set off by commas behind it."""
    doc, start = run.doc, run.start
    closed = run.end < len(doc) and doc[run.end].text in CLOSING
    if start < 3 or doc[start - 1].text != "," or not closed or seems_given(run) or is_place(run):
        return ""
    own = doc[start - 4 : start - 1].text == "of its own" or doc[start - 4 : start - 1].text == "of their own"
    noun = noun_before(doc, start - 4 if own else start - 1)
    return kind_of_noun(noun, doc, start - 1) if begun_by_determiner(doc, start - 2) else ""


def begun_by_determiner(doc: Doc, last: int) -> bool:
    """Tell whether a noun phrase that ends at token *last* is one thing's: "its speech model", "a model of its own"."""
    return any(token.tag_ in ("DT", "PRP$", "POS") for token in doc[max(0, last - 6) : last])


def set_off_by(run: Span) -> str:
    """Read "Lumenia, its speech model", "Vantrell, a start-up from Porto"."""
    noun, text = noun_behind(run)
    if noun in resources.name_parts("rival_noun") or (seems_given(run) and noun in resources.name_parts("firm_role")):
        return ""
    if noun in resources.name_parts("org_noun"):
        return "Org"
    made = noun in resources.name_parts("made_thing") | resources.name_parts("service_noun")
    if noun in resources.name_parts("model_noun") or (made and (" AI " in f" {text} " or built_on_model(run))):
        return "Model"
    return ""


def built_on_model(run: Span) -> bool:
    """Tell whether what stands behind a name says that it is built on a model: "a service built on GPT-4"."""
    doc = run.doc
    models = {unit.start for unit in doc.spans["units"] if unit.label_ == "Model"}
    reach = doc[run.end : run.end + 25]
    verb = next((token.i for token in reach if token.lower_ in resources.name_parts("built_on")), len(doc))
    near = [at for at in sorted(models) if verb < at < run.end + 25 and doc[at].sent == doc[verb].sent]
    return bool(near) and any(token.text in ("on", "by", "atop") for token in doc[verb : near[0]])


def tuned(run: Span) -> str:
    """Read "Lumenia is fine-tuned from Pomelo 2", "Lumenia was built by a school on top of Pomelo 2"."""
    words = [token.lower_ for token in run.doc[run.end : run.end + 5] if token.text != ","]
    if run.root.dep_ in ("nsubj", "nsubjpass") and run.root.head.lower_ in resources.name_parts("built_on"):
        return "Model" if built_on_model(run) and not seems_given(run) else ""
    made = run.doc[run.end : run.end + 6].text.lower().replace(", ", "", 1).split()
    passive = words[:1] in (["is"], ["was"]) and any(word in resources.name_parts("model_made") for word in made[1:2])
    return "Model" if passive else ""


EVIDENCE: tuple[Callable[[Span], str], ...] = (named_behind, set_off_by, set_off, tuned, *BUSINESS, human)
"""What is asked of the words beside a run, in this order."""


def likened(doc: Doc, seen: list[Span]) -> Iterator[Span]:
    """Yield runs that the text puts beside a name of known kind: "Orbit AI and Vantrell", "Lumenia, Pomelo's rival"."""
    kinds = {candidate.text.split()[-1]: candidate.label_ for candidate in doc.spans["candidates"]}
    whole = {candidate.text: candidate.label_ for candidate in doc.spans["candidates"]}
    for run in seen:
        if run.text in whole or borne_by_person(run) or is_place(run):
            continue
        kind = whole.get(rival_of(run), "") or beside(run, kinds)
        if kind:
            yield Span(doc, run.start, run.end, label=kind, span_id="context")


def beside(run: Span, kinds: dict[str, str]) -> str:
    """Return the kind of the names that a run is joined to by "and" or "or" or in a list, if they are of one kind."""
    root = run.root
    fellows = [root.head, *root.conjuncts] if root.dep_ == "conj" else list(root.conjuncts)
    found = {kinds.get(fellow.text.split()[-1], "") for fellow in fellows} - {""}
    if found == {"Org"} and root.pos_ == "PROPN" and not seems_person(run):
        return "Org"
    return "Person" if found == {"Person"} and has_form(run) else ""
