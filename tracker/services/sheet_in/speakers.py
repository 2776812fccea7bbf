"""The speakers of a row onto a claim: attributions added and retracted, as the lines say."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.domain.choices import choose
from tracker.domain.desk_sheet import SAID
from tracker.domain.errors import BadInputError
from tracker.domain.vocabulary import AttributionStatus
from tracker.domain.written_row import WrittenRow
from tracker.models import Attribution
from tracker.reports.desk_sheet.cells import plain_cell
from tracker.reports.formats.safe import visible
from tracker.services import attributing
from tracker.services.attributing import Wording
from tracker.services.sheet_in.hand import FELL, Hand, OnFile, status_of, truth, with_names
from tracker.services.sheet_in.lines import SPOKEN, filled_in, lines_on_file, speakers_paired, written_lines
from tracker.services.sheet_in.pairing import Line, Paired
from tracker.store.session import find_record


def change_speakers(hand: Hand, written: WrittenRow, claim: OnFile, *, emptied: bool) -> Iterator[str]:
    """Make the speakers of a claim those of the lines; what each change is."""
    on_file = lines_on_file(claim.cells, SAID)
    said = written_lines(written, SPOKEN, "speaker", emptied=emptied)
    lines = list(with_names(hand, said, "speaker", "speaker_role"))
    outcome = speakers_paired(lines, on_file)
    _refuse_what_stands(outcome, on_file)
    reason = f"changed in {hand.called}, row {written.number}"
    for place in [*outcome.gone, *(place for place, _ in outcome.changed)]:
        row = claim.said[place]
        _, fell = attributing.retract_attribution(hand.session, row.id, by=hand.by, reason=reason)
        yield f"speaker: {speaker_told(on_file[place])} retracted (attribution {row.id})"
        if fell:
            yield FELL
    for place, line in outcome.changed:
        yield from _put_anew(hand, claim.label, filled_in(line, on_file[place]), claim.said[place].id)
    status = status_of(plain_cell(claim.cells["status"]))
    for line in outcome.added:
        if "speaker" not in line:
            raise BadInputError("there are more lines than speakers: add a column speaker, and say who each is")
        yield put_speaker(hand, claim.label, {**line, "stance": line.get("stance") or stance_of(hand, status)})


def _refuse_what_stands(outcome: Paired, on_file: list[Line]) -> None:
    """What a source is, and whether it saw for itself, is no matter of the line it stands on."""
    again = [
        (place, line)
        for line in outcome.added
        for place in range(len(on_file))
        if on_file[place]["speaker"] == line.get("speaker")
    ]
    for place, line in [*outcome.same, *outcome.changed, *again]:
        if line.get("speaker_role", "") not in ("", on_file[place]["speaker_role"]):
            raise BadInputError(
                f"what a source is stands with the source: `tracker source edit NAME --kind {line['speaker_role']}` changes it "
                "for every claim; put the cell back as it was"
            )
    for place, line in outcome.same:
        if line.get("first_hand", on_file[place]["first_hand"]) != on_file[place]["first_hand"]:
            raise BadInputError(
                "first_hand is read of a speaker that is added: retract the attribution and attribute it anew with "
                "`tracker attribute ... --first-hand`; put the cell back as it was"
            )


def _put_anew(hand: Hand, label: str, line: Line, key: int) -> Iterator[str]:
    """An attribution in place of the one that was retracted: what was said, when and where stays; what a checker saw, and what
    stood on the desk about the other one, does not go over."""
    old = find_record(hand.session, Attribution, key)
    assert old is not None
    yield put_speaker(
        hand, label, line, Wording(quote=old.quote, mode=old.mode, said_on=old.said_on, locator=old.locator)
    )
    if old.checked_at is not None:
        yield f"the checker's tick of attribution {key} is lost: have the new one checked with `tracker attribution check`"
    if left := " and ".join(name for name in ("cue", "note") if getattr(old, name)):
        yield f"its {left} stay with attribution {key}"


def put_speaker(hand: Hand, label: str, line: Line, wording: Wording | None = None) -> str:
    """One new attribution; how it is told."""
    stance = choose(AttributionStatus, line["stance"], "stance", [AttributionStatus.UNATTRIBUTED])
    row, fell = attributing.attribute(
        hand.session,
        label,
        hand.whom.on_file(line["speaker"]),
        stance,
        by=hand.by,
        via=hand.whom.links(line.get("via", "")),
        first_hand=truth("first_hand", line.get("first_hand", "")),
        wording=wording,
    )
    return (
        f"speaker: {speaker_told({**line, 'stance': stance})} added (attribution {row.id}){f'; {FELL}' if fell else ''}"
    )


def stance_of(hand: Hand, status: AttributionStatus) -> str:
    """How somebody stands to a claim where no column says it: as the story puts it."""
    said = hand.defaults.get("stance")
    return said or (AttributionStatus.REPORTED if status is AttributionStatus.UNATTRIBUTED else status)


def speaker_told(line: Line) -> str:
    """A speaker as a change tells them."""
    via = f" via {line['via']}" if line.get("via") else ""
    return f"{visible(line['speaker'])} ({line['stance']}){via}"
