"""What hangs on the texts of articles: sentences in which somebody saw no claim."""

from __future__ import annotations

from tests.conftest import Desk
from tracker.domain.proposal import Tier
from tracker.domain.vocabulary import AttributionStatus, ProposalStanding
from tracker.models import ProposedClaim
from tracker.models.base import now
from tracker.services.covering import articles_with_facts_left
from tracker.services.filing import file_story
from tracker.store import ledger
from tracker.store.articles import get_article, newest_revision
from tracker.store.dossiers import load

TEXT = "The bridge was opened in 1932. It is green and long. It was closed by the mayor in 1999."
OPENED, GREEN, CLOSED = (0, 30), (31, 52), (53, 88)


def proposed(desk: Desk, *found: tuple[tuple[int, int], str]) -> None:
    """A story with something proposed of these sentences, each with what became of it."""
    with desk.writing() as session:
        ann = desk.person(session, "ann")
        file_story(session, TEXT, by=ann, slug="bridge")
        revision = newest_revision(session, get_article(session, "bridge").id)
        assert revision is not None
        for number, ((start, end), standing) in enumerate(found):
            session.add(
                ProposedClaim(
                    revision_id=revision.id,
                    extractor="rules",
                    text=TEXT[start:end],
                    status=AttributionStatus.UNATTRIBUTED,
                    rule="own-voice",
                    tier=Tier.LOW,
                    sentence_start=start,
                    sentence_end=end,
                    source_spans="[]",
                    cue_spans="[]",
                    content_spans="[]",
                    fingerprint=f"{number:032}",
                    standing=ProposalStanding(standing),
                    found_at=now(),
                    settled_at=now() if standing == "dismissed" else None,
                )
            )
        ledger.record(session, "propose", "bridge", by=ann)


def dismissed(desk: Desk) -> tuple[str, ...]:
    """What is on file as dismissed."""
    with desk.reading() as session:
        return load(session, "bridge").dismissed


def test_a_sentence_of_which_everything_proposed_was_dismissed_was_looked_at(desk: Desk) -> None:
    proposed(desk, (OPENED, "dismissed"), (OPENED, "dismissed"), (GREEN, "open"), (CLOSED, "gone"))

    assert dismissed(desk) == (TEXT[:30],)
    with desk.reading() as session:
        assert [one["facts_left"] for one in articles_with_facts_left(session)] == [2]


def test_a_sentence_in_which_something_else_is_still_proposed_was_not(desk: Desk) -> None:
    proposed(desk, (OPENED, "dismissed"), (OPENED, "open"), ((31, 88), "dismissed"), (CLOSED, "open"))

    assert dismissed(desk) == ()
