"""Proposals through the door: propose, proposals, accept, dismiss, and the review that walks them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.door import PROGRAM, Door, Screen

STORY = (
    "The bridge was closed on Monday. “The bridge is safe,” Ann Lee said. The council denied that 40 bolts were missing. "
    "Experts believe the bridge will fall."
)


@pytest.fixture
def story(tracker: Door) -> Door:
    """A desk of one with a story, and what is proposed in it."""

    def make() -> None:
        tracker.done("file", "-", "--slug", "bridge", stdin=STORY)
        tracker.done("propose", "bridge")

    tracker.desk.become("a bridge proposed", make)
    return tracker


@pytest.fixture
def screen(story: Door) -> Iterator[Screen]:
    """The review of those proposals, begun in a terminal."""
    begun = Screen([PROGRAM, "--db", story.address, "review", "bridge", "--proposals"])
    yield begun
    if begun.process.poll() is None:
        begun.process.kill()
        begun.close()


def waiting(door: Door) -> list[dict[str, object]]:
    """What is open."""
    found: list[dict[str, object]] = door.json("proposals", "bridge")["proposals"]
    return found


def number(door: Door, words: str) -> str:
    """The number of the proposal with these words in it."""
    return next(str(one["id"]) for one in waiting(door) if words in str(one["text"]))


def test_propose_answers_a_program_with_the_open_proposals_and_their_numbers(story: Door) -> None:
    told = story.json("propose", "bridge")

    assert told["article"] == "bridge"
    assert told == story.json("proposals", "bridge")
    for one in told["proposals"]:
        assert {"id", "text", "status", "source", "via", "rule", "confidence"} <= one.keys()
        for spans in ("source_spans", "cue_spans", "content_spans"):
            assert all(STORY[start:end] for start, end in one[spans])
    by_text = {one["text"]: one for one in told["proposals"]}
    assert by_text["The bridge is safe."]["source"] == "Ann Lee"
    assert "denied" in {one["status"] for one in told["proposals"]}


def test_the_list_puts_what_others_say_first_and_says_who_is_new(story: Door) -> None:
    rows = story.done("proposals", "bridge").rows

    assert rows[0]["source"] == "Ann Lee (new: person)"
    assert rows[-1]["status"] == "unattributed"
    assert any(row["source"] == "experts (new: group)" for row in rows)
    ordered = story.done("proposals", "bridge", "--in-order").rows
    assert [int(row["id"]) for row in ordered] == sorted(int(row["id"]) for row in rows)
    assert len(story.done("proposals", "bridge", "--limit", "1").rows) == 1


def test_accepting_says_which_claims_and_sources_are_new(story: Door) -> None:
    told = story.done("accept", number(story, "is safe")).out

    assert told == "bridge#1 is on file, reported: The bridge is safe.\nnew source: Ann Lee (person)\n"
    [claim] = story.json("claim", "list")
    assert claim["passages"][0]["exact"] in STORY
    assert claim["attributions"][0]["quote"]
    assert story.done("log", "bridge#1").rows[0]["act"] == "accept"


def test_all_of_a_story_is_accepted_and_all_that_is_left_dismissed_in_one_line_each(story: Door) -> None:
    count = len(waiting(story))
    taken = story.done("accept", "--from", "bridge", "--attributed").out

    assert taken.count("is on file") == len(story.json("claim", "list")) > 1
    told = story.done("dismiss", "--from", "bridge", "--all", "--reason", "Known.").out
    assert "will not be offered again; `tracker accept " in told
    assert waiting(story) == []
    assert story.done("propose", "bridge").out.startswith("bridge, revision 1: nothing new")
    settled = story.done("proposals", "bridge", "--all").rows
    assert len(settled) == count
    assert {row["became"].split(" ")[0] for row in settled} == {"accepted", "dismissed"}


def test_a_dismissal_is_taken_back_by_accepting(story: Door) -> None:
    key = number(story, "is safe")
    story.done("dismiss", key)

    assert "is on file" in story.done("accept", key).out


def test_words_that_fit_no_proposal_are_refused_and_nothing_changes(story: Door) -> None:
    key = number(story, "is safe")

    for words, told in (
        (["accept"], "say which: `tracker accept 12 14`, or `tracker accept --from SLUG --tier high`"),
        (["accept", key, "--from", "bridge"], "not both"),
        (["accept", "--from", "bridge"], "say which of them: --tier high, --attributed, --own-voice, or --all"),
        (["accept", "--from", "bridge", "--tier", "hihg"], "did you mean high?"),
        (["accept", "--from", "bridge", "--all", "--text", "x"], "change one proposal at a time"),
        (["accept", key, "999"], "there is no proposal 999"),
        (["accept", key, "--source", "Ann Leigh"], "there is no source “Ann Leigh” on file"),
        (["accept", key, "--as", "bridge#9"], "bridge has no claim 9"),
        (["proposals", "bridge", "--attributed", "--own-voice"], "give one, or none"),
        (["propose", "bridge", "--extractor", "nobody"], "there is no extractor “nobody”"),
        (["propose", "bridge", "--model", "x"], "--model is for --extractor llm"),
    ):
        assert told in story.refused(*words), words


def test_propose_says_that_the_rules_do_not_know_the_language(story: Door, tmp_path: Path) -> None:
    foreign = tmp_path / "rathaus.txt"
    foreign.write_text(
        "Der Bürgermeister trat am Montag zurück, sagte ein Sprecher. Die Polizei und das Gericht schwiegen.\n"
    )
    story.done("file", str(foreign))

    answer = story("propose", "rathaus")

    assert answer.status == 0
    assert "The text seems to be German, and the rules know English" in answer.err
    assert "2 claims proposed" in answer.out


def test_the_queue_on_a_terminal_says_how_many_proposals_wait(story: Door) -> None:
    assert f"{len(waiting(story))} proposals in bridge:" in " ".join(story.drawn("queue", columns=120))


def test_a_list_on_a_narrow_terminal_keeps_its_words(story: Door) -> None:
    drawn = story.drawn("proposals", "bridge", columns=60)

    assert max(map(len, drawn)) <= 60
    assert any("The bridge is safe." in line for line in drawn)


# The review


def test_a_proposal_is_shown_marked_and_accepted_by_a_key_and_one_settled_meanwhile_is_passed_over(
    screen: Screen, story: Door
) -> None:
    shown = screen.expect("? help")
    assert "{Ann Lee} <said>" in shown.replace("\n", " ")
    assert "{who says so}  <how>  [what]" in shown
    assert "reported: Ann Lee (new: person)" in shown
    screen.press("a")
    screen.expect("bridge#1 is on file, reported: The bridge is safe.")
    screen.expect("? help")
    story.done("dismiss", "--from", "bridge", "--attributed")
    screen.press("a")
    told = screen.expect("waits for nobody any more.")
    assert "was settled while you looked at it" in told
    screen.expect("? help")
    screen.press("q")

    assert screen.close()[0] == 0
    assert [claim["text"] for claim in story.json("claim", "list")] == ["The bridge is safe."]


def test_lines_of_a_script_accept_edit_dismiss_and_skip(story: Door) -> None:
    count = len(waiting(story))

    told = story.done("review", "--proposals", stdin="?\ne\nThe bridge holds.\n\n-\nd\nAn opinion.\ns\nq\n").out

    assert "bridge#1 is on file, reported: The bridge holds." in told
    assert "is dismissed; `tracker accept " in told
    assert told.endswith(f"2 of {count} proposals settled. `tracker review --proposals` goes on from here.\n")
    assert len(waiting(story)) == count - 2


def test_a_claim_on_file_that_says_the_same_takes_it_in_by_a_key(story: Door) -> None:
    story.done("claim", "add", "bridge", "--text", "The bridge is safe.", "--status", "reported")

    told = story.done("review", "--proposals", stdin="m\ny\nq\n").out

    assert "same as bridge#1 (unreviewed, 0 independent)?" in told
    assert "bridge#1 has it now: The bridge is safe." in told


def test_claims_come_first_and_proposals_after_them(story: Door) -> None:
    story.done("claim", "add", "bridge", "--text", "The bridge is old.")

    told = story.done("review", stdin="s\nq\n").out

    assert told.index("bridge#1") < told.index("0 of 1 moved on") < told.index("proposal ")


def test_a_name_nearly_on_file_is_asked_about(story: Door) -> None:
    story.done("source", "add", "Anne Leigh", "--kind", "person")
    story.done("source", "add", "Lee", "--kind", "person")
    key = number(story, "is safe")

    assert "say who is meant with --source NAME" in story.refused("accept", key)
    told = story("review", "--proposals", stdin="a\n\na\nn\nq\n")
    assert "say who is meant" in told.err
    assert "new source: Ann Lee (person)" in told.out


def test_an_input_that_ends_in_the_middle_of_a_question_settles_nothing(story: Door) -> None:
    count = len(waiting(story))

    for keys in ("e\n", "m\n"):
        story("review", "--proposals", stdin=keys)

    assert len(waiting(story)) == count
