"""`tracker extract`: one story, or a stream of them, without a desk."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests.cli.door import Answer, Door, sentence_of
from tests.extract.extractors.plugging import install
from tracker.cli import extract_stream
from tracker.domain.errors import TrackerError
from tracker.services.extracting import AHEAD, Line, extract_piece
from tracker.services.extracting import extract_stream as answered

STORY = "Mira said the dam leaks. The road was shut in 2019.\n\n“We knew,” said Paul."
TRACKER = [sys.executable, "-m", "tracker"]


@pytest.fixture
def door(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Door:
    """The command line with no desk behind it, and the plug-in `echo` installed."""
    install(tmp_path, monkeypatch)
    return Door(tmp_path / "nowhere" / "desk.db", capsys, monkeypatch)


def documents(*texts: Any) -> str:
    """JSON Lines of texts, numbered."""
    return "".join(json.dumps({"doc": f"d{number}", "text": text}) + "\n" for number, text in enumerate(texts, 1))


def rows(answer: Answer) -> list[dict[str, Any]]:
    """The lines of a stream."""
    return [json.loads(line) for line in answer.out.splitlines()]


# One story


def test_a_story_is_shown_with_who_says_what_marked_in_its_sentence_and_no_desk_is_opened(door: Door) -> None:
    told = door.bare("extract", "-", "--extractor", "echo", stdin=STORY)

    assert (told.status, told.err) == (0, "")
    assert "{Mira} <said> [the dam leaks]" in told.out
    assert "   1. the dam leaks." in told.out
    assert "reported by Mira (person), “said”; low, echo" in told.out
    assert not door.path.parent.exists()


def test_a_program_gets_the_proposals_the_attributions_and_the_text_they_count_in(door: Door, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(STORY.replace("dam", "pre\u0301"), encoding="utf-8")

    found = door.bare("extract", str(tmp_path / "story.txt"), "--extractor", "echo", "--format", "json").json

    [proposal] = found["proposals"]
    text = found["text"]
    assert (found["article"], proposal["id"], proposal["source"], proposal["via"]) == (None, 1, "Mira", [])
    assert [text[start:end] for start, end in proposal["content_spans"]] == ["the pré leaks"]
    assert found["attributions"] == [
        {"source": [[0, 4]], "cue": [[5, 9]], "content": [[10, 23]], "status": "reported", "rule": "echo"}
    ]


def test_what_is_found_can_go_into_a_file_that_is_never_written_over_unasked(door: Door, tmp_path: Path) -> None:
    words = ("extract", "-", "--extractor", "echo", "-o", str(tmp_path / "found.txt"))
    assert door.bare(*words, stdin=STORY) == Answer(0, "", "")
    assert "[the dam leaks]" in (tmp_path / "found.txt").read_text(encoding="utf-8")

    assert "is there already" in sentence_of(door.bare(*words, stdin=STORY))
    assert door.bare(*words, "--force", "--format", "json", stdin=STORY).status == 0
    assert json.loads((tmp_path / "found.txt").read_bytes())["article"] is None


def test_what_did_not_fit_the_text_is_counted_on_stderr(door: Door) -> None:
    told = door.bare("extract", "-", "--extractor", "echo", stdin="Mira said it lies beyond.")

    assert told.status == 0
    assert told.err == "tracker: left out: 1 proposal that did not fit the text\n"


def test_a_plug_in_that_breaks_off_is_one_sentence_and_no_bug_of_ours(door: Door) -> None:
    told = door.bare("extract", "-", "--extractor", "echo", stdin="Mira said: crash here.")

    assert (told.status, told.out) == (3, "")
    assert told.err.startswith("tracker: the extractor “echo” broke off (KeyError at ")
    assert told.err.count("\n") == 1


def test_what_is_no_story_is_refused(door: Door, tmp_path: Path) -> None:
    (tmp_path / "cafe.txt").write_bytes("Café".encode("latin-1"))
    for words, says in {
        ("-",): "the text is empty",
        (str(tmp_path / "none.txt"),): "there is no file",
        (str(tmp_path / "none.jsonl"),): "there is no file",
        (str(tmp_path / "cafe.txt"),): "is not in UTF-8: byte 3 does not fit",
        ("-", "--extractor", "ecoh"): "did you mean echo?",
        ("-", "--model", "x"): "--model is for --extractor llm",
        ("-", "-o", str(tmp_path)): "is a folder: name a file in it with -o",
    }.items():
        assert says in sentence_of(door.bare("extract", *words)), words


# A stream


def test_json_lines_are_answered_line_by_line_in_code_points_of_the_text_as_it_was_given(door: Door) -> None:
    decomposed = "Ann said the cafe\u0301 👩‍💻 burned.\r\n"

    told = door.bare("extract", "-", "--extractor", "echo", stdin="\ufeff" + documents(decomposed, "", STORY) + "\n\n")

    one, empty, story = rows(told)
    assert (told.status, told.err) == (0, "")
    assert [one["doc"], empty["doc"], story["doc"]] == ["d1", "d2", "d3"]
    assert empty["attributions"] == []
    [[start, end]] = one["attributions"][0]["content"]
    assert decomposed[start:end] == "the cafe\u0301 👩‍💻 burned"
    assert story["attributions"][0]["status"] == "reported"


def test_a_bad_line_is_named_and_passed_over_and_the_exit_status_says_so(door: Door, tmp_path: Path) -> None:
    good = documents(STORY).encode()
    bad = [
        b"no json",
        b'{"doc": "x"}',
        b'{"text": "x"}',
        b'["x"]',
        b'{"doc": "x", "text": "caf\xe9"}',
        b'{"doc": true, "text": ""}',
    ]
    (tmp_path / "many.jsonl").write_bytes(good + b"\n".join(bad) + b"\n" + good)

    told = door.bare("extract", str(tmp_path / "many.jsonl"), "--extractor", "echo")

    assert told.status == 2
    assert [row["doc"] for row in rows(told)] == ["d1", "d1"]
    assert [line.split(":")[1] for line in told.err.splitlines()] == [f" line {number}" for number in range(2, 8)] + [
        " 6 texts passed over"
    ]
    why = "byte 25 does not fit (“caf\ufffd”); save it as UTF-8 (in Word or Notepad: Save as, encoding UTF-8)"
    assert f"line 6: it is not in UTF-8: {why}; passed over" in told.err
    assert 'line 3: it has no text: write {"doc": "...", "text": "..."}; passed over' in told.err


def test_a_text_over_which_the_extractor_breaks_off_is_named_and_the_rest_goes_on(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = door.bare("extract", "-", "--extractor", "echo", stdin=documents(STORY, "Mira said: crash here.", STORY))
    assert (told.status, [row["doc"] for row in rows(told)]) == (3, ["d1", "d3"])
    assert told.err.startswith("tracker: line 2, d2: the extractor “echo” broke off (KeyError at ")

    def broken(*_: object, **__: object) -> object:
        raise ZeroDivisionError("Mira's secret")

    monkeypatch.setattr("tracker.services.extracting._answer", broken)
    told = door.bare("extract", "-", "--extractor", "echo", stdin=documents(STORY, STORY))
    assert (told.status, told.out) == (3, "")
    assert "tracker: line 1, d1: the extractor broke off (ZeroDivisionError); passed over\n" in told.err
    assert (
        "this is a bug in tracker: it broke off at line 1, d1 and 1 more. Where it happened is written to " in told.err
    )
    assert "secret" not in told.err + next((Path(os.environ["XDG_STATE_HOME"]) / "tracker").iterdir()).read_text()


def test_a_folder_is_read_in_the_order_of_its_names_and_its_texts_stand_in_the_answer(
    door: Door, tmp_path: Path
) -> None:
    folder = tmp_path / "stories"
    (folder / "b").mkdir(parents=True)
    (folder / "b" / "two.txt").write_text("Ann said no.", encoding="utf-8")
    (folder / "a.txt").write_text(STORY, encoding="utf-8")
    (folder / "bad.txt").write_bytes(b"Caf\xe9")

    told = door.bare("extract", str(folder), "--extractor", "echo")

    assert (told.status, [row["doc"] for row in rows(told)]) == (2, ["a.txt", "b/two.txt"])
    assert rows(told)[1]["text"] == "Ann said no."
    assert told.err.startswith("tracker: bad.txt: ")


def test_several_processes_write_the_same_bytes_and_leave_nothing_behind(door: Door) -> None:
    many = documents(
        *(f"P{number} said no {'and no ' * (number % 7)}." for number in range(60)), 3, "Mira said: crash here."
    )

    alone = door.bare("extract", "-", "--extractor", "echo", stdin=many)
    together = door.bare("extract", "-", "--extractor", "echo", "--jobs", "2", stdin=many)

    assert alone == together
    assert alone.status == 3
    assert len(rows(alone)) == 60


def test_no_more_than_a_few_texts_a_worker_are_under_way() -> None:
    taken = given = 0

    def lines() -> Any:
        nonlocal taken
        for number in range(40):
            taken += 1
            yield Line(f"line {number}", b"no json")

    with ThreadPoolExecutor(2) as executor:
        for one in answered(lines(), "rules", executor=executor, jobs=2):
            given += 1
            assert one.problem.startswith("it is no JSON")
            assert taken - given < 2 * AHEAD
    assert given == 40


def test_a_worker_that_dies_is_told_with_where() -> None:
    class Dying(ThreadPoolExecutor):
        """An executor whose workers are gone."""

        def submit(self, *_: Any, **__: Any) -> Future[Any]:
            from concurrent.futures.process import BrokenProcessPool

            raise BrokenProcessPool

    with Dying(1) as executor, pytest.raises(TrackerError, match="a worker is gone"):
        list(answered([Line("line 1", b"{}")], "rules", executor=executor))


def test_a_line_longer_than_any_story_is_passed_over_unread(monkeypatch: pytest.MonkeyPatch, door: Door) -> None:
    monkeypatch.setattr("tracker.services.extracting.LONGEST_LINE", 200)
    monkeypatch.setattr(extract_stream, "LONGEST_LINE", 200)

    told = door.bare("extract", "-", "--extractor", "echo", stdin=documents("a" * 900, "Ann said no."))

    assert (told.status, [row["doc"] for row in rows(told)]) == (2, ["d2"])
    assert told.err.startswith("tracker: line 1: it is longer than ")


def test_hidden_characters_in_names_reach_no_terminal(door: Door) -> None:
    told = door.bare(
        "extract", "-", "--extractor", "echo", stdin=json.dumps({"doc": "a\x9b31m\u202e", "text": "crash here"})
    )
    assert "\x9b" not in told.err
    assert "\u202e" not in told.err

    told = door.bare("extract", "-", "--extractor", "echo", stdin=json.dumps({"doc": "a\x9b31m\u202e", "text": ""}))
    assert rows(told)[0]["doc"] == "a\x9b31m\u202e"
    assert told.out.isascii()


# The shell


def test_a_reader_who_leaves_early_hears_nothing_and_ctrl_c_leaves_no_worker(
    door: Door, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(
        "PYTHONPATH", os.pathsep.join([str(tmp_path), *os.environ.get("PYTHONPATH", "").split(os.pathsep)])
    )
    lines = documents("Ann said no.")
    piped = subprocess.run(
        f"yes '{lines.strip()}' | head -20000 | {' '.join(TRACKER)} extract - --extractor echo --jobs 2 | head -1",
        shell=True, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert piped.stderr == ""
    assert json.loads(piped.stdout)["doc"] == "d1"

    waiting = subprocess.Popen(
        [*TRACKER, "extract", "-", "--extractor", "echo", "--jobs", "2"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip
    assert waiting.stdin is not None
    assert waiting.stdout is not None
    waiting.stdin.write(lines.encode() * 30)
    waiting.stdin.flush()
    waiting.stdout.readline()
    os.killpg(waiting.pid, signal.SIGINT)
    _, said = waiting.communicate(timeout=30)
    assert (waiting.returncode, said) == (130, b"tracker: interrupted.\n")
    deadline = time.monotonic() + 10
    while _is_there(waiting.pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _is_there(waiting.pid)


def _is_there(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_the_work_on_one_text_is_told_and_never_raised() -> None:
    assert extract_piece("nobody's", None, Line("line 1", b'{"doc": 1, "text": ""}')).problem.startswith(
        "there is no extractor"
    )
