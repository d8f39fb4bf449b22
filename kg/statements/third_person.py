""" "It", "she", "the company" as the names they stand for, each thing once: behind its name, a pronoun says enough."""

from collections.abc import Iterable

from spacy.tokens import Span as Words
from spacy.tokens import Token

from kg import resources
from kg.model import Entity, Kind
from kg.statements import speakers as who
from kg.statements.agreement import SUBJECTS, Swaps, contracted
from kg.statements.reader import Reader
from kg.statements.reference import referred

IT = ("it", "its")
HERE = ("the", "this")


def third_person(reader: Reader, places: Iterable[int], speakers: tuple[Entity, ...]) -> Swaps:
    """Return what takes the place of the pronouns and descriptions in a claim's words that name nothing themselves."""
    said: set[str] = set()
    swaps: Swaps = {}
    inside = frozenset(places)
    for i in sorted(inside):
        if i in reader.named:
            said.add(reader.named[i].kb_id_)
            continue
        meant = antecedent(reader, reader.doc[i], speakers)
        if meant is not None and meant not in said and (found := swapped(reader, reader.doc[i], meant, inside)):
            swaps |= found
            said.add(meant)
    return swaps


def antecedent(reader: Reader, token: Token, speakers: tuple[Entity, ...]) -> str | None:
    """Return the id of what a word stands for; who speaks in a quotation does not mean themselves by "it" or "she"."""
    meant = person(reader, token) if token.lower_ in who.PERSONAL else thing(reader, token)
    quoted = token.i in reader.voices or token.i in reader.quoted
    return None if quoted and meant in {e.id for e in speakers} else meant


def thing(reader: Reader, token: Token) -> str | None:
    """Return the id of the organisation or the model that "it" or a definite description plainly stands for."""
    if token.lower_ not in IT and (token.tag_ != "NN" or token.lower_ in resources.name_parts("made_thing")):
        return None
    if token.dep_ == "appos" or (token.lower_ == "it" and expletive(token)):
        return None
    meant = referred(reader, token)
    plain = meant is not None and (undisputed if token.lower_ in IT else nearest)(reader, meant, token)
    return str(meant.kb_id_) if meant is not None and plain else None


def undisputed(reader: Reader, meant: Words, it: Token) -> bool:
    """Tell whether no other thing between a name and "it" could be meant, nor one beside a name of another sentence."""
    own = {t.i for t in meant.root.subtree}
    between = (t for t in reader.doc[meant.end : it.i] if t.tag_ == "NN" and t.i not in reader.named and t.i not in own)
    if any(c.dep_ == "det" for t in between for c in t.lefts):
        return False
    mentions = (m for m in reader.mentions if m.label_ != "Person" and m.root.sent == meant.root.sent)
    return meant.end > it.sent.start or len({m.kb_id_ for m in mentions}) == 1


def nearest(reader: Reader, meant: Words, noun: Token) -> bool:
    """Tell whether a name is the last of its kind before a description; a model must be the only one named near.

    What is only named further off is meant by its own noun, or by one for a firm.
    """
    before = [m for m in reader.mentions if m.label_ == meant.label_ and m.end <= noun.i]
    near = [m.kb_id_ for m in before if who.same_stretch(reader, m.start, noun)]
    if meant.label_ == "Model":
        return set(near) == {meant.kb_id_}
    far = noun.lower_ in resources.modifiers("firm") or noun.lower_ in meant.text.lower().split()
    return near[-1] == meant.kb_id_ if near else far


def expletive(it: Token) -> bool:
    """Tell whether "it" may stand for a clause, or for nothing: "it is clear that", "makes it hard to"."""
    verb = it.head
    if it.dep_ in SUBJECTS and verb.pos_ not in ("VERB", "AUX"):
        return True
    if it.dep_ not in SUBJECTS:
        return any(c.dep_ in ("ccomp", "xcomp", "advcl", "acomp", "oprd") and c.i > it.i for c in verb.children)
    clauses = any(t.dep_ in ("ccomp", "xcomp", "csubj", "advcl", "relcl", "acl") for t in verb.subtree if t.i > verb.i)
    return it.dep_ == "expl" or (clauses and verb.lemma_ in resources.rewording("expletive"))


def person(reader: Reader, token: Token) -> str | None:
    """Return the id of the person whom "he" or "she" stands for, as for a speaker, where no other is near."""
    source = who.pronoun(reader, token)
    if source is None or source.rule != "pronoun" or source.entities[0].kind is not Kind.PERSON:
        return None
    described = any(who.is_one_person(t) for t in token.sent if t.i < token.i and t.i not in reader.named)
    return source.entities[0].id if not described and near(reader, token) == {source.entities[0].id} else None


def near(reader: Reader, token: Token) -> set[str]:
    """Return the ids of the people who are named, or speak, before a word in its sentence or the one before."""
    people = {m.kb_id_: m.start for m in reader.mentions if m.label_ == "Person" and m.end <= token.i}
    spoke = {entity.id: i for i, entity in reader.spoke if i < token.i}
    last = {key: max(people.get(key, -1), spoke.get(key, -1)) for key in (*people, *spoke)}
    return {key for key, at in last.items() if who.same_stretch(reader, at, token)}


def swapped(reader: Reader, token: Token, meant: str, inside: frozenset[int]) -> Swaps | None:
    """Return the change of a pronoun, or of a description with its article, into the name of what it means."""
    name = str(reader.doc.user_data["entities"][meant][1])
    if token.tag_ == "PRP$":
        return {token.i: f"{name}’s"} if token.dep_ == "poss" else None
    if token.tag_ == "PRP":
        return pronoun(token, name)
    article = token.doc[token.i - 1]
    return {article.i: "", token.i: name} if article.lower_ in HERE and article.i in inside else None


def pronoun(token: Token, name: str) -> Swaps | None:
    """Return the change of a pronoun that is no possessive, with a contraction behind it written out."""
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if after is None or token.whitespace_ or after.pos_ not in ("AUX", "VERB"):
        return {token.i: name}
    full = contracted(after)
    return {token.i: name, after.i: full} if full is not None else None
