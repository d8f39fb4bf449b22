"""The report: one page that a person reads from top to bottom, as Markdown or as self-contained HTML."""

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kg.debate import Debate
from kg.render import charts
from kg.render.accuracy import figures
from kg.render.findings import Findings, findings
from kg.render.html import TEMPLATES, counts, environment, policy, template
from kg.render.known import STANCES
from kg.render.looks import FAMILIES
from kg.render.payload import flat

SIGNS = {"raises": "▲", "dismisses": "■", "mitigates": "●", "favours": "+", "opposes": "–", "says": "·"}
"""A sign for each stance, told apart without colour."""

DONE = {
    "raises": "raised",
    "dismisses": "dismissed",
    "mitigates": "answered",
    "favours": "spoken for",
    "opposes": "spoken against",
    "says": "no concern",
}

SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~$&])")
"""What Markdown may read as its own (CommonMark 0.31, section 2.4)."""


def report(debate: Debate, *, title: str, fmt: str = "html") -> str:
    """Return the report on *debate* as ``html`` or ``md``; the same input gives the same bytes."""
    return FORMATS[fmt](findings(debate), {"title": flat(title), "counts": counts(debate), "figures": figures()})


def as_html(found: Findings, told: dict[str, Any]) -> str:
    """Return the report as one HTML page, its charts inside, light and dark."""
    style = "\n".join(template(name) for name in ("css/colours.css", "report.css"))
    drawn = {
        name: {scheme: draw(found, scheme) for scheme in ("light", "dark")}
        for name, draw, there in (
            ("concerns", charts.concerns, found.concerns),
            ("speakers", charts.speakers, found.speakers),
            ("months", charts.months, found.months),
        )
        if there
    }
    page = environment().get_template("report.html")
    allowed = policy(scripts=[], styles=[style])
    return page.render(found=found, charts=drawn, style=Markup(style), policy=allowed, **told, **WORDS)


def as_markdown(found: Findings, told: dict[str, Any]) -> str:
    """Return the report as Markdown (CommonMark with tables)."""
    return markdown().get_template("report.md").render(found=found, **told, **WORDS)


FORMATS: dict[str, Callable[[Findings, dict[str, Any]], str]] = {"html": as_html, "md": as_markdown}

WORDS = {
    "signs": SIGNS,
    "done": DONE,
    "stances": STANCES,
    "families": {name: family.words for name, family in FAMILIES.items()},
}


@cache
def markdown() -> Environment:
    """Return the environment for Markdown: whatever is put in is escaped as Markdown."""
    loader = FileSystemLoader(TEMPLATES, encoding="utf-8")
    made = Environment(
        autoescape=False, undefined=StrictUndefined, loader=loader, trim_blocks=True, lstrip_blocks=True, finalize=plain
    )
    made.filters["address"] = address
    made.globals |= {"raw": Raw, "spaced": spaced}
    return made


class Raw(str):
    """Markdown that is not to be escaped."""

    __slots__ = ()


def plain(value: object) -> object:
    """Return a value as Markdown that shows it: one line, nothing of it read as a sign."""
    return value if isinstance(value, (Raw, int, float)) else SPECIAL.sub(r"\\\1", flat(str(value)))


def spaced(words: str) -> Raw:
    """Return words beside others as Markdown, with a space where one stood at either end."""
    before, after = words[:1].isspace(), words[-1:].isspace()
    return Raw(f"{' ' * before}{plain(words)}{' ' * after}")


def address(url: str) -> Raw:
    """Return a web address that cannot end the link it stands in."""
    return Raw(re.sub(r"[<>()\\\s]", lambda match: f"%{ord(match[0]):02X}", url))
