"""What the language model takes for people and organisations: evidence, weighed by the form and the company it keeps.

Raw entity labels are poor in prose on AI (organisations, models and people are mixed up), so a label alone never makes
a name: a person's needs two words, an organisation's needs a sign beside it that it is one.
"""

import re
from collections.abc import Iterator

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
    fresh = (
        entity for entity in doc.ents if entity.label_ in LABELS and not units & set(range(entity.start, entity.end))
    )
    found = [name for entity in fresh if (name := weighed(entity))]
    doc.spans["candidates"] = [
        *doc.spans["candidates"],
        *found,
        *titled(doc, units),
        *credited(doc, units),
        *speaking(doc, units),
    ]
    return doc


def titled(doc: Doc, units: set[int]) -> Iterator[Span]:
    """Yield a lone name behind a title or a word for a person: "Professor Castell", "my cousin Sipho"."""
    titles = resources.name_parts("title") | resources.name_parts("kin")
    for token in doc[1:] if len(doc) else ():
        before = token.nbor(-1)
        if token.i in units or not lone(token) or not (before.text in titles or before.lower_ in titles):
            continue
        if token.ent_type_ in ("", "PERSON") and before.text not in resources.name_parts("not_titled"):
            yield Span(doc, token.i, token.i + 1, label="Person", span_id="titled")


def lone(token: Token) -> bool:
    """Tell whether a token is a capitalised word with no other beside it that could belong to one name."""
    after = token.nbor(1) if token.i + 1 < len(token.doc) else token
    followed = after is not token and after.text[0].isupper() and bool(token.whitespace_)
    return token.is_alpha and token.text[0].isupper() and not token.is_stop and len(token) > 2 and not followed


def speaking(doc: Doc, units: set[int]) -> Iterator[Span]:
    """Yield two or three capitalised words that are the subject of a verb of speech: "Leyla Haddad said"."""
    for token in doc:
        if token.dep_ not in ("nsubj", "nsubjpass") or token.pos_ != "PROPN" or token.i in units:
            continue
        name = doc[token.left_edge.i : token.i + 1]
        plain = all(t.is_alpha and t.text[0].isupper() and not t.is_stop and t.i not in units for t in name)
        if 2 <= len(name) <= 3 and plain and (token.head.lower_, "VERB") in resources.cues() and is_human(name):
            yield Span(doc, name.start, name.end, label="Person", span_id="speaks")


def is_human(name: Span) -> bool:
    """Tell whether nothing about a name speaks against a person: no head word, no abbreviation, no place."""
    parts = ("org_head", "not_name", "generic", "title", "corporate", "org_lead")
    refused = frozenset().union(*(resources.name_parts(part) for part in parts))
    place = any(t.ent_type_ in ("GPE", "LOC", "NORP", "DATE") for t in name)
    return (
        not place
        and not any(t.text in refused or (t.text.isupper() and len(t) > 1 and t.text[-1] != ".") for t in name)
        and not kept_company(name)
    )


CREDIT = re.compile(
    r"(?:^|(?<=[\s(]))(?:(?:[Ww]ritten|[Pp]osted|[Rr]eporting|[Ee]diting|[Ee]dited|[Pp]hotos?|[Pp]hotograph) by|"
    r"[Ii]llustration by|By|[Pp]hotos?:|[Pp]hotograph:|[Cc]redit:|[Cc]ontact:)\s+((?:[A-Z][\w.’'-]+\s?){1,4})"
)


def credited(doc: Doc, units: set[int]) -> Iterator[Span]:
    """Yield the names in bylines and credits: "By Ruth Adebayo-Klein", "Photo: Karin Lund"."""
    for paragraph in doc.spans["paragraphs"]:
        if len(paragraph) > CREDIT_LENGTH:
            continue
        for match in CREDIT.finditer(paragraph.text):
            name = paragraph.char_span(match.start(1), match.start(1) + len(match[1].rstrip()))
            if name is not None and not units & set(range(name.start, name.end)) and not heads_org(name):
                yield Span(doc, name.start, name.end, label="Person", span_id="credit")


CREDIT_LENGTH = 40


def heads_org(name: Span) -> bool:
    """Tell whether a name has an organisation's head word in it."""
    return any(t.text in resources.name_parts("org_head") for t in name)


def weighed(entity: Span) -> Span | None:
    """Return the candidate that an entity of the language model gives, or ``None``."""
    name = trimmed(entity)
    if name is None or is_heading(name):
        return None
    if is_person(name, entity.label_) and not kept_company(name):
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
    hyphened = {i + 1 for i, word in enumerate(words) if word == "-"}
    if not 2 <= len(words) <= 7 or not all(i in hyphened or personal(word) for i, word in enumerate(words)):
        return False
    if not words[-1][0].isupper() or set(words) & impersonal() or words[-1] in resources.name_parts("law"):
        return False
    return label == "PERSON" or (label in ("ORG", "GPE", "FAC") and beside_role(name))


def impersonal() -> frozenset[str]:
    """Return the words that stand in no person's name beside an unlisted given name."""
    parts = ("org_head", "org_first", "not_name", "demonym", "firm_word")
    return frozenset().union(*(resources.name_parts(part) for part in parts))


def personal(word: str) -> bool:
    """Tell whether a word can stand in a person's name: "Reyes", "O'Neil", "J.", "van"."""
    letters = word.replace("-", "").replace("’", "").replace("'", "").replace(".", "")
    in_form = word[0].isupper() and (len(letters) < 4 or not letters.isupper())
    return letters.isalpha() and (in_form or word in resources.name_parts("particle") or word == "-")


def beside_role(name: Span) -> bool:
    """Tell whether a title or a relative "who" stands beside a name."""
    doc = name.doc
    before = doc[name.start - 1].text if name.start else ""
    after = [t.lower_ for t in doc[name.end : name.end + 8]]
    stop = after.index(",", 1) if "," in after[1:] else len(after)
    people = {word for word in after[2:stop] if resources.sources().get(word) == "people"}
    apposed = after[:1] == [","] and after[1:2] in (["a"], ["an"], ["the"]) and bool(people)
    return before in resources.name_parts("title") or after[:2] == [",", "who"] or apposed


def is_org(name: Span, label: str) -> bool:
    """Tell whether a name has an organisation's form, or a label and a sign beside it, of one."""
    words = [t.text for t in name]
    if not org_form(words) or dates_line(name):
        return False
    if kept_company(name) and label in ("PERSON", "ORG"):
        return True
    if len(words) > 1 and (words[-1] == "AI" or words[-1] in resources.name_parts("corporate")):
        return label in ("ORG", "PERSON", "PRODUCT")
    return label == "ORG" and name.root.pos_ == "PROPN" and has_sign(name)


def dates_line(name: Span) -> bool:
    """Tell whether a name in capitals opens a paragraph as the place of a report does: "BERGEN, April 3 -"."""
    doc = name.doc
    opens = name.start == 0 or doc[name.start - 1].text.endswith("\n") or doc[name.start - 1].is_space
    return opens and name.text.isupper() and name.end < len(doc) and doc[name.end].text in (",", "(", "-", "—", "–")


def org_form(words: list[str]) -> bool:
    """Tell whether words can be an organisation's name: capitals, few, and not all of them abbreviations or titles."""
    linking = resources.name_parts("org_link")
    empty = frozenset().union(*(resources.name_parts(part) for part in ("not_name", "title", "demonym")))
    if len(words) > 8 or not all(word[0].isupper() or word in linking for word in words):
        return False
    return not all(word in empty for word in words)


def kept_company(name: Span) -> bool:
    """Tell whether the words beside a name say that it is an organisation's.

    "the campaign group X", "The vendor, X,", "X, a network of clinics", "X's technology lead".
    """
    doc, nouns = name.doc, resources.name_parts("org_noun")
    before = [t.lower_ for t in doc[max(0, name.start - 2) : name.start]]
    if before and (before[-1] in nouns or (before[-1] == "," and before[0] in nouns)):
        return True
    if acts_as_maker(name):
        return True
    after = [t.lower_ for t in doc[name.end : name.end + 8]]
    if after[:1] == [","] and (after[1:2] in (["a"], ["an"], ["the"], ["whose"])):
        stop = after.index(",", 1) if "," in after[1:] else len(after)
        return after[1] != "whose" and bool(set(after[2:stop]) & nouns) and "who" not in after[:stop]
    return False


def acts_as_maker(name: Span) -> bool:
    """Tell whether a name without a given name is the subject of a verb of making or releasing: it is no person's."""
    verb = name.root.head
    made = {cue for r in ("develops", "releases", "distributes") for cue in resources.relations()[r].verbs} | {"fine"}
    return name.root.dep_ == "nsubj" and verb.lemma_ in made and name[0].text not in resources.name_parts("given_name")


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
