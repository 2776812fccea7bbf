"""The policy as a guard: what a pack makes a blocker cannot be verified without a waiver, or against it on the record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from tracker.audit.policy import Pack
from tracker.audit.run import choose, run
from tracker.domain.errors import MoveRefusedError, ReasonMissingError
from tracker.domain.finding import Finding
from tracker.domain.vocabulary import ReviewAct, ReviewState, Role, Severity
from tracker.models import Claim, Person
from tracker.models.dossier import Dossier, Sources
from tracker.models.rows import ClaimRow, PersonRow, ReviewRow
from tracker.services.desks import require_role
from tracker.services.policies import Packs
from tracker.store.one_claim import load_for

TELLS = "self-verified"
"""The rule by which the audit tells of an override."""
ANOTHER_EDITOR = PersonRow(-1, "another editor", "another editor", frozenset({Role.EDITOR}))
"""Who will approve what is only proposed so far; nobody on file has this key."""


def require_policy(
    session: Session,
    claim: Claim,
    outcome: ReviewState,
    act: ReviewAct,
    command: str,
    *,
    by: Person,
    override: bool,
    reason: str | None,
    taken: bool = False,
) -> str | None:
    """Refuse to verify what the policy holds back. Returns the rules that are overridden, for the step that does it.

    Args:
        act: the step about to be written: a proposal, an approval, or a decision by one person.
        command: the word it was ordered with.
        override: go against the policy, for everyone to see; a decision like that is an editor's.
        taken: as if `by` had taken the claim before.

    Raises:
        MoveRefusedError: a rule that the pack makes a blocker stands against it, unwaived; or `override` is asked for
            where nothing does, without a reason, or by somebody who may not.
    """
    against: list[Finding] = []
    if outcome is ReviewState.VERIFIED:
        pack = Packs(session).of(claim.article.policy)
        against = _standing_against(session, claim, pack, act, by, taken=taken)
        if against and not override:
            raise _refusal(claim, against, pack, command)
    if not override:
        return None
    if not against:
        raise MoveRefusedError(f"nothing in the policy stands against {claim.label}: leave --override out")
    if act is not ReviewAct.PROPOSE:
        require_role(by, Role.EDITOR, "a decision against the policy")
    if not reason:
        raise ReasonMissingError('going against the policy needs a reason: add --reason "..."')
    return ",".join(sorted(finding.rule for finding in against))


def left_to_waive(session: Session, claim: Claim, told: Sequence[str]) -> list[str]:
    """Those of these rules that keep the story from being signed off while nobody waives them."""
    pack = Packs(session).of(claim.article.policy)
    blocking = {rule.name for rule in choose(told) if pack.weighs(rule, claim.risk) is Severity.BLOCKER}
    return [name for name in told if name in blocking]


def _standing_against(
    session: Session, claim: Claim, pack: Pack, act: ReviewAct, by: Person, *, taken: bool
) -> list[Finding]:
    """What the guarding rules that the pack makes blockers would say of the claim if it were verified, unwaived."""
    rules = [rule for rule in choose([]) if rule.guards and pack.weighs(rule, claim.risk) is Severity.BLOCKER]
    if not rules:
        return []
    read = {part for rule in rules for part in rule.reads}
    outcome = run(_as_verified(_discreet(load_for(session, claim, read)), act, by, taken=taken), rules, pack)
    for crash in outcome.crashes:
        raise crash.error  # a bug, and nothing is verified past one
    return [finding for finding in outcome.findings if not finding.waived]


def _discreet(dossier: Dossier) -> Dossier:
    """The file without the names of confidential sources, for what rules say of it becomes the text of an error."""
    rows = {
        key: replace(row, name=row.description or "a confidential source") if row.confidential else row
        for key, row in dossier.sources.rows.items()
    }
    return replace(dossier, sources=Sources(rows, dossier.sources.derivations))


def _as_verified(dossier: Dossier, act: ReviewAct, by: Person, *, taken: bool) -> Dossier:
    """The file as it would stand after the step; what is only proposed is taken as approved by another editor."""
    [claim] = dossier.claims
    if taken:
        step = ReviewRow(
            ReviewAct.TAKE, claim.state, ReviewState.IN_REVIEW, None, by.id, dossier.at, None, claim.version + 1
        )
        claim = replace(claim, state=ReviewState.IN_REVIEW, version=step.claim_version, reviews=(*claim.reviews, step))
    if act is ReviewAct.PROPOSE:
        claim = _after(claim, dossier, ReviewAct.PROPOSE, by.id)
        claim = _after(claim, dossier, ReviewAct.APPROVE, ANOTHER_EDITOR.id)
    else:
        claim = _after(claim, dossier, act, by.id)
    people = {**dossier.people, ANOTHER_EDITOR.id: ANOTHER_EDITOR}
    return replace(dossier, claims=(claim,), people=people)


def _after(claim: ClaimRow, dossier: Dossier, act: ReviewAct, by_id: int) -> ClaimRow:
    """The claim after one more step of its review."""
    to = claim.state if act is ReviewAct.PROPOSE else ReviewState.VERIFIED
    version = claim.version + (to is not claim.state)
    step = ReviewRow(act, claim.state, to, ReviewState.VERIFIED, by_id, dossier.at, None, version)
    return replace(claim, state=to, version=version, reviews=(*claim.reviews, step))


def _refusal(claim: Claim, against: list[Finding], pack: Pack, command: str) -> MoveRefusedError:
    """What stands against it, and the ways out: a waiver, where every rule can be waived, or an override."""
    label, rules = claim.label, [finding.rule for finding in against]
    told = ", and ".join(f"{finding.rule}: {finding.message}" for finding in against)
    waive = f"`tracker waive {label} {rules[0] if len(rules) == 1 else 'RULE'} --reason ... --until DATE`"
    waived = f"accept it with {waive}, or " if all(rule.waivable for rule in choose(rules)) else ""
    return MoveRefusedError(
        f"the policy {pack.name} holds {label} back ({told}): an editor can {waived}"
        f"go against it with `tracker {command} {label} --override --reason ...`"
    )
