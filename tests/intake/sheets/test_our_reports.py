"""A report of tracker's own is no sheet to work in, and says so whatever it was saved as."""

from __future__ import annotations

import pytest

from tests.intake.sheets.made import workbook
from tracker.domain.errors import BadInputError
from tracker.intake.sheets.opening import workbook_of
from tracker.intake.sheets.our_reports import refuse_report
from tracker.reports.document import Document, Paragraph, runs
from tracker.reports.formats import csv_table, xlsx

STAMP = f"tracker-report/1/sourcing/kim-train/desk/412/{'9b' * 32}/20261125T094107.000000Z/-/0.1.0"


def test_a_report_as_workbook_or_table_is_refused_with_what_to_write_instead() -> None:
    for kicker, called in (("Sourcing report", "a sourcing report"), ("Annotated story", "an annotated story")):
        report = Document("A train", "en", kicker, (), (), (Paragraph(runs("It is green.")),))
        for write in (xlsx.write, csv_table.write):
            with pytest.raises(
                BadInputError, match=rf"^r: this is {called}, not a sheet: `tracker export-sheet` writes"
            ):
                workbook_of(
                    b"".join(piece if isinstance(piece, bytes) else piece.encode() for piece in write(report)), "r"
                )


def test_a_report_whose_first_sheet_is_gone_is_known_by_its_stamp_and_a_sheet_called_report_is_none() -> None:
    with pytest.raises(BadInputError, match="a sourcing report"):
        refuse_report(workbook(Facts=[("Fact",)]), f"<cp:keywords>{STAMP}</cp:keywords>")

    refuse_report(workbook(Report=[("Fact", "Source"), ("It is green.", "K")]), "<dc:title>Facts</dc:title>")
