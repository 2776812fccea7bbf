"""What two reports on the same story say differently, section by section and name by name.

It reads Documents and nothing else, so whatever a report comes to say is compared, and no audience is told more than
its own two copies hold.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tracker.reports.document import (
    Block,
    Document,
    Facts,
    Figure,
    Heading,
    ListBlock,
    Notice,
    Paragraph,
    Story,
    Table,
    Tally,
    Tree,
    plain,
)


class Difference(NamedTuple):
    """One thing that one report says and the other does not, or says otherwise."""

    section: str
    """The headings over it: "Claim 12, Who says so"."""
    name: str
    """What it is called there; empty where it has no name."""
    before: str | None
    after: str | None


JOINT = ", "
"""Between the titles of a section and of those under it."""

HEAD = "The head"
"""The section of what stands over a report."""
MARKED = "marked"
"""The name of the words beside a heading: a claim's state."""

_Sayings = dict[tuple[str, str], list[str]]


def apart(
    before: Document, after: Document, *, leaving_out: Iterable[str] = (), unnamed: Iterable[str] = ()
) -> list[Difference]:
    """Where the second says otherwise than the first, in the order of the first, then what only the second has. A
    section that only one of them has is one difference, told by its first words.

    Args:
        leaving_out: sections that are not compared, by their titles.
        unnamed: names of facts that are not compared, wherever they stand.
    """
    one, other = (_sayings(document, frozenset(leaving_out), frozenset(unnamed)) for document in (before, after))
    sections = {section for section, _ in one} ^ {section for section, _ in other}
    found = list(_apart(one, other, sections))
    order = {section: place for place, section in enumerate(dict.fromkeys(each.section for each in found))}
    return sorted(found, key=lambda each: order[each.section])


def _apart(one: _Sayings, other: _Sayings, whole: set[str]) -> Iterator[Difference]:
    """Key by key; of a section that came or went as a whole, and of what stands under it, only the first words."""
    told: set[str] = set()
    for key in [*one, *(key for key in other if key not in one)]:
        section = key[0]
        before, after = one.get(key, []), other.get(key, [])
        if section not in whole:
            yield from _between(key, before, after)
        elif section not in told and section.rpartition(JOINT)[0] not in whole:
            yield Difference(section, "", _opening(one, section, before), _opening(other, section, after))
        told.add(section)


def _opening(sayings: _Sayings, section: str, first: list[str]) -> str | None:
    """The first sentence of a section, or what stands there instead of one."""
    return next(iter(sayings.get((section, ""), first)), None)


def _between(key: tuple[str, str], before: list[str], after: list[str]) -> Iterator[Difference]:
    """One line that became another is a change; else what went, then what came."""
    gone, come = Counter(before) - Counter(after), Counter(after) - Counter(before)
    left = [text for text in dict.fromkeys(before) for _ in range(gone[text])]
    new = [text for text in dict.fromkeys(after) for _ in range(come[text])]
    if len(left) == len(new) == 1:
        yield Difference(*key, left[0], new[0])
        return
    yield from (Difference(*key, text, None) for text in left)
    yield from (Difference(*key, None, text) for text in new)


def _sayings(document: Document, leaving_out: frozenset[str], unnamed: frozenset[str]) -> _Sayings:
    """Every text of a report under its section and name, in order; its head first."""
    found: _Sayings = {(HEAD, "Title"): [document.title]}
    for name, line in document.meta:
        if name not in unnamed:
            found.setdefault((HEAD, name), []).append(plain(line))
    path: dict[int, str] = {}
    for block in document.blocks:
        if isinstance(block, Heading):
            path = {level: text for level, text in path.items() if level < block.level} | {block.level: block.text}
        section = JOINT.join(text for level, text in path.items() if level > 2) or path.get(2, "")
        if section in leaving_out:
            continue
        for name, text in _texts(block):
            if name not in unnamed:
                found.setdefault((section, name), []).append(text)
    return found


def _texts(block: Block) -> Iterator[tuple[str, str]]:
    """What a block says, each text with its name. Pictures and tallies say what other blocks say in words."""
    match block:
        case Heading():
            yield from ((MARKED, badge.text) for badge in block.badges)
        case Paragraph() | Notice():
            yield "", plain(block.line)
        case Facts():
            yield from ((name, "; ".join(map(plain, lines))) for name, lines in block.facts)
        case Tally():
            yield from ((one.label, f"{one.value} {one.detail}".strip()) for one in block.counts)
        case Table():
            yield from _cells(block)
        case ListBlock():
            yield from (("", "; ".join(map(plain, entry))) for entry in block.entries)
        case Tree():
            yield "", "; ".join(plain(line.line) for line in block.lines)
        case Story():
            yield from (("", "".join(part.text for part in one.segments)) for one in block.paragraphs)
        case Figure():
            yield from ()


def _cells(table: Table) -> Iterator[tuple[str, str]]:
    """Cell by cell, named by row and column; row by row where several rows have one name."""
    rows = [[plain(cell) for cell in row.cells] for row in table.rows]
    named = Counter(first for first, *_ in rows)
    for first, *cells in rows:
        told = [(column.title, cell) for column, cell in zip(table.columns[1:], cells, strict=True)]
        if named[first] > 1:
            yield first, "; ".join(f"{title}: {cell}" for title, cell in told if cell)
        else:
            yield from ((f"{first}{JOINT}{title}", cell) for title, cell in told)
