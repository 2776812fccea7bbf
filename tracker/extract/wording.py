"""When shared words show that somebody copied, and how that is said."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.extract.reading import Reading
from tracker.extract.runs import Run

LONG = 6
"""Words worth something in one run: enough by itself."""
MIDDLING = 4
"""Words worth something in each of two runs: enough together."""
SHORT = 3
"""Words worth something in a run that only supports another sign."""
VERBATIM = 12
"""Words worth something in one run, those of the claim too: nobody comes to that by himself, whatever the claim says."""
RUNNING = 12
"""Words of any sort in one run, a few of them worth something: small words in the same order for so long are copied too."""
_SHOWN = 2


def telling_runs(runs: Sequence[Run]) -> list[Run]:
    """The runs that show a copy, the longest first; none where they show nothing."""
    ranked = sorted(runs, key=lambda run: (-run.rare, -run.content, run.start))
    if any(_enough(run) for run in ranked):
        return [run for run in ranked if run.rare >= MIDDLING or _enough(run)]
    middling = [run for run in ranked if run.rare >= MIDDLING]
    return middling if len(middling) > 1 else []


def _enough(run: Run) -> bool:
    """Whether a run shows a copy by itself."""
    running = run.words >= RUNNING and run.rare >= SHORT and not run.changes
    return running or run.rare >= LONG or run.content >= VERBATIM


def say_runs(runs: Sequence[Run], reading: Reading) -> str:
    """Both say “crossed the frontier ...” (9 words running)."""
    shown = [f"“{reading.shown(run.start, run.end)}” ({_length(run)})" for run in runs[:_SHOWN]]
    more = len(runs) - len(shown)
    return f"both say {' and '.join(shown)}" + (f" and {more} more such run{'s' * (more > 1)}" if more else "")


def _length(run: Run) -> str:
    changed = {0: "", 1: ", one place changed"}.get(run.changes, f", {run.changes} places changed")
    return f"{run.words} words running{changed}"
