"""A report as a Word file: opened by a reader of such files, and held to what Word asks of their parts."""

from __future__ import annotations

import io
import re
from itertools import pairwise

import docx
from docx.document import Document as WordDocument
from lxml import etree

from tests.reports import reading, rich
from tests.reports.hostile import HOSTILE, everywhere
from tracker.domain.vocabulary import AttributionStatus, ReviewState
from tracker.reports.claims import _COLUMNS
from tracker.reports.document import (
    Address,
    Bar,
    Block,
    Column,
    ColumnKind,
    Count,
    Document,
    Facts,
    Figure,
    Heading,
    ListBlock,
    Mark,
    Notice,
    OnDemand,
    Paragraph,
    Row,
    Run,
    Segment,
    Story,
    StoryParagraph,
    Table,
    Tally,
    Tree,
    TreeLine,
    runs,
)
from tracker.reports.formats.docx import write
from tracker.reports.formats.word.links import address, bookmark_name
from tracker.reports.formats.word.markup import reads_leftward
from tracker.reports.formats.word.tables import column_widths

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ORDERS = {
    "pPr": "pStyle keepNext keepLines numPr pBdr shd tabs bidi spacing ind jc outlineLvl",
    "rPr": "rStyle rFonts b i caps strike noProof color spacing sz szCs u bdr shd vertAlign rtl lang",
    "tcPr": "tcW gridSpan tcBorders shd tcMar",
}
"""The order in which Word asks for what is said of paragraphs, runs and cells."""


def a_document(*blocks: Block, **more: str) -> Document:
    """A document with these blocks and little else."""
    return Document("A title", "en", "A kicker", (), (), blocks, **more)


def opened(document: Document) -> WordDocument:
    """The document, written and opened again."""
    return docx.Document(io.BytesIO(b"".join(write(document))))


def xml(document: Document) -> dict[str, str]:
    """The parts of the document as written."""
    return reading.parts(b"".join(write(document)))


def styled(found: WordDocument, style: str) -> list[str]:
    """The paragraphs of a style."""
    return [one.text for one in found.paragraphs if one.style is not None and one.style.name == style]


def test_the_headings_are_words_own_one_level_up_for_the_title_is_none() -> None:
    found = opened(a_document(Heading(2, "Two", "two"), Heading(3, "Three"), Heading(4, "Four"), Heading(2, "Again")))

    assert styled(found, "Title") == ["A title"]
    assert [styled(found, f"Heading {level}") for level in (1, 2, 3)] == [["Two", "Again"], ["Three"], ["Four"]]


def test_everything_that_the_rich_report_says_is_told_section_by_section() -> None:
    document = rich.report()

    words = reading.words_in_xml(xml(document)["word/document.xml"])

    assert [piece for piece in reading.texts(document) if piece and piece not in words] == []
    assert styled(opened(document), "Heading 1") == [heading.text for heading in document.contents]


def test_a_table_has_its_columns_named_on_every_page_and_its_rows_kept_whole() -> None:
    columns = (Column("No.", ColumnKind.NUMBER), Column("What", wide=True), Column("State", ColumnKind.STATE))
    rows = [Row((runs("1"), runs("The bridge."), ())), Row((runs("2"), runs("w" * 5_000), ()), anchor="claim-2")]

    document = a_document(Table("Every claim", columns, OnDemand(lambda: iter(rows))))

    [table] = opened(document).tables
    body = xml(document)["word/document.xml"]
    assert [cell.text for cell in table.rows[0].cells] == ["No.", "What", "State"]
    assert [cell.text for cell in table.rows[1].cells] == ["1", "The bridge.", ""]
    assert body.count("<w:tblHeader/>") == 1
    assert body.count("<w:cantSplit/>") == 2, "the row that fills pages may be broken"
    assert '<w:bookmarkStart w:id="1" w:name="claim_2"/>' in body
    assert styled(opened(document), "Caption") == ["Every claim"]


def test_the_columns_of_a_table_fill_the_page_and_no_more() -> None:
    for kinds in (
        [Column("a", wide=True)],
        [Column(title) for title in "abcdefgh"],
        [Column("Independent", ColumnKind.NUMBER), Column("x", wide=True), Column("y", wide=True)],
        [Column("x", wide=True) for _ in range(12)],
    ):
        widths = column_widths(kinds)
        assert sum(widths) == 9_638, kinds
        assert min(widths) > 500, kinds


def test_no_state_and_no_head_of_the_table_of_claims_breaks() -> None:
    columns = {column.title: width for column, width in zip(_COLUMNS, column_widths(_COLUMNS), strict=True)}

    needed = {"Put as": 1_480, "Checking": 1_410, "Independent": 1_390, "Citations": 1_030}
    """What the longest word takes in DejaVu Sans at 8.5 points, with the cell's margins: no other font takes more."""
    assert {title: columns[title] >= width for title, width in needed.items()} == dict.fromkeys(needed, True), columns
    assert columns["Claim"] >= columns["Rests on"] >= 1_400


def test_facts_counts_bars_lists_trees_and_notices_are_there_to_read() -> None:
    document = a_document(
        Facts((("Sources", (runs("one"), runs("two"))),)),
        Tally((Count(7, "claims", "besides 1 withdrawn"), Count(0, "contested", word="contested"))),
        Figure("Sources", "claim", (Bar("1", 4, "warning", 1, "perhaps more"), Bar("2", 0, "note"))),
        ListBlock(((runs("first"), runs("and more")), (runs("second"),)), ordered=True),
        ListBlock(((runs("a point"),),)),
        Tree((TreeLine(0, runs("cited")), TreeLine(1, runs("an agency")), TreeLine(40, runs("far down")))),
        Notice("blocker", runs("Stop.")),
        Paragraph(runs("Opening words."), lead=True),
    )

    found = opened(document)

    told = [[cell.text for cell in row.cells] for table in found.tables for row in table.rows]
    assert ["Sources", "one\ntwo"] in told
    assert "7\nclaims\nbesides 1 withdrawn" in told[1]
    assert {"▲ 1", "4 1 perhaps more"} <= set(told[2])
    assert {"● 2", "0"} <= set(told[3])
    assert styled(found, "List Number") == ["1.\tfirst", "2.\tsecond"]
    assert styled(found, "List Bullet") == ["a point"]
    assert styled(found, "Tree") == ["cited", "└\u2002an agency", "└\u2002far down"]
    assert styled(found, "Notice") == ["■\u2002Stop."]
    assert styled(found, "Lead") == ["Opening words."]


def test_a_bar_is_as_long_as_its_value_and_its_open_part_is_striped() -> None:
    bars = (Bar("a", 40, "note"), Bar("b", 20, "note", 10, "perhaps"), Bar("c", 1, "note"), Bar("d", 0, "note"))

    body = xml(a_document(Figure("Bars", "claim", bars)))["word/document.xml"]

    rows = [
        re.findall(r'<w:gridSpan w:val="(\d+)"/>.*?(clear|diagStripe|Cell)', row) for row in body.split("<w:tr>")[1:]
    ]
    assert [[int(span) for span, _ in row] for row in rows] == [[40], [10, 10, 21], [40], [41]]
    assert [kind for _, kind in rows[1]] == ["clear", "diagStripe", "Cell"]


def test_the_story_has_its_claims_marked_by_state_and_numbered() -> None:
    mark = Mark("kim-train#4", 4, ReviewState.DISPUTED, AttributionStatus.ALLEGED)
    line = StoryParagraph(
        (Segment("The bridge "), Segment("is shut", (mark,), (mark,), (mark,)), Segment(".")), (runs("4 disputed"),)
    )

    document = a_document(Story([line], "fr"))

    [paragraph] = [
        one for one in opened(document).paragraphs if one.style is not None and one.style.name == "Story text"
    ]
    assert paragraph.text == "The bridge is shut4≠."
    [marked] = [one for one in paragraph.runs if one.text == "is shut"]
    assert marked.style.name == "Claim ≠ disputed"
    body = xml(document)["word/document.xml"]
    assert 'w:name="words_4_1"' in body
    assert '<w:hyperlink w:anchor="claim_4"' in body
    assert '<w:lang w:val="fr"' in body
    assert styled(opened(document), "Margin note") == ["4 disputed"]


def test_only_links_to_the_web_are_followed_and_an_address_is_named_once() -> None:
    good = "https://example.org/a?b=1&c=2"
    bad = (
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://exa mple.org",
        f"https://a.example/{'x' * 3_000}",
    )
    document = a_document(*(Paragraph((Run(url, link=Address(url)),)) for url in (good, good, *bad)))

    written = xml(document)

    assert re.findall(r'TargetMode="External"', written["word/_rels/document.xml.rels"]) == ['TargetMode="External"']
    assert f'Target="{good.replace("&", "&amp;")}"' in written["word/_rels/document.xml.rels"]
    assert written["word/document.xml"].count("<w:hyperlink r:id=") == 2
    assert all(reading.shown(url) in reading.words_in_xml(written["word/document.xml"]) for url in bad)


def test_a_link_is_one_that_word_takes_for_one() -> None:
    assert address("http://[::1]:80/x[1]") == "http://[::1]:80/x%5B1%5D"
    assert address("https://köln.example/") is None
    assert address("https://example.org:99999999/") is None


def test_a_place_is_named_as_word_names_places() -> None:
    for anchor in ("claim-4", "1st", "what came of it", "ä", "x" * 90, "a_b", "a-b", ""):
        assert re.fullmatch(r"[A-Za-z][A-Za-z0-9_]{0,39}", bookmark_name(anchor)), anchor
    assert bookmark_name("claim-4") == "claim_4"
    assert bookmark_name("x" * 90) != bookmark_name("x" * 91)


def test_writing_from_right_to_left_is_set_so() -> None:
    document = a_document(Heading(2, "שלום עולם"), Paragraph(runs("مرحبا")), Paragraph(runs("plain")))

    body = xml(document)["word/document.xml"]

    assert body.count("<w:bidi/>") == 2
    assert not reads_leftward("A שלום")
    assert reads_leftward("“שלום”")


def test_the_head_and_foot_of_the_pages_say_what_it_is_and_who_may_see_it() -> None:
    document = a_document(Paragraph(runs("x")), caution="For the desk only.", stamp="tracker-report/1/x")

    [section] = opened(document).sections
    assert section.header.paragraphs[0].text == "A kicker: A title"
    assert section.footer.paragraphs[0].text == "For the desk only."
    assert opened(document).core_properties.keywords == "tracker-report/1/x"
    assert opened(document).core_properties.title == "A title"


def test_hostile_words_are_text_and_the_parts_stay_what_they_are() -> None:
    apart = {"w:bidi", "w:rtl", "w:hyperlink", "Relationship", "w:trPr", "w:cantSplit"}
    """What right-to-left writing, a link that is one, and a short row have beside others."""

    def shape(written: dict[str, str]) -> list[str]:
        kinds = [kind for part in written.values() for kind in re.findall(r"<(/?[A-Za-z0-9:]+)", part)]
        return [kind for kind in kinds if kind.removeprefix("/") not in apart]

    harmless = shape(xml(everywhere("harmless")[1]))
    for words in (" ".join(HOSTILE), "]]><w:p/><!DOCTYPE x>&xxe;\ufffe\uffff\x00\x1b\x0b\u202eevil"):
        written = xml(everywhere(words)[1])
        assert shape(written) == harmless, words[:40]
        for part in written.values():
            etree.fromstring(part.encode())
        expected = reading.shown(words).replace("\ufffe", "[U+FFFE]").replace("\uffff", "[U+FFFF]")
        assert reading.words_in_xml(written["word/document.xml"]).count(expected) >= 30, words[:40]


def test_the_properties_of_everything_stand_in_the_order_that_word_asks_for() -> None:
    written = xml(rich.report())

    for name in ("word/document.xml", "word/styles.xml", "word/numbering.xml", "word/footer.xml", "word/header.xml"):
        root = etree.fromstring(written[name].encode())
        for tag, order in ORDERS.items():
            for element in root.xpath(f"//w:{tag}[not(parent::w:tblStylePr)]", namespaces={"w": W[1:-1]}):
                names = [str(child.tag).removeprefix(W) for child in element]
                assert names == sorted(names, key=order.split().index), (name, names)


def test_every_style_that_is_used_is_one_that_is_there() -> None:
    written = xml(rich.report())

    there = set(re.findall(r'w:styleId="([^"]+)"', written["word/styles.xml"]))
    used = set(re.findall(r'<w:(?:pStyle|rStyle|tblStyle|basedOn|next) w:val="([^"]+)"', "".join(written.values())))
    assert used <= there


def test_every_cell_ends_in_a_paragraph_and_no_table_touches_the_next() -> None:
    body = etree.fromstring(xml(rich.report())["word/document.xml"].encode())[0]

    for cell in body.iter(f"{W}tc"):
        assert cell[-1].tag == f"{W}p"
    for before, after in pairwise(str(one.tag) for one in body):
        assert not before == after == f"{W}tbl"
