"""`make pictures` makes the pictures of the documents from a fresh demo: drawn ones by `tracker chart`, pages with Chromium."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

PICTURES = Path(__file__).parent / "pictures"
DRAWN = {"rests.svg": ["kim-train#60"], "sources.svg": ["kim-train", "sources"]}
"""What `tracker chart` is asked for."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--force-device-scale-factor=1",
)


def main() -> int:
    """Build a demo in a passing folder, draw its charts and photograph its report."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        print("no Chromium found: apt-get install chromium", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        demo = Path(folder) / "demo"
        tracker = [sys.executable, "-m", "tracker"]
        subprocess.run([*tracker, "demo", str(demo)], check=True, stdout=subprocess.DEVNULL)
        for name, words in DRAWN.items():
            asked = [*tracker, "--db", str(demo / "desk.db"), "chart", *words, "--force", "-o", str(PICTURES / name)]
            subprocess.run(asked, check=True, stdout=subprocess.DEVNULL)
        shoot(browser, demo / "report.html", PICTURES / "report.png", "1180,1000", folder)
        shoot(browser, demo / "story.html", PICTURES / "story.png", "1000,760", folder)
        pages = [str(Path(__file__).with_name("desk_pictures.py")), browser, str(demo / "desk.db"), str(PICTURES)]
        subprocess.run([sys.executable, *pages], check=True)
        words = [
            "--db",
            str(demo / "desk.db"),
            "chart",
            "kim-train#60",
            "-o",
            str(PICTURES / "helicopter.png"),
            "--force",
        ]
        subprocess.run([sys.executable, "-m", "tracker", *words], check=True, stdout=subprocess.DEVNULL)
    return 0


def shoot(browser: str, page: Path, picture: Path, size: str, folder: str) -> None:
    """One picture of a page at a window size such as "1180,1000"."""
    subprocess.run(
        [
            browser,
            *FLAGS,
            f"--user-data-dir={folder}/profile",
            f"--window-size={size}",
            f"--screenshot={picture}",
            page.as_uri(),
        ],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


if __name__ == "__main__":
    raise SystemExit(main())
