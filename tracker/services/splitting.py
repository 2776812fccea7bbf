"""One claim that says several things becomes several, each to be checked by itself."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from tracker.domain.errors import BadInputError
from tracker.domain.folding import folded
from tracker.domain.parting import Parting, reason_of
from tracker.domain.wording import LINE, PROSE, clean, clean_optional, first_words
from tracker.models import Attribution, Claim, Evidence, Passage, Person, Revision
from tracker.services.claiming import find_words, passage_at
from tracker.services.desks import require_writer
from tracker.services.handing_on import hand_on, stand_on, words_in
from tracker.services.permitting import require_may_lay_aside
from tracker.services.reviewing import lay_aside
from tracker.store import ledger
from tracker.store.articles import newest_revision
from tracker.store.claims import get_claim, last_number
from tracker.store.contradictions import groups_holding
from tracker.store.partings import Holdings, holdings_of

_KEPT = ("status", "risk", "about", "allegation", "as_of", "note")
"""What each part has of the whole."""
_PUBLISHED = (
    "log what each part says with `tracker claim add`, let it be decided, and put it in the place of this claim with "
    "`tracker correct`"
)

Row = TypeVar("Row", Attribution, Evidence)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One claim that is to come out of another."""

    text: str
    words: str | None = None
    """The exact words in the article on which it stands; where None, its own text if that stands there, else all words of
    the whole."""


@dataclass(frozen=True, slots=True)
class Part:
    """One claim that came out of another, with what it has of it."""

    claim: Claim
    passages: list[Passage]
    rows: Holdings


@dataclass(frozen=True, slots=True)
class Split:
    """What came of splitting a claim."""

    claim: Claim
    parts: list[Part] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    """The groups of which one claim at most is true that the whole is in: nobody can tell by it which part is meant."""


def split_claim(
    session: Session,
    label: str,
    wanted: Sequence[Wanted],
    *,
    by: Person,
    reason: str | None = None,
    attributions: Mapping[int, Collection[int]] | None = None,
    evidence: Mapping[int, Collection[int]] | None = None,
) -> Split:
    """Put the parts of a claim on file as claims of their own, unreviewed, and withdraw the whole. Each part has of its own
    who says so, what is held, who drew on whom for this claim and who was asked to answer it.

    Args:
        attributions: attribution -> the parts, from 1, that are to have it, where not all are.
        evidence: the same of pieces of evidence.

    Raises:
        NotOnFileError: there is no such claim.
        BadInputError: fewer than two parts, two that say the same, words that do not stand where the claim does, or an
            attribution, a piece of evidence or a part that there is not.
        MoveRefusedError: the claim is laid aside, its story is published, its words wait to be placed, or `by` is neither
            an editor nor the story's reporter.
    """
    require_writer(by)
    claim, reason = get_claim(session, label), clean_optional("the reason", reason, PROSE)
    require_may_lay_aside(session, claim, by=by, reason=Parting.SPLIT, command="claim split", published=_PUBLISHED)
    texts = _texts(claim, wanted)
    rows = holdings_of(session, claim.id)
    said = _dealt("attribution", rows.attributions, attributions or {}, len(texts), label)
    held = _dealt("evidence", rows.evidence, evidence or {}, len(texts), label)
    revision = newest_revision(session, claim.article_id)
    whole = words_in(session, claim, revision)
    places = [_places(claim, one, text, whole, revision) for one, text in zip(wanted, texts, strict=True)]
    first = last_number(session, claim.article_id) + 1
    labels = [f"{claim.article.slug}#{number}" for number in range(first, first + len(texts))]
    lay_aside(session, claim, by=by, reason=reason_of(Parting.SPLIT, labels, reason), command="claim split")
    parts: list[Part] = []
    for at, text in enumerate(texts):
        part = _part(claim, first + at, text, by)
        session.add(part)
        session.flush()
        stand_on(session, part, places[at])
        own = Holdings(said[at], held[at], rows.derivations, rows.replies)
        hand_on(session, own, part)
        parts.append(Part(part, places[at], own))
    ledger.record(session, "split claim", label, by=by)
    return Split(claim, parts, [group.name for group in groups_holding(session, claim.id)])


def _texts(claim: Claim, wanted: Sequence[Wanted]) -> list[str]:
    """What the parts say."""
    texts = [clean("the text", one.text, LINE) for one in wanted]
    if len(texts) < 2:
        raise BadInputError(
            f"a claim is split into two or more: say what each part of {claim.label} says, with --text more than once"
        )
    if len({folded(text) for text in texts}) < len(texts):
        raise BadInputError("two of the parts say the same: each is an assertion of its own")
    return texts


def _part(claim: Claim, number: int, text: str, by: Person) -> Claim:
    """A part as it comes on file. Neither who wrote it nor who put the whole on file is a second person to it."""
    others = [key for key in (claim.imported_by_id, claim.author_id) if key is not None and key != by.id]
    kept: dict[str, Any] = {name: getattr(claim, name) for name in _KEPT}
    return Claim(
        article=claim.article,
        article_id=claim.article_id,
        number=number,
        text=text,
        author_id=by.id,
        imported_by_id=others[0] if others else None,
        **kept,
    )


def _dealt(
    what: str, rows: Sequence[Row], chosen: Mapping[int, Collection[int]], parts: int, label: str
) -> list[list[Row]]:
    """Which part has which of these: every part all, where nothing is said of one."""
    for key, which in chosen.items():
        if key not in {row.id for row in rows}:
            raise BadInputError(f"there is no {what} {key} on {label} that stands: see `tracker claim show {label}`")
        if wrong := [one for one in which if not 1 <= one <= parts]:
            raise BadInputError(f"{what} {key} cannot go to part {wrong[0]}: the parts of {label} are 1 to {parts}")
    return [[row for row in rows if part in chosen.get(row.id, (part,))] for part in range(1, parts + 1)]


def _places(claim: Claim, one: Wanted, text: str, whole: Sequence[Passage], revision: Revision | None) -> list[Passage]:
    """The words on which a part is to stand."""
    words = clean_optional("the words", one.words, PROSE)
    if revision is None:
        if words is not None:
            raise BadInputError(
                f"{claim.article.slug} has no text on file yet: leave --quote out, or file the text first"
            )
        return []
    if words is None:
        spans = _own_words(text, whole) or [(row.start, row.end) for row in whole]
    elif whole:
        spans = _within(words, whole)
        if not spans:
            raise BadInputError(
                f"{first_words(words)} does not stand in the words of {claim.label}: copy it from them exactly, see "
                f"`tracker claim show {claim.label}`"
            )
    else:
        start = find_words(revision, words, None)
        spans = [(start, start + len(words))]
    return [passage_at(revision, start, end) for start, end in dict.fromkeys(spans)]


def _within(words: str, whole: Sequence[Passage]) -> list[tuple[int, int]]:
    """Where words stand within what a claim stands on.

    Raises:
        BadInputError: they stand there more than once.
    """
    found: list[tuple[int, int]] = []
    for row in whole:
        if row.exact.count(words) > 1:
            raise BadInputError(f"{first_words(words)} stands there more than once: give more of the words")
        if (at := row.exact.find(words)) >= 0:
            found.append((row.start + at, row.start + at + len(words)))
    return found


def _own_words(text: str, whole: Sequence[Passage]) -> list[tuple[int, int]]:
    """Where a part's own text stands within what the whole stands on, once, with a small letter for a capital if need be
    and without its full stop."""
    bare = text.rstrip(".!?… ")
    for words in filter(None, (text, bare, bare[:1].swapcase() + bare[1:])):
        pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
        found = [
            [(row.start + at.start(), row.start + at.end()) for at in pattern.finditer(row.exact)] for row in whole
        ]
        if any(found) and all(len(spans) < 2 for spans in found):
            return [span for spans in found for span in spans]
    return []
