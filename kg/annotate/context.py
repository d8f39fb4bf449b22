"""Names of no known form, by the words beside them: "the grocer Vantrell", "its model, Lumenia", "Tarnbrook's CEO".

What one place shows holds for the whole document: a name read so is found again wherever it is written.
"""

from collections.abc import Callable, Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span

from kg import resources
from kg.annotate.apposition import noun_behind, rival_of
from kg.annotate.human import has_form, human
from kg.annotate.model_names import head_of
from kg.annotate.runs import APOSTROPHES, is_place, noun_before, opens_sentence, runs, seems_person

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
    verb = next((token.i for token in reach if token.lower_ in ("built", "based", "powered", "runs")), len(doc))
    near = [at for at in sorted(models) if verb < at < run.end + 25 and doc[at].sent == doc[verb].sent]
    return bool(near) and any(token.text in ("on", "by", "atop") for token in doc[verb : near[0]])


def owning(run: Span) -> str:
    """Read "Vantrell's chief executive", "Vantrell shares"."""
    doc, end = run.doc, run.end
    if end + 2 >= len(doc) or is_place(run) or seems_given(run):
        return ""
    if doc[end].text not in APOSTROPHES:
        return ""
    words = [token.lower_ for token in doc[end + 1 : end + 5]]
    owned = resources.name_parts("firm_owned")
    first = next((k for k, word in enumerate(words) if word in owned), None)
    return "Org" if first is not None and all(token.is_alpha for token in doc[end + 1 : end + 1 + first]) else ""


def staffed(run: Span) -> str:
    """Read "an engineer at Vantrell", "chief executive of Vantrell", "owned by Vantrell"."""
    doc, start = run.doc, run.start
    before = doc[start - 1].lower_ if start > 1 else ""
    place = listed_place(run) if before in ("of", "by") else is_place(run)
    if before not in BEFORE or place or seems_given(run):
        return ""
    return "Org" if BEFORE[before](doc, start - 2) else ""


def listed_place(run: Span) -> bool:
    """Tell whether a word of a run is a place of the lexicon; what the language model takes for one may be a firm."""
    return any(token.text in resources.name_parts("place") for token in run)


def at_role(doc: Doc, i: int) -> bool:
    """Tell whether a word for somebody at work governs the preposition behind token *i*, or stands before it."""
    roles = resources.name_parts("firm_role")
    head = doc[i + 1].head
    return doc[i].lower_ in roles or head.lower_ in roles or head.lower_.rstrip("s") in roles


def of_firm(doc: Doc, i: int) -> bool:
    """Tell whether the word at *i* is of a firm: subsidiary, chief executive."""
    noun = noun_before(doc, i + 1).split("-")[-1]
    chief = i > 0 and doc[i - 1].lower_ == "chief" and noun in resources.name_parts("firm_role")
    return chief or noun in resources.name_parts("firm_of")


def by_firm(doc: Doc, i: int) -> bool:
    """Tell whether the verb at *i* is what firms do to things: owned, acquired, published."""
    return doc[i].lower_ in resources.name_parts("firm_agent")


def for_firm(doc: Doc, i: int) -> bool:
    """Tell whether the word at *i* is somebody who speaks or works for others: spokesman."""
    return doc[i].lower_ in resources.name_parts("firm_role")


BEFORE: dict[str, Callable[[Doc, int], bool]] = {"at": at_role, "of": of_firm, "by": by_firm, "for": for_firm}
"""A preposition before a name -> what must stand before that."""


def tuned(run: Span) -> str:
    """Read "Lumenia is fine-tuned from Pomelo 2", "Lumenia was built by a school on top of Pomelo 2"."""
    words = [token.lower_ for token in run.doc[run.end : run.end + 5] if token.text != ","]
    if run.root.dep_ in ("nsubj", "nsubjpass") and run.root.head.lower_ in ("built", "runs", "powered", "based"):
        return "Model" if built_on_model(run) and not seems_given(run) else ""
    made = run.doc[run.end : run.end + 6].text.lower().replace(", ", "", 1).split()
    passive = words[:1] in (["is"], ["was"]) and any(word in resources.name_parts("model_made") for word in made[1:2])
    return "Model" if passive else ""


def based(run: Span) -> str:
    """Read "Porto-based Vantrell": one word behind where it has its seat."""
    doc, start = run.doc, run.start
    seated = start > 2 and doc[start - 1].lower_ == "based" and doc[start - 2].text == "-"
    return "Org" if seated and len(run) == 1 else ""


def undergoing(run: Span) -> str:
    """Read "Vantrell was founded", "Vantrell is published by": what is done to firms."""
    root = run.root
    if run.doc[run.end : run.end + 2].text == ", which" and not is_place(run):
        return (
            "Org"
            if {t.lower_ for t in run.doc[run.end + 2 : run.end + 5]} & resources.name_parts("firm_passive")
            else ""
        )
    passive = root.dep_ == "nsubjpass" and root.head.lower_ in resources.name_parts("firm_passive")
    by_name = passive and (
        root.head.lower_ in ("headquartered", "incorporated") or any(c.dep_ == "agent" for c in root.head.children)
    )
    return "Org" if by_name and not seems_given(run) and not is_place(run) else ""


def acting(run: Span) -> str:
    """Read "Vantrell buys a rival": the subject of a verb of business, unless it reads as a person or a place."""
    root = run.root
    if root.dep_ != "nsubj" or is_place(run) or seems_person(run) or root.pos_ != "PROPN":
        return ""
    verb = root.head
    if verb.lemma_ in resources.name_parts("firm_verb"):
        return "Org"
    return "Org" if run[-1].text in resources.name_parts("firm_word") and len(run) > 1 else ""


def firm_in_list(run: Span) -> str:
    """Read "Orbit AI and, from June, Vantrell Foods": a firm's last word beside an organisation, or at a line's end."""
    if len(run) < 2 or run[-1].text not in resources.name_parts("firm_word") or seems_given(run) or is_place(run):
        return ""
    before = run.doc[run.start - 1].lower_ if run.start else ""
    return "Org" if before in (",", "and", "at", "by", "from", "with", "for") else ""


def seems_given(run: Span) -> bool:
    """Tell whether a run begins with a given name, or with an initial."""
    first = run[0].text
    return first in resources.name_parts("given_name") and len(run) > 1


EVIDENCE: tuple[Callable[[Span], str], ...] = (
    named_behind,
    set_off_by,
    set_off,
    tuned,
    owning,
    staffed,
    based,
    acting,
    undergoing,
    firm_in_list,
    human,
)
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
