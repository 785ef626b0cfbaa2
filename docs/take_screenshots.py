"""Takes the pictures of the screens for README and docs from a running desk, and every screen for who reviews them.

    sayso serve &
    python docs/take_screenshots.py                        the pictures that are kept, into docs/screenshots/
    python docs/take_screenshots.py --review /tmp/look     every screen at 390, 1024 and 1600 px, light and dark

Needs playwright and a Chromium (or Chrome); SAYSO_CHROMIUM names one that is not on the path.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote
from urllib.request import urlopen

HERE = Path(__file__).resolve().parent / "screenshots"
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--hide-scrollbars")
KEPT = (
    ("front", 1280, 860, "light"),
    ("board", 1280, 900, "light"),
    ("article", 1280, 980, "light"),
    ("article", 1280, 980, "dark"),
    ("article", 390, 844, "light"),
    ("source", 1280, 860, "light"),
    ("search", 1280, 860, "light"),
    ("question", 1280, 860, "light"),
    ("queue", 1280, 860, "light"),
    ("calendar", 1280, 860, "light"),
)
"""Screen, width, height and mode of the pictures in the README."""
WIDTHS = (390, 1024, 1600)
MODES = ("light", "dark")


def main() -> int:
    """Parse the command line, take the pictures, say where they are."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--address", default="http://127.0.0.1:8477", help="where the desk answers")
    parser.add_argument("--review", type=Path, metavar="FOLDER", help="take every screen, whole, into FOLDER instead")
    asked = parser.parse_args()
    screens = addresses(asked.address)
    with chromium() as browser:
        kept = [each for each in KEPT if each[0] in screens]
        for name, width, height, mode in kept if asked.review is None else every(screens):
            folder = asked.review or HERE
            folder.mkdir(parents=True, exist_ok=True)
            file = folder / f"{name}{'' if width == 1280 else f'-{width}'}{'-dark' if mode == 'dark' else ''}.png"
            wide = picture(browser, screens[name], file, width, height, mode, whole=asked.review is not None)
            print(file if wide <= 0 else f"{file}  TOO WIDE by {wide} px")
    return 0


def addresses(home: str) -> Mapping[str, str]:
    """The screens worth showing: the fullest article, the busiest source, the denials."""

    def ask(path: str) -> Any:
        with urlopen(f"{home}/api/{path}", timeout=30) as answer:
            return json.load(answer)

    front = ask("front")
    if not front["articles"] or not front["sources"]:
        sys.exit("The ledger is empty: nothing to take a picture of. Fill one with `make run`.")
    article = max(front["articles"], key=lambda each: each["statements"])
    denials = ask("search?stance=denies")["statements"]
    statement = (denials or ask("search")["statements"])[0]
    settled = {}
    if front["stories"]:
        story = max(front["stories"], key=lambda each: each["questions"])
        settled = {"board": f"{home}/board/{story['id']}", "stories": f"{home}/stories", "changes": f"{home}/changes"}
        if asked := ask(f"board/{story['id']}")["questions"]:
            settled["question"] = f"{home}/question/{asked[0]['id']}"
        if edited := [each for each in front["articles"] if each["versions"] > 1]:
            settled["versions"] = f"{home}/versions/{edited[0]['id']}"
    return {
        "front": f"{home}/",
        "article": f"{home}/article/{article['id']}",
        "source": f"{home}/source/{quote(front['sources'][0]['id'])}",
        "search": f"{home}/search?stance=denies" if denials else f"{home}/search",
        "statement": f"{home}/statement/{statement['id']}",
        "articles": f"{home}/articles",
        "sources": f"{home}/sources",
        "api": f"{home}/api",
        "none": f"{home}/source/nobody",
        **{name: f"{home}/{name}" for name in ("queue", "calendar", "outlets", "add", "check", "notes")},
        **settled,
    }


def every(screens: Mapping[str, str]) -> Iterator[tuple[str, int, int, str]]:
    """Each screen at each width in each mode."""
    return ((name, width, 900, mode) for name in screens for width in WIDTHS for mode in MODES)


def picture(browser: Any, address: str, file: Path, width: int, height: int, mode: str, *, whole: bool) -> int:
    """Take one picture; returns by how many pixels the page is wider than its window."""
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=mode, device_scale_factor=1 if whole else 1.5)
    page = context.new_page()
    page.goto(address)
    page.wait_for_timeout(200)
    page.screenshot(path=file, full_page=whole)
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    context.close()
    return int(wide)


class chromium:
    """A headless Chromium, closed at the end."""

    def __enter__(self) -> Any:
        from playwright.sync_api import sync_playwright

        path = os.environ.get("SAYSO_CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUMS)), None)
        if path is None:
            sys.exit("No Chromium found. Install one (Debian, Ubuntu: apt-get install chromium) or set SAYSO_CHROMIUM to its path.")
        self.playwright = sync_playwright().start()
        self.browser = self.playwright.chromium.launch(executable_path=path, args=list(QUIET))
        return self.browser

    def __exit__(self, *failure: object) -> None:
        self.browser.close()
        self.playwright.stop()


if __name__ == "__main__":
    raise SystemExit(main())
