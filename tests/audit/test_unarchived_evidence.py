"""Evidence that is only a link, or whose file is gone or has changed."""

from __future__ import annotations

from tests import make
from tracker.audit.rules.unarchived_evidence import unarchived_evidence
from tracker.domain.vocabulary import Severity

POST = make.source("Post", "person", genre="social")
VIDEO = make.source("Video", "document")
LINK, COPY = "https://example.org/post", "https://archive.example.org/post"
KEPT = "0a1b2c3d4e5f" + "0" * 52
FILED = make.held(VIDEO, sha256=KEPT, file_name="deep-throat.mp4")


def test_a_link_with_no_copy_fails() -> None:
    [finding] = unarchived_evidence.findings(make.dossier(make.claim(evidence=[make.held(POST, url=LINK)])))

    assert finding.message == "a link and no copy of it: piece 1 (Post)"
    assert finding.severity is Severity.NOTE


def test_a_link_with_an_archived_copy_passes() -> None:
    archived = make.held(POST, url=LINK, archived_url=COPY)

    assert unarchived_evidence.findings(make.dossier(make.claim(evidence=[archived]))) == []


def test_a_link_with_the_page_kept_as_a_file_passes() -> None:
    kept = make.held(POST, url=LINK, sha256=KEPT)

    assert unarchived_evidence.findings(make.dossier(make.claim(evidence=[kept]))) == []


def test_evidence_without_a_link_or_file_passes() -> None:
    assert unarchived_evidence.findings(make.dossier(make.claim(evidence=[make.held(VIDEO, locator="2:10")]))) == []


def test_a_file_that_is_no_longer_what_it_was_fails_and_its_own_name_is_not_told() -> None:
    dossier = make.dossier(make.claim(evidence=[FILED]), altered_files=frozenset({KEPT}))

    [finding] = unarchived_evidence.findings(dossier)

    assert finding.message == ("the file of piece 1 (Video), kept as 0a1b2c3d4e5f…, is gone or no longer what it was")


def test_a_file_that_is_what_it_was_passes() -> None:
    dossier = make.dossier(make.claim(evidence=[FILED]), altered_files=frozenset({"f" * 64}))

    assert unarchived_evidence.findings(dossier) == []


def test_an_archived_copy_does_not_mend_an_altered_file() -> None:
    both = make.held(VIDEO, url=LINK, archived_url=COPY, sha256=KEPT)
    dossier = make.dossier(make.claim(evidence=[both]), altered_files=frozenset({KEPT}))

    [finding] = unarchived_evidence.findings(dossier)

    assert "is gone or no longer what it was" in finding.message


def test_links_and_files_of_a_claim_are_in_one_finding() -> None:
    links = [make.held(POST, url=LINK), make.held(VIDEO, url=LINK)]
    dossier = make.dossier(make.claim(evidence=[FILED, *links]), altered_files=frozenset({KEPT}))

    [finding] = unarchived_evidence.findings(dossier)

    assert finding.message == (
        "a link and no copy of it: piece 2 (Post) and piece 3 (Video); "
        "the file of piece 1 (Video), kept as 0a1b2c3d4e5f…, is gone or no longer what it was"
    )


def test_evidence_that_was_retracted_passes() -> None:
    gone = [make.held(POST, url=LINK, retracted=True), make.held(VIDEO, sha256=KEPT, retracted=True)]
    dossier = make.dossier(make.claim(evidence=gone), altered_files=frozenset({KEPT}))

    assert unarchived_evidence.findings(dossier) == []
