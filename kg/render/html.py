"""The page: our own template around what pyvis prepares, with everything it needs inside and nothing let in.

pyvis's own template links to other hosts and lets titles run as script, so only its network and its copy of vis-network
are used. Names and quotes come from strangers' texts: they travel as JSON, are set as text, never as HTML, and the
policy in the page's head lets only the two scripts and the style run whose digests it holds.
"""

import hashlib
import json
from base64 import b64encode
from functools import cache
from pathlib import Path

import pyvis
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kg.debate import CLAIM, Debate
from kg.errors import ResourceError
from kg.render.accuracy import Figure, figures
from kg.render.payload import flat, payload

TEMPLATES = Path(__file__).with_name("templates")
VIS = Path(pyvis.__file__).parent / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"

STYLES = ("colours", "page", "controls", "panel", "picture", "reading", "narrow", "print")
SCRIPTS = (
    "data", "make", "state", "filters", "shown", "places", "looks", "labels", "picture", "evidence", "panel", "facts",
    "search", "facets", "table", "timeline", "compare", "articles", "svg", "exports", "keyboard", "main",
)  # fmt: skip
"""The parts of the page's style and script, in their order."""

ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}
"""Characters that end a script element or a line of script, with what JSON writes for them."""

START, CORE = "positions", 60
"""The view a page opens with, and how many nodes of a view it shows at first."""


def page(debate: Debate, *, title: str, view: str = START, core: int = CORE) -> str:
    """Return one HTML page that needs no other file and asks no other host; the same input gives the same bytes.

    *debate* has its views (``kg.network.viewed``); *view* is the one that the page opens with, *core* the number of
    nodes that it shows at first.
    """
    style, script = styles(), scripts()
    data = payload(debate)
    data["core"] |= {"options": json.loads(template("options.json")), "start": opening(debate, view), "show": core}
    data["core"] |= {"title": title, "accuracy": [told(figure) for figure in figures()]}
    return (
        environment()
        .get_template("page.html")
        .render(
            title=flat(title),
            counts=counts(debate),
            empty=not debate.statements,
            partial=[each for each in debate.views if each.left],
            data={name: inert(part) for name, part in data.items()},
            style=Markup(style),
            vis=Markup(vis_network()),
            script=Markup(script),
            policy=policy(scripts=[vis_network(), script], styles=[style]),
        )
    )


def opening(debate: Debate, view: str) -> str:
    """Return the view to open with: the groups where there are too many names, else *view*, if it has any line."""
    lines = {each.name: len(each.lines) for each in debate.views}
    wanted = ("groups", view, START, "sides", "claims", "relations")
    return next((name for name in wanted if lines.get(name)), view)


def told(figure: Figure) -> list[str | float]:
    """Return a figure as the page's script reads it."""
    return [figure.measure, figure.precision, figure.recall, figure.f1]


def inert(data: object) -> Markup:
    """Return *data* as JSON that cannot end the element it stands in."""
    return Markup(json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES))


def counts(debate: Debate) -> dict[str, int]:
    """Return how much the page holds."""
    claims = sum(one.kind == CLAIM for one in debate.statements)
    joined = {end for one in debate.statements for end in (*one.speakers, *(target for _, target in one.aims))}
    return {
        "articles": len(debate.articles),
        "claims": claims,
        "relations": len(debate.statements) - claims,
        "names": len(joined),
    }


@cache
def environment() -> Environment:
    """Return the Jinja environment: everything is escaped, an unknown name is an error."""
    loader = FileSystemLoader(TEMPLATES, encoding="utf-8")
    return Environment(autoescape=True, undefined=StrictUndefined, loader=loader, trim_blocks=True, lstrip_blocks=True)


@cache
def template(name: str) -> str:
    """Return one file of ``templates``."""
    return (TEMPLATES / name).read_text(encoding="utf-8")


def styles() -> str:
    """Return the page's style, put together from its parts."""
    return "\n".join(template(f"css/{name}.css") for name in STYLES)


def scripts() -> str:
    """Return the page's script, put together from its parts: one scope, closed to the outside."""
    return "\n".join(['"use strict";\n(() => {', *(template(f"js/{name}.js") for name in SCRIPTS), "})();\n"])


@cache
def vis_network() -> str:
    """Return vis-network as pyvis carries it, its licence in the first lines.

    Line ends are as a browser sees them, for its digest is taken after they are normalised. Raises ResourceError
    where this pyvis carries another version.
    """
    if not VIS.is_file():
        raise ResourceError(f"{VIS} is missing: install pyvis 0.3.2, whose vis-network the page is made for")
    return VIS.read_text(encoding="utf-8")


def policy(*, scripts: list[str], styles: list[str]) -> str:
    """Return a Content-Security-Policy that allows these very scripts and styles, and nothing from anywhere."""
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {' '.join(digest(script) for script in scripts)}",
            f"style-src {' '.join(digest(style) for style in styles)}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def digest(source: str) -> str:
    """Return the source expression of one inline script or style (CSP Level 3, section 2.3.1)."""
    return f"'sha256-{b64encode(hashlib.sha256(source.encode('utf-8')).digest()).decode('ascii')}'"
