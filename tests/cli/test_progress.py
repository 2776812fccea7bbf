"""Long work: a bar for a person who waits, nothing for anybody else."""

from __future__ import annotations

import sys
import threading
import time

import pytest

from tests.cli.terminal import Terminal
from tracker.cli import progress as progressing
from tracker.cli.progress import progress, waiting


def test_long_work_shows_a_bar_on_a_terminal_after_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "80")
    with progress([1, 2, 3], "Importing [red]\x1b") as steps:
        for _ in steps:
            assert stream.getvalue() == ""
    monkeypatch.setattr(progressing, "PATIENCE", 0.0)
    monkeypatch.setattr(progressing, "REDRAW", 0.0)
    with progress([1, 2, 3], "Importing [red]\x1b[2J") as steps:
        assert list(steps) == [1, 2, 3]

    assert "Importing [red]\\x1b[2J" in stream.getvalue()
    assert "\x1b[2J" not in stream.getvalue()


def test_work_counted_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(progressing, "PATIENCE", 0.0)
    monkeypatch.setattr(progressing, "REDRAW", 0.0)

    with progress(10, "Writing") as steps:
        steps.advance(4)

    assert "4/10" in stream.getvalue()


def test_how_much_is_left_may_be_known_only_on_the_way(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(progressing, "PATIENCE", 0.0)
    monkeypatch.setattr(progressing, "REDRAW", 0.0)

    with progress(None, "Reading the sheet") as steps:
        steps.advance(4)
        steps.expect(6)
        steps.advance()

    assert "5/10" in stream.getvalue()


def test_nobody_at_the_terminal_no_bar(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progressing, "PATIENCE", 0.0)

    with progress(iter("abc"), "Importing") as steps:
        assert "".join(steps) == "abc"

    assert capsys.readouterr() == ("", "")


def test_what_goes_into_a_pipe_stays_there_while_a_bar_is_drawn(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(progressing, "PATIENCE", 0.0)
    monkeypatch.setattr(progressing, "REDRAW", 0.0)

    with progress([1, 2, 3], "Auditing") as steps:
        for number in steps:
            sys.stdout.write(f"row {number}\n")

    assert capsys.readouterr().out == "row 1\nrow 2\nrow 3\n"
    assert "row" not in stream.getvalue()


def test_a_bar_goes_when_the_long_part_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(progressing, "PATIENCE", 0.0)
    monkeypatch.setattr(progressing, "REDRAW", 0.0)

    with progress(10, "Auditing") as steps:
        steps.advance(4)
        steps.end()
        drawn = stream.getvalue()
        steps.advance(6)

    assert "4/10" in drawn
    assert stream.getvalue() == drawn


def test_work_without_steps_shows_a_sign_of_life_and_takes_it_away(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    with waiting("Writing"):
        pass
    assert stream.getvalue() == ""
    monkeypatch.setattr(progressing, "PATIENCE", 0.0)
    with waiting("Writing [red]\x1b[2J"):
        until = time.monotonic() + 5
        while "Writing" not in stream.getvalue() and time.monotonic() < until:
            time.sleep(0.01)

    assert "Writing [red]\\x1b[2J ..." in stream.getvalue()
    left = [thread for thread in threading.enumerate() if isinstance(thread, threading.Timer) and thread.is_alive()]
    assert left == []


def test_nobody_at_the_terminal_or_words_on_it_no_sign(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progressing, "PATIENCE", 0.0)
    with waiting("Writing"):
        time.sleep(0.02)
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    with waiting("Writing", printing=True):
        time.sleep(0.02)

    assert capsys.readouterr() == ("", "")
    assert stream.getvalue() == ""
