"""`file`, `articles`, `claim`: putting a story and its claims on file, and finding them again."""

from __future__ import annotations

import os
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

from tests.cli.door import Door
from tests.each import each

STORY = "The mayor resigned on Monday, two papers report. The mayor denies it.\n"


def listed(demo: Door, *words: str) -> list[int]:
    """The numbers of the claims that a listing shows."""
    return [one["number"] for one in demo.json("claim", "list", *words)]


# Texts


def test_a_file_becomes_an_article_named_after_it(tracker: Door, tmp_path: Path) -> None:
    (tmp_path / "Mayor's Farewell.txt").write_text("\ufeff" + STORY, encoding="utf-8")

    told = tracker.done("file", str(tmp_path / "Mayor's Farewell.txt")).out

    assert told.startswith("Filed mayors-farewell, revision 1: 70 characters. Next: tracker propose mayors-farewell")
    [article] = tracker.json("articles")
    assert article["headline"] == STORY.strip()


def test_the_same_text_twice_is_no_new_revision(tracker: Door) -> None:
    tracker.done("file", "-", "--slug", "mayor", stdin=STORY)

    assert tracker.done("file", "-", "--slug", "mayor", stdin=STORY.replace("\n", "\r\n")).out == (
        "Nothing to file: mayor, revision 1: 70 characters, is the same text.\n"
    )
    assert len(tracker.json("log", "mayor")) == 1


@each(
    ("content", "sentence"),
    [
        (b"", "is empty: there is no story in it"),
        (b" \n\t\n", "is empty: there is no story in it"),
        (b"PK\x03\x04\x14\x00", "is a broken Word document: open it in Word and save it again as .docx"),
        (b"%PDF-1.7\n", "is a PDF, which is not read: save the story as text (UTF-8) or .docx"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "is an old Office file (.doc or its like), which is not read: save it as .docx",
        ),
        ("café".encode("latin-1"), "is not in UTF-8: byte 3 does not fit (“caf\ufffd”); save it as UTF-8"),
        (
            "A story".encode("utf-16") + b"!",
            "is not in UTF-16-LE: byte 16 does not fit (“story\ufffd”); save it as UTF-8",
        ),
        (b"\x89PNG\r\n\x1a\n", "is a picture, not a text: save the story as text (UTF-8) or .docx"),
        (b"A story\x00with NUL", "holds a NUL (byte 7), so it is no text, or text in UTF-16 without its mark: save"),
        (b"a" * 20_000_001, "is larger than 20 MB: that is no story"),
    ],
)
def test_what_is_no_story_is_refused_from_a_file_and_from_a_pipe(
    content: bytes, sentence: str, tracker: Door, tmp_path: Path
) -> None:
    (tmp_path / "story.txt").write_bytes(content)

    assert sentence in tracker.refused("file", str(tmp_path / "story.txt"))
    assert sentence in tracker.refused("file", "-", "--slug", "story", stdin=content)


def test_folders_devices_and_pipes_are_no_story(tracker: Door, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    for place in (tmp_path / "pipe", Path("/dev/zero"), Path("/dev/null")):
        assert tracker.refused("file", str(place)) == (
            f"{place} is no file: name a text, Markdown, HTML or Word file, or - for standard input"
        )
    long = tmp_path / ("a" * 300)
    assert tracker.refused("file", str(long)).endswith("cannot be read: File name too long; name another file")


def test_a_headline_without_a_latin_letter_wants_a_slug(tracker: Door) -> None:
    assert tracker.refused("file", "-", stdin="Мэр ушёл") == "no slug can be made of the headline: give one with --slug"

    tracker.done("file", "-", "--slug", "mer", stdin="Мэр ушёл")
    assert tracker.done("articles").rows[0]["headline"] == "Мэр ушёл"


# Claims


def test_a_claim_stands_on_exact_words(tracker: Door) -> None:
    tracker.done("file", "-", "--slug", "mayor", stdin=STORY)

    assert "stand 2 times in the text" in tracker.refused("claim", "add", "mayor", "--text", "x", "--quote", "he mayor")
    tracker.done("claim", "add", "mayor", "--text", "It is denied.", "--quote", "The mayor", "--occurrence", "2")
    [passage] = tracker.json("claim", "show", "mayor#1")["passages"]
    assert passage["start"] == STORY.rindex("The mayor")


def test_claims_are_numbered_by_the_desk_and_labels_are_exact(tracker: Door) -> None:
    tracker.done("file", "-", "--slug", "mayor", stdin=STORY)
    for number in (1, 2, 3):
        assert tracker.done("claim", "add", "mayor", "--text", "x").out.startswith(f"mayor#{number} is on file")

    for label in ("mayor#01", "mayor#0", "mayor#-1", "mayor#1.0", "#1", "mayor#", "mayor 1", "mayor#９"):
        assert "is no claim: name one as slug#number, such as kim-train#12" in tracker.refused("claim", "show", label)
    assert tracker.refused("claim", "show", "mayor#4") == "mayor has no claim 4: its claims are numbered up to 3"
    assert tracker.refused("claim", "show", "mayer#1") == "there is no article “mayer”; did you mean mayor?"


def test_a_claim_may_be_as_long_as_a_paragraph_and_no_longer(tracker: Door) -> None:
    tracker.done("file", "-", "--slug", "mayor", stdin=STORY)

    tracker.done("claim", "add", "mayor", "--text", "é" * 2_000)
    assert tracker.refused("claim", "add", "mayor", "--text", "é" * 2_001) == (
        "the text is 2,001 characters long: at most 2,000 are taken"
    )
    assert tracker.json("claim", "show", "mayor#1")["text"] == "é" * 2_000


def test_statuses_may_be_written_in_any_case(tracker: Door) -> None:
    tracker.done("file", "-", "--slug", "mayor", stdin=STORY)

    tracker.done("claim", "add", "mayor", "--text", "x", "--status", "Alleged", "--risk", "HIGH", "--allegation", "Yes")
    claim = tracker.json("claim", "show", "mayor#1")
    assert (claim["status"], claim["risk"], claim["allegation"]) == ("alleged", "high", True)


def test_a_changed_text_takes_the_tick_away_and_a_note_does_not(demo: Door) -> None:
    demo.done("claim", "edit", "kim-train#4", "--note", "Asked again.", by="RL")
    assert demo.json("claim", "show", "kim-train#4")["state"] == "verified"

    told = demo.done("claim", "edit", "kim-train#4", "--text", "Khasan lies in Russia.", by="RL").out
    assert "Its decision no longer stands: it is back in review." in told
    assert demo.json("claim", "show", "kim-train#4")["state"] == "in_review"


# Finding claims


LETS: dict[str, Callable[[dict[str, Any]], bool]] = {
    "--state verified": lambda one: one["state"] == "verified",
    "--state verified --state disputed": lambda one: one["state"] in ("verified", "disputed"),
    "--state Needs-Source,withdrawn": lambda one: one["state"] in ("needs_source", "withdrawn"),
    "--status alleged": lambda one: one["status"] == "alleged",
    "--risk high": lambda one: one["risk"] == "high",
    "--single-sourced": lambda one: one["independent_max"] == 1,
    "--contested": lambda one: one["contested"],
    "--text TRAIN": lambda one: "train" in one["text"].lower(),
    "--text %": lambda one: "%" in one["text"],
    "--text _": lambda one: "_" in one["text"],
    "--source aljazeera": lambda one: any(
        "AlJazeera" in (each["source"], *each["via"]) for each in one["attributions"]
    ),
    "kim-train --limit 1000000": lambda one: True,
}


def test_a_filter_lets_through_exactly_what_it_says(demo: Door) -> None:
    everything = demo.json("claim", "list")

    for words, lets in LETS.items():
        assert listed(demo, *words.split()) == [one["number"] for one in everything if lets(one)], words


FILTERS = {
    "slug": ["kim-train"],
    "state": ["--state", "unreviewed", "--state", "verified"],
    "status": ["--status", "reported"],
    "risk": ["--risk", "normal"],
    "single": ["--single-sourced"],
    "text": ["--text", "train"],
    "source": ["--source", "Konstantin Pulikovsky"],
}


def test_two_filters_let_through_what_both_do(demo: Door) -> None:
    alone = {name: set(listed(demo, *words)) for name, words in FILTERS.items()}

    for one, other in combinations(FILTERS, 2):
        assert set(listed(demo, *FILTERS[one], *FILTERS[other])) == alone[one] & alone[other], (one, other)


def test_all_filters_at_once_and_a_limit_keeps_the_first(demo: Door) -> None:
    every = [word for words in FILTERS.values() for word in words]
    found = listed(demo, *every)

    assert found == [56, 57, 58, 59]
    for most in (0, 1, 2, 500):
        assert listed(demo, *every, "--limit", str(most)) == found[:most]
        assert listed(demo, "--limit", str(most)) == list(range(1, 78))[:most]


def test_contested_claims_are_found(demo: Door) -> None:
    demo.done("attribute", "kim-train#60", "Moscow", "--status", "denied", by="MC")

    assert listed(demo, "--contested") == [60]
    assert demo.done("claim", "list", "--contested").rows[0]["status"] == "alleged/denied"


def test_the_listing_in_a_pipe_is_tab_separated_whole_and_says_of_how_many_to_nobody(demo: Door) -> None:
    answer = demo.done("claim", "list", "kim-train", "--limit", "3")

    assert answer.out.splitlines()[0] == "claim\tstate\tstatus\tcited\tindep\ttext\ton it"
    assert [row["claim"] for row in answer.rows] == ["kim-train#1", "kim-train#2", "kim-train#3"]
    assert len(demo.done("claim", "list").rows) == 77


def test_a_tab_or_line_end_in_a_text_does_not_break_the_table(tracker: Door) -> None:
    tracker.done("file", "-", "--slug", "mayor", stdin=STORY)
    tracker.done("source", "add", "Herald", "--kind", "outlet", "--note", "a\tb\nc")

    assert "a\tb\nc" in tracker.json("source", "show", "Herald")["note"]
    assert "line" not in tracker.refused("claim", "add", "mayor", "--text", "a\tb").lower()
    assert "U+0009 at place 2: take it out" in tracker.refused("claim", "add", "mayor", "--text", "a\tb")
