"""One row onto the desk, by the same acts as on the command line; what it changes is told line by line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from tracker.domain.choices import choose
from tracker.domain.desk_sheet import HELD, SAID
from tracker.domain.errors import BadInputError
from tracker.domain.vocabulary import AttributionStatus, Bearing, Risk
from tracker.domain.wording import clean_day, first_words
from tracker.domain.written_row import WrittenRow
from tracker.models import Person
from tracker.models.rows import AttributionRow, EvidenceRow
from tracker.reports.desk_sheet.cells import Cells, plain_cell
from tracker.reports.formats.safe import visible
from tracker.services import attributing, claiming, evidencing, reviewing
from tracker.services.sheet_in.lines import (
    Line,
    chain_in,
    evidence_paired,
    filled_in,
    lines_on_file,
    speakers_paired,
    written_lines,
)
from tracker.services.sheet_in.sameness import word_of
from tracker.services.sheet_in.told import about, before_and_after
from tracker.services.sheet_in.whom import Whom
from tracker.store.people import get_person

_HIDDEN_SHOWN = re.compile(r"\[U\+([0-9A-F]{4,6})\]")
_DOTTED = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.((?:19|20)[0-9]{2})")
_FELL = "its decision no longer stands"
_HELD = tuple(name for name in HELD if name != "sha256")
_PARTS = {"claim_text": "text", "notes": "note", "exact": "words"}
"""What three columns are called on file."""


@dataclass(frozen=True, slots=True)
class Hand:
    """Who writes, on which desk, and what a sheet says of all its rows."""

    session: Session
    by: Person
    whom: Whom
    defaults: Mapping[str, str]
    called: str
    """What a reason calls the sheet."""


@dataclass(frozen=True, slots=True)
class OnFile:
    """A claim as it stands: its cells, and the rows behind their lines."""

    label: str
    cells: Cells = field(repr=False)
    said: tuple[AttributionRow, ...] = ()
    held: tuple[EvidenceRow, ...] = ()
    notes: str | None = field(default=None, repr=False)
    text: str = ""


def change(hand: Hand, written: WrittenRow, claim: OnFile, wanted: frozenset[str]) -> Iterator[str]:
    """Make a claim say what a row says, in the columns that are wanted.

    Raises:
        TrackerError: one of the acts refuses it.
    """
    yield from _fields(hand, written, claim, wanted)
    if wanted & set(SAID):
        with about("speaker"):
            yield from _speakers(hand, written, claim, emptied="speaker" in wanted)
    if wanted & set(HELD):
        with about("evidence_source" if "evidence_source" in wanted else next(name for name in HELD if name in wanted)):
            yield from _evidence(hand, written, claim, emptied="evidence_source" in wanted)
    if "assignee" in wanted:
        with about("assignee"):
            yield from _assignee(hand, written, claim)


def make(hand: Hand, written: WrittenRow, slug: str) -> tuple[str, list[str]]:
    """A new claim of a row without a label. Returns its label, and what was put on file.

    Raises:
        TrackerError: one of the acts refuses it.
    """
    with about("status"):
        status = _status(_said(hand, written, "status") or AttributionStatus.UNATTRIBUTED)
    with about("risk"):
        risk = choose(Risk, _said(hand, written, "risk") or "normal", "risk")
    with about("allegation"):
        allegation = _truth("allegation", _said(hand, written, "allegation")) or False
    with about("as_of"):
        as_of = clean_day("as_of", _day(_said(hand, written, "as_of")) or None)
    with about("exact" if written.said("exact") else "claim_text"):
        claim = claiming.add_claim(
            hand.session,
            slug,
            written.said("claim_text"),
            status,
            by=hand.by,
            words=written.said("exact") or None,
            risk=risk,
            about=_said(hand, written, "about") or None,
            allegation=allegation,
            as_of=as_of,
            note=written.said("notes") or None,
        )
    told = [f"claim_text: {first_words(claim.text, 80)}", f"status: {status}"]
    told += add_sourcing(hand, written, claim.label, status, (), ())
    if written.said("assignee"):
        with about("assignee"):
            told += _assign(hand, claim.label, written.said("assignee"))
    return claim.label, told


def add_sourcing(
    hand: Hand,
    written: WrittenRow,
    label: str,
    status: AttributionStatus,
    said: Iterable[Line],
    held: Iterable[Line],
) -> Iterator[str]:
    """Put on a claim who says so and what is held, as far as it is not there yet; nothing is taken away.

    Args:
        said: the speakers that are there, as a sheet has them.
        held: the evidence that is there.
    """
    speakers = [line for line in written_lines(written, SAID, "speaker") if "speaker" in line]
    with about("speaker"):
        for line in _named(hand, speakers, "speaker", "speaker_role"):
            if not _there(line, list(said), speakers_paired):
                yield _attribute(hand, label, {**line, "stance": line.get("stance") or _stance(hand, status)})
    with about("evidence_url" if "evidence_url" in written.cells else "evidence_source"):
        yield from _held(hand, written, label, speakers, list(held))


def _held(hand: Hand, written: WrittenRow, label: str, speakers: list[Line], held: list[Line]) -> Iterator[str]:
    lines = written_lines(written, _HELD, "evidence_source")
    whose = [{**line, "evidence_source": _holder(line, speakers, at)} for at, line in enumerate(lines)]
    for line in _named(hand, whose, "evidence_source", ""):
        bearing = line.get("evidence_bearing") or hand.defaults.get("evidence_bearing", "supports")
        piece = {**line, "evidence_bearing": bearing}
        if not _there(piece, held, evidence_paired):
            yield _hold(hand, label, piece)


def _there(line: Line, on_file: list[Line], paired: Any) -> bool:
    outcome = paired([line], on_file)
    return not (outcome.changed or outcome.added)


def _named(hand: Hand, lines: Iterable[Line], first: str, role: str) -> Iterator[Line]:
    """The lines with everybody in them by the name on file."""
    for line in lines:
        named = {**line, first: hand.whom.meant(line[first], line.get(role, ""))} if first in line else {**line}
        if line.get("via"):
            named["via"] = " > ".join(hand.whom.meant(name, "") for name in chain_in(line["via"]))
        yield named


def _holder(line: Line, speakers: list[Line], at: int) -> str:
    """Whose a piece of evidence is: who is named, else the speaker on the same line, or the only one."""
    if line.get("evidence_source"):
        return line["evidence_source"]
    if len(speakers) == 1 or at < len(speakers):
        return speakers[0 if len(speakers) == 1 else at]["speaker"]
    raise BadInputError("the link belongs to nobody: say whose it is under evidence_source, or name a speaker")


def _fields(hand: Hand, written: WrittenRow, claim: OnFile, wanted: frozenset[str]) -> Iterator[str]:
    values: dict[str, Any] = {}
    emptied: list[str] = []
    for name in ("claim_text", "status", "risk", "about", "allegation", "as_of", "notes", "exact"):
        if name not in wanted:
            continue
        text = written.cells[name]
        yield before_and_after(name, plain_cell(claim.cells[name]), text)
        if not text and name in ("about", "as_of", "notes"):
            emptied.append(_PARTS.get(name, name))
        else:
            with about(name):
                values[_PARTS.get(name, name)] = _value(name, text, claim)
    if values or emptied:
        with about(_only_column(values, emptied)):
            _, fell = claiming.edit_claim(hand.session, claim.label, by=hand.by, emptied=emptied, **values)
        if fell:
            yield _FELL


def _only_column(values: Mapping[str, Any], emptied: list[str]) -> str | None:
    """The column that a refusal must be about; None where it may be about several."""
    columns = {part: name for name, part in _PARTS.items()}
    told = [columns.get(part, part) for part in (*values, *emptied)]
    return told[0] if len(told) == 1 else None


def _value(name: str, text: str, claim: OnFile) -> Any:
    """What a cell says, as the desk keeps it."""
    if name == "status":
        return _status(text)
    if name == "risk":
        return choose(Risk, text, "risk")
    if name == "allegation":
        return _truth(name, text) or False
    if name == "as_of":
        return clean_day("as_of", _day(text))
    before = {"claim_text": claim.text, "notes": claim.notes}.get(name)
    return hidden_again(text, before) if before else text


def hidden_again(text: str, before: str) -> str:
    """The text with the hidden characters that were there, where the sheet showed them as [U+00AD]."""
    return _HIDDEN_SHOWN.sub(
        lambda found: (
            chr(int(found[1], 16)) if int(found[1], 16) < 0x110000 and chr(int(found[1], 16)) in before else found[0]
        ),
        text,
    )


def _speakers(hand: Hand, written: WrittenRow, claim: OnFile, *, emptied: bool) -> Iterator[str]:
    on_file = lines_on_file(claim.cells, SAID)
    said = written_lines(written, SAID, "speaker", emptied=emptied)
    lines = list(_named(hand, said, "speaker", "speaker_role"))
    outcome = speakers_paired(lines, on_file)
    _refuse_what_stands(lines, on_file, outcome.changed)
    reason = f"changed in {hand.called}, row {written.number}"
    for place in [*outcome.gone, *(place for place, _ in outcome.changed)]:
        row = claim.said[place]
        _, fell = attributing.retract_attribution(hand.session, row.id, by=hand.by, reason=reason)
        yield f"speaker: {_told(on_file[place])} retracted (attribution {row.id})"
        if fell:
            yield _FELL
    for place, line in outcome.changed:
        yield _attribute(hand, claim.label, filled_in(line, on_file[place]))
    status = _status(plain_cell(claim.cells["status"]))
    for line in outcome.added:
        if "speaker" not in line:
            raise BadInputError("there are more lines than speakers: add a column speaker, and say who each is")
        yield _attribute(hand, claim.label, {**line, "stance": line.get("stance") or _stance(hand, status)})


def _refuse_what_stands(lines: list[Line], on_file: list[Line], changed: list[tuple[int, Line]]) -> None:
    """What a source is, and whether it saw for itself, is no matter of the line it stands on."""
    for line in lines:
        ours = next((one for one in on_file if one["speaker"] == line.get("speaker", one["speaker"])), None)
        if ours is None or any(line is other for _, other in changed):
            continue
        if line.get("speaker_role", ours["speaker_role"]) not in ("", ours["speaker_role"]):
            raise BadInputError(
                f"what a source is stands with the source: `tracker source edit NAME --kind {line['speaker_role']}` changes it "
                "for every claim; put the cell back as it was"
            )
        if (
            line.get("first_hand", ours["first_hand"]) != ours["first_hand"]
            and sum(one["speaker"] == ours["speaker"] for one in on_file) == 1
        ):
            raise BadInputError(
                "first_hand is read of a speaker that is added: retract the attribution and attribute it anew with "
                "`tracker attribute ... --first-hand`; put the cell back as it was"
            )


def _attribute(hand: Hand, label: str, line: Line) -> str:
    stance = choose(AttributionStatus, line["stance"], "stance", [AttributionStatus.UNATTRIBUTED])
    row, fell = attributing.attribute(
        hand.session,
        label,
        line["speaker"],
        stance,
        by=hand.by,
        via=chain_in(line.get("via", "")),
        first_hand=_truth("first_hand", line.get("first_hand", "")),
    )
    return f"speaker: {_told({**line, 'stance': stance})} added (attribution {row.id}){f'; {_FELL}' if fell else ''}"


def _evidence(hand: Hand, written: WrittenRow, claim: OnFile, *, emptied: bool) -> Iterator[str]:
    on_file = lines_on_file(claim.cells, HELD)
    lines = written_lines(written, _HELD, "evidence_source", emptied=emptied)
    if not on_file:
        speakers = [line for line in written_lines(written, SAID, "speaker") if "speaker" in line]
        lines = [{**line, "evidence_source": _holder(line, speakers, at)} for at, line in enumerate(lines)]
    if any("evidence_source" in line for line in lines):
        lines = list(_named(hand, lines, "evidence_source", ""))
    outcome = evidence_paired(lines, on_file)
    for place, line in outcome.changed:
        yield from _mend(hand, claim, place, on_file[place], line)
    for place in outcome.gone:
        row, reason = claim.held[place], f"taken out of {hand.called}, row {written.number}"
        _, fell = evidencing.retract_evidence(hand.session, row.id, by=hand.by, reason=reason)
        yield f"evidence: {_piece(on_file[place])} retracted (evidence {row.id}){f'; {_FELL}' if fell else ''}"
    for line in outcome.added:
        if not line.get("evidence_source"):
            raise BadInputError("evidence is somebody's: say whose under evidence_source")
        yield _hold(hand, claim.label, {**line, "evidence_bearing": line.get("evidence_bearing") or "supports"})


def _mend(hand: Hand, claim: OnFile, place: int, before: Line, line: Line) -> Iterator[str]:
    """Another place to look is mended; another bearing is other evidence."""
    row = claim.held[place]
    bearing = line.get("evidence_bearing") or before["evidence_bearing"]
    if bearing != before["evidence_bearing"]:
        raise BadInputError(
            f"evidence {row.id} was put on file as {before['evidence_bearing']}: `tracker evidence retract {row.id}` takes "
            "it back, then it can be added anew; put the cell back as it was"
        )
    columns = {"evidence_locator": "locator", "evidence_url": "url", "archived_url": "archived_url"}
    wanted = {ours: line[name] for name, ours in columns.items() if name in line and line[name] != before[name]}
    _, fell = evidencing.mend_evidence(hand.session, row.id, by=hand.by, **wanted)
    for name in columns:
        if line.get(name, before[name]) != before[name]:
            yield before_and_after(name, before[name], line[name])
    if fell:
        yield _FELL


def _hold(hand: Hand, label: str, line: Line) -> str:
    holding = evidencing.Holding(
        locator=line.get("evidence_locator") or None,
        url=line.get("evidence_url") or None,
        archived_url=line.get("archived_url") or None,
    )
    bearing = choose(Bearing, line["evidence_bearing"], "bearing")
    row, fell = evidencing.add_evidence(
        hand.session, label, line["evidence_source"], bearing, holding, by=hand.by, files=Path()
    )
    return f"evidence: {_piece({**line, 'evidence_bearing': bearing})} added (evidence {row.id}){f'; {_FELL}' if fell else ''}"


def _assignee(hand: Hand, written: WrittenRow, claim: OnFile) -> Iterator[str]:
    named = written.cells["assignee"]
    if named:
        yield from _assign(hand, claim.label, named)
    else:
        reviewing.release(hand.session, claim.label, by=hand.by)
        yield before_and_after("assignee", plain_cell(claim.cells["assignee"]), "")


def _assign(hand: Hand, label: str, named: str) -> Iterator[str]:
    person = get_person(hand.session, named)
    reviewing.assign(hand.session, label, person, by=hand.by)
    yield f"assignee: {person.initials}"


def _said(hand: Hand, written: WrittenRow, name: str) -> str:
    """What a new row says, or every new row does."""
    return written.said(name) or hand.defaults.get(name, "")


def _status(text: str) -> AttributionStatus:
    return choose(AttributionStatus, text, "status")


def _stance(hand: Hand, status: AttributionStatus) -> str:
    """How somebody stands to a claim where no column says it: as the story puts it."""
    said = hand.defaults.get("stance")
    return said or (AttributionStatus.REPORTED if status is AttributionStatus.UNATTRIBUTED else status)


def _truth(name: str, text: str) -> bool | None:
    word = word_of(name, text)
    if word not in ("", "yes", "no"):
        raise BadInputError(f"{name} is yes or no, not {first_words(text)}")
    return {"yes": True, "no": False}.get(word)


def _day(text: str) -> str:
    """A day as it is typed, or as a spreadsheet of the continent writes it."""
    found = _DOTTED.fullmatch(text)
    return f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}" if found else text.removesuffix(" 00:00:00")


def _told(line: Line) -> str:
    via = f" via {line['via']}" if line.get("via") else ""
    return f"{visible(line['speaker'])} ({line['stance']}){via}"


def _piece(line: Line) -> str:
    where = next((line[name] for name in ("evidence_url", "evidence_locator", "archived_url") if line.get(name)), "")
    return f"{visible(line['evidence_source'])} ({line['evidence_bearing']}){f', {first_words(where, 60)}' if where else ''}"
