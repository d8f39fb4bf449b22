"""Who speaks: from the subject of a cue to named entities, or to a source that the text only describes."""

from spacy.tokens import Span as Words
from spacy.tokens import Token

from kg import resources
from kg.model import Entity
from kg.statements import sources
from kg.statements.cues import cue_at
from kg.statements.gender import can_mean, fits
from kg.statements.groups import group, members, state
from kg.statements.reader import Reader, Source
from kg.statements.reference import last_actor, referred
from kg.statements.sources import entity_of, noun_words, owner_of, spoken_for, unnamed
from kg.statements.subjects import SUBJECTS

PERSONAL = ("he", "she", "his", "her", "him")


def resolve(reader: Reader, head: Token | None) -> Source | None:
    """Return the source that a subject's head stands for; ``None`` where it is nothing that can speak."""
    if head is None:
        return None
    for rule in RULES:
        if source := rule(reader, head):
            return source
    return None


def named(reader: Reader, head: Token) -> Source | None:
    """Resolve a name, with the names joined to it ("A and B said")."""
    if head.i not in reader.named or reader.named[head.i].label_ == "Model":
        return None
    heads = [head, *(c for c in head.conjuncts if c.i in reader.named and c.i > head.i)]
    mentions = [reader.named[h.i] for h in heads if reader.named[h.i].label_ != "Model"]
    words = reader.doc[mentions[0].start : mentions[-1].end]
    entities = tuple(dict.fromkeys(entity_of(reader, m) for m in mentions))
    return Source(entities, words, "name", points=len(mentions) == 1)


def pronoun(reader: Reader, head: Token) -> Source | None:
    """Resolve "he" and "she" to the person who is the subject before, else to who spoke or was named last."""
    if head.lower_ not in PERSONAL:
        return None
    people = [m for m in reader.mentions if m.label_ == "Person" and m.end <= head.i]
    before = [m for m in people if can_mean(reader, head.lower_, m)]
    speaking = next((t for t in head.sent if before_it(reader, t, head) and is_one_person(t)), None)
    if speaking is not None and not any(m.start >= head.sent.start for m in before):
        return resolve(reader, speaking)
    words = reader.doc[head.i : head.i + 1]
    entity = last_subject(reader, before, head) or last_named(reader, before, head)
    if entity is not None:
        return Source((entity,), words, "pronoun", points=True)
    meant = unknown_name(reader, head)
    found = sources.by_noun(reader, meant) if meant is not None else None
    return Source(found.entities, words, "pronoun of a description") if found else None


def unknown_name(reader: Reader, head: Token) -> Token | None:
    """Return the subject last before a pronoun, in its sentence or the one before, that is a name nobody knows."""
    before = (t for t in reader.doc[: head.i] if same_stretch(reader, t.i, head) and before_it(reader, t, head))
    return next((t for t in reversed([*before]) if t.pos_ == "PROPN" or t.text.istitle()), None)


def before_it(reader: Reader, token: Token, pronoun_: Token) -> bool:
    """Tell whether a pronoun behind a noun can mean it: a subject or who is told, in the same quotation or none."""
    hears = token.dep_ == "dobj" and cue_at(token.head) is not None
    able = token.i < pronoun_.i and (token.dep_ in SUBJECTS or hears)
    return able and reader.quoted.get(token.i) is reader.quoted.get(pronoun_.i)


def last_subject(reader: Reader, before: list[Words], head: Token) -> Entity | None:
    """Return the person who was the subject, or spoke by whatever name, last in this sentence or the one before."""
    near = [
        (m.start, entity_of(reader, m))
        for m in before
        if m.root.dep_ in SUBJECTS and same_stretch(reader, m.start, head)
    ]
    spoke = [(i, entity) for i, entity in told(reader, head) if same_stretch(reader, i, head)]
    return max((*near, *spoke), key=lambda pair: pair[0])[1] if near or spoke else None


def last_named(reader: Reader, before: list[Words], head: Token) -> Entity | None:
    """Return the person named last in this sentence or the one before; else who spoke last; else who was named last."""
    near = [m for m in before if same_stretch(reader, m.start, head)]
    spoke = [entity for _, entity in told(reader, head)]
    if near or not spoke:
        return entity_of(reader, (near or before)[-1]) if before else None
    return spoke[-1]


def told(reader: Reader, head: Token) -> list[tuple[int, Entity]]:
    """Return who spoke before a pronoun, of those whom it can mean, with the tokens of their cues."""
    return [(i, entity) for i, entity in reader.spoke if i < head.i and fits(head.lower_, entity)]


def is_one_person(token: Token) -> bool:
    """Tell whether a noun stands for one person that the text does not name."""
    return token.tag_ == "NN" and resources.sources().get(token.lower_) == "people"


def same_stretch(reader: Reader, at: int, head: Token) -> bool:
    """Tell whether a token lies in the sentence of *head* or the one before."""
    here = head.sent
    before = reader.doc[here.start - 1].sent if here.start else here
    return at >= before.start


def described_org(reader: Reader, head: Token) -> Source | None:
    """Resolve "the company" to the organisation that the text named last as an actor or owner."""
    determined = any(c.lower_ in ("the", "this") for c in head.lefts)
    if resources.sources().get(head.lemma_.lower()) != "org" or not determined or head.tag_ == "NNS":
        return None
    if any(c.dep_ not in ("det", "punct", "relcl", "case", "cc", "conj") for c in head.children):
        return None
    meant = last_actor(reader, head)
    return Source((entity_of(reader, meant),), noun_words(reader, head), "description") if meant is not None else None


def holder(reader: Reader, head: Token) -> Source | None:
    """Resolve a role to the person whom the text names in it: "Orbit's chief executive" where Ada Reyes leads Orbit."""
    owner = owner_of(reader, head)
    if owner is None or head.tag_ == "NNS":
        return None
    held = {e.id: e for (org, words), e in reader.roles.items() if org == owner.kb_id_ and head.lower_ in words}
    return Source(tuple(held.values()), noun_words(reader, head), "role") if len(held) == 1 else None


def titled(reader: Reader, head: Token) -> Source | None:
    """Resolve "the senator" to the person named last who bears that title, before the name or in a role."""
    determined = any(c.lower_ == "the" for c in head.lefts) and not any(
        c.dep_ in ("amod", "prep", "compound") for c in head.children
    )
    if not determined or resources.sources().get(head.lower_) != "people":
        return None
    people = [m for m in reader.mentions if m.label_ == "Person" and m.end <= head.i]
    bearers = [m for m in people if m.start and reader.doc[m.start - 1].lower_ == head.lower_]
    held = {e.id for (_, words), e in reader.roles.items() if head.lower_ in words}
    bearers += [m for m in people if m.kb_id_ in held]
    if not bearers:
        return None
    return Source((entity_of(reader, max(bearers, key=lambda m: m.start)),), noun_words(reader, head), "title")


def text_of(reader: Reader, head: Token) -> Source | None:
    """Resolve a text to who made it, where the words say so: "statements from Orbit", "Orbit's report"."""
    texts = [t for t in (head, *head.conjuncts) if resources.sources().get(t.lemma_.lower()) == "text"]
    mention = next((owner for t in texts if (owner := owner_of(reader, t) or its_owner(reader, t))), None)
    if mention is None:
        return None
    return Source((entity_of(reader, mention),), reader.doc[mention.start : mention.end], "text of", points=True)


def its_owner(reader: Reader, text: Token) -> Words | None:
    """Return the organisation whose text "its policy" or "the company's policy" is, or ``None``."""
    owner = next((c for c in text.lefts if c.dep_ == "poss"), None)
    meant = referred(reader, owner) if owner is not None and owner.lower_ not in PERSONAL else None
    return meant if meant is not None and meant.label_ == "Org" else None


def apposed(reader: Reader, head: Token) -> Source | None:
    """Resolve a noun in apposition to the name that it explains: "Orbit, a group based in Oslo, which said"."""
    above = head
    if resources.sources().get(head.lemma_.lower()) is None:
        while above.dep_ in ("pobj", "prep", "acl"):
            above = above.head
    mention = reader.named.get(above.head.i) if above.dep_ == "appos" else None
    if mention is None or mention.label_ == "Model":
        return None
    return Source((entity_of(reader, mention),), noun_words(reader, head), "apposition")


def described(reader: Reader, head: Token) -> Source | None:
    """Make a source of a description: "critics", "some experts", "a spokesperson for Orbit"."""
    if head.lemma_.lower() not in resources.sources() and head.lower_ not in resources.sources():
        return None
    words = noun_words(reader, head)
    return Source((unnamed(reader, words, spoken_for(reader, head)),), words, "description")


def own_voice(reader: Reader, head: Token) -> Source | None:
    """Resolve "I" and "we" to who speaks there; outside quotations they are the author's, and no source at all."""
    if head.lower_ not in ("i", "we", "my", "our") or head.i not in reader.voices:
        return None
    source = reader.voices[head.i]
    return Source(source.entities, reader.doc[head.i : head.i + 1], "first person", points=len(source.entities) == 1)


def it(reader: Reader, head: Token) -> Source | None:
    """Resolve "it" as a speaker to the organisation that acted last, in this sentence or the one before."""
    if head.lower_ != "it":
        return None
    before = [
        m for m in reader.mentions if m.label_ == "Org" and m.end <= head.i and same_stretch(reader, m.start, head)
    ]
    actors = [m for m in before if m.root.dep_ in (*SUBJECTS, "poss")]
    if not actors:
        return None
    return Source((entity_of(reader, actors[-1]),), reader.doc[head.i : head.i + 1], "pronoun", points=True)


def with_others(reader: Reader, head: Token) -> Words | None:
    """Return the one name in the subject before "they" where it is joined to people without: "Reyes and her team"."""
    near = (t for t in reader.doc[: head.i] if t.i in reader.named and same_stretch(reader, t.i, head))
    last = next((t for t in reversed([*near]) if t.dep_ in SUBJECTS), None)
    mention = reader.named[last.i] if last is not None else None
    if last is None or mention is None or mention.label_ != "Person":
        return None
    kin = [c for c in last.conjuncts if resources.sources().get(c.lemma_.lower()) == "people"]
    return mention if kin and len(kin) == len(last.conjuncts) else None


def both(reader: Reader, head: Token) -> Source | None:
    """Resolve "they" to the people whom the sentence before has for a joint subject."""
    if head.lower_ != "they" or not head.sent.start:
        return None
    if (one := with_others(reader, head)) is not None:
        return Source((entity_of(reader, one),), reader.doc[head.i : head.i + 1], "pronoun")
    before = reader.doc[head.sent.start - 1].sent
    first = next((m for m in reader.mentions if m.start >= before.start and m.root.dep_ in SUBJECTS), None)
    if first is None or first.end > before.end or first.label_ != "Person":
        return None
    joined = [reader.named[t.i] for t in (first.root, *first.root.conjuncts) if t.i in reader.named]
    people = tuple(dict.fromkeys(entity_of(reader, m) for m in joined if m.label_ == "Person"))
    return Source(people, reader.doc[head.i : head.i + 1], "pronoun") if len(people) > 1 else None


RULES = (
    named,
    members,
    pronoun,
    own_voice,
    it,
    apposed,
    described_org,
    holder,
    text_of,
    titled,
    described,
    both,
    group,
    state,
)
