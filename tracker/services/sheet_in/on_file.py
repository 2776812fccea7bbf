"""The claims that a sheet speaks of as the desk has them, and as it had them when the sheet was written."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack

from sqlalchemy.orm import Session

from tracker.domain.errors import BadInputError
from tracker.domain.labels import split_label
from tracker.models.base import utc_moment
from tracker.models.dossier import Dossier
from tracker.models.rows import ClaimRow
from tracker.reports.desk_sheet.cells import Cells, Story, cells_of, holding, speaking, story_of
from tracker.services.looking_back import desk_as_of
from tracker.services.sheet_in.hand import OnFile
from tracker.store.ledger_times import changed_at, imported_at
from tracker.store.past import Moment
from tracker.store.some_claims import Files, keys_of, moment_written

_ENTRY = re.compile(r"([0-9]{1,15})-([0-9a-f]{12})")
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
    return OnFile(claim.label, cells, tuple(speaking(claim)), tuple(holding(claim)), claim.note, claim.text)


def _parts(labels: Iterable[str]) -> Iterator[tuple[str, int]]:
    for label in labels:
        try:
            yield split_label(label)
        except BadInputError:
            continue


class Then:
    """The desk as it was when a sheet was written, built once somebody asks."""

    def __init__(self, session: Session, open_past: ExitStack) -> None:
        self._session, self._open = session, open_past
        self._desks: dict[int, Desk] = {}
        self._moments: dict[str, Moment | None] = {}

    def moment(self, said: str) -> Moment | None:
        """The moment that a row names, None where it names none.

        Raises:
            BadInputError: it is not of this desk's ledger.
        """
        if said not in self._moments:
            self._moments[said] = self._looked_up(said)
        return self._moments[said]

    def cells(self, moment: Moment, label: str) -> Cells | None:
        """The row of a claim as it stood then, None where it was not there yet."""
        if moment.seq not in self._desks:
            past = self._open.enter_context(desk_as_of(self._session, moment))
            self._desks[moment.seq] = Desk(past, times=False)
        found = self._desks[moment.seq].claims([label])
        return found[label].cells if label in found else None

    def _looked_up(self, said: str) -> Moment | None:
        if not said:
            return None
        found = _ENTRY.fullmatch(said.strip())
        if found is None:
            raise BadInputError(
                "it does not name an entry of the ledger as the sheet had it: put the cell back as it was"
            )
        entry = moment_written(self._session.connection(), int(found[1]))
        if entry is None or not entry[1].startswith(found[2]):
            raise BadInputError(
                f"entry {found[1]} of this desk's ledger is another one: the sheet was written from another desk, or from a copy"
            )
        return Moment(int(found[1]), utc_moment(entry[0]))
