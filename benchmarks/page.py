"""How fast the page is written, opened and panned: python benchmarks/page.py [100] [500] [2000] [5000]

An invented debate of so many names is made as a dataset, drawn (``kg.Graph.draw``, the file included), and opened in a
real browser. ``first view`` is the time from asking for the file until the picture has been painted and answers;
``all drawn`` the same with every node of the relations on the picture; ``frames a second`` is measured while the
picture with all nodes is panned by the mouse for two seconds. Beyond 2,000 names the page opens on groups.
"""

import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path
from runpy import run_path
from statistics import median

from invented import grown
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[1]
SIZES = (100, 500, 2_000, 5_000)
LIMITS = {100: (1, 0.5), 500: (2, 0.7), 2_000: (5, 1.2), 5_000: (10, 2.5)}
"""Names -> seconds in which the file is to be written, and its first view usable."""
MOST = 2_000

# --- measuring --------------------------------------------------------------------------------------------------

READY = "globalThis.claimgraph?.network?.getScale() > 0"
FRAMES = """() => new Promise((done) => {
  const times = [];
  const next = (now) => { times.push(now); if (now - times[0] < 2000) requestAnimationFrame(next); else done(times); };
  requestAnimationFrame(next);
})"""
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-sync"]


def opened(page: Page, address: str) -> float:
    """Return the seconds until the page at *address* has painted its picture."""
    page.goto("about:blank")
    begun = time.perf_counter()
    page.goto(address, wait_until="commit")
    while not page.evaluate(READY):  # the page's policy forbids playwright's own way of waiting
        time.sleep(0.005)
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    return time.perf_counter() - begun


def panned(page: Page) -> tuple[float, float]:
    """Return frames a second while the picture is dragged about: the mean, and at the slowest twentieth of frames."""
    box = page.locator("#network").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] * 0.07, box["y"] + 12
    before = page.evaluate("claimgraph.network.getViewPosition()")
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate(f"() => {{ globalThis.measured = ({FRAMES})(); }}")
    begun = time.perf_counter()
    step = 0
    while time.perf_counter() - begun < 2.1:
        step += 1
        page.mouse.move(x + 3 * (step % 60) + 7, y + 2 * (step % 40) + 5)
    times = page.evaluate("globalThis.measured")
    page.mouse.up()
    if page.evaluate("claimgraph.network.getViewPosition()") == before:
        raise SystemExit("the picture did not move: nothing was measured")
    gaps = sorted(after - before for before, after in pairwise(times))
    return 1000 * len(gaps) / sum(gaps), 1000 / gaps[int(len(gaps) * 0.95)]


def measured(size: int, page: Page, folder: Path) -> str:
    """Return one line of the table."""
    graph, path = grown(size), folder / f"page-{size}.html"
    begun = time.perf_counter()
    graph.draw(path)
    written = time.perf_counter() - begun
    first = median(opened(page, path.as_uri()) for _ in range(3))
    everything = opened(page, f"{path.as_uri()}#view=relations&show={MOST}")
    drawn = page.evaluate("claimgraph.picture.nodes.length")
    rate, slow = panned(page)
    limit = LIMITS.get(size, ("", ""))
    return (
        f"{size:>6,} {path.stat().st_size / 1e6:>7.1f} {written:>9.2f} {limit[0]:>5} {first:>11.2f} {limit[1]:>5} "
        f"{drawn:>7,} {everything:>10.2f} {rate:>8.0f} {slow:>7.0f}"
    )


HEAD = " names      MB   written  (in)  first view  (in)   drawn  all drawn  frames  slowest"


def main() -> None:
    """Measure each size."""
    sizes = [int(word) for word in sys.argv[1:]] or SIZES
    chromium = run_path(str(ROOT / "tests" / "ensure_chromium.py"))["ensure"]()
    print(HEAD)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        page = browser.new_page(viewport={"width": 1400, "height": 900})
        for size in sizes:
            print(measured(size, page, Path(folder)), flush=True)
        browser.close()


if __name__ == "__main__":
    main()
