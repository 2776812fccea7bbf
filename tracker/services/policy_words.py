"""What a policy pack asks, and what keeping one came to, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.audit.policy import Pack
from tracker.domain.counting import counted
from tracker.services.policies import Chosen


def pack_lines(found: Pack) -> Iterator[str]:
    """Its numbers, a sentence each."""
    least, stale = found.thresholds.minimum, found.thresholds.stale
    yield f"Independent sources under a claim, at least: {least.normal} at normal risk, {least.high} at high risk."
    if least.secondary is not None:
        yield f"Where nothing first-hand is behind it: {least.secondary}, as known."
    if least.unnamed is not None:
        yield f"Where every source at the end is unnamed: {least.unnamed}, as known."
    yield (
        f"Stale: in review for more than {counted(stale.review_days, 'day')}, or more than "
        f"{counted(stale.as_of_days, 'day')} past its “as of” day."
    )


def kept_words(chosen: Chosen) -> str:
    """That the desk keeps it, and who goes by another text at once."""
    if not chosen.replaced:
        return f"{chosen.name} is kept on this desk."
    users = ["the desk"] if chosen.by_desk else []
    users += [counted(chosen.by_articles, "article")] if chosen.by_articles else []
    if not users:
        return f"{chosen.name} is kept on this desk in place of what it said before."
    verb = "goes" if len(users) == 1 and chosen.by_articles < 2 else "go"
    return (
        f"{chosen.name} is kept on this desk in place of what it said before: {' and '.join(users)} {verb} by the new "
        "text at once."
    )
