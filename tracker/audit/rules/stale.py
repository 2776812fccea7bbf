from __future__ import annotations

import datetime as dt
from calendar import monthrange
from collections.abc import Iterator

from tracker.audit.rule import Objections, Part, rule
from tracker.audit.thresholds import Thresholds
from tracker.domain.vocabulary import ReviewState, Severity, Stage
from tracker.models.dossier import Dossier
from tracker.models.rows import ClaimRow


@rule(Severity.WARNING, reads=(Part.REVIEWS,), guards=False)
def stale(dossier: Dossier, thresholds: Thresholds) -> Objections:
    """A claim speaks of a day that is past, or has lain in review for longer than the policy allows.

    Why: what was so in May may not be so today, and what everybody thinks somebody is checking, nobody is.
    Fails: "as of 2023-09" in a story published in October; a claim in review for three weeks.
    Passes: "as of 2023-09" in a story published that month; a claim taken into review on Monday.
    Remedy: check it again and set its new day; decide what is in review, or say what it still needs.
    """
    published = dossier.published_at if dossier.stage is Stage.PUBLISHED else None
    allowed = thresholds.stale
    for claim in dossier.claims:
        told = list(_past(claim.as_of, published, dossier.at, allowed.as_of_days)) if claim.as_of else []
        since = _in_review_since(claim) if claim.state is ReviewState.IN_REVIEW else None
        if since and dossier.at - since > dt.timedelta(days=allowed.review_days):
            told.append(f"in review since {since.date()}, longer than the {_days(allowed.review_days)} allowed")
        if told:
            yield claim, ", and ".join(told)


def _past(as_of: str, published: dt.datetime | None, at: dt.datetime, allowed: int) -> Iterator[str]:
    late = ((published or at).astimezone(dt.UTC).date() - _last_day(as_of)).days
    if late > allowed:
        verb, then = ("was", " when the story was published") if published else ("is", "")
        yield f"“as of {as_of}” {verb} {_days(late)} past{then}"


def _last_day(as_of: str) -> dt.date:
    """The last day that "2023", "2023-09" or "2023-09-13" takes in."""
    year, month, day = ([int(part) for part in as_of.split("-")] + [0, 0])[:3]
    month = month or 12
    return dt.date(year, month, day or monthrange(year, month)[1])


def _in_review_since(claim: ClaimRow) -> dt.datetime | None:
    came = (row.at for row in reversed(claim.reviews) if row.to_state is ReviewState.IN_REVIEW is not row.from_state)
    return next(came, None)


def _days(number: int) -> str:
    return f"{number:,} day{'' if number == 1 else 's'}"
