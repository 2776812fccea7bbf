"""How a report stands to the desk, told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from tracker.cli.output import counted, say, say_folded
from tracker.reports.apart import Difference
from tracker.reports.formats.safe import visible
from tracker.services.verifying import Verified

MOST_SHOWN, LONGEST_SHOWN = 40, 96
"""Differences that are told, and code points of each side."""
_WRITTEN = {
    True: "The file is as tracker wrote it then.",
    False: "No: the file is not as tracker wrote it then. Somebody altered it, or a program saved it anew.",
    None: "No: whether the file is as tracker wrote it cannot be told here: another version of tracker wrote it, a part that "
    "writes such files is not installed, it is a PDF drawn on another computer, or its story has files of evidence, which "
    "may have been others then. Trust what is said here of the desk, and not the file.",
}
_ONLY_THE_STAMP = "Only its stamp was given, so nobody looked whether the report itself is as it was written."
_SINCE = "What a report made today tells otherwise:"
_BY_THE_CALENDAR = (
    "Besides, though nobody changed the record, a report made today says otherwise: days went by, a waiver ran out, or a "
    "file of evidence is no longer what it was."
)


def say_verified(found: Verified) -> None:
    """Tell it to people: what the report is, whether the file is as it was written, and what the desk says now."""
    stamp = found.stamp
    made = f"{_moment(stamp.made_at)} by tracker {stamp.version}"
    say_folded(f"This is the {stamp.kind.called} of {stamp.slug} for the {stamp.audience}, made {made}.")
    if not found.known:
        _say_unknown(found)
        return
    say_folded(f"Its ledger head, entry {stamp.seq}, is in this desk's ledger, which now has {found.entries}.")
    say_folded(_WRITTEN[found.as_written] if found.read else _ONLY_THE_STAMP)
    if found.altered is not None:
        for side, words in zip(("written", "here   "), found.altered, strict=True):
            say_folded(f"  {side}  …{visible(words)}…", hang=11)
    if stamp.as_of is not None:
        say_folded(f"It speaks of {_moment(stamp.as_of)}, and of that moment the desk says the same.")
    elif found.differences:
        say_folded(f"No: the desk no longer says the same. {counted(len(found.differences), 'difference')}:")
        _say_differences(found.differences)
    else:
        say("The desk still says the same.")
    if found.of_itself:
        say_folded(_SINCE if stamp.as_of is not None else _BY_THE_CALENDAR)
        _say_differences(found.of_itself)


def _say_unknown(found: Verified) -> None:
    stamp = found.stamp
    if stamp.seq > found.entries:
        why = f"This desk's ledger ends at entry {found.entries}, and the report was made at entry {stamp.seq}"
        say_folded(f"No: {why}. It is of another desk, or the end of this ledger was cut off.")
    else:
        why = (
            f"Entry {stamp.seq} of this desk's ledger is another than the report names, or was written at another time"
        )
        say_folded(f"No: {why}. It is of another desk, this ledger was written anew, or somebody altered the stamp.")


def _say_differences(differences: Sequence[Difference]) -> None:
    for section, ones in groupby(differences[:MOST_SHOWN], key=lambda one: one.section):
        say_folded(visible(section), hang=2)
        for one in ones:
            say_folded(f"  {_told(one)}", hang=6)
    left = len(differences) - MOST_SHOWN
    if left > 0:
        say(f"and {left} more: --format json lists all")


def _told(one: Difference) -> str:
    """Both sides of a difference, or the one there is."""
    name = f"{visible(one.name)}: " if one.name else ""
    if one.before and one.after:
        return f"{name}{_cut(one.before)} → {_cut(one.after)}"
    sign, text = ("+", one.after) if one.after else ("-", one.before)
    return f"{sign} {name}{_cut(text or '')}"


def _cut(text: str) -> str:
    """As much of a text as is told, with nothing hidden in it."""
    told = visible(text[:LONGEST_SHOWN])
    return told if len(text) <= LONGEST_SHOWN else f"{told[: LONGEST_SHOWN - 1].rstrip()}…"


def _moment(at: dt.datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC"


def verified_as_json(path: str, found: Verified) -> dict[str, Any]:
    """The same for a program."""
    stamp = found.stamp
    return {
        "path": path if found.read else None,
        "report": stamp.kind,
        "article": stamp.slug,
        "audience": stamp.audience,
        "made_at": stamp.made_at.isoformat(),
        "as_of": stamp.as_of and stamp.as_of.isoformat(),
        "version": stamp.version,
        "entry": stamp.seq,
        "head": stamp.head or None,
        "known": found.known,
        "as_written": found.as_written,
        "altered": found.altered and {"written": found.altered[0], "here": found.altered[1]},
        "same": found.same,
        "differences": [one._asdict() for one in found.differences],
        "of_itself": [one._asdict() for one in found.of_itself],
    }
