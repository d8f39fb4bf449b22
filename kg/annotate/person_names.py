"""Names of people by their form: a given name and what follows it ("Ines Varga", "Joon-ho Baek", "J. van Dyck")."""

from collections.abc import Iterator

from spacy.tokens import Doc

from kg import resources
from kg.annotate.forms import Form

LONGEST = 5


def forms(doc: Doc) -> Iterator[Form]:
    """Yield the names that begin with a listed given name."""
    given = resources.name_parts("given_name")
    i = 0
    while i < len(doc):
        if bounds := syllabic(doc, i):
            text = doc[bounds[0] : bounds[1]].text
            yield Form(doc[bounds[0]].idx, doc[bounds[0]].idx + len(text), text, "Person", "", "given name")
            i = bounds[1]
        elif doc[i].text in given and (end := name_end(doc, i)) > i + 1:
            start = double(doc, i)
            text = doc[start:end].text
            yield Form(doc[start].idx, doc[start].idx + len(text), text, "Person", "", "given name")
            i = end
        else:
            i += 1


def name_end(doc: Doc, start: int) -> int:
    """Return where the name that begins with a given name ends; *start* + 1 where no surname follows."""
    end, surname = start + 1, False
    while end < min(len(doc), start + LONGEST + 2):
        step = part(doc, end)
        if not step:
            break
        surname = surname or (doc[end + step - 1].text[0].isupper() and len(doc[end + step - 1].text.rstrip(".")) > 1)
        end += step
    organisation = doc[end - 1].text in resources.name_parts("org_head")
    return end if surname and not organisation else start + 1


def double(doc: Doc, i: int) -> int:
    """Return where a given name begins of which *i* is the second half: "Jussi-Pekka"."""
    joined = i > 1 and doc[i - 1].text == "-" and not doc[i - 1].whitespace_ and not doc[i - 2].whitespace_
    return i - 2 if joined and doc[i - 2].text[0].isupper() else i


def syllabic(doc: Doc, i: int) -> tuple[int, int] | None:
    """Return where a name lies whose given name is two joined syllables: "Ji-ho Nam", "Baek Min-jun"."""
    syllables = resources.name_parts("given_syllable")
    if i + 2 >= len(doc) or doc[i + 1].text != "-" or doc[i].whitespace_ or doc[i + 1].whitespace_:
        return None
    if not doc[i].text[0].isupper() or doc[i].lower_ not in syllables or doc[i + 2].lower_ not in syllables:
        return None
    if i + 3 < len(doc) and part(doc, i + 3) == 1:
        return i, i + 4
    return (i - 1, i + 3) if i and part(doc, i - 1) == 1 and doc[i - 1].whitespace_ else None


def part(doc: Doc, i: int) -> int:
    """Return how many tokens from *i* on make the next part of a person's name: none, one, or three with a hyphen."""
    text = doc[i].text
    if (
        text == "-"
        and i + 1 < len(doc)
        and not doc[i - 1].whitespace_
        and not doc[i].whitespace_
        and doc[i + 1].is_alpha
    ):
        return 2
    if text in resources.name_parts("particle") and i + 1 < len(doc) and doc[i + 1].text[0].isupper():
        return 1
    if not text[0].isupper() or doc[i].is_stop or text in resources.name_parts("not_name"):
        return 0
    initial = len(text) == 2 and text.endswith(".")
    return (
        1
        if initial or (text.replace("’", "").replace("'", "").isalpha() and not (text.isupper() and len(text) > 1))
        else 0
    )
