"""Charts of a report, by matplotlib, as SVG: the same findings give the same bytes.

Labels are text, never mathematics ("$x$" stays as it is), and a letter that no font of the machine at hand has is left
to the reader's browser, for text stays text in the SVG.
"""

import base64
import io
import warnings
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kg.render.findings import Findings, Tally
from kg.render.known import STANCES
from kg.render.looks import FAMILIES

if TYPE_CHECKING:
    from matplotlib.axes import Axes

INK = {"light": "#1c2330", "dark": "#e8eaed"}
GRID = {"light": "#dcd9d0", "dark": "#363c46"}
COLOURS = {
    "light": {"raises": "#c24a00", "dismisses": "#0067a3", "mitigates": "#00805a", "says": "#8d939c"},
    "dark": {"raises": "#ff8a3c", "dismisses": "#4fa8e8", "mitigates": "#2cc79a", "says": "#717984"},
}
HATCHES = {"raises": "", "dismisses": "//", "mitigates": "\\\\", "says": "xx"}
"""Patterns beside colours, for those who do not tell the colours apart."""
WORDS = {"says": "neither", **{how: FAMILIES[how].words for how in STANCES}}
SETTINGS: Any = {
    "svg.fonttype": "none",
    "svg.hashsalt": "claimgraph",
    "text.parse_math": False,
    "font.family": "sans-serif",
    "font.size": 10,
    "hatch.linewidth": 0.6,
}
MOST = 15
"""Bars of a chart, at most."""

Draw = Callable[["Axes", str], None]


def concerns(found: Findings, scheme: str) -> str:
    """Return the chart of how often each concern is raised, dismissed and answered."""
    return bars(found.concerns[:MOST], STANCES, scheme)


def speakers(found: Findings, scheme: str) -> str:
    """Return the chart of how many claims each named speaker makes, and what they do."""
    return bars(found.speakers[:MOST], (*STANCES, "says"), scheme)


def bars(tallies: Sequence[Tally], stances: Sequence[str], scheme: str) -> str:
    """Return a bar a tally, in parts by stance, as a data address; the first stands on top."""
    labels = [shortened(tally.label) for tally in tallies]

    def draw(axes: "Axes", scheme: str) -> None:
        starts = [0] * len(tallies)
        for how in stances:
            widths = [len(tally.by.get(how, ())) for tally in tallies]
            axes.barh(range(len(tallies)), widths, left=starts, label=WORDS[how], **look(how, scheme))  # type: ignore[arg-type]
            starts = [start + width for start, width in zip(starts, widths, strict=True)]
        axes.set_yticks(range(len(tallies)), labels)
        axes.invert_yaxis()

    return picture(draw, 1.0 + 0.3 * max(len(tallies), 1), scheme)


def months(found: Findings, scheme: str) -> str:
    """Return the chart of what is raised, dismissed and answered in each month."""
    known: Mapping[str, Mapping[str, tuple[int, ...]]] = found.months

    def draw(axes: "Axes", scheme: str) -> None:
        starts = [0] * len(known)
        for how in STANCES:
            heights = [len(by.get(how, ())) for by in known.values()]
            axes.bar(range(len(known)), heights, bottom=starts, label=WORDS[how], **look(how, scheme))  # type: ignore[arg-type]
            starts = [start + height for start, height in zip(starts, heights, strict=True)]
        axes.set_xticks(range(len(known)), list(known), rotation=45, ha="right")

    return picture(draw, 3.2, scheme)


def look(how: str, scheme: str) -> dict[str, object]:
    """Return colour and pattern of a stance."""
    return {"color": COLOURS[scheme][how], "hatch": HATCHES[how], "edgecolor": INK[scheme], "linewidth": 0.4}


def shortened(label: str, length: int = 38) -> str:
    """Return a label that leaves room for its bar."""
    return label if len(label) <= length else f"{label[: length - 1].rstrip()}…"


def picture(draw: Draw, height: float, scheme: str) -> str:
    """Return a chart, *height* inches high, as a data address of an SVG."""
    from matplotlib import rc_context  # noqa: PLC0415 - slow to load, and only reports need it
    from matplotlib.figure import Figure  # noqa: PLC0415

    content = io.BytesIO()
    with rc_context(SETTINGS), warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph .* missing from font")
        figure = Figure(figsize=(7.6, height), layout="constrained")
        axes = figure.add_subplot()
        draw(axes, scheme)
        dress(axes, scheme)
        figure.savefig(content, format="svg", metadata={"Date": None, "Creator": None}, transparent=True)
    return f"data:image/svg+xml;base64,{base64.b64encode(content.getvalue()).decode('ascii')}"


def dress(axes: "Axes", scheme: str) -> None:
    """Give the axes the colours of the page, whole numbers, and a legend."""
    from matplotlib.ticker import MaxNLocator  # noqa: PLC0415

    axes.patch.set_alpha(0)
    axes.set_frame_on(False)
    axes.tick_params(colors=INK[scheme], length=0)
    counted = axes.xaxis if axes.yaxis_inverted() else axes.yaxis
    counted.set_major_locator(MaxNLocator(integer=True))
    counted.grid(visible=True, color=GRID[scheme], linewidth=0.6)
    axes.set_axisbelow(True)
    axes.legend(frameon=False, labelcolor=INK[scheme], loc="lower right" if axes.yaxis_inverted() else "best")
