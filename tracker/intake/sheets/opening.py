"""Any file of cells -> a `Workbook`. Nothing in it is run, and nothing it points to is fetched."""

from __future__ import annotations

from pathlib import Path, PurePath

from tracker.domain.errors import BadInputError
from tracker.intake.kinds import foreign
from tracker.intake.plain_file import bytes_of, called_safely
from tracker.intake.sheets.delimited import read_delimited
from tracker.intake.sheets.our_reports import refuse_report
from tracker.intake.sheets.package import properties_of
from tracker.intake.sheets.workbook import Workbook
from tracker.intake.sheets.xlsx import read_xlsx

LONGEST = 400_000_000
"""Bytes of a file; more is refused unread."""
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_CSV = "name an .xlsx or .csv file"


def open_workbook(path: Path) -> Workbook:
    """The workbook in a file: XLSX by what it holds, else CSV, with any separator.

    Raises:
        NotOnFileError: there is no such file.
        BadInputError: it is no file, too large, locked, broken, empty or of another kind; the sentence names the mend.
    """
    content, called = bytes_of(path, LONGEST, _CSV), called_safely(path)
    if len(content) > LONGEST:
        raise BadInputError(f"{called} is larger than {LONGEST // 1_000_000} MB: split it, a story or a sheet a file")
    return workbook_of(content, called, path.name)


def workbook_of(content: bytes, called: str, name: str = "") -> Workbook:
    """The same of a file's bytes; `called` is what sentences call it, and `name` its name.

    Raises:
        BadInputError: it is locked, broken, empty, of another kind, or a report of tracker's own.
    """
    if not content.strip():
        raise BadInputError(f"{called} is empty: there are no rows in it")
    if content.startswith(_ZIP):
        found = read_xlsx(content, called)
        refuse_report(found, properties_of(content))
        return found
    if content.startswith(_OLE):
        if _LOCKED in content:
            raise BadInputError(f"{called} is locked with a password: take it off and save the spreadsheet again")
        raise BadInputError(f"{called} is an old Office file (.xls or its like), which is not read: save it as .xlsx")
    if what := foreign(content):
        raise BadInputError(f"{called} {what}, not a spreadsheet: {_CSV}")
    if PurePath(name).suffix.casefold() in (".xlsx", ".xlsm", ".xls", ".ods", ".xlsb"):
        raise BadInputError(f"{called} is no spreadsheet, whatever its name says, or broken: save it again as .xlsx")
    found = read_delimited(content, called, name)
    refuse_report(found)
    return found
