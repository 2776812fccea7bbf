"""The claims that a sheet speaks of as the desk has them, and as it had them when the sheet was written."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from types import TracebackType

from sqlalchemy.orm import Session

from tracker.domain.errors import BadInputError
from tracker.domain.labels import split_label
from tracker.domain.vocabulary import ReviewAct
from tracker.domain.written_row import WrittenRow
from tracker.models.base import utc_moment
from tracker.models.dossier import Dossier
from tracker.models.rows import ClaimRow
from tracker.reports.desk_sheet.cells import Story, cells_of, holding, speaking, story_of
from tracker.services.looking_back import desk_as_of
from tracker.services.sheet_in.as_shown import called
from tracker.services.sheet_in.hand import OnFile
from tracker.services.sheet_in.sameness import moments_in
from tracker.services.sheet_in.told import InColumnError
from tracker.store.ledger_times import changed_at, imported_at
from tracker.store.past import Moment
from tracker.store.session import looked_at
from tracker.store.some_claims import Files, keys_of, moment_written

_ENTRY = re.compile(r"([0-9]{1,15})-([0-9a-f]{12})")
_A_MINUTE = dt.timedelta(minutes=1)
"""What a time loses where a spreadsheet program leaves its seconds out."""
_STORIES = 500
"""Stories whose sentences are kept at hand."""


class Desk:
    """The desk, or the past of it, as rows of a sheet."""

    def __init__(self, session: Session, *, times: bool = True) -> None:
        """Get ready.

        Args:
            times: whether anybody asks when a claim was changed last; of the past nobody can say.
        """
        self._session, self._files = session, Files(session)
        self._imported = imported_at(session.connection()) if times else None
        self._times = times
        self._stories: dict[int, Story] = {}

    def claims(self, labels: Iterable[str]) -> dict[str, OnFile]:
        """Label -> the claim, for those of these that are on file."""
        named = list(dict.fromkeys(_parts(labels)))
        keys = sorted(keys_of(self._session.connection(), named).values())
        return {claim.label: _on_file(story, claim, at) for story, claim, at in self._rows(keys)}

    def claim(self, key: int) -> OnFile:
        """The claim of this key."""
        [(story, claim, at)] = self._rows([key])
        return _on_file(story, claim, at)

    def _rows(self, keys: Sequence[int]) -> Iterator[tuple[Story, ClaimRow, dt.datetime | None]]:
        for dossier, claims in self._files.of(keys):
            changed = changed_at(self._session.connection(), [dossier.slug]) if self._times else {}
            otherwise = changed.get(dossier.slug, self._imported)
            story = self._story(dossier)
            for claim in claims:
                yield story, claim, changed.get(claim.label, otherwise)

    def _story(self, dossier: Dossier) -> Story:
        if dossier.article_id not in self._stories:
            if len(self._stories) >= _STORIES:
                self._stories.clear()
            self._stories[dossier.article_id] = story_of(dossier)
        return self._stories[dossier.article_id]


def _on_file(story: Story, claim: ClaimRow, at: dt.datetime | None) -> OnFile:
    cells = cells_of(story, claim, at)
    hands = sum(row.act is not ReviewAct.OPINION for row in claim.reviews)
    said, held = tuple(speaking(claim)), tuple(holding(claim))
    names = called(story.dossier.sources, said, held)
    return OnFile(claim.label, cells, said, held, claim.note, claim.text, names, hands)


def _parts(labels: Iterable[str]) -> Iterator[tuple[str, int]]:
    for label in labels:
        try:
            yield split_label(label)
        except BadInputError:
            continue


class Then:
    """The desk as it was when a sheet was written: built once somebody asks, and let go when another moment is asked for."""

    def __init__(self, session: Session) -> None:
        self._session, self._open = session, ExitStack()
        self._entries: dict[str, Moment] = {}
        self.moment: Moment | None = None
        """The moment that is held open."""

    def __enter__(self) -> Then:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._open.close()

    def moment_of(self, written: WrittenRow) -> tuple[Moment | None, bool]:
        """The moment that a row names, None where it names none, and whether it says so by the clock.

        Raises:
            InColumnError: it is not of this desk's ledger, or no time.
        """
        named = written.said("desk_entry").strip()
        if not named:
            return None, False
        if named not in self._entries:
            self._entries[named] = self._looked_up(named)
        entry = self._entries[named]
        at = _time_in(written.said("written_at"), entry.at, looked_at(self._session.connection()))
        return (entry, False) if at is None else (Moment(entry.seq, at), True)

    def desk(self, moment: Moment) -> Desk:
        """The desk as it stood then; the one that was asked for before is gone."""
        if moment != self.moment:
            self._open.close()
            self.moment = None
            past = self._open.enter_context(desk_as_of(self._session, moment))
            self.moment, self._desk = moment, Desk(past, times=False)
        return self._desk

    def _looked_up(self, said: str) -> Moment:
        found = _ENTRY.fullmatch(said)
        if found is None:
            raise InColumnError(
                "it does not name an entry of the ledger as the sheet had it: put the cell back as it was", "desk_entry"
            )
        entry = moment_written(self._session.connection(), int(found[1]))
        if entry is None or not entry[1].startswith(found[2]):
            raise InColumnError(
                f"entry {found[1]} of this desk's ledger is another one: the sheet was written from another desk, or from a copy",
                "desk_entry",
            )
        return Moment(int(found[1]), utc_moment(entry[0]))


def _time_in(text: str, entry_at: dt.datetime, latest: dt.datetime) -> dt.datetime | None:
    """When a sheet says it was written; None where it does not, or where that may be several days."""
    if not text.strip():
        return None
    found = list(dict.fromkeys(moment.replace(tzinfo=dt.UTC) for moment in moments_in(text)))
    if not found:
        raise InColumnError("it is no time: put the cell back as it was", "written_at")
    likely = [at for at in found if entry_at - _A_MINUTE < at <= latest]
    return next((only[0] for only in (likely, found) if len(only) == 1), None)
