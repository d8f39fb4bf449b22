"""How far the words reach that a cue attributes: as token ranges, without what only opens or closes them."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.statements.cues import Cued, cue_at
from kg.statements.further import adds_on, sets_against
from kg.statements.reader import Reader

CARRYING = ("as", "through", "of", "for", "to", "by", "with", "between")
"""Prepositions whose phrase carries a noun's sense on; one of time or place does not."""
FINITE = ("VBZ", "VBP", "VBD", "MD")


ASIDE = ("nsubj", "aux", "advmod", "npadvmod", "mark", "prep", "prt")
"""How the words hang on a parenthetical cue that belong to it."""


Ranges = list[tuple[int, int]]


def has_to(verb: Token) -> bool:
    """Tell whether a verb is an infinitive with "to"."""
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.lefts)


def complement(found: Cued, head: Token) -> Ranges:
    """Return the words of a complement: its subtree, less what opens it, more what the parse cut off behind it."""
    start, end = head.left_edge.i, head.right_edge.i + 1
    doc = head.doc
    object_ = next((c for c in found.head.rights if c.dep_ == "dobj" and c.i < head.i), None)
    if object_ is not None and (is_predicate(found, head) or is_charge(found, head)):
        start = object_.left_edge.i
    elif robbed(found, head):
        start = found.head.i + 1
    while start < head.i and (opens_clause(doc[start]) or right_behind(found, doc[start])):
        start += 1
    start, end = max(start, behind_mark(found, head)), tail_less(head, start, end)
    if end <= found.head.i:
        start = max([start, *(i + 1 for i in semicolons(head, found.head.i))])
    nominal = found.cue.pos == "NOUN" and found.head.i < start
    first, last = (found.head.i,) * 2 if nominal else (min(t.i for t in found.tokens), max(t.i for t in found.tokens))
    if end <= first or start > last:
        return [(start, extended(found, end) if start > last else end)]
    subject = next((c for c in found.verb.lefts if c.dep_ == "nsubj"), None)
    left = antecedent(head, start, min(first, subject.left_edge.i) if subject is not None else first)
    return [r for r in (left, (last + 1, end)) if r[1] > r[0]]


def opens_clause(token: Token) -> bool:
    """Tell whether a token only opens a clause: the mark "that", a comma; not a quote mark."""
    return (token.lower_ == "that" and token.dep_ == "mark") or (token.is_punct and not opens_quote(token))


def behind_mark(found: Cued, head: Token) -> int:
    """Return where a clause with "that" behind the cue begins: what stands before the cue is then no part of it."""
    return next((c.i + 1 for c in head.lefts if c.dep_ == "mark" and c.lower_ == "that" and c.i > found.head.i), 0)


def right_behind(found: Cued, token: Token) -> bool:
    """Tell whether a token is the "that" right behind the cue, whatever the parse took it for."""
    return token.lower_ == "that" and token.i == found.head.i + 1 and "that" in found.cue.frames


def is_charge(found: Cued, head: Token) -> bool:
    """Tell whether a complement is what the cue's object is charged with: "accuses the firm of fraud"."""
    charges = found.cue.cue_class == "Criticises" and found.cue.pos == "VERB"
    return charges and head.dep_ in ("pobj", "pcomp") and head.head.lower_ in ("of", "for")


def robbed(found: Cued, verb: Token) -> bool:
    """Tell whether the parse took a finite clause's subject away: "said | the pump in the cellar | could fail"."""
    finite = verb.tag_ in FINITE or any(c.tag_ in FINITE for c in verb.lefts if c.dep_ in ("aux", "auxpass"))
    clause = finite and not any(c.dep_ in ("nsubj", "nsubjpass", "expl", "csubj", "mark") for c in verb.children)
    between = found.head.doc[found.head.i + 1 : max(verb.left_edge.i, found.head.i + 1)]
    plain = found.cue.pos == "VERB" and "small" not in found.cue.frames and not any(t.is_punct for t in between)
    return clause and plain and any(t.pos_ in ("NOUN", "PROPN", "PRON") for t in between) and between[0].pos_ != "ADP"


def tail_less(head: Token, start: int, end: int) -> int:
    """Return where a clause ends before another stating that closes it: "it was safe, | adding that", "while X"."""
    closing = (t for t in head.subtree if t.i > head.i and t.right_edge.i + 1 == end)
    tails = (t for t in closing if adds_on(t) or sets_against(t))
    edge = min([t.left_edge.i for t in tails] + [halted(head, end)])
    return edge if edge > start else end


def halted(head: Token, end: int) -> int:
    """Return where a semicolon ends a clause, unless "that" or "and" goes on behind it."""
    free = semicolons(head, end)
    return next((i for i in free if head.doc[i + 1].lower_ not in ("that", "and")), end)


def semicolons(head: Token, end: int) -> list[int]:
    """Return where semicolons stand in a clause, outside quotation."""
    words = head.doc[head.left_edge.i : max(end - 1, head.i)]
    stops = [t.i for t in words if t.text == ";"]
    return [i for i in stops if sum(t.is_quote for t in words if t.i < i) % 2 == 0]


def is_predicate(found: Cued, head: Token) -> bool:
    """Tell whether a complement is said of the cue's object: "called it overdue", "wants them to wait"."""
    infinitive_ = "small" in found.cue.frames and has_to(head)
    quoted = head.doc[max(head.left_edge.i - 1, 0)].is_quote or head.left_edge.is_quote
    return infinitive_ or ("call" in found.cue.frames and (head.pos_ not in ("VERB", "AUX") or quoted))


def antecedent(head: Token, start: int, end: int) -> tuple[int, int]:
    """Return a piece before the cue; a lone relative pronoun gives way to the noun that it stands for."""
    if end - start != 1 or head.doc[start].tag_ not in ("WDT", "WP"):
        return start, end
    nearest = [t for t in head.doc[max(start - 2, 0) : start] if not t.is_punct]
    above = next((t for t in reversed(nearest) if t.pos_ in ("NOUN", "PROPN")), None)
    above = above or next((a for a in head.ancestors if a.pos_ in ("NOUN", "PROPN")), None)
    if above is None:
        return start, start
    before = [t.left_edge.i for t in above.lefts if t.dep_ in ("compound", "nmod", "det", "amod", "nummod")]
    return min([above.i, *before]), above.i + 1


def opens_quote(token: Token) -> bool:
    """Tell whether a mark opens a quotation."""
    return token.text in ("“", "‘", '"', "``", "«")


def extended(found: Cued, end: int) -> int:
    """Return where a complement really ends: a joined noun that the parse hung on the cue belongs to it."""
    doc = found.head.doc
    while end + 1 < len(doc) and (more := run_on(found, end)) is not None:
        end = more.right_edge.i + 1
    return end


def run_on(found: Cued, end: int) -> Token | None:
    """Return the word hung on the cue, or above it, that carries a nominal complement on behind token *end*."""
    doc = found.head.doc
    if (clause := said_too(found, end) or purpose(found, end)) is not None:
        return clause
    if found.cue.pos == "VERB" and not found.cue.frames & {"obj", "as", "call", "on", "of"} and doc[end].dep_ != "cc":
        return None
    if doc[end].dep_ == "cc" and doc[end].head.dep_ == "prep" and doc[end].head.head.i == found.head.i:
        return next((c for c in doc[end].head.rights if c.dep_ == "conj" and c.left_edge.i == end + 1), None)
    above = {t.i for t in (found.head, *found.tokens, *found.head.ancestors)}
    if doc[end].dep_ == "cc" and doc[end].head.i == found.head.i:
        joined = (c for c in found.head.children if c.dep_ == "conj" and c.i > end and c.pos_ in ("NOUN", "PROPN"))
        return next((c for c in joined if c.left_edge.i == end + 1), None)
    carries = (
        doc[end].dep_ == "prep" and doc[end].head.i in above and (doc[end].lower_ in CARRYING or is_upon(doc[end]))
    )
    judged = doc[end].lower_ == "as" or (
        found.cue.cue_class in ("Supports", "Criticises") and doc[end].lower_ in ("for", "of")
    )
    deed = any(c.dep_ == "pcomp" for c in doc[end].rights) and not judged
    if carries and not deed:
        return doc[end]
    return None


def purpose(found: Cued, end: int) -> Token | None:
    """Return the infinitive that says what something is asked for: "asked for money | to train staff"."""
    to = found.head.doc[end]
    follows = to.lower_ == "to" and to.dep_ == "aux" and to.head.head.i == found.head.i
    return to.head if follows and found.cue.cue_class in ("Demands", "Asks") else None


def said_too(found: Cued, end: int) -> Token | None:
    """Return a clause behind *end* that the parse gave to the cue itself, though it is said: "and would close"."""
    doc = found.head.doc
    at = end + 1 if doc[end].text == "," else end
    if found.cue.pos != "VERB" or at >= len(doc) or {doc[end - 1].text, doc[end].text} & {":", ";"}:
        return None
    if doc[at].dep_ != "cc":
        more = (c for c in found.head.rights if c.dep_ == "ccomp" and c.left_edge.i in (end, at))
        return next((c for c in more if not any(d.dep_ == "parataxis" for d in c.lefts)), None)
    both = (c for c in found.head.rights if c.dep_ == "conj" and c.left_edge.i == at + 1)
    return next((c for c in both if shows_said(c, parted=at > end)), None)


def shows_said(verb: Token, parted: bool) -> bool:
    """Tell whether a joined clause is said too: it has "that", a modal, or a subject of its own and no comma.

    Behind a comma, "I" and "we" speak for the author again.
    """
    own = next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    if own is not None and parted and own.lower_ in ("i", "we"):
        return False
    if any(c.dep_ == "mark" or c.tag_ == "MD" for c in verb.lefts):
        return True
    return own is not None and not parted and cue_at(verb) is None


def is_upon(prep: Token) -> bool:
    """Tell whether "on" carries a noun's sense on ("dependence on a provider"), rather than naming a day."""
    governed = next((c for c in prep.rights if c.dep_ == "pobj"), None)
    return prep.lower_ == "on" and governed is not None and governed.ent_type_ not in ("DATE", "TIME")


def trimmed(reader: Reader, ranges: Ranges) -> Ranges:
    """Return ranges without white space and stray marks at their edges, inside the paragraph and the sentence."""
    return [r for r in (tight(reader, *r) for r in ranges) if r[1] > r[0]]


def tight(reader: Reader, start: int, end: int) -> tuple[int, int]:
    """Return one range less commas, dashes, full stops and lone quote marks at its edges."""
    while end > start and loose(reader, end - 1, start, end):
        end -= 1
    while start < end and loose(reader, start, start, end):
        start += 1
    return start, end


def loose(reader: Reader, i: int, start: int, end: int) -> bool:
    """Tell whether the token at an edge does not belong to the content."""
    token = reader.doc[i]
    if token.is_space or token.text in (",", ".", ";", ":", "–", "—", "-", "--"):
        return True
    quote = reader.quoted.get(i)
    lone = quote is not None and not (quote.start >= start and quote.end <= end)
    return (token.is_quote and (quote is None or lone)) or (i in (start, end - 1) and token.dep_ == "cc")


def sentence_rest(found: Cued) -> Iterator[tuple[int, int]]:
    """Yield the parts of the sentence on both sides of a parenthetical cue: "The model, he added, is safe"."""
    sentence = found.head.sent
    first, last = aside(found)
    begin = max((t.i + 1 for t in sentence if t.i < first and t.text in (":", ";")), default=sentence.start)
    if first > begin:
        yield begin, first
    if last + 1 < sentence.end:
        yield last + 1, sentence.end


def aside(found: Cued) -> tuple[int, int]:
    """Return the first and last token of a parenthetical cue with its subject and adverbs."""
    verb = found.head
    far = [c for c in verb.lefts if c.dep_ == "nsubj"][:-1]
    own = [c for c in verb.children if c.dep_ in ASIDE and c not in far]
    edges = [e.i for c in own for e in (c.left_edge, c.right_edge)]
    return min([verb.i, *edges]), max([verb.i, *edges])
