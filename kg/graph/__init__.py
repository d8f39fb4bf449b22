"""The graph as an object: what ``kg.build`` and ``kg.open`` give to a notebook or a program."""

from kg.graph.drawing import Drawing, save
from kg.graph.graph import DRAWN, VIEWS, Graph, open  # noqa: A004 - kg.open is what a user says

__all__ = ["DRAWN", "VIEWS", "Drawing", "Graph", "open", "save"]
