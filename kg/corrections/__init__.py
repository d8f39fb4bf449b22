"""corrections: what a reader of the evidence sets right, applied to each document after extraction.

A correction names a claim or a relation mention by its id, or names by their words. Ids come from the text, so that a
correction holds for as long as the text does. What is corrected says so by its rule; each document tells in
``corrections`` what was corrected there; what is rejected is told in ``dropped``.
"""

from kg.corrections.correcting import corrected
from kg.corrections.reading import read
from kg.corrections.records import Correction, Corrections, Fix, Merge, Reject, Split

__all__ = ["Correction", "Corrections", "Fix", "Merge", "Reject", "Split", "corrected", "read"]
