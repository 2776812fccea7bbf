"""One row onto the desk, by the same acts as on the command line; what it changes is told line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tracker.domain.choices import choose
from tracker.domain.desk_sheet import HELD, SAID
from tracker.domain.vocabulary import AttributionStatus, Risk
from tracker.domain.wording import clean_day, first_words
from tracker.domain.written_row import WrittenRow
from tracker.reports.desk_sheet.cells import plain_cell
from tracker.services import claiming, reviewing
from tracker.services.sheet_in.as_shown import HIDDEN_SHOWN, Called
from tracker.services.sheet_in.evidence import add_evidence_lines, change_evidence
from tracker.services.sheet_in.hand import FELL, Hand, OnFile, day_of, status_of, truth, with_names
from tracker.services.sheet_in.lines import SAID_APART, SPOKEN, says_nothing_new, written_lines
from tracker.services.sheet_in.pairing import Line
from tracker.services.sheet_in.sameness import word_of
from tracker.services.sheet_in.speakers import change_speakers, put_speaker, stance_of
from tracker.services.sheet_in.told import about, before_and_after
from tracker.store.people import get_person

_PARTS = {"claim_text": "text", "notes": "note", "exact": "words"}
"""What three columns are called on file."""


def change(hand: Hand, written: WrittenRow, claim: OnFile, wanted: frozenset[str]) -> Iterator[str]:
    """Make a claim say what a row says, in the columns that are wanted.

    Raises:
        TrackerError: one of the acts refuses it.
    """
    hand.whom.meet(claim.called)
    yield from _fields(hand, written, claim, wanted)
    if wanted & set(SAID):
        with about("speaker"):
            yield from change_speakers(hand, written, claim, emptied="speaker" in wanted)
    if wanted & set(HELD):
        with about("evidence_source" if "evidence_source" in wanted else next(name for name in HELD if name in wanted)):
            yield from change_evidence(hand, written, claim, emptied="evidence_source" in wanted)
    if "assignee" in wanted:
        with about("assignee"):
            yield from _assignee(hand, written, claim)


def make(hand: Hand, written: WrittenRow, slug: str) -> tuple[str, list[str]]:
    """A new claim of a row without a label. Returns its label, and what was put on file.

    Raises:
        TrackerError: one of the acts refuses it.
    """
    hand.whom.meet(Called())
    with about("status"):
        status = status_of(_said(hand, written, "status") or AttributionStatus.UNATTRIBUTED)
    with about("risk"):
        risk = choose(Risk, _said(hand, written, "risk") or "normal", "risk")
    with about("allegation"):
        allegation = truth("allegation", _said(hand, written, "allegation")) or False
    with about("as_of"):
        as_of = clean_day("as_of", day_of(_said(hand, written, "as_of")) or None)
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
    speakers = [line for line in written_lines(written, SPOKEN, "speaker") if "speaker" in line]
    with about("speaker"):
        for line in with_names(hand, speakers, "speaker", "speaker_role"):
            if not says_nothing_new(line, list(said), SAID_APART):
                yield put_speaker(hand, label, {**line, "stance": line.get("stance") or stance_of(hand, status)})
    with about("evidence_url" if "evidence_url" in written.cells else "evidence_source"):
        yield from add_evidence_lines(hand, written, label, speakers, list(held))


def _fields(hand: Hand, written: WrittenRow, claim: OnFile, wanted: frozenset[str]) -> Iterator[str]:
    values: dict[str, Any] = {}
    emptied: list[str] = []
    for name in ("claim_text", "status", "risk", "about", "allegation", "as_of", "notes", "exact"):
        if name not in wanted:
            continue
        text = written.cells[name]
        yield before_and_after(name, plain_cell(claim.cells[name]), _stored(name, text))
        if not text and name in ("about", "as_of", "notes"):
            emptied.append(_PARTS.get(name, name))
        else:
            with about(name):
                values[_PARTS.get(name, name)] = _value(name, text, claim)
    if values or emptied:
        with about(_only_column(values, emptied)):
            _, fell = claiming.edit_claim(hand.session, claim.label, by=hand.by, emptied=emptied, **values)
        if fell:
            yield FELL


def _only_column(values: Mapping[str, Any], emptied: list[str]) -> str | None:
    """The column that a refusal must be about; None where it may be about several."""
    columns = {part: name for name, part in _PARTS.items()}
    told = [columns.get(part, part) for part in (*values, *emptied)]
    return told[0] if len(told) == 1 else None


def _stored(name: str, text: str) -> str:
    """What a cell says as the desk will show it, where it is a word or a day of the desk's; a wrong one is refused later."""
    if name in ("status", "risk", "allegation"):
        return word_of(name, text)
    return day_of(text) if name == "as_of" else text


def _value(name: str, text: str, claim: OnFile) -> Any:
    """What a cell says, as the desk keeps it."""
    if name == "status":
        return status_of(text)
    if name == "risk":
        return choose(Risk, text, "risk")
    if name == "allegation":
        return truth(name, text) or False
    if name == "as_of":
        return clean_day("as_of", day_of(text))
    before = {"claim_text": claim.text, "notes": claim.notes}.get(name)
    return hidden_again(text, before) if before else text


def hidden_again(text: str, before: str) -> str:
    """The text with the hidden characters that were there, where the sheet showed them as [U+00AD]."""
    return HIDDEN_SHOWN.sub(
        lambda found: (
            chr(int(found[1], 16)) if int(found[1], 16) < 0x110000 and chr(int(found[1], 16)) in before else found[0]
        ),
        text,
    )


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
