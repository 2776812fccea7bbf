"""The sources that are not to be named outside, as the desk has them now: also where it is looked at as it stood.

Whoever was open then and is confidential today must not be named in what leaves the building today.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from tracker.domain.vocabulary import SourceTerms
from tracker.models import Source
from tracker.models.dossier import Dossier, Sources
from tracker.models.rows import SourceRow
from tracker.store.ledger import secret
from tracker.store.raw_rows import changes_of
from tracker.store.session import read_raw, walk_raw
from tracker.store.source_rows import sources_where, with_aliases

_KEPT = "tracker_kept"
_NAMING = ("add source", "edit source")
"""The acts by which a source gets a name."""
_KEY_IN = {"source": "id", "alias": "source_id"}
"""Where the id of a source stands in a row that names one."""
_PART = 500
"""Sources that are asked about at once."""

Kept = Mapping[int, SourceRow]


def kept_sources(session: Session) -> Kept:
    """Every source that is not to be named outside now, by its id; of a state of the past too."""
    found: Kept | None = session.connection().info.get(_KEPT)
    return with_former_names(session, kept_on_file(session)) if found is None else found


def keep(past: Session, kept: Kept) -> None:
    """Let a session on a state of the past know which sources are not to be named."""
    past.connection().info[_KEPT] = kept


def with_kept(session: Session, dossier: Dossier) -> Dossier:
    """The same file with what a copy for somebody outside is made with: the sources that are not to be named there, and
    the desk's secret. Nobody else needs either, and reading them goes through all sources."""
    return replace(dossier, kept=kept_sources(session), secret=secret(session.connection()))


def kept_on_file(session: Session) -> dict[int, SourceRow]:
    """Every source that is not to be named outside by what this very state of the desk says, and those that were merged
    into one."""
    unnamed = f"confidential OR terms <> '{SourceTerms.ON_RECORD}'"
    found = dict(with_aliases(session, Sources(sources_where(session.connection(), unnamed))).rows)
    merged = select(Source.id, Source.name, Source.merged_into_id).where(Source.merged_into_id.is_not(None))
    gone = {key: (name, into) for key, name, into in session.execute(merged.order_by(Source.id))}
    for key, (name, _) in gone.items():
        into = key
        while into in gone and into not in found:
            into = gone[into][1] or 0
        if into in found and into != key:
            found[key] = replace(found[into], id=key, aliases=(*found[into].aliases, name))
    return found


def with_former_names(session: Session, kept: Kept, up_to: int = 2**62) -> Kept:
    """The same sources, each with every name that it has had as far as the ledger tells: under an older one it may stand in
    a claim or a quotation still.

    Args:
        session: on the desk as it stands, for the past has no ledger to read in.
        up_to: the number of the last entry that is read.
    """
    former: dict[int, dict[str, None]] = {key: {} for key in kept}
    statement = (
        "SELECT act, CAST(after_values AS BLOB) FROM entry WHERE subject IN ({}) AND act IN (?, ?) AND seq <= ? "
        "AND after_values IS NOT NULL ORDER BY seq"
    )
    keys, added = list(kept), set[int]()
    for part in (keys[start : start + _PART] for start in range(0, len(keys), _PART)):
        asked = statement.format(", ".join("?" * len(part)))
        subjects = [f"source:{key}" for key in part]
        for act, values in read_raw(session.connection(), asked, [*subjects, *_NAMING, up_to]):
            for key, name in _names_in(values):
                former.get(key, {})[name] = None
                added |= {key} if act == _NAMING[0] else set()
    if len(added & kept.keys()) < len(kept):
        _note_brought_in(session, former, up_to)
    return {key: replace(row, aliases=tuple(dict.fromkeys((*row.aliases, *former[key])))) for key, row in kept.items()}


def _note_brought_in(session: Session, former: Mapping[int, dict[str, None]], up_to: int) -> None:
    """Note the names of those that came on file with much else, by an import or an accepted proposal, and then were renamed:
    the ledger is read through for that."""
    statement = (
        "SELECT CAST(after_values AS BLOB) FROM entry WHERE act NOT IN (?, ?) AND seq <= ? AND after_values LIKE ? "
        "ORDER BY seq"
    )
    for [values] in walk_raw(session.connection(), statement, [*_NAMING, up_to, '%["source",%']):
        for key, name in _names_in(values):
            former.get(key, {})[name] = None


def former_names(session: Session, keys: Sequence[int]) -> set[str]:
    """Every name that one of these sources had as far as the ledger tells, and has no longer."""
    connection = session.connection()
    found: set[str] = set()
    for [values] in walk_raw(connection, "SELECT after_values FROM entry WHERE after_values IS NOT NULL ORDER BY seq"):
        if '"source"' in values or '"alias"' in values:
            found |= {name for key, name in _names_in(values) if key in keys}
    marks = ", ".join("?" * len(keys))
    now = f"SELECT name FROM source WHERE id IN ({marks}) UNION SELECT name FROM alias WHERE source_id IN ({marks})"
    return found - {name for (name,) in read_raw(connection, now, [*keys, *keys])}


def _names_in(values: str | bytes) -> Iterator[tuple[int, str]]:
    """The names that an entry gives to sources, by their ids; nothing of one that cannot be read."""
    try:
        for change in changes_of(values):
            if change.table in _KEY_IN:
                key, name = (change.columns.index(column) for column in (_KEY_IN[change.table], "name"))
                yield from ((row[key], row[name]) for row in change.rows if isinstance(row[name], str))
    except (ValueError, TypeError, LookupError):
        return
