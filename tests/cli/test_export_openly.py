"""`export --format`: one story in an open format, with a word on what was left out and why."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest

from tests.cli.door import Answer, Door

TEXT = "The ferry ran aground. The crew left it. The master slept, a steward said."
PAGE = "https://example.org/ferry"


@pytest.fixture
def ferry(tracker: Door) -> Door:
    """A story that one person checked: one claim by somebody else, one our own, one alleged."""
    tracker.desk.become("ferry", lambda: _furnish(tracker))
    return tracker


def _furnish(tracker: Door) -> None:
    run(tracker, "settings newsroom 'The Border Gazette'")
    run(tracker, "settings newsroom-url https://gazette.example")
    run(tracker, "source add 'Harbour Board' --kind organisation")
    run(tracker, "source add GULL --kind person --confidential yes --description 'a steward'")
    tracker.done("file", "-", "--slug", "ferry", stdin=TEXT)
    for words, status in (
        ("The ferry ran aground.", "reported"),
        ("The crew left it.", "unattributed"),
        ("The master slept", "alleged"),
    ):
        run(tracker, f"claim add ferry --text '{words}' --quote '{words}' --status {status}")
    run(tracker, "attribute ferry#1 'Harbour Board' --status reported --first-hand yes")
    run(tracker, "attribute ferry#3 GULL --status alleged")
    for number in (1, 2, 3):
        run(tracker, f"evidence add ferry#{number} --source 'Harbour Board' --locator p.1 --url https://h.example/1")
        run(tracker, f"take ferry#{number}")
        run(tracker, f"verify ferry#{number}")


def run(door: Door, line: str) -> Answer:
    """One line as a shell takes it, which must succeed."""
    answer = door(*shlex.split(line.replace("#", "\\#")))
    assert answer.status == 0, answer
    return answer


def out(door: Door) -> Door:
    """The same once it is signed off and published, and another claim has been logged since."""
    run(door, "sign-off ferry")
    run(door, f"publish ferry --url {PAGE}")
    run(door, "claim add ferry --text 'A steward said so.' --quote 'a steward said' --status reported")
    return door


def test_an_unpublished_story_has_no_reviews_and_it_is_said_why(demo: Door) -> None:
    answer = demo("export", "kim-train", "--format", "claimreview")

    assert answer.status == 0
    assert answer.json["@graph"] == []
    assert answer.err == (
        "No claim is rated: kim-train is not published; once it is, `tracker publish kim-train --url ADDRESS` says so.\n"
    )


def test_what_is_left_out_of_the_reviews_is_counted_and_nothing_confidential_is_in_them(ferry: Door) -> None:
    answer = out(ferry)("export", "ferry", "--format", "claimreview")

    assert answer.status == 0
    told = answer.json["@graph"]
    assert [one["@type"] for one in told] == ["NewsArticle", "ClaimReview", "Claim"]
    assert told[0]["publisher"] == {
        "@type": "Organization",
        "name": "The Border Gazette",
        "url": "https://gazette.example",
    }
    assert told[1]["url"] == f"{PAGE}#claim-1"
    assert [line.split(":")[0].split(" (")[0] for line in answer.err.splitlines()] == [
        "1 claim is rated.",
        "1 claim is in it with the sources and without a rating",
        "1 claim is left out, put as alleged",
        "1 claim is left out, not decided.",
    ]
    assert "GULL" not in answer.out


def test_a_review_is_made_to_be_published_and_only_for_readers(ferry: Door) -> None:
    assert ferry.refused("export", "ferry", "--format", "claimreview", "--for", "desk") == (
        "a ClaimReview is made to be published, so it is for the reader and not for the desk: leave --for out"
    )


def test_the_formats_are_for_readers_unless_somebody_says_otherwise(ferry: Door) -> None:
    for name in ("annotations", "prov"):
        reader, desk = (
            ferry("export", "ferry", "--format", name),
            ferry("export", "ferry", "--format", name, "--for", "desk"),
        )
        assert ("GULL" in reader.out, "GULL" in desk.out) == (False, True), name
        assert "a steward" in reader.out
        assert "For the desk only" in desk.err
        assert "For the desk only" not in reader.err


def test_an_open_format_is_written_whole_or_not_at_all_and_twice_the_same(ferry: Door, tmp_path: Path) -> None:
    target = tmp_path / "ferry.json"

    answer = ferry("export", "ferry", "--format", "ANNOTATIONS", "-o", str(target))

    assert answer.out == f"ferry as annotations for the reader is at {target}.\n"
    assert json.loads(target.read_bytes())["total"] == 3
    assert "is there already" in ferry.refused("export", "ferry", "--format", "annotations", "-o", str(target))
    assert target.read_text() == ferry("export", "ferry", "--format", "annotations").out


def test_what_does_not_go_together_is_refused(ferry: Door) -> None:
    for words, sentence in (
        ("--format prov", "prov is written of one article: name it, as in `tracker export kim-train --format prov`"),
        ("--for reader", "JSON Lines hold everything for another desk: leave --for out, or name an open format"),
        ("--as-of 2026-01-01", "a dump of the past could not be restored, for its ledger goes on: name one article"),
        ("ferry --format prov --for everybody", "“everybody” is no audience: choose desk, lawyer or reader"),
    ):
        assert ferry.refused("export", *words.split()) == sentence


def test_a_story_is_exported_as_it_stood(ferry: Door) -> None:
    then = ferry("export", "ferry", "--format", "prov", "--as-of", "1")

    assert then.status == 0, then
    assert [one["label"] for one in then.json["@graph"] if "label" in one][:2] == [
        "The Border Gazette",
        "The ferry ran aground. The crew left it. The master slept, a steward said.",
    ]
    assert "GULL" not in then.out
    assert not [one for one in then.json["@graph"] if "Claim" in one["type"]]
