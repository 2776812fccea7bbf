"""Pages do not speak command line: what a sentence of the services names to go on with is a button or a field there."""

from __future__ import annotations

import re
from pathlib import Path

from tests.each import each
from tracker.web.in_browser import in_browser, pieces
from tracker.web.page_names import BUTTONS, COMMANDS, FIELDS

TRACKER = Path(__file__).parents[2] / "tracker"
ORDERED = re.compile(r"`tracker (?:--\S+ \S+ )*([a-z-]+)(?: ([a-z-]+))?")
AT_THE_MACHINE = {"db", "demo", "doctor", "export", "export-sheet", "import-sheet", "init", "serve"}
"""What whoever runs the desk types at its machine, and no page does."""
SAID = (
    (
        "a#3 has no live supporting evidence: add some with `tracker evidence add a#3 --source NAME --bearing supports "
        "--locator PLACE`",
        "a#3 has no live supporting evidence: add some with “Put evidence on it”, where “What it does” is to be “supports” and "
        "“Where in it” is to say the place",
        "/stories/a/claims/3#evidence",
    ),
    ("`take` takes a checker: ask one, or on a laptop name one with --by", "“Take it” takes a checker: ask one", None),
    (
        '`unverifiable article#6` needs a reason: add --reason "..."',
        "“Unverifiable” needs a reason: write it under “Reason”",
        "/stories/article/claims/6#claim-moves",
    ),
    (
        "MC proposes that a#3 is verified. It waits for `tracker approve a#3`.",
        "MC proposes that a#3 is verified. It waits for an editor: “Approve”.",
        "/stories/a/claims/3#claim-moves",
    ),
    (
        "if it is its next revision, say so with --slug a; else name another article with --slug",
        "if it is its next revision, say so by writing a under “Name at the desk”; else write another name there",
        None,
    ),
    ("there is no article b: see `tracker articles`", "there is no story b: see “Stories”", "/"),
    (
        "an editor changes it with `tracker settings second-person override`",
        "an editor changes it with the setting “second-person”",
        "/people#setting-second-person",
    ),
    (
        "restore the last backup (`tracker db restore`)",
        "restore the last backup (“tracker db restore” (typed at the machine that serves the desk))",
        None,
    ),
    ("go against it with `tracker verify a#1 --override --reason ...`", None, "/stories/a/claims/1#claim-moves"),
    (
        "it rests on a guess: `tracker accept 6` if it is right",
        "it rests on a guess: “Accept” if it is right",
        "#proposal-6",
    ),
    ("take it back first: `tracker evidence retract 3`", "take it back first: “Retract it”", None),
    ("a name as <b>people</b> wrote it -- and `this`", "a name as <b>people</b> wrote it -- and “this”", None),
)


@each(("said", "instead", "link"), SAID)
def test_a_sentence_of_the_program_names_buttons_and_fields(said: str, instead: str | None, link: str | None) -> None:
    assert instead is None or in_browser(said) == instead
    assert [path for _, path in pieces(said) if path] == ([link] if link else [])
    assert not re.search(r"`|--[a-z]", in_browser(said))


def test_every_command_that_a_sentence_names_has_its_place_on_the_pages() -> None:
    """And every button and field that stands for one is on a page under that name."""
    rooms = ("audit/rules", "domain", "extract", "services", "store", "web")
    texts = (path.read_text(encoding="utf-8") for room in rooms for path in (TRACKER / room).rglob("*.py"))
    named = {found.groups() for text in texts for found in ORDERED.finditer(text)}
    pages = "\n".join(path.read_text(encoding="utf-8") for path in (TRACKER / "web/templates").glob("*.html"))
    pages += (TRACKER / "web/templating.py").read_text(encoding="utf-8")

    assert len(named) > 50
    assert not [one for one in named if not {one[0], " ".join(filter(None, one))} & {*COMMANDS, *AT_THE_MACHINE}]
    shown = [*BUTTONS.values(), *(name for name, _ in COMMANDS.values()), *FIELDS.values()]
    assert not [name for name in shown if not name.startswith(("the ", "one of ")) and name not in pages]
