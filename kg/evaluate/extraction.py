"""What extraction saw in an article and what it made of it: the cue words, the speakers, and all that was not kept."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from kg import own, resources
from kg.evaluate.passage import line, passage, plain
from kg.model import Attribution, Claim, DocumentStatements, Kind, Span

WORD = re.compile(r"\w+(?:-\w+)*")
UNREAD = "another sense of the word, a heading, or a part of a name"
"""Why a word of the lexicon is no cue where the rules did not even consider it."""


@dataclass(frozen=True, slots=True, order=True)
class Passed:
    """Words that were passed over: where (code points, and the line from 1), what they might have been, why not."""

    start: int
    end: int
    line: int
    what: str
    words: str
    reason: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Examined:
    """What became of one article.

    ``cues`` counts the words of the lexicon of cues in the text, ``used`` those that a claim rests on; ``claims`` are
    those of others, ``authored`` those of the article itself. ``unnamed`` are the claims whose speaker has no name,
    ``dropped`` the candidates that were not kept, ``unread`` the cue words that were no candidates.
    """

    article: str
    title: str
    words: int
    cues: int
    used: int
    claims: int
    authored: int
    relations: int
    unnamed: tuple[Passed, ...]
    dropped: tuple[Passed, ...]
    unread: tuple[Passed, ...]

    @property
    def reasons(self) -> dict[str, int]:
        """How many candidates were dropped for each reason, the most frequent first."""
        counts = Counter(f"{passed.what}: {passed.reason}" for passed in self.dropped)
        return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def examined(statements: DocumentStatements) -> Examined:
    """Return what became of one article."""
    document = statements.document
    seen = cue_words(document.text, document.body_start)
    rests = {
        i for claim in statements.claims if claim.cue_span for i in range(claim.cue_span.start, claim.cue_span.end)
    }
    used = frozenset(word for word in seen if not rests.isdisjoint(range(word.start, word.end)))
    dropped = tuple(sorted(candidates(statements)))
    weighed = {passed.start for passed in dropped}
    authored = sum(claim.attribution is Attribution.AUTHOR for claim in statements.claims)
    return Examined(
        article=document.slug,
        title=plain(document.metadata.title),
        words=len(document.text[document.body_start :].split()),
        cues=len(seen),
        used=len(used),
        claims=len(statements.claims) - authored,
        authored=authored,
        relations=len(statements.relations),
        unnamed=tuple(sorted(unnamed(statements))),
        dropped=dropped,
        unread=tuple(told(document.text, w, "cue", UNREAD) for w in seen if w not in used and w.start not in weighed),
    )


def candidates(statements: DocumentStatements) -> Iterator[Passed]:
    """Yield the candidates that were not kept; a cue that another rule made a claim of in the end was."""
    made = {claim.cue_span for claim in statements.claims}
    for drop in statements.dropped:
        if drop.span not in made:
            yield told(statements.document.text, drop.span, drop.what, drop.reason)


def unnamed(statements: DocumentStatements) -> Iterator[Passed]:
    """Yield the claims of others whose speaker is nobody with a name, with the words that stand for him."""
    names = {entity.id: entity.name for entity in statements.entities if entity.kind is Kind.UNNAMED}
    for claim in statements.claims:
        if claim.attribution is not Attribution.AUTHOR and all(speaker in names for speaker in claim.speakers):
            who = ", ".join(names[speaker] for speaker in claim.speakers) or "nobody"
            yield told(statements.document.text, place(claim), "speaker", f"only known as: {who}")


def place(claim: Claim) -> Span:
    """Return the words that show who speaks: those of the source, else the cue, else what is claimed."""
    return claim.source_span or claim.cue_span or claim.content[0]


def told(text: str, span: Span, what: str, reason: str) -> Passed:
    """Return words that were passed over, with the place where a reader finds them."""
    words = " ".join(span.text.split())
    return Passed(
        span.start, span.end, line(text, span.start), what, words, reason, passage(text, span.start, span.end)
    )


# --- cue words ----------------------------------------------------------------------------------------------------


def cue_words(text: str, begin: int = 0) -> list[Span]:
    """Return every place from *begin* where a form of the lexicon of cues stands, whatever it means there."""
    words = [Span(match.start(), match.end(), match.group()) for match in WORD.finditer(text, begin)]
    found: list[Span] = []
    for i, word in enumerate(words):
        size = longest([w.text.lower() for w in words[i : i + longest_form()]])
        if size and (not found or found[-1].end <= word.start):
            end = words[i + size - 1].end
            found.append(Span(word.start, end, text[word.start : end]))
    return found


def longest(words: list[str]) -> int:
    """Return how many of *words*, from the first, make up a form of the lexicon; nought if none do."""
    sizes = [len(form) for form in forms().get(words[0], ()) if tuple(words[: len(form)]) == form]
    return max(sizes, default=0)


@own.cached
def forms() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the forms of the cues by their first word, each as its words."""
    found: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for form, _ in resources.cues():
        words = tuple(form.split())
        found[words[0]].add(words)
    return {first: tuple(sorted(words)) for first, words in found.items()}


@own.cached
def longest_form() -> int:
    """Return how many words the longest cue has."""
    return max(len(form) for several in forms().values() for form in several)
