"""What a new text of a story did to its claims, claim by claim."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import orjson
from sqlalchemy.orm import Session

from tracker.domain.errors import BadInputError
from tracker.domain.fate import WORST_FIRST, Change, Fate
from tracker.domain.proposal import Span
from tracker.domain.vocabulary import LAID_ASIDE, ChangeKind, ReviewState, Verdict
from tracker.intake.alignment.following import Follower
from tracker.models import Claim, Revision
from tracker.models.over import changed_over, headline_over
from tracker.models.rows import TextRow
from tracker.store.articles import get_article, revisions_of
from tracker.store.passages import Held, Stood, alignments_with, passages_in, wordless_claims
from tracker.store.people import person_rows
from tracker.store.reopening import Reopened, reopened_by_text
from tracker.store.session import find_record

_REASON = re.compile(r"revision ([0-9]+): (.*)", re.DOTALL)


@dataclass(slots=True)
class Followed:
    """One passage, and what became of it."""

    was: Span
    words: str
    fate: Fate
    placed_by: str | None = None
    """Who placed it, where nobody could tell by the texts alone."""
    placed: bool = False
    since: int | None = None
    """The number of the text it stood in, where that is not the one compared: an earlier one, of which it was lost since."""


@dataclass(slots=True)
class ClaimDiff:
    """One claim, and what became of its words."""

    claim: Claim
    label: str
    passages: list[Followed] = field(default_factory=list)
    lost: str | None = None
    """Why its decision fell, where a text in between took it back."""
    decided: ReviewState | None = None
    """What it was then."""

    @property
    def verdict(self) -> Verdict:
        """The worst that became of its words."""
        return min((one.fate.verdict for one in self.passages), key=WORST_FIRST.index)

    @property
    def since(self) -> int | None:
        """The oldest text that it is followed from, where that is not the one compared."""
        return min((one.since for one in self.passages if one.since is not None), default=None)

    @property
    def waits(self) -> bool:
        """Whether somebody is to place words of it."""
        out = self.claim.state in LAID_ASIDE
        return not out and any(one.fate.verdict is Verdict.ORPHAN and not one.placed for one in self.passages)


@dataclass(slots=True)
class TextDiff:
    """Two texts of a story, held against each other."""

    slug: str
    old: Revision | None
    new: Revision
    claims: list[ClaimDiff]
    wordless: list[str]
    """The labels of claims that stand on no words of either text."""
    fresh: list[Span]
    """New sentences on which no claim stands."""
    newest: bool
    """Whether there is no later text."""

    @property
    def over(self) -> list[tuple[str, str | None, str]]:
        """What stands over the text and is another than before: the part, how it was, how it is."""
        if self.old is None:
            return []
        then, now = (TextRow(one.text, one.headline, one.standfirst) for one in (self.old, self.new))
        before = {"headline": headline_over(then), "standfirst": then.standfirst}
        return [(part, before[part] or None, here) for part, here in changed_over(then, now)]


def diff(session: Session, slug: str, before: int | None = None, after: int | None = None) -> TextDiff:
    """Hold two texts of a story against each other: the newest and the one before it, unless told otherwise.

    Raises:
        NotOnFileError: there is no such article.
        BadInputError: it has no such revision, or they are not in the order of filing.
    """
    article = get_article(session, slug)
    keys = revisions_of(session, article.id)
    old, new = _chosen(session, slug, keys, before, after)
    if old is None:
        return TextDiff(slug, None, new, [], [], [], newest=True)
    follower = Follower(old.text, new.text)
    stored = alignments_with(session, new.id) if _neighbours(keys, old, new) else []
    by_claim: dict[int, ClaimDiff] = {}
    people = {key: one.initials for key, one in person_rows(session).items()}
    stood = passages_in(session, old.id)
    for claim, followed in (
        *_followed(follower, stood, stored, people),
        *_of_earlier_texts(session, stood, stored, people, {key: number for number, key in keys.items()}),
    ):
        by_claim.setdefault(claim.id, ClaimDiff(claim, f"{slug}#{claim.number}")).passages.append(followed)
    _note_lost(by_claim, reopened_by_text(session, article.id), old.number, new.number)
    claims = sorted(by_claim.values(), key=lambda one: one.claim.number)
    numbers = wordless_claims(session, article.id, (old.id, new.id))
    told = {one.claim.number for one in claims}
    wordless = [f"{slug}#{number}" for number in numbers if number not in told]
    fresh = _without_a_claim(follower.fresh(), passages_in(session, new.id))
    return TextDiff(slug, old, new, claims, wordless, fresh, newest=new.number == max(keys))


def _chosen(
    session: Session, slug: str, keys: Mapping[int, int], before: int | None, after: int | None
) -> tuple[Revision | None, Revision]:
    if not keys:
        raise BadInputError(f"{slug} has no text on file yet: file it first with `tracker file PATH --slug {slug}`")
    numbers = sorted(keys)
    for number in (before, after):
        if number is not None and number not in keys:
            there = f"only revision {numbers[0]}" if len(numbers) == 1 else f"revisions 1 to {numbers[-1]}"
            raise BadInputError(f"{slug} has no revision {number}: there is {there}")
    last = numbers[-1] if after is None else after
    earlier = [number for number in numbers if number < last]
    first = before if before is not None else (earlier[-1] if earlier else None)
    if first is not None and first >= last:
        raise BadInputError(f"--from {first} is not before --to {last}: name the earlier revision with --from")
    old = None if first is None else find_record(session, Revision, keys[first])
    new = find_record(session, Revision, keys[last])
    assert new is not None
    return old, new


def _neighbours(keys: Mapping[int, int], old: Revision, new: Revision) -> bool:
    return not any(old.number < number < new.number for number in keys)


def _followed(
    follower: Follower, stood: Sequence[Stood], stored: Sequence[Held], people: Mapping[int, str]
) -> Iterator[tuple[Claim, Followed]]:
    """What became of each passage of the old text: as it was put down, else as the texts say."""
    put_down = {one.passage.id: one for one in stored}
    for passage, claim in stood:
        span, held = (passage.start, passage.end), put_down.get(passage.id)
        yield claim, _as_put_down(held, people) if held else Followed(span, passage.exact, follower.fate(span))


def _of_earlier_texts(
    session: Session,
    stood: Sequence[Stood],
    stored: Sequence[Held],
    people: Mapping[int, str],
    numbers: Mapping[int, int],
) -> Iterator[tuple[Claim, Followed]]:
    """What became of passages that a text after theirs had lost."""
    known = {one.passage.id for one in stood}
    for held in stored:
        if held.passage.id not in known:
            claim = find_record(session, Claim, held.passage.claim_id)
            assert claim is not None
            yield claim, replace(_as_put_down(held, people), since=numbers[held.passage.revision_id])


def _as_put_down(held: Held, people: Mapping[int, str]) -> Followed:
    row, passage = held.alignment, held.passage
    changes = tuple(Change(ChangeKind(kind), *words) for kind, *words in orjson.loads(row.changes or "[]"))
    candidates = tuple((start, end) for start, end in orjson.loads(row.candidates or "[]"))
    span = (held.became.start, held.became.end) if held.became else None
    by = people.get(row.placed_by_id or 0)
    fate = Fate(row.verdict, span, changes, candidates)
    return Followed((passage.start, passage.end), passage.exact, fate, by, row.placed_by_id is not None)


def _note_lost(claims: Mapping[int, ClaimDiff], reopened: Sequence[Reopened], old: int, new: int) -> None:
    """Put down which decisions fell by a text between these two, and why."""
    for step in reopened:
        found = _REASON.fullmatch(step.reason)
        if found and step.claim_id in claims and old < int(found[1]) <= new:
            claims[step.claim_id].lost, claims[step.claim_id].decided = found[2], step.state


def _without_a_claim(fresh: Sequence[Span], stood: Sequence[Stood]) -> list[Span]:
    """Those sentences on whose words no claim stands that still counts."""
    taken = sorted((one.passage.start, one.passage.end) for one in stood if one.claim.state not in LAID_ASIDE)
    found: list[Span] = []
    at, reach = 0, -1
    for start, end in fresh:
        while at < len(taken) and taken[at][0] < end:
            reach = max(reach, taken[at][1])
            at += 1
        if reach <= start:
            found.append((start, end))
    return found


def as_json(found: TextDiff) -> dict[str, Any]:
    """The same for programs."""
    return {
        "article": found.slug,
        "from": found.old.number if found.old else None,
        "to": found.new.number,
        "over": [{"part": part, "before": before, "now": here} for part, before, here in found.over],
        "claims": [_claim_json(one, found.new.text) for one in found.claims],
        "without_words": found.wordless,
        "new_sentences": [_span_json(span, found.new.text) for span in found.fresh],
    }


def _claim_json(one: ClaimDiff, text: str) -> dict[str, Any]:
    changes = dict.fromkeys(change for passage in one.passages for change in passage.fate.changes)
    return {
        "claim": one.label,
        "text": one.claim.text,
        "state": one.claim.state.value,
        "verdict": one.verdict.value,
        "to_place": one.waits,
        "changes": [{"kind": change.kind.value, "before": change.before, "after": change.after} for change in changes],
        "lost_sign_off": one.lost,
        "was": one.decided.value if one.decided else None,
        "passages": [
            {
                "start": passage.was[0],
                "end": passage.was[1],
                "exact": passage.words,
                "verdict": passage.fate.verdict.value,
                "became": _span_json(passage.fate.span, text) if passage.fate.span else None,
                "candidates": [_span_json(span, text) for span in passage.fate.candidates],
                "placed_by": passage.placed_by,
                "since_revision": passage.since,
            }
            for passage in one.passages
        ],
    }


def _span_json(span: Span, text: str) -> dict[str, Any]:
    return {"start": span[0], "end": span[1], "exact": text[slice(*span)]}
