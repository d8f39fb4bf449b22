"""Find a Chromium for the browser tests, install one where that is allowed, and print its path.

Nothing is skipped in silence: without a browser this ends with an error that says how to get one.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HOW = "no Chromium for the browser tests: install one (apt install chromium), or name it: CHROMIUM=/path/to/chromium"


def find() -> str | None:
    """Return the path of a Chromium: the one in the environment, else the system's, else playwright's own."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    return next(filter(None, map(shutil.which, NAMES)), None) or playwrights_own()


def playwrights_own() -> str | None:
    """Return the path of the Chromium that playwright has installed, if it has."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 (seldom needed, and slow to import)

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def from_packages() -> None:
    """Install Debian's Chromium, where we may."""
    if os.name == "posix" and os.geteuid() == 0 and shutil.which("apt-get"):
        run("apt-get", "update", "--quiet")
        run("apt-get", "install", "--yes", "--quiet", "--no-install-recommends", "chromium")


def from_playwright() -> None:
    """Let playwright fetch its own Chromium."""
    run(sys.executable, "-m", "playwright", "install", "chromium")


def run(*command: str) -> None:
    """Run a command; what it prints, and that it failed, goes to standard error."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(command, stdout=sys.stderr, env=environment, check=False)
    if done.returncode:
        print(f"{' '.join(command)}: exit code {done.returncode}", file=sys.stderr)


INSTALLERS: tuple[Callable[[], None], ...] = (from_packages, from_playwright)


def ensure() -> str:
    """Return the path of a Chromium, installed if need be. Raises ``SystemExit`` where there is no way to one."""
    path = find()
    installers = () if os.environ.get("CHROMIUM") else INSTALLERS
    for install in installers:
        if path is None:
            install()
            path = find()
    return path or sys.exit(HOW)


if __name__ == "__main__":
    print(ensure())
