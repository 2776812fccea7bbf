"""`--new-since`: of an audit, only what was not there before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import TypeAlias

from sqlalchemy.orm import Session

from tracker.audit.rule import Rule
from tracker.cli.bugs import Bugs
from tracker.cli.progress import progress
from tracker.domain.errors import BadInputError
from tracker.domain.finding import Finding
from tracker.domain.wording import shown
from tracker.reports.audit_report.content import Since
from tracker.services.auditing import Audited
from tracker.services.comparing import compared_with
from tracker.services.looking_back import moment_of
from tracker.store.session import looked_at

Telling: TypeAlias = tuple[Callable[[Audited], Sequence[Finding]], Since | None]
"""Which findings of an article are told, and since when those are new."""


@contextmanager
def only_new(
    session: Session,
    then: Session,
    word: str | None,
    slug: str | None,
    rules: Sequence[Rule],
    policy: str | None,
    bugs: Bugs,
) -> Iterator[Telling]:
    """What tells the findings that are new since the moment that a word names; all of them where there is no word.

    Args:
        then: the desk that is audited, which may be a past one of the session's.

    Raises:
        TrackerError: the word names no moment or a later one, or the ledger cannot tell how the desk stood then.
    """
    if word is None:
        yield lambda audited: audited.findings, None
        return
    moment = moment_of(session, slug, word)
    if moment.at > looked_at(then.connection()):
        raise BadInputError(f"--new-since {shown(word)} is after what --as-of names: name an earlier moment")
    with ExitStack() as past:
        with progress(moment.seq, "Looking back") as steps:
            comparison = past.enter_context(
                compared_with(session, moment, slug, rules, policy, broke_off=bugs.note, progress=steps.advance)
            )
        yield comparison.new, Since(moment.at, lambda: comparison.before)
