"""Train the weights that judge claims, from the sentences in training/claims, and write them into the package.

    python training/train.py            # train, write kg/data/weights/en
    python training/train.py --check    # only print how well they do on sentences held out, fold by fold

A line of a file in training/claims is ``cue | content | labels | sides``: the words that attribute (``-`` where the
author speaks), the words claimed, the concerns (``R:privacy`` raises, ``D:`` dismisses, ``M:`` mitigates), and what the
claim is for or against (``+topic:ai``, ``-the company``). Needs the extra ``train`` (scikit-learn).
"""

import hashlib
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold

from kg import resources
from kg.annotate import annotate, load
from kg.model import Document, Metadata
from kg.statements import authors
from kg.statements import concerns as of_concerns
from kg.statements.features import shown
from kg.statements.meaning import Said
from kg.statements.reader import Reader

HERE = Path(__file__).parent
OUT = HERE.parent / "kg" / "data" / "weights" / "en"
HOWS = {"R": "raises", "D": "dismisses", "M": "mitigates"}
SEEN = 2
"""In how many sentences a feature must occur."""
LIGHTEST = 8
"""Weights below this many hundredths are left out, to keep the files small; leaving out heavier ones costs F1."""
REGULAR = {"concerns": 0.4, "deeds": 0.5, "sides": 0.2, "stands": 0.3, "voices": 0.2}
"""Inverse strength of the L2 penalty."""
LEAN = {"concerns": 0.9, "deeds": 0.0, "sides": 0.0, "stands": 1.5, "voices": 0.75}
"""How far below even odds a label is still given, in log odds: where F1 was best on tests/gold/dev."""
TAUGHT = 6
"""How often an example of the ontology counts: it tells by definition what a concern is."""
BALANCED = {"+": "balanced", "-": "balanced"}
"""Labels whose rows for and against count alike: without a concern most sides are praise, here more than in print."""
FOLDS = 5


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of the training data."""

    cue: str
    content: str
    deeds: tuple[tuple[str, str], ...]
    sides: frozenset[str]


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence as features, with what is right of it."""

    line: Line
    content: frozenset[str]
    manner: frozenset[str]
    cue_class: str | None


Rows = list[tuple[frozenset[str], frozenset[str]]]
"""Features and the labels that are right, a row each."""


def lines() -> Iterator[Line]:
    """Yield the sentences of all files, each once."""
    texts = (text for path in sorted((HERE / "claims").glob("*.txt")) for text in path.read_text("utf-8").splitlines())
    for text in dict.fromkeys(text for text in texts if text.strip()):
        cue, content, labels, sides = (cell.strip() for cell in text.split("|"))
        yield Line(cue, content, tuple(deeds(labels)), frozenset(targets(sides)))


def deeds(labels: str) -> Iterator[tuple[str, str]]:
    """Yield the concerns of a line with what is done to each."""
    for label in labels.split():
        how, _, concern = label.partition(":")
        yield concern, HOWS[how]


def targets(sides: str) -> Iterator[str]:
    """Yield ``+`` and ``-`` where a line takes such a side, and its targets: topics, or else a thing."""
    for sign, target in re.findall(r"([+-])(topic:[a-z-]+|[^\s+-][^+]*?(?=\s[+-]|$))", sides):
        yield from (sign, target if target.startswith("topic:") else "thing")


@cache
def cue_of(words: str) -> tuple[str | None, str]:
    """Return the class and lemma of the lexicon's cue in some words; the author speaks under none."""
    if words == "-":
        return None, ""
    forms = re.findall(r"[\w’'-]+", words.lower())
    spans = (" ".join(forms[i : i + n]) for n in (3, 2, 1) for i in range(len(forms) - n + 1))
    cues = (resources.cues().get((span, pos)) for span in spans for pos in ("VERB", "NOUN", "ADJ", "ADP"))
    cue = next((cue for cue in cues if cue), None)
    return (cue.cue_class, cue.lemma) if cue else ("Says", forms[0] if forms else "")


def examples() -> list[Example]:
    """Return the sentences as features."""
    found = list(lines())
    documents = [Document(f"line-{n}", line.content, Metadata("line")) for n, line in enumerate(found)]
    return [example(line, Reader(d, doc)) for line, (d, doc) in zip(found, annotate(documents, load()), strict=True)]


def example(line: Line, reader: Reader) -> Example:
    """Return one sentence as features."""
    cue_class, lemma = cue_of(line.cue)
    head = next(iter(reader.doc.sents)).root
    said = Said(cue_class, lemma, head, tuple(reader.doc), cue_class == "Denies")
    found = shown(reader.named, said)
    return Example(line, found.content, found.manner, cue_class)


def sentences() -> Rows:
    """Return what tells whether a sentence in the author's own voice takes a position."""
    texts = (text for path in sorted((HERE / "voices").glob("*.txt")) for text in path.read_text("utf-8").splitlines())
    pairs = [text.split("|", 1) for text in dict.fromkeys(texts) if "|" in text]
    documents = [Document(f"line-{n}", sentence.strip(), Metadata("line")) for n, (_, sentence) in enumerate(pairs)]
    readers = (Reader(document, doc) for document, doc in annotate(documents, load()))
    return [
        (sentence(reader), frozenset(["position"] if mark.strip() == "P" else []))
        for (mark, _), reader in zip(pairs, readers, strict=True)
    ]


def sentence(reader: Reader) -> frozenset[str]:
    """Return the features of one sentence in the author's own voice."""
    words = next(iter(reader.doc.sents))
    said = Said(None, "", words.root, tuple(reader.doc))
    return frozenset(authors.voice_features(reader, said, authors.signs(reader, words)))


def about(found: Iterable[Example]) -> Rows:
    """Return what tells which concerns a claim has."""
    return [*((e.content, frozenset(concern for concern, _ in e.line.deeds)) for e in found), *defined() * TAUGHT]


def defined() -> Rows:
    """Return the examples and counter-examples of the ontology's concerns, as further rows on what claims are about."""
    pairs = [
        (text, labels)
        for concern in resources.concerns().values()
        for texts, labels in ((concern.examples, {concern.id}), (concern.counter_examples, set[str]()))
        for text in texts
    ]
    documents = [Document(f"example-{n}", text, Metadata("example")) for n, (text, _) in enumerate(pairs)]
    readers = (Reader(document, doc) for document, doc in annotate(documents, load()))
    whole = (
        example(Line("said", text, (), frozenset()), reader) for (text, _), reader in zip(pairs, readers, strict=True)
    )
    return [(found.content, frozenset(labels)) for found, (_, labels) in zip(whole, pairs, strict=True)]


def done(found: Iterable[Example]) -> Rows:
    """Return what tells what a claim does to a concern, a row for each of its concerns."""
    return [
        (e.content | e.manner | of_concerns.own_features(e.cue_class, concern), frozenset([how]))
        for e in found
        for concern, how in e.line.deeds
    ]


def taken(found: Iterable[Example]) -> Rows:
    """Return what tells which side a claim takes, if it takes one, and on what."""
    return [(e.content | e.manner, e.line.sides) for e in found if e.line.sides]


def stands(found: Iterable[Example]) -> Rows:
    """Return what tells whether a claim that touches no concern takes a side at all."""
    return [(e.content | e.manner, frozenset(["taken"] if e.line.sides else [])) for e in found if not e.line.deeds]


ROWS: dict[str, Callable[[Iterable[Example]], Rows]] = {
    "concerns": about,
    "deeds": done,
    "sides": taken,
    "stands": stands,
}


def trained(name: str, rows: Rows) -> resources.Weights:
    """Return the weights of one classifier: a logistic regression for each label against the rest."""
    counted = Counter(feature for features, _ in rows for feature in features)
    columns = {f: n for n, f in enumerate(sorted(f for f, count in counted.items() if count >= SEEN))}
    table = matrix(rows, columns)
    found: dict[str, list[tuple[str, int]]] = {feature: [] for feature in columns}
    biases = {}
    for label in sorted({label for _, labels in rows for label in labels}):
        balance = BALANCED.get(label)
        model = LogisticRegression(
            C=REGULAR[name], solver="liblinear", max_iter=300, random_state=0, class_weight=balance
        )
        model.fit(table, [label in labels for _, labels in rows])
        biases[label] = hundredths(float(model.intercept_[0]) + LEAN[name])
        for feature, value in zip(columns, model.coef_[0], strict=True):
            if abs(hundredths(value)) >= LIGHTEST:
                found[feature].append((label, hundredths(value)))
    return resources.Weights(biases, {f: resources.cells(pairs) for f, pairs in found.items() if pairs})


def matrix(rows: Rows, columns: dict[str, int]) -> csr_matrix:
    """Return features as a sparse table of ones."""
    at = [(n, columns[f]) for n, (features, _) in enumerate(rows) for f in sorted(features) if f in columns]
    row, column = zip(*at, strict=True)
    return csr_matrix((np.ones(len(at)), (row, column)), shape=(len(rows), len(columns)))


def hundredths(value: float) -> int:
    """Return a weight as a whole number."""
    return round(value * resources.SCALE)


def write(name: str, made: resources.Weights) -> None:
    """Write the weights of one classifier as a table: the biases first, then a feature a line."""
    rows = [("", resources.cells(made.biases.items())), *sorted(made.features.items())]
    text = "".join(f"{feature}\t{cells}\n" for feature, cells in rows)
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / f"{name}.tsv").write_text(text, encoding="utf-8")
    print(f"{name}: {len(made.biases)} labels, {len(made.features):,} features, {len(text) // 1000:,} kB")


def sources() -> Iterator[tuple[str, str]]:
    """Yield the files of sentences that the weights are made of, with their digests."""
    for path in sorted(HERE.glob("*/*.txt")):
        yield path.relative_to(HERE).as_posix(), hashlib.sha256(path.read_bytes()).hexdigest()


def sign() -> None:
    """Write beside the weights what they were made of."""
    text = "".join(f"{name},{digest}\n" for name, digest in [("file", "sha256"), *sources()])
    (OUT / "made_from.csv").write_text(text, encoding="utf-8")


def checked(name: str, rows: Rows) -> str:
    """Return precision, recall and F1 over folds of sentences held out, all labels together."""
    right = extra = missing = 0
    for train, test in KFold(FOLDS, shuffle=True, random_state=0).split(rows):
        made = trained(name, [rows[n] for n in train])
        for features, wanted in (rows[n] for n in test):
            scores = made.scores(features)
            found = {label for label, score in scores.items() if score > 0}
            found = {max(sorted(scores), key=scores.__getitem__)} if name == "deeds" else found
            right, extra, missing = (
                right + len(found & wanted),
                extra + len(found - wanted),
                missing + len(wanted - found),
            )
    precision, recall = right / (right + extra), right / (right + missing)
    return f"{name}: P {precision:.3f}  R {recall:.3f}  F1 {2 * precision * recall / (precision + recall):.3f}"


def main(arguments: list[str]) -> None:
    """Train, or check by cross-validation."""
    found = examples()
    for name, rows in {**{name: rows(found) for name, rows in ROWS.items()}, "voices": sentences()}.items():
        if "--check" in arguments:
            print(checked(name, rows), flush=True)
        else:
            write(name, trained(name, rows))
    if "--check" not in arguments:
        sign()


if __name__ == "__main__":
    main(sys.argv[1:])
