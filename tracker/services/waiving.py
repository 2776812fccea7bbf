"""Accepting a finding for a time, with a reason; and taking that back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from tracker.audit.rule import Part, Rule
from tracker.audit.run import choose
from tracker.domain.days import full_day, years_after
from tracker.domain.errors import BadInputError, MoveRefusedError, NotOnFileError
from tracker.domain.finding import Finding
from tracker.domain.vocabulary import Role
from tracker.domain.wording import PROSE, clean
from tracker.models import Claim, Person, Waiver
from tracker.models.base import now, utc_text
from tracker.models.dossier import Dossier
from tracker.models.rows import ClaimRow, PersonRow
from tracker.models.waiving import StandingWaiver, covers, waivers_on
from tracker.services.auditing import audited
from tracker.services.claiming import require_standing
from tracker.services.desks import require_role
from tracker.store import ledger
from tracker.store.archive import walk_picked
from tracker.store.articles import get_article
from tracker.store.claims import claims_by_id, get_claim
from tracker.store.dossiers import load
from tracker.store.session import find_record, looked_at
from tracker.store.waivers import waived_articles, waived_rules

LONGEST = 10
"""Years that a waiver may hold: what is to hold for ever is a matter for the policy pack."""


def waivable(name: str) -> Rule:
    """The rule of this name, if a finding of it may be accepted.

    Raises:
        BadInputError: there is no such rule.
        MoveRefusedError: nobody may waive it.
    """
    [rule] = choose([name])
    if not rule.waivable:
        raise MoveRefusedError(f"{rule.name} cannot be waived: {rule.remedy}")
    return rule


def may_be_waived(name: str) -> bool:
    """Whether a finding of this rule may be accepted.

    Raises:
        BadInputError: there is no such rule.
    """
    [rule] = choose([name])
    return rule.waivable


def waive(
    session: Session, label: str, rule: str, *, reason: str, until: str, by: Person, files: Path | None = None
) -> Waiver:
    """Accept what a rule says of a claim, now or later, through the day `until`.

    Args:
        files: the folder of evidence files; where None, nobody looks whether they are still what they were.

    Raises:
        NotOnFileError: there is no such claim.
        BadInputError: there is no such rule, the reason is blank, or the day is past, too far off or no day.
        MoveRefusedError: the rule cannot be waived, `by` is no editor, or it is waived for as long already.
    """
    asked = waivable(rule)
    claim = get_claim(session, label)
    require_may_waive(claim, by)
    reason = clean("the reason", reason, PROSE)
    day = _last_day(until)
    dossier = load(session, claim.article.slug)
    said = _said_now(session, dossier, label, asked, files)
    _refuse_twice(dossier, claim.id, asked.name, day, said)
    row = Waiver(
        claim_id=claim.id,
        rule=asked.name,
        finding=said,
        reason=reason,
        until=day.isoformat(),
        by_id=by.id,
        at=now(),
    )
    session.add(row)
    session.flush()
    ledger.record(session, "waive", claim.label, by=by)
    return row


def require_may_waive(claim: Claim, by: Person) -> None:
    """Refuse to accept what the audit says of a claim.

    Raises:
        MoveRefusedError: `by` is no editor, or the claim is laid aside.
    """
    require_role(by, Role.EDITOR, "waiving a finding")
    require_standing(claim)


def _last_day(until: str) -> dt.date:
    day, today = full_day("--until", until), now().date()
    furthest = years_after(today, LONGEST)
    if day < today:
        raise BadInputError(f"--until {day} is past: a waiver holds through that day, so give {today} or a later one")
    if day > furthest:
        raise BadInputError(f"--until {day} is too far off: a waiver holds {LONGEST} years at most, until {furthest}")
    return day


def _refuse_twice(dossier: Dossier, key: int, rule: str, day: dt.date, said: str | None) -> None:
    """Refuse to waive what is waived for as long already; a waiver that the finding has outgrown is none."""
    claim = next(one for one in dossier.claims if one.id == key)
    for row in claim.waivers:
        standing = row.rule == rule and row.withdrawn_at is None and row.until >= day.isoformat()
        if standing and (said is None or covers(dossier.sources, claim, row, said)):
            raise MoveRefusedError(
                f"{rule} on {claim.label} is waived until {row.until} already, by {dossier.people[row.by_id].initials} "
                f"(waiver {row.id}): give a later day, or take that one back with `tracker waiver withdraw {row.id}`"
            )


def _said_now(session: Session, dossier: Dossier, label: str, rule: Rule, files: Path | None) -> str | None:
    """What the audit says of it at this moment, None where it has nothing to say."""
    found = _findings(session, dossier, {rule.name}, files)
    return next((finding.message for finding in found if finding.claim == label), None)


def _findings(session: Session, dossier: Dossier, rules: Collection[str], files: Path | None) -> list[Finding]:
    """What these rules find in an article; a name that the rule book no longer holds finds nothing.

    Raises:
        RuntimeError: a rule broke off, which is a bug.
    """
    asked = [rule for rule in choose([]) if rule.name in rules]
    if not asked:
        return []
    outcome = audited(session, dossier, asked, None, files)
    for crash in outcome.crashes:
        raise RuntimeError(crash.sentence) from crash.error
    return outcome.findings


def withdraw_waiver(session: Session, key: int, *, by: Person, reason: str) -> tuple[Waiver, str]:
    """Take a waiver back: what it covered counts again. Returns it, and the claim's label.

    Raises:
        NotOnFileError: there is no such waiver.
        MoveRefusedError: it is withdrawn or over already, or `by` is no editor.
    """
    require_role(by, Role.EDITOR, "withdrawing a waiver")
    row = find_record(session, Waiver, key)
    if row is None:
        raise NotOnFileError(f"there is no waiver {key}: see `tracker waiver list`")
    if row.withdrawn_at is not None:
        raise MoveRefusedError(f"waiver {key} is withdrawn already")
    if row.until < now().date().isoformat():
        raise MoveRefusedError(f"waiver {key} ended on {row.until}: there is nothing to withdraw")
    row.withdrawn_why = clean("the reason", reason, PROSE)
    row.withdrawn_at, row.withdrawn_by_id = now(), by.id
    [claim] = claims_by_id(session, [row.claim_id])
    ledger.record(session, "withdraw waiver", claim.label, by=by)
    return row, claim.label


def list_waivers(session: Session, slug: str | None = None, files: Path | None = None) -> Iterator[dict[str, Any]]:
    """Every waiver of an article, or of the desk, with how it stands. Only articles that have any are looked at, and they
    are asked only the rules that are waived there.

    Raises:
        NotOnFileError: there is no such article.
    """
    if slug is not None:
        yield from waivers_in(session, load(session, get_article(session, slug).slug), files)
        return
    for dossier in _waived_in(session, [key for key, _ in waived_articles(session)]):
        yield from waivers_in(session, dossier, files)


class ManyWaivers:
    """The waivers of the desk, of which some are looked into: a fixed number of questions, however many stories they are in."""

    def __init__(self, session: Session, files: Path | None = None) -> None:
        """Count them.

        Args:
            files: the folder of evidence files; where None, nobody looks whether they are still what they were.
        """
        self._session, self._files = session, files
        self._articles = waived_articles(session)

    def __len__(self) -> int:
        """How many there are."""
        return sum(count for _, count in self._articles)

    def some(self, start: int, most: int) -> list[dict[str, Any]]:
        """Some of them, in the order of `list_waivers`."""
        keys: list[int] = []
        passed = reach = 0
        for key, count in self._articles:
            reach += count
            if reach <= start:
                passed = reach
            elif reach - count < start + most:
                keys.append(key)
        found = (
            one
            for dossier in _waived_in(self._session, keys)
            for one in waivers_in(self._session, dossier, self._files)
        )
        return list(islice(found, start - passed, start - passed + most))


def _waived_in(session: Session, keys: Sequence[int]) -> Iterator[Dossier]:
    """The files of these articles, as far as the rules read them that are waived at the desk."""
    waived = waived_rules(session)
    parts = {part for rule in choose([]) if rule.name in waived for part in rule.reads}
    yield from walk_picked(session, {Part.PLACES, *parts}, keys)


def waivers_in(session: Session, dossier: Dossier, files: Path | None) -> Iterator[dict[str, Any]]:
    """Every waiver of an article that was loaded, as `list_waivers` tells them."""
    for one in standing_on(session, dossier, dossier.claims, files):
        yield waiver_json(one, dossier.people)


def waivers_of_claim(session: Session, claim: ClaimRow, files: Path | None = None) -> list[StandingWaiver]:
    """The waivers on one claim with how they stand; its story is held against their rules only where one is in force."""
    at = looked_at(session.connection())
    if not any(waiver.in_force(at) for waiver in claim.waivers):
        return list(waivers_on([claim], [], at))
    return standing_on(session, load(session, claim.article), [claim], files)


def standing_on(
    session: Session, dossier: Dossier, claims: Collection[ClaimRow], files: Path | None
) -> list[StandingWaiver]:
    """The waivers on these claims of an article, with how they stand."""
    rules = {waiver.rule for claim in claims for waiver in claim.waivers if waiver.in_force(dossier.at)}
    return list(waivers_on(claims, _findings(session, dossier, rules, files), dossier.at))


def waiver_json(one: StandingWaiver, people: Mapping[int, PersonRow]) -> dict[str, Any]:
    """One waiver for programs."""
    waiver = one.waiver
    return {
        "id": waiver.id,
        "claim": one.claim.label,
        "rule": waiver.rule,
        "until": waiver.until,
        "by": people[waiver.by_id].initials,
        "at": utc_text(waiver.at),
        "standing": one.standing.value,
        "reason": waiver.reason,
        "finding": waiver.finding,
        "withdrawn": waiver.withdrawn_why,
    }
