"""`tracker doctor`."""

from __future__ import annotations

from dataclasses import asdict

from tracker.cli.desk import address
from tracker.cli.output import Format, FormatOption, counted, print_json, say, say_folded
from tracker.cli.progress import followed
from tracker.domain.ailment import Ailment
from tracker.services.examining import Examination, examine


def command(format: FormatOption = Format.TEXT) -> int:  # noqa: A002 - the option's own name
    """Find what could lose or falsify the record, and the mend.

    The file and where it lies, tables, rows, the ledger, every evidence file under its hash, clock and backups. Nothing is
    changed, and what is damaged does not keep the doctor from looking at the rest. Exit status 1 where something is wrong.
    """
    place = address()
    found = examine(place, follow=followed)
    if format is Format.JSON:
        print_json(
            {
                "desk": place.text,
                "well": found.well,
                "findings": [_told(one) for one in found.ailments if one.grave],
                "remarks": [_told(one) for one in found.ailments if not one.grave],
                "entries": found.entries,
                "rows": found.rows,
                "files": found.files,
            }
        )
    else:
        _say(place.text, found)
    return int(not found.well)


def _told(one: Ailment) -> dict[str, str]:
    return {key: value for key, value in asdict(one).items() if key != "grave"}


def _say(place: str, found: Examination) -> None:
    grave = [one for one in found.ailments if one.grave]
    looked = f"{counted(found.entries, 'entry')}, {counted(found.rows, 'row')} as they say"
    looked += (
        f", {counted(found.files, 'evidence file')} as it was"
        if found.files == 1
        else (f", {counted(found.files, 'evidence file')} as they were" if found.files else "")
    )
    if grave:
        say(f"{counted(len(grave), 'thing')} wrong with the desk at {place}:")
    else:
        say(f"The desk at {place} is well: {looked}.")
    for number, one in enumerate(grave, 1):
        _say_one(f"{number}. ", one)
    light = [one for one in found.ailments if not one.grave]
    if light:
        say("Worth knowing:")
    for one in light:
        _say_one("- ", one)


def _say_one(mark: str, one: Ailment) -> None:
    hang = len(mark)
    say_folded(f"{mark}{one.what[:1].upper()}{one.what[1:]}.", hang=hang)
    for label, words in (("Why it matters", one.why), ("What to do", one.mend)):
        say_folded(f"{' ' * hang}{label}: {words}.", hang=2)
