"""The page: safe, self-contained, in order, and readable by everybody."""

from __future__ import annotations

import re
from importlib.resources import files
from itertools import pairwise

import pytest

from tests import make
from tests.reports import reading, rich
from tracker.reports.document import Address, Document, OnDemand, Paragraph, Run
from tracker.reports.formats.html import CONTENT_POLICY
from tracker.reports.formats.safe import web_address

STYLE = files("tracker.reports.formats").joinpath("assets/report.css").read_text("utf-8")
STATES = "unreviewed in_review needs_source verified disputed refuted unverifiable withdrawn corrected"


@pytest.fixture(scope="module")
def page() -> reading.Page:
    """The rich story's page for the desk."""
    return reading.page(rich.report())


def test_the_page_asks_for_nothing_from_outside(page: reading.Page) -> None:
    [policy] = [one["content"] for one in page.all("meta") if one.get("http-equiv") == "Content-Security-Policy"]

    assert policy == CONTENT_POLICY
    assert policy == "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    assert not {"script", "link", "img", "iframe", "object", "form", "base"} & {name for name, _ in page.elements}
    assert not [one for _, one in page.elements if "src" in one or "style" in one]
    assert "url(" not in STYLE
    assert "@import" not in STYLE


def test_every_element_is_closed_and_every_id_is_its_own(page: reading.Page) -> None:
    assert page.unmatched == []
    assert page.open == []
    assert len(page.ids()) == len(set(page.ids()))


def test_every_link_inside_the_page_leads_somewhere(page: reading.Page) -> None:
    targets = {one["href"] for one in page.all("a") if one["href"].startswith("#")}

    assert len(targets) > 30
    assert {target.removeprefix("#") for target in targets} <= set(page.ids())


def test_headings_go_down_one_level_at_a_time(page: reading.Page) -> None:
    levels = [int(name[1]) for name, _ in page.elements if re.fullmatch("h[1-6]", name)]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_page_can_be_read_aloud(page: reading.Page) -> None:
    [html] = page.all("html")
    skip = page.all("a")[0]

    assert html["lang"] == "en"
    assert skip == {"class": "skip", "href": "#report"}
    assert "report" in page.ids()
    assert len(page.all("caption")) == len(page.all("table")) == 5
    assert {one.get("scope") for one in page.all("th")} == {"col", "row"}
    assert len(page.all("svg")) == len(page.all("title")) - 1 == len(page.all("desc")) > 5
    for picture in page.all("svg"):
        assert picture["role"] == "img"
        assert set(picture["aria-labelledby"].split()) <= set(page.ids())


def test_the_pictures_say_their_numbers_in_words() -> None:
    words = reading.page(rich.report()).words

    assert "0: 2 claims; 1: 14 claims, 3 of them perhaps more; 2: 0 claims; 3 or more" in words
    assert "unreviewed: 7 claims; in review: 3 claims; needs source: 1 claim" in words


def test_claims_are_marked_with_label_state_status_and_a_way_to_the_file(
    page: reading.Page,
) -> None:
    marks = page.all("mark")

    first = marks[0]
    assert first["data-claim"] == "kim-train#1"
    assert first["data-state"] == "verified"
    assert first["data-status"] == "unattributed"
    assert "#claim-1" in [one["href"] for one in page.all("a")]
    assert {label for mark in marks for label in mark["data-claim"].split()} == {
        f"kim-train#{number}" for number in range(1, 17)
    }


def test_where_passages_overlap_the_mark_carries_all_its_claims(page: reading.Page) -> None:
    both = [one for one in page.all("mark") if one["data-claim"] == "kim-train#6 kim-train#4"]

    assert [(one["data-state"], one["data-overlap"]) for one in both] == [("unreviewed needs_source", "2")]


def test_a_state_is_told_by_word_and_symbol_not_by_colour_alone(page: reading.Page) -> None:
    for told in ("✓ verified", "✗ refuted", "≠ disputed", "◌ needs source", "? unverifiable"):
        assert told in page.words


def test_a_story_in_another_language_says_so() -> None:
    text = "Der Zug ist langsam."
    claim = make.claim("Der Zug ist langsam.", passages=[make.passage(text, "Der Zug")])

    page = reading.page(rich.report(found=make.dossier(claim, text=text, language="de")))

    assert {one["lang"] for _, one in page.elements if "lang" in one} == {"en", "de"}
    assert [one["lang"] for name, one in page.elements if name == "p" and "lang" in one] == ["de"]


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/a?b=c&d=e#f",
        "http://example.org",
        "https://xn--bcher-kva.example/ü",
        "https://example.org:8443/(a)",
    ],
)
def test_web_addresses_become_links(url: str) -> None:
    [link] = _links(url)

    assert link["href"] == web_address(url)
    assert link["rel"] == "noopener noreferrer nofollow"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//example.org/x",
        "/x",
        "ftp://example.org",
        "https://",
        "http://[::1",
        "https://example.org/\u202egnp",
        "https:\\\\example.org",
        "",
    ],
)
def test_anything_else_is_shown_as_text(url: str) -> None:
    assert _links(url) == []


def _links(url: str) -> list[dict[str, str]]:
    """The links out of a page whose one paragraph links to this address."""
    paragraph = Paragraph((Run("see", link=Address(url)),))
    document = Document("T", "en", "K", (), (), OnDemand(lambda: iter([paragraph])))
    return [one for one in reading.page(document).all("a") if one.get("class") != "skip"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_colour_of_text_has_the_contrast_that_wcag_aa_asks(scheme: str) -> None:
    colours = _colours(scheme)
    tint = 2 * int(colours["tint"].rstrip("%")) / 100
    grounds = [_rgb(colours[name]) for name in ("paper", "sheet")]

    for name in ("ink", "quiet", "link", "blocker", "warning", "note", *STATES.split()):
        for ground in grounds:
            assert _contrast(_rgb(colours[name]), ground) >= 4.5, name
    for state in STATES.split():
        marked = _mixed(_rgb(colours[state]), grounds[0], tint)
        assert _contrast(_rgb(colours["ink"]), marked) >= 4.5, state


def _colours(scheme: str) -> dict[str, str]:
    """The custom properties of one colour scheme; the dark one lies over the light."""
    light, dark = re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)[:2]
    written = light if scheme == "light" else light + dark
    return dict(re.findall(r"--([\w-]+): (#\w+|\d+%);", written))


def _rgb(colour: str) -> tuple[float, ...]:
    digits = colour.lstrip("#")
    digits = "".join(one * 2 for one in digits) if len(digits) == 3 else digits
    return tuple(int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4))


def _mixed(over: tuple[float, ...], under: tuple[float, ...], share: float) -> tuple[float, ...]:
    return tuple(a * share + b * (1 - share) for a, b in zip(over, under, strict=True))


def _contrast(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """The contrast ratio of WCAG 2."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: tuple[float, ...]) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
