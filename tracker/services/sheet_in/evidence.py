"""The evidence of a row onto a claim: pieces added, mended and retracted, as the lines say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tracker.domain.choices import choose
from tracker.domain.desk_sheet import HELD
from tracker.domain.errors import BadInputError
from tracker.domain.vocabulary import Bearing
from tracker.domain.wording import first_words
from tracker.domain.written_row import WrittenRow
from tracker.reports.formats.safe import visible
from tracker.services import evidencing
from tracker.services.sheet_in.hand import FELL, Hand, OnFile, with_names
from tracker.services.sheet_in.lines import (
    HELD_APART,
    SPOKEN,
    evidence_paired,
    lines_on_file,
    says_nothing_new,
    written_lines,
)
from tracker.services.sheet_in.pairing import Line
from tracker.services.sheet_in.told import before_and_after

WRITTEN = tuple(name for name in HELD if name != "sha256")
"""The columns of the evidence that a sheet may fill."""


def change_evidence(hand: Hand, written: WrittenRow, claim: OnFile, *, emptied: bool) -> Iterator[str]:
    """Make the evidence on a claim that of the lines; what each change is."""
    on_file = lines_on_file(claim.cells, HELD)
    lines = written_lines(written, WRITTEN, "evidence_source", emptied=emptied)
    if not on_file:
        speakers = [line for line in written_lines(written, SPOKEN, "speaker") if "speaker" in line]
        lines = _with_holders(lines, speakers)
    if any("evidence_source" in line for line in lines):
        lines = list(with_names(hand, lines, "evidence_source", ""))
    outcome = evidence_paired(lines, on_file)
    for place, line in outcome.changed:
        yield from _mend(hand, claim, place, on_file[place], line)
    for place in outcome.gone:
        row, reason = claim.held[place], f"taken out of {hand.called}, row {written.number}"
        _, fell = evidencing.retract_evidence(hand.session, row.id, by=hand.by, reason=reason)
        yield f"evidence: {piece_told(on_file[place])} retracted (evidence {row.id}){f'; {FELL}' if fell else ''}"
    for line in outcome.added:
        if not line.get("evidence_source"):
            raise BadInputError("evidence is somebody's: say whose under evidence_source")
        yield put_evidence(hand, claim.label, {**line, "evidence_bearing": line.get("evidence_bearing") or "supports"})


def add_evidence_lines(
    hand: Hand, written: WrittenRow, label: str, speakers: list[Line], held: list[Line]
) -> Iterator[str]:
    """Put on a claim what the lines hold and it has not; what each is."""
    lines = written_lines(written, WRITTEN, "evidence_source")
    for line in with_names(hand, _with_holders(lines, speakers), "evidence_source", ""):
        guess = hand.defaults.get("evidence_bearing") or ("context" if written.found_wrong else "supports")
        bearing = line.get("evidence_bearing") or guess
        piece = {**line, "evidence_bearing": bearing}
        if not says_nothing_new(piece, held, HELD_APART):
            put = put_evidence(hand, label, piece)
            yield f"{put}: the sheet says that the claim is wrong" if written.found_wrong else put


def _mend(hand: Hand, claim: OnFile, place: int, before: Line, line: Line) -> Iterator[str]:
    """Another place to look is mended; another bearing is other evidence."""
    row = claim.held[place]
    bearing = line.get("evidence_bearing") or before["evidence_bearing"]
    if bearing != before["evidence_bearing"]:
        raise BadInputError(
            f"evidence {row.id} was put on file as {before['evidence_bearing']}: `tracker evidence retract {row.id}` takes "
            "it back, then it can be added anew; put the cell back as it was"
        )
    if (
        row.sha256
        and before["evidence_url"]
        and line.get("evidence_url", before["evidence_url"]) != before["evidence_url"]
    ):
        raise BadInputError(
            f"evidence {row.id} is a file that is kept, and what stands at another address is another piece: "
            f"`tracker evidence retract {row.id}` takes it back, then the other can be added; put the cell back as it was"
        )
    columns = {"evidence_locator": "locator", "evidence_url": "url", "archived_url": "archived_url"}
    wanted = {ours: line[name] for name, ours in columns.items() if name in line and line[name] != before[name]}
    _, fell = evidencing.mend_evidence(hand.session, row.id, by=hand.by, **wanted)
    for name in columns:
        if line.get(name, before[name]) != before[name]:
            yield before_and_after(name, before[name], line[name])
    if fell:
        yield FELL


def put_evidence(hand: Hand, label: str, line: Line) -> str:
    """One new piece of evidence; how it is told."""
    holding = evidencing.Holding(
        locator=line.get("evidence_locator") or None,
        url=line.get("evidence_url") or None,
        archived_url=line.get("archived_url") or None,
    )
    bearing = choose(Bearing, line["evidence_bearing"], "bearing")
    row, fell = evidencing.add_evidence(
        hand.session, label, hand.whom.on_file(line["evidence_source"]), bearing, holding, by=hand.by, files=Path()
    )
    return f"evidence: {piece_told({**line, 'evidence_bearing': bearing})} added (evidence {row.id}){f'; {FELL}' if fell else ''}"


def _with_holders(lines: list[Line], speakers: list[Line]) -> list[Line]:
    """The lines that say something, each with whose it is."""
    return [
        {**line, "evidence_source": holder_of(line, speakers, at)}
        for at, line in enumerate(lines)
        if any(line.values())
    ]


def holder_of(line: Line, speakers: list[Line], at: int) -> str:
    """Whose a piece of evidence is: who is named, else the speaker on the same line, or the only one."""
    if line.get("evidence_source"):
        return line["evidence_source"]
    if len(speakers) == 1 or at < len(speakers):
        return speakers[0 if len(speakers) == 1 else at]["speaker"]
    raise BadInputError("the link belongs to nobody: say whose it is under evidence_source, or name a speaker")


def piece_told(line: Line) -> str:
    """A piece of evidence as a change tells it."""
    where = next((line[name] for name in ("evidence_url", "evidence_locator", "archived_url") if line.get(name)), "")
    return f"{visible(line['evidence_source'])} ({line['evidence_bearing']}){f', {first_words(where, 60)}' if where else ''}"
