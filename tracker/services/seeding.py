"""The demonstration: a story from the seed files, and what a small desk then does with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from tracker.domain.errors import BadInputError
from tracker.domain.vocabulary import (
    AttributionMode,
    AttributionStatus,
    Bearing,
    DerivationKind,
    ReplyOutcome,
    ReviewState,
)
from tracker.intake.seeds import read_seed, seed_lines
from tracker.models import Person
from tracker.services import (
    attributing,
    deriving,
    evidencing,
    publishing,
    replying,
    reviewing,
    signing_off,
    sources,
    waiving,
)
from tracker.services.importing import Imported, import_bundle
from tracker.store.claims import get_claim, live_attributions
from tracker.store.people import get_person
from tracker.store.shipping import shipped
from tracker.store.sources import get_source

Fields = dict[str, Any]


def seed_folders() -> list[Path]:
    """The stories that ship with the program."""
    return sorted(path.parent for path in shipped("seeds").glob("*/story.toml"))


def drafts() -> list[Path]:
    """The drafts that ship with the program, for trying how a story is filed."""
    return sorted(shipped("seeds").glob("drafts/*.txt"))


def load_seeds(session: Session, folder: Path, *, by: Person) -> Imported:
    """Put a seed story on file, by the same way that any import takes.

    Raises:
        BadInputError: a seed file cannot be taken; the sentence names it.
    """
    try:
        return import_bundle(session, seed_lines(folder), by=by)
    except BadInputError as error:
        raise BadInputError(f"{folder}: {error}") from None


def make_moves(session: Session, folder: Path, *, files: Path) -> int:
    """Make the moves of moves.toml in their order, each by the person it names. Returns how many.

    Raises:
        TrackerError: a move is refused, as it would be for anybody.
    """
    slug = read_seed(folder, "story.toml")["article"]["slug"]
    moves = read_seed(folder, "moves.toml")["move"]
    for move in moves:
        by = get_person(session, move["by"])
        label = f"{slug}#{move['claim']}" if "claim" in move else slug
        _MOVES[move["act"]](session, label, move, by, files)
    return len(moves)


def tour_of(folder: Path) -> tuple[tuple[str, str], ...]:
    """What a seed story says to type next, and what that shows.

    Raises:
        BadInputError: its file cannot be read.
    """
    return tuple((row["type"], row.get("says", "")) for row in read_seed(folder, "story.toml").get("try", ()))


def _take(session: Session, label: str, move: Fields, by: Person, files: Path) -> None:
    reviewing.take(session, label, by=by, purpose=move.get("purpose"))


def _evidence(session: Session, label: str, move: Fields, by: Person, files: Path) -> None:
    holding = evidencing.Holding(
        excerpt=move.get("excerpt"), locator=move.get("locator"), url=move.get("url"), note=move.get("note")
    )
    bearing = Bearing(move["bearing"])
    evidencing.add_evidence(session, label, move["source"], bearing, holding, by=by, files=files)


def _attribute(session: Session, label: str, move: Fields, by: Person, files: Path) -> None:
    wording = attributing.Wording(
        cue=move.get("cue"),
        mode=AttributionMode(move["mode"]) if "mode" in move else None,
        said_on=move.get("said_on"),
        locator=move.get("locator"),
        note=move.get("note"),
    )
    attributing.attribute(
        session,
        label,
        move["source"],
        AttributionStatus(move["status"]),
        by=by,
        via=move.get("via", []),
        first_hand=move.get("first_hand"),
        wording=wording,
    )


def _derive(session: Session, label: str, move: Fields, by: Person, files: Path) -> None:
    deriving.derive(
        session,
        move["source"],
        move["drew_on"],
        by=by,
        kind=DerivationKind(move["kind"]),
        suspected=move.get("suspected", False),
        scope=move.get("scope"),
        note=move.get("note"),
    )


def _check(session: Session, label: str, move: Fields, by: Person, files: Path) -> None:
    source = get_source(session, move["source"])
    for row in live_attributions(session, get_claim(session, label).id):
        if row.source_id == source.id:
            attributing.check_attribution(session, row.id, by=by, locator=move.get("locator"))


def _propose(session: Session, label: str, move: Fields, by: Person, files: Path) -> None:
    reviewing.propose(session, label, ReviewState(move["outcome"]), by=by, reason=move.get("reason"))


def _opinion(session: Session, label: str, move: Fields, by: Person, files: Path) -> None:
    reviewing.give_opinion(session, label, ReviewState(move["outcome"]), by=by, reason=move.get("reason"))


def _reply(session: Session, label: str, move: Fields, by: Person, files: Path) -> None:
    fields = replying.ReplyFields(
        **{name: move[name] for name in ("party", "asked_on", "channel", "answer", "stands", "note") if name in move},
        outcome=ReplyOutcome(move["outcome"]) if "outcome" in move else None,
    )
    replying.ask_for_reply(session, label, fields, by=by)


def _waive(session: Session, label: str, move: Fields, by: Person, files: Path) -> None:
    waiving.waive(session, label, move["rule"], reason=move["reason"], until=move["until"], by=by)


def _sign_off(session: Session, slug: str, move: Fields, by: Person, files: Path) -> None:
    _require_no_blocker(slug, "sign_off", signing_off.sign_off(session, slug, by=by))


def _publish(session: Session, slug: str, move: Fields, by: Person, files: Path) -> None:
    _, release = publishing.publish(session, slug, by=by, url=move.get("url"))
    _require_no_blocker(slug, "publish", release)


def _require_no_blocker(slug: str, act: str, release: signing_off.Release | None) -> None:
    if release is not None and release.refused:
        found = ", ".join(f"{one.subject} {one.rule}" for one in release.blockers)
        raise BadInputError(f"{slug}: {act} is refused: {found}")


def _retract_source(session: Session, label: str, move: Fields, by: Person, files: Path) -> None:
    sources.retract_source(session, move["source"], by=by, reason=move["reason"])


def _with_reason(service: Callable[..., object]) -> Callable[[Session, str, Fields, Person, Path], None]:
    def move_with_reason(session: Session, label: str, move: Fields, by: Person, files: Path) -> None:
        service(session, label, by=by, reason=move.get("reason"))

    return move_with_reason


_MOVES: dict[str, Callable[[Session, str, Fields, Person, Path], None]] = {
    "take": _take,
    "evidence": _evidence,
    "attribute": _attribute,
    "derive": _derive,
    "check": _check,
    "reply": _reply,
    "waive": _waive,
    "sign_off": _sign_off,
    "publish": _publish,
    "retract_source": _retract_source,
    "propose": _propose,
    "opinion": _opinion,
    "approve": _with_reason(reviewing.approve),
    "return": _with_reason(reviewing.send_back),
    "needs_source": _with_reason(reviewing.ask_for_source),
    "withdraw": _with_reason(reviewing.withdraw),
    "reopen": _with_reason(reviewing.reopen),
}
