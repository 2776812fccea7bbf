"""Pages of many shapes: all of a story comes in, wherever it is printed in it, and nothing of what is around it."""

from __future__ import annotations

from tracker.intake.html import read_html

RUNNING = [
    f"Paragraph {name} says that the council of the harbour town met {name} times in the spring, and that nobody wrote it down."
    for name in ("one", "two", "three", "four", "five")
]
CAPTION, PULL, CORRECTION = "The pier, where it began", "Nobody wrote it down", "Correction: it met in May."
BOX, POINT, CELL = "The box says that the town has a pier.", "Built in 1911", "Boats"
AROUND = {
    "menu": '<ul><li><a href="/">Home page</a></li><li><a href="/s">Sports today</a></li></ul>',
    "cookies": '<div class="cookie-note"><p>We use cookies. You may refuse all of them.</p><button>Refuse</button></div>',
    "most read": '<h3>Most read</h3><ul><li><a href="/d">A dog was found in the river on Monday</a></li></ul>',
    "teaser": '<div class="card"><h3><a href="/c">A cat ran</a></h3><p>A cat ran through the town on Tuesday.</p></div>',
    "letter": '<div class="box"><p>Get our best stories each morning, by post.</p><form><input type="email"></form></div>',
    "share": '<div class="share"><button>Share</button><button>Save</button></div>',
    "readers": '<section id="comments"><p>A reader: I think that the mayor is right.</p></section>',
    "foot": "<p>Copyright of the paper. All rights reserved to it.</p>",
}
NOISE = ("Home page", "cookies", "Most read", "A dog", "A cat", "best stories", "Share", "A reader", "Copyright")


def p(words: str) -> str:
    """A paragraph."""
    return f"<p>{words}</p>"


BODY = (
    f"{p(RUNNING[0])}<figure><img src=a.jpg><figcaption>{CAPTION}</figcaption></figure>{p(RUNNING[1])}"
    f"<aside><p>{BOX}</p></aside>{p(RUNNING[2])}<blockquote>{PULL}</blockquote><ul><li>{POINT}</li></ul>{p(RUNNING[3])}"
    f"<table><tr><th>{CELL}</th><th>9</th></tr><tr><td>Men</td><td>7</td></tr></table>{p(RUNNING[1])}{p(RUNNING[4])}"
)
INSIDE = (
    f"{AROUND['share']}{BODY}<footer>{p(CORRECTION)}</footer>{AROUND['teaser']}{AROUND['letter']}{AROUND['readers']}"
)
TOP = f"<header>{AROUND['menu']}</header>{AROUND['cookies']}"
END = f"<aside>{AROUND['most read']}</aside>{AROUND['teaser']}<footer>{AROUND['foot']}</footer>"
HEADED = "<h1>Nobody wrote</h1>"
SHAPES = {
    "an article": f"{TOP}<main><article>{HEADED}{INSIDE}</article>{AROUND['teaser']}</main>{END}",
    "an article in divs": f"<div id=page>{TOP}<div><article>{HEADED}<div><div>{INSIDE}</div></div></article></div>{END}</div>",
    "a main": f"{TOP}<main>{HEADED}{INSIDE}</main>{END}",
    "a body marked": f"{TOP}<div>{HEADED}<div itemprop=articleBody>{INSIDE}</div></div>{END}",
    "divs": f"<div id=page>{TOP}<div id=c>{HEADED}<div class=story>{INSIDE}</div></div><div id=side>{END}</div></div>",
    "in a form": f"<form action=/>{TOP}<div>{HEADED}<div>{INSIDE}</div></div>{END}<input name=q></form>",
    "bare": f"{TOP}{HEADED}{BODY}{p(CORRECTION)}{END}",
    "a table": f"<table><tr><td>{AROUND['menu']}</td><td>{HEADED}{BODY}{p(CORRECTION)}</td></tr></table>",
    "two halves": f"<div>{TOP}<div>{HEADED}{p(RUNNING[0])}</div><div>{BODY}{p(CORRECTION)}</div><div>{END}</div></div>",
}


def text_of(body: str) -> str:
    """The text of a page."""
    return read_html(f"<html><head><title>T</title></head><body>{body}</body></html>".encode(), "page.html").text


def test_nothing_printed_in_a_story_is_lost_and_nothing_around_it_comes_in() -> None:
    told = [HEADED[4:-5], *RUNNING, CAPTION, BOX, PULL, POINT, CELL, CORRECTION]
    for shape, body in SHAPES.items():
        text = text_of(body)

        assert [words for words in told if words not in text] == [], shape
        assert [words for words in NOISE if words in text] == [], shape
        paragraphs = text.split("\n\n")
        assert paragraphs.count(RUNNING[1]) == 2, shape
        assert paragraphs.index(CAPTION) < paragraphs.index(RUNNING[1]) < paragraphs.index(BOX), shape
