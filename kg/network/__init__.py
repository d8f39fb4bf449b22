"""The dataset as a network: projection to NetworkX, measures, communities, and places to draw it at.

``project`` reads any ``Source`` (an open dataset is one) and returns a ``networkx.MultiDiGraph``. Its attributes are
plain strings, integers and booleans: it can be drawn, written as GraphML or JSON, or measured by anybody's code.
``outline`` reads only what ``measure`` needs. ``debate`` reads everything that a page or a report shows, and ``viewed``
adds measures, views and places.
"""

from kg.network.layout import positions
from kg.network.measures import Community, Measures, Rank, Voice, measure
from kg.network.outlines import Outline, outline
from kg.network.projection import Graph, leading, project
from kg.network.reading import debate
from kg.network.source import Source
from kg.network.views import viewed

__all__ = [
    "Community",
    "Graph",
    "Measures",
    "Outline",
    "Rank",
    "Source",
    "Voice",
    "debate",
    "leading",
    "measure",
    "outline",
    "positions",
    "project",
    "viewed",
]
