"""Take the pictures of the README: page and report of the sample articles in a real browser: python docs/picture.py

The browser is the one that the tests use. Pictures are kept small by giving them 256 colours.
"""

import base64
import struct
import sys
import tempfile
import zlib
from pathlib import Path
from runpy import run_path

import numpy as np
from playwright.sync_api import Page, sync_playwright

import kg

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
ARTICLE = "003-e15834f039e8b2d8-5aa478fbc758"
SIZE = {"width": 1400, "height": 900}

READ = """async (png) => {
  const image = new Image();
  image.src = "data:image/png;base64," + png;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.width; canvas.height = image.height;
  const pen = canvas.getContext("2d");
  pen.drawImage(image, 0, 0);
  const pixels = pen.getImageData(0, 0, image.width, image.height).data;
  let text = "";
  for (let i = 0; i < pixels.length; i += 32768) text += String.fromCharCode(...pixels.subarray(i, i + 32768));
  return btoa(text);
}"""
"""Gives a picture's pixels: four bytes each, row by row."""


PICTURES = {
    "graph": ("page", "light", "view=positions&node=id:person_geoffrey-hinton"),
    "graph-dark": ("page", "dark", "view=positions&node=id:person_geoffrey-hinton"),
    "article": ("page", "light", f"view=articles&open=id:doc_{ARTICLE}&statement=id:claim_{ARTICLE}_1079-1169_1054"),
    "report": ("report", "light", "matrix"),
}
"""Name of a picture -> what it shows, in which colours, and the fragment of its address."""


def main() -> None:
    """Build, draw, take the pictures, write them."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        graph, pages = kg.build(ROOT / "seeds"), {name: Path(folder) / f"{name}.html" for name in ("page", "report")}
        graph.draw(pages["page"])
        graph.report(pages["report"])
        chromium = run_path(str(ROOT / "tests" / "ensure_chromium.py"))["ensure"]()
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for name, (page, scheme, fragment) in PICTURES.items():
            window = browser.new_page(viewport=SIZE, color_scheme=scheme)  # type: ignore[arg-type]
            path = DOCS / f"{name}.png"
            path.write_bytes(png(shot(window, f"{pages[page].as_uri()}#{fragment}")))
            sys.stdout.write(f"{path.name}: {path.stat().st_size:,} bytes\n")
        browser.close()


def shot(page: Page, address: str) -> np.ndarray:
    """Return the pixels of a page, as height x width x (red, green, blue)."""
    page.goto(address)
    page.wait_for_timeout(1500)
    taken = base64.b64encode(page.screenshot()).decode("ascii")
    page.goto("about:blank")
    raw = np.frombuffer(base64.b64decode(page.evaluate(READ, taken)), dtype=np.uint8)
    return raw.reshape(SIZE["height"], SIZE["width"], 4)[:, :, :3]


def png(pixels: np.ndarray) -> bytes:
    """Return a PNG with a palette (https://www.w3.org/TR/png-3/) of the picture's most frequent colours."""
    codes = pixels.astype(np.int32)
    height, width, _ = pixels.shape
    palette, index = frequent(codes.reshape(-1, 3))
    rows = b"".join(b"\0" + row.tobytes() for row in index.reshape(height, width).astype(np.uint8))
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    colours = palette.astype(np.uint8).tobytes()
    data = zlib.compress(rows, 9)
    parts = ((b"IHDR", header), (b"PLTE", colours), (b"IDAT", data), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(name, content) for name, content in parts)


def frequent(colours: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return 256 colours, and for each pixel the number of the nearest of them.

    They are the most frequent ones, for the flat parts, and the most frequent of coarser ones, lest a hue be lost.
    """
    found, inverse, counts = np.unique(colours, axis=0, return_inverse=True, return_counts=True)
    exact = found[np.argsort(-counts, kind="stable")[:64]]
    coarse, times = np.unique(found // 20 * 20 + 10, axis=0, return_counts=True)
    palette = np.concatenate([exact, coarse[np.argsort(-times, kind="stable")[:192]]]).clip(0, 255)
    nearest = [((palette - colour) ** 2).sum(axis=1).argmin() for colour in found]
    return palette, np.array(nearest)[inverse.reshape(-1)]


def chunk(name: bytes, content: bytes) -> bytes:
    """Return one chunk of a PNG: length, name, content, checksum."""
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


if __name__ == "__main__":
    main()
