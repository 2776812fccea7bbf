"""The report's page in a real browser: marks are there, and no script of anybody's runs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.chromium import BROWSER
from tests.reports import reading, rich
from tracker.reports.formats import FORMATS

pytestmark = pytest.mark.skipif(
    BROWSER is None,
    reason="no browser here: install one (apt-get install chromium-headless-shell) to look at the page for real",
)

ATTACK = (
    "<script>document.title='pwned'</script>"
    "<img src=x onerror=\"document.title='pwned'\">"
    "<svg onload=\"document.title='pwned'\">"
)
PROBE = "<script>document.documentElement.dataset.probe = 'ran'</script>"


@contextmanager
def looked_at(browser: Browser, page: Path, width: int = 1280) -> Iterator[Page]:
    """A page as the browser shows it to somebody who has double-clicked it; whoever calls may look before it goes."""
    context = browser.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    window = context.new_page()
    window.goto(page.as_uri(), wait_until="networkidle")
    yield window
    context.close()


def shown(browser: Browser, page: Path) -> str:
    """What the browser makes of a page, as markup."""
    with looked_at(browser, page) as window:
        return window.content()


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


def test_the_marks_are_there_and_the_attack_is_only_text(page: Path, chromium: Browser) -> None:
    seen = reading.Page(shown(chromium, page))

    assert [one["data-claim"] for one in seen.all("mark")][:2] == ["kim-train#1", "kim-train#2"]
    assert seen.all("script") == []
    assert "pwned" not in seen.words.partition("At a glance")[0]
    assert ATTACK in seen.words


def test_a_script_that_got_into_the_page_would_not_run(page: Path, tmp_path: Path, chromium: Browser) -> None:
    markup = page.read_text("utf-8")
    page.write_text(markup.replace("</body>", f"{PROBE}</body>"), "utf-8")
    without_policy = tmp_path / "open.html"
    without_policy.write_text(f"<!doctype html><body>{PROBE}</body>", "utf-8")

    guarded = reading.Page(shown(chromium, page))
    unguarded = reading.Page(shown(chromium, without_policy))

    assert "data-probe" not in guarded.all("html")[0]
    assert unguarded.all("html")[0].get("data-probe") == "ran"


def test_the_page_can_be_drawn_on_a_phone_and_on_a_laptop_and_printed(page: Path, chromium: Browser) -> None:
    for width in (390, 1280):
        with looked_at(chromium, page, width) as window:
            drawn = window.screenshot(full_page=True)
            assert drawn.startswith(b"\x89PNG")
            assert int.from_bytes(drawn[16:20]) == width, "nothing sticks out at the side"

    with looked_at(chromium, page) as window:
        assert window.pdf().startswith(b"%PDF")
