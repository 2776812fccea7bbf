"""Whether evidence files are still what they were is asked where the audit is told where they lie."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.services.newsroom import SLUG, Room
from tracker.domain.vocabulary import Bearing
from tracker.models import Evidence
from tracker.services import auditing
from tracker.services.auditing import audit, rules_named
from tracker.services.evidencing import Holding, add_evidence, retract_evidence

RULE = "unarchived-evidence"


@pytest.fixture
def filed(room: Room, tmp_path: Path) -> Evidence:
    """A court's page on the first claim, kept as a file."""
    page = tmp_path / "page.txt"
    page.write_text("so it is")
    holding = Holding(locator="p. 4", file=page)
    row, _ = add_evidence(room.session, room.claim(), "Court", Bearing.SUPPORTS, holding, by=room.RL, files=room.files)
    return row


def said(room: Room, files: Path | None, rule: str = RULE) -> list[str]:
    """What the audit says of the story."""
    [audited] = audit(room.session, SLUG, rules_named([rule]), None, files)
    return [finding.message for finding in audited.findings]


def path_of(room: Room, filed: Evidence) -> Path:
    """Where the file lies."""
    assert filed.sha256
    return room.files / filed.sha256


def test_a_file_that_is_what_it_was_is_not_spoken_of(room: Room, filed: Evidence) -> None:
    assert said(room, room.files) == []


def test_a_file_that_somebody_wrote_to_is_found(room: Room, filed: Evidence) -> None:
    path_of(room, filed).write_text("so it is not")

    [message] = said(room, room.files)

    assert message.startswith(f"the file of piece 1 (Court), kept as {str(filed.sha256)[:12]}…, is gone or")


def test_a_file_that_is_gone_is_found(room: Room, filed: Evidence) -> None:
    path_of(room, filed).unlink()

    assert len(said(room, room.files)) == 1


def test_without_a_folder_nobody_looks(room: Room, filed: Evidence) -> None:
    path_of(room, filed).unlink()

    assert said(room, None) == []


def test_the_file_of_retracted_evidence_is_not_asked_for(room: Room, filed: Evidence) -> None:
    path_of(room, filed).unlink()
    retract_evidence(room.session, filed.id, by=room.RL, reason="another page")

    assert said(room, room.files) == []


def test_no_file_is_read_where_no_rule_asks_for_it(
    room: Room, filed: Evidence, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(auditing, "altered")

    assert said(room, room.files, "contested") == []
