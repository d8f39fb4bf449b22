"""The graph as an object: what ``kg.build`` and ``kg.open`` give to a notebook or a program."""

from kg.graph.drawing import PAGES, TEXTS, Drawing, promised, save
from kg.graph.graph import DRAWN, VIEWS, Graph, open  # noqa: A004 - kg.open is what a user says

__all__ = ["DRAWN", "PAGES", "TEXTS", "VIEWS", "Drawing", "Graph", "open", "promised", "save"]
