"""Tables of rows, the tables that facts and counts are set in, and charts, whose bars are cells with a ground."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker.reports.document import Bar, Column, ColumnKind, Count, Facts, Figure, Row, Table, Tally
from tracker.reports.formats.symbols import with_symbol
from tracker.reports.formats.word.frame import WIDTH
from tracker.reports.formats.word.lines import Lines, leftward
from tracker.reports.formats.word.markup import Xml, look, open_paragraph, paragraph, reads_leftward, run, text
from tracker.reports.formats.word.palette import LINE, colour, tint

GAP = paragraph("Gap", "")
"""What keeps one table from running into the next."""

_WHOLE = 4_000
"""Letters of a row, its markup with them, up to which it is kept on one page."""
_NARROWEST, _OF_A_LETTER, _BESIDE = 620, 112, 190
_WIDTHS = {ColumnKind.TEXT: 1_500, ColumnKind.STATE: 1_500, ColumnKind.CODE: 1_900, ColumnKind.DATE: 1_260}
"""Measured in the widest letters that stand in for ours: no state, day or word of a head breaks in them."""
_NARROWEST_WIDE = 1_400
_NAMES = 1_750
"""Width of the column that the names of facts stand in."""
_ABREAST = 6
"""Counts that stand beside each other."""
_BETWEEN = 170
_LABEL, _STEPS, _STEP = 2_200, 40, 110
"""A chart's labels, the steps of its longest bar, and how wide each is."""
_WHITE = 'w:val="single" w:sz="24" w:space="0" w:color="FFFFFF"'


def table(block: Table, lines: Lines) -> Iterator[Xml]:
    """A caption, the names of the columns on every page, and the rows."""
    yield paragraph("Caption", run(text(block.caption)), leftward=reads_leftward(block.caption))
    widths = column_widths(block.columns)
    yield _opening("Rows", widths, told=block.caption, with_head=True)
    heads = "".join(_cell(width, _head(column)) for column, width in zip(block.columns, widths, strict=True))
    yield Xml(f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{heads}</w:tr>")
    kinds = [_styled(column) for column in block.columns]
    opened = [f"{_open_cell(width)}{open_paragraph(kind)}" for kind, width in zip(kinds, widths, strict=True)]
    turned = [
        f"{_open_cell(width)}{open_paragraph(kind, leftward=True)}" for kind, width in zip(kinds, widths, strict=True)
    ]
    for row in block.rows:
        yield _row(row, opened, turned, lines)
    yield Xml(f"</w:tbl>{GAP}")


def _row(row: Row, opened: Sequence[str], turned: Sequence[str], lines: Lines) -> Xml:
    """A row, each cell begun as its column begins them, or as those begin that are written from right to left."""
    written: list[str] = []
    place: str = lines.places.at(row.anchor)
    for begin, begin_turned, parts in zip(opened, turned, row.cells, strict=True):
        written += (begin_turned if leftward(parts) else begin, place, lines.line(parts), "</w:p></w:tc>")
        place = ""
    inside = "".join(written)
    kept = "<w:trPr><w:cantSplit/></w:trPr>" if len(inside) <= _WHOLE else ""
    return Xml(f"<w:tr>{kept}{inside}</w:tr>")


def column_widths(columns: Sequence[Column]) -> list[int]:
    """How wide each column is: by what it holds, the wide ones sharing what is left; together the page's width. Only where
    the wide ones would be left with nothing, all give way."""
    fixed = [0 if column.wide else _width(column) for column in columns]
    shares = _shares(fixed.count(0), WIDTH - sum(fixed))
    wanted = [width or next(shares) for width in fixed]
    scaled = [width * WIDTH // sum(wanted) for width in wanted]
    return [*scaled[:-1], WIDTH - sum(scaled[:-1])]


def _shares(wide: int, left: int) -> Iterator[int]:
    """What is left for the wide columns: twice as much for the first where the others can do with it, and never so little
    that it is of no use."""
    part = max(left // (wide + 1), _NARROWEST_WIDE) if wide else 0
    for number in range(wide):
        yield part if number else max(left - part * (wide - 1), _NARROWEST_WIDE)


def _width(column: Column) -> int:
    named = max(map(len, column.title.split()), default=0) * _OF_A_LETTER + _BESIDE
    return max(_WIDTHS.get(column.kind, _NARROWEST), named)


def _head(column: Column) -> Xml:
    style = "CellHeadNumber" if column.kind is ColumnKind.NUMBER else "CellHead"
    return paragraph(style, run(text(column.title)))


def _styled(column: Column) -> str:
    return "CellNumber" if column.kind is ColumnKind.NUMBER else "Cell"


def facts(block: Facts, lines: Lines) -> Iterator[Xml]:
    """Each fact's name, and what it is beside it."""
    if not block.facts:
        return
    widths = (_NAMES, WIDTH - _NAMES)
    yield _opening("Facts", widths)
    for name, told in block.facts:
        said = "".join(paragraph("Fact", lines.line(one), leftward=leftward(one)) for one in told)
        named = _cell(widths[0], paragraph("FactName", run(text(name))))
        kept = "<w:trPr><w:cantSplit/></w:trPr>" if len(said) <= _WHOLE else ""
        yield Xml(f"<w:tr>{kept}{named}{_cell(widths[1], said or paragraph('Fact', ''))}</w:tr>")
    yield Xml(f"</w:tbl>{GAP}")


def tally(block: Tally) -> Iterator[Xml]:
    """The counts beside each other, each under a line in its colour."""
    counts = block.counts
    abreast = len(counts) if len(counts) <= _ABREAST else -(-len(counts) // 2)
    for begin in range(0, len(counts), max(abreast, 1)):
        yield from _counts_abreast(counts[begin : begin + abreast], abreast)


def _counts_abreast(counts: Sequence[Count], abreast: int) -> Iterator[Xml]:
    width = (WIDTH - _BETWEEN * (abreast - 1)) // abreast
    widths = [width, *[_BETWEEN, width] * (len(counts) - 1)]
    yield _opening("TableNormal", widths)
    cells = []
    for count in counts:
        cells += [_count(count, width), _cell(_BETWEEN, paragraph("Gap", ""))]
    yield Xml(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells[:-1])}</w:tr></w:tbl>{GAP}")


def _count(count: Count, width: int) -> Xml:
    shade = colour(count.word) if count.word and count.value else None
    number = run(text(str(count.value)), look("", f'<w:color w:val="{shade}"/>') if shade else Xml(""))
    told = paragraph("TallyNumber", number) + paragraph("TallyLabel", run(text(count.label)))
    if count.detail:
        told += paragraph("TallyDetail", run(text(count.detail)))
    over = f'<w:tcBorders><w:top w:val="single" w:sz="18" w:space="0" w:color="{shade or LINE}"/></w:tcBorders>'
    beside = '<w:tcMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tcMar>'
    return _cell(width, told, f"{over}{beside}")


def figure(chart: Figure, words: str) -> Iterator[Xml]:
    """A bar for each value, solid, and striped where a part of it is open; the numbers stand beside."""
    yield paragraph("FigureTitle", run(text(chart.title)))
    if not chart.bars:
        return
    grid = [_LABEL, *[_STEP] * _STEPS, WIDTH - _LABEL - _STEP * _STEPS]
    yield _opening("TableNormal", grid, told=words)
    most = max(bar.value for bar in chart.bars) or 1
    for bar in chart.bars:
        yield _bar(bar, chart.unit, most)
    yield Xml(f"</w:tbl>{GAP}")


def _bar(bar: Bar, unit: str, most: int) -> Xml:
    whole = _steps(bar.value, most)
    open_part = min(_steps(bar.part, most), whole)
    label = _cell(_LABEL, paragraph("CellNumber", run(text(with_symbol(bar.word, bar.label))), before="<w:keepNext/>"))
    drawn = _ground(whole - open_part, "clear", colour(bar.word)) + _ground(open_part, "diagStripe", colour(bar.word))
    told = run(text(str(bar.value)), look("Strong"))
    if bar.part:
        told = Xml(told + run(text(f" {bar.part} {bar.part_label}"), look("Quiet")))
    left = _STEPS - whole + 1
    beside = _cell(WIDTH - _LABEL - whole * _STEP, paragraph("Cell", told, before="<w:keepNext/>"), span=left)
    return Xml(f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="270"/></w:trPr>{label}{drawn}{beside}</w:tr>')


def _steps(value: int, most: int) -> int:
    """How long a bar is; the smallest can still be seen."""
    return max(round(_STEPS * value / most), 1) if value else 0


def _ground(steps: int, pattern: str, shade: str) -> str:
    """A stretch of a bar, with a white edge above and below."""
    if not steps:
        return ""
    apart = f"<w:tcBorders><w:top {_WHITE}/><w:bottom {_WHITE}/></w:tcBorders>"
    fill, line = (shade, "auto") if pattern == "clear" else (tint(shade, 0.25), shade)
    ground = f'<w:shd w:val="{pattern}" w:color="{line}" w:fill="{fill}"/>'
    return _cell(steps * _STEP, paragraph("Gap", "", before="<w:keepNext/>"), f"{apart}{ground}", span=steps)


def _opening(style: str, widths: Sequence[int], *, told: str = "", with_head: bool = False) -> Xml:
    """A table of fixed widths begins: Word need not read all rows to draw the first."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    first = "1" if with_head else "0"
    said = f'<w:tblDescription w:val="{text(told[:250])}"/>' if told else ""
    return Xml(
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="0{first}20" w:firstRow="{first}" w:lastRow="0" w:firstColumn="0" '
        f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>{said}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    )


def _open_cell(width: int, more: str = "", span: int = 1) -> str:
    joined = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{joined}{more}</w:tcPr>'


def _cell(width: int, inside: str, more: str = "", *, span: int = 1) -> Xml:
    return Xml(f"{_open_cell(width, more, span)}{inside}</w:tc>")
