"""The part of `tracker review` that goes through what was proposed: one proposal at a time, a key each."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from sqlalchemy.orm import Session

from tracker.cli.desk import chosen, reading_desk, writing_desk
from tracker.cli.keys import END, ask, next_key
from tracker.cli.marked import LEGEND, marked
from tracker.cli.output import say, say_folded, warn
from tracker.domain.errors import BadInputError, TrackerError
from tracker.domain.sentences import sentences
from tracker.domain.vocabulary import AttributionStatus, ProposalStanding, Role
from tracker.models import Person
from tracker.services.accepted_words import accepted_lines
from tracker.services.accepting import accept
from tracker.services.crediting import Fit
from tracker.services.dismissing import dismiss
from tracker.services.drafting import AS_PROPOSED, Edits
from tracker.services.offer_words import look_words, source_words, via_words
from tracker.services.offering import Offer, offers_of
from tracker.services.same_claim import SameClaim
from tracker.services.settled import require_open
from tracker.store.articles import article_key
from tracker.store.proposals import open_proposals

CHOICES = "a accept  e edit, then accept  d dismiss  m same as a claim on file  s skip  q leave  ? help"
HELP = """a           make a claim of it, as it is proposed
e           change its words, status or source first; what is left blank stays
d           it is no claim to check: it is not offered again; asks why
m           it says the same as a claim of this story: add to that one
s           leave it as it is and go on
q           leave the review: what you did is kept, `tracker review` goes on"""
RULE = 60
BEFORE = 400
"""Characters before a sentence in which the one before it is looked for."""


class Place(NamedTuple):
    """A proposal in its turn."""

    slug: str
    id: int
    elsewhere: tuple[SameClaim, ...]
    """Claims of other stories that may be the same, looked up once for all."""


def count_waiting(session: Session, slug: str | None, person: Person) -> int:
    """How many proposals wait, in one article or in all; none for somebody who may only read.

    Raises:
        NotOnFileError: there is no such article.
    """
    article = None if slug is None else article_key(session, slug)
    return sum(open_proposals(session, article).values()) if person.roles - {Role.READER} else 0


def walk(slug: str | None) -> tuple[int, int]:
    """Go through the proposals that wait for somebody, in one article or in all, until somebody leaves; how many were settled,
    and of how many."""
    with reading_desk() as session:
        waiting = open_proposals(session, None if slug is None else article_key(session, slug))
    total, done = sum(waiting.values()), 0
    places = (place for name in waiting for place in _places(name))
    for at, place in enumerate(places, 1):
        say("")
        answer = _one(place, f"── {at} of {total} ─ proposal {place.id} in {place.slug} ".ljust(RULE, "─"))
        if answer is None:
            break
        done += answer
    return done, total


def _places(slug: str) -> list[Place]:
    """The open proposals of an article in the order in which they are gone through."""
    with reading_desk() as session:
        ranked = offers_of(session, slug).ranked()
    return [Place(slug, one.id, tuple(same for same in one.same if not same.here)) for one in ranked if not one.stale]


def _one(place: Place, heading: str) -> bool | None:
    """Show one proposal and act on the keys: True where it is settled, False where it was left, None to leave the review."""
    say_folded(heading)
    offer = _shown(place)
    while offer is not None:
        say(f"\n{CHOICES}")
        key = next_key()
        if key in ("q", END):
            return None
        if key == "s":
            return False
        act = _ACTS.get(key)
        if act is None:
            say(HELP)
            continue
        try:
            act(offer)
        except TrackerError as error:
            warn(str(error))
            if _still_open(place) is None:
                break
            continue
        return True
    say(f"Proposal {place.id} waits for nobody any more.")
    return False


def _still_open(place: Place) -> Offer | None:
    with reading_desk() as session:
        found = offers_of(session, place.slug, only=[place.id], everywhere=False).offers
    return next((one for one in found if one.standing is ProposalStanding.OPEN and not one.stale), None)


def _shown(place: Place) -> Offer | None:
    """Show a proposal as it stands now; None where it is no longer open."""
    with reading_desk() as session:
        found = offers_of(session, place.slug, only=[place.id], everywhere=False)
        [offer] = found.offers
        if offer.standing is not ProposalStanding.OPEN or offer.stale or found.revision is None:
            return None
        text = found.revision.text
        offer.same += place.elsewhere
        before = sentences(text[max(0, offer.proposal.sentence[0] - BEFORE) : offer.proposal.sentence[0]])
        if before:
            start, end = before[-1]
            shown = text[max(0, offer.proposal.sentence[0] - BEFORE) :][start:end]
            say_folded(f"  │ {' '.join(shown.split())}", hang=2)
        say_folded(f"  │ {marked(text, offer.proposal)}", hang=2)
        if offer.proposal.cue_spans or offer.proposal.source_spans:
            say_folded(f"  {LEGEND}")
        say("")
        for line in _facts(offer):
            say_folded(f"  {line}", hang=2)
    return offer


def _facts(offer: Offer) -> list[str]:
    found = offer.proposal
    lines = [found.text]
    voice = "the article's own voice" if found.status is AttributionStatus.UNATTRIBUTED else source_words(offer)
    passed_on = f", via {', '.join(via_words(offer))}" if offer.via else ""
    lines.append(f"{found.status.value}: {voice}{passed_on}")
    lines.append(f"found by the rule {found.rule}, {found.tier.value} tier")
    look = list(look_words(offer))
    return [*lines, *([f"look at: {'; '.join(look)}"] if look else [])]


# What a key does


def _accept(offer: Offer, edits: Edits = AS_PROPOSED, into: str | None = None) -> None:
    edits = _with_whom_it_means(offer, edits)
    with writing_desk() as (session, by):
        require_open(session, offer.id)
        done = accept(session, [offer.id], by=by, edits=edits, into=into)
    for line in accepted_lines(done):
        say_folded(line, hang=2)


def _with_whom_it_means(offer: Offer, edits: Edits) -> Edits:
    """Ask about a name that is nearly that of somebody on file."""
    credit = offer.credit
    if credit is None or credit.fit is not Fit.NEAR or edits.source is not None or edits.no_source:
        return edits
    near = credit.near[0] if credit.near else "nobody"
    answer = ask(f"{credit.name}: is that {near}? (y yes, n somebody new, or the name on file) ")
    if answer is None:
        raise BadInputError("nothing was changed: say who is meant")
    if answer.lower() in ("n", "no"):
        return _changed(edits, new_source=True)
    return _changed(edits, source=near if answer.lower() in ("y", "yes") else answer)


def _changed(edits: Edits, *, source: str | None = None, new_source: bool = False) -> Edits:
    return Edits(edits.text, edits.status, source, new_source=new_source)


def _edit(offer: Offer) -> None:
    text = ask(f"The claim: [{offer.proposal.text}] ")
    status = ask(f"Its status: [{offer.proposal.status.value}] ")
    source = ask("Who says so? (a source on file; - for nobody; blank as proposed) ")
    if text is None and status is None and source is None:
        raise BadInputError("nothing would be changed: press a to accept it as it is proposed")
    nobody = source == "-"
    word = chosen(AttributionStatus, status, "status")
    _accept(offer, Edits(text, word, None if nobody else source, no_source=nobody))


def _dismiss(offer: Offer) -> None:
    reason = ask("Why? (may be left blank) ")
    with writing_desk() as (session, by):
        dismiss(session, [offer.id], by=by, reason=reason)
    say(f"Proposal {offer.id} is dismissed; `tracker accept {offer.id}` takes that back.")


def _same(offer: Offer) -> None:
    offered = next((same.label for same in offer.same if same.here), None)
    answer = ask(f"Which claim? ({f'y for {offered}, or another' if offered else 'such as kim-train#12'}) ")
    if answer is None:
        raise BadInputError("nothing was changed: name the claim that says the same")
    _accept(offer, into=offered if offered and answer.lower() in ("y", "yes") else answer)


_ACTS: dict[str, Callable[[Offer], None]] = {"a": _accept, "e": _edit, "d": _dismiss, "m": _same}
