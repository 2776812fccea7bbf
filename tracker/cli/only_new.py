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
from tracker.reports.audit_report.content import Since
from tracker.services.auditing import Audited
from tracker.services.comparing import compared_with
from tracker.services.looking_back import moment_of, moment_then
from tracker.store.past import Moment

Telling: TypeAlias = tuple[Callable[[Audited], Sequence[Finding]], Since | None]
"""Which findings of an article are told, and since when those are new."""


def since_when(session: Session, slug: str | None, new_since: str | None, as_of: str | None) -> Moment | None:
    """The moment that `--new-since` names, for an audit of now or of a later moment of the past; None without a word.

    Raises:
        TrackerError: it names no moment, or one that is not earlier.
    """
    if new_since is None:
        return None
    moment = moment_of(session, slug, new_since)
    if as_of is not None and moment.at > moment_then(session, slug, as_of).at:
        raise BadInputError(f"--new-since {new_since} is later than --as-of {as_of}: name an earlier moment")
    return moment


@contextmanager
def only_new(
    session: Session, moment: Moment | None, slug: str | None, rules: Sequence[Rule], policy: str | None, bugs: Bugs
) -> Iterator[Telling]:
    """What tells the findings that are new since a moment; all of them where there is none.

    Raises:
        DeskError: the ledger cannot tell how the desk stood then.
    """
    if moment is None:
        yield lambda audited: audited.findings, None
        return
    with ExitStack() as past:
        with progress(moment.seq, "Looking back") as steps:
            comparison = past.enter_context(
                compared_with(session, moment, slug, rules, policy, broke_off=bugs.note, progress=steps.advance)
            )
        yield comparison.new, Since(moment.at, lambda: comparison.before)
