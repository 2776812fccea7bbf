"""The desk's sheet as one page with one wide table: to look at and to search in, with nothing fetched and nothing run."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from tracker.domain.desk_sheet import BY_NAME, COLUMNS, NOBODY, SheetColumn
from tracker.reports.desk_sheet.cells import Cell
from tracker.reports.desk_sheet.sheet import CAUTION, DeskSheet, plain_cell
from tracker.reports.formats.colours import COLOURS
from tracker.reports.formats.html import CONTENT_POLICY
from tracker.reports.formats.safe import visible, web_address
from tracker.reports.formats.symbols import with_symbol

_LINKED = frozenset({"evidence_url", "archived_url"})
_STYLE = """
body{font:14px/1.45 system-ui,sans-serif;color:#1d1c1a;background:#fff;margin:1.5rem}
h1{font-size:1.3rem;margin:0 0 .4rem}p{max-width:46rem;margin:.3rem 0}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem}
dt{color:#5c5952}dd{margin:0;overflow-wrap:anywhere}
.sheet{overflow:auto;max-height:88vh;border:1px solid #d8d4ca;margin-top:1rem}
table{border-collapse:separate;border-spacing:0;table-layout:fixed}
th,td{border-right:1px solid #e6e2d8;border-bottom:1px solid #e6e2d8;padding:.25rem .45rem;text-align:left;vertical-align:top;
white-space:pre-wrap;overflow-wrap:anywhere}
thead th{position:sticky;top:0;background:#efece4;z-index:2;white-space:nowrap}
tbody th{position:sticky;left:0;background:#fff;z-index:1;white-space:nowrap;font-weight:600}
td.n{text-align:right;font-variant-numeric:tabular-nums}td.g{background:#f5f4f0}
.caution{border-left:4px solid #8a4b08;padding:.2rem .7rem}
@media print{.sheet{overflow:visible;max-height:none}thead th,tbody th{position:static}@page{size:A3 landscape}}
"""


def write(sheet: DeskSheet) -> Iterator[str]:
    """The page, row by row."""
    names = [column.name for column in COLUMNS]
    colours = "".join(f".s-{word}{{color:{colour};font-weight:600}}" for word, colour in COLOURS.items())
    title = escape(visible(sheet.title))
    yield (
        '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{CONTENT_POLICY}">\n<meta name="referrer" content="no-referrer">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_STYLE}{colours}</style>\n<h1>{title}</h1>\n"
        f'<p class="caution">{escape(CAUTION)}</p>\n<dl>'
    )
    for name, said in sheet.facts:
        yield f"<dt>{escape(name)}</dt><dd>{escape(visible(said))}</dd>\n"
    wide = sum(map(_width, COLUMNS))
    yield '</dl>\n<div class="sheet" tabindex="0" role="region" aria-label="Claims">'
    yield f'<table style="width:{wide}ch"><colgroup>'
    yield "".join(f'<col style="width:{_width(column)}ch">' for column in COLUMNS) + "</colgroup>\n<thead><tr>"
    yield "".join(f'<th scope="col">{name}</th>' for name in names) + "</tr></thead>\n<tbody>\n"
    for cells in sheet.rows:
        yield "<tr>" + "".join(_cell(name, cells[name]) for name in names) + "</tr>\n"
    yield "</tbody></table></div>\n</html>\n"


def _width(column: SheetColumn) -> int:
    return max(column.width, len(column.name) + 2) + 2


def _cell(name: str, cell: Cell) -> str:
    text = plain_cell(cell)
    if name == "claim":
        return f'<th scope="row">{escape(text)}</th>'
    if name == "state":
        return f'<td class="g s-{text}">{escape(with_symbol(text, text))}</td>'
    marks = "n" if isinstance(cell, int) else "g" if not BY_NAME[name].writable else ""
    inner = "\n".join(map(_linked, text.split("\n"))) if name in _LINKED and text else escape(text)
    return f'<td class="{marks}">{inner}</td>' if marks else f"<td>{inner}</td>"


def _linked(line: str) -> str:
    address = web_address(line) if line != NOBODY else None
    if address is None:
        return escape(line)
    return f'<a href="{escape(address)}" rel="noopener noreferrer nofollow">{escape(line)}</a>'
