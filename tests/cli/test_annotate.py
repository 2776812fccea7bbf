"""`tracker annotate`: the story with its notes, and the clean copy beside it."""

from __future__ import annotations

import os
import re
from pathlib import Path

import docx
import pytest

from tests.cli.door import Door
from tests.reports.reading import parts


def test_what_was_signed_is_what_the_clean_copy_and_the_annotated_one_hold(demo: Door, tmp_path: Path) -> None:
    (tmp_path / "bridge.txt").write_text("The bridge is shut\n\nThe bridge is shut, Ann Lee said.\nIt opens in May.\n")
    demo.done("file", str(tmp_path / "bridge.txt"), by="RL")
    demo.done("claim", "add", "bridge", "--text", "It is shut.", "--quote", "Ann Lee said", by="RL")
    demo.done("withdraw", "bridge#1", "--reason", "x", by="EK")
    demo.done("sign-off", "bridge", by="EK")

    demo.done("annotate", "bridge", "-o", str(tmp_path / "out.docx"))

    for name in ("out.docx", "out-clean.docx"):
        assert demo.done("check-publish", "bridge", str(tmp_path / name)).out.startswith(
            "Yes: this is revision 1 of bridge"
        )
        assert "Nothing to file" in demo.done("file", str(tmp_path / name), "--slug", "bridge", by="RL").out
    assert "word/comments.xml" in parts((tmp_path / "out.docx").read_bytes())
    assert "word/comments.xml" not in parts((tmp_path / "out-clean.docx").read_bytes())


def test_both_copies_are_written_or_neither(demo: Door, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    story, clean = tmp_path / "out.docx", tmp_path / "out-clean.docx"
    words = ("annotate", "kim-train", "-o", str(story))
    clean.write_text("mine")

    assert demo.refused(*words).startswith(f"{clean} is there already")
    assert not story.exists()
    demo.done(*words, "--no-clean")
    assert clean.read_text() == "mine"
    demo.done(*words, "--force")
    assert story.read_bytes()[:2] == clean.read_bytes()[:2] == b"PK"

    demo.done("annotate", "kim-train", "-o", str(tmp_path / ".docx"))
    assert (tmp_path / ".docx").read_bytes()[:2] == (tmp_path / ".clean.docx").read_bytes()[:2] == b"PK"
    page = tmp_path / "out.HTM"
    demo.done("annotate", "kim-train", "-o", str(page))
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")

    story.write_text("old"), clean.write_text("mine")
    replace = os.replace

    def full(source: str, target: str) -> None:
        if Path(target) == clean and "kept" not in str(source):
            raise OSError(28, "No space left on device")
        replace(source, target)

    monkeypatch.setattr(os, "replace", full)
    demo(*words, "--force")
    assert (story.read_text(), clean.read_text()) == ("old", "mine")
    assert sorted(one.name for one in tmp_path.iterdir() if one.name.startswith(".tracker-")) == []


def test_what_word_shows_as_signs_is_said_whatever_the_file_is_called(demo: Door, tmp_path: Path) -> None:
    demo.done("file", "-", "--slug", "signs", stdin="The bridge\n\nIt is \u202eshut\u202c.\n", by="RL")
    warning = "2 characters of the text that nobody would see stand there as signs, such as [U+202E]"

    for name, more, told in (
        ("a.docx", (), True),
        ("b", ("--format", "docx"), True),
        ("c.docx", ("--format", "html"), False),
        ("d.html", (), False),
    ):
        answer = demo("annotate", "signs", "-o", str(tmp_path / name), *more)
        assert (answer.status, warning in " ".join(answer.err.split())) == (0, told), (name, answer)


def test_a_copy_that_would_undo_what_was_filed_since_is_refused(demo: Door, tmp_path: Path) -> None:
    demo.done("file", "-", "--slug", "pier", stdin="The pier\n\nIt is shut. It opens in May.\n", by="EK")
    demo.done("annotate", "pier", "-o", str(tmp_path / "a.docx"))
    filed = "The pier\n\nIt is shut. It opens in June, the port says.\n"
    demo.done("file", "-", "--slug", "pier", stdin=filed, by="RL")

    for name in ("a.docx", "a-clean.docx"):
        edited(tmp_path / name, "It is shut.", "It is closed.")
        assert demo.refused("file", str(tmp_path / name), "--slug", "pier", by="EK").startswith(
            "this copy was made from revision 1 of pier, and revision 2 by RL is on file since, whose changes are not in it: "
            "bring them over (tracker diff pier), or add --anyway to file it all the same"
        )
    edited(tmp_path / "a.docx", "It opens in May.", "It opens in June, the port says.")
    assert "revision 3" in demo.done("file", str(tmp_path / "a.docx"), "--slug", "pier", by="EK").out
    edited(tmp_path / "a.docx", "closed", "locked")
    assert "revision 4" in demo.done("file", str(tmp_path / "a.docx"), "--slug", "pier", by="EK").out
    stale = ("file", str(tmp_path / "a-clean.docx"), "--slug", "pier")
    assert "and revision 4 by EK is on file since" in demo.refused(*stale, by="RL")
    assert "revision 5" in demo.done(*stale, "--anyway", by="EK").out


def test_a_copy_is_filed_as_the_story_it_is_of(demo: Door, tmp_path: Path) -> None:
    demo.done("file", "-", "--slug", "pier", stdin="The pier\n\nIt is shut.\n", by="EK")
    copy = tmp_path / "copy.docx"
    demo.done("annotate", "pier", "-o", str(copy), "--no-clean")

    assert demo.refused("file", str(copy), by="EK").startswith(
        "this is a copy of pier: add --slug pier, or --anyway to file it as copy"
    )
    assert "file it as quay" in demo.refused("file", str(copy), "--slug", "quay", by="EK")
    assert "Filed quay, revision 1" in demo.done("file", str(copy), "--slug", "quay", "--anyway", by="EK").out
    foreign = docx.Document(str(copy))
    foreign.core_properties.keywords = re.sub("[0-9a-f]{64}", "0" * 64, foreign.core_properties.keywords)
    foreign.save(str(copy))
    assert "this is word for word revision 1 of quay: name" in demo.refused("file", str(copy), by="EK")
    assert "Filed copy, revision 1" in demo.done("file", str(copy), "--anyway", by="EK").out


def edited(path: Path, before: str, after: str) -> None:
    """Somebody changes words in a Word file, and saves it."""
    document = docx.Document(str(path))
    [found] = [one for one in document.paragraphs if before in one.text]
    found.runs[0].text = found.text.replace(before, after)
    for other in found.runs[1:]:
        other.text = ""
    document.save(str(path))


def test_a_story_without_a_text_has_nothing_to_annotate(demo: Door) -> None:
    demo.done("import", "-", stdin='{"record": "article", "slug": "empty"}\n', by="EK")

    assert demo.refused("annotate", "empty") == (
        "no text of empty is on file yet: file one with `tracker file`, then annotate it"
    )


def test_the_page_has_its_notes_under_the_story_and_leads_back_to_the_words(demo: Door, tmp_path: Path) -> None:
    page = demo.done("annotate", "kim-train", "--for", "reader").out

    assert page.count("<mark ") > 60
    assert '<a href="#claim-9"' in page
    assert 'href="#words-9-1">in the text</a>' in page
    assert "Castellanos" not in page
