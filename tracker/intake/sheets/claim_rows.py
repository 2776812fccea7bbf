"""A sheet of claims -> `WrittenRow`s: which of its columns are ours, by name, by mapping or by guess, and what each row says."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tracker.domain.choices import meant
from tracker.domain.desk_sheet import BY_NAME, COLUMNS, HELD, SAID, Kind
from tracker.domain.errors import BadInputError
from tracker.domain.folding import folded
from tracker.domain.formula_guard import unguarded
from tracker.domain.vocabulary import SourceKind
from tracker.domain.wording import shown
from tracker.domain.written_row import WHOLE_ROW, WrittenRow
from tracker.intake.sheets.days import Days
from tracker.intake.sheets.fact_checking.words import is_wrong, kind_of
from tracker.intake.sheets.guessing import KEPT_AS_NOTES, OURS, SYNONYMS, VERDICTS, guessed
from tracker.intake.sheets.headings import header_of, plain
from tracker.intake.sheets.mapping import SheetMapping
from tracker.intake.sheets.workbook import Cell, Row, Sheet, Unread, Workbook, text_of

_LABEL = re.compile(r"[a-z0-9][a-z0-9._-]*#[1-9][0-9]*")
_SEVERAL = frozenset({*SAID, *HELD})
_DAYS = frozenset({Kind.DAY, Kind.TIME})
_ALL_WORDS = frozenset(
    {*(plain(name) for name in BY_NAME), *(word for words in SYNONYMS.values() for word in words), *KEPT_AS_NOTES}
)
_GARBLED_MARK = "\ufeff".encode().decode("cp1252")
_OF_ABOUT = ("column", "what it says", "where it is changed")
_MOST_NAMED = 12
"""Sheets that are told by name."""
_LOOKED_AT = 200
"""Rows that are looked at to tell labels from texts."""


@dataclass(frozen=True, slots=True)
class ClaimSheet:
    """A sheet with one claim a row, its columns told apart."""

    sheet: Sheet
    header: Row
    columns: Mapping[str, tuple[int, ...]]
    """Our column -> where in the sheet; several only for notes."""
    guessed: tuple[tuple[str, str], ...] = ()
    """(our column, their header) of those that were guessed."""
    left_out: tuple[str, ...] = ()
    """Their headers that stand for nothing of ours."""
    mapping: SheetMapping = field(default_factory=SheetMapping)
    not_read: tuple[str, ...] = ()
    """The other sheets that hold rows and are in sight."""
    separated: bool = False
    """Whether it is a CSV file: there a comma that nobody quoted cuts a text in two."""

    def rows(self) -> Iterator[WrittenRow]:
        """What its rows say, one at a time; rows that say nothing in any of these columns are passed over.

        Raises:
            BadInputError: the file turns out to be broken on the way.
        """
        days = Days(self._days)
        for row in self.sheet.rows():
            if row.number > self.header.number:
                written = _written(self, row, days)
                if any(written.cells.values()) or written.faults:
                    yield written

    def _days(self) -> Iterator[str]:
        """Every cell that may say in which order its program writes days."""
        places = [at for name, several in self.columns.items() if BY_NAME[name].kind in _DAYS for at in several]
        for row in self.sheet.rows():
            yield from (cell for at in places if isinstance(cell := row.cell(at), str))

    def sheets_not_read(self) -> Iterator[str]:
        """What to say of the other sheets."""
        for name in map(shown, self.not_read[:_MOST_NAMED]):
            yield f'sheet {name} was not read: --sheet "{name[1:-1]}" reads it'
        if len(self.not_read) > _MOST_NAMED:
            yield f"{len(self.not_read) - _MOST_NAMED:,} more sheets were not read"


def claim_sheet(workbook: Workbook, mapping: SheetMapping | None = None, named: str | None = None) -> ClaimSheet:
    """The sheet of claims of a workbook: the one named, else the one with most headers that are known.

    Raises:
        BadInputError: there is none, or the mapping speaks of a header that is not there.
    """
    sheets = (workbook.sheet(named),) if named is not None else workbook.sheets
    found = [(sheet, header) for sheet in sheets if (header := header_of(sheet, _known(mapping))) is not None]
    found = [each for each in found if not _is_about(each[0])]
    if not found:
        raise BadInputError(_no_rows(workbook) if named is None else _no_rows_on(workbook, sheets[0]))
    sheet, header = max(found, key=lambda each: _fitness(each[1], mapping))
    _refuse_garbled(workbook, header)
    columns, guesses = _columns(sheet, header, mapping or SheetMapping(), guess=mapping is None or not mapping.columns)
    told = tuple((name, _told(header.cell(at))) for name, places in guesses.items() for at in places)
    used = {at for places in columns.values() for at in places}
    left = tuple(_told(cell) for at, cell in enumerate(header.cells) if cell is not None and at not in used)
    if "claim" not in columns and "claim_text" not in columns:
        raise BadInputError(_no_claims(workbook, sheet, header))
    others = tuple(other.name for other, _ in found if other is not sheet)
    return ClaimSheet(sheet, header, columns, told, left, mapping or SheetMapping(), others, not workbook.typed)


def _is_about(sheet: Sheet) -> bool:
    """Whether it is the page of our own workbooks that says what their columns are."""
    if plain(sheet.name) != "about":
        return False
    return any(tuple(map(plain, row.cells[:3])) == _OF_ABOUT for row in sheet.opening(_LOOKED_AT))


def _hidden(workbook: Workbook, before: str) -> str:
    """The hidden sheets with rows, empty where there are none."""
    names = [shown(sheet.name) for sheet in workbook.hidden if sheet.opening(1)]
    return f"{before}{', '.join(names[:_MOST_NAMED])}" if names else ""


def _no_rows(workbook: Workbook) -> str:
    hidden = _hidden(workbook, "")
    if hidden:
        return f"{workbook.called} has rows only on hidden sheets: show one, or name it with --sheet: {hidden}"
    if any(map(_is_about, workbook.sheets)):
        return (
            f"{workbook.called} has no claims in it, only what the columns are: name the sheet of claims with --sheet"
        )
    return f"{workbook.called} is empty: there are no rows in it"


def _no_rows_on(workbook: Workbook, sheet: Sheet) -> str:
    """The same of the sheet that somebody named."""
    if _is_about(sheet):
        return (
            f"{workbook.called}, sheet {shown(sheet.name)}: that is the page About, which says what the columns are: name the "
            "sheet of claims with --sheet"
        )
    return f"{workbook.called}, sheet {shown(sheet.name)} is empty: there are no rows in it"


def _refuse_garbled(workbook: Workbook, header: Row) -> None:
    """A CSV file in UTF-8 that was opened as if it were not, and saved so: every letter beyond English is two wrong ones."""
    first = next((cell for cell in header.cells if cell is not None), None)
    if isinstance(first, str) and first.startswith(_GARBLED_MARK):
        raise BadInputError(
            f"{workbook.called} was opened in the wrong character set and saved: open the CSV file again as Unicode (UTF-8), or "
            "write the sheet as .xlsx"
        )


def _known(mapping: SheetMapping | None) -> frozenset[str]:
    if mapping is None:
        return _ALL_WORDS
    return _ALL_WORDS | {plain(header) for headers in mapping.columns.values() for header in headers}


def _fitness(header: Row, mapping: SheetMapping | None) -> int:
    return len({plain(cell) for cell in header.cells} & _known(mapping))


def _no_claims(workbook: Workbook, sheet: Sheet, header: Row) -> str:
    there = ", ".join(_told(cell) for cell in header.cells[:12] if cell is not None)
    return (
        f"{workbook.called}, sheet {shown(sheet.name)}, row {header.number}: no column holds claims among {there}; "
        'say which in a mapping file with --map: [columns] claim_text = "their header"'
        f"{_hidden(workbook, '; hidden sheets are not read without --sheet: ')}"
    )


def _told(cell: Cell) -> str:
    try:
        return shown(text_of(cell))
    except BadInputError:
        return "a formula"


def _columns(
    sheet: Sheet, header: Row, mapping: SheetMapping, *, guess: bool
) -> tuple[dict[str, tuple[int, ...]], dict[str, tuple[int, ...]]]:
    """The columns by name or mapping, and with them those guessed; the guessed ones again."""
    there = {at: plain(cell) for at, cell in enumerate(header.cells) if cell is not None}
    found = {
        name: tuple(_place(there, theirs, name) for theirs in headers) for name, headers in mapping.columns.items()
    }
    mapped = {at for places in found.values() for at in places}
    ours = {plain(column.name): column.name for column in COLUMNS}
    exact: dict[str, tuple[int, ...]] = {}
    for at, word in there.items():
        name = ours.get(word)
        if name is None or name in found or at in mapped:
            continue
        if name in exact:
            raise BadInputError(
                f"sheet {shown(sheet.name)}, row {header.number}: two columns are called {name}: rename or delete one"
            )
        exact[name] = (at,)
    own = bool(OURS & exact.keys())
    if not own:
        if "claim" in exact and not _holds_labels(sheet, header, exact["claim"][0]):
            del exact["claim"]
        exact = {name: places for name, places in exact.items() if BY_NAME[name].writable}
    found |= exact
    if own or not guess:
        return found, {}
    free = {at: word for at, word in there.items() if at not in {one for places in found.values() for one in places}}
    more = guessed(free, frozenset(found))
    return {**found, **more}, more


def _place(there: Mapping[int, str], theirs: str, name: str) -> int:
    places = [at for at, word in there.items() if word == plain(theirs)]
    if len(places) == 1:
        return places[0]
    if places:
        raise BadInputError(
            f"the mapping says that {name} is {shown(theirs)}, and two columns are called so: rename one"
        )
    raise BadInputError(
        f"the mapping says that {name} is {shown(theirs)}, and no column is called so{meant(plain(theirs), there.values())}"
    )


def _holds_labels(sheet: Sheet, header: Row, at: int) -> bool:
    """Whether a column called claim holds labels, not what is claimed: any label says so, and so does a column left empty."""
    texts = 0
    for row, _ in zip(sheet.rows(), range(_LOOKED_AT), strict=False):
        cell = row.cell(at)
        if row.number <= header.number or cell is None:
            continue
        if isinstance(cell, str) and _LABEL.fullmatch(cell.strip()):
            return True
        texts += 1
    return texts == 0


def _written(found: ClaimSheet, row: Row, days: Days) -> WrittenRow:
    cells: dict[str, str] = {}
    faults: dict[str, str] = {}
    for name, places in found.columns.items():
        try:
            text = _composed(name, _text(found, row, name, places))
            cells[name] = days.plain(text) if BY_NAME[name].kind is Kind.DAY else text
        except BadInputError as error:
            faults[name] = str(error)
    if found.separated and len(row.cells) > len(found.header.cells):
        faults[WHOLE_ROW] = _cut_by_commas(row, len(found.header.cells))
    begins = {name: at[0] for name, at in found.columns.items()}
    return WrittenRow(found.sheet.name, row.number, cells, begins, faults, _is_found_wrong(found, row))


def _is_found_wrong(found: ClaimSheet, row: Row) -> bool:
    verdicts = (at for at in found.columns.get("notes", ()) if plain(found.header.cell(at)) in VERDICTS)
    return any(is_wrong(str(row.cell(at))) for at in verdicts)


def _cut_by_commas(row: Row, headers: int) -> str:
    return (
        f"it has {len(row.cells):,} cells under {headers:,} header{'s' if headers > 1 else ''}: put text with "
        "commas in quotation marks"
    )


def _composed(name: str, text: str) -> str:
    """The text with its accents as the desk keeps them, however they were typed; the story's own words are left alone."""
    return text if name == "exact" or text.isascii() else unicodedata.normalize("NFC", text)


def _text(found: ClaimSheet, row: Row, name: str, places: tuple[int, ...]) -> str:
    """What a row says in one of our columns, in our words."""
    if name == "notes" and (len(places) > 1 or plain(found.header.cell(places[0])) in KEPT_AS_NOTES):
        return "\n".join(_labelled(found, row, at) for at in places if row.cell(at) is not None)
    text = _plain_text(row.cell(places[0]))
    separator = found.mapping.split.get(name)
    if separator is not None:
        text = "\n".join(part.strip() for part in text.split(separator))
    meanings = found.mapping.values.get(name)
    if meanings is not None:
        text = "\n".join(meanings.get(folded(line), line) for line in text.split("\n"))
    return "\n".join(map(_kind, text.split("\n"))) if name == "speaker_role" else text


def _kind(said: str) -> str:
    """What a source is in our word, where people have another for it: a newspaper is an outlet."""
    return said if folded(said) in tuple(SourceKind) else kind_of(said) or said


def _labelled(found: ClaimSheet, row: Row, at: int) -> str:
    text, header = _plain_text(row.cell(at)), text_of(found.header.cell(at))
    return text if plain(header) in SYNONYMS["notes"] else f"{header}: {text}"


def _plain_text(cell: Cell) -> str:
    """A cell as text, its guard against formulas taken off."""
    if isinstance(cell, str):
        return unguarded(cell).strip()
    if isinstance(cell, Unread):
        raise BadInputError(cell.why)
    return text_of(cell)
