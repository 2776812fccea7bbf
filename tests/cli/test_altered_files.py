"""A file of evidence that somebody wrote to or deleted is found by `tracker audit`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.door import Door

ASKED = ("audit", "mayor", "--rule", "unarchived-evidence", "--fail-on", "note")


@pytest.fixture
def kept(team: Door, tmp_path: Path) -> Path:
    """Where the minutes, put on the mayor's claim, lie beside the desk."""
    (tmp_path / "minutes.txt").write_text("The mayor resigned.")
    held = ("--source", "City Hall", "--locator", "p. 1", "--file", str(tmp_path / "minutes.txt"))
    team.done("evidence", "add", "mayor#1", *held, by="RL")
    [file] = team.desk.files.iterdir()
    return file


def test_a_file_that_is_what_it_was_is_not_spoken_of(team: Door, kept: Path) -> None:
    assert team(*ASKED).status == 0


def test_a_file_that_somebody_wrote_to_is_found(team: Door, kept: Path) -> None:
    kept.write_text("The mayor stayed.")

    answer = team(*ASKED)

    assert answer.status == 1
    assert f"the file of piece 1 (City Hall), kept as {kept.name[:12]}…, is gone or no longer what it was" in answer.out


def test_a_file_that_is_gone_is_found_where_the_whole_desk_is_audited(team: Door, kept: Path) -> None:
    kept.unlink()

    assert "is gone or no longer what it was" in team("audit").out
