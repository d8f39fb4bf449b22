"""What "it", "its", "the company" and "the model" refer to: the name that the text had in mind, or none.

Only the plain cases are resolved, for a wrong antecedent makes a wrong relation.
"""

from spacy.tokens import Span as Words
from spacy.tokens import Token

from kg import resources
from kg.statements.ourselves import PLURAL, speaking_org
from kg.statements.reader import Reader
from kg.statements.topic import SUBJECTS, acting, topic


def referred(reader: Reader, head: Token) -> Words | None:
    """Return the mention that a pronoun or a definite description refers to, or ``None``."""
    if head.lower_ in ("it", "its"):
        return by_pronoun(reader, head)
    if head.lower_ in PLURAL:
        return speaking_org(reader, head)
    if not any(c.lower_ in ("the", "this", "that") and c.dep_ == "det" for c in head.lefts):
        return None
    if described_further(head):
        return renamed(reader, head)
    if head.lemma_.lower() in resources.name_parts("model_noun") | resources.name_parts("made_thing"):
        same = any(c.lower_ == "same" for c in head.lefts)
        before = head.i if same else head.sent.start
        return last_family(reader, head) if head.tag_ == "NNS" else last(reader, before, ("Model",))
    is_org = resources.sources().get(head.lemma_.lower()) == "org" and head.tag_ == "NN"
    return last_actor(reader, head) if is_org else None


def described_further(head: Token) -> bool:
    """Tell whether a description says more than its noun, so that it may mean another thing."""
    if head.i + 1 < len(head.doc) and head.nbor(1).tag_ == "NNP":
        return True
    more = (c for c in head.children if c.dep_ in ("amod", "compound", "prep", "relcl", "nummod", "poss"))
    return any(c.lower_ != "same" and not (c.dep_ == "relcl" and c.tag_ == "VB") for c in more)


def renamed(reader: Reader, head: Token) -> Words | None:
    """Return the organisation that a fuller description calls by another name: "Orbit grows. The Lisbon start-up ...".

    It opens its sentence, tells only what kind of firm it is, and the sentence before has the name for its subject.
    """
    opens = all(t.is_space or head.i in (t.head.i, t.head.head.i) for t in head.sent[: head.i - head.sent.start])
    kinds = ("det", "amod", "compound", "punct", "nmod", "npadvmod", "relcl", "appos", "acl")
    if any(c.lower_ in resources.modifiers("another") for c in head.lefts):
        return None
    if not opens or head.tag_ != "NN" or any(c.dep_ not in kinds for c in head.children) or not is_body(head):
        return None
    start = head.sent.start
    if start == reader.paragraph(head.i).start:
        return topic(reader, head)
    return acting(reader, reader.doc[start - 1].sent, head)


def is_body(head: Token) -> bool:
    """Tell whether a noun is one for organisations; "start-up" is three tokens, of which the last may be the head."""
    joined = f"{head.nbor(-2).lower_}-{head.lower_}" if head.i > 1 and head.nbor(-1).text == "-" else ""
    return any(resources.sources().get(noun) == "org" for noun in (head.lemma_.lower(), joined))


def by_pronoun(reader: Reader, head: Token) -> Words | None:
    """Return the name that "it" or "its" stands for: the subject of its sentence, or else of the one before.

    A subject that is no name, of the pronoun's own sentence, leaves the matter open.
    """
    own = subject_before(head, head.sent) if head.dep_ != "dobj" else None
    if own is not None:
        return standing_for(reader, own)
    if not head.sent.start:
        return None
    before = reader.doc[head.sent.start - 1].sent
    root = next((c for c in before.root.lefts if c.dep_ in SUBJECTS), None)
    named = reader.named.get(root.i) if root is not None else None
    if named is None and before.root.lemma_ == "be":
        named = next((reader.named[c.i] for c in before.root.rights if c.dep_ == "attr" and c.i in reader.named), None)
    return named if named is not None and named.label_ != "Person" else None


def standing_for(reader: Reader, subject: Token) -> Words | None:
    """Return the name that a subject is, or, of a thing, whose it is: "Orbit's shares fell after it"; no person."""
    owners = [c for c in subject.lefts if c.dep_ == "poss"] if subject.pos_ == "NOUN" else []
    owners += [o for c in subject.rights if c.lower_ == "of" and subject.pos_ == "NOUN" for o in c.rights]
    named = next((reader.named[t.i] for t in (subject, *owners) if t.i in reader.named), None)
    if named is None and is_body(subject):
        return referred(reader, subject)
    return named if named is not None and named.label_ != "Person" else None


def subject_before(head: Token, sentence: Words) -> Token | None:
    """Return the last subject before a pronoun in its sentence that is not itself a pronoun for a thing."""
    renames = head.head.head.i if head.dep_ == "poss" and head.head.dep_ == "appos" else -1
    found = [
        t
        for t in sentence
        if t.dep_ in SUBJECTS and t.i < head.i and t.i != renames and t.lower_ not in ("it", "which", "that", "who")
    ]
    first = next((t for t in sentence if not t.is_space), head)
    unread = first.i < head.i and not any(c.dep_ in SUBJECTS for c in sentence.root.lefts) and first.pos_ == "PROPN"
    return found[-1] if found else first if unread else None


def last_actor(reader: Reader, head: Token) -> Words | None:
    """Return the organisation that "the company" or "the institute" means, or ``None``.

    One whose name has that noun, named last before *head*; for a firm, one that acts or owns, else the one named
    last, but none whose name says that it is another kind of body.
    """
    before: list[Words] = [m for m in reader.mentions if m.label_ == "Org" and m.end <= head.i]
    bearing = [m for m in before if head.lower_ in m.text.lower().split()]
    if bearing:
        return bearing[-1]
    if head.lower_ in resources.modifiers("authority"):
        public = [m for m in before if resources.modifiers("public_body") & set(m.text.lower().split())]
        return public[-1] if public else None
    is_firm, bodies = head.lower_ in resources.modifiers("firm"), resources.modifiers("public_body")
    if not is_firm and introduced(reader, head):
        return None
    firms = [m for m in before if not bodies & set(m.text.lower().split())] if is_firm else before
    return most_likely(reader, head, firms)


def most_likely(reader: Reader, head: Token, firms: list[Words]) -> Words | None:
    """Return which of some organisations a description means: the topic, else one of its own paragraph, else the last.

    Among those, one that acts or owns goes first.
    """
    near = [m for m in firms if m.start >= reader.paragraph(head.i).start]
    about = topic(reader, head)
    if about is not None and about.kb_id_ in {m.kb_id_ for m in firms} and (about in near or not near):
        return about
    pool = near or firms
    actors = [m for m in pool if m.root.dep_ in (*SUBJECTS, "poss")]
    return (actors or pool)[-1] if pool else None


def introduced(reader: Reader, head: Token) -> bool:
    """Tell whether the text has introduced an unnamed one of the kind: "a group representing", then "the group"."""
    same = (t for t in reader.doc[: head.i] if t.lower_ == head.lower_)
    return any(c.lower_ in ("a", "an") for t in same for c in t.lefts)


def last(reader: Reader, end: int, kinds: tuple[str, ...]) -> Words | None:
    """Return the name of some kinds that stands last before token *end*."""
    before = [m for m in reader.mentions if m.label_ in kinds and m.end <= end]
    return before[-1] if before else None


def last_family(reader: Reader, head: Token) -> Words | None:
    """Return the model that "the models" means: the one named last of which others before are sizes or releases."""
    before = [m for m in reader.mentions if m.label_ == "Model" and m.end <= head.sent.start]
    names = {m.kb_id_: reader.doc.user_data["entities"][m.kb_id_][1] for m in before}
    wide = {
        k for k, name in names.items() if any(other.startswith((f"{name} ", f"{name}-")) for other in names.values())
    }
    families = [m for m in before if m.kb_id_ in wide]
    return (families or before)[-1] if before else None
