"""Every hostile word in every field, opened for real: a browser, an office, a spreadsheet library see text and fetch nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from lxml import html
from openpyxl.utils.escape import unescape
from playwright.sync_api import Browser

from tests.browser.chromium import BROWSER
from tests.browser.listener import Listener, listening
from tests.browser.test_report_page import shown
from tests.each import few
from tests.office import NONE, OFFICE, converted
from tests.reports import reading, rich
from tests.reports.hostile import EVIL, HOSTILE, PAGES, SPREADSHEETS, all_at_once
from tracker.domain.vocabulary import Audience
from tracker.reports.annotated_story import annotated_story
from tracker.reports.formats import FORMATS
from tracker.reports.sourcing_report import sourcing_report

NO_BROWSER = (
    "no browser here: install one (apt-get install chromium-headless-shell) to see what it makes of hostile words"
)
RUN = [*PAGES, *SPREADSHEETS]
CONTROL = "<!doctype html><img src='http://{}/control.png'>"
"""A page that does fetch: else an empty list of calls would prove nothing."""


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    with listening() as heard:
        yield heard


@pytest.fixture(scope="module")
def words(listener: Listener) -> list[str]:
    """Hostile words, the host that they call on being ours: all that a page or a sheet may run, and some of the others, of which
    tests/reports tries every one. Without the longest, which are laid out for long."""
    others = few([one for one in HOSTILE if one not in RUN and len(one) < 1_000], 16)
    return [one.replace(EVIL, listener.host) for one in (*RUN, *others)]


@pytest.fixture(scope="module")
def folder(words: list[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report for the lawyer and the annotated story in all formats."""
    return written(words, tmp_path_factory.mktemp("hostile"))


def written(words: list[str], place: Path) -> Path:
    """The same with these words in every field."""
    dossier, findings = all_at_once(words)
    told = {"made_at": rich.MADE_AT, "version": "1"}
    report = sourcing_report(dossier, findings, Audience.LAWYER, **told)  # type: ignore[arg-type]
    annotated = annotated_story(dossier, findings, Audience.LAWYER, **told)  # type: ignore[arg-type]
    for document, name, formats in ((report, "report", "html docx xlsx csv"), (annotated, "story", "html docx")):
        for one in formats.split():
            place.joinpath(f"{name}-{one}.{one}").write_bytes(b"".join(FORMATS[one].pieces(document)))
    return place


@pytest.mark.skipif(BROWSER is None, reason=NO_BROWSER)
def test_a_browser_shows_them_runs_none_and_fetches_nothing(
    folder: Path, words: list[str], listener: Listener, tmp_path: Path, chromium: Browser
) -> None:
    listener.calls.clear()

    seen = {name: shown(chromium, folder / f"{name}-html.html") for name in ("report", "story")}

    assert listener.calls == []
    for name, markup in seen.items():
        page = reading.Page(markup)
        assert [one for one in words if reading.shown(one) not in page.words] == [], name
        assert page.all("script") + page.all("iframe") + page.all("img") + page.all("object") == [], name
    control = tmp_path / "control.html"
    control.write_text(CONTROL.format(listener.host), "utf-8")
    shown(chromium, control)
    assert listener.calls != []


@pytest.mark.skipif(OFFICE is None, reason=NONE)
def test_an_office_shows_them_reckons_none_and_fetches_nothing(
    folder: Path, words: list[str], listener: Listener, tmp_path: Path
) -> None:
    listener.calls.clear()
    words = few(words, 24)  # it lays out every page of them
    folder = written(words, tmp_path)
    names = ["report-docx.docx", "report-xlsx.xlsx", "report-csv.csv", "story-docx.docx"]
    control = tmp_path / "control.html"
    control.write_text(CONTROL.format(listener.host), "utf-8")

    converted(tmp_path / "seen", "html", *(folder / name for name in names), control)

    assert listener.calls != []
    assert [call for call in listener.calls if b"/control.png" not in call] == []
    for name in names:
        shown = office_words(tmp_path / "seen" / Path(name).with_suffix(".html"))
        asked = [one for one in words if one.isascii() and one.isprintable()] if name.endswith("csv") else words
        assert [one for one in asked if not told_in(shown, one)] == [], name


def office_words(page: Path) -> str:
    """What the office saw in a file, without spaces: it breaks lines where it likes."""
    root = html.parse(str(page)).getroot()
    for part in [*root.iter("style"), *root.iter("script")]:
        part.text = ""
    return squeezed("".join(root.itertext()))


def told_in(shown: str, words: str) -> bool:
    """Whether these words can be read; a space without width may stand in a story's own text as it is."""
    told = squeezed(reading.shown(words))
    return told in shown or told.replace("[U+200B]", "\u200b") in shown


def squeezed(text: str) -> str:
    """Without spaces."""
    return "".join(text.split())


@pytest.mark.filterwarnings("ignore:.*extension is not supported")
def test_a_workbook_holds_them_as_text_and_no_formula(folder: Path, words: list[str]) -> None:
    book = openpyxl.load_workbook(folder / "report-xlsx.xlsx")

    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    links = [cell.hyperlink.target for cell in cells if cell.hyperlink is not None and cell.hyperlink.target]

    assert {cell.data_type for cell in cells} <= {"s", "n", "d", "b"}
    assert [link for link in links if not link.startswith(("http://", "https://"))] == []
    told = squeezed(" ".join(unescape(str(cell.value)) for cell in cells))
    assert [one for one in words if squeezed(reading.shown(one)) not in told] == []
