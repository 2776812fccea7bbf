"""How far the desk's own checking of a claim has come, in lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tracker.domain.vocabulary import DECIDED_STATES, ReviewAct
from tracker.models.dossier import Dossier
from tracker.models.rows import ClaimRow, PersonRow, ReviewRow
from tracker.reports.document import Badge, Inline, Run, Runs, Style, runs
from tracker.reports.standing import Standing, standing
from tracker.reports.telling import by_at, moment, quiet, who

ONE_PERSON = "decided by one person"
"""What every report says of a decision that no second person saw."""

_DONE = {
    ReviewAct.TAKE: "taken up",
    ReviewAct.RELEASE: "released",
    ReviewAct.ASSIGN: "assigned",
    ReviewAct.NEEDS_SOURCE: "sent for a source",
    ReviewAct.PROPOSE: "proposed",
    ReviewAct.OPINION: "second opinion",
    ReviewAct.APPROVE: "approved",
    ReviewAct.OVERRIDE: "decided without a second person",
    ReviewAct.RETURN: "sent back",
    ReviewAct.REOPEN: "opened again",
    ReviewAct.WITHDRAW: "withdrawn",
    ReviewAct.CORRECT: "put right",
}


_WHO_IS_ON_IT = frozenset({ReviewAct.TAKE, ReviewAct.RELEASE, ReviewAct.ASSIGN})
"""Steps that decide nothing; alone they are not worth a list."""


def checking_lines(dossier: Dossier, claim: ClaimRow) -> Iterator[Runs]:
    """The state, who brought it there, what waits, and who is on it."""
    stands = standing(claim)
    yield runs(Badge(claim.state), *_brought_there(dossier.people, claim, stands))
    decided = claim.state in DECIDED_STATES
    if stands.moved is not None and decided and stands.moved.reason:
        yield runs("Reason: ", stands.moved.reason)
    if not decided and stands.proposal is not None and stands.unheard is None:
        yield _waiting(dossier.people, stands.proposal)
    if stands.unheard is not None:
        yield runs(Badge("sealed"), f" {_under_seal(dossier.people, stands.unheard)}")
    if claim.hold is not None:
        name = who(dossier.people, claim.hold.person_id)
        purpose = f" for {claim.hold.purpose}" if claim.hold.purpose else ""
        yield runs(f"Held by {name or 'the desk'}{purpose} until {moment(claim.hold.until)}")


def _brought_there(people: Mapping[int, PersonRow], claim: ClaimRow, stands: Standing) -> Iterator[Inline]:
    moved = stands.moved
    if moved is None:
        return
    if claim.corrected_by:
        yield Run(f" by {claim.corrected_by},")
    if claim.state not in DECIDED_STATES:
        yield Run(f" {_DONE[moved.act]} {by_at(people, moved.by_id, moved.at)}")
        if moved.reason:
            yield Run(f": {moved.reason}")
        return
    if stands.alone:
        yield Run(" ")
        yield Badge("alone", ONE_PERSON)
        yield Run(f" {by_at(people, moved.by_id, moved.at)}")
    else:
        if stands.proposal is not None:
            proposed = by_at(people, stands.proposal.by_id, stands.proposal.at)
            yield Run(f" proposed {proposed};")
        yield Run(f" approved {by_at(people, moved.by_id, moved.at)}")
    yield Run(f" (at version {moved.claim_version})", Style.QUIET)
    if moved.overrides:
        yield Run(" ")
        yield Badge("override", f"policy overridden: {moved.overrides.replace(',', ', ')}")


def _waiting(people: Mapping[int, PersonRow], proposal: ReviewRow) -> Runs:
    """A proposal that nobody has decided on yet."""
    outcome = (Badge(proposal.outcome),) if proposal.outcome is not None else ()
    reason = f": {proposal.reason}" if proposal.reason else ""
    return runs(
        "Waiting for approval: ",
        *outcome,
        f" proposed {by_at(people, proposal.by_id, proposal.at)}{reason}",
    )


def _under_seal(people: Mapping[int, PersonRow], step: ReviewRow) -> str:
    """Who has been heard and who is still to be, without what was said."""
    given = by_at(people, step.by_id, step.at)
    if step.act is ReviewAct.PROPOSE:
        return f"A proposal {given}, waits for a second opinion that must not know it"
    return f"A blind opinion {given}, waits for the proposal"


def review_steps(dossier: Dossier, claim: ClaimRow) -> Iterator[tuple[Runs, ...]]:
    """The steps that the present state does not tell of, oldest first; old decisions stay."""
    stands = standing(claim)
    others = [one for one in enumerate(claim.reviews) if one[0] not in stands.told]
    if all(step.act in _WHO_IS_ON_IT for _, step in others):
        return
    for place, step in others:
        yield (_step(dossier.people, step, hidden=place in stands.sealed),)


def _step(people: Mapping[int, PersonRow], step: ReviewRow, *, hidden: bool) -> Runs:
    name = who(people, step.by_id)
    system = step.act is ReviewAct.REOPEN and step.by_id is None
    line: list[Inline] = [*quiet(f"{moment(step.at)} "), Run(_DONE[step.act])]
    if step.outcome is not None and not hidden:
        line += [Run(" "), Badge(step.outcome)]
    if name or system:
        line.append(Run(f" by {name or 'the system'}"))
    if step.to_state in DECIDED_STATES and step.from_state is not step.to_state:
        line.append(Run(f", signed at version {step.claim_version}"))
    if step.overrides and not hidden:
        line.append(Run(f", the policy overridden ({step.overrides.replace(',', ', ')})"))
    if hidden:
        line += [Run(" "), Badge("sealed")]
    elif step.reason:
        line.append(Run(f": {step.reason}"))
    return tuple(line)
