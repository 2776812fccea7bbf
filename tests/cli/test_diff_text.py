"""What `diff` says on a screen, and to a file."""

from __future__ import annotations

import pytest

from tests.cli.terminal import at_terminal
from tracker.cli.diff_text import say_diff
from tracker.models import Revision
from tracker.services.differing import TextDiff

EVERY_SECOND = [f"long#{number}" for number in range(1, 6_001, 2)]
FOUND = TextDiff("long", Revision(number=1, text="x"), Revision(number=2, text="x"), [], EVERY_SECOND, [], newest=True)


def test_a_screen_is_not_flooded_with_claims_of_which_nothing_is_to_be_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    say_diff(FOUND)
    everything = capsys.readouterr().out
    screen = at_terminal(monkeypatch)
    say_diff(FOUND)

    assert everything.rstrip().endswith("5997, 5999")
    assert len(screen.getvalue().splitlines()) < 12
    assert "2,940 more claims (--format json has all)" in " ".join(screen.getvalue().split())
