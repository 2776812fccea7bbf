"""The report's page in a real browser: marks are there, and no script of anybody's runs."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from tests.browser.chromium import BROWSER, FLAGS
from tests.each import few
from tests.reports import reading, rich
from tracker.reports.formats import FORMATS

pytestmark = pytest.mark.skipif(
    BROWSER is None,
    reason="no browser here: install one (apt-get install chromium) to look at the page for real",
)

ATTACK = (
    "<script>document.title='pwned'</script>"
    "<img src=x onerror=\"document.title='pwned'\">"
    "<svg onload=\"document.title='pwned'\">"
)
PROBE = "<script>document.documentElement.dataset.probe = 'ran'</script>"


def browse(page: Path, folder: Path, *orders: str) -> str:
    """What the browser prints when it opens this page."""
    assert BROWSER is not None
    done = subprocess.run(
        [
            BROWSER,
            "--headless",
            "--no-sandbox",
            *FLAGS,
            "--hide-scrollbars",
            f"--user-data-dir={folder / 'profile'}",
            *orders,
            page.as_uri(),
        ],
        capture_output=True,
        timeout=60,
        check=True,
    )
    return done.stdout.decode()


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """The rich story's page, with an attack in one of its claims."""
    dossier = rich.dossier()
    first, *others = dossier.claims
    attacked = replace(dossier, claims=(replace(first, text=ATTACK), *others))
    path = tmp_path / "report.html"
    with path.open("wb") as out:
        out.writelines(FORMATS["html"].pieces(rich.report(found=attacked)))
    return path


def test_the_marks_are_there_and_the_attack_is_only_text(page: Path, tmp_path: Path) -> None:
    seen = reading.Page(browse(page, tmp_path, "--dump-dom"))

    assert [one["data-claim"] for one in seen.all("mark")][:2] == ["kim-train#1", "kim-train#2"]
    assert seen.all("script") == []
    assert "pwned" not in seen.words.partition("At a glance")[0]
    assert ATTACK in seen.words


def test_a_script_that_got_into_the_page_would_not_run(page: Path, tmp_path: Path) -> None:
    markup = page.read_text("utf-8")
    page.write_text(markup.replace("</body>", f"{PROBE}</body>"), "utf-8")
    without_policy = tmp_path / "open.html"
    without_policy.write_text(f"<!doctype html><body>{PROBE}</body>", "utf-8")

    guarded = reading.Page(browse(page, tmp_path, "--dump-dom"))
    unguarded = reading.Page(browse(without_policy, tmp_path, "--dump-dom"))

    assert "data-probe" not in guarded.all("html")[0]
    assert unguarded.all("html")[0].get("data-probe") == "ran"


@pytest.mark.parametrize("width", few([390, 1280], 1))
def test_the_page_can_be_drawn_on_a_phone_and_on_a_laptop(page: Path, tmp_path: Path, width: int) -> None:
    picture = tmp_path / "page.png"

    browse(page, tmp_path, f"--window-size={width},2000", f"--screenshot={picture}")

    drawn = picture.read_bytes()
    assert drawn.startswith(b"\x89PNG")
    assert int.from_bytes(drawn[16:20]) == width


def test_the_page_can_be_printed(page: Path, tmp_path: Path) -> None:
    paper = tmp_path / "report.pdf"

    browse(page, tmp_path, "--no-pdf-header-footer", f"--print-to-pdf={paper}")

    assert paper.read_bytes().startswith(b"%PDF")
