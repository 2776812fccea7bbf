"""Photographs the review desk as it is served, by day, by night and on a phone (part of `make pictures`).

python docs/desk_pictures.py CHROMIUM DESK FOLDER
"""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

COLOURS = 160
"""Of a picture: letters and a few tints need no more, and so it takes a third of the room."""
LAPTOP, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}
BY_DAY = {"viewport": LAPTOP, "color_scheme": "light"}
BY_NIGHT = {"viewport": LAPTOP, "color_scheme": "dark"}
ON_A_PHONE = {
    "viewport": PHONE,
    "color_scheme": "light",
    "is_mobile": True,
    "has_touch": True,
    "device_scale_factor": 1,
}
WANTED: tuple[tuple[str, str, dict[str, Any], str], ...] = (
    ("desk.png", "/stories/kim-train?claim=40", BY_DAY, "#claim"),
    ("desk-claims.png", "/stories/kim-train?state=in_review", BY_NIGHT, "#claims"),
    ("desk-phone.png", "/stories/kim-train/claims/60", ON_A_PHONE, "#claim"),
)
"""Name, page, how it is looked at, and what must be there."""


def shoot_desk(executable: str, desk: Path, into: Path) -> None:
    """Serve a desk to its editor and photograph its pages."""
    words = [sys.executable, "-m", "tracker", "--db", str(desk), "--by", "EK", "serve", "--port", "0"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as program:
        try:
            assert program.stdout is not None
            link = program.stdout.readline().strip()
            with sync_playwright() as player:
                browser = player.chromium.launch(executable_path=executable, chromium_sandbox=False)
                _all(browser, link, into)
                browser.close()
        finally:
            program.terminate()


def _all(browser: Browser, link: str, into: Path) -> None:
    at = link.partition("/enter/")[0]
    first = browser.new_context()
    first.new_page().goto(link)
    cookies = first.cookies()
    for name, path, how, there in WANTED:
        context = browser.new_context(reduced_motion="reduce", locale="en-GB", **how)
        context.add_cookies(cookies)  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(f"{at}{path}")
        page.locator(there).wait_for()
        _keep(page, into / name)
        context.close()


def _keep(page: Page, picture: Path) -> None:
    """The window as a picture of few colours."""
    page.evaluate("document.fonts.ready")
    taken = Image.open(BytesIO(page.screenshot())).convert("RGB")
    taken.quantize(COLOURS, dither=Image.Dither.NONE).save(picture, optimize=True)


if __name__ == "__main__":
    shoot_desk(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
