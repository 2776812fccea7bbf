"""`tracker review`: the open claims one at a time, by keys in a real terminal or by lines from a script."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest

from tests.cli.door import EXECUTABLE, PROGRAM, Door, Screen

ASKS = "? help"
STORY = "The mayor resigned on Monday. The council met on Tuesday. A vote is due."


@pytest.fixture
def story(tracker: Door) -> Door:
    """A desk of one with three claims, each on its words in the story, and one source."""

    def make() -> None:
        tracker.done("file", "-", "--slug", "mayor", stdin=STORY)
        for text, words in (
            ("The mayor resigned.", "The mayor resigned on Monday"),
            ("The council met.", "The council met on Tuesday"),
            ("A vote is due.", "A vote is due"),
        ):
            tracker.done("claim", "add", "mayor", "--text", text, "--quote", words)
        tracker.done("source", "add", "City Hall", "--kind", "organisation")

    tracker.desk.become("three claims", make)
    return tracker


@pytest.fixture
def screen(story: Door) -> Iterator[Screen]:
    """The review of that desk, begun in a terminal."""
    begun = Screen([PROGRAM, "--db", story.address, "review", "mayor"])
    yield begun
    if begun.process.poll() is None:
        begun.process.kill()
        begun.close()


def states(door: Door) -> list[str]:
    """Where the claims stand."""
    return [one["state"] for one in door.json("claim", "list")]


# In a terminal


def test_a_claim_is_shown_with_its_words_in_the_story_and_the_keys(story: Door) -> None:
    """By the executable itself; the others are answered by a fork. On the tests' server its login is nobody's yet
    (tests/warm.py says why), so it has to be told who looks."""
    screen = Screen([EXECUTABLE, "--db", story.address, "--by", "ann", "review", "mayor"])
    shown = screen.expect(ASKS)
    screen.press("q")

    assert screen.close()[0] == 0
    assert "── 1 of 3 ─ waits for a checker ─" in shown
    assert "│ [[The mayor resigned on Monday]]. The council met on Tuesday." in shown
    assert "mayor#1  ○ unreviewed" in shown
    assert "v verify  d dispute" in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_evidence_then_verify_by_single_keys(screen: Screen, story: Door) -> None:
    screen.expect(ASKS)
    screen.press("v")
    screen.expect("Why? (may be left blank) ")
    screen.type("\n")
    assert "mayor#1 has no evidence that supports it" in screen.expect(ASKS)
    screen.press("e")
    screen.expect("Whose is it? (a source on file) ")
    screen.type("city hall\n")
    screen.expect("Does it support, refute, or give context? ")
    screen.type("support\n")
    screen.expect("Where in it? (page, paragraph, time code) ")
    screen.type("decree 7\n")
    screen.expect("The words that matter: ")
    screen.type("resigns\n")
    assert "1. supports: City Hall, decree 7; “resigns”" in screen.expect(ASKS)
    screen.press("v")
    screen.expect("Why? (may be left blank) ")
    screen.type("The decree is signed.\n")
    screen.expect("mayor#1: decided, verified.")
    screen.expect(ASKS)
    screen.press("q")

    status, rest = screen.close()
    assert status == 0
    assert "1 of 3 moved on. `tracker review` goes on from here." in rest
    assert states(story) == ["verified", "unreviewed", "unreviewed"]


def test_a_key_that_means_nothing_shows_what_the_keys_mean(screen: Screen) -> None:
    for key in ("x", "\r", "?", "\x1b[A"):
        screen.expect(ASKS)
        screen.press(key)
        assert "leave the review: what you did is kept" in screen.expect("goes on")


def test_skipping_and_leaving_change_nothing(screen: Screen, story: Door) -> None:
    before = story.json("log", "head")
    for _ in range(2):
        screen.expect(ASKS)
        screen.press("s")
    screen.expect("3 of 3")
    screen.expect(ASKS)
    screen.press("Q")

    assert screen.close()[0] == 0
    assert story.json("log", "head") == before


@pytest.mark.parametrize(("key", "status"), [("\x04", 0), ("\x03", 130)], ids=["control-d", "control-c"])
def test_control_d_leaves_and_control_c_interrupts_with_what_was_done_kept(
    key: str, status: int, screen: Screen, story: Door
) -> None:
    screen.expect(ASKS)
    screen.press("u")
    screen.expect("Why can nobody tell? ")
    screen.type("No minutes are kept.\n")
    screen.expect("2 of 3")
    screen.expect(ASKS)
    screen.press(key)

    ended, rest = screen.close()
    assert ended == status
    assert "bug" not in rest
    assert states(story)[0] == "unverifiable"


def test_control_d_at_a_question_thinks_better_of_it(screen: Screen, story: Door) -> None:
    screen.expect(ASKS)
    screen.press("u")
    screen.expect("Why can nobody tell? ")
    screen.type("\x04")
    assert "thought better of: nothing was changed" in screen.expect(ASKS)
    screen.press("q")

    assert screen.close()[0] == 0


def test_a_claim_that_was_changed_meanwhile_is_shown_anew_before_it_is_decided(screen: Screen, story: Door) -> None:
    screen.expect(ASKS)
    story.done("claim", "edit", "mayor#1", "--text", "The mayor stepped back.")
    screen.press("u")
    screen.expect("Why can nobody tell? ")
    screen.type("No minutes.\n")

    told = screen.expect(ASKS)
    assert "mayor#1 has changed since you looked at it" in told
    assert "The mayor stepped back." in told
    screen.press("u")
    screen.expect("Why can nobody tell? ")
    screen.type("No minutes.\n")
    screen.expect("mayor#1: decided, unverifiable.")


def test_a_claim_that_somebody_decided_meanwhile_is_passed_over(screen: Screen, story: Door) -> None:
    screen.expect(ASKS)
    story.done("take", "mayor#2")
    story.done("unverifiable", "mayor#2", "--reason", "x")
    screen.press("s")

    assert "mayor#2 waits for nobody any more." in screen.expect("3 of 3")


def test_nobody_else_waits_while_a_question_is_open(story: Door) -> None:
    for name, role in (("MC", "checker"), ("EK", "editor")):
        story.done("person", "add", name, "--initials", name, "--role", role)
    story.done("settings", "second-person", "required")
    story.done("take", "mayor#1", by="MC")
    story.done("unverifiable", "mayor#1", "--reason", "x", by="MC")
    screen = Screen([PROGRAM, "--db", story.address, "--by", "EK", "review"])
    screen.expect(ASKS)
    screen.press("a")
    screen.expect("Anything to add? (may be left blank) ")

    story.done("source", "add", "Herald", "--kind", "outlet")

    screen.type("\n")
    screen.expect("mayor#1 is unverifiable.")
    assert screen.close()[0] == 0


def test_a_story_that_was_filed_anew_meanwhile_is_shown_before_a_claim_of_it_is_decided(
    screen: Screen, story: Door
) -> None:
    for text, told in (
        (STORY.replace("Tuesday", "Friday"), "the story was filed anew since you looked at mayor#1: here it is"),
        (STORY.replace("Monday", "Sunday"), "mayor#1 has changed since you looked at it"),
    ):
        screen.expect(ASKS)
        story.done("file", "-", "--slug", "mayor", stdin=text)
        screen.press("u")
        screen.expect("Why can nobody tell? ")
        screen.type("No minutes.\n")
        screen.expect(told)
    screen.expect(ASKS)
    screen.press("q")

    assert screen.close()[0] == 0
    assert states(story)[0] == "unreviewed"


def test_a_source_that_is_retracted_meanwhile_is_seen_before_the_claim_on_it_is_decided(
    screen: Screen, story: Door
) -> None:
    screen.expect(ASKS)
    story.done("attribute", "mayor#1", "City Hall", "--status", "confirmed")
    for meanwhile in (("source", "retract", "City Hall", "--reason", "a forgery"), ()):
        screen.press("u")
        screen.expect("Why can nobody tell? ")
        screen.type("No minutes.\n")
        screen.expect("mayor#1 has changed since you looked at it")
        screen.expect(ASKS)
        if meanwhile:
            story.done(*meanwhile)
    screen.press("q")

    assert screen.close()[0] == 0
    assert states(story)[0] == "unreviewed"


def test_what_is_proposed_anew_meanwhile_is_not_approved_unseen(story: Door) -> None:
    for name, role in (("MC", "checker"), ("EK", "editor")):
        story.done("person", "add", name, "--initials", name, "--role", role)
    story.done("settings", "second-person", "required")
    story.done("take", "mayor#1", by="MC")
    story.done("unverifiable", "mayor#1", "--reason", "x", by="MC")
    story.done("evidence", "add", "mayor#1", "--source", "City Hall", "--locator", "p. 1", by="MC")
    story.done("unverifiable", "mayor#1", "--reason", "x", by="MC")
    screen = Screen([PROGRAM, "--db", story.address, "--by", "EK", "review"])
    screen.expect(ASKS)
    story.done("return", "mayor#1", "--reason", "x", by="ann")
    story.done("verify", "mayor#1", by="MC")
    screen.press("a")
    screen.expect("Anything to add? (may be left blank) ")
    screen.type("\n")

    assert "mayor#1 has changed since you looked at it" in screen.expect(ASKS)
    screen.press("q")
    assert screen.close()[0] == 0
    assert states(story)[0] == "in_review"


# From a script


def test_lines_of_a_script_are_keys_and_answers(story: Door) -> None:
    script = "e\nCity Hall\nsupports\np. 1\nresigns\nv\nThe decree.\nn\nThe minutes.\ns\n"

    told = story.done("review", stdin=script).out

    assert "mayor#1: decided, verified." in told
    assert "mayor#2 needs a source." in told
    assert told.endswith("2 of 3 moved on. `tracker review` goes on from here.\n")
    assert states(story) == ["verified", "needs_source", "unreviewed"]


def test_a_review_goes_on_where_it_was_left(story: Door) -> None:
    assert "1 of 3 moved on" in story.done("review", stdin="u\nNo minutes.\nq\n").out

    told = story.done("review", stdin="u\nNo minutes.\n").out
    assert "1 of 2" in told
    assert "mayor#2: decided" in told
    assert states(story) == ["unverifiable", "unverifiable", "unreviewed"]


def test_where_nothing_waits_it_says_so(story: Door) -> None:
    for number in (1, 2, 3):
        story.done("withdraw", f"mayor#{number}", "--reason", "x")

    assert story.done("review").out == "Nothing waits for you.\n"


def test_a_refused_step_is_said_and_the_claim_stays_on_the_table(story: Door) -> None:
    answer = story("review", stdin="v\n\na\n\nt\nx\no\nz\ne\n\ne\nCity Hal\ns\n")

    assert answer.status == 0
    assert answer.err.splitlines() == [
        "mayor#1 has no evidence that supports it: add some with `tracker evidence add mayor#1 --source NAME "
        "--bearing supports --locator PLACE`",
        "mayor#1 is unreviewed, so `approve` is not possible: nobody has proposed a decision yet; a checker "
        "begins with `tracker take mayor#1`",
        "mayor#1 is unreviewed, so `return` is not possible: nobody has proposed a decision yet; a checker "
        "begins with `tracker take mayor#1`",
        "an opinion is v, d, r or u, or the whole word: press o again and give one",
        "evidence is somebody's: press e again and name a source on file",
        "there is no source “City Hal” on file; did you mean City Hall?",
    ]
    assert states(story) == ["unreviewed"] * 3


@pytest.mark.parametrize("line", [b"\xff\xfe", b"a\x00b", "\u202egpj".encode(), b"x" * 100_000])
def test_a_line_that_no_field_can_hold_is_refused_and_the_review_goes_on(line: bytes, story: Door) -> None:
    answer = story("review", stdin=b"u\n" + line + b"\nu\nNo minutes.\nq\n")

    assert answer.status == 0
    assert "the reason " in answer.err
    assert answer.err.count("\n") == 1
    assert "mayor#1: decided, unverifiable." in answer.out


def test_a_blank_line_is_no_key(story: Door) -> None:
    told = story.done("review", stdin="\n\nu\nNo minutes.\n").out

    assert "mayor#1: decided, unverifiable." in told


def test_an_input_that_ends_in_the_middle_of_a_question_changes_nothing(story: Door) -> None:
    answer = story("review", stdin="u\n")

    assert answer.status == 0
    assert "needs a reason" in answer.err
    assert states(story) == ["unreviewed"] * 3


def test_a_terminal_that_goes_away_ends_the_review(screen: Screen) -> None:
    screen.expect(ASKS)
    screen.process.send_signal(signal.SIGHUP)

    assert screen.close()[0] != 0
