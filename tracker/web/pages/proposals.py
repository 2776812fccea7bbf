"""The proposals of a story: finding them, and deciding on each, on several, or on a whole tier."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session
from starlette.responses import Response

from tracker.domain.choices import choose
from tracker.domain.counting import counted
from tracker.domain.errors import BadInputError, MoveRefusedError
from tracker.domain.proposal import Tier
from tracker.domain.settings import ANY, WEB_EXTRACTORS
from tracker.domain.vocabulary import AttributionStatus, ProposalStanding, Risk
from tracker.extract.extractors.choosing import RULES, extractor_named, extractors
from tracker.models import Person
from tracker.services.accepted_words import accepted_lines, accepted_sentence, dismissed_words, reoffered_words
from tracker.services.accepting import accept, accept_all
from tracker.services.commenting import comments_json, dismiss_comment, offered_claims, take_comment
from tracker.services.crediting import Fit
from tracker.services.dismissing import dismiss, dismiss_all
from tracker.services.drafting import AS_PROPOSED, Edits
from tracker.services.making_claims import Accepted
from tracker.services.offer_words import fate_words, look_words, same_words, source_words, via_words
from tracker.services.offering import Choice, Offer, found_since, offers_of, ranked_keys
from tracker.services.proposals_seen import SeenProposals
from tracker.services.proposed_words import foreign_words, proposed_words
from tracker.services.proposing import keep_proposals, text_to_read
from tracker.services.reoffering import last_to_reoffer, reoffer_last
from tracker.store.articles import get_article
from tracker.store.claims import texts_by_number
from tracker.store.settings import setting_value
from tracker.web.choosing import chosen, yes_or_no
from tracker.web.forms import label_in
from tracker.web.marking import Segment, segments, sentence_before
from tracker.web.numbers import KEY_DIGITS, number_in
from tracker.web.paging import paging
from tracker.web.paths import story_path
from tracker.web.visits import Done, Form, Visit, move, page

SIZE = 20
"""Proposals of a page."""
MOST_OFFERED = 300
"""Claims that are offered where one is to be named."""
AT_ONCE = 3
"""Lines of what an act of accepting came to that are said at once; of more, one sentence, and the rest is folded."""
VOICES = ("attributed", "own")


@dataclass(frozen=True, slots=True)
class Card:
    """A proposal as it is shown."""

    offer: Offer
    segments: list[Segment]
    before: str
    source: str
    via: list[str]
    look: list[str]
    same: list[tuple[str, str]]
    """A claim of this story that may be the same, and what is said of it."""
    near: tuple[str, ...] | None
    """Who on file may be meant; None where no question is open."""
    became: str

    @property
    def open(self) -> bool:
        """Whether it is to be decided on."""
        return self.offer.standing is ProposalStanding.OPEN and not self.offer.stale

    @property
    def revivable(self) -> bool:
        """Whether accepting it takes a dismissal back."""
        return self.offer.standing is ProposalStanding.DISMISSED and not self.offer.stale


def show(visit: Visit) -> Response:
    """What is proposed, what others say first, each with its sentence."""
    slug, tier, voice = visit.word("slug"), visit.asked("tier"), visit.asked("voice")
    settled = visit.asked("all") is not None
    choice = _choice(tier, voice, settled=settled)
    with visit.looking() as (session, you):
        keys = ranked_keys(session, slug, choice)
        pages = paging(visit.request, len(keys), SIZE)
        found = offers_of(session, slug, choice, only=pages.of(keys))
        text = found.revision.text if found.revision else ""
        by_key = {one.id: one for one in found.offers}
        cards = [_card(by_key[key], text) for key in pages.of(keys) if key in by_key]
        comments = comments_json(session, slug)
        kept_with = offered_claims(session, slug) if comments else {}
        seen = SeenProposals.of(session, slug).written
        others = setting_value(session, WEB_EXTRACTORS) == ANY
        article = get_article(session, slug)
        claims = texts_by_number(session, slug, MOST_OFFERED)
    return visit.page(
        "proposals.html",
        you,
        slug=slug,
        headline=article.headline,
        claims=claims,
        cards=cards,
        paging=pages,
        tier=tier,
        voice=voice,
        settled=settled,
        seen=seen,
        tiers=Tier,
        voices=VOICES,
        statuses=AttributionStatus,
        risks=Risk,
        comments=comments,
        kept_with=kept_with,
        has_text=found.revision is not None,
        extractors=extractors() if others else (),
    )


def _card(offer: Offer, text: str) -> Card:
    credit, found = offer.credit, offer.proposal
    near = credit is not None and credit.fit is Fit.NEAR and offer.standing is not ProposalStanding.ACCEPTED
    marked = not offer.stale
    return Card(
        offer,
        segments(text, found) if marked else [Segment(found.text, ("content",))],
        sentence_before(text, found.sentence[0]) if marked else "",
        source_words(offer),
        via_words(offer),
        list(look_words(offer)),
        [(one.label, same_words(one)) for one in offer.same if one.here],
        credit.near if near and credit is not None else None,
        fate_words(offer),
    )


def _choice(tier: str | None, voice: str | None, *, settled: bool = False) -> Choice:
    tiers = frozenset(Tier) if tier is None else frozenset({choose(Tier, tier, "tier")})
    if voice not in (None, *VOICES):
        raise BadInputError("choose attributed or own for the voice, or neither")
    return Choice(tiers, own_voice=voice != "attributed", attributed=voice != "own", settled=settled)


def find(visit: Visit, form: Form) -> Done:
    """Find the claims of the newest text."""
    slug = visit.word("slug")
    named = form.get("extractor") or RULES
    with visit.looking() as (session, you):
        _require_asked_here(session, named)
        revision = text_to_read(session, slug, by=you)
        number, text = revision.number, revision.text
    extractor = extractor_named(named, form.get("model"))
    found = extractor.examine(text)  # a language model may take minutes, and nobody is to wait for it
    with visit.writing() as (session, you):
        told = proposed_words(keep_proposals(session, slug, number, found.proposals, by=you, extractor=named))
    foreign = foreign_words(text) if named == RULES else None
    return Done(f"{told} {foreign}" if foreign else told, form.back(_here(visit)))


def _require_asked_here(session: Session, named: str) -> None:
    """Refuse an extractor that no editor allows in a browser: it may send the text out of the house, and cost money.

    Raises:
        MoveRefusedError: it is one.
    """
    if named != RULES and setting_value(session, WEB_EXTRACTORS) != ANY:
        raise MoveRefusedError(
            f"in a browser claims are found by the rules alone at this desk: an editor can set {WEB_EXTRACTORS} to {ANY}, and "
            "`tracker propose` asks any extractor"
        )


def _into(visit: Visit, form: Form) -> str | None:
    """The claim on file that it is the same as."""
    written = form.get("same") or form.get("into")
    return None if written is None else label_in(visit.word("slug"), written)


def _claim(form: Form) -> str | None:
    """The claim that a comment is kept with."""
    written = form.get("claim")
    return None if written is None else label_in(form.get("slug") or "", written)


def take(visit: Visit, form: Form) -> Done:
    """Make claims of what was proposed."""
    others = _numbers((form.get("others") or "").split())
    keys, edits = [*_keys(form), *others], _edits(form)
    into, together = _into(visit, form), bool(others) or form.get("together") is not None
    with visit.writing() as (session, you):
        done = accept(session, keys, by=you, edits=edits, into=into, together=together)
        undo = _undo(session, visit, you)
    return _accepted(done, form.back(_here(visit)), undo)


def refuse(visit: Visit, form: Form) -> Done:
    """Say that what was proposed is no claim."""
    keys = _keys(form)
    with visit.writing() as (session, you):
        done = dismiss(session, keys, by=you, reason=form.get("reason"))
        undo = _undo(session, visit, you)
    return Done(f"{dismissed_words(done)}.", form.back(_here(visit)), undo)


def take_all(visit: Visit, form: Form) -> Done:
    """Make claims of all that is open, or of a tier of it."""
    slug, seen, choice = visit.word("slug"), _seen(form), _choice(form.get("tier"), form.get("voice"))
    with visit.writing() as (session, you):
        seen.require_same_text(session, slug)
        done = accept_all(session, slug, replace(choice, seen=seen.has), by=you)
        since = found_since(session, slug, choice, seen.has)
        undo = _undo(session, visit, you) if done.claims else None
    return _accepted(done, form.back(_here(visit)), undo, _since(since))


def refuse_all(visit: Visit, form: Form) -> Done:
    """Dismiss all that is open, or a tier of it."""
    slug, seen, choice = visit.word("slug"), _seen(form), _choice(form.get("tier"), form.get("voice"))
    with visit.writing() as (session, you):
        seen.require_same_text(session, slug)
        done = dismiss_all(session, slug, replace(choice, seen=seen.has), by=you, reason=form.get("reason"))
        since = found_since(session, slug, choice, seen.has)
        undo = _undo(session, visit, you)
    return Done(f"{dismissed_words(done)}.{_since(since)}", form.back(_here(visit)), undo)


def take_back(visit: Visit, form: Form) -> Done:
    """Undo what whoever comes accepted or dismissed last in this story, all of it."""
    with visit.writing() as (session, you):
        done = reoffer_last(session, visit.word("slug"), by=you, at=visit.asked("of"))
    return Done(f"Undone: {reoffered_words(done)}", form.back(_here(visit)))


def _undo(session: Session, visit: Visit, you: Person) -> str | None:
    """Where what was done just now, and nothing else, is undone; None where it cannot be."""
    session.flush()
    at = last_to_reoffer(session, visit.word("slug"), you)
    return None if at is None else f"{_here(visit)}/undo?of={at}"


def _seen(form: Form) -> SeenProposals:
    return SeenProposals.read(form.get("seen") or "")


def _since(many: int) -> str:
    """That others were left alone, for nobody had looked at them."""
    return f" {counted(many, 'proposal')} found since you looked: left open." if many else ""


def keep_comment(visit: Visit, form: Form) -> Done:
    """Keep a Word comment with the claim it is about."""
    key = visit.number("id")
    with visit.writing() as (session, you):
        label = take_comment(session, key, by=you, label=_claim(form)).label
    return Done(f"Comment {key} stands with {label} now.", form.back("/"))


def drop_comment(visit: Visit, form: Form) -> Done:
    """Say that a Word comment is nothing to keep."""
    key = visit.number("id")
    with visit.writing() as (session, you):
        dismiss_comment(session, key, by=you)
    return Done(f"Comment {key} is dismissed; it stays on file.", form.back("/"))


def _keys(form: Form) -> list[int]:
    keys = _numbers(form.all("id"))
    if not keys:
        raise BadInputError("say which proposals: tick at least one")
    return keys


def _numbers(words: Sequence[str]) -> list[int]:
    return [key for word in words if (key := number_in(word, KEY_DIGITS)) is not None]


def _edits(form: Form) -> Edits:
    via: Sequence[str] | None = [name.strip() for name in form.all("via") if name.strip()]
    text = form.get("text")
    edits = Edits(
        None if text == form.get("proposed") else text,
        chosen(AttributionStatus, form.get("status"), "status"),
        form.get("source") or form.get("means"),
        via or ([] if form.get("no_via") else None),
        no_source=form.get("no_source") is not None,
        new_source=form.get("new_source") is not None,
        first_hand=yes_or_no(form.get("first_hand"), "first hand"),
        risk=chosen(Risk, form.get("risk"), "risk") or Risk.NORMAL,
        about=form.get("about"),
        allegation=form.get("allegation") is not None,
        note=form.get("note"),
    )
    return AS_PROPOSED if edits == AS_PROPOSED else edits


def _accepted(done: Accepted, to: str, undo: str | None, more: str = "") -> Done:
    lines = [line.strip() for line in accepted_lines(done)]
    if len(lines) <= AT_ONCE:
        return Done(" · ".join(lines) + more, to, undo)
    return Done(accepted_sentence(done) + more, to, undo, lines)


def _here(visit: Visit) -> str:
    return f"{story_path(visit.word('slug'))}/proposals"


_AT = "/stories/{slug}/proposals"
ROUTES = (
    page(_AT, show),
    move(_AT, find),
    move(f"{_AT}/accept", take),
    move(f"{_AT}/dismiss", refuse),
    move(f"{_AT}/accept-all", take_all),
    move(f"{_AT}/dismiss-all", refuse_all),
    move(f"{_AT}/undo", take_back),
    move("/comments/{id:int}/take", keep_comment),
    move("/comments/{id:int}/dismiss", drop_comment),
)
