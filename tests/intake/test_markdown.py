"""Markdown: what a reader of the finished page would see."""

from __future__ import annotations

from tracker.intake.markdown import read_markdown
from tracker.intake.story import Kind, Story


def read(source: str) -> Story:
    """The story in a Markdown file."""
    return read_markdown(source.encode(), "story.md")


def test_a_file_is_read_as_its_words_in_paragraphs() -> None:
    story = read(
        "# Mayor *gone*\n\n*She [was](https://x.example) asked\nto **go**.*\n\n"
        "The mayor\n**resigned** on ![a face](face.png)`Monday` <b>at</b> last &amp; ~~never~~.  \nSo they \\*say\\*.\n\n"
        "<div>\nIn a <b>box</b>.\n<script>x</script></div>\n\n<!-- not seen -->\n\n"
        "- one\n- two\n  1. three\n\n| Year | Votes |\n|---|---|\n| 2020 | 51 |\n\n"
        "> A quote.\n\n```python\nx = 1\n  y = 2\n```\n\n---\n\nEnd.\n"
    )

    assert story.text == (
        "Mayor gone\n\nShe was asked to go.\n\nThe mayor resigned on Monday at last & never.\nSo they *say*.\n\nIn a box.\n\n"
        "one\ntwo\nthree\n\nYear\tVotes\n2020\t51\n\nA quote.\n\nx = 1\n  y = 2\n\nEnd."
    )
    assert (story.kind, story.headline, story.standfirst) == (Kind.MARKDOWN, "Mayor gone", "She was asked to go.")


def test_a_picture_s_caption_is_read_where_the_picture_stands_alone() -> None:
    assert read('One.\n\n![The *old* pier](a.png "Photo: Ann")\n\n[![A boat](b.png)](x)\n\nTwo ![c](d.png).').text == (
        "One.\n\nThe old pier\nPhoto: Ann\n\nA boat\n\nTwo ."
    )
    assert (
        read("<figure>\n<img src=a.png><figcaption>The pier</figcaption></figure>\n\nOne.").text == "The pier\n\nOne."
    )


def test_powers_are_no_numbers() -> None:
    assert read("It has 10<sup>6</sup> litres of CO<sub>2</sub>.<sup>1</sup> It **does**.").text == (
        "It has 10⁶ litres of CO₂. It does."
    )


HEADED = {
    "Mayor gone\n===\n\nText.": ("Mayor gone", None),
    "RL, draft\n\n# Mayor gone\n\n**In short.**\n\nText.": ("Mayor gone", "In short."),
    "# Mayor gone\n\n*In* short *again*.\n": ("Mayor gone", None),
    "# Mayor gone\n\n*In short.*, she says\n": ("Mayor gone", None),
    "## Mayor gone\n\n*In short.*\n": (None, None),
    "One.\n\nTwo.\n\nThree.\n\n# Background\n": (None, None),
    "# ![face](x.png)\n\nText.": (None, None),
    '---\ntitle: "Mayor: gone"\ndek: >\n  In\n  short.\n---\nText.': ("Mayor: gone", "In short."),
    "---\ntitle: Other\nstandfirst: 'It''s short.'\n---\n\n# Mayor gone\n\nText.": ("Mayor gone", "It's short."),
    f"---\ntitle: {'long ' * 200}\n---\nText.": (None, None),
}


def test_headline_and_standfirst_are_told_by_where_they_stand_and_stand_in_the_text() -> None:
    for source, told in HEADED.items():
        story = read(source)

        assert (story.headline, story.standfirst) == told, source
        for part in told:
            assert part is None or story.text.split("\n\n").count(part) == 1, source


def test_front_matter_is_read_plainly_and_a_rule_is_none() -> None:
    story = read("---\ntitle: T\nlang: de\ntags:\n  - a: b\nauthor: Ann\n...\nText.\n")

    assert (story.text, story.language, story.author) == ("T\n\nText.", "de", "Ann")
    assert read("---\n\nA story.\n\n---\n").text == "A story."
    assert read("---\nA story without an end: no.\n").text == "A story without an end: no."
