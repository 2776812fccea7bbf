"""What holds for every format: the same words, nothing let through, the same bytes, flat memory."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache

import pytest

from tests import make
from tests.each import THOROUGH, each, few
from tests.measuring import most_held
from tests.reports import reading, rich
from tests.reports.hostile import HOSTILE, LETTERS, MARKDOWN, everywhere
from tracker.models.rows import PassageRow
from tracker.reports.formats import FORMATS

NAMES = ("md", "html", "docx")
"""The formats that are prose; the others have tests of their own, and what they all say is in test_same_content.py."""


@each("words", few(HOSTILE, 30))
def test_hostile_words_change_nothing_in_the_page(words: str) -> None:
    _, document = everywhere(words)

    page = reading.page(document)

    assert page.unmatched == []
    assert _without_links(page.shape) == _shape_of_harmless_page()
    assert not [name for _, attributes in page.shape for name in attributes if name[:2] == "on"]
    for _, attributes in page.elements:
        assert attributes.get("href", "#").startswith(("#", "https://", "http://evil.example/a%20b%3Cc%3E"))
    assert page.words.count(reading.shown(words)) >= 30


def _without_links(shape: list[tuple[str, tuple[str, ...]]]) -> list[tuple[str, tuple[str, ...]]]:
    """The elements but for links to the web, which only an address can be, and for what pictures are drawn with: long words take
    several lines there, and another place."""
    return [one for one in shape if one != ("a", ("href", "rel")) and one[0] not in ("text", "path")]


@each("words", few([*MARKDOWN, *LETTERS, *HOSTILE], 40))
def test_hostile_words_change_nothing_in_the_markdown(words: str) -> None:
    _, document = everywhere(words)

    sheet = reading.sheet(document)

    web = [address for address in sheet.links() if not address.startswith("#")]
    links = [] if words.startswith(("https://", "http://")) else web
    assert links == []
    assert [one for one in sheet.shape if one not in _LINK] == _shape_of_harmless_sheet()
    assert sheet.words.count(reading.shown(words)) >= 30


@cache
def _shape_of_harmless_page() -> list[tuple[str, tuple[str, ...]]]:
    return _without_links(reading.page(everywhere("harmless")[1]).shape)


@cache
def _shape_of_harmless_sheet() -> list[str]:
    return [one for one in reading.sheet(everywhere("harmless words")[1]).shape if one not in _LINK]


_LINK = ("link_open", "link_close")


@pytest.mark.parametrize("name", NAMES)
def test_no_hidden_character_is_left_hidden(name: str) -> None:
    _, document = everywhere("a\u202eb\x1bc\u2067d\x00e\u200bf")

    markup = reading.written(document, name)

    assert not set("\u202e\x1b\u2067\x00\u200b") & set(markup)
    assert "a[U+202E]b␛c[U+2067]d␀e[U+200B]f" in reading.words_of(document, name)


@pytest.mark.parametrize("name", NAMES)
def test_half_a_surrogate_pair_can_be_written(name: str) -> None:
    dossier = make.dossier(make.claim("half \ud800 a pair"), headline="\udfff")

    assert "half [U+D800] a pair" in reading.words_of(rich.report(found=dossier), name)


@pytest.mark.parametrize("name", NAMES)
def test_direction_marks_stay(name: str) -> None:
    _, document = everywhere("a\u200fb\u061cc")

    assert "a\u200fb\u061cc" in reading.words_of(document, name)


@pytest.mark.parametrize("name", NAMES)
def test_the_same_input_gives_the_same_bytes(name: str) -> None:
    dossier = rich.dossier()

    first = reading.written(rich.report(found=dossier), name)
    second = reading.written(rich.report(found=dossier), name)

    assert first == second


@pytest.mark.parametrize("name", NAMES)
def test_a_document_can_be_written_twice(name: str) -> None:
    document = rich.report()

    assert reading.written(document, name) == reading.written(document, name)


_PRINT_DIGESTS = """
import hashlib
from tests.reports import reading, rich
from tests.reports.hostile import HOSTILE, everywhere
from tracker.domain.vocabulary import Audience
for audience in Audience:
    for name in ("html", "md"):
        print(hashlib.sha256(reading.written(rich.report(audience), name).encode()).hexdigest())
"""


def test_the_order_of_sets_in_memory_does_not_show(capsys: pytest.CaptureFixture[str]) -> None:
    another = "1" if os.environ.get("PYTHONHASHSEED") != "1" else "2"
    there = subprocess.run(
        [sys.executable, "-c", _PRINT_DIGESTS],
        env={"PYTHONHASHSEED": another, "PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )

    exec(_PRINT_DIGESTS, {})

    assert there.stdout == capsys.readouterr().out != ""


@pytest.mark.parametrize("name", NAMES)
def test_memory_stays_flat_however_many_claims(name: str) -> None:
    few_claims, many = (250, 1_000) if THOROUGH else (120, 400)
    small, large = _peak(few_claims, name), _peak(many, name)

    assert large < 1.3 * small, f"{small:,} bytes for {few_claims} claims, {large:,} for {many}"


def _peak(claims: int, name: str) -> int:
    """The most memory that writing a story of so many claims takes, the story itself aside."""
    source = make.source("Herald")
    text = "".join(f"Claim {number} stands here.\n" for number in range(claims))
    places = _places(text)
    found = make.dossier(
        *(make.claim(text[a:b], sources=[source], passages=[passage]) for a, b, passage in places),
        text=text,
    )
    document = rich.report(found=found)
    return most_held(lambda: FORMATS[name].pieces(document))


def _places(text: str) -> list[tuple[int, int, PassageRow]]:
    begin, places = 0, []
    for line in text.splitlines(keepends=True):
        end = begin + len(line) - 1
        places.append((begin, end, PassageRow(1, begin, end, text[begin:end])))
        begin += len(line)
    return places


def test_every_format_has_a_suffix_and_a_media_type() -> None:
    for name, one in FORMATS.items():
        assert one.name == name
        assert one.suffix.startswith(".")
        assert "/" in one.media_type
