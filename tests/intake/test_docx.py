"""Word documents: what people read in them, and what stands in the margin."""

from __future__ import annotations

import datetime as dt
import unicodedata

import docx

from tests.intake.paper import p, packed, r, saved, unpacked, written
from tracker.intake.docx import read_docx
from tracker.intake.story import Kind, Story
from tracker.intake.word.names import STRICT


def read(body: str, **parts: str) -> Story:
    """The story in a document whose XML this is."""
    return read_docx(written(body, **parts), "draft.docx")


def test_a_draft_is_read_in_order_with_its_headline_standfirst_lists_and_tables() -> None:
    draft = docx.Document()
    draft.add_paragraph("RL, second draft")
    draft.add_heading("Mayor gone", 0)
    draft.add_paragraph("She was asked to go.", style="Subtitle")
    draft.add_paragraph("The mayor resigned on ").add_run("Monday.").bold = True
    draft.add_paragraph("")
    draft.add_heading("What is known", 1)
    for point in ("She was asked.", "She went."):
        draft.add_paragraph(point, style="List Bullet")
    table = draft.add_table(rows=2, cols=2)
    for cell, words in zip(
        [cell for row in table.rows for cell in row.cells], ("Year", "Votes", "2020", "51"), strict=True
    ):
        cell.text = words
    draft.add_paragraph("More follows.")

    story = read_docx(saved(draft), "draft.docx")

    assert story.text == (
        "RL, second draft\n\nMayor gone\n\nShe was asked to go.\n\nThe mayor resigned on Monday.\n\nWhat is known\n\n"
        "She was asked.\nShe went.\n\nYear\tVotes\n2020\t51\n\nMore follows."
    )
    assert (story.kind, story.headline, story.standfirst) == (Kind.DOCX, "Mayor gone", "She was asked to go.")


def test_a_section_s_heading_far_down_is_no_headline() -> None:
    draft = docx.Document()
    for number in range(4):
        draft.add_paragraph(f"Paragraph {number}.")
    draft.add_heading("Background", 1)

    assert read_docx(saved(draft), "draft.docx").headline is None


def test_comments_stand_on_their_words_with_who_made_them_and_when() -> None:
    draft = docx.Document()
    draft.add_paragraph("The first paragraph 👩‍👩‍👧.")
    runs = [
        draft.add_paragraph("Start ").add_run("the mayor"),
        draft.paragraphs[-1].add_run(" resigned"),
        draft.paragraphs[-1].add_run("."),
    ]
    made = draft.add_comment(runs[:2], text="Who says so?", author="Miriam", initials="MC")
    draft.add_comment(runs[2], text="First line.\nSecond.", author="", initials="")

    story = read_docx(saved(draft), "draft.docx")

    first, second = story.comments
    assert story.text[first.start : first.end] == "the mayor resigned"
    assert (first.author, first.text, first.answers, first.resolved) == ("Miriam", "Who says so?", None, False)
    assert first.made_on is not None
    assert made.timestamp == dt.datetime.fromisoformat(first.made_on)
    assert (story.text[second.start : second.end], second.author) == (".", None)


EXTENDED = (
    '<w15:commentEx w15:paraId="A1" w15:done="1"/><w15:commentEx w15:paraId="B2" w15:paraIdParent="A1" w15:done="1"/>'
)
THREAD = """
<w:comment w:id="1" w:author="Ann" w:date="2024-05-01T10:00:00Z">
  <w:p><w:r><w:t>x</w:t></w:r></w:p><w:p w14:paraId="A1"><w:r><w:t>Sure?</w:t></w:r></w:p>
</w:comment>
<w:comment w:id="2" w:author="Ben" w:date="yesterday"><w:p w14:paraId="B2"><w:r><w:t>Yes.</w:t></w:r></w:p></w:comment>
<w:comment w:id="3" w:author="Ann"><w:p/></w:comment>
<w:comment w:id="4" w:author="Ann"><w:p><w:r><w:t>On nothing.</w:t></w:r></w:p></w:comment>
"""


def test_a_reply_stands_where_its_question_stands_and_says_what_it_answers() -> None:
    start, end = '<w:commentRangeStart w:id="1"/>', '<w:commentRangeEnd w:id="1"/>'
    story = read(
        p("Long ago.")
        + p("They ", start, "left", end, '<w:r><w:commentReference w:id="1"/></w:r>', ".")
        + p('<w:r><w:commentReference w:id="4"/></w:r>', "End."),
        comments=THREAD,
        commentsExtended=EXTENDED,
    )

    told = [
        (story.text[one.start : one.end], one.author, one.text, one.made_on, one.answers, one.resolved)
        for one in story.comments
    ]
    assert told == [
        ("left", "Ann", "x\nSure?", "2024-05-01T10:00:00Z", None, True),
        ("left", "Ben", "Yes.", None, 0, True),
        ("", "Ann", "On nothing.", None, None, False),
    ]
    assert story.comments[2].start == story.text.index("left.") + len("left.")


def test_tracked_changes_are_read_as_accepted() -> None:
    change = 'w:id="9" w:author="Ann" w:date="2024-05-01T10:00:00Z"'
    gone = f"<w:pPr><w:rPr><w:del {change}/></w:rPr></w:pPr>"
    story = read(
        p(
            "She ",
            f"<w:del {change}>{r('has ', tag='delText')}</w:del>",
            f"<w:ins {change}>{r('never ')}</w:ins>",
            "resigned.",
        )
        + f"<w:p>{gone}{r('One sentence, ')}</w:p>"
        + p("now one paragraph.")
        + p(f"<w:moveFrom {change}>{r('Moved.')}</w:moveFrom>")
        + p(f"<w:moveTo {change}>{r('Moved.')}</w:moveTo>")
        + f"<w:p>{gone}<w:del {change}>{r('All of it gone.', tag='delText')}</w:del></w:p>"
        + p("Last.")
    )

    assert story.text == "She never resigned.\n\nOne sentence, now one paragraph.\n\nMoved.\n\nLast."


def test_a_comment_on_deleted_words_stands_on_none() -> None:
    gone = f'<w:commentRangeStart w:id="1"/><w:del w:id="9">{r("no longer ", tag="delText")}</w:del><w:commentRangeEnd w:id="1"/>'
    story = read(
        p("It is ", gone, "true."), comments='<w:comment w:id="1"><w:p><w:r><w:t>Cut.</w:t></w:r></w:p></w:comment>'
    )

    assert [(one.start, one.end) for one in story.comments] == [(6, 6)]


READ = {
    p("Seen", r(" unseen", "<w:vanish/>"), r(" shown", '<w:vanish w:val="0"/>')): "Seen shown",
    p("A", "<w:r><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/></w:r>"): "A\tb\nc-d",
    p(f"<w:hyperlink>{r('link')}</w:hyperlink>", f"<w:smartTag>{r(' tag')}</w:smartTag>"): "link tag",
    p('<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>HYPERLINK "x"</w:instrText></w:r>', "shown"): "shown",
    p(f"<w:fldSimple w:instr='PAGE'>{r('7')}</w:fldSimple>"): "7",
    f"<w:sdt><w:sdtContent>{p('In a field.')}</w:sdtContent></w:sdt>": "In a field.",
    f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{p('Fill in.')}</w:sdtContent></w:sdt>{p('x')}": "x",
    f"<w:tbl><w:tr><w:tc>{p('One cell,')}{p('two paragraphs.')}</w:tc></w:tr></w:tbl>": "One cell,\n\ntwo paragraphs.",
    f"<w:tbl><w:tr><w:tc>{p('a')}{p('b')}</w:tc><w:tc>{p('c')}</w:tc></w:tr></w:tbl>{p('d')}": "a b\tc\n\nd",
    f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('a')}</w:tc></w:tr></w:tbl>{p('d')}": "d",
    p("Text", f"<w:r><w:drawing><w:txbxContent>{p('In a box.')}</w:txbxContent></w:drawing></w:r>", "."): "Text.\n\nIn a box.",
    p("<w:ruby><w:rt><w:r><w:t>kan</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢</w:t></w:r></w:rubyBase></w:ruby>"): "漢",
    p("  ", " leading", " and\nbroken "): "leading and broken ",
    p(r("שלום \u200f👩\u200d👩 \u200bx")): "שלום \u200f👩\u200d👩 \u200bx",
}  # fmt: skip


def test_what_people_read_is_read_and_nothing_else() -> None:
    for body, text in READ.items():
        assert read(body).text == text, body


def test_footnotes_come_at_the_end_in_order() -> None:
    mark = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    notes = "".join(f'<w:footnote w:id="{number}">{p(f"Note {number}.")}</w:footnote>' for number in (-1, 1, 2))

    story = read(p("One", mark.format(2), " two", mark.format(1), ".") + p("End."), footnotes=notes)

    assert story.text == "One two.\n\nEnd.\n\nNote 2.\n\nNote 1."


def test_comments_keep_their_words_when_the_text_is_put_in_normal_form() -> None:
    start, end = '<w:commentRangeStart w:id="1"/>', '<w:commentRangeEnd w:id="1"/>'
    story = read(p("Cafe\u0301 a\u0308 ", start, "Zoe\u0308", end, " e\u0301"), comments=THREAD)

    assert unicodedata.is_normalized("NFC", story.text)
    assert [story.text[one.start : one.end] for one in story.comments if one.text.startswith("x")] == ["Zoë"]


def test_documents_saved_as_strict_open_xml_are_read() -> None:
    parts = {name: content.replace(STRICT[1], STRICT[0]) for name, content in unpacked(written(p("Strict."))).items()}

    assert read_docx(packed(parts), "draft.docx").text == "Strict."


def test_what_lies_outside_the_document_is_not_looked_for() -> None:
    parts = unpacked(written(p("Here."), comments=THREAD))
    links = parts["word/_rels/document.xml.rels"].replace(b'"comments.xml"', b'"comments.xml" TargetMode="External"')

    assert read_docx(packed(parts), "draft.docx").comments
    assert read_docx(packed({**parts, "word/_rels/document.xml.rels": links}), "draft.docx").comments == ()


SET = {
    ("10", r("6", '<w:vertAlign w:val="superscript"/>'), " litres"): "10⁶ litres",
    ("10", r("-", '<w:vertAlign w:val="superscript"/>'), r("6", '<w:vertAlign w:val="superscript"/>')): "10⁻⁶",
    ("90 m", r("2", '<w:vertAlign w:val="superscript"/>'), " big"): "90 m² big",
    ("CO", r("2", '<w:vertAlign w:val="subscript"/>'), "."): "CO₂.",
    ("noon.", r("2", '<w:vertAlign w:val="superscript"/>'), " It rained"): "noon. It rained",
    ("noon", r("*", '<w:vertAlign w:val="superscript"/>'), " it"): "noon it",
    ("the 1", r("st", '<w:vertAlign w:val="superscript"/>'), " and"): "the 1st and",
    ("a 1", r("2", '<w:vertAlign w:val="baseline"/>')): "a 12",
    ("<m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>6</m:t></m:r></m:sup></m:sSup>", " of"): "10⁶ of",
}  # fmt: skip


def test_powers_are_no_numbers_and_marks_of_notes_are_left_out() -> None:
    for runs, seen in SET.items():
        math = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
        body = p(*(run.replace("<m:sSup>", f"<m:sSup {math}>") for run in runs))

        assert read(body).text == seen, runs


def test_what_stands_at_the_head_and_foot_of_pages_is_told_beside_the_text() -> None:
    draft = docx.Document()
    draft.add_paragraph("Rain fell.")
    draft.sections[0].header.paragraphs[0].text = "The mayor took it."
    draft.sections[0].footer.paragraphs[0].text = "Draft 3"

    story = read_docx(saved(draft), "draft.docx")

    assert story.text == "Rain fell."
    assert [(one.words, one.in_text, one.in_story) for one in story.beside] == [
        ("The mayor took it.", False, True),
        ("Draft 3", False, True),
    ]
