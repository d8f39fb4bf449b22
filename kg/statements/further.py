"""Clauses that report further: behind a comma, they close what was reported before them."""

from spacy.tokens import Token

from kg.statements.cues import look_up
from kg.statements.unreal import has_subject


def adds_on(verb: Token) -> bool:
    """Tell whether a participle behind a comma reports more of what the sentence reports: ", adding that"."""
    first = verb.left_edge.i
    if (
        verb.tag_ != "VBG"
        or verb.dep_ not in ("advcl", "conj")
        or first == 0
        or verb.nbor(first - 1 - verb.i).text != ","
    ):
        return False
    cue = look_up(verb.lower_, "VERB")
    return cue is not None and bool(cue.frames & {"that", "quote"}) and not cue.needs_source


def sets_against(verb: Token) -> bool:
    """Tell whether a clause behind a comma sets what another says beside what was said: ", while others say"."""
    first = verb.left_edge
    if verb.dep_ != "advcl" or first.lower_ not in ("while", "whereas", "although", "though") or not has_subject(verb):
        return False
    cue = look_up(verb.lower_, "VERB")
    return cue is not None and bool(cue.frames & {"that", "quote"}) and first.i > 0 and first.nbor(-1).text == ","
