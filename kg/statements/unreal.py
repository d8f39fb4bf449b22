"""What makes a verb tell no fact: it is denied, supposed, asked, wished or only imagined."""

from spacy.tokens import Token

from kg import resources

MODALS = ("would", "could", "might", "may", "should", "must", "can", "will", "wo")
NOBODY = ("no", "neither", "nobody", "none")


def has_subject(verb: Token) -> bool:
    """Tell whether a verb has a subject of its own."""
    return any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in verb.lefts)


def unrealised(verb: Token) -> bool:
    """Tell whether the verb is an infinitive of purpose or wish, so that nothing need have been said."""
    infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.lefts)
    return infinitive and not (verb.dep_ in ("xcomp", "advcl") and verb.head.lemma_ in resources.modifiers("realising"))


def denied(verb: Token) -> bool:
    """Tell whether "not" or "never" stands with the verb."""
    nots = [c for c in verb.children if c.dep_ == "neg" or c.lower_ in ("never", "neither", "n’t", "n't")]
    return any(not any(t.is_quote for t in verb.doc[c.i : verb.i]) for c in nots)


def undergone(verb: Token) -> bool:
    """Tell whether a bare participle says what was done to its noun: "Asked about it, she shrugged", "a man told"."""
    aided = any(c.dep_ in ("aux", "auxpass", "agent", "nsubj") for c in verb.children)
    return verb.tag_ == "VBN" and verb.dep_ in ("advcl", "acl") and not aided


def disowned(verb: Token) -> bool:
    """Tell whether the subject says that nobody did: "no expert has", "neither company", "nobody"."""
    subject = next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    return subject is not None and any(t.lower_ in NOBODY for t in (subject, *subject.lefts))


def kept_back(verb: Token) -> bool:
    """Tell whether the verb tells what was avoided: "stopped short of saying", "without claiming", "refused to say"."""
    above = verb.head
    if verb.dep_ == "pcomp" and above.lower_ == "without":
        return True
    if verb.dep_ == "pcomp" and above.pos_ == "ADP":
        short = above.head.lower_ == "short"
        above = above.head.head if short else above.head
        return short or above.lemma_ in resources.modifiers("avoiding")
    return (
        verb.dep_ in ("xcomp", "ccomp")
        and verb.tag_ in ("VBG", "VB")
        and above.lemma_ in resources.modifiers("avoiding")
    )


def told_in_fiction(verb: Token) -> bool:
    """Tell whether the sentence tells a story, or asks to imagine one; "in her book" is no story."""
    opening = [token.lower_ for token in verb.sent[:8] if not token.is_space] or [""]
    place = opening[0] in ("in", "on", "at") and opening[1:2] not in (["his"], ["her"], ["their"])
    told = place and bool(set(opening[1:6]) & resources.modifiers("fiction"))
    return told or opening[0] in resources.modifiers("imagining")


def supposed(verb: Token) -> bool:
    """Tell whether the verb stands in an if-clause."""
    return any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "whether", "lest") for c in verb.children)


def imagined(verb: Token) -> bool:
    """Tell whether a modal makes the verb a possible, not an actual, stating ("some would say")."""
    modals = [c.lower_ for c in verb.children if c.dep_ == "aux" and c.lower_ in MODALS]
    return bool(modals) and not (modals == ["will"] and takes_side(verb))


def takes_side(verb: Token) -> bool:
    """Tell whether the subject is a camp, of which "will" tells what it says at all times: "critics will say"."""
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    cue = resources.cues().get((subject.lower_, "NOUN")) if subject is not None and subject.tag_ == "NNS" else None
    return cue is not None and cue.role


def asked(verb: Token) -> bool:
    """Tell whether the verb itself is asked for: an auxiliary stands before its subject in a question."""
    subject = next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    inverted = subject is not None and any(c.dep_ in ("aux", "auxpass") and c.i < subject.i for c in verb.lefts)
    return inverted and verb.sent.text.rstrip().endswith("?")


GUARDS = {
    "undergone": undergone,
    "disowned": disowned,
    "kept back": kept_back,
    "told in fiction": told_in_fiction,
    "unrealised": unrealised,
    "denied": denied,
    "supposed": supposed,
    "imagined": imagined,
    "asked": asked,
}
