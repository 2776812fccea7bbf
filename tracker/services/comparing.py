"""The audit of now beside the audit of an earlier moment: which findings were not there before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy.orm import Session

from tracker.audit.rule import Rule
from tracker.audit.run import Crash
from tracker.domain.finding import Finding
from tracker.services.auditing import Audited, audited, dossiers_for
from tracker.services.looking_back import desk_as_of
from tracker.services.policies import Packs
from tracker.store.articles import find_article
from tracker.store.past import Moment


class Comparison:
    """Tells the new findings of one article after the other, in the order in which the audit of now comes by them.

    Both audits are held in step, so that no more is in memory than one audit takes twice.
    """

    def __init__(self, then: Iterator[Audited], broke_off: Callable[[Iterable[Crash]], object]) -> None:
        """Begin before the first article of the earlier audit; `broke_off` is told of rules that broke off in it, whose
        findings all count as new."""
        self.before = 0
        """How many of the findings up to here were there before."""
        self._then = then
        self._broke_off = broke_off
        self._next = next(then, None)

    def new(self, found: Audited) -> list[Finding]:
        """The findings of this article that were not there before.

        One is the same while the rule objects to the claim, whatever it says of it. What was waived then and is not now is
        new: somebody has to look at it again.
        """
        before = self._before(found)
        open_then = {one.fingerprint for one in before if not one.waived}
        waived_then = {one.fingerprint for one in before if one.waived}
        new = [
            one
            for one in found.findings
            if one.fingerprint not in open_then and not (one.waived and one.fingerprint in waived_then)
        ]
        self.before += len(found.findings) - len(new)
        return new

    def _before(self, found: Audited) -> Sequence[Finding]:
        """What was found in this article then; nothing where it was not there yet."""
        key = _key(found)
        while self._next is not None and _key(self._next) < key:
            self._next = next(self._then, None)
        if self._next is None or _key(self._next) != key:
            return ()
        broken = {crash.rule for crash in found.crashes}
        self._broke_off(crash for crash in self._next.crashes if crash.rule not in broken)
        return self._next.findings


def _key(found: Audited) -> int:
    assert found.dossier is not None
    return found.dossier.article_id


@contextmanager
def compared_with(
    session: Session,
    moment: Moment,
    slug: str | None,
    rules: Sequence[Rule],
    named: str | None,
    *,
    broke_off: Callable[[Iterable[Crash]], object] = list,
    progress: Callable[[int], None] | None = None,
) -> Iterator[Comparison]:
    """What tells the new findings of an audit of one article, or of the whole desk, by the same rules.

    What was found then is what the rule book of today says of the desk as it stood, under the pack that was chosen then,
    or the one named. Whether a file of evidence was altered then, nobody can tell, so that always counts as new.

    Args:
        broke_off: told of rules that broke off on the desk as it stood: bugs, and not those of the audit of now.
        progress: called with 1 for every entry that was read, of `moment.seq`.

    Raises:
        NotOnFileError: there is no such article now.
        BadInputError: a pack cannot be meant.
        DeskError: the ledger cannot tell how the desk stood.
    """
    with desk_as_of(session, moment, slug, progress=progress) as past:
        packs = Packs(past if named is None else session, named)
        there = slug is None or find_article(past, slug) is not None
        dossiers = dossiers_for(past, slug, rules) if there else iter(())
        then = (audited(past, dossier, rules, named, packs=packs) for dossier in dossiers)
        yield Comparison(then, broke_off)
