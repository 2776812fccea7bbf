"""Other people's fact-checks as evidence. A fact-check's rating is what its publisher says of a claim, not our verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from pathlib import Path

from sqlalchemy.orm import Session

from tracker.domain.counting import counted
from tracker.domain.errors import AlreadyOnFileError, BadInputError
from tracker.domain.value import value
from tracker.domain.vocabulary import Bearing, SourceKind
from tracker.domain.wording import shown
from tracker.extract.matching.apart import plainly_apart
from tracker.extract.matching.gist import gist_of
from tracker.extract.matching.likeness import likeness
from tracker.intake.claim_reviews.found import FactCheck
from tracker.intake.claim_reviews.rating import bearing_of
from tracker.models import Evidence, Person, Source
from tracker.models.phrases import listing
from tracker.services.claiming import standing_claim
from tracker.services.desks import require_writer
from tracker.services.evidencing import Holding, add_evidence
from tracker.services.sources import add_source
from tracker.store.claims import evidence_on, get_claim
from tracker.store.sources import find_sources, get_source, near_names

NEAR = 60.0
"""From this likeness on, of 100, a fact-check is offered as perhaps about the claim."""
_NOTE = "taken from a ClaimReview; its rating is the publisher's, not our verdict"


@value
class Taken:
    """What came of taking a fact-check as evidence. No repr tells a name."""

    evidence: int
    bearing: Bearing
    why: str
    """Where the bearing is from, or why nothing but context could be made of the rating."""
    source: str = field(repr=False)
    new_source: SourceKind | None
    near: tuple[str, ...] = field(repr=False)
    """Sources on file whose names are like that of a new one."""
    reviewed: str | None = field(repr=False)
    fell: bool


def fact_checks_near(session: Session, label: str, checks: Sequence[FactCheck]) -> dict[int, float]:
    """Which of several fact-checks may be about a claim, by their numbers from 1, and how like it they are.

    Raises:
        NotOnFileError: there is no such claim.
    """
    claim = gist_of(get_claim(session, label).text)
    alike = {
        number: likeness(claim, gist_of(check.reviewed), least=NEAR)
        for number, check in enumerate(checks, 1)
        if check.reviewed
    }
    return {number: found.score for number, found in alike.items() if found is not None}


def fact_check_meant(
    session: Session, label: str, checks: Sequence[FactCheck], number: int | None, called: str
) -> FactCheck:
    """The one of several that is meant; which they are is for somebody to say, and those worded like the claim are named.

    Raises:
        NotOnFileError: there is no such claim.
        BadInputError: it holds several and none is named, or none of that number.
    """
    held = f"{called} holds {counted(len(checks), 'fact-check')}"
    if number is None and len(checks) > 1:
        near = [str(one) for one in sorted(fact_checks_near(session, label, checks))]
        like = f"worded like {label} is {listing(near)}" if near else f"none of them worded like {label}"
        raise BadInputError(f"{held}, {like}: say which it is by its number")
    if not 1 <= (number or 1) <= len(checks):
        raise BadInputError(f"{held}: there is no number {number}")
    return checks[(number or 1) - 1]


def take_fact_check(
    session: Session,
    label: str,
    check: FactCheck,
    *,
    by: Person,
    files: Path,
    bearing: Bearing | None = None,
    source: str | None = None,
) -> Taken:
    """Put somebody's fact-check on file as evidence on a claim. The claim's state is not touched by it, save that evidence
    against a decided claim opens it again, as any does.

    Args:
        bearing: which way it points; where it is left out the rating says so if it is plain, else it is context.
        source: whose it is, where the fact-check names nobody or somebody is on file under another name.

    Raises:
        NotOnFileError: the claim is not there, or the source that is named.
        BadInputError: the fact-check names no link or nobody who made it, or its name may mean several sources.
        AlreadyOnFileError: it is on the claim already.
    """
    require_writer(by)
    claim = standing_claim(session, label)
    if check.url is None:
        raise BadInputError(
            "the fact-check gives no web address of its own: look it up, and use `tracker evidence add`"
        )
    _require_new(evidence_on(session, claim.id), check.url, label)
    word, why = (bearing, "as you say") if bearing is not None else _bearing(claim.text, check)
    near = () if source is not None else _near(session, check)
    whose, kind = _publisher(session, check, source, by)
    holding = Holding(_excerpt(check), _locator(check), check.url, note=_note(check))
    row, fell = add_evidence(session, label, whose.name, word, holding, by=by, files=files)
    return Taken(row.id, word, why, whose.spoken, kind, near if kind else (), check.reviewed, fell)


def _require_new(there: Sequence[Evidence], url: str, label: str) -> None:
    same = next((row for row in there if row.url == url and row.retracted_at is None), None)
    if same is not None:
        raise AlreadyOnFileError(f"this fact-check is on {label} already, as evidence {same.id}")


def _bearing(text: str, check: FactCheck) -> tuple[Bearing, str]:
    """Which way a rating points, and how we know."""
    told = bearing_of(check.rating)
    if told is None:
        verdict = shown(check.rating.verdict) if check.rating.verdict else "no verdict in words"
        return Bearing.CONTEXT, f"its rating, {verdict}, is neither plainly true nor plainly false"
    if check.reviewed is None:
        return Bearing.CONTEXT, "it does not say in words what was checked, so its rating may be of something else"
    otherwise = _otherwise(text, check.reviewed)
    if otherwise:
        return Bearing.CONTEXT, f"its rating is of a claim that {otherwise}"
    return told, f"its rating is {shown(check.rating.verdict) if check.rating.verdict else 'the end of its scale'}"


def _otherwise(text: str, reviewed: str) -> str | None:
    """What plainly tells two claims apart, so that a rating of the one is none of the other."""
    ours, theirs = gist_of(text), gist_of(reviewed)
    if 2 * len(ours.words & theirs.words) < min(len(ours.words), len(theirs.words)) or not theirs.words:
        return "has few words in common with ours"
    return plainly_apart(ours, theirs)


def _publisher(session: Session, check: FactCheck, named: str | None, by: Person) -> tuple[Source, SourceKind | None]:
    """Whose fact-check it is; with the kind it was put on file as, if it was not there."""
    if named is not None:
        return get_source(session, named), None
    if check.author is None:
        raise BadInputError("the fact-check does not say who made it: name them with --source NAME")
    if find_sources(session, check.author):
        return get_source(session, check.author), None
    return add_source(session, check.author, check.author_kind, by=by), check.author_kind


def _near(session: Session, check: FactCheck) -> tuple[str, ...]:
    if check.author is None or find_sources(session, check.author):
        return ()
    return tuple(near_names(session, check.author))


def _excerpt(check: FactCheck) -> str | None:
    """What was checked, who had claimed it, and how it came out."""
    said = ", ".join(filter(None, (check.speaker, check.said_on)))
    lines = (
        f"Checked: {check.reviewed}" if check.reviewed else None,
        f"Claimed by: {said}" if said else None,
        f"Rated: {check.rating.verdict}" if check.rating.verdict else None,
    )
    return "\n".join(filter(None, lines)) or None


def _locator(check: FactCheck) -> str | None:
    return f"published {check.published}" if check.published else None


def _note(check: FactCheck) -> str:
    rating = check.rating
    if rating.given is None:
        return _NOTE
    scale = (
        f", on a scale from {rating.worst:g} to {rating.best:g}"
        if rating.worst is not None and rating.best is not None
        else ""
    )
    return f"rated {rating.given:g}{scale}; {_NOTE}"
