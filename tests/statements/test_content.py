from collections.abc import Callable

import pytest

from kg.statements.content import content
from kg.statements.cues import cue_at
from kg.statements.reader import Reader

Parsed = Callable[..., Reader]
Framed = tuple[str, list[str]]

CASES: dict[str, Framed | None] = {
    "Reyes/NNP/nsubj/1 said/VBD/ROOT/1/say that/IN/mark/4 Gamma/NNP/nsubj/4 works/VBZ/ccomp/1/work": (
        "that",
        ["Gamma works"],
    ),
    "Reyes/NNP/nsubj/1 asked/VBD/ROOT/1/ask whether/IN/mark/4 Gamma/NNP/nsubj/4 works/VBZ/ccomp/1/work": (
        "that",
        ["whether Gamma works"],
    ),
    "Reyes/NNP/nsubj/1 promised/VBD/ROOT/1/promise to/TO/aux/3 open/VB/xcomp/1 Gamma/NNP/dobj/3": (
        "inf",
        ["to open Gamma"],
    ),
    "Reyes/NNP/nsubj/1 denied/VBD/ROOT/1/deny selling/VBG/xcomp/1/sell Gamma/NNP/dobj/2": ("ing", ["selling Gamma"]),
    "Reyes/NNP/nsubj/1 warned/VBD/ROOT/1/warn of/IN/prep/1 misuse/NN/pobj/2": ("preposition", ["misuse"]),
    "Reyes/NNP/nsubj/1 criticised/VBD/ROOT/1/criticise the/DT/det/3 licence/NN/dobj/1": ("obj", ["the licence"]),
    "Reyes/NNP/nsubj/1 rejected/VBD/ROOT/1/reject this/DT/det/3 claim/NN/dobj/1": ("obj", ["this claim"]),
    "Reyes/NNP/nsubj/1 called/VBD/ROOT/1/call the/DT/det/3 licence/NN/dobj/1 absurd/JJ/oprd/1": (
        "call",
        ["the licence absurd"],
    ),
    "Reyes/NNP/nsubj/1 urged/VBD/ROOT/1/urge Acme/NNP/dobj/1 to/TO/aux/4 open/VB/xcomp/1 Gamma/NNP/dobj/4": (
        "small",
        ["Acme to open Gamma"],
    ),
    "Gamma/NNP/nsubj/1 works/VBZ/ccomp/4/work ,/,/punct/4 Reyes/NNP/nsubj/4 said/VBD/ROOT/4/say": (
        "that",
        ["Gamma works"],
    ),
    "Gamma/NNP/nsubj/5 ,/,/punct/5 Reyes/NNP/nsubj/3 said/VBD/ROOT/3/say ,/,/punct/5 works/VBZ/ccomp/3/work": (
        "that",
        ["Gamma", "works"],
    ),
    "Reyes/NNP/nsubj/1 rejected/VBD/ROOT/1/reject the/DT/det/3 lamp/NN/dobj/1": None,
    "Reyes/NNP/nsubj/1 said/VBD/ROOT/1/say": None,
    "It/PRP/nsubj/1 works/VBZ/ccomp/6/work ;/:/punct/6 Reyes/NNP/nsubjpass/6 was/VBD/auxpass/6/be so/RB/advmod/6 told/VBN/ROOT/6/tell": None,
}
"""Parse -> the frame of its cue and the words that it attributes."""


@pytest.mark.parametrize(("rows", "wanted"), CASES.items())
def test_frame_gives_the_words(parsed: Parsed, rows: str, wanted: Framed | None) -> None:
    """A cue attributes the words that stand in a frame of its lexicon entry, and none where no frame fits."""
    reader = parsed(rows)
    cues = [found for token in reader.doc if (found := cue_at(token))]
    said = content(reader, cues[0])
    assert (said and (said.frame, [reader.doc[a:b].text for a, b in said.ranges])) == wanted
