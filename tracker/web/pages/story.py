"""One story: its text with every claim marked, and beside it the claims, or the one that is chosen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any
from urllib.parse import urlencode

from starlette.responses import Response

from tracker.domain.choices import choose
from tracker.domain.errors import BadInputError
from tracker.domain.transitions import OUTCOMES
from tracker.domain.vocabulary import (
    AttributionMode,
    AttributionStatus,
    Bearing,
    DerivationKind,
    ReplyOutcome,
    ReviewState,
    Risk,
    Role,
    SourceKind,
)
from tracker.models import Person
from tracker.models.phrases import interval
from tracker.models.rows import ClaimRow
from tracker.services.edited_words import edited_lines
from tracker.services.editing_stories import StoryFields, edit_story, may_edit
from tracker.services.reading_stories import Narrowed, StoryRead, named_by, place_in_story, read_story
from tracker.services.story_fields_seen import as_shown, typed_anew
from tracker.web.claim_view import claim_view
from tracker.web.numbers import number_in
from tracker.web.paths import story_path
from tracker.web.story_text import story_text
from tracker.web.visits import Done, Form, Visit, move, page

MOST = 200
"""Claims in the list at once; `?from=` goes on."""
LIGHT = "tracker-light"
"""The header with which a page that shows the text asks for the rest of it."""
CHOICES = {
    "states": list(ReviewState),
    "statuses": list(AttributionStatus),
    "kinds": list(SourceKind),
    "bearings": list(Bearing),
    "derivations": list(DerivationKind),
    "risks": list(Risk),
    "modes": list(AttributionMode),
    "outcomes_of_asking": list(ReplyOutcome),
    "outcomes": list(OUTCOMES.values()),
    "findings": OUTCOMES,
}
"""What the forms offer."""


@dataclass(frozen=True)
class Asked:
    """What a visitor wants to see, as the address says it."""

    slug: str
    state: str | None
    finding: str | None
    source: str | None
    mine: bool
    by_number: bool
    """Whether claims stand by their number, and not as the story has them."""
    begin: int

    @classmethod
    def of(cls, visit: Visit) -> Asked:
        """Read the address."""
        return cls(
            visit.word("slug"),
            visit.asked("state"),
            visit.asked("finding"),
            visit.asked("source"),
            visit.asked("mine") is not None,
            visit.asked("order") == "number",
            number_in(visit.asked("from")) or 1,
        )

    def link(self, claim: int | None = None, begin: int | None = None) -> str:
        """The same view with a claim chosen, or none."""
        if claim is not None:
            return f"{self.to_claim}{claim}"
        asked = urlencode(self._words() | ({"from": str(begin)} if begin and begin > 1 else {}))
        return story_path(self.slug) + (f"?{asked}" if asked else "")

    @cached_property
    def to_claim(self) -> str:
        """How the address of a claim in this view begins; its number ends it (worked out once: a long story asks a thousand
        times)."""
        asked = urlencode(self._words())
        return f"{story_path(self.slug)}?{asked}{'&' if asked else ''}claim="

    def _words(self) -> dict[str, str]:
        words = {
            "state": self.state,
            "finding": self.finding,
            "source": self.source,
            "mine": "1" if self.mine else None,
            "order": "number" if self.by_number else None,
        }
        return {name: value for name, value in words.items() if value}

    def narrowed(self) -> Narrowed:
        """Which claims are wanted.

        Raises:
            BadInputError: there is no such state or source.
        """
        state = choose(ReviewState, self.state, "state") if self.state else None
        source = number_in(self.source)
        if self.source and source is None:
            raise BadInputError("a source is chosen by its number: choose one from the list")
        return Narrowed(state, self.finding, source, self.mine)

    def listed(self, read: StoryRead) -> list[ClaimRow]:
        """The claims that are wanted, in the order that is.

        Raises:
            BadInputError: there is no such state or source.
        """
        wanted = self.narrowed()
        return wanted.of(read) if self.by_number else wanted.in_story(read)

    @property
    def any(self) -> bool:
        """Whether it leaves claims out."""
        return bool(self.state or self.finding or self.source or self.mine)


def show(visit: Visit) -> Response:
    """The story with its claims, or with the one that is chosen; without its text where desk.js has that already."""
    light = visit.request.headers.get(LIGHT) is not None
    asked = Asked.of(visit)
    chosen = number_in(visit.asked("claim"))
    with visit.looking() as (session, you):
        read = read_story(session, asked.slug, you)
        listed = asked.listed(read)
        view = None if chosen is None else claim_view(session, read, read.claim(chosen), you)
        return visit.page(
            "story.html",
            you,
            read=read,
            dossier=read.dossier,
            text=None if light else story_text(read.dossier),
            asked=asked,
            listed=listed[asked.begin - 1 : asked.begin - 1 + MOST],
            total=len(listed),
            turns=_turns(asked, len(listed)),
            steps=_beside(read, listed, chosen, by_number=asked.by_number),
            interval_of=lambda claim: _interval(read, claim),
            found_on=lambda claim: [one for one in read.findings.get(claim.label, ()) if not one.waived],
            offered=_offered(read),
            view=view,
            choices=CHOICES,
            **_editing(read, you),
        )


def _editing(read: StoryRead, you: Person) -> dict[str, Any]:
    """Whether whoever looks may change the story's headline and deadline, and its reporter too; what the form shows of them."""
    dossier = read.dossier
    reporter = dossier.reporter.initials if dossier.reporter else None
    return {
        "may_edit": may_edit(you, dossier.reporter.id if dossier.reporter else None),
        "may_hand_over": Role.EDITOR in you.roles,
        "edit_seen": as_shown(dossier.headline, reporter, dossier.deadline),
    }


def edit(visit: Visit, form: Form) -> Done:
    """Give the story another headline, reporter or deadline: of these fields those that were typed anew."""
    slug = visit.word("slug")
    typed = StoryFields(*(form.get(name) or "" if form.has(name) else None for name in StoryFields._fields))
    with visit.writing() as (session, you):
        fields = typed_anew(session, slug, typed, form.get("seen") or "")
        said = " ".join(edited_lines(edit_story(session, slug, fields, by=you)))
    return Done(said, story_path(slug))


def _turns(asked: Asked, total: int) -> tuple[str | None, str | None]:
    """Where the list goes back and on."""
    back = asked.link(begin=max(1, asked.begin - MOST)) if asked.begin > 1 else None
    on = asked.link(begin=asked.begin + MOST) if asked.begin - 1 + MOST < total else None
    return back, on


def _beside(
    read: StoryRead, listed: list[ClaimRow], chosen: int | None, *, by_number: bool
) -> tuple[int | None, int | None]:
    """The numbers of the claims before and after the chosen one, of those that are listed."""
    if chosen is None:
        return None, listed[0].number if listed else None
    place: Callable[[ClaimRow], tuple[bool, int, int]] = partial(place_in_story, read.dossier)
    key = (lambda claim: (False, 0, claim.number)) if by_number else place
    here = key(next(claim for claim in read.dossier.claims if claim.number == chosen))
    before = [claim.number for claim in listed if key(claim) < here]
    after = [claim.number for claim in listed if key(claim) > here]
    return before[-1] if before else None, after[0] if after else None


def _interval(read: StoryRead, claim: ClaimRow) -> str:
    """How many independent sources a claim has."""
    measured = read.dossier.independence(claim)
    return interval(measured.minimum, measured.maximum)


def _offered(read: StoryRead) -> dict[str, list[tuple[str, str]]]:
    """What the filters offer: only what some claim of the story has."""
    claims = read.dossier.claims
    states = {claim.state for claim in claims}
    rules = {one.rule for found in read.findings.values() for one in found if not one.waived}
    keys = {key for claim in claims for key in named_by(claim)}
    return {
        "states": [(state.value, state.value.replace("_", " ")) for state in ReviewState if state in states],
        "findings": [(rule, rule) for rule in sorted(rules)],
        "sources": sorted(
            ((str(key), read.dossier.sources.told(key)) for key in keys), key=lambda one: one[1].casefold()
        ),
    }


ROUTES = (page("/stories/{slug}", show), move("/stories/{slug}/edit", edit))
