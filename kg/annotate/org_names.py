"""Names of organisations by their head word: "Orbit Labs", "the Center for AI Safety", "University of Toronto"."""

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from kg import resources
from kg.annotate.forms import Form
from kg.annotate.headings import is_heading

NAME = "kg_org_names"
ABBREVIATED = re.compile(r"(?:[A-Z]\.){2,}")


@Language.component(NAME)
def org_names(doc: Doc) -> Doc:
    """Add names with a head word of organisations to ``doc.spans["candidates"]``."""
    doc.spans["candidates"] = [*doc.spans["candidates"], *found(doc)]
    return doc


def forms(doc: Doc) -> Iterator[Form]:
    """Yield the names with a head word, and institutions of one word, of a paragraph that is not parsed yet."""
    for span in found(doc):
        yield Form(span.start_char, span.end_char, span.text, "Org", "", "head word")
    for token in doc:
        if token.text in resources.name_parts("institution"):
            yield Form(token.idx, token.idx + len(token), token.text, "Org", token.text, "institution")


def found(doc: Doc) -> list[Span]:
    """Return the names with a head word of organisations; those of firms ("Orbit AI") only once it is parsed."""
    return [Span(doc, a, b, label="Org", span_id="head word") for a, b in named(doc)]


def named(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield the token ranges of such names."""
    done = 0
    for i, token in enumerate(doc):
        if i < done or not capitalised(doc, token):
            continue
        start, end = run(doc, i)
        end = cut_behind_head(doc, start, end)
        whole = carried_on(doc, start, end)
        if end > start and (whole > end or has_head(doc, start, end)):
            yield start, whole
        done = max(whole, end)


def cut_behind_head(doc: Doc, start: int, end: int) -> int:
    """Return where a run ends: at most one word stays behind its last head word ("Torrens University Australia")."""
    heads = resources.name_parts("org_head")
    last = max((i for i in range(start + 1, end) if doc[i].text in heads), default=None)
    return end if last is None or end - last <= 2 else last + 1


def has_head(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a run of two words or more has an organisation's head word behind its first."""
    if end - start < 2:
        return False
    heads = resources.name_parts("org_head")
    if doc[end - 1].text in resources.name_parts("law"):
        return False
    foreign = doc[start].text in resources.name_parts("org_first")
    saint = doc[start].text in ("St", "St.", "Saint") and doc[end - 1].text in resources.name_parts("saint_house")
    return saint or foreign or any(token.text in heads for token in doc[start + 1 : end]) or is_ai_firm(doc, start, end)


def is_ai_firm(doc: Doc, start: int, end: int) -> bool:
    """Tell whether "X AI" names a firm rather than a kind of AI: a proper name before it, and no noun that it modifies.

    A noun for somebody at a firm ("Orbit AI co-founder") may follow all the same.
    """
    head = doc[end - 1]
    if (
        head.text != "AI"
        or doc[start].text in resources.name_parts("not_ai_org")
        or doc[end - 2].pos_ not in ("PROPN", "NOUN")
    ):
        return False
    if (start and doc[start - 1].text == "-") or is_heading(doc[start:end]):
        return False
    after = doc[end].lower_ if end < len(doc) else ""
    staff = after in resources.sources() or after in ("'s", "’s", "co", "ceo", "cto")
    return staff or head.dep_ != "compound"


def run(doc: Doc, i: int) -> tuple[int, int]:
    """Return the run of capitalised words that begins at token *i*, less articles and titles at its head."""
    skipped = resources.name_parts("not_model") | resources.name_parts("title")
    end = i
    while end < len(doc) and (capitalised(doc, doc[end]) or saintly(doc, end, i)) and not begins_title(doc, end, i):
        end += 1
    while (
        i < end and (doc[i].text in skipped or doc[i].is_stop) and doc[i].text not in resources.name_parts("org_lead")
    ):
        i += 1
    return i, end


def begins_title(doc: Doc, i: int, start: int) -> bool:
    """Tell whether a title ends the name before it: "Orbit AI CEO Ada Reyes"."""
    return i > start + 1 and doc[i].text in resources.name_parts("title") and doc[i - 1].text not in ("'s", "’s")


def saintly(doc: Doc, i: int, start: int) -> bool:
    """Tell whether a possessive mark belongs to a name: "St Brannoc's Hospital"."""
    if i == start or i + 1 >= len(doc):
        return False
    if doc[i].text in ("’", "'"):
        return doc[i - 1].text.endswith("s") and doc[i + 1].text in resources.name_parts("org_head")
    saint = start < i and doc[start].text in ("St", "St.", "Saint")
    return doc[i].text in ("'s", "’s") and (
        doc[i + 1].text in resources.name_parts("house")
        or (saint and doc[i + 1].text in resources.name_parts("saint_house"))
    )


def carried_on(doc: Doc, start: int, end: int) -> int:
    """Return where a name goes on to: behind a lead word, "of" or "for" and what they govern belong to it."""
    if end == start or end >= len(doc):
        return end
    if not {doc[end - 1].text} & resources.name_parts("org_lead") and doc[start].text not in resources.name_parts(
        "org_first"
    ):
        return end
    if doc[end].text not in resources.name_parts("org_joint"):
        return end
    first = end + 2 if end + 1 < len(doc) and doc[end + 1].text == "the" else end + 1
    last = run(doc, first)[1]
    while last > first and last + 1 < len(doc) and doc[last].text in ("and", "&", "of"):
        more = run(doc, last + 1)[1]
        if more == last + 1 or any(t.text in resources.name_parts("org_lead") for t in doc[last + 1 : more]):
            break
        last = more
    return last if last > first else end


def capitalised(doc: Doc, token: Token) -> bool:
    """Tell whether a token can be a word of a name: a capital at its head, letters in it, no mark or number alone."""
    text = token.text
    if not text[0].isupper():
        return text == "&" and 0 < token.i < len(doc) - 1
    if text.endswith("."):
        return text == "St." or ABBREVIATED.fullmatch(text) is not None
    return any(map(str.isalpha, text))
