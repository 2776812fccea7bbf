"""Reports and sheets written: against the plain library writing the same words, in the time of one core.

    python bench/bench_reports.py [--report 1000] [--claims 100000] [--only report sheet] [--runs 3]

`report`: the sourcing report of one long story in every format. The baseline of a format is the library at its best (csv,
orjson, xlsxwriter row by row, python-docx, WeasyPrint; for Markdown and HTML plain strings, escaped) writing the rows that
the report as CSV has: every word of it, but as one bare table, with no heading, link, colour or picture.

`sheet`: `export-sheet` of a whole desk. `writing` is the same rows, held in memory, put through our writer; the baseline is
the plain library writing those cells; `whole` is the command with reading, counting of sources and all, and its peak memory.
"""

from __future__ import annotations

import argparse
import csv
import io
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from html import escape
from importlib.util import find_spec
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import orjson

from bench.archive import make_desk
from bench.bench_import import sentence
from bench.clock import seconds
from tests import make
from tracker.domain.vocabulary import Audience
from tracker.reports.desk_sheet.cells import Cells, plain_cell
from tracker.reports.desk_sheet.sheet import DeskSheet
from tracker.reports.document import Document, Story, Table
from tracker.reports.formats import FORMATS
from tracker.reports.sourcing_report import sourcing_report
from tracker.services.exporting_sheet import desk_sheet, pieces_of
from tracker.store.address import Address
from tracker.store.session import open_desk, reading

Rows = list[list[str]]
PRINTED = 50
"""Claims of the report that is printed: WeasyPrint lays out some pages a second."""
SLOW = 5_000
"""Rows that python-docx is asked for at most: its time grows with their square."""


def main() -> None:
    """Measure and print."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--report", type=int, default=1_000)
    words.add_argument("--claims", type=int, default=100_000)
    words.add_argument("--only", nargs="+", choices=["report", "sheet"], default=["report", "sheet"])
    words.add_argument("--runs", type=int, default=3)
    asked = words.parse_args()
    if "report" in asked.only:
        measure_report(asked.report, [name for name in FORMATS if name != "pdf"], asked.runs)
        if find_spec("weasyprint"):
            measure_report(min(asked.report, PRINTED), ["pdf"], 1)
    if "sheet" in asked.only:
        with tempfile.TemporaryDirectory() as folder:
            measure_sheet(make_desk(Path(folder) / "desk.db", asked.claims), asked.claims, asked.runs)


def measure_report(claims: int, names: Sequence[str], runs: int) -> None:
    """These formats, beside their baselines."""
    document = report_of(claims)
    rows = [list(row) for row in csv.reader(io.StringIO(written(document, "csv").decode("utf-8-sig")))]
    print(f"the report of a story of {claims:,} claims: {len(rows):,} rows of words\n")
    saying = seconds(lambda: walk(document), runs)
    print(f"saying it, with no format: {saying:.2f} s; the ratio is of what is left to the library\n")
    print(f"{'format':8}{'ours':>9}{'library':>10}{'ratio':>8}")
    for name in names:
        ours = seconds(lambda name=name: written(document, name), runs)  # type: ignore[misc]
        theirs = seconds(lambda name=name: BASELINES[name](rows), runs)  # type: ignore[misc]
        cut = name == "docx" and len(rows) > SLOW
        told = f"   (the library: {SLOW:,} rows only)" if cut else f"{(ours - saying) / theirs:8.2f}"
        print(f"{name:8}{ours:7.2f} s{theirs:8.2f} s{told}")


def measure_sheet(place: Path, claims: int, runs: int) -> None:
    """The desk's sheet in every format. The commands first: a child bears the memory of whoever started it."""
    whole = {name: command(place, name) for name in SHEETS}
    engine = open_desk(Address(str(place)))
    with reading(engine) as session:
        sheet = desk_sheet(session)
        rows = list(sheet.rows)
    engine.dispose()
    plain = [[plain_cell(cell) for cell in cells.values()] for cells in rows]
    print(f"\nthe sheet of a desk of {claims:,} claims, {len(plain[0])} columns\n")
    print(f"{'format':8}{'writing':>9}{'library':>10}{'ratio':>8}{'whole':>10}{'peak':>9}")
    for name, (took, peak) in whole.items():
        ours = seconds(lambda name=name: again(sheet, rows, name), runs)  # type: ignore[misc]
        cells = rows if name == "xlsx" else plain
        theirs = seconds(lambda name=name, cells=cells: SHEETS[name](cells), runs)  # type: ignore[misc]
        print(f"{name:8}{ours:7.2f} s{theirs:8.2f} s{ours / theirs:8.2f}{took:8.1f} s{peak:6.0f} MB")


def again(sheet: DeskSheet, rows: Sequence[Cells], name: str) -> None:
    """The same rows through our writer."""
    for _ in pieces_of(DeskSheet(sheet.title, sheet.facts, iter(rows), sheet.made_at), name):
        pass


def command(place: Path, name: str) -> tuple[float, float]:
    """Seconds of a core and peak megabytes of the command as people give it."""
    target = place.with_suffix(f".{name}")
    words = [sys.executable, "-m", "tracker", "--db", str(place), "export-sheet", "-o", str(target), "--force"]
    began = subprocess.Popen(words, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(began.pid, 0)
    assert status == 0
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def report_of(claims: int) -> Document:
    """The desk's report on a made-up story."""
    chance = random.Random(3)
    sources = [
        make.source(f"Source {number} of the desk", chance.choice(["outlet", "person", "agency"]))
        for number in range(60)
    ]
    checker, editor = make.person("Miriam Castellanos", "MC"), make.person("Elias Kramer", "EK")
    texts = [sentence(chance, 14) for _ in range(claims)]
    text = "\n".join(texts)
    made = []
    for number, told in enumerate(texts):
        named = chance.sample(sources, 3)
        passage = make.passage(text, told) if number < claims else None
        decided = number % 3 == 0
        made.append(
            make.claim(
                told,
                sources=[make.said(named[0], via=[named[1]]), make.said(named[2])],
                evidence=[
                    make.held(named[0], locator="p. 4", excerpt=sentence(chance, 20), url="https://example.org/a")
                ],
                passages=[passage] if passage else [],
                state="verified" if decided else "unreviewed",
                reviews=make.decided(checker, editor) if decided else (),
            )
        )
    story = make.dossier(*made, drew_on=[(sources[0], sources[1])], text=text, ledger_head="ab" * 32, ledger_seq=9)
    return sourcing_report(story, [], Audience.DESK, made_at=make.NOON, version="1")


def walk(document: Document) -> None:
    """Make every block and row, and write none."""
    for block in document.blocks:
        if isinstance(block, Table):
            for _ in block.rows:
                pass
        elif isinstance(block, Story):
            for _ in block.paragraphs:
                pass


def written(document: Document, name: str) -> bytes:
    """The whole report."""
    return b"".join(FORMATS[name].pieces(document))


def plain_csv(rows: Iterable[Sequence[object]]) -> str:
    """The standard library."""
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue()


def plain_json(rows: Iterable[Sequence[object]]) -> bytes:
    """A line of JSON for each row."""
    return b"\n".join(map(orjson.dumps, rows))


def plain_html(rows: Iterable[Sequence[str]]) -> str:
    """One table, escaped."""
    return "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>\n" for row in rows)


def plain_markdown(rows: Iterable[Sequence[str]]) -> str:
    """One table, the bars escaped."""
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |\n" for row in rows)


def plain_xlsx(rows: Iterable[Sequence[str]]) -> None:
    """xlsxwriter as it is fastest and smallest: row by row."""
    from xlsxwriter import Workbook

    with tempfile.NamedTemporaryFile(suffix=".xlsx") as file, Workbook(file.name, {"constant_memory": True}) as book:
        page = book.add_worksheet()
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                if cell:
                    page.write_string(at, column, cell[:32_000])


def typed_xlsx(rows: Iterable[Cells]) -> None:
    """The same with numbers and days as what they are."""
    from xlsxwriter import Workbook

    with tempfile.NamedTemporaryFile(suffix=".xlsx") as file, Workbook(file.name, {"constant_memory": True}) as book:
        page = book.add_worksheet()
        for at, row in enumerate(rows):
            for column, cell in enumerate(row.values()):
                if isinstance(cell, str):
                    page.write_string(at, column, cell)
                elif isinstance(cell, int):
                    page.write_number(at, column, cell)
                elif cell is not None:
                    page.write_string(at, column, cell.isoformat())


def plain_docx(rows: Rows) -> None:
    """python-docx: a paragraph for each row."""
    import docx

    document = docx.Document()
    for row in rows[:SLOW]:
        document.add_paragraph(row[6])
    document.save(io.BytesIO())


def plain_pdf(rows: Iterable[Sequence[str]]) -> None:
    """WeasyPrint, one paragraph for each row, no style."""
    import weasyprint

    page = "".join(f"<p>{escape(row[6])}</p>" for row in rows)
    weasyprint.HTML(string=page).write_pdf()  # type: ignore[no-untyped-call]


BASELINES: dict[str, Callable[[Rows], object]] = {
    "csv": plain_csv,
    "json": plain_json,
    "html": plain_html,
    "md": plain_markdown,
    "xlsx": plain_xlsx,
    "docx": plain_docx,
    "pdf": plain_pdf,
}
SHEETS: dict[str, Callable[..., object]] = {
    "csv": plain_csv,
    "jsonl": plain_json,
    "html": plain_html,
    "xlsx": typed_xlsx,
}


if __name__ == "__main__":
    main()
