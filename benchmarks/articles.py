"""Distinct articles to measure with: python benchmarks/articles.py COUNT FOLDER [SEED]

The same seed gives the same articles, and article number n is the same however many are asked for. Their sentences are
those that the weights are trained on (``training/claims``), said by known and by invented people of known and of
invented organisations, each with a place and a time of its own, so that hardly a sentence comes twice. They read as
articles do, in length, kinds of sentence and names, and mean nothing.
"""

import random
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.model import Kind
from kg.resources import registry

ROOT = Path(__file__).parents[1]
CLAIMS = ROOT / "training" / "claims"
WORDS: dict[str, list[str]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
NO_QUOTE = re.compile(r"(?:that|to)\b")
"""How what is said may begin that cannot stand between quotation marks."""

SENTENCES = (14, 34)
"""The fewest and the most sentences of one article: 300 to 800 words."""


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its name, and its text as a Markdown file with front matter."""

    name: str
    text: str


def articles(count: int, *, seed: int = 1) -> Iterator[Article]:
    """Yield *count* articles."""
    for number in range(count):
        yield article(number, random.Random(f"{seed} {number}"))


def article(number: int, draw: random.Random) -> Article:
    """Return one article, of a heading and paragraphs of one to four sentences."""
    people = [(person(draw), draw.choice(WORDS["roles"]), organisation(draw)) for _ in range(draw.randint(2, 5))]
    sentences = [sentence(draw, people) for _ in range(draw.randint(*SENTENCES))]
    head = f"{people[0][2]} and {draw.choice(models())}, and what {place(draw)} makes of it"
    front = f"title: {head}\ndate: {date(number)}\nauthor: {person(draw)}\npublisher: {draw.choice(WORDS['outlets'])}\n"
    return Article(f"article-{number:07}", f"---\n{front}---\n\n{paragraphs(sentences, draw)}\n")


def sentence(draw: random.Random, people: list[tuple[str, str, str]]) -> str:
    """Return one sentence: what somebody says, or what the article says itself, or who made which model."""
    who, role, where = draw.choice(people)
    cue, content = draw.choice(lines())
    told = f"{content} in {place(draw)} {draw.choice(WORDS['when'])}"
    if draw.random() < 0.12:
        return f"{where} {draw.choice(WORDS['deeds'])} {draw.choice(models())}."
    if cue == "-":
        return f"{told}."
    subject = draw.choice((who, f"{who}, {role} at {where},", who.rpartition(" ")[2]))
    if draw.random() < 0.25 and not NO_QUOTE.match(content):
        return f"“{content[:1].upper()}{content[1:]},” {subject.strip(',')} {cue} {draw.choice(WORDS['when'])}."
    return f"{subject} {cue} {told}."


def paragraphs(sentences: list[str], draw: random.Random) -> str:
    """Return sentences as paragraphs."""
    rest, found = list(sentences), []
    while rest:
        size = draw.randint(1, 4)
        found.append(" ".join(rest[:size]))
        rest = rest[size:]
    return "\n\n".join(found)


@cache
def lines() -> list[tuple[str, str]]:
    """Return cue and content of the sentences that can be said by anybody, and of those that nobody is said to say."""
    found = []
    for path in sorted(CLAIMS.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            cue, _, rest = line.partition(" | ")
            if cue == "-" or cue in WORDS["spoken"]:
                found.append((cue, rest.partition(" | ")[0].strip(" .")))
    return found


def person(draw: random.Random) -> str:
    """Return a person's name: every other one is of the registry."""
    known = names(Kind.PERSON)
    return draw.choice(known) if draw.random() < 0.5 else f"{draw.choice(WORDS['given'])} {surname(draw)}"


def organisation(draw: random.Random) -> str:
    """Return an organisation's name: every other one is of the registry, and few of those are in most articles."""
    if draw.random() < 0.5:
        return f"{surname(draw)} {draw.choice(WORDS['kinds'])}"
    known = names(Kind.ORG)
    return known[int(len(known) * draw.random() ** 4)]


def place(draw: random.Random) -> str:
    """Return the name of an invented place."""
    return surname(draw)


def surname(draw: random.Random) -> str:
    """Return an invented name."""
    return draw.choice(WORDS["heads"]) + draw.choice(WORDS["tails"]) + draw.choice(("", "", *WORDS["tails"]))


def models() -> list[str]:
    """Return the names of the registry's models."""
    return names(Kind.MODEL)


@cache
def names(kind: Kind) -> list[str]:
    """Return the names of one kind in the registry, in an order that has no meaning and is always the same."""
    found = [each.name for each in registry() if each.kind is kind]
    return random.Random(0).sample(found, len(found))


def date(number: int) -> str:
    """Return the day an article is of."""
    return f"20{17 + number % 9}-{1 + number % 12:02}-{1 + number % 28:02}"


if __name__ == "__main__":
    count, folder, *seed = sys.argv[1:]
    Path(folder).mkdir(parents=True, exist_ok=True)
    for each in articles(int(count), seed=int(seed[0]) if seed else 1):
        (Path(folder) / f"{each.name}.md").write_text(each.text, encoding="utf-8")
