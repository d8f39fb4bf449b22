from collections.abc import Callable

import pytest

from kg.statements.cues import cue_at, cued, guard
from kg.statements.reader import Reader

Parsed = Callable[..., Reader]

CUES = {
    "Reyes/NNP/nsubj/1 said/VBD/ROOT/1/say that/IN/mark/4 Gamma/NNP/nsubj/4 works/VBZ/ccomp/1/work": (
        "Says",
        "said",
        "said",
    ),
    "Reyes/NNP/nsubj/1 pointed/VBD/ROOT/1/point out/RP/prt/1 that/IN/mark/5 it/PRP/nsubj/5 works/VBZ/ccomp/1/work": (
        "Says",
        "pointed out",
        "pointed",
    ),
    "Reyes/NNP/nsubj/1 expressed/VBD/ROOT/1/express concern/NN/dobj/1 about/IN/prep/2 misuse/NN/pobj/3": (
        "Fears",
        "expressed concern",
        "expressed",
    ),
    "There/EX/expl/1 are/VBP/ROOT/1/be fears/NNS/attr/1/fear that/IN/mark/5 it/PRP/nsubj/5 fails/VBZ/acl/2/fail": (
        "Fears",
        "are fears",
        "fears",
    ),
    "Reyes/NNP/nsubj/1 is/VBZ/ROOT/1/be worried/JJ/acomp/1 about/IN/prep/2 misuse/NN/pobj/3": (
        "Fears",
        "is worried",
        "is",
    ),
    "Reyes/NNP/nsubj/2 was/VBD/auxpass/2/be convinced/VBN/ROOT/2/convince that/IN/mark/5 it/PRP/nsubj/5 works/VBZ/ccomp/2/work": (
        "Thinks",
        "convinced",
        "convinced",
    ),
    "Reyes/NNP/nsubj/1 is/VBZ/ROOT/1/be an/DT/det/3 advocate/NN/attr/1 of/IN/prep/3 weights/NNS/pobj/4/weight": (
        "Supports",
        "advocate",
        "is",
    ),
}
"""Parse -> the class of its cue, the cue's words, and the word whose subject is the source."""

NO_CUES = [
    "Reyes/NNP/nsubj/1 eats/VBZ/ROOT/1/eat fish/NN/dobj/1",
    "the/DT/det/1 advocate/NN/nsubj/2 slept/VBD/ROOT/2/sleep",
    "Worried/JJ/amod/1 people/NNS/nsubj/2 slept/VBD/ROOT/2/sleep",
    "Say/NNP/nsubj/1 slept/VBD/ROOT/1/sleep",
]
"""Parses without a cue: a word of another kind, a role of nobody, an adjective before its noun, a name."""

THAT = "that/IN/mark/{1} Gamma/NNP/nsubj/{1} works/VBZ/ccomp/{0}/work"
GUARDED = {
    "Reyes/NNP/nsubj/3 did/VBD/aux/3/do not/RB/neg/3 say/VB/ROOT/3 " + THAT.format(3, 6): "denied",
    "Reyes/NNP/nsubj/2 never/RB/neg/2 said/VBD/ROOT/2/say " + THAT.format(2, 5): "denied",
    "Nobody/NN/nsubj/1 said/VBD/ROOT/1/say " + THAT.format(1, 4): "disowned",
    "No/DT/det/1 expert/NN/nsubj/2 said/VBD/ROOT/2/say " + THAT.format(2, 5): "disowned",
    "Reyes/NNP/nsubj/2 would/MD/aux/2 say/VB/ROOT/2 " + THAT.format(2, 5): "imagined",
    "If/IN/mark/2 Reyes/NNP/nsubj/2 says/VBZ/advcl/5/say so/RB/advmod/2 we/PRP/nsubj/5 sleep/VBP/ROOT/5": "supposed",
    "Did/VBD/aux/2/do Reyes/NNP/nsubj/2 say/VB/ROOT/2 that/IN/mark/5 it/PRP/nsubj/5 works/VBZ/ccomp/2/work ?/./punct/2": "asked",
    "Reyes/NNP/nsubj/1 refused/VBD/ROOT/1/refuse to/TO/aux/3 say/VB/xcomp/1 " + THAT.format(3, 6): "kept back",
    "Reyes/NNP/nsubj/1 left/VBD/ROOT/1/leave without/IN/prep/1 saying/VBG/pcomp/2/say "
    + THAT.format(3, 6): "kept back",
    "Reyes/NNP/nsubj/1 plans/VBZ/ROOT/1/plan to/TO/aux/3 say/VB/xcomp/1 " + THAT.format(3, 6): "unrealised",
    "Asked/VBN/advcl/4/ask about/IN/prep/0 it/PRP/pobj/1 Reyes/NNP/nsubj/4 slept/VBD/ROOT/4/sleep": "undergone",
    "In/IN/prep/4 the/DT/det/2 novel/NN/pobj/0 Reyes/NNP/nsubj/4 says/VBZ/ROOT/4/say "
    + THAT.format(4, 7): "told in fiction",
    "Imagine/VB/ROOT/0 Reyes/NNP/nsubj/2 said/VBD/ccomp/0/say " + THAT.format(2, 5): "told in fiction",
    "Reyes/NNP/nsubj/1 expressed/VBD/ROOT/1/express no/DT/det/3 concern/NN/dobj/1 about/IN/prep/3 misuse/NN/pobj/4": "denied",
    "Reyes/NNP/nsubj/2 is/VBZ/ROOT/1/be not/RB/neg/1 worried/JJ/acomp/1 about/IN/prep/3 misuse/NN/pobj/4": "denied",
    "Reyes/NNP/nsubj/2 did/VBD/aux/3/do not/RB/neg/3 leave/VB/ROOT/3 and/CC/cc/3 say/VB/conj/3 "
    + THAT.format(5, 8): "denied",
}
"""Parse -> why its cue makes no claim."""

STANDING = [
    "Reyes/NNP/nsubj/1 came/VBD/ROOT/1/come to/TO/aux/3 say/VB/xcomp/1 " + THAT.format(3, 6),
    "Reyes/NNP/nsubj/1 says/VBZ/ROOT/1/say that/IN/mark/5 it/PRP/nsubj/5 never/RB/neg/5 works/VBZ/ccomp/1/work",
    "Reyes/NNP/nsubj/1 says/VBZ/ROOT/1/say that/IN/mark/5 it/PRP/nsubj/5 would/MD/aux/5 work/VB/ccomp/1",
    "Reyes/NNP/nsubj/1 asked/VBD/ROOT/1/ask if/IN/mark/4 it/PRP/nsubj/4 works/VBZ/ccomp/1/work",
]
"""Parses whose cue makes a claim: what is said may be denied, only possible or asked, the saying is none of it."""


@pytest.mark.parametrize(("rows", "wanted"), CUES.items())
def test_cue_has_its_words_and_its_verb(parsed: Parsed, rows: str, wanted: tuple[str, str, str]) -> None:
    """Verbs, verbs with a particle, nouns, adjectives and roles attribute, each with the word whose subject speaks."""
    [found] = cued(parsed(rows))
    assert (found.cue.cue_class, " ".join(t.text for t in found.tokens), found.verb.text) == wanted


@pytest.mark.parametrize("rows", NO_CUES)
def test_no_cue(parsed: Parsed, rows: str) -> None:
    """A word that attributes elsewhere is no cue where its part of speech or place is another."""
    assert list(cued(parsed(rows))) == []


@pytest.mark.parametrize(("rows", "name"), GUARDED.items())
def test_cue_that_did_not_happen_makes_no_claim(parsed: Parsed, rows: str, name: str) -> None:
    """A cue that is denied, supposed, asked, only possible, avoided or told in a story is left out, and noted."""
    reader = parsed(rows)
    assert list(cued(reader)) == []
    [(what, reason)] = {(d.what, d.reason) for d in reader.dropped}
    assert (what, reason) == ("cue", f"the cue is {name}")


@pytest.mark.parametrize("rows", STANDING)
def test_cue_that_happened_makes_a_claim(parsed: Parsed, rows: str) -> None:
    """What guards a cue must stand at the cue, not in what is said; "came to say" did happen."""
    reader = parsed(rows)
    assert len(list(cued(reader))) == 1 and reader.dropped == []


@pytest.mark.parametrize("verb", ["think/VB", "believe/VB"])
def test_not_at_a_verb_of_thinking_is_meant_for_what_is_thought(parsed: Parsed, verb: str) -> None:
    """ "Does not think that it works" is a claim (that it does not); "does not say that it works" is none."""
    rows = f"Reyes/NNP/nsubj/3 does/VBZ/aux/3/do not/RB/neg/3 {verb}/ROOT/3 " + THAT.format(3, 6)
    assert len(list(cued(parsed(rows)))) == 1


def test_cue_in_a_heading_makes_no_claim(parsed: Parsed) -> None:
    """Nothing in a heading is said by anybody, unless its verb tells who says what."""
    assert list(cued(parsed("Reyes/NNP/poss/2 's/POS/case/0 view/NN/ROOT/2", heading=True))) == []
    assert list(cued(parsed("Why/WRB/advmod/2 I/PRP/nsubj/2 say/VBP/ROOT/2 no/UH/intj/2", heading=True))) == []


def test_headline_tells_who_says_what(parsed: Parsed) -> None:
    """A headline with a subject, a verb of speech and a clause is a stating like any other."""
    rows = "Reyes/NNP/nsubj/1 says/VBZ/ROOT/1/say it/PRP/nsubj/3 works/VBZ/ccomp/1/work"
    assert len(list(cued(parsed(rows, heading=True)))) == 1


def test_going_on_to_say_is_saying_however_it_is_parsed(parsed: Parsed) -> None:
    """The small model takes "to say" of "went on to say" for an adverbial clause; it was said all the same."""
    reader = parsed("Reyes/NNP/nsubj/1 went/VBD/ROOT/1/go on/RP/prt/1 to/TO/aux/4 say/VB/advcl/1 " + THAT.format(4, 7))
    found = cue_at(reader.doc[4])
    assert found is not None and guard(found) is None
