"""What the language model takes for people and organisations: evidence, weighed by the form and the company it keeps.

Raw entity labels are poor in prose on AI (organisations, models and people are mixed up), so a label alone never makes
a name: a person's needs two words, an organisation's needs a sign beside it that it is one.
"""

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from kg import resources
from kg.annotate.headings import is_heading

NAME = "kg_entity_names"
LABELS = ("PERSON", "ORG", "GPE", "PRODUCT", "FAC", "NORP", "WORK_OF_ART")
LEADS_TO_ORG = ("at", "joined", "by", "startup", "rival", "from")


@Language.component(NAME)
def entity_names(doc: Doc) -> Doc:
    """Add people and organisations seen by the language model to ``doc.spans["candidates"]``."""
    units = {unit.start for unit in doc.spans["units"]}
    fresh = (entity for entity in doc.ents if entity.label_ in LABELS and not units & set(range(entity.start, entity.end)))
    found = [name for entity in fresh if (name := weighed(entity))]
    doc.spans["candidates"] = [*doc.spans["candidates"], *found]
    return doc


def weighed(entity: Span) -> Span | None:
    """Return the candidate that an entity of the language model gives, or ``None``."""
    name = trimmed(entity)
    if name is None or is_heading(name):
        return None
    if is_person(name, entity.label_):
        return Span(name.doc, name.start, name.end, label="Person", span_id="ner")
    if is_org(name, entity.label_):
        return Span(name.doc, name.start, name.end, label="Org", span_id="ner")
    return None


def trimmed(entity: Span) -> Span | None:
    """Return an entity less titles, articles, possessives and marks at its edges, cut at a slash or line break."""
    start, end = entity.start, entity.end
    doc = entity.doc
    for token in entity:
        if token.text in ("/", "|", ":") or token.is_space:
            end = token.i
            break
    while end > start and (doc[end - 1].text in ("'s", "’s", "’", "'") or doc[end - 1].is_punct):
        end -= 1
    while start < end and (
        doc[start].text in resources.name_parts("title") or doc[start].is_stop or doc[start].is_punct
    ):
        start += 1
    return doc[start:end] if end > start else None


def is_person(name: Span, label: str) -> bool:
    """Tell whether a name has a person's form and the label, or a sign beside it, of one."""
    words = [t.text for t in name]
    if not 2 <= len(words) <= 5 or not all(personal(word) for word in words):
        return False
    if not words[-1][0].isupper() or set(words) & (resources.name_parts("org_head") | resources.name_parts("not_name")):
        return False
    return label == "PERSON" or (label in ("ORG", "GPE", "FAC") and beside_role(name))


def personal(word: str) -> bool:
    """Tell whether a word can stand in a person's name: "Reyes", "O'Neil", "J.", "van"."""
    letters = word.replace("-", "").replace("’", "").replace("'", "").replace(".", "")
    in_form = word[0].isupper() and (len(word) < 4 or not word.isupper())
    return letters.isalpha() and (in_form or word in resources.name_parts("particle") or word == "-")


def beside_role(name: Span) -> bool:
    """Tell whether a title or a relative "who" stands beside a name."""
    doc = name.doc
    before = doc[name.start - 1].text if name.start else ""
    after = [t.text for t in doc[name.end : name.end + 2]]
    return before in resources.name_parts("title") or after == [",", "who"]


def is_org(name: Span, label: str) -> bool:
    """Tell whether a name has an organisation's form, or a label and a sign beside it, of one."""
    words = [t.text for t in name]
    if not all(word[0].isupper() or word in resources.name_parts("org_link") for word in words) or len(words) > 8:
        return False
    if all(word in resources.name_parts("not_name") | resources.name_parts("title") for word in words):
        return False
    if len(words) > 1 and (words[-1] == "AI" or words[-1] in resources.name_parts("corporate")):
        return label in ("ORG", "PERSON", "PRODUCT")
    return label == "ORG" and name.root.pos_ == "PROPN" and has_sign(name)


def has_sign(name: Span) -> bool:
    """Tell whether something beside a name shows an organisation: a possessive, "the startup X", "X, a company"."""
    doc = name.doc
    nouns = resources.name_parts("org_noun")
    after = doc[name.end].text if name.end < len(doc) else ""
    before = doc[name.start - 1].lower_ if name.start else ""
    return after in ("'s", "’s") or before in nouns or before in LEADS_TO_ORG or appositive(name.root) in nouns


def appositive(token: Token) -> str:
    """Return the head noun of a name's apposition, in lower case, or nothing."""
    return next((child.lower_ for child in token.children if child.dep_ == "appos"), "")
