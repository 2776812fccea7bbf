"""The stamp found in what a report was saved as, and saved again as."""

from __future__ import annotations

import io
import zlib
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from tests.domain.test_stamp import EARLIER, STAMP
from tracker.domain.errors import BadInputError
from tracker.domain.stamp import Stamp
from tracker.intake import stamped
from tracker.intake.stamped import stamps_of


def stamp_of(content: bytes, called: str) -> Stamp:
    """The likeliest."""
    return stamps_of(content, called)[0]


def packed(**parts: str) -> bytes:
    """A Word file or workbook with these parts; `_` in a name stands for the slash."""
    written = io.BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(f"{name.replace('_', '/')}.xml", text)
    return written.getvalue()


def test_text_of_any_kind_and_encoding_tells_its_stamp() -> None:
    page = f"<!doctype html><code>{STAMP}</code>"

    for content in (
        page.encode(),
        page.encode("utf-16"),
        b"\xef\xbb\xbf" + page.encode(),
        b"\x93caf\xe9\x94 " + page.encode(),
    ):
        assert stamp_of(content, "x") == STAMP


def test_the_properties_of_a_document_are_asked_before_what_somebody_wrote_into_it() -> None:
    forged = str(STAMP).replace("kim-train", "another")
    document = packed(word_document=f"<w:p>{forged}</w:p>", docProps_core=f"<cp:keywords>{STAMP}</cp:keywords><x>2</x>")

    assert stamp_of(document, "x.docx") == STAMP


def test_a_stamp_that_a_word_processor_cut_into_runs_is_put_together_again() -> None:
    half = len(str(STAMP)) // 2
    runs = f"<w:p><w:r>{str(STAMP)[:half]}</w:r><w:r>{str(STAMP)[half:]}</w:r></w:p><w:p>The ledger</w:p>"

    assert stamp_of(packed(word_document=runs), "x.docx") == STAMP


def test_a_pdf_tells_it_open_or_packed_as_letters_or_as_digits() -> None:
    digits = f"<feff{str(STAMP).encode('utf-16-be').hex()}>"

    for keywords in (f"/Keywords ({STAMP})", f"/Keywords {digits}"):
        packed_away = b"%PDF-1.7\nstream\n" + zlib.compress(keywords.encode()) + b"\nendstream"
        assert stamp_of(packed_away, "x.pdf") == STAMP
    assert stamp_of(f"%PDF-1.7\n/Keywords ({STAMP})".encode(), "x.pdf") == STAMP


def test_what_carries_no_stamp_or_cannot_be_read_is_refused_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    for content in (
        b"",
        b"a story",
        b"\x00\xff\xfe",
        b"%PDF-1.7\nstream\nnothing packed\nendstream",
        packed(word_document="x"),
    ):
        with pytest.raises(BadInputError, match=r"^letter carries no stamp"):
            stamp_of(content, "letter")
    with pytest.raises(BadInputError, match=r"^letter is broken"):
        stamp_of(packed(word_document="x")[:60], "letter")
    monkeypatch.setattr(stamped, "MOST", 1_000)
    with pytest.raises(BadInputError, match="unfolds to more than"):
        stamp_of(packed(word_document="x" * 5_000), "letter")


def test_a_stamp_that_the_story_quotes_comes_after_the_reports_own() -> None:
    page = f"<h1>{EARLIER}</h1><p>{EARLIER}</p><code>{STAMP}</code>"
    document = packed(
        word_document=f"<w:p>{EARLIER}</w:p>", docProps_core=f"<dc:title>{EARLIER}</dc:title><x>{STAMP}</x>"
    )

    assert stamps_of(page.encode(), "x.html") == [STAMP, EARLIER]
    assert stamps_of(document, "x.docx") == [STAMP, EARLIER]


def test_what_is_made_to_take_long_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    for content in (b"%PDF-1.7\n" + b"stream\n" * 300_000, b"%PDF-1.7\n" + b"stream\nx\nendstream\n" * 100_000):
        with pytest.raises(BadInputError, match="carries no stamp"):
            stamp_of(content, "letter")
    monkeypatch.setattr(stamped, "MOST_PARTS", 3)
    with pytest.raises(BadInputError, match="more than 3 parts"):
        stamp_of(packed(**{f"part{number}": "x" for number in range(5)}), "letter")
