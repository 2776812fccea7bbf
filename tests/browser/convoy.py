"""A story for the review desk: two claims that a checker can decide on, and one that has nothing under it."""

from __future__ import annotations

from tests.desks import Desk
from tracker.domain.vocabulary import AttributionStatus, Bearing, SourceKind
from tracker.services import attributing, claiming, evidencing, filing, sources

SLUG = "convoy"
TEXT = (
    "Aid convoy\n\nThe convoy 🚚 reached the town on Monday, the ministry said. Nobody was hurt, said the mayor.\n\n"
    "The road stays open."
)
WORDS = ("The convoy 🚚 reached the town on Monday", "Nobody was hurt", "The road stays open.")
CLAIMS = ("The convoy reached the town on Monday.", "Nobody was hurt.", "The road stays open.")
SAYS = ("Ministry", "Mayor")


def put_on_file(desk: Desk) -> None:
    """File it at a desk of several, with what RL and MC found."""
    desk.become("convoy", lambda: _make(desk))


def _make(desk: Desk) -> None:
    with desk.writing() as session:
        rl, mc = desk.person(session, "RL"), desk.person(session, "MC")
        filing.file_story(session, TEXT, by=rl, slug=SLUG, headline="Aid convoy reaches the town", reporter="RL")
        for text, words in zip(CLAIMS, WORDS, strict=True):
            claiming.add_claim(session, SLUG, text, AttributionStatus.REPORTED, by=rl, words=words)
        for number, name in enumerate(SAYS, 1):
            sources.add_source(session, name, SourceKind.ORGANISATION, by=rl)
            label = f"{SLUG}#{number}"
            attributing.attribute(session, label, name, AttributionStatus.REPORTED, by=rl, first_hand=True)
            holding = evidencing.Holding(excerpt="so it is", locator="p. 1")
            evidencing.add_evidence(session, label, name, Bearing.SUPPORTS, holding, by=mc, files=desk.files)
