"""The debate as a page and as a report: self-contained files that show every statement with the words it rests on."""

from kg.render.html import CORE, START, page
from kg.render.notebook import draw_inline
from kg.render.report import FORMATS as REPORTS
from kg.render.report import report

__all__ = ["CORE", "REPORTS", "START", "draw_inline", "page", "report"]
