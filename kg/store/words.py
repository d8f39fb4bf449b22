"""The words of a text as texts are compared: folded, in their order; and the stems that carry its meaning."""

import re
import unicodedata

from kg.resources import wording

WORD = re.compile(r"\w+(?:'\w+)*")
STEM = 5
"""So many letters of a word tell what it is about: "computing" and "computers" meet, "inside" and "inspect" do not."""
SHORTEST = 4


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text in their order: of one form, one case and one apostrophe."""
    return tuple(WORD.findall(unicodedata.normalize("NFKC", text).casefold().replace("’", "'")))


def stems(text: str) -> frozenset[str]:
    """Return the heads of the words that say what a text is about: no short ones, no function words."""
    bare = (word.removesuffix("'s").removesuffix("s") for word in words(text) if word not in wording("function"))
    return frozenset(word[:STEM] for word in bare if len(word) >= SHORTEST)
