from dataclasses import replace

import pytest

from kg.evaluate import Evaluation, Gold, evaluate
from kg.evaluate.evaluation import score
from kg.evaluate.measures import MEASURES, TRAITS
from kg.evaluate.tally import Tally
from kg.store.dataset import Dataset


@pytest.fixture
def evaluation(graph: Dataset, gold_article: Gold) -> Evaluation:
    """The invented article, evaluated."""
    return evaluate(graph, [gold_article])


def test_every_measure_is_scored_in_its_order(evaluation: Evaluation) -> None:
    """The scores come in the order in which they are told."""
    assert [score.name for score in evaluation.scores] == list(MEASURES)
    assert [score.name for score in evaluation.unlisted] == ["mentions", "entities"]
    assert list(evaluation.accuracy) == list(TRAITS)


def test_rates_are_per_cent_to_one_decimal() -> None:
    """Two thirds are 66.7."""
    found = score("claims", [Tally(2, 1, 1)])
    assert (found.precision, found.recall, found.f1) == (66.7, 66.7, 66.7)


def test_accuracy_counts_right_and_wrong(evaluation: Evaluation) -> None:
    """Of three claims that are the same, one has the wrong modality."""
    assert evaluation.accuracy == {"negated": Tally(3), "modality": Tally(2, 1), "attribution": Tally(3)}


def test_an_article_that_is_not_there_is_all_missing(graph: Dataset, gold_article: Gold) -> None:
    """It is listed, and what it says counts as missing beside what the others say."""
    other = replace(gold_article, name="other.txt", sha256="0" * 64)
    evaluation = evaluate(graph, [gold_article, other])
    assert evaluation.absent == ("other.txt",)
    assert evaluation.scores[0].tally == Tally(8, 1, 1 + 9)


def test_faults_come_with_line_and_sentence(evaluation: Evaluation) -> None:
    """A reader finds every fault in the text."""
    fault = next(fault for fault in evaluation.faults() if fault.measure == "said_by")
    assert (fault.document, fault.what, fault.line) == ("tessera.txt", "wrong", 4)
    assert fault.sentence == "She denied that Lumen 2 is unsafe."


def test_wrong_traits_are_faults_too(evaluation: Evaluation) -> None:
    """Negation, modality and attribution are told under one heading."""
    assert [fault.line for fault in evaluation.faults() if fault.measure == "traits"] == [5]


def test_every_count_of_the_plain_measures_is_told(evaluation: Evaluation) -> None:
    """As many extras and misses are listed as are counted, where one fault is not told elsewhere already."""
    faults = list(evaluation.faults())
    for measure in ("mentions", "entities", "relations", "claims", "authored", "concerns", "stance"):
        tally = next(score.tally for score in evaluation.scores if score.name == measure)
        assert sum(fault.measure == measure for fault in faults) == tally.extra + tally.missing


def test_nothing_to_compare_gives_empty_scores(graph: Dataset) -> None:
    """Without gold there are no rates and no intervals."""
    assert {(score.tally, score.interval) for score in evaluate(graph, []).scores} == {(Tally(), None)}
