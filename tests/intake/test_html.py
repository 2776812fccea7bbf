"""Web pages: the article in them, and the parts that they tell apart."""

from __future__ import annotations

from tracker.intake.html import read_html
from tracker.intake.story import Kind, Story

SAID = "The mayor of the town resigned on Monday, two papers report, and she denies that she was asked to. "
MORE = "Nobody at the town hall could be reached, and the deputy, who is on leave, said nothing at all about it. "


def read(page: str, encoding: str = "utf-8") -> Story:
    """The story in a page."""
    return read_html(page.encode(encoding), "page.html")


PAGE = f"""<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Mayor gone - The Herald</title>
<meta property="og:title" content="Mayor gone"><meta property="og:site_name" content="The Herald">
<meta name="author" content="Ann Example"><script>var page = "The mayor";</script><style>p {{ color: red }}</style></head>
<body><header><h1>The Herald</h1><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav></header>
<article><h1>Mayor <em>gone</em></h1><p class="article__standfirst">She was
asked to.</p>
<p>{SAID}</p><p>{MORE}<b>She</b> <a href="https://x.example/">left</a>:<br>for good.</p>
<h2>What is known</h2><ul><li>{SAID}</li><li><p>{MORE}</p></li></ul>
<blockquote><p>I did not resign.</p></blockquote>
<table><tr><th>Year</th><th>Votes</th></tr><tr><td>2020</td><td>51</td></tr></table></article>
<aside><h3>Most read</h3><a href="/a">A dog was found</a></aside><footer>Copyright The Herald. All rights reserved.</footer>
</body></html>"""


def test_a_page_is_read_as_headline_standfirst_and_article_and_nothing_around_it() -> None:
    story = read(PAGE)

    assert story.text == (
        f"Mayor gone\n\nShe was asked to.\n\n{SAID.strip()}\n\n{MORE}She left:\nfor good.\n\nWhat is known\n\n"
        f"{SAID.strip()}\n{MORE.strip()}\n\nI did not resign.\n\nYear\tVotes\n2020\t51"
    )
    assert (story.kind, story.headline, story.standfirst) == (Kind.HTML, "Mayor gone", "She was asked to.")
    assert (story.language, story.author) == ("en-GB", "Ann Example")


def parts(head: str, body: str) -> tuple[str | None, str | None]:
    """Headline and standfirst of a page."""
    story = read(f"<html><head>{head}</head><body>{body}<p>{SAID}</p><p>{MORE}</p></body></html>")
    return story.headline, story.standfirst


def test_headline_and_standfirst_are_told_by_what_the_page_says_of_itself() -> None:
    described = '<meta name="description" content="In short.">'
    for head, body, told in (
        ("<title>Window</title>", "", ("Window", None)),
        ("<title>Window | The Herald</title>", "", ("Window", None)),
        ('<title>A - B - C</title><meta property="og:site_name" content="C">', "", ("A - B", None)),
        ('<title>One - sided</title><meta property="og:site_name" content="C">', "", ("One - sided", None)),
        ('<meta property="og:title" content="Shared">', "", ("Shared", None)),
        ("<title>Window</title>", "<h1> On the\n page </h1>", ("On the page", None)),
        (described, "<h1>H</h1>", ("H", None)),
        (described, "<h1>H</h1><p>In <b>short</b>.</p>", ("H", "In short.")),
        ("", "<p class=dek>Another story.</p><h1>H</h1><h2 class='story-subtitle'>In short.</h2>", ("H", "In short.")),
        ("", "<h1>H</h1><p itemprop='alternativeHeadline'>In short.</p>", ("H", None)),
        ("", f"<h1>H</h1><div class=standfirst>{SAID * 9}</div>", ("H", None)),
    ):
        assert parts(head, body) == told, (head, body)


def test_what_nobody_sees_in_a_page_comes_through_and_quotation_marks_are_written_out() -> None:
    article = f"<p>👩\u200d👧 {SAID}<q>I &shy;did not</q>, she says.</p><p>{MORE}</p>"

    story = read(f"<html><h1>ש\u200fZo&zwj;e</h1><article>{article}</article></html>")

    assert story.headline == "ש\u200fZo\u200de"
    assert story.text.startswith(f"{story.headline}\n\n👩\u200d👧 {SAID}“I did not”, she says.")


def test_a_page_is_read_in_the_encoding_that_it_declares() -> None:
    for declared, encoding in (
        ('<meta charset="utf-8">', "utf-8"),
        ("", "utf-8"),
        ("", "utf-16"),
        ('<meta charset="iso-8859-1">', "cp1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">', "cp1252"),
        ('<meta charset="zip">', "utf-8"),
        ('<meta charset="punycode">', "utf-8"),
        ('<meta charset="no-such">', "utf-8"),
    ):
        assert "Zoë’s" in read(f"<html><head>{declared}</head><p>Zoë’s story. {SAID}</p></html>", encoding).text, (
            declared
        )
    assert "Мэр" in read(f'<html><meta charset="koi8-r"><p>Мэр ушёл. {SAID}</p></html>', "koi8-r").text


def test_a_short_page_is_a_story_too() -> None:
    assert read("<p>She resigned.</p>").text == "She resigned."


def test_powers_and_formulas_are_no_numbers_and_marks_of_notes_are_left_out() -> None:
    for written, seen in (
        ("10<sup>6</sup> litres, 10<sup>-3</sup>", "10⁶ litres, 10⁻³"),
        ("<b>10</b><sup>6</sup> litres", "10⁶ litres"),
        ("<span>10</span><sup><b>6</b></sup> litres", "10⁶ litres"),
        ("90 m<sup>2</sup> and 5 km<sup>2</sup>, x<sup>3</sup>", "90 m² and 5 km², x³"),
        ("CO<sub>2</sub>, Ca<sup>2+</sup>, H<sub>2</sub>O", "CO₂, Ca²⁺, H₂O"),
        ("about <sup>1</sup>/<sub>2</sub> of it", "about ¹/₂ of it"),
        ("the 1<sup>st</sup>, M<sup>me</sup> Roy", "the 1st, Mme Roy"),
        ("noon.<sup>2</sup> It rained", "noon. It rained"),
        ("noon<sup>2</sup> it rained", "noon it rained"),
        ("noon. <sup>[2]</sup> It rained", "noon. It rained"),
        ("noon<sup>*</sup><sup>,</sup><sup>12</sup> it", "noon it"),
        ('in 2019<sup><a href="#n">2</a></sup> and', "in 2019 and"),
        ('in 2019<a href="#n"><sup>[note 2]</sup></a> and', "in 2019 and"),
        ("10<sup>1,5</sup> of", "10^1,5 of"),
        ("<math><msup><mn>10</mn><mn>6</mn></msup></math> of", "10⁶ of"),
    ):
        assert read(f"<article><p>There were {written}. {SAID}</p><p>{MORE}</p></article>").text.startswith(
            f"There were {seen}. "
        ), written


def test_two_line_breaks_end_a_paragraph_and_one_a_line() -> None:
    assert read(f"<h1>Mayor<br>gone</h1><div>{SAID}<br><br>{MORE}<br>End.</div>").text == (
        f"Mayor gone\n\n{SAID.strip()}\n\n{MORE.strip()}\nEnd."
    )


def test_a_story_that_only_a_script_holds_is_read_out_of_it() -> None:
    held = f'<script type="application/ld+json">{{"articleBody": "{SAID * 3}"}}</script>'
    assert SAID.strip() in read(f"<html><body>{held}<div><a href=/>Home</a></div></body></html>").text
