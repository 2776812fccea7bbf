"""Rules that broke off during an audit: a bug each, owned up to when everything else has been said."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.audit.run import Crash
from tracker.cli.app import own_up
from tracker.cli.output import visible
from tracker.domain.traces import traced

MOST_NAMED = 5
"""How many are named in the sentence; a rule that breaks on every article is one bug."""


class Bugs:
    """Keeps what may be said of each, and where each kind of it happened; never the error itself, which holds an
    article's whole file."""

    def __init__(self) -> None:
        self.sentences: list[str] = []
        self.count = 0
        self.traces: dict[tuple[str, str], str] = {}

    def note(self, crashes: Iterable[Crash]) -> None:
        """Keep what broke off."""
        for crash in crashes:
            self.count += 1
            if len(self.sentences) < MOST_NAMED:
                self.sentences.append(crash.sentence)
            kind = crash.rule, type(crash.error).__name__
            if kind not in self.traces:
                self.traces[kind] = f"{crash.sentence}\n{traced(crash.error)}"

    def own_up(self) -> int:
        """Say so on stderr and write the log; the exit status."""
        more = self.count - len(self.sentences)
        told = "; ".join(self.sentences) + (f"; and {more:,} more" if more else "")
        return own_up(f": {visible(told)}", "\n".join(self.traces.values()))
