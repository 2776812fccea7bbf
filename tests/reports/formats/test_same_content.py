"""One document, the same content in every format: each is opened by somebody else's program and read to its end."""

from __future__ import annotations

from dataclasses import replace

from tests import make
from tests.reports import read_back, rich
from tests.reports.hostile import HOSTILE, all_at_once
from tracker.domain.vocabulary import Audience
from tracker.models.dossier import Dossier
from tracker.reports.document import Document
from tracker.reports.formats import FORMATS
from tracker.reports.sourcing_report import sourcing_report

QUICK = tuple(name for name in FORMATS if name != "pdf")
"""A PDF is laid out page by page, which takes seconds."""


def two_claims() -> Dossier:
    """The story's file with two of its claims, small enough to be laid out."""
    found = rich.dossier()
    return replace(found, claims=found.claims[:2])


def hostile() -> Document:
    """A report with every hostile string in every field; those of many thousand letters are tried one at a time."""
    dossier, findings = all_at_once([words for words in HOSTILE if len(words) < 5_000])
    return sourcing_report(dossier, findings, Audience.LAWYER, made_at=rich.MADE_AT, version="1")


def test_every_format_says_all_that_the_report_says_in_the_same_order() -> None:
    for audience in Audience:
        document = rich.report(audience)
        for name in QUICK:
            content = read_back.content(document, name)

            assert read_back.missing(document, content, name) == [], f"{name} for the {audience}"


def test_a_pdf_says_all_that_the_report_says_in_the_same_order() -> None:
    document = rich.report(found=two_claims())

    content = read_back.content(document, "pdf")

    assert read_back.missing(document, content, "pdf") == []


def test_hostile_words_are_read_as_they_may_be_shown_in_every_format() -> None:
    document = hostile()

    for name in ("xlsx", "csv", "json"):
        assert read_back.missing(document, read_back.content(document, name), name) == [], name


def test_letters_that_show_nothing_or_are_none_are_shown() -> None:
    dossier = make.dossier(make.claim("a\u202eb\x1bc \ud800 \ufffe\uffff d\u200fe"), headline="\udfff")

    for name in QUICK:
        content = read_back.content(rich.report(found=dossier), name)

        assert "a[U+202E]b␛c [U+D800] [U+FFFE][U+FFFF] d\u200fe" in read_back.words(content, name), name
        hidden = set("\u202e\x1b\ufffe\uffff") & set(read_back.everything(content, name))
        assert not hidden, f"{name}: {hidden}"


def test_the_same_report_gives_the_same_bytes() -> None:
    """Of a PDF see test_pdf_file.py."""
    for name in QUICK:
        assert read_back.content(rich.report(), name) == read_back.content(rich.report(), name), name
