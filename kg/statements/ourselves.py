"""Who "we", "our" and "us" are: the organisation of who speaks, or the one that publishes the article.

A newspaper's "we" is nobody's in particular; only a text that says whose it is has a publisher here.
"""

from collections.abc import Callable

from spacy.tokens import Span as Words
from spacy.tokens import Token

from kg import resources
from kg.annotate.headings import BYLINE
from kg.model import Kind
from kg.statements.reader import Reader

PLURAL = ("we", "us", "our")
LONGEST = 14


def speaking_org(reader: Reader, token: Token) -> Words | None:
    """Return the organisation that a first person stands for, or ``None``.

    In somebody's words it is that person's one organisation; elsewhere the publisher, for a plural only.
    """
    if token.i in reader.voices:
        ids = [entity.id for entity in reader.voices[token.i].entities]
        return org_of(reader, ids[0]) if len(ids) == 1 else None
    if token.i in reader.quoted or token.lower_ not in PLURAL:
        return None
    return publisher(reader)


def org_of(reader: Reader, entity_id: str) -> Words | None:
    """Return the organisation that an entity is, or the only one where the text gives this person a post."""
    if reader.doc.user_data["entities"].get(entity_id, ("",))[0] == Kind.ORG.value:
        return first_mention(reader, entity_id)
    held = {org for (org, _), holder in reader.roles.items() if holder.id == entity_id}
    return first_mention(reader, held.pop()) if len(held) == 1 else None


def first_mention(reader: Reader, entity_id: str) -> Words | None:
    """Return the first mention of an entity."""
    return next((m for m in reader.mentions if m.kb_id_ == entity_id), None)


def publisher(reader: Reader) -> Words | None:
    """Return the organisation whose "we" the article's own words are, or ``None`` where the text does not say."""
    marked: dict[str, Words | None] = reader.doc.user_data.setdefault("publisher", {})
    if "org" not in marked:
        orgs = [m for m in reader.mentions if m.label_ == Kind.ORG.value and m.start not in reader.quoted]
        marked["org"] = next((m for sign in SIGNS for m in orgs if sign(reader, m)), None)
    return marked["org"]


def signs(reader: Reader, org: Words) -> bool:
    """Tell whether a byline ends with an organisation: "By the Gamma team at Orbit", "Posted by Ada Reyes, Orbit"."""
    line = reader.paragraph(org.start)
    text = line.text.strip() if len(line) <= LONGEST else ""
    own = BYLINE.match(text) or text.lower().startswith("posted by")
    behind = own and any(org.end <= m.start < line.end for m in reader.mentions)
    return bool(own) and not behind and not text.endswith(".")


def with_us(reader: Reader, org: Words) -> bool:
    """Tell whether the text joins a name to its "we": "At Orbit, we", "we at Orbit", "we are Orbit"."""
    before = [t.lower_ for t in reader.doc[max(org.start - 3, 0) : org.start] if t.lower_ not in ("here", "the")]
    behind = [t.lower_ for t in reader.doc[org.end : org.end + 2]]
    opened = before[-1:] == ["at"] and behind[:1] == [","] and behind[1:] and behind[1] in PLURAL
    return bool(opened) or before[-2:] in (["we", "at"], ["us", "at"], ["we", "are"], ["we", "'re"], ["we", "’re"])


def about(reader: Reader, org: Words) -> bool:
    """Tell whether a heading tells about the organisation: "About Orbit", as at the end of a release."""
    line = reader.paragraph(org.start)
    words = [t.lower_ for t in line if not t.is_space]
    return words[:1] == ["about"] and len(words) <= 1 + len(org) + 1


def team(reader: Reader, org: Words) -> bool:
    """Tell whether a short closing or opening line is the team's: "The Orbit team", "- The team at Orbit"."""
    line = reader.paragraph(org.start)
    words = [t.lower_ for t in line if not t.is_space and not t.is_punct]
    return len(words) <= len(org) + 4 and bool(resources.modifiers("board") & set(words))


SIGNS: tuple[Callable[[Reader, Words], bool], ...] = (signs, with_us, about, team)
"""How a text shows whose it is, the surest first."""
