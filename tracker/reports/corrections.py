"""What was corrected after a story went out: the texts that did, what each left to do, and who has seen to it."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.models.dossier import Dossier
from tracker.models.rows import PublicationRow, TaskRow
from tracker.reports.document import Block, ListBlock, Paragraph, Run, Runs, Style, runs
from tracker.reports.telling import by_at, many, moment, web_link

TITLE = "Corrections"


def has_corrections(dossier: Dossier) -> bool:
    """Whether there is anything to tell: a claim that it carries was corrected, or it went out more than once."""
    return bool(dossier.tasks) or len(dossier.publications) > 1


def correction_blocks(dossier: Dossier) -> Iterator[Block]:
    """What was corrected, oldest first, and every text that went out with the note that came with it."""
    left = sum(task.open for task in dossier.tasks)
    if dossier.tasks:
        verb = "has" if left == 1 else "have"
        yield Paragraph(runs(f"{many(left, 'task')} {verb} not been seen to." if left else "Every task was seen to."))
        yield ListBlock(tuple((_task(dossier, task),) for task in dossier.tasks))
    if dossier.publications:
        yield Paragraph(runs("What went out:"))
        yield ListBlock(tuple((_edition(row),) for row in dossier.publications))


def _task(dossier: Dossier, task: TaskRow) -> Runs:
    by = f" by {task.replaced_by}" if task.replaced_by else ""
    same = "" if task.claim == task.carried_by else f"; {task.carried_by} of this story says the same"
    told = f"{task.claim} was corrected{by}, {by_at(dossier.people, task.by_id, task.at)}{same}. "
    if task.open:
        carrier = next((claim for claim in dossier.claims if claim.id == task.carried_by_id), None)
        gone = carrier is not None and not task.is_said(carrier.passages, dossier.revision, dossier.text)
        return runs(
            told, Run("Open", Style.STRONG), ": the words are gone." if gone else ": the story still carries it."
        )
    note = f": {task.note}" if task.note else "."
    return runs(f"{told}Done {by_at(dossier.people, task.done_by_id, task.done_at)}{note}")


def _edition(row: PublicationRow) -> Runs:
    where = (Run(" at "), web_link(row.url)) if row.url else ()
    note = (Run(f": {row.note}"),) if row.note else ()
    return runs(f"Revision {row.revision}, {moment(row.at)}", *where, *note)
