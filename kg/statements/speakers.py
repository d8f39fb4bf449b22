"""Who speaks: from the subject of a cue to named entities, or to a source that the text only describes."""

from spacy.tokens import Doc
from spacy.tokens import Span as Words
from spacy.tokens import Token

from kg import resources
from kg.model import Entity
from kg.statements import sources
from kg.statements.cues import adds_on, cue_at
from kg.statements.phrases import topic_phrases
from kg.statements.reader import Reader, Source
from kg.statements.reference import last_actor
from kg.statements.sources import entity_of, noun_words, owner_of, spoken_for, unnamed

SUBJECTS = ("nsubj", "nsubjpass", "csubj")


SELF = ("self", "selves")


PERSONAL = ("he", "she", "his", "her", "him")


RELATIVE = ("who", "which", "that", "whom")


def subject(verb: Token) -> Token | None:
    """Return the head of a verb's logical subject.

    Its own; the agent of a passive; the noun that a relative or participial clause hangs on; or the subject of the
    verb it is joined to or controlled by.
    """
    agent = next((p for c in verb.children if c.dep_ == "agent" for p in c.children if p.dep_ == "pobj"), None)
    if agent is not None:
        return agent
    own = next((c for c in (*reversed([*verb.lefts]), *verb.rights) if is_subject(c)), None)
    if own is not None and own.tag_ == "WP" and verb.dep_ == "csubj":
        return phrase_at(verb.doc, verb.i + 1)
    if own is not None:
        return verb.head if own.lower_ in RELATIVE and verb.dep_ == "relcl" else own
    return inherited(verb)


def phrase_at(doc: Doc, i: int) -> Token | None:
    """Return the head of the noun phrase that begins at a token, whatever the parse took it for."""
    if i >= len(doc):
        return None
    word = doc[i]
    while word.dep_ in ("det", "compound", "amod", "nmod", "poss") and word.head.i > word.i:
        word = word.head
    return word if word.pos_ in ("NOUN", "PROPN", "PRON") else None


def is_subject(token: Token) -> bool:
    """Tell whether a word is a subject, and neither one that only stresses it ("the firm itself") nor a "n't"."""
    return token.dep_ in SUBJECTS and not token.lower_.endswith((*SELF, "n’t", "n't"))


def inherited(verb: Token) -> Token | None:
    """Return the subject that a verb without one of its own shares with the clause above it."""
    if verb.dep_ == "acl":
        return verb.head
    if verb.dep_ in ("conj", "xcomp", "advcl", "ccomp", "dep", "pcomp") and verb.head.i != verb.i:
        above = verb.head
        if verb.dep_ == "pcomp" or above.pos_ == "ADP":
            if (absolute := next((c for c in above.rights if c.dep_ == "pobj" and c.i < verb.i), None)) is not None:
                return absolute
            above = above.head
        above = reporter(above) if adds_on(verb) else above
        return subject(above) if above.pos_ in ("VERB", "AUX") and above.i != verb.i else None
    return None


def reporter(verb: Token) -> Token:
    """Return the reporting verb whose complement a verb stands in, or the verb itself."""
    above = verb
    while above.dep_ in ("conj", "ccomp") and above.head.i < above.i and above.head.pos_ in ("VERB", "AUX"):
        if above.dep_ == "ccomp" and cue_at(above.head):
            return above.head
        above = above.head
    return verb


def possessor(noun: Token) -> Token | None:
    """Return who a noun cue belongs to: "critics" of "critics' argument"."""
    return next((c for c in noun.lefts if c.dep_ == "poss"), None)


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
    before = [m for m in reader.doc.spans["mentions"] if m.label_ == "Person" and m.end <= head.i]
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
    """Tell whether a noun can be what a pronoun behind it means: a subject or who is told, in the same quotation or none."""
    told = token.dep_ == "dobj" and cue_at(token.head) is not None
    able = token.i < pronoun_.i and (token.dep_ in SUBJECTS or told)
    return able and reader.quoted.get(token.i) is reader.quoted.get(pronoun_.i)


def last_subject(reader: Reader, before: list[Words], head: Token) -> Entity | None:
    """Return the person who was the subject, or spoke by whatever name, last in this sentence or the one before."""
    near = [
        (m.start, entity_of(reader, m))
        for m in before
        if m.root.dep_ in SUBJECTS and same_stretch(reader, m.start, head)
    ]
    spoke = [(i, entity) for i, entity in reader.spoke if i < head.i and same_stretch(reader, i, head)]
    return max((*near, *spoke), key=lambda pair: pair[0])[1] if near or spoke else None


def last_named(reader: Reader, before: list[Words], head: Token) -> Entity | None:
    """Return the person named last in this sentence or the one before; else who spoke last; else who was named last."""
    near = [m for m in before if same_stretch(reader, m.start, head)]
    spoke = [entity for i, entity in reader.spoke if i < head.i]
    if near or not spoke:
        return entity_of(reader, (near or before)[-1]) if before else None
    return spoke[-1]


def is_one_person(token: Token) -> bool:
    """Tell whether a noun stands for one person that the text does not name."""
    return token.tag_ == "NN" and resources.sources().get(token.lower_) == "people"


def same_stretch(reader: Reader, at: int, head: Token) -> bool:
    """Tell whether a token lies in the sentence of *head* or the one before."""
    here = head.sent
    before = reader.doc[here.start - 1].sent if here.start else here
    return at >= before.start


def members(reader: Reader, head: Token) -> Source | None:
    """Resolve a group to the members that the text names: "some leaders, including A and B"."""
    people = [
        reader.named[t.i]
        for t in (*head.subtree, *listed(head))
        if t.i in reader.named and reader.named[t.i].label_ == "Person" and (under_example(t, head) or renamed(t))
    ]
    people = people or [
        reader.named[c.i]
        for c in head.rights
        if c.dep_ == "appos" and c.i in reader.named and reader.named[c.i].label_ == "Org"
    ]
    if not people:
        return None
    found = list(dict.fromkeys(people))
    first = noun_words(reader, head).start if all(renamed_by(m.root, head) for m in found) else found[0].start
    words = reader.doc[first : found[-1].end]
    return Source(tuple(dict.fromkeys(entity_of(reader, m) for m in found)), words, "member", points=len(found) == 1)


def listed(head: Token) -> list[Token]:
    """Return what lies in a list of members that the parse hung on the verb: "several governors, among them A and B"."""
    lists = [c for c in head.head.lefts if c.i > head.i and c.lower_ in ("among", "including")]
    return [t for c in lists for t in c.subtree] if head.dep_ in SUBJECTS else []


def renamed(token: Token) -> bool:
    """Tell whether a name that the parse joins to a role by "and" really names its holder: "founder and chief, X,"."""
    return token.dep_ in ("conj", "npadvmod") and token.i > 0 and token.nbor(-1).text == ","


def renamed_by(name: Token, head: Token) -> bool:
    """Tell whether a name stands right in apposition behind a role: "the mayor, Ada Reyes"."""
    return name.dep_ == "appos" and name.head.i == head.i


def under_example(token: Token, head: Token) -> bool:
    """Tell whether a token hangs under *head* by an apposition or by "including", "such as", "like"."""
    while token.i not in (head.i, head.head.i):
        if token.dep_ == "appos" or token.lower_ in ("including", "like", "as", "among"):
            return True
        if token.dep_ in ("poss", "relcl", "acl") or token.lower_ in ("of", "by", "for"):
            return False
        token = token.head
    return False


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
    people = [m for m in reader.doc.spans["mentions"] if m.label_ == "Person" and m.end <= head.i]
    bearers = [m for m in people if m.start and reader.doc[m.start - 1].lower_ == head.lower_]
    held = {e.id for (_, words), e in reader.roles.items() if head.lower_ in words}
    bearers += [m for m in people if m.kb_id_ in held]
    if not bearers:
        return None
    return Source((entity_of(reader, max(bearers, key=lambda m: m.start)),), noun_words(reader, head), "title")


def text_of(reader: Reader, head: Token) -> Source | None:
    """Resolve a text to who made it, where the words say so: "statements from Orbit", "Orbit's report"."""
    texts = [t for t in (head, *head.conjuncts) if resources.sources().get(t.lemma_.lower()) == "text"]
    mention = next((owner for t in texts if (owner := owner_of(reader, t))), None)
    if mention is None:
        return None
    return Source((entity_of(reader, mention),), reader.doc[mention.start : mention.end], "text of", points=True)


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
        m
        for m in reader.doc.spans["mentions"]
        if m.label_ == "Org" and m.end <= head.i and same_stretch(reader, m.start, head)
    ]
    actors = [m for m in before if m.root.dep_ in (*SUBJECTS, "poss")]
    if not actors:
        return None
    return Source((entity_of(reader, actors[-1]),), reader.doc[head.i : head.i + 1], "pronoun", points=True)


def both(reader: Reader, head: Token) -> Source | None:
    """Resolve "they" to the people whom the sentence before has for a joint subject."""
    if head.lower_ != "they" or not head.sent.start:
        return None
    before = reader.doc[head.sent.start - 1].sent
    first = next((m for m in reader.doc.spans["mentions"] if m.start >= before.start and m.root.dep_ in SUBJECTS), None)
    if first is None or first.end > before.end or first.label_ != "Person":
        return None
    joined = [reader.named[t.i] for t in (first.root, *first.root.conjuncts) if t.i in reader.named]
    people = tuple(dict.fromkeys(entity_of(reader, m) for m in joined if m.label_ == "Person"))
    return Source(people, reader.doc[head.i : head.i + 1], "pronoun") if len(people) > 1 else None


def group(reader: Reader, head: Token) -> Source | None:
    """Make a source of a plural pronoun whose group the text does not name."""
    if head.lower_ not in ("they", "others", "some", "many", "those", "these") and not one_of(head):
        return None
    words = noun_words(reader, head) if one_of(head) else reader.doc[head.i : head.i + 1]
    return Source((unnamed(reader, words, None),), words, "description")


def one_of(head: Token) -> bool:
    """Tell whether a number or quantity is of people: "one of them", "several of the authors"."""
    whole = next((p for c in head.rights if c.lower_ == "of" for p in c.rights if p.dep_ == "pobj"), None)
    if whole is None or head.pos_ not in ("NUM", "ADJ", "PRON", "DET"):
        return False
    return whole.lower_ in ("them", "us", "you", "whom") or resources.sources().get(whole.lemma_.lower()) == "people"


def state(reader: Reader, head: Token) -> Source | None:
    """Make a source of a country, a city or a people, which speaks for who governs it: "Japan opposes"."""
    if head.pos_ != "PROPN" or head.ent_type_ not in ("GPE", "NORP") or head.i in reader.named:
        return None
    if head.lower_ in topic_phrases():
        return None
    words = noun_words(reader, head)
    return Source((unnamed(reader, words, None),), words, "state")


RULES = (named, members, pronoun, own_voice, it, described_org, holder, text_of, titled, described, both, group, state)
