"""An allegation about somebody who was never asked."""

from __future__ import annotations

from typing import Any

import pytest

from tests import make
from tracker.audit.rules.no_response_sought import no_response_sought
from tracker.models.rows import ClaimRow


def accused(**more: Any) -> ClaimRow:
    """An allegation about the railway."""
    return make.claim(**{"allegation": True, "about": "the railway", **more})


def test_an_accusation_of_somebody_nobody_asked_fails() -> None:
    [finding] = no_response_sought.findings(make.dossier(accused()))

    assert finding.message == "an allegation about the railway, and nobody asked them for an answer"


@pytest.mark.parametrize("outcome", ["awaited", "answered", "declined", "no_answer", "unreachable"])
def test_having_asked_is_enough_whatever_came_of_it(outcome: str) -> None:
    assert no_response_sought.findings(make.dossier(accused(replies=[make.reply("the railway", outcome)]))) == []


@pytest.mark.parametrize("party", ["The Railway", "the railway’s press office", "railway"])
def test_the_party_may_be_called_a_little_otherwise(party: str) -> None:
    about = "the railway"

    assert no_response_sought.findings(make.dossier(accused(about=about, replies=[make.reply(party)]))) == []


@pytest.mark.parametrize("party", ["the ministry", "rail", "the railways"])
def test_somebody_else_is_not_the_accused(party: str) -> None:
    [finding] = no_response_sought.findings(make.dossier(accused(replies=[make.reply(party)])))

    assert finding.message == f"an allegation about the railway, and nobody asked them for an answer; asked: {party}"


def test_who_else_was_asked_is_named_once() -> None:
    asked = [make.reply("the union"), make.reply("the ministry"), make.reply("the union")]

    [finding] = no_response_sought.findings(make.dossier(accused(replies=asked)))

    assert finding.message.endswith("; asked: the union and the ministry")


def test_a_reply_that_was_retracted_does_not_count() -> None:
    [finding] = no_response_sought.findings(make.dossier(accused(replies=[make.reply(retracted=True)])))

    assert finding.message == "an allegation about the railway, and nobody asked them for an answer"


def test_where_nobody_is_named_as_the_accused_anybody_asked_will_do() -> None:
    nobody, somebody = accused(about=None), accused(about=None, replies=[make.reply("the ministry")])

    [finding] = no_response_sought.findings(make.dossier(nobody, somebody))

    assert finding.claim == "kim-train#1"
    assert finding.message == "an allegation that names nobody as the accused, and nobody was asked for an answer"


def test_a_claim_that_accuses_nobody_passes() -> None:
    assert no_response_sought.findings(make.dossier(accused(allegation=False))) == []
