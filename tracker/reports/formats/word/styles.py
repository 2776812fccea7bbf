"""The styles of every document: real headings, lists and tables, so that Word's own pane and a screen reader find them."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.reports.formats.symbols import SYMBOLS
from tracker.reports.formats.word.lines import language_of
from tracker.reports.formats.word.markup import DECLARATION, NAMESPACES
from tracker.reports.formats.word.palette import COLOURS, FAINT, INK, LINE, LINK, QUIET, UNDERLINES, tint

SANS, SERIF, MONO = "Calibri", "Georgia", "Consolas"
_QUIET_FROM = 3
"""The level of headings from which on they are small."""
INDENT = 340
"""Twentieths of a point that a list or a branch of a tree stands in."""


def written(language: str) -> Iterator[str]:
    """The part that holds all styles."""
    yield f"{DECLARATION}<w:styles {NAMESPACES}>"
    yield (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_fonts(SANS)}{_size(10)}"
        f"{language_of(language)}</w:rPr></w:rPrDefault>"
        f"<w:pPrDefault><w:pPr>{_space(0, 6, 276)}</w:pPr></w:pPrDefault></w:docDefaults>"
    )
    yield from _paragraphs()
    yield from _characters()
    yield _TABLES
    yield "</w:styles>"


def _paragraphs() -> Iterator[str]:
    yield _style("Normal", "Normal", letters=f'<w:color w:val="{INK}"/>', based="", default=True, known=True)
    yield from _headings()
    yield from _blocks()
    yield from _in_tables()
    yield from _in_stories()
    yield from _in_margins()


def _headings() -> Iterator[str]:
    """The title and what stands about it, and the headings."""
    yield _head("Title", "Title", 24, f"<w:keepNext/>{_space(0, 10, 252)}")
    yield _head("Subtitle", "Subtitle", 13, _space(0, 10, 276), bold=False)
    spaced = f'<w:b/><w:caps/><w:spacing w:val="18"/>{_size(8.5)}'
    yield _style("Kicker", "Kicker", f"<w:keepNext/>{_RULE_ABOVE}{_space(0, 3)}", spaced)
    for level, (size, before, after) in enumerate(((17, 22, 8), (13, 16, 4), (10, 10, 3), (10, 8, 2)), start=1):
        shape = f'<w:keepNext/><w:keepLines/>{_space(before, after)}<w:outlineLvl w:val="{level - 1}"/>'
        letters = f"{_fonts(SERIF)}<w:b/>{_size(size)}" if level < _QUIET_FROM else f"<w:b/>{_QUIET}{_size(size)}"
        yield _style(f"Heading{level}", f"heading {level}", shape, letters, follows="Normal", known=True)
    yield _style("Contents", "Contents", f"{_RULES}{_space(6, 12)}", _size(9.5))


def _blocks() -> Iterator[str]:
    left, wide = f'<w:ind w:left="{INDENT}"/>', INDENT + 60
    yield _style("Lead", "Lead", f"<w:keepNext/>{_space(2, 6, 288)}", f"{_fonts(SERIF)}{_size(12)}")
    yield _style("Notice", "Notice", f'<w:keepLines/>{_space(4, 10)}<w:ind w:left="170" w:right="113"/>', _size(11))
    yield _style("FigureTitle", "Figure title", f"<w:keepNext/>{_space(10, 3)}", "<w:b/>")
    point = f'{_NUMBERED}{_space(0, 2)}<w:ind w:left="{INDENT}" w:hanging="{INDENT}"/>'
    yield _style("ListBullet", "List Bullet", point, known=True)
    step = f'{_tab(wide)}{_space(0, 2)}<w:ind w:left="{wide}" w:hanging="{wide}"/>'
    yield _style("ListNumber", "List Number", step, known=True)
    yield _style("ListContinue", "List Continue", f"{_space(0, 2)}{left}", known=True)
    yield _style("Tree", "Tree", _space(0, 1))
    yield _style("Gap", "Gap", '<w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>', _size(4))


def _in_tables() -> Iterator[str]:
    yield _style("Caption", "caption", f"<w:keepNext/>{_space(4, 4)}", f"{_QUIET}{_size(9)}", known=True)
    yield _style("Cell", "Table text", _space(0, 0, 252), _size(8.5))
    yield _style("CellNumber", "Table number", _RIGHT, based="Cell")
    named = f"<w:b/>{_QUIET}{_size(8)}"
    yield _style("CellHead", "Table head", f"<w:keepNext/>{_space(0, 0, 240)}", named, based="Cell")
    yield _style("CellHeadNumber", "Table head number", _RIGHT, based="CellHead")
    yield _style("FactName", "Fact name", _space(0, 0), f"{_QUIET}{_size(9)}")
    yield _style("Fact", "Fact", _space(0, 2))
    yield _style(
        "TallyNumber", "Tally number", f"<w:keepNext/>{_space(2, 0, 240)}", f"{_fonts(SERIF)}<w:b/>{_size(22)}"
    )
    yield _style("TallyLabel", "Tally label", f"<w:keepNext/>{_space(0, 0, 240)}", f"<w:b/>{_size(9)}")
    yield _style("TallyDetail", "Tally detail", _space(0, 4, 240), f"{_QUIET}{_size(8.5)}")


def _in_stories() -> Iterator[str]:
    yield _style("StoryText", "Story text", _space(0, 8, 348), f"{_fonts(SERIF)}{_size(11)}")
    yield _style("StoryCrosshead", "Story crosshead", f"<w:keepNext/>{_space(8, 3)}", "<w:b/>", based="StoryText")
    yield _style("MarginNote", "Margin note", f'{_BAR}{_space(0, 10)}<w:ind w:left="{INDENT}"/>', _size(8.5))
    yield _style("HeadlineOver", "Headline over text", based="Title")
    yield _style("StandfirstOver", "Standfirst over text", based="Subtitle")


def _in_margins() -> Iterator[str]:
    """Head, foot and comments."""
    quiet = f"{_QUIET}{_size(8)}"
    yield _style("Header", "header", f"{_RULE_BELOW}{_space(0, 0)}", quiet, known=True)
    yield _style("Footer", "footer", f"{_tab(9638, 'right')}{_space(0, 0)}", quiet, known=True)
    yield _style("CommentText", "annotation text", _space(0, 2, 240), _size(9), known=True)
    yield _style("TrackerNote", "Tracker note", f"<w:keepNext/>{_space(0, 3)}", "<w:b/>", based="CommentText")


def _characters() -> Iterator[str]:
    yield _look("DefaultParagraphFont", "Default Paragraph Font", "", default=True)
    yield _look("Strong", "Strong", "<w:b/>")
    yield _look("Emphasis", "Emphasis", "<w:i/>")
    yield _look("Code", "Code", f"{_fonts(MONO)}<w:noProof/>{_size(8.5)}")
    yield _look("Quiet", "Quiet", _QUIET)
    yield _look("Struck", "Struck", f"<w:strike/>{_QUIET}")
    yield _look("Hyperlink", "Hyperlink", f'<w:color w:val="{LINK}"/><w:u w:val="single"/>')
    yield _look("CommentReference", "annotation reference", _size(8))
    yield _look("ClaimNumber", "Claim number", f'{_fonts(SANS)}<w:b/>{_QUIET}<w:vertAlign w:val="superscript"/>')
    yield _look("Badge", "Badge", _badge(QUIET))
    for word, shade in COLOURS.items():
        yield _look(f"Badge_{word}", f"Badge {word.replace('_', ' ')}", _badge(shade))
    for state, line in UNDERLINES.items():
        shade = COLOURS[state]
        drawn = f'<w:u w:val="{line}" w:color="{shade}"/><w:shd w:val="clear" w:color="auto" w:fill="{tint(shade)}"/>'
        yield _look(f"Mark_{state}", f"Claim {SYMBOLS[state]} {state.replace('_', ' ')}", drawn)


def _style(
    key: str, name: str, shape: str = "", letters: str = "", *, kind: str = "paragraph", based: str = "Normal",
    follows: str = "", default: bool = False, known: bool = False,
) -> str:  # fmt: skip
    """One style; `known` are those that Word has itself."""
    of_whom = "" if known else ' w:customStyle="1"'
    standard = ' w:default="1"' if default else ""
    return (
        f'<w:style w:type="{kind}"{standard}{of_whom} w:styleId="{key}"><w:name w:val="{name}"/>'
        f"{_named('basedOn', based)}{_named('next', follows)}<w:qFormat/>"
        f"{f'<w:pPr>{shape}</w:pPr>' if shape else ''}{f'<w:rPr>{letters}</w:rPr>' if letters else ''}</w:style>"
    )


def _look(key: str, name: str, letters: str, *, default: bool = False) -> str:
    """A style of letters."""
    based = "" if default else "DefaultParagraphFont"
    return _style(key, name, letters=letters, kind="character", based=based, default=default, known=key in _KNOWN)


_KNOWN = {"DefaultParagraphFont", "Strong", "Emphasis", "Hyperlink", "CommentReference"}


def _head(key: str, name: str, size: int, shape: str, *, bold: bool = True) -> str:
    return _style(
        key, name, shape, f"{_fonts(SERIF)}{'<w:b/>' if bold else ''}{_size(size)}", follows="Normal", known=True
    )


def _badge(shade: str) -> str:
    edge = f'<w:bdr w:val="single" w:sz="4" w:space="0" w:color="{tint(shade, 0.5)}"/>'
    return f'{_fonts(SANS)}<w:i w:val="0"/><w:color w:val="{shade}"/>{edge}'


def _fonts(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


def _size(points: float) -> str:
    return f'<w:sz w:val="{points * 2:.0f}"/><w:szCs w:val="{points * 2:.0f}"/>'


def _space(before: float, after: float, line: int = 259) -> str:
    return f'<w:spacing w:before="{before * 20:.0f}" w:after="{after * 20:.0f}" w:line="{line}" w:lineRule="auto"/>'


def _tab(at: int, kind: str = "left") -> str:
    return f'<w:tabs><w:tab w:val="{kind}" w:pos="{at}"/></w:tabs>'


def _named(what: str, style: str) -> str:
    return f'<w:{what} w:val="{style}"/>' if style else ""


def _edge(side: str, size: int, shade: str, space: int = 4) -> str:
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{shade}"/>'


_RULE_ABOVE = f"<w:pBdr>{_edge('top', 24, INK, 8)}</w:pBdr>"
_RULE_BELOW = f"<w:pBdr>{_edge('bottom', 4, LINE)}</w:pBdr>"
_RULES = f"<w:pBdr>{_edge('top', 4, LINE)}{_edge('bottom', 4, LINE)}</w:pBdr>"
_BAR = f"<w:pBdr>{_edge('left', 12, LINE, 8)}</w:pBdr>"
_NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
_QUIET = f'<w:color w:val="{QUIET}"/>'
_RIGHT = '<w:jc w:val="right"/>'

_TABLES = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
    '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="table" w:customStyle="1" w:styleId="Rows"><w:name w:val="Rows"/><w:basedOn w:val="TableNormal"/>'
    f"<w:tblPr><w:tblBorders>{_edge('top', 4, LINE, 0)}{_edge('bottom', 4, LINE, 0)}{_edge('insideH', 4, LINE, 0)}</w:tblBorders>"
    '<w:tblCellMar><w:top w:w="50" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="50" w:type="dxa"/>'
    '<w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr>'
    f'<w:tcBorders>{_edge("bottom", 12, LINE, 0)}</w:tcBorders><w:shd w:val="clear" w:color="auto" w:fill="{FAINT}"/>'
    "</w:tcPr></w:tblStylePr></w:style>"
    '<w:style w:type="table" w:customStyle="1" w:styleId="Facts"><w:name w:val="Facts"/><w:basedOn w:val="TableNormal"/>'
    f"<w:tblPr><w:tblBorders>{_edge('top', 4, tint(QUIET, 0.15), 0)}{_edge('bottom', 4, tint(QUIET, 0.15), 0)}"
    f"{_edge('insideH', 4, tint(QUIET, 0.15), 0)}</w:tblBorders>"
    '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="20" w:type="dxa"/>'
    '<w:right w:w="113" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)

NUMBERING = (
    f"{DECLARATION}<w:numbering {NAMESPACES}>"
    '<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr>'
    f'<w:ind w:left="{INDENT}" w:hanging="{INDENT}"/></w:pPr><w:rPr><w:color w:val="{QUIET}"/></w:rPr></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="2"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="none"/><w:suff w:val="nothing"/><w:lvlText w:val=""/><w:lvlJc w:val="left"/><w:pPr>'
    '<w:ind w:left="0" w:firstLine="0"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
    "</w:numbering>"
)
"""Two lists: one with points, and one without any sign, whose lines follow each other with no blank line between."""
