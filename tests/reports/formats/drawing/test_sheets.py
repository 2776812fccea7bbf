"""Pictures on a sheet of their own: safe to open anywhere, the values as text, legible in black and white."""

from __future__ import annotations

import re
import struct
import zlib
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reports.formats.drawing.pictures import SVG, chains, on_each_other, parsed, words_in
from tests.reports.hostile import HOSTILE
from tracker.reports.document import Bar, Figure
from tracker.reports.formats.colours import COLOURS
from tracker.reports.formats.drawing import png
from tracker.reports.formats.drawing.letters import wrapped
from tracker.reports.formats.drawing.pen import INK, LOOKS, PAPER, QUIET
from tracker.reports.formats.drawing.sheet import Sheet
from tracker.reports.formats.sheets import chains_sheet, chart_sheet

ELEMENTS = {"svg", "title", "desc", "g", "rect", "path", "text"}
ATTRIBUTES = {"viewBox", "width", "height", "role", "font-family", "font-size", "font-weight", "text-anchor"}
ATTRIBUTES |= {"text-decoration", "direction", "transform", "x", "y", "rx", "d", "fill", "stroke"}
ATTRIBUTES |= {"stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin"}
CHART = Figure(
    "Independent sources, at worst",
    "claim",
    (Bar("0", 46, "blocker"), Bar("1", 29, "warning", 3, "perhaps more"), Bar("2", 0, "note")),
)
BARS = st.builds(
    Bar,
    st.text(st.characters(codec="utf-8"), max_size=60),
    st.integers(0, 2_000_000),
    st.sampled_from(["", "verified", "retracted"]),
)


def hostile_sheets(words: str) -> list[Sheet]:
    """Both kinds of picture with these words wherever words go."""
    chart = Figure(words, words, (Bar(words, 3, words, 1, words),))
    one = chains({words: "outlet", f"{words} too": "person"}, [(words, f"{words} too")])
    return [chart_sheet(chart, words, [words]), chains_sheet(one, words, [words])]


def test_hostile_words_are_text_and_nothing_else() -> None:
    for words in HOSTILE:
        for sheet in hostile_sheets(words):
            assert not re.search("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff\u202a-\u202e]", sheet.svg), words
            drawn = parsed(sheet.svg)
            for one in drawn.iter():
                assert one.tag.removeprefix(SVG) in ELEMENTS, words
                assert set(one.attrib) <= ATTRIBUTES, words
                assert not any("url(" in value or "//" in value for value in one.attrib.values()), words
            shown = "".join(one.said for one in words_in(drawn))
            assert wrapped(words, 14, 168, 3, bold=True)[0] in shown, words


def test_the_numbers_and_words_of_a_chart_are_its_text() -> None:
    drawn = parsed(chart_sheet(CHART, "The train", ["kim-train", "", "for the desk only"]).svg)

    assert [one.said for one in words_in(drawn)] == [
        *("Independent sources, at worst", "The train"),
        *("■ 0", "46", "▲ 1", "29", "3 perhaps more", "● 2", "0"),
        "kim-train · for the desk only",
    ]
    assert drawn.findtext(f"{SVG}title") == "Independent sources, at worst"
    assert drawn.findtext(f"{SVG}desc") == "0: 46 claims; 1: 29 claims, 3 of them perhaps more; 2: 0 claims"


def test_bars_are_as_long_as_their_numbers_say_and_the_open_part_is_hatched() -> None:
    drawn = parsed(chart_sheet(CHART, "", ()).svg)

    group = drawn.find(f"{SVG}g")
    assert group is not None
    bars = [float(one.get("width", "0")) for one in group.iter(f"{SVG}rect")]
    whole, known, open_part = bars
    assert known + open_part == pytest.approx(whole * 29 / 46, abs=0.2)
    assert open_part == pytest.approx(whole * 3 / 46, abs=0.2)


@settings(max_examples=50, deadline=None)
@given(st.lists(BARS, max_size=6), st.booleans())
def test_no_label_of_a_chart_stands_on_another(bars: list[Bar], parted: bool) -> None:
    parts = [Bar(bar.label, bar.value, bar.word, bar.value // 2, "perhaps more") if parted else bar for bar in bars]
    sheet = chart_sheet(Figure("A chart of something", "claim", tuple(parts)), "The train", ["kim-train"])

    words = list(words_in(parsed(sheet.svg)))

    assert on_each_other(words) == []
    assert max(word.right for word in words) <= sheet.wide


def test_everything_reads_on_white_in_black_and_white() -> None:
    for colour in (INK, QUIET, *COLOURS.values()):
        assert contrast(colour, PAPER) >= 4.5, colour
    for look, told in LOOKS.items():
        if told.get("stroke", "none") not in ("none", PAPER):
            assert contrast(told["stroke"], PAPER) >= 4.5, look
    lines = [LOOKS[name] for name in ("edge", "drew", "doubt", "hand")]
    shapes = [(line.get("stroke_width"), line.get("stroke_dasharray")) for line in lines]
    assert len(set(shapes)) == len(shapes)


def contrast(one: str, other: str) -> float:
    """How far two colours are apart in light, as WCAG counts it; grey keeps the light of a colour."""
    high, low = sorted((_light(one), _light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _light(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_an_svg_takes_the_width_that_is_asked_for() -> None:
    drawn = parsed(chart_sheet(CHART, "", (), 1200).svg)

    left, top, wide, tall = map(float, drawn.get("viewBox", "").split())
    assert (left, top) == (0, 0)
    assert drawn.get("width") == "1200"
    assert float(drawn.get("height", "0")) == pytest.approx(1200 * tall / wide, abs=1)


def rows_of(picture: bytes) -> tuple[int, int, bytes]:
    """Width, height and unpacked bytes of a PNG."""
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    wide, tall = struct.unpack(">II", picture[16:24])
    body, at = b"", 8
    while at < len(picture):
        [length] = struct.unpack_from(">I", picture, at)
        if picture[at + 4 : at + 8] == b"IDAT":
            body += picture[at + 8 : at + 8 + length]
        at += 12 + length
    return wide, tall, zlib.decompress(body)


def test_a_png_has_the_size_asked_for_and_words_on_a_machine_without_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = chart_sheet(CHART, "Поезд, τρένο, قطار, רכבת", ["kim-train"])
    with_fonts = png.as_png(sheet, 400)
    monkeypatch.setattr(png, "_places", lambda: iter(()))

    without = png.as_png(sheet, 400)
    wordless = png.as_png(Sheet(re.sub("<text.*?</text>", "", sheet.svg), sheet.wide, sheet.tall), 400)

    wide, tall, body = rows_of(without.png)
    assert wide == 400
    assert tall == pytest.approx(400 * sheet.tall / sheet.wide, abs=1)
    assert len(set(body)) > 20
    assert without == with_fonts
    assert without.missing == ()
    assert without.png != wordless.png


def test_letters_that_no_font_has_are_named_and_each_only_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(png, "_places", lambda: iter(()))

    drawn = png.as_png(chart_sheet(CHART, "김정은은 김 & <b>", ["kim-train"]), 200)

    assert drawn.missing == ("김", "은", "정")


def test_a_font_of_the_machine_is_asked_for_what_ours_lack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "broken.ttf").write_bytes(b"\x00\x01\x00\x00\x00\x0cnonsense")
    (tmp_path / "Other-Regular.ttf").write_bytes(b"")
    monkeypatch.setattr(png, "_places", lambda: iter((tmp_path,)))
    monkeypatch.setattr(png, "letters_of", lambda path: {0xAE40: 1.0} if path.parent == tmp_path else {})

    chosen, left = png._with_letters({"김", "정"})

    assert [path.name for path in chosen] == ["Other-Regular.ttf"]
    assert left == {"정"}


def test_both_ways_of_drawing_say_the_same_to_a_screen_reader() -> None:
    for sheet in hostile_sheets("a\u202eb"):
        told = ElementTree.fromstring(sheet.svg).findtext(f"{SVG}desc") or ""
        assert "\u202e" not in told
        assert told
