"""`--as-of`: which commands look back, and what a moment may be."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

from tests.cli.cases import DONE
from tests.cli.door import Answer, Door, command_lines, params_of
from tests.clocks import Clock

ANSWERS_FOR_NO_MOMENT = {
    "rules": "the rule book is the program's, not the desk's",
    "extract": "reads a text and opens no desk",
    "extractors": "opens no desk",
    "db check": "is about the file as it is now",
    "doctor": "is about the file and all that is in it as it is now",
    "db move": "carries the whole desk, with its ledger",
    "db downgrade": "is about the tables as they are now",
    "db backup": "is of the desk as it is, with its whole ledger",
    "serve": "opens the desk as it is; its pages look back by themselves",
    "db grants": "is about the rights that people need now",
    "db restore": "puts back what the backup holds",
    "log verify": "is about the whole ledger",
    "log head": "is the head of the ledger as it is; a report of the past has the head of then",
    "log key": "opens no desk",
    "report verify": "goes by the moment that stands in the report's stamp",
}
"""Commands that read and have no --as-of, and why."""
ACTS = {one.line for one in DONE if one.changes} | {("db", "upgrade")}


def test_every_command_that_reads_looks_back_or_has_its_reason_not_to() -> None:
    for line, _, _ in command_lines():
        looks_back = any("--as-of" in one.opts and "As it stood then" in (one.help or "") for one in params_of(line))
        reads = line not in ACTS or line == ("settings",)
        excused = " ".join(line) in ANSWERS_FOR_NO_MOMENT
        assert looks_back == (reads and not excused), " ".join(line)
        assert not (excused and not reads), " ".join(line)


REFUSED = [
    (
        "person list",
        "noon",
        "“noon” is no time and no revision: write 2026-11-23, 2026-11-23T09:30, or of an article the number",
    ),
    ("queue", "  ", "is no time and no revision"),
    ("settings", "2999-01-01", "2999-01-01 has not come yet: name a moment that is past"),
    ("articles", "2999-01-01T09:30", "2999-01-01T09:30 has not come yet"),
    ("settings hold-hours 9", "2001-01-01", "what was chosen then cannot be changed any more: leave --as-of out"),
    (
        "claim list",
        "1",
        "1 is the number of a revision, and every article has its own: name the article, or a day or time",
    ),
    ("claim list kim-train", "9", "kim-train has no revision 9: there is only revision 1"),
    ("claim show kim-train#1", "2001-01-01", "kim-train was not on file yet as of 2001-01-01 23:59 UTC: name a later"),
    ("evidence list kim-train#4", "2001-01-01T09:30", "kim-train was not on file yet as of 2001-01-01 09:30 UTC"),
    ("rests kim-train#99", "2001-01-01", "kim-train was not on file yet as of"),
    ("report kim-trian", "2001-01-01", "there is no article “kim-trian”; did you mean kim-train?"),
    ("claim show 60", "2001-01-01", "“60” is no claim: name one as slug#number, such as kim-train#12"),
    ("audit --new-since 2002-01-01", "2001-01-01", "--new-since 2002-01-01 is later than --as-of 2001-01-01: name an"),
    ("queue", "signed", "signed is a moment in the life of an article: name the article, or a day or time"),
    ("queue kim-train", "signed", "kim-train is not signed off yet: name a day or a time instead"),
    ("rests kim-train#1", "published", "kim-train is not published yet: name a day or a time instead"),
    ("log", "2999-01-01", "2999-01-01 has not come yet"),
]


def test_a_moment_that_cannot_be_meant_is_refused_in_one_sentence(demo: Door) -> None:
    for words, as_of, sentence in REFUSED:
        assert sentence in demo.refused(*words.split(), "--as-of", as_of), words


def test_before_the_desk_began_there_was_nothing_and_that_is_said(demo: Door) -> None:
    for words, out in (("person list", "initials\tname\troles\n"), ("claim list --format json", "[]\n")):
        told = demo(*words.split(), "--as-of", "2001-01-01")

        assert told == Answer(0, out, "As of 2001-01-01 23:59 UTC: nothing was on file yet.\n")


def test_a_day_is_all_of_it_and_the_day_that_is_going_on_goes_to_this_moment(demo: Door, clock: Clock) -> None:
    demo.done("claim", "add", "kim-train", "--text", "x", by="EK")
    begun, day = clock.at, f"{clock.at:%Y-%m-%d}"
    clock.at += dt.timedelta(hours=1)
    while f"{clock.at:%Y-%m-%d}" != day:
        clock.at -= dt.timedelta(minutes=1)
    now = f"As of {clock.at:%Y-%m-%d %H:%M} UTC:\n"

    assert demo("claim", "show", "kim-train#78", "--as-of", day).err == now
    clock.at += dt.timedelta(days=2)
    assert demo("claim", "show", "kim-train#78", "--as-of", day).err == f"As of {day} 23:59 UTC:\n"
    east = dt.timezone(dt.timedelta(hours=5, minutes=30))
    assert demo("claim", "show", "kim-train#78", "--as-of", begun.astimezone(east).isoformat()).status == 0


def test_a_revision_is_the_moment_when_it_was_filed(demo: Door, tmp: Path) -> None:
    demo.done("file", str(tmp / "story.txt"), by="RL")
    demo.done("file", "-", "--slug", "story", by="RL", stdin="A story changed.")

    assert demo("articles", "--as-of", "1").status == 2
    assert demo("check-publish", "story", str(tmp / "story.txt"), "--as-of", "1").out.startswith("No: nothing of story")
    assert [one["act"] for one in demo("log", "story", "--as-of", "1", "--format", "json").json] == ["file"]


def test_signed_and_published_are_moments_in_the_life_of_an_article(demo: Door, clock: Clock, tmp: Path) -> None:
    for by, words in (
        ("RL", f"file {tmp / 'story.txt'}"),
        ("EK", "sign-off story"),
        ("EK", f"publish story --at {(clock.at + dt.timedelta(minutes=150)).isoformat()}"),
        ("RL", "claim add story --text Late."),
    ):
        clock.at += dt.timedelta(hours=1)
        demo.done(*words.split(), by=by)

    for word, minutes in (("signed", 120), ("published", 150)):
        at = f"{clock.at - dt.timedelta(minutes=240 - minutes):%Y-%m-%d %H:%M}"
        assert demo("claim", "list", "story", "--as-of", word).err == f"As of {at} UTC:\n"
        assert demo("claim", "list", "story", "--as-of", word).rows == []
        assert [one["act"] for one in demo.json("log", "story", "--as-of", word)] == ["sign-off", "file"]
    new = demo("audit", "story", "--rule", "unsourced", "--new-since", "published", "--format", "json").json
    assert [one["claim"] for one in new["findings"]] == ["story#1"]


def test_what_a_purge_has_emptied_cannot_be_looked_at_and_what_came_before_can(demo: Door, clock: Clock) -> None:
    before = demo("source", "list", "--as-of", clock.at.isoformat())
    first = clock.at
    clock.at += dt.timedelta(hours=1)
    demo.done("source", "add", "Herald", "--kind", "outlet", by="EK")
    demo.desk.tamper("UPDATE entry SET after_values = NULL, salt = NULL WHERE seq = (SELECT max(seq) FROM entry)")
    clock.at += dt.timedelta(hours=1)

    assert "has been emptied by a purge, so nobody can say any more how the desk stood" in demo.refused(
        "source", "list", "--as-of", (first + dt.timedelta(hours=2)).isoformat()
    )
    assert demo("source", "list", "--as-of", first.isoformat()) == before


def test_an_audit_of_the_past_tells_what_was_new_then(demo: Door, clock: Clock) -> None:
    start = clock.at
    line = ("audit", "kim-train", "--rule", "unsourced", "--format", "json")
    for text in ("It is armoured.", "It is long."):
        clock.at += dt.timedelta(hours=1)
        demo.done("claim", "add", "kim-train", "--text", text, by="EK")
    first = (start + dt.timedelta(minutes=90)).isoformat()
    clock.at += dt.timedelta(hours=1)

    told = demo(*line, "--new-since", start.isoformat(), "--as-of", first).json

    assert [one["claim"] for one in told["findings"]] == ["kim-train#78"]
    assert told["as_of"] == first.replace("+00:00", ".000000Z")


def test_the_help_says_what_a_day_means(demo: Door) -> None:
    told = " ".join(re.sub(r"[^\w,.;:-]+", " ", demo.done("claim", "list", "--help").out).split())

    assert "As it stood then UTC : 2026-11-23, its end; 2026-11-23T09:30; of an article also the number of" in told
