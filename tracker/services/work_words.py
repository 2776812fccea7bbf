"""What was done on a claim beside its review, in a sentence or two: the same on the command line and on the pages."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from tracker.domain.counting import counted
from tracker.domain.vocabulary import Bearing
from tracker.models import Attribution, Contradiction, Derivation, Evidence, Person, Reply, Source
from tracker.models.phrases import sourcing_sentence
from tracker.services.contradicting import labels_in
from tracker.services.listing import show_claim
from tracker.services.placing_orphans import Placed

WAIVER_PRINTED = "Reports for desk and lawyer print it; those for readers, which rule and until when."
"""What becomes of the reason of a waiver, where one is given."""


def said_of_claim(label: str, status: str) -> str:
    """After a claim was logged."""
    return f"{label} is on file, {status}."


def said_of_editing(label: str, version: int, *, fell: bool, ended: int) -> list[str]:
    """After a claim was edited.

    Args:
        ended: how many waivers on it ended.
    """
    lines = [f"{label} is changed, version {version}."]
    if fell:
        lines.append("Its decision no longer stands: it is back in review.")
    if ended:
        lines.append(f"{counted(ended, 'waiver')} on it ended: an editor may waive anew what the audit says of it now.")
    return lines


def said_of_attributing(session: Session, row: Attribution, label: str) -> str:
    """After somebody was put behind a claim."""
    session.flush()
    found = show_claim(session, label)
    return f"Attribution {row.id} is on file. {label}: {sourcing_sentence(found.sources, found.claim, found.measured)}"


def said_of_checking(key: int, label: str, by: Person) -> str:
    """After somebody saw that a source did say it."""
    return f"Attribution {key} on {label} is checked by {by.initials}: they did say it. Whether it is so is another question."


def said_of_retracting(what: str, key: int, label: str) -> str:
    """After an attribution, a piece of evidence or a reply was taken back."""
    return f"{what} {key} on {label} is retracted."


def said_of_mending_evidence(key: int, label: str) -> str:
    """After it was said where in a piece of evidence to look."""
    return f"It is said now where in evidence {key} on {label} to look."


def said_of_evidence(row: Evidence, label: str) -> str:
    """After evidence was put on a claim."""
    does = "as context" if row.bearing is Bearing.CONTEXT else f"it {row.bearing.value} the claim"
    said = f"Evidence {row.id} is on {label}{',' if row.bearing is Bearing.CONTEXT else ':'} {does}."
    return said + (f" {row.file_name} is kept with the desk." if row.file_name else "")


def fell_back(label: str) -> str:
    """What is said besides where a decision fell."""
    return f"{label} was decided; it is back in review."


def said_of_deriving(row: Derivation, source: Source, drew_on: Source) -> str:
    """After it was put on file that one drew on another: "on file, confirmed: Herald drew on AP."."""
    return f"on file, {row.assessment}: {source.name} drew on {drew_on.name}."


def said_of_placing(label: str, placed: Placed) -> str:
    """After somebody said where words stand now, or that they are gone."""
    left = f" {counted(placed.left, 'more passage')} of it to place." if placed.left else ""
    if placed.passage is None:
        return f"{label} no longer stands in the text there, you say.{left}"
    fell = " Its decision no longer stands: it is back in review." if placed.fell else ""
    return f"{label} stands on “{' '.join(placed.passage.exact.split())[:100]}” now.{fell}{left}"


def said_of_grouping(session: Session, made: Contradiction) -> str:
    """After claims were put into a group of which one at most is true."""
    return f"One at most is true of “{made.name}”: {', '.join(labels_in(session, made))}."


def said_of_ungrouping(session: Session, label: str, left: Contradiction) -> str:
    """After a claim was taken out of such a group."""
    return (
        f"{label} is no longer in “{left.name}”, which holds {', '.join(labels_in(session, left)) or 'no claim'} now."
    )


def said_of_asking(row: Reply, label: str, by: Person) -> str:
    """After it was put on file that somebody was asked."""
    outcome = row.outcome.value.replace("_", " ")
    return f"Reply {row.id} is on {label}: {row.party}, asked on {row.asked_on} by {by.initials}: {outcome}."


def said_of_answer(row: Reply, label: str) -> str:
    """After what came of asking was put down."""
    return f"Reply {row.id} on {label} is changed: {row.party}, {row.outcome.value.replace('_', ' ')}."


def said_of_merging(label: str, into: str, *, fell: bool) -> str:
    """After a claim was merged into another."""
    said = f"{label} is withdrawn: merged into {into}."
    return f"{said} {into} was decided, and its ground moved; it is back in review." if fell else said


def said_of_splitting(label: str, parts: Sequence[str]) -> str:
    """After a claim was split."""
    return f"{label} is withdrawn: split into {' and '.join(parts)}."
