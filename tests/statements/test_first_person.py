"""Who "we" and "my" are in somebody's words: the one organisation of the speaker; such relations are the claim's."""

import pytest

from kg.composition import stated
from kg.model import Document, Metadata, Status

SPOKEN = {
    'The fair was loud. "We built Heron 2 in a barn," said Clara Beaumont, chief executive of Quillon AI.': (
        "org_quillon-ai",
        "develops",
        "model_heron-2",
    ),
    '"Our main rival, Verdant AI, has more chips," said Clara Beaumont, chief executive of Quillon AI.': (
        "org_verdant-ai",
        "competesWith",
        "org_quillon-ai",
    ),
    '"My biggest competitor, Halcyon Systems, sleeps," said Tomas Reinholt, president of Kestrel Robotics.': (
        "org_halcyon-systems",
        "competesWith",
        "org_kestrel-robotics",
    ),
}
"""Text -> the relation that it holds inside a claim."""


@pytest.mark.parametrize("text", SPOKEN)
def test_first_person_is_the_speakers_organisation(text: str) -> None:
    """A relation that somebody tells of "us" is one of their organisation, and a candidate inside their claim."""
    (said,) = stated([Document("text", text, Metadata(""))])
    found = {(r.subject, r.predicate, r.object): r for r in said.relations}
    assert found[SPOKEN[text]].status is Status.CANDIDATE and found[SPOKEN[text]].within_claim is not None
