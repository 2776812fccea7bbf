"""A line of text for formats that set it in one style: its words with their symbols, and where it leads."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.reports.document import Address, Badge, Inline, Run, Runs, Segment
from tracker.reports.formats.safe import visible, web_address
from tracker.reports.formats.symbols import symbol, with_symbol


def part_words(part: Inline) -> str:
    """A run as it may be shown; a badge with its symbol."""
    return with_symbol(part.word, visible(part.text)) if isinstance(part, Badge) else visible(part.text)


def words(line: Runs) -> str:
    """A whole line."""
    return "".join(map(part_words, line))


def web_addresses(line: Runs) -> Iterator[str]:
    """The addresses on the web that a line leads to; whatever is no plain http or https is left out."""
    for part in line:
        if isinstance(part, Run) and isinstance(part.link, Address) and (address := web_address(part.link.url)):
            yield address


def segment_words(segment: Segment) -> tuple[str, str, str]:
    """What opens before a piece of the story, its words, and what closes after it: ⌜ words ⌟12 ✓."""
    closing = " ".join(f"{mark.number} {symbol(mark.state)}".strip() for mark in segment.ends)
    return "⌜" * len(segment.starts), visible(segment.text), f"{'⌟' * len(segment.ends)}{closing}"
