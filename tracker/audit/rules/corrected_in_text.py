from __future__ import annotations

from tracker.audit.rule import Objections, Part, rule
from tracker.domain.vocabulary import Severity
from tracker.models.dossier import Dossier
from tracker.models.rows import TaskRow


@rule(Severity.WARNING, reads=(Part.PLACES, Part.TEXT, Part.TASKS), guards=False, laid_aside=True)
def corrected_in_text(dossier: Dossier) -> Objections:
    """A claim was corrected after publication, and a story that carries it still has the words.

    Why: a correction in one place leaves the mistake in every other, the archive's own included.
    Fails: a death toll corrected after publication, and the story on file, or another that gives the same toll, as it was.
    Passes: the story filed anew without the words, or a task that was closed with the correction note readers were given.
    Remedy: file the story without the words, or `tracker task done ID --note` with the correction note.
    """
    claims = {claim.id: claim for claim in dossier.claims} if dossier.tasks else {}
    for task in dossier.tasks:
        claim = claims.get(task.carried_by_id)
        if task.open and claim is not None and task.is_said(claim.passages, dossier.revision, dossier.text):
            yield claim, _told(task)


def _told(task: TaskRow) -> str:
    by = f" by {task.replaced_by}" if task.replaced_by else ""
    if task.claim == task.carried_by:
        return f"corrected{by}, and the story still carries the words (task {task.id})"
    return f"{task.claim}, which says the same, was corrected{by}, and this story still carries it (task {task.id})"
