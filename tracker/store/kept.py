"""The sources that are not to be named outside, as the desk has them now: also where it is looked at as it stood.

Whoever was open then and is confidential today must not be named in what leaves the building today.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from tracker.domain.vocabulary import SourceTerms
from tracker.models import Source
from tracker.models.dossier import Dossier, Sources
from tracker.models.rows import SourceRow
from tracker.store.source_rows import SOURCE, with_aliases

_KEPT = "tracker_kept"

Kept = Mapping[int, SourceRow]


def kept_sources(session: Session) -> Kept:
    """Every source that is not to be named outside now, by its id; of a state of the past too."""
    found: Kept | None = session.connection().info.get(_KEPT)
    return kept_on_file(session) if found is None else found


def keep(past: Session, kept: Kept) -> None:
    """Let a session on a state of the past know which sources are not to be named."""
    past.connection().info[_KEPT] = kept


def with_kept(session: Session, dossier: Dossier) -> Dossier:
    """The same file, with the sources that are not to be named outside."""
    return replace(dossier, kept=kept_sources(session))


def kept_on_file(session: Session) -> dict[int, SourceRow]:
    """Every source that is not to be named outside by what this very state of the desk says, and those that were merged
    into one."""
    unnamed = or_(Source.confidential, Source.terms != SourceTerms.ON_RECORD)
    rows = {row[0]: SourceRow(*row) for row in session.execute(select(*SOURCE).where(unnamed).order_by(Source.id))}
    found = dict(with_aliases(session, Sources(rows)).rows)
    merged = select(Source.id, Source.name, Source.merged_into_id).where(Source.merged_into_id.is_not(None))
    gone = {key: (name, into) for key, name, into in session.execute(merged.order_by(Source.id))}
    for key, (name, _) in gone.items():
        into = key
        while into in gone and into not in found:
            into = gone[into][1] or 0
        if into in found and into != key:
            found[key] = replace(found[into], id=key, aliases=(*found[into].aliases, name))
    return found
