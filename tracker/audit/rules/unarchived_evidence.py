from __future__ import annotations

from tracker.audit.rule import Objections, Part, rule
from tracker.domain.vocabulary import Severity
from tracker.models import phrases
from tracker.models.dossier import Dossier


@rule(Severity.NOTE, reads=(Part.HOLDINGS, Part.FILES))
def unarchived_evidence(dossier: Dossier) -> Objections:
    """Evidence that is only a link, or whose file is gone or has changed.

    Why: a page on the web is rewritten or taken down, and then the desk holds an address.
    Fails: a link to a post with no copy of it; a video whose file beside the desk is no longer the one that was filed.
    Passes: the link with an archived copy, or with the page kept as a file.
    Remedy: archive the page, or keep it as a file, and put it on file again; restore an altered file from a backup.
    """
    for claim in dossier.claims:
        standing = [row for row in claim.evidence if row.live and (row.url or row.sha256)]
        if not standing:
            continue
        told = [
            f"the file of {phrases.pieces(dossier.sources, [row])}, kept as {row.sha256[:12]}…, "
            "is gone or no longer what it was"
            for row in standing
            if row.sha256 and row.sha256 in dossier.altered_files
        ]
        if links := [row for row in standing if not (row.archived_url or row.sha256)]:
            told.insert(0, f"a link and no copy of it: {phrases.pieces(dossier.sources, links)}")
        if told:
            yield claim, "; ".join(told)
