"""Find a Chromium, or get one: an installed browser, else Debian's package, else Playwright's own download.

``python -m tests.browser.browsers`` does it ahead of a test run and prints what was found.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
MISSING = (
    "The browser tests need Chrome or Chromium. None is installed, and neither `apt-get install chromium` nor\n"
    "`playwright install chromium` could bring one. Install one and run the tests again."
)


def installed() -> str | None:
    """Return the path of an installed browser, Playwright's own included."""
    for name in NAMES:
        path = shutil.which(name)
        if path:
            return path
    for place in PLACES:
        if Path(place).exists():
            return place
    return _playwrights_own()


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def install() -> str | None:
    """Try to install a browser; return its path."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], env=environment, check=False)
        subprocess.run(["apt-get", "install", "-y", "-qq", "chromium"], env=environment, check=False)
        if found := installed():
            return found
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    return installed()


if __name__ == "__main__":
    found = installed() or install()
    if found is None:
        sys.exit(MISSING)
    sys.stdout.write(f"browser: {found}\n")
