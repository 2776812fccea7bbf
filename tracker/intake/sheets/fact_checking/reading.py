"""The three sheets of a workbook -> what they say. A row that cannot be read is kept aside with its reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from tracker.domain.errors import BadInputError
from tracker.domain.vocabulary import SourceKind
from tracker.domain.wording import clean_story, shown
from tracker.intake.sheets.fact_checking.headers import Found, Part, three_sheets
from tracker.intake.sheets.fact_checking.references import several
from tracker.intake.sheets.fact_checking.template import DraftLine, Fact, Listed, Refused, Template, Where
from tracker.intake.sheets.fact_checking.words import is_yes, kind_of, mark_of
from tracker.intake.sheets.headings import plain
from tracker.intake.sheets.roles import Roles
from tracker.intake.sheets.workbook import Row, Sheet, Workbook

MOST_ROWS = 20_000
"""Of one sheet: more is no story's."""

Read = TypeVar("Read")


def read_template(workbook: Workbook) -> Template:
    """The three sheets of a workbook that has them.

    Raises:
        BadInputError: it does not have them, or one is longer than any story's.
    """
    found = three_sheets(workbook)
    if found is None:
        raise BadInputError(
            f"{workbook.called} does not have the three sheets of a fact-check: draft lines, facts, sources"
        )
    template = Template()
    template.lines = _read(found, Part.LINES, _line, template.refused)
    template.facts = _read(found, Part.FACTS, _fact, template.refused)
    template.sources = _read(found, Part.SOURCES, _source, template.refused)
    template.columns = list(_columns(found))
    if not template.lines:
        raise BadInputError(
            f"{workbook.called} has no draft line that can be read in sheet {shown(found[Part.LINES][0].name)}"
        )
    return template


def _read(
    found: Found, part: Part, read: Callable[[Roles, Row, Where], Read | None], refused: list[Refused]
) -> list[Read]:
    sheet, roles = found[part]
    taken: list[Read] = []
    for row in _below(sheet, roles):
        where = Where(sheet.name, row.number)
        try:
            one = read(roles, row, where)
        except BadInputError as error:
            refused.append(Refused(where, str(error)))
            continue
        if one is not None:
            taken.append(one)
        if len(taken) > MOST_ROWS:
            raise BadInputError(
                f"sheet {shown(sheet.name)} has more than {MOST_ROWS:,} rows: give each story its own file"
            )
    return taken


def _below(sheet: Sheet, roles: Roles) -> Iterator[Row]:
    """The rows below the header, without headers that are said again."""
    header = [plain(cell) for cell in roles.header.cells]
    for row in sheet.rows():
        if row.number > roles.header.number and [plain(cell) for cell in row.cells] != header:
            yield row


def _line(roles: Roles, row: Row, where: Where) -> DraftLine | None:
    text, key = roles.text(row, "text"), roles.text(row, "key")
    line = roles.text(row, "line")
    if "text" not in roles:
        text = line
    else:
        key = key or line
    said = _kept(roles, row, "by", "note")
    if not _is_there(text, said, "the row has no words of the draft"):
        return None
    text = clean_story(text)
    facts = tuple(one for cell in roles.texts(row, "facts") for one in several(cell))
    return DraftLine(where, key, text, roles.text(row, "paragraph"), facts, said)


def _fact(roles: Roles, row: Row, where: Where) -> Fact | None:
    text = " ".join(roles.text(row, "text").split())
    sources = tuple(filter(None, roles.texts(row, "source")))
    status, right, correction = (roles.text(row, role) for role in ("status", "right", "correction"))
    said = _kept(roles, row, "status", "right", "by", "on", "correction", "note")
    if not _is_there(text, [*said, *sources], "the row has no fact"):
        return None
    return Fact(
        where,
        roles.text(row, "key"),
        text,
        roles.text(row, "line"),
        sources,
        mark_of(status, right, correction),
        " ".join(roles.text(row, "locator").split()) or None,
        roles.text(row, "excerpt") or None,
        roles.text(row, "url") or None,
        said,
    )


def _source(roles: Roles, row: Row, where: Where) -> Listed | None:
    name, kind = " ".join(roles.text(row, "name").split()), roles.text(row, "kind")
    url = roles.text(row, "url") or None
    confidential = is_yes(roles.text(row, "confidential"))
    told = kind_of(kind)
    said = _kept(roles, row, *(("kind",) if kind and told is None else ()), "contact", "note")
    if not _is_there(name, [*said, url], "the row has no name of a source"):
        return None
    guess = SourceKind.PERSON if "contact" in roles and roles.text(row, "contact") and not url else SourceKind.DOCUMENT
    return Listed(
        where,
        roles.text(row, "key"),
        name,
        told or guess,
        told is not None,
        url,
        confidential,
        said,
        "" if told else kind,
    )


def _is_there(words: str, beside: Iterable[str | None], why: str) -> bool:
    """Whether a row has what it needs. One that is numbered and otherwise empty is passed over; one that has something else
    is not."""
    if not words and any(beside):
        raise BadInputError(f"{why}, and other cells are filled: give it one, or empty the row")
    return bool(words)


def _kept(roles: Roles, row: Row, *named: str) -> tuple[str, ...]:
    """What goes into a note, with its headers."""
    return (*roles.said(row, *named), *roles.rest(row))


def _columns(found: Found) -> Iterator[str]:
    for sheet, roles in found.values():
        counted = [roles.called(at) for at in roles.columns.get("counted", ())]
        for names, fate in (
            ([name for _, name in roles.others], "kept in the notes"),
            (counted, "left out: the sheet works it out from other cells"),
        ):
            if names:
                yield f"sheet {shown(sheet.name)}, {', '.join(map(shown, names))}: {fate}"
