"""The report as a PDF: laid out without a request, tagged, and the same bytes each time."""

from __future__ import annotations

import builtins
import io
import sys
from typing import Any

import pytest
from pypdf import PdfReader

from tests import make
from tests.reports import read_back, rich
from tests.reports.hostile import everywhere
from tracker.domain.errors import BadInputError
from tracker.reports.formats import pdf

HOSTILE = " · ".join(
    [
        "<script>alert(1)</script>",
        "</style><link rel=stylesheet href=https://evil.example/x.css>",
        "<img src=https://evil.example/pixel.png>",
        "}@import url(https://evil.example/y.css);",
        "javascript:alert(1)",
        "a\u202eb\x1bc\ufffe",
    ]
)


def test_it_says_what_it_is_in_which_language_and_where_its_sections_are_and_is_the_same_each_time() -> None:
    document = rich.report(found=make.dossier(make.claim("It is so."), headline="So & so"))
    content = read_back.content(document, "pdf")

    found = PdfReader(io.BytesIO(content))

    said: Any = found.metadata
    assert said.title == "Sourcing report: So & so"
    assert said.creation_date == rich.MADE_AT
    root: Any = found.root_object
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert "The claims" in str(found.outline)
    assert "pdfuaid:part" in root["/Metadata"].get_data().decode()
    foot = found.pages[0].extract_text()
    assert "For the desk only" in foot
    assert f"1 / {len(found.pages)}" in foot
    assert read_back.content(document, "pdf") == content


def test_hostile_words_are_text_and_nothing_is_asked_of_anybody(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(pdf, "_refuse", lambda url, *_, **__: asked.append(url))
    _, document = everywhere(HOSTILE)

    content = read_back.content(document, "pdf")

    assert asked == []
    there = read_back.everything(content, "pdf")
    for sign in ("/JavaScript", "/JS", "/Launch", "/EmbeddedFile", "/OpenAction", "/SubmitForm"):
        assert sign not in there
        assert sign.encode() not in content
    words = read_back.words(content, "pdf")
    assert "a[U+202E]b[U+001B]c[U+FFFE]" in words
    assert "<script>alert(1)</script>" in words


def test_without_weasyprint_or_its_libraries_one_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    told = {ImportError: "pip install 'tracker[pdf]'", OSError: "apt install libpango-1.0-0"}
    real = builtins.__import__
    for error, mend in told.items():

        def missing(name: str, *more: Any, error: type[Exception] = error) -> Any:
            if name == "weasyprint":
                raise error("cannot load library 'libpango-1.0-0'")
            return real(name, *more)

        monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
        monkeypatch.setattr(builtins, "__import__", missing)
        with pytest.raises(BadInputError) as found:
            pdf.write(rich.report())
        monkeypatch.setattr(builtins, "__import__", real)

        assert mend in str(found.value)
        assert "html" in str(found.value)
