"""Which entity each name means, inside one document: by registry, same name, surname, acronym or short form."""

import re
from collections import defaultdict
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from kg import own, resources
from kg.annotate import short_links
from kg.annotate.headings import is_heading
from kg.annotate.runs import is_place, opens_sentence
from kg.vocab import entity_id

NAME = "kg_links"


@Language.component(NAME)
def links(doc: Doc) -> Doc:
    """Set ``doc.spans["mentions"]`` (entity id as ``kb_id_``) and ``doc.user_data["entities"]`` (id -> kind, name)."""
    listed = {**short_forms(doc), **bracketed(doc), **acronyms(doc)}
    aliases = {form: name for form, name in listed.items() if (form, name) not in kept_apart()}
    quoted = tickers(doc)
    named = [mention(span, aliases) for span in doc.spans["names"] if span.start not in quoted]
    taken = {token.i for span in (*named, *quoted.values()) for token in span}
    found = [
        *named,
        *quoted.values(),
        *surnames(doc, named, taken),
        *families(doc, named, taken),
        *aliased(doc, aliases, taken),
        *short_links.found(doc, named, taken),
    ]
    found = [*{span.start: span for span in reversed(found)}.values()]
    doc.spans["mentions"] = sorted(found, key=lambda span: span.start)
    doc.user_data["entities"] = entities(doc)
    return doc


def mention(span: Span, aliases: dict[str, str]) -> Span:
    """Return a name linked: to its canonical name, to what it is an alias of, or to itself."""
    name = span.kb_id_ or aliases.get(span.text) or tidy(span.text)
    rule = span.id_ if span.text not in aliases or span.kb_id_ else "alias"
    return linked(span, "Org" if rule == "alias" else span.label_, name, rule)


def linked(span: Span, kind: str, name: str, rule: str) -> Span:
    """Return *span* as a mention of the entity with this kind and canonical name."""
    span.doc.user_data.setdefault("names", {})[entity_id(kind, name)] = (kind, name)
    return Span(span.doc, span.start, span.end, label=kind, kb_id=entity_id(kind, name), span_id=rule)


def tidy(text: str) -> str:
    """Return a name with single spaces and without a leading article."""
    return re.sub(r"^[Tt]he ", "", " ".join(text.split()))


def entities(doc: Doc) -> dict[str, tuple[str, str]]:
    """Return kind and canonical name of each entity that is mentioned, by id, sorted."""
    known = doc.user_data.get("names", {})
    return {key: known[key] for key in sorted({span.kb_id_ for span in doc.spans["mentions"]})}


def surnames(doc: Doc, named: list[Span], taken: set[int]) -> Iterator[Span]:
    """Yield lone surnames, linked to the person of that surname last named before (or else first named after).

    A surname whose owner the document never names in full is looked up in the registry: it counts where just one
    listed person bears it, it is not a common one, and the language model takes the word for a person, or it speaks.
    """
    bearers = defaultdict(list)
    for span in named:
        if span.label_ == "Person" and " " in span.text:
            bearers[span.text.split()[-1]].append(span)
    for token in doc:
        if token.i in taken or not token.text[0].isupper() or len(token) < 3 or hyphened(doc, token.i):
            continue
        if token.text in bearers:
            yield of_person(doc[token.i : token.i + 1], bearers[token.text])
        elif token.text in known_surnames() and is_somebody(token) and not is_heading(doc[token.i : token.i + 1]):
            yield linked(doc[token.i : token.i + 1], "Person", known_surnames()[token.text], "registry surname")


def hyphened(doc: Doc, i: int) -> bool:
    """Tell whether a word is the second half of a double name: "Walsh" of "Dunne-Walsh"."""
    return i > 1 and doc[i - 1].text == "-" and not doc[i - 1].whitespace_ and not doc[i - 2].whitespace_


def is_somebody(token: Token) -> bool:
    """Tell whether the language model takes a word for a person, or it is the subject of a verb of speech."""
    speaks = token.dep_ == "nsubj" and (token.head.lower_, "VERB") in resources.cues()
    return token.ent_type_ == "PERSON" or (speaks and token.pos_ == "PROPN")


def of_person(span: Span, bearers: list[Span]) -> Span:
    """Return a surname linked to the person that the text named last."""
    before = [b for b in bearers if b.start < span.start]
    bearer = before[-1] if before else bearers[0]
    kind, name = span.doc.user_data["names"][bearer.kb_id_]
    return linked(span, kind, name, "surname")


@own.cached
def known_surnames() -> dict[str, str]:
    """Return surname -> full name for the surnames that one person of the registry alone bears."""
    owners = defaultdict(set)
    for name in resources.registry():
        if name.kind == "Person" and " " in name.name:
            owners[name.name.split()[-1]].add(name.name)
    common = resources.name_parts("common_surname")
    return {surname: full.copy().pop() for surname, full in owners.items() if len(full) == 1 and surname not in common}


def families(doc: Doc, named: list[Span], taken: set[int]) -> Iterator[Span]:
    """Yield the bare head of an unlisted model's name as its family: "Gamma" where "Gamma 2" was found."""
    heads = {
        re.split(r"[ \d-]", span.text)[0] for span in named if span.label_ == "Model" and span.id_ in ("form", "again")
    }
    common = {token.text.capitalize() for token in doc if token.is_lower} if heads else set()
    for token in doc:
        if token.text not in heads or token.i in taken:
            continue
        if token.pos_ == "PROPN" or (opens_sentence(doc, token.i) and token.text not in common):
            yield linked(doc[token.i : token.i + 1], "Model", token.text, "family")


def acronyms(doc: Doc) -> dict[str, str]:
    """Return acronym -> name where a name is followed by its capitals in brackets: "Future of Life Institute (FLI)"."""
    found = {}
    for span in (name for name in doc.spans["names"] if name.label_ == "Org"):
        inside = [token.text for token in doc[span.end : span.end + 3]]
        if len(inside) == 3 and inside[0] == "(" and inside[2] == ")" and spells(inside[1], span.text):
            found[inside[1]] = span.kb_id_ or tidy(span.text)
    return found


@own.cached
def kept_apart() -> frozenset[tuple[str, str]]:
    """Return the pairs (form, name) that must not become one: a form of what the registry keeps apart from the name."""
    names = {(name.kind, name.name): name for name in resources.registry()}
    pairs = ((one, names.get((one.kind, other))) for one in names.values() for other in one.distinct_from)
    return frozenset(
        (form, one.name) for one, other in pairs if other for form in (other.name, *other.aliases, *other.weak)
    )


def bracketed(doc: Doc) -> dict[str, str]:
    """Return form -> name for what stands in brackets behind an organisation's: "Tax Authority (Skatteverket, SKV)"."""
    found: dict[str, str] = {}
    for span in (name for name in doc.spans["names"] if name.label_ == "Org" and not name.kb_id_):
        if (inside := inside_brackets(doc, span.end)) is not None and not is_place(inside):
            found.update(dict.fromkeys(other_names(span.text, inside.text.split(", ")), tidy(span.text)))
    return found


def other_names(name: str, inside: list[str]) -> list[str]:
    """Return which of the forms in brackets behind a name name the same: its initials, or words all in capitals."""
    short = {initials(name), initials(inside[0])}
    titled = [form for form in inside if len(form) > MOTTO and all(word[0].isupper() for word in form.split())]
    return titled + [form for form in inside if form.isupper() and form in short]


MOTTO = 5
"""A form in brackets of so few letters is another name only where it abbreviates one."""


def initials(name: str) -> str:
    """Return the capitals at the head of a name's words."""
    return "".join(word[0] for word in name.split() if word[0].isupper())


def inside_brackets(doc: Doc, start: int) -> Span | None:
    """Return what stands in brackets at token *start*, if it is short and holds no name with an entry of its own."""
    units = {name.start for name in doc.spans["names"] if name.kb_id_}
    end = next((i for i in range(start + 1, min(start + 8, len(doc))) if doc[i].text == ")"), start)
    fits = end > start + 1 and doc[start].text == "(" and not units & set(range(start, end))
    return doc[start + 1 : end] if fits else None


def tickers(doc: Doc) -> dict[int, Span]:
    """Return the tickers in brackets behind an organisation's name, "Orbit (NASDAQ:ORBT)", by first token."""
    found = {}
    for span in doc.spans["names"]:
        inside = [token.text for token in doc[span.end : span.end + 5]]
        if span.label_ == "Org" and len(inside) == 5 and inside[0] + inside[2] + inside[4] in ("(:)", "(.)"):
            at = span.end + 3 if inside[2] == ":" else span.end + 1
            found[at] = linked(doc[at : at + 1], "Org", span.kb_id_ or tidy(span.text), "ticker")
    return found


def spells(acronym: str, name: str) -> bool:
    """Tell whether an acronym is made of a name's capitals, in their order."""
    capitals = "".join(re.findall(r"[A-Z]", name))
    return acronym.isupper() and len(acronym) > 1 and acronym in (capitals, "".join(w[0] for w in name.split()).upper())


def short_forms(doc: Doc) -> dict[str, str]:
    """Return short form -> name for organisations: less a corporate last word, or the first word alone.

    "Acme" for "Acme Labs", "Lumo" for "Lumo Diagnostics"; a first word that many names share ("National") is none.
    """
    suffixes = resources.name_parts("corporate")
    parts = ("generic", "given_name", "org_head", "not_name", "demonym", "place")
    common = frozenset().union(*(resources.name_parts(part) for part in parts))
    found: dict[str, str] = {}
    for span in doc.spans["names"]:
        words = span.text.split()
        if span.label_ != "Org" or span.kb_id_ or len(words) < 2:
            continue
        trade = words[-1] in resources.name_parts("firm_word") and words[0] not in resources.name_parts("given_name")
        shorter = [" ".join(words[:-1])] if words[-1] in suffixes or (trade and len(words) > 2) else []
        first = [words[0]] if words[0] not in common and words[0].isalpha() and len(words[0]) > 3 else []
        for form in {*shorter, *first} - common:
            found.setdefault(form, tidy(span.text))
    return found


def aliased(doc: Doc, aliases: dict[str, str], taken: set[int]) -> Iterator[Span]:
    """Yield places where an acronym or a one-word short form stands alone."""
    for token in doc:
        if token.i not in taken and token.text in aliases:
            yield linked(doc[token.i : token.i + 1], "Org", aliases[token.text], "alias")
