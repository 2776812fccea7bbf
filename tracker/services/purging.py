"""Emptying old entries of the ledger under the desk's retention policy, so that the chain and every row are still proven.

The purge writes its own entry first: why, which entries, and how every row stands that nothing else would speak of then. Only
after it are they emptied, in the same transaction (docs/decisions/0024).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from tracker.domain.chain import Line
from tracker.domain.counting import counted
from tracker.domain.days import full_day, months_before
from tracker.domain.errors import BadInputError, MoveRefusedError
from tracker.domain.moments import beginning_of
from tracker.domain.purges import FIRST_KEPT, PURGE, RESTATE, Emptied, Numbers, emptied_in_all
from tracker.domain.settings import months_kept
from tracker.domain.vocabulary import Role
from tracker.domain.wording import PROSE, clean
from tracker.models import Person
from tracker.models.base import utc_text
from tracker.services.desks import require_role
from tracker.services.long_work import collector_off
from tracker.services.proving import prove
from tracker.store import ledger, purging
from tracker.store.address import Address
from tracker.store.articles import find_article
from tracker.store.claims import get_claim
from tracker.store.kept import former_names
from tracker.store.ledger import Changed
from tracker.store.purged import purges_so_far
from tracker.store.raw_rows import emptying
from tracker.store.session import looked_at, open_desk
from tracker.store.settings import setting_value
from tracker.store.sources import get_source

Progress = Callable[[int], None] | None
_MOST_PLACES = 20


class Fate(Enum):
    """What a purge does with an entry."""

    GOES = "goes"
    STAYS = "stays"
    WITHHELD = "withheld"
    """It holds a former name of the source, and rows of others beside it."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a purge is confined to: the entries on a claim or a story, or that speak of a source."""

    name: str
    """As the ledger says it: a label, a slug, source:12; desk for everything."""
    sources: frozenset[int] = frozenset()
    protected: bool = False
    """Whether it is a confidential source: what it was called may go whatever the retention policy says."""

    def holds(self, line: Line, changes: Sequence[Changed]) -> bool:
        """Whether an entry is one of those."""
        if self.name == "desk":
            return True
        if self.sources:
            return any(self._rows_of_it(change) for change in changes)
        return line.subject == self.name or line.subject.startswith(f"{self.name}#")

    def stands_under(self, names: Collection[str], changes: Sequence[Changed]) -> bool:
        """Whether the source stands in an entry under one of these names, in small letters, or with one in its words."""
        return any(
            isinstance(value, str) and any(name in value.casefold() for name in names)
            for change in changes
            for row in self._rows_of_it(change)
            for value in row
        )

    def is_alone_in(self, changes: Sequence[Changed]) -> bool:
        """Whether an entry tells of nothing but this source."""
        return all(len(self._rows_of_it(change)) == len(change.rows) for change in changes)

    def _rows_of_it(self, change: Changed) -> list[Sequence[Any]]:
        column = {"source": "id", "alias": "source_id"}.get(change.table)
        if column is None or column not in change.columns:
            return []
        at = list(change.columns).index(column)
        return [row for row in change.rows if row[at] in self.sources]


@dataclass
class Plan:
    """What a purge would do, or did."""

    subject: Subject
    why: str
    chosen: Numbers = field(default_factory=Numbers)
    wide: Numbers = field(default_factory=Numbers)
    acts: dict[str, int] = field(default_factory=dict)
    """How many entries of which act are emptied."""
    last: int = 0
    """Entries up to this one are looked at."""
    last_shared: int = 0
    """Those up to this one may go though others' rows stand in them too."""
    names: frozenset[str] = frozenset()
    """What the confidential source was called, in small letters."""
    withheld: Numbers = field(default_factory=Numbers)
    """Entries that hold a former name of it and stay, for rows of others stand in them too."""
    withheld_acts: dict[str, int] = field(default_factory=dict)
    already: int = 0
    """Entries that were emptied before."""
    rows: int = 0
    """Rows that are stated anew."""
    named: list[str] = field(default_factory=list)
    """Where on file a former name of the source still stands."""
    also_in: int = 0
    """Other entries in which one does."""
    owner: str | None = None
    """The login that the desk's tables are, where this one may not empty entries."""

    def fate_of(self, line: Line, changes: Sequence[Changed]) -> Fate:
        """What becomes of an entry."""
        if not FIRST_KEPT < line.seq <= self.last:
            return Fate.STAYS
        if not self.subject.protected:
            return Fate.GOES if self.subject.holds(line, changes) else Fate.STAYS
        if not self.subject.stands_under(self.names, changes):
            return Fate.STAYS
        alone = self.subject.is_alone_in(changes)
        return Fate.GOES if alone or line.seq <= self.last_shared else Fate.WITHHELD


def purge(
    session: Session,
    *,
    before: str | None,
    subject: str | None,
    reason: str,
    by: Person,
    really: bool,
    though_named: bool = False,
    others_too: bool = False,
    progress: Progress = None,
) -> Plan:
    """Empty the entries from before a day (UTC), all or those on one subject; or only say what that would do. Of a confidential
    source those go at once in which it, and nothing else, stands under a name that it has no longer.

    Args:
        really: do it; else nothing is changed.
        though_named: do it even where a former name of a source stands in words on file, which copies for readers hide only
            while the ledger knows it.
        others_too: of a confidential source also those in which rows of others stand too, as far as the retention policy lets
            them go.

    Raises:
        MoveRefusedError: `by` is no editor, or logged in as one who may not empty entries; the retention policy keeps these
            entries still, the ledger does not verify, or a former name stands on file.
        BadInputError: the day is none, or the reason is blank.
        NotOnFileError: there is no such subject.
    """
    require_role(by, Role.EDITOR, "purging the ledger")
    connection, why = session.connection(), clean("the reason", reason, PROSE)
    about = _subject(session, subject)
    plan = Plan(about, why, last=_last(session, about, before), owner=purging.owner_if_another(connection))
    if really and plan.owner is not None:
        raise MoveRefusedError(
            f"emptying entries takes the owner of the desk's tables: ask whoever logs in as {plan.owner}"
        )
    if others_too:
        plan.last_shared = min(plan.last, _last_shared(session, about))
    with collector_off():
        if prove(session, progress=progress).fault is not None:
            raise MoveRefusedError("the ledger does not verify, and a purge would hide that: see `tracker log verify`")
        names = former_names(session, sorted(about.sources)) if about.protected else set()
        plan.names = frozenset(name.casefold() for name in names)
        unspoken = _choose(session, plan, progress)
        if about.protected:
            plan.named = purging.places_of_names(connection, names, _MOST_PLACES)
            plan.also_in = _entries_with(connection, plan)
        if really and len(plan.chosen):
            _require_nameless(plan, though_named=though_named)
            _empty(connection, plan, unspoken, by)
    return plan


def _subject(session: Session, named: str | None) -> Subject:
    if named is None:
        return Subject("desk")
    if "#" in named:
        return Subject(get_claim(session, named).label)
    if (article := find_article(session, named)) is not None:
        return Subject(article.slug)
    source = get_source(session, named)
    of = frozenset(purging.merged_into(session.connection(), source.id))
    return Subject(f"source:{source.id}", of, source.confidential)


def _last(session: Session, about: Subject, before: str | None) -> int:
    """The last entry that may go: before the day, and no longer kept by the desk's policy."""
    connection = session.connection()
    day = None if before is None else full_day("--before", before)
    today = looked_at(connection).date()
    if day is not None and day > today:
        raise BadInputError(f"--before {day} lies ahead: name a day that has come")
    if day is None and not about.protected:
        raise BadInputError("name a day with --before: what was written earlier is emptied")
    if not about.protected:
        _require_out_of_time(day or today, today, setting_value(session, "keep-history"))
    if day is None:
        return ledger.head(connection).seq
    return purging.last_before(connection, utc_text(beginning_of(day.isoformat()) or looked_at(connection)))


def _last_shared(session: Session, about: Subject) -> int:
    """The last entry that may go though it tells of others too: the desk's policy keeps it no longer."""
    if not about.protected:
        raise BadInputError("--others-too goes with a confidential source: leave it out")
    connection, kept = session.connection(), setting_value(session, "keep-history")
    months = months_kept(kept)
    if months is None:
        raise MoveRefusedError(
            f"{_FOR_EVER}, so what tells of others too stays: {_OTHERWISE}, or leave --others-too out"
        )
    free = months_before(looked_at(connection).date(), months)
    return purging.last_before(connection, utc_text(beginning_of(free.isoformat()) or looked_at(connection)))


_FOR_EVER = "this desk keeps its history for ever"
_OTHERWISE = "`tracker settings keep-history MONTHS` says otherwise first"


def _require_out_of_time(day: dt.date, today: dt.date, kept: str) -> None:
    months = months_kept(kept)
    if months is None:
        raise MoveRefusedError(f"{_FOR_EVER}: {_OTHERWISE}, or name a confidential source with --subject")
    free = months_before(today, months)
    if day > free:
        raise MoveRefusedError(
            f"this desk keeps its history for {counted(months, 'month')}: nothing may be emptied that was written on {free} or "
            f"later; name {free} with --before, or an earlier day"
        )


def _choose(session: Session, plan: Plan, progress: Progress) -> purging.Unspoken:
    """Note which entries go, and which rows nothing would speak of then."""
    connection, unspoken = session.connection(), purging.Unspoken()
    articles = purging.article_ids(connection)
    plan.already = len(emptied_in_all(purges_so_far(connection)))
    for line, changes in purging.whole_entries(connection):
        fate = plan.fate_of(line, changes)
        unspoken.note(changes, emptied=fate is Fate.GOES)
        if fate is Fate.WITHHELD:
            plan.withheld.add(line.seq)
            plan.withheld_acts[line.act] = plan.withheld_acts.get(line.act, 0) + 1
        if fate is Fate.GOES:
            plan.chosen.add(line.seq)
            plan.acts[line.act] = plan.acts.get(line.act, 0) + 1
            if not purging.is_of_one_story(line, changes, articles.get(line.subject.partition("#")[0])):
                plan.wide.add(line.seq)
        if progress is not None:
            progress(1)
    plan.rows = unspoken.count()
    return unspoken


def _entries_with(connection: Connection, plan: Plan) -> int:
    """How many entries hold a former name of the source in what they tell of others."""
    return sum(
        line.seq not in plan.chosen
        and line.seq not in plan.withheld
        and any(name in (line.after_values or "").casefold() for name in plan.names)
        for line in (ledger.lines(connection) if plan.names else ())
    )


def _require_nameless(plan: Plan, *, though_named: bool) -> None:
    if plan.named and not though_named:
        more = f" and {len(plan.named) - 1} more" if len(plan.named) > 1 else ""
        raise MoveRefusedError(
            f"a former name still stands in {plan.named[0]}{more}, and copies for readers hide it there only while the ledger "
            "knows it: change that first, or add --though-named"
        )


def _empty(connection: Connection, plan: Plan, unspoken: purging.Unspoken, by: Person) -> None:
    """Write down what is about to go, then empty it."""
    about, first = plan.subject.name, ledger.head(connection).seq + 1
    restated: Changed | None = None
    for change in unspoken.as_they_stand(connection):
        if restated is not None:
            ledger.append(connection, RESTATE, about, [restated], by=by.initials)
        restated = change
    seq = ledger.head(connection).seq + 1
    own = Emptied(seq, first, plan.why, tuple(plan.chosen), tuple(plan.wide))
    told = emptying([*purges_so_far(connection), own])
    ledger.append(connection, PURGE, about, [*([] if restated is None else [restated]), told], by=by.initials)
    purging.empty(connection, plan.chosen)


def write_anew_after(place: Address) -> str | None:
    """Write the desk's file anew once a purge is kept, so that nothing of it is left in free space; where that cannot be, a
    sentence that says who can."""
    engine = open_desk(place)
    try:
        return purging.write_anew(engine)
    finally:
        engine.dispose()
