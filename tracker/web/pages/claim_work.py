"""What is done on a claim beside its review: evidence, who says so, editing, placing, waiving, splitting, merging. Each says in a
sentence what it did."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from sqlalchemy.orm import Session

from tracker.domain.choices import choose
from tracker.domain.errors import BadInputError, MoveRefusedError, NotOnFileError
from tracker.domain.vocabulary import (
    AttributionMode,
    AttributionStatus,
    Bearing,
    DerivationKind,
    ReplyOutcome,
    Risk,
    SourceKind,
)
from tracker.models import Person
from tracker.services import work_words
from tracker.services.as_seen import require_as_seen
from tracker.services.attributing import Wording, attribute, check_attribution, retract_attribution
from tracker.services.claiming import MAY_BE_EMPTY, edit_claim, held_waivers
from tracker.services.commenting import dismiss_comment, take_comment
from tracker.services.contradicting import group_claims, ungroup_claim
from tracker.services.deriving import derive
from tracker.services.evidencing import Holding, add_evidence, mend_evidence, place_for_file, retract_evidence
from tracker.services.joining import merge_claims
from tracker.services.placing_orphans import place_claim
from tracker.services.replying import ReplyFields, ask_for_reply, edit_reply
from tracker.services.sources import on_file_or_new
from tracker.services.splitting import Wanted, split_claim
from tracker.services.waiving import waive, withdraw_waiver
from tracker.store.claims import evidence_on, get_claim
from tracker.store.filing_cabinet import Copied, copied
from tracker.store.sources import get_source
from tracker.web.choosing import yes_or_no
from tracker.web.forms import label_in, numbers_by_key, record_key, seen_in, uploaded, whole_number
from tracker.web.visits import Form, Visit, of_field


class Files(NamedTuple):
    """The desk's evidence files."""

    folder: Path
    sent: Copied | None
    """A copy of the one that came with the form."""


NEW = "If it is a new source, choose what it is in the field after its name, instead of “It is on file”."
Work = Callable[[Session, str, Form, Person, Files], str]
"""Does it, and says what it did."""


@contextmanager
def copy_of_sent(visit: Visit, made: str, label: str, form: Form) -> Iterator[Copied | None]:
    """A copy of the file that came with the form of a piece of evidence, made before anybody has to wait; None where none did."""
    if made != "evidence" or form.file("file") is None:
        yield None
        return
    with visit.looking() as (session, you):
        place = place_for_file(session, label, by=you, files=visit.files(session))
    with uploaded(form, "file") as file:
        assert file is not None
        with copied(file, place.folder, make=place.make) as copy:
            yield copy


def _evidence(session: Session, label: str, form: Form, by: Person, files: Files) -> str:
    bearing = choose(Bearing, form.get("bearing") or Bearing.SUPPORTS, "bearing")
    named = form.require("source", "whose evidence it is")
    with of_field("source"):
        _named(session, named, form.get("new_kind"), by)
    holding = Holding(
        form.get("excerpt"), form.get("locator"), form.get("url"), form.get("archived"), form.get("note"), files.sent
    )
    row, fell = add_evidence(session, label, named, bearing, holding, by=by, files=files.folder)
    return _with(work_words.said_of_evidence(row, label), work_words.fell_back(label) if fell else "")


def _retract_evidence(session: Session, label: str, form: Form, by: Person, files: Files) -> str:
    key = record_key(form)
    label, fell = retract_evidence(session, key, by=by, reason=form.require("reason", "the reason"))
    said = work_words.said_of_retracting("Evidence", key, label)
    return _with(said, work_words.fell_back(label) if fell else "")


def _mend_evidence(session: Session, label: str, form: Form, by: Person, files: Files) -> str:
    key, locator = record_key(form), form.require("locator", "where in it")
    held = next((row for row in evidence_on(session, get_claim(session, label).id) if row.id == key), None)
    if held is None:
        raise NotOnFileError(f"there is no evidence {key} on {label}")
    if held.locator is not None:
        raise MoveRefusedError(f"somebody said already where in evidence {key} to look: look at it again")
    _, fell = mend_evidence(session, key, by=by, locator=locator)
    said = work_words.said_of_mending_evidence(key, label)
    return _with(said, work_words.fell_back(label) if fell else "")


def _attribute(session: Session, label: str, form: Form, by: Person, files: Files) -> str:
    status = choose(AttributionStatus, form.require("status", "the stance it takes"), "status")
    named = form.require("source", "who said it")
    mode = form.get("mode")
    wording = Wording(
        form.get("cue"),
        form.get("quote"),
        choose(AttributionMode, mode, "mode") if mode else None,
        form.get("said_on"),
        form.get("locator"),
        form.get("note"),
    )
    with of_field("source"):
        _named(session, named, form.get("new_kind"), by)
    via = _chain(session, form, by)
    hand = yes_or_no(form.get("first_hand"), "first hand")
    row, fell = attribute(session, label, named, status, by=by, via=via, first_hand=hand, wording=wording)
    return _with(work_words.said_of_attributing(session, row, label), work_words.fell_back(label) if fell else "")


def _named(session: Session, named: str, kind: str | None, by: Person) -> None:
    """Have a source of this name on file.

    Raises:
        NotOnFileError: there is none, and nothing is chosen that it is; says where that is chosen.
    """
    try:
        on_file_or_new(session, named, _kind(kind), by=by)
    except NotOnFileError as error:
        why = str(error).removesuffix(": put it there with `tracker source add`")
        raise NotOnFileError(f"{why}{'' if why.endswith('?') else '.'} {NEW}") from None


def _chain(session: Session, form: Form, by: Person) -> list[str]:
    """Who passed it on, each on file afterwards."""
    names, kinds = form.all("via"), form.all("via_kind")
    kinds += [""] * (len(names) - len(kinds))
    chain = [name.strip() for name in names]
    for at, (name, kind) in enumerate(zip(chain, kinds, strict=False)):
        if name:
            with of_field("via", at):
                _named(session, name, kind or None, by)
    return [name for name in chain if name]


def _check_attribution(session: Session, label: str, form: Form, by: Person, files: Files) -> str:
    key = record_key(form)
    return work_words.said_of_checking(key, check_attribution(session, key, by=by, locator=form.get("locator")), by)


def _retract_attribution(session: Session, label: str, form: Form, by: Person, files: Files) -> str:
    key = record_key(form)
    label, fell = retract_attribution(session, key, by=by, reason=form.require("reason", "the reason"))
    said = work_words.said_of_retracting("Attribution", key, label)
    return _with(said, work_words.fell_back(label) if fell else "")


def _derive(session: Session, label: str, form: Form, by: Person, files: Files) -> str:
    source, other = form.require("source", "who drew on somebody"), form.require("drew_on", "whom it drew on")
    for field, named in (("source", source), ("drew_on", other)):
        with of_field(field):
            _named(session, named, form.get(f"{field}_kind"), by)
    scopes: Mapping[str, str | None] = {"claim": label, "story": label.rpartition("#")[0], "always": None}
    scope = form.get("scope") or "claim"
    if scope not in scopes:
        raise BadInputError("a derivation holds for this claim, for this story, or always")
    row = derive(
        session,
        source,
        other,
        by=by,
        kind=choose(DerivationKind, form.get("kind") or DerivationKind.OTHER, "kind of derivation"),
        suspected=form.get("suspected") is not None,
        scope=scopes[scope],
        note=form.get("note"),
    )
    return work_words.said_of_deriving(row, get_source(session, source), get_source(session, other))


def _edit(session: Session, label: str, form: Form, by: Person, files: Files) -> str:
    require_as_seen(session, label, seen_in(form))
    status, risk = form.get("status"), form.get("risk")
    waived = len(held_waivers(session, label))
    claim, fell = edit_claim(
        session,
        label,
        by=by,
        text=form.get("text"),
        status=choose(AttributionStatus, status, "status") if status else None,
        words=form.get("quote"),
        occurrence=whole_number(form, "occurrence", "which one of the places"),
        risk=choose(Risk, risk, "risk") if risk else None,
        about=form.get("about"),
        allegation=yes_or_no(form.get("allegation"), "allegation"),
        as_of=form.get("as_of"),
        note=form.get("note"),
        emptied=[name for name in MAY_BE_EMPTY if form.has(name) and form.get(name) is None],
    )
    ended = waived - len(held_waivers(session, label))
    return " ".join(work_words.said_of_editing(label, claim.version, fell=fell, ended=ended))


def _place(session: Session, label: str, form: Form, by: Person, files: Files) -> str:
    if form.has("seen"):
        require_as_seen(session, label, seen_in(form))
    placed = place_claim(
        session,
        label,
        by=by,
        words=form.get("words"),
        occurrence=whole_number(form, "occurrence", "which one of the places"),
        candidate=whole_number(form, "candidate", "the place"),
        gone=form.get("gone") is not None,
    )
    return work_words.said_of_placing(label, placed)


def _take_comment(session: Session, label: str, form: Form, by: Person, files: Files) -> str:
    return f"The comment stands with {take_comment(session, record_key(form), by=by, label=label).label} now."


def _dismiss_comment(session: Session, label: str, form: Form, by: Person, files: Files) -> str:
    dismiss_comment(session, record_key(form), by=by)
    return "The comment is dismissed; it stays on file."


def _waive(session: Session, label: str, form: Form, by: Person, files: Files) -> str:
    row = waive(
        session,
        label,
        form.require("rule", "the rule"),
        reason=form.require("reason", "the reason"),
        until=form.require("until", "the last day on which it holds"),
        by=by,
        files=files.folder,
    )
    return f"{row.rule} on {label} is waived until {row.until} by {by.initials} (waiver {row.id})."


def _withdraw_waiver(session: Session, label: str, form: Form, by: Person, files: Files) -> str:
    row, label = withdraw_waiver(session, record_key(form), by=by, reason=form.require("reason", "the reason"))
    return f"Waiver {row.id} is withdrawn: {row.rule} on {label} counts again."


def _reply(session: Session, label: str, form: Form, by: Person, files: Files) -> str:
    row, _ = ask_for_reply(session, label, _reply_fields(form), by=by)
    return work_words.said_of_asking(row, label, by)


def _answer(session: Session, label: str, form: Form, by: Person, files: Files) -> str:
    row, claim = edit_reply(session, record_key(form), _reply_fields(form), by=by)
    return work_words.said_of_answer(row, claim.label)


def _reply_fields(form: Form) -> ReplyFields:
    outcome = form.get("outcome")
    return ReplyFields(
        form.get("party"),
        form.get("asked_on"),
        form.get("channel"),
        form.get("deadline"),
        choose(ReplyOutcome, outcome, "outcome") if outcome else None,
        form.get("answer"),
        form.get("stands"),
        form.get("note"),
    )


def _group(session: Session, label: str, form: Form, by: Person, files: Files) -> str:
    others = form.require("others", "the other claims").replace(",", " ").split()
    made = group_claims(
        session,
        [label, *(label_in(label.rpartition("#")[0], one) for one in others)],
        by=by,
        name=form.get("name"),
        note=form.get("note"),
    )
    return work_words.said_of_grouping(session, made)


def _ungroup(session: Session, label: str, form: Form, by: Person, files: Files) -> str:
    return work_words.said_of_ungrouping(session, label, ungroup_claim(session, label, by=by, name=form.get("name")))


def _split(session: Session, label: str, form: Form, by: Person, files: Files) -> str:
    require_as_seen(session, label, seen_in(form))
    texts = [line.strip() for line in form.require("parts", "what each part says").splitlines() if line.strip()]
    words = [line.strip() or None for line in (form.get("words") or "").splitlines()]
    if len(words) > len(texts):
        raise BadInputError(f"there are {len(texts)} parts and words of {len(words)}: at most a line for each part")
    words += [None] * (len(texts) - len(words))
    done = split_claim(
        session,
        label,
        [Wanted(text, on) for text, on in zip(texts, words, strict=True)],
        by=by,
        reason=form.get("reason"),
        attributions=numbers_by_key(form, "attribution-", "parts"),
        evidence=numbers_by_key(form, "evidence-", "parts"),
    )
    return work_words.said_of_splitting(label, [part.claim.label for part in done.parts])


def _merge(session: Session, label: str, form: Form, by: Person, files: Files) -> str:
    require_as_seen(session, label, seen_in(form))
    done = merge_claims(
        session,
        label,
        label_in(label.rpartition("#")[0], form.require("into", "the claim that remains")),
        by=by,
        reason=form.get("reason"),
    )
    return work_words.said_of_merging(label, done.into.label, fell=done.fell)


def _kind(word: str | None) -> SourceKind | None:
    return choose(SourceKind, word, "kind of source") if word else None


def _with(said: str, more: str) -> str:
    return f"{said} {more}".strip()


WORK: dict[str, Work] = {
    "evidence": _evidence,
    "retract-evidence": _retract_evidence,
    "mend-evidence": _mend_evidence,
    "attribute": _attribute,
    "check-attribution": _check_attribution,
    "retract-attribution": _retract_attribution,
    "derive": _derive,
    "edit": _edit,
    "place": _place,
    "take-comment": _take_comment,
    "dismiss-comment": _dismiss_comment,
    "waive": _waive,
    "withdraw-waiver": _withdraw_waiver,
    "reply": _reply,
    "answer": _answer,
    "group": _group,
    "ungroup": _ungroup,
    "split": _split,
    "merge": _merge,
}
"""By the last word of the path."""
