"""The network as a page: one self-contained HTML file that shows every statement with the words it rests on."""

from kg.render.html import page
from kg.render.notebook import draw_inline

__all__ = ["draw_inline", "page"]
