"""A dataset measured against gold, and what extraction passed over.

``read`` gives annotated articles, ``evaluate`` compares them with a dataset; ``examined`` reports on one document's
extraction. Definitions of what is counted are in ``measures``; ``docs/gold.md`` tells how gold is written.
"""

from kg.evaluate.evaluation import Article, Evaluation, Score, Told, evaluate
from kg.evaluate.gold import Gold
from kg.evaluate.reading import read

__all__ = ["Article", "Evaluation", "Gold", "Score", "Told", "evaluate", "read"]
