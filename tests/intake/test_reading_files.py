"""What kind of file a story comes in, and plain text, which is kept as it stands."""

from __future__ import annotations

import io

from tracker.intake.reading_files import read_story
from tracker.intake.story import Kind
from tracker.intake.text import headline_of

LONG = "The mayor of the town, who had been asked to go for weeks, resigned on Monday, two papers report. " * 2


def test_the_content_tells_the_kind_first_and_the_name_second() -> None:
    page = f"<!-- saved --><HTML><p>{LONG}</p>"
    for content, name, kind in (
        ("A story.", "", Kind.TEXT),
        ("A story.", "a.md", Kind.MARKDOWN),
        ("A story.", "a.log", Kind.TEXT),
        ("# A story", "", Kind.MARKDOWN),
        ("---\ntitle: A\n---\nStory.", "", Kind.MARKDOWN),
        ("# A story", "a.TXT", Kind.TEXT),
        ("#1 in the charts", "", Kind.TEXT),
        (page, "", Kind.HTML),
        (page, "a.txt", Kind.HTML),
        (f"\n<?xml version='1.0'?>\n<!DOCTYPE html><html><p>{LONG}", "a.md", Kind.HTML),
        (f"<p>{LONG}</p>", "", Kind.HTML),
        (f"<p>{LONG}</p>", "a.txt", Kind.TEXT),
        (f"<p>{LONG}</p>", "a.htm", Kind.HTML),
        ("<3 the mayor", "", Kind.TEXT),
    ):
        assert read_story(io.BytesIO(content.encode()), name).kind is kind, (content, name)


def test_plain_text_is_kept_but_for_its_mark_and_line_ends() -> None:
    kept = " \n# Ti\u0301tle\u00a0\t<b>\n\n\n*x* \u200f\u202eשלום 👩\u200d👩 \u200b\x07\u2028 end \n\n"

    assert read_story(io.BytesIO(kept.encode()), "a.txt").text == kept
    assert read_story(io.BytesIO(b"\xef\xbb\xbfa\r\nb\rc\r\n"), "a.txt").text == "a\nb\nc\n"
    for encoding in ("utf-16", "utf-32"):
        assert read_story(io.BytesIO(kept.encode(encoding)), "a.txt").text == kept
    assert read_story(io.BytesIO(b"\xfe\xff" + kept.encode("utf-16-be")), "a.txt").text == kept


def test_a_first_line_is_a_headline_only_where_it_cannot_be_a_paragraph() -> None:
    for text, headline in (
        ("Mayor gone\n\nShe resigned.", "Mayor gone"),
        ("\n\n  Did the mayor go?  \n\n\nShe resigned.", "Did the mayor go?"),
        (f"Mayor ‘gone’\n{LONG}", "Mayor ‘gone’"),
        ("Mayor gone", None),
        ("Mayor gone\n\n \n", None),
        ("The mayor resigned on Monday, two\npapers report.\n", None),
        ("The mayor resigned.\n\nShe denies it.", None),
        ("“I did not resign”\n\nShe denies it.", None),
        ("The mayor said:\n\nNo.", None),
        (f"{LONG.strip('. ')}\n\nShe denies it.", None),
        ("* * *\n\nShe denies it.", None),
        ("", None),
    ):
        assert headline_of(text) == headline, text
