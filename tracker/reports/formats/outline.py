"""Which headings stand over a block, for formats that write every block on its own."""

from __future__ import annotations

from tracker.reports.document import Heading


class Outline:
    """The headings that are open, the outermost first."""

    def __init__(self) -> None:
        self.open: list[Heading] = []

    def enter(self, heading: Heading) -> None:
        """A heading ends all of its level and below, and opens its own."""
        while self.open and self.open[-1].level >= heading.level:
            self.open.pop()
        self.open.append(heading)

    def text(self, level: int) -> str:
        """The open heading of one level, empty where there is none."""
        return next((one.text for one in self.open if one.level == level), "")

    def places(self) -> list[str]:
        """The open headings by their anchors, or their text where they have none."""
        return [one.anchor or one.text for one in self.open]
