"""An editor releases an exact text: the audit has nothing against it that nobody accepted."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy.orm import Session

from tracker.audit.run import choose, waiver_on
from tracker.domain.errors import MoveRefusedError
from tracker.domain.finding import Finding
from tracker.domain.vocabulary import LAID_ASIDE, ReviewState, Role, SecondPerson, Severity, Stage
from tracker.models import Person, SignedClaim, SignedWaiver, SignOff
from tracker.models.base import now
from tracker.models.dossier import Dossier
from tracker.models.parted import parted
from tracker.models.rows import SignedRow, WaiverRow
from tracker.services.auditing import Audited, audited
from tracker.services.desks import require_role
from tracker.store import ledger
from tracker.store.articles import get_article, newest_revision
from tracker.store.comments import count_open
from tracker.store.dossiers import load
from tracker.store.settings import setting_value

CHANGED = "changed-since-sign-off"
"""What a further sign-off mends, so it does not stand in its way."""


@dataclass(frozen=True, slots=True)
class Release:
    """What came of wanting to let a story go. With blockers or crashed rules nothing was written."""

    slug: str
    audited: Audited
    blockers: list[Finding]
    sign_off: SignOff | None = None
    revision: int = 0
    claims: int = 0
    waivers: list[tuple[str, WaiverRow]] = field(default_factory=list)
    """The waivers that it relies on, each with its claim's label."""
    still_printed: list[str] = field(default_factory=list)
    """The labels of the claims that were withdrawn while their words still stand in the text: nobody vouches for these."""
    comments: int = 0
    """Word comments on its texts that nobody has settled."""

    @property
    def refused(self) -> bool:
        """Whether something stands in the way."""
        return bool(self.blockers or self.audited.crashes)


def sign_off(session: Session, slug: str, *, by: Person, files: Path | None = None) -> Release:
    """Hold a story against the whole rule book, and release its newest text if nothing blocks it.

    Args:
        files: the folder of evidence files; where None, nobody looks whether they are still what they were.

    Raises:
        NotOnFileError: there is no such article.
        MoveRefusedError: `by` may not sign it off, it has no text or not the one that was filed, or it is signed off and
            nothing has changed since.
    """
    require_role(by, Role.EDITOR, "signing a story off")
    dossier = load(session, slug)
    _require_second_person(session, dossier, by)
    require_text(dossier)
    release = held_against_rules(session, dossier, files, without=CHANGED)
    if release.refused:
        return release
    waivers = _relied_on(dossier, release.audited.findings)
    _require_news(dossier, release.audited.policy, waivers)
    return _written(session, dossier, release, waivers, by)


def require_text(dossier: Dossier) -> str:
    """The SHA-256 of the newest text, reckoned anew.

    Raises:
        MoveRefusedError: no text is on file, or it is not the one that was filed.
    """
    if dossier.revision is None:
        raise MoveRefusedError(f"{dossier.slug} has no text on file: there is nothing to sign off")
    digest = hashlib.sha256(dossier.text.encode()).hexdigest()
    if digest != dossier.sha256:
        raise MoveRefusedError(
            f"revision {dossier.revision} of {dossier.slug} is not the text that was filed, its SHA-256 says: "
            "somebody was at the desk's file; see `tracker log verify`"
        )
    return digest


def held_against_rules(session: Session, dossier: Dossier, files: Path | None, *, without: str = "") -> Release:
    """What the whole rule book, under the story's policy, has against letting it go."""
    rules = [rule for rule in choose([]) if rule.name != without]
    outcome = audited(session, dossier, rules, None, files)
    blockers = [one for one in outcome.findings if one.severity is Severity.BLOCKER and not one.waived]
    return Release(dossier.slug, outcome, blockers)


def standing_claims(dossier: Dossier) -> dict[int, SignedRow]:
    """How every claim of the story stands that has not been laid aside, by id."""
    counted = [(claim, dossier.independence(claim)) for claim in dossier.claims if claim.state not in LAID_ASIDE]
    return {claim.id: SignedRow(claim.version, found.minimum, found.maximum) for claim, found in counted}


def _require_second_person(session: Session, dossier: Dossier, by: Person) -> None:
    required = setting_value(session, "second-person") == SecondPerson.REQUIRED
    if required and by.id in dossier.reported_by:
        raise MoveRefusedError(
            f"{dossier.slug} needs a second person, and you reported it: ask another editor to sign it off"
        )


def _relied_on(dossier: Dossier, findings: list[Finding]) -> list[tuple[str, WaiverRow]]:
    """The waivers that cover a finding, each with its claim's label."""
    claims = {claim.label: claim for claim in dossier.claims}
    covered = [(one.claim, waiver_on(dossier, claims[one.claim], one)) for one in findings if one.claim and one.waived]
    return [(label, waiver) for label, waiver in covered if waiver is not None]


def _require_news(dossier: Dossier, policy: str, waivers: list[tuple[str, WaiverRow]]) -> None:
    """Refuse to sign again what is signed as it stands."""
    before = dossier.sign_off
    if before is None or dossier.stage is Stage.DRAFT:
        return
    relied = {waiver.id for _, waiver in waivers}
    stands = (dossier.revision, dossier.sha256, policy, standing_claims(dossier), relied)
    if stands == (before.revision, before.sha256, before.policy, dict(before.claims), set(before.waivers)):
        raise MoveRefusedError(
            f"{dossier.slug} is signed off already, by {dossier.people[before.by_id].initials} on "
            f"{before.at:%Y-%m-%d %H:%M} UTC, and nothing has changed since"
        )


def _written(
    session: Session, dossier: Dossier, release: Release, waivers: list[tuple[str, WaiverRow]], by: Person
) -> Release:
    """Put the release on file, with how everything stood; what has been published stays so."""
    article, revision = get_article(session, dossier.slug), newest_revision(session, dossier.article_id)
    assert revision is not None
    row = SignOff(revision_id=revision.id, sha256=revision.sha256, policy=release.audited.policy, by_id=by.id, at=now())
    session.add(row)
    session.flush()
    claims = standing_claims(dossier)
    for key, stood in claims.items():
        session.add(SignedClaim(sign_off_id=row.id, claim_id=key, version=stood.version, **_interval(stood)))
    session.add_all(SignedWaiver(sign_off_id=row.id, waiver_id=waiver.id) for _, waiver in waivers)
    if article.stage is Stage.DRAFT:
        article.stage = Stage.SIGNED_OFF
    ledger.record(session, "sign-off", dossier.slug, by=by)
    printed, comments = still_printed(dossier), count_open(session, article.id)
    return Release(dossier.slug, release.audited, [], row, revision.number, len(claims), waivers, printed, comments)


def still_printed(dossier: Dossier) -> list[str]:
    """The claims that were withdrawn, and whose words still stand in the newest text; not those that others took the place
    of, which are told of themselves."""
    return [
        claim.label
        for claim in dossier.claims
        if claim.state is ReviewState.WITHDRAWN
        and parted(claim) is None
        and any(row.revision == dossier.revision for row in claim.passages)
    ]


def _interval(stood: SignedRow) -> dict[str, int]:
    return {"independent_min": stood.minimum, "independent_max": stood.maximum}
