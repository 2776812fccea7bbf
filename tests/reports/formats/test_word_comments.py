"""The annotated story as a Word file: a comment on each claim's words, and the very text of the story when it is filed again."""

from __future__ import annotations

import datetime as dt
import io
import re
from dataclasses import replace
from pathlib import Path
from unicodedata import normalize

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from pypdf import PdfReader

from tests import make
from tests.intake.paper import packed, unpacked
from tests.office import NONE, OFFICE, converted
from tests.reports import reading, rich
from tests.reports.hostile import HOSTILE
from tracker.domain.vocabulary import Audience
from tracker.intake.docx import read_docx
from tracker.models.dossier import Dossier
from tracker.models.rows import PassageRow
from tracker.reports.annotated import Annotated
from tracker.reports.annotated_story import annotated_story
from tracker.reports.formats import FORMATS
from tracker.reports.formats.word.annotated import shown_marks, write_clean

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = (
    "He came by train.\n\nThe train is green, they say, and slow.\n\nWhy so slow\n\nNobody knows. He came by train.\n"
)


def annotated(dossier: Dossier, audience: Audience = Audience.DESK) -> Annotated:
    """The story's annotated copy."""
    return annotated_story(dossier, rich.FINDINGS, audience, made_at=rich.MADE_AT, version="0.1.0")


def on_words(*words: str, text: str = TEXT) -> Dossier:
    """A story with a claim on each of these words."""
    return make.dossier(
        *(make.claim(f"claim on {one}", passages=(make.passage(text, one),)) for one in words), text=text
    )


def marked(document: Annotated) -> bytes:
    """The Word file with the comments."""
    return b"".join(FORMATS["docx"].pieces(document))


def clean(document: Annotated) -> bytes:
    """The clean copy."""
    return b"".join(write_clean(document))


def anchored(content: bytes) -> dict[str, list[str]]:
    """The words that comments stand on, by the title of the comment; a paragraph's end is a line feed."""
    parts = reading.parts(content)
    titles = {}
    for one in etree.fromstring(parts["word/comments.xml"].encode()):
        title = reading.words_in_xml(etree.tostring(one, encoding="unicode"))
        titles[one.get(f"{W}id", "")] = " ".join(title.split()[:2])
    found: dict[str, str] = {}
    open_ones: set[str] = set()
    for element in etree.fromstring(parts["word/document.xml"].encode()).iter():
        key = element.get(f"{W}id", "")
        if element.tag == f"{W}commentRangeStart":
            open_ones.add(key)
            found[key] = ""
        elif element.tag == f"{W}commentRangeEnd":
            open_ones.remove(key)
        for opened in open_ones:
            found[opened] += {f"{W}t": element.text or "", f"{W}p": "\n", f"{W}br": "\n"}.get(str(element.tag), "")
    assert not open_ones
    told: dict[str, list[str]] = {}
    for key, words in found.items():
        told.setdefault(titles[key], []).append(words)
    return told


def comments(content: bytes) -> dict[str, list[str]]:
    """The comments as Word's own reader has them: title, then the lines."""
    document = docx.Document(io.BytesIO(content))
    return {
        lines[0].split("  ")[0]: lines[1:]
        for lines in ([line.text for line in one.paragraphs] for one in document.comments)
        if "It stands here too" not in lines[1]
    }


def test_each_comment_stands_on_the_words_of_its_claim_however_they_lie() -> None:
    for words in (
        ["came by train"],
        ["train is green, they", "green, they say"],
        ["green", "The train is green, they say", "they say"],
        ["by train", "by train"],
        ["train.\n\nThe train is", "slow.\n\nWhy so slow\n\nNobody"],
        ["He came by train.", "He", "Why so slow"],
    ):
        found = anchored(marked(annotated(on_words(*words))))

        expected = {f"Claim {number}": [re.sub(r"\n+", "\n", one)] for number, one in enumerate(words, start=1)}
        assert found == expected, words


def test_a_claim_that_stands_twice_has_its_comment_at_the_first_place_and_a_pointer_at_the_next() -> None:
    first, second = (TEXT.index("came by train"), TEXT.rindex("came by train"))
    places = tuple(PassageRow(1, at, at + 13, "came by train") for at in (second, first))
    content = marked(annotated(make.dossier(make.claim("He came by train.", passages=places), text=TEXT)))

    told = [[line.text for line in one.paragraphs] for one in docx.Document(io.BytesIO(content)).comments]
    assert anchored(content) == {"Claim 1": ["came by train", "came by train"]}
    assert [lines[1] for lines in told[1:]] == [
        "He came by train.",
        "It stands here too: what is on file is told at its first place.",
    ]


def test_a_claim_whose_words_stand_nowhere_is_told_at_the_end_and_on_the_copy() -> None:
    dossier = make.dossier(make.claim("He flew.", sources=[rich.TASS]), text=TEXT)

    for found in (annotated(dossier), annotated(replace(dossier, text=TEXT.strip()))):
        told = comments(marked(found))
        assert told["Claim 1"][:2] == ["He flew.", "Its words stand nowhere in this text."]
        assert "Claim 1 on file, and nowhere in this text: told at its end." in told["About this copy"]
        assert [heading.text for heading in found.contents] == [
            "The story",
            "Notes on sources",
            "Nowhere in this text",
            "The record",
        ]


def test_a_comment_says_what_came_of_the_claim_who_says_so_and_on_how_many_it_stands() -> None:
    told = comments(marked(annotated(rich.dossier())))

    assert told["Claim 4"] == [
        "The train has up to 90 carriages.",
        "Put as: reported",
        "Outcome: sent for a source by Miriam Castellanos (MC), 2026-11-20 09:00 UTC: three papers, "
        "one wire behind them",
        "Who says so: Yonhap: reported",
        "Korea Herald: reported",
        "Chosun Ilbo: reported",
        "Independence: 3 citations, 1 independent: everything rests on Yonhap, and behind Yonhap on one unnamed "
        "intelligence official",
        "Findings: ▲\u00a0warning 3 citations, 1 independent: everything rests on Yonhap, and behind Yonhap on one unnamed "
        "intelligence official (single-source)",
    ]
    assert "2 · Tass +\u00a0supports paragraph 2 · https://example.org/tass/khasan?id=1&lang=en" in "\n".join(
        told["Claim 1"]
    )
    assert "archived copy: https://archive.example.org/2026/tass-khasan" in "\n".join(told["Claim 1"])
    everything = [line for lines in told.values() for line in lines]
    assert not any(line.endswith("in the text") or line.startswith("Outcome: ○") for line in everything)
    assert not any("Ask RL" in line for lines in told.values() for line in lines), "notes stay at the desk"


def test_a_comment_is_by_whoever_decided_and_of_when_they_did() -> None:
    document = docx.Document(io.BytesIO(marked(annotated(rich.dossier()))))

    by_title = {one.paragraphs[0].text.split("  ")[0]: one for one in document.comments}
    decided, undecided = by_title["Claim 1"], by_title["Claim 3"]
    assert (decided.author, decided.initials) == ("Elias Kramer", "EK")
    assert decided.timestamp == dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.UTC)
    assert (undecided.author, undecided.initials, undecided.timestamp) == ("tracker", "tr", None)


def test_readers_are_told_of_nobody_at_the_desk_and_of_no_confidential_source() -> None:
    for content in (marked(annotated(rich.dossier(), Audience.READER)), clean(annotated(rich.dossier()))):
        everything = " ".join(map(reading.words_in_xml, reading.parts(content).values()))
        for kept in ("HERON", "Kramer", "Castellanos", "Ask RL", "single-source", "spokesperson", "00:03:11 9f86"):
            assert kept not in everything, kept
    told = comments(marked(annotated(rich.dossier(), Audience.READER)))
    assert "Who says so: a Western diplomat: reported" in told["Claim 14"]
    assert "Claim 17" not in told


def test_the_lawyer_is_told_who_must_not_be_named() -> None:
    told = comments(marked(annotated(rich.dossier(), Audience.LAWYER)))

    assert "Named in this copy, and not to be named outside: HERON." in told["About this copy"]


def test_the_clean_copy_has_neither_marks_nor_comments() -> None:
    parts = reading.parts(clean(annotated(rich.dossier())))

    assert "word/comments.xml" not in parts
    assert "omment" not in parts["word/document.xml"]
    assert "Mark_" not in parts["word/document.xml"]
    assert "tracker-report" not in parts["word/document.xml"]
    assert f"<cp:keywords>{annotated(rich.dossier()).stamp}</cp:keywords>" in parts["docProps/core.xml"]


HEADED = "The long way round\n\nWhy the train took two days.\n\nHe came by train.\n"
TEXTS = [
    rich.TEXT,
    TEXT,
    HEADED,
    "One line.",
    "One line.\n",
    "Two\nlines",
    "a\n\n\n\nb\n \n\tc\n\n  indented\n\n\n",
    "soft\u00adhy\u200bphen\u2060s \ufeff and\u00a0hard spaces\tand tabs\t\n\n\ttab first\n",
    "A list:\n- one\n- two\n\n1. three\n2. four\n",
    "Crosshead\nand its paragraph, which ends.\n\nAnother one.\n",
    "<b>& \"quotes\" 'single' ]]> &amp;\n\n<w:p/>",
    "שלום עולם.\n\nمرحبا بالعالم\n",
    "𝔘nicode 🚂\n\nand e\u0301 as é\n",
]


def test_filed_again_either_copy_gives_the_very_text_back() -> None:
    for text in TEXTS:
        for headline, standfirst in ((None, None), ("The long way round", "Why the train took two days.")):
            dossier = on_words(text.split()[0], text=text)
            found = annotated(replace(dossier, headline_over=headline, standfirst=standfirst))
            for content in (marked(found), clean(found)):
                story = read_docx(content, "story.docx")
                assert story.text == normalize("NFC", text), text
                assert story.comments == ()
                if headline:
                    assert (story.headline, story.standfirst) == (headline, standfirst), text


@settings(max_examples=25)
@given(st.text("ab .\n\t\u00a0é", min_size=1, max_size=60).filter(str.strip))
def test_any_text_comes_back_but_for_blanks_before_its_first_word(text: str) -> None:
    found = annotated(make.dossier(text=text))

    for content in (marked(found), clean(found)):
        assert read_docx(content, "story.docx").text == text.lstrip()


def test_comments_that_people_add_come_in_and_the_programs_own_do_not() -> None:
    content = marked(annotated(on_words("green, they say")))
    document = docx.Document(io.BytesIO(content))
    [paragraph] = [one for one in document.paragraphs if "green" in one.text]
    document.add_comment(paragraph.runs, text="Who says?", author="Lena Ortiz", initials="LO")
    saved = io.BytesIO()
    document.save(saved)

    story = read_docx(saved.getvalue(), "story.docx")

    assert [(one.author, one.text) for one in story.comments] == [("Lena Ortiz", "Who says?")]
    assert story.text == TEXT


def test_comments_of_ours_are_known_without_their_style_and_those_that_look_like_them_are_kept() -> None:
    content = marked(annotated(rich.dossier()))
    parts = unpacked(content)
    parts["word/comments.xml"] = re.sub(rb'<w:pStyle w:val="[^"]*"/>', b"", parts["word/comments.xml"])
    bare = packed(parts)
    document = docx.Document(io.BytesIO(bare))
    words = ("Claim 1", "Claim 1 is verified, says who?", "Claim 2  verified", "About this copy\nSend it back.")
    for one in words:
        document.add_comment(document.paragraphs[0].runs, text=one, author="Lena Ortiz")
    saved = io.BytesIO()
    document.save(saved)

    assert read_docx(bare, "story.docx").comments == ()
    assert [one.text for one in read_docx(saved.getvalue(), "story.docx").comments] == [*words]


def test_what_would_deceive_is_shown_in_the_story_and_counted() -> None:
    found = annotated(make.dossier(text="See \u202egnp.exe\x07 and soft\u00adhyphen.\ufffe"))

    assert shown_marks(found) == 3
    assert read_docx(clean(found), "x").text == "See [U+202E]gnp.exe␇ and soft\u00adhyphen.[U+FFFE]"


def test_hostile_words_are_text_in_every_comment_and_the_same_story_gives_the_same_bytes() -> None:
    words = " ".join(HOSTILE)
    source = make.source(words)
    claim = make.claim(
        words,
        sources=[make.said(source, quote=words)],
        evidence=[make.held(source, locator=words, url=words, archived_url=words)],
        reviews=make.decided(make.person(words, words), make.person(words, words)),
        state="verified",
        passages=(make.passage(TEXT, "green"),),
    )
    dossier = make.dossier(claim, text=TEXT, headline=words)

    content = marked(annotated(dossier))

    parts = reading.parts(content)
    for part in parts.values():
        etree.fromstring(part.encode())
    assert reading.words_in_xml(parts["word/comments.xml"]).count(reading.shown(words)) >= 5
    assert "TargetMode" not in parts["word/_rels/comments.xml.rels"]
    assert content == marked(annotated(dossier))


@pytest.mark.skipif(OFFICE is None, reason=NONE)
def test_an_office_program_opens_them_and_reads_the_same_words(tmp_path: Path) -> None:
    document, found = rich.report(), annotated(rich.dossier())
    files = {"report": b"".join(FORMATS["docx"].pieces(document)), "story": marked(found), "story-clean": clean(found)}
    for name, content in files.items():
        (tmp_path / f"{name}.docx").write_bytes(content)

    converted(tmp_path, "pdf", *sorted(tmp_path.glob("*.docx")))
    converted(tmp_path / "again", "docx", tmp_path / "story.docx")

    seen = {name: "".join("".join(words_on(tmp_path / f"{name}.pdf").split())) for name in files}
    assert squeezed(rich.TEXT) in seen["story"]
    assert squeezed(rich.TEXT) in seen["story-clean"]
    story = read_docx((tmp_path / "again" / "story.docx").read_bytes(), "story.docx")
    assert (story.comments, str(story.stamp)) == ((), found.stamp)
    for expected in (
        "At a glance",
        "3 findings stand in the way of sign-off",
        "Gauge register of the railways",
        "To verify",
    ):
        assert squeezed(expected) in seen["report"], expected


def words_on(path: Path) -> str:
    """Everything that can be read on the pages of a PDF."""
    return " ".join(page.extract_text() for page in PdfReader(path).pages)


def squeezed(text: str) -> str:
    """The letters alone, for a page breaks lines where it likes."""
    return "".join(text.split())
