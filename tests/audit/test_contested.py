"""A claim that some support and others deny."""

from __future__ import annotations

from tests import make
from tracker.audit.rules.contested import contested
from tracker.domain.vocabulary import Severity

MINISTRY = make.source("Ministry", "organisation")
HERALD = make.source("Herald", "outlet")
REBELS = make.source("Rebels", "group")
PHOTO = make.source("Photograph", "document")
LIAR = make.source("Liar", "person", retracted=True)


def test_both_sides_are_named_and_nobody_is_punished() -> None:
    dossier = make.dossier(make.claim(sources=[MINISTRY, HERALD], denied_by=[REBELS]))

    [finding] = contested.findings(dossier)

    assert finding.message == "supported by Ministry and Herald; denied by unnamed Rebels"
    assert finding.severity is Severity.NOTE


def test_evidence_against_a_denial_is_a_side_too() -> None:
    dossier = make.dossier(make.claim(evidence=[PHOTO], denied_by=[MINISTRY]))

    [finding] = contested.findings(dossier)

    assert finding.message == "supported by Photograph; denied by Ministry"


def test_a_source_that_speaks_twice_is_named_once() -> None:
    twice = [make.said(MINISTRY), make.said(MINISTRY, via=[HERALD])]
    dossier = make.dossier(make.claim(sources=twice, denied_by=[REBELS]))

    [finding] = contested.findings(dossier)

    assert finding.message == "supported by Ministry; denied by unnamed Rebels"


def test_doubt_is_no_denial() -> None:
    assert contested.findings(make.dossier(make.claim(sources=[MINISTRY], speculated_by=[REBELS]))) == []


def test_a_denial_of_what_nobody_states_contests_nothing() -> None:
    assert contested.findings(make.dossier(make.claim(denied_by=[REBELS]))) == []


def test_a_denial_by_a_retracted_source_contests_nothing() -> None:
    assert contested.findings(make.dossier(make.claim(sources=[MINISTRY], denied_by=[LIAR]))) == []


def test_a_retracted_supporter_is_not_named_as_a_side() -> None:
    dossier = make.dossier(make.claim(sources=[MINISTRY, LIAR], denied_by=[HERALD]))

    [finding] = contested.findings(dossier)

    assert finding.message == "supported by Ministry; denied by Herald"
