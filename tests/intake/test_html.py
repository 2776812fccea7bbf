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
