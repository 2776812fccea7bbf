"""What is said where the audit stands in the way of letting a story go."""

from __future__ import annotations

from tracker.cli.bugs import Bugs
from tracker.cli.findings import print_findings
from tracker.cli.output import say_folded, warn
from tracker.services.signing_off import Release

NEXT = (
    "`tracker rules NAME` says how to mend each; `tracker waive LABEL RULE --reason ... --until DATE` accepts one that "
    "can be waived."
)


def say_refused(release: Release, what: str) -> int:
    """List the blockers as the audit prints them and how to be rid of them, and say on stderr that it came to nothing;
    the exit status."""
    print_findings(release.blockers)
    many = len(release.blockers)
    if many:
        say_folded(NEXT)
        stand = "1 blocker stands" if many == 1 else f"{many:,} blockers stand"
        warn(f"{release.slug} is not {what}: {stand} in the way")
    bugs = Bugs()
    bugs.note(release.audited.crashes)
    return bugs.own_up() if bugs.count else 1
