"""The documents cannot lie: what they quote is what the program prints, and what they name is there."""

from __future__ import annotations

import re
import shlex
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from docs import quote
from docs.warm import warm
from tests.cli.door import params_of
from tracker.audit.rules import RULE_BOOK
from tracker.cli.commands import COMMANDS

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\(<?([^)>\s]+)>?(?:\s+\"[^\"]*\")?\)")
HEADING = re.compile(r"^#+\s+(.*?)\s*$", re.MULTILINE)
GROUPS = {row.name: {sub.name for sub in row.subcommands} for row in COMMANDS}
BARE = {row.name for row in COMMANDS if row.bare}
BEFORE = {"--db", "--by"}
"""Options before the command, each with a value."""


def place(path: Path) -> str:
    """A document as people name it."""
    return path.relative_to(ROOT).as_posix()


def anchor(heading: str) -> str:
    """The anchor that a heading has on the web."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def told(text: str) -> Iterator[list[str]]:
    """The words of every command line that a document names, in a block or between backticks."""
    fenced = "\n".join(re.findall(r"```.*?\n(.*?)```", text, re.DOTALL))
    indented = "\n".join(re.findall(r"^ {4}(\S.*)$", text, re.MULTILINE))
    prose = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    spans = re.findall(r"`([^`]+)`", prose)
    typed = re.findall(r"^(?:\$ )?(tracker .*)$", f"{fenced}\n{indented}".replace("\\\n", " "), re.MULTILINE)
    for line in [*typed, *(" ".join(span.split()) for span in spans if span.split()[:1] == ["tracker"])]:
        words = shlex.split(re.split(r" {3,}|[|>]| # ", line)[0].replace("…", "..."), posix=True)[1:]
        while words[:1] and words[0] in BEFORE:
            words = words[2:]
        if words:
            yield words


@pytest.fixture(scope="module")
def program() -> Iterator[Path]:
    """A folder with a `tracker` in it that is loaded once for all documents."""
    with tempfile.TemporaryDirectory() as aside, warm(Path(aside)) as folder:
        yield folder


@pytest.mark.parametrize("path", quote.documents(), ids=place)
def test_what_a_document_quotes_is_what_the_program_prints(path: Path, program: Path) -> None:
    assert not quote.is_stale(path, program), "mend it with: python docs/quote.py"


@pytest.mark.parametrize("path", DOCUMENTS, ids=place)
def test_every_link_leads_somewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for link in LINK.findall(re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.DOTALL)):
        if re.match(r"[a-z]+:", link):
            continue
        name, _, heading = link.partition("#")
        target = (path.parent / name).resolve() if name else path
        assert target.exists(), f"{place(path)} links to {link}, which is not there"
        if heading and target.suffix == ".md":
            anchors = {anchor(found) for found in HEADING.findall(target.read_text(encoding="utf-8"))}
            assert heading in anchors, f"{place(path)} links to {link}, which has no such heading"


@pytest.mark.parametrize("path", DOCUMENTS, ids=place)
def test_every_command_that_a_document_names_can_be_typed(path: Path) -> None:
    for words in told(path.read_text(encoding="utf-8")):
        name, *rest = words
        said = f"{place(path)}: tracker {' '.join(words)}"
        if name.startswith("-") or name.isupper():
            continue
        assert name in GROUPS, said
        line: tuple[str, ...] = (name,)
        if GROUPS[name] and rest and rest[0] in GROUPS[name]:
            line = (name, rest[0])
        elif GROUPS[name]:
            assert name in BARE or not rest, said
            if name not in BARE:
                continue
        options = {option for param in params_of(line) for option in (*param.opts, *param.secondary_opts)}
        named = {word.partition("=")[0] for word in rest if re.match(r"--?[a-z]", word)}
        assert named <= options | {"--help"}, f"{said}: {named - options}"


def test_the_manual_among_the_documents_has_a_page_on_every_rule() -> None:
    manual = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")

    assert re.findall(r"^([a-z-]+) \((?:note|warning|blocker)\)$", manual, re.MULTILINE) == [
        rule.name for rule in RULE_BOOK
    ]


def test_the_readme_names_every_command() -> None:
    """All but those that the help and the other documents are enough for."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    named = {words[0] for words in told(text)}

    assert {"demo", "init", "file", "claim", "source", "attribute", "derive", "rests", "impact"} <= named
    assert {"take", "verify", "approve", "evidence", "queue", "review", "audit", "rules", "report", "log"} <= named
