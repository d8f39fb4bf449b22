"""The debate as a page: one self-contained HTML file that shows every statement with the words it rests on."""

from kg.render.html import CORE, START, page
from kg.render.notebook import draw_inline

__all__ = ["CORE", "START", "draw_inline", "page"]
