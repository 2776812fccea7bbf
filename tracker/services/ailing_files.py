"""What ails the evidence files of a desk, and whether there is a backup of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path

from tracker.domain.ailment import Ailment
from tracker.models.base import now
from tracker.store.backups import backups_noted
from tracker.store.filing_cabinet import Kept, strays_in

PATIENCE = dt.timedelta(days=7)
"""How old a desk, or its last backup, may be before the doctor speaks of backups."""
_MOST = 5
"""Files that are named one by one."""
_FILES = (
    (
        Kept.MISSING,
        "what a decision rests on cannot be shown any more",
        "take it from a backup: the file of this name in the backup's folder",
    ),
    (
        Kept.ALTERED,
        "what is there now is not what was put on file and looked at",
        "keep it under another name, and take the right one from a backup: the file of this name in the backup's folder",
    ),
    (
        Kept.UNREADABLE,
        "nobody can tell whether it is what was put on file",
        "ask for the right to read it, or look at the disk",
    ),
)


def files_ailing(kept: dict[Kept, list[str]]) -> Iterator[Ailment]:
    """Files that are not as they were put on file.

    Args:
        kept: the SHA-256 of each file, by how it stands.
    """
    for state, why, mend in _FILES:
        if kept.get(state):
            yield Ailment("files", f"{_named(kept[state])} {state.value}", why, mend)


def stray_files(folder: Path, held: Iterable[str]) -> Iterator[Ailment]:
    """Files in the folder that no evidence speaks of."""
    strays = strays_in(folder, held)
    if strays:
        yield Ailment(
            "files",
            f"{_named(strays)} in {folder} of which no evidence speaks",
            "what was being put on file when somebody was interrupted, or lies there by mistake; it only takes up room",
            "look at it, and delete it if nobody wants it",
            grave=False,
        )


def _named(digests: list[str]) -> str:
    names = ", ".join(f"{one[:12]}…" for one in digests[:_MOST]) + (", …" if len(digests) > _MOST else "")
    return f"1 file ({names})" if len(digests) == 1 else f"{len(digests):,} files ({names})"


def without_backup(note: Path | None, begun: dt.datetime | None) -> Iterator[Ailment]:
    """A desk of which there is no backup, or none of these days.

    Args:
        note: where backups are written down; None where nowhere.
        begun: when its ledger began.
    """
    made = [one for one in backups_noted(note) if one.path.exists()]
    young = begun is not None and now() - begun < PATIENCE
    if note is None and not young:
        yield Ailment(
            "backups",
            "nobody can tell when the last backup of this desk was made",
            "what was done since is lost when the server's disk is",
            "they are noted beside the folder of its evidence files: name one with `tracker settings file-store FOLDER`, then "
            "make one every night with `tracker db backup FOLDER` (docs/backups.md)",
            grave=False,
        )
        return
    if young or (made and now() - made[-1].at < PATIENCE):
        return
    last = f"the last backup known of is of {made[-1].at:%Y-%m-%d}" if made else "no backup of this desk is known of"
    yield Ailment(
        "backups",
        last,
        "what was done since is lost when the disk is",
        "make one every night, on another disk: `tracker db backup FOLDER` (docs/backups.md)",
    )
