"""The page: our own template around what pyvis prepares, with everything it needs inside and nothing let in.

pyvis's own template links to other hosts and lets titles run as script, so only its network and its copy of vis-network
are used. Names and quotes come from strangers' texts: they travel as JSON, are set as text, never as HTML, and the
policy in the page's head lets only the two scripts and the style run whose digests it holds.
"""

import hashlib
import json
from base64 import b64encode
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pyvis
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kg.errors import ResourceError
from kg.render.details import Text, details
from kg.render.drawing import Graph, Line, Place, lines, network
from kg.render.looks import FAMILIES, MANNERS, NODES, OTHER, Look, family

TEMPLATES = Path(__file__).with_name("templates")
VIS = Path(pyvis.__file__).parent / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"

ESCAPES = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}
"""Characters that end a script element or a line of script, with what JSON writes for them."""


def page(graph: Graph, places: Mapping[str, Place], text: Text, *, title: str, hidden: int = 0) -> str:
    """Return one HTML page that needs no other file and asks no other host; the same input gives the same bytes.

    *graph* is a projection (``kg.network.project``, cut by ``leading``), *places* give each node's x and y in pixels
    (``positions``), *text* returns a document's text by its slug, *hidden* is the number of nodes left out.
    """
    drawn = lines(graph)
    style, script = template("page.css"), template("page.js")
    return (
        environment()
        .get_template("page.html")
        .render(
            title=title,
            hidden=hidden,
            counts=counts(graph),
            kinds=kinds(graph),
            families=families(drawn),
            manners=manners(drawn),
            empty=not len(graph),
            data=inert(payload(graph, places, drawn, text)),
            style=Markup(style),
            vis=Markup(vis_network()),
            script=Markup(script),
            policy=policy(scripts=[vis_network(), script], styles=[style]),
        )
    )


def payload(graph: Graph, places: Mapping[str, Place], drawn: list[Line], text: Text) -> dict[str, Any]:
    """Return all data of the page."""
    options = json.loads(template("options.json"))
    return {**network(graph, places, drawn), "options": options, **details(graph, drawn, text)}


def inert(data: object) -> Markup:
    """Return *data* as JSON that cannot end the element it stands in."""
    return Markup(json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True).translate(ESCAPES))


def counts(graph: Graph) -> dict[str, int]:
    """Return how much the page shows."""
    edges = [data for _, _, data in graph.edges(data=True)]
    return {
        "names": sum(data.get("type") != "Claim" for _, data in graph.nodes(data=True)),
        "statements": len({data["statement"] for data in edges}),
        "articles": len({data.get("document") for data in edges}),
    }


def kinds(graph: Graph) -> list[tuple[str, Look, int]]:
    """Return the node types of the page for the legend: name, look, how many."""
    found = Counter(str(kind) for _, kind in graph.nodes(data="type", default=""))
    known = [(name, look, found.pop(name, 0)) for name, look in NODES.items()]
    return [kind for kind in [*known, *((name, OTHER, n) for name, n in sorted(found.items()))] if kind[2]]


def families(drawn: list[Line]) -> list[tuple[str, str, int]]:
    """Return the kinds of line of the page for the legend: name, words, how many statements."""
    found = Counter[str]()
    for line in drawn:
        found[family(line.predicate)] += len(line.statements)
    return [(name, words, found[name]) for name, words in FAMILIES.items() if found[name]]


def manners(drawn: list[Line]) -> list[tuple[str, str, str]]:
    """Return the kinds of dashes of the page for the legend: name, dashes, words."""
    used = {line.manner for line in drawn}
    return [
        (name, " ".join(map(str, manner.dashes)), manner.words)
        for name, manner in MANNERS.items()
        if name in used and manner.dashes
    ]


@cache
def environment() -> Environment:
    """Return the Jinja environment: everything is escaped, an unknown name is an error."""
    loader = FileSystemLoader(TEMPLATES, encoding="utf-8")
    return Environment(autoescape=True, undefined=StrictUndefined, loader=loader, trim_blocks=True, lstrip_blocks=True)


@cache
def template(name: str) -> str:
    """Return one file of ``templates``."""
    return (TEMPLATES / name).read_text(encoding="utf-8")


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
